import type { Source } from '../text/source.js';
import type { Document } from '../xml/document.js';

/** What a report says of an item beside its findings. */
interface ItemOutline {
  readonly title?: { readonly text: string } | undefined;
  readonly guid?: { readonly text: string } | undefined;
}

/** What a report needs of a feed: its text, and what its items are called and known by. A document has all of it. */
export interface Outline {
  readonly source: Source;
  readonly channel?: { readonly items: readonly ItemOutline[] } | undefined;
}

const nameless: ItemOutline = {};

/** The outline of a document, without its elements: of many feeds no more is kept, and that can be sent. */
export function outlineOf({ source, channel }: Document): Outline {
  const items = channel?.element.all('item').map((item) => {
    const [title, guid] = [item.child('title'), item.child('guid')];
    if (!title && !guid) return nameless;
    return { ...(title && { title: { text: title.text } }), ...(guid && { guid: { text: guid.text } }) };
  });
  return { source, ...(items && { channel: { items } }) };
}
