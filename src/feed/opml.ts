import type { Show } from '../show/model.js';
import { buildXml } from '../xml/build.js';
import { tree } from '../xml/tree.js';

/** Writes a list of subscriptions as OPML 2.0 (opml.org/spec2.opml); podcast apps import all of it at once. */
export function opml(title: string, shows: readonly Show[]): string {
  const outlines = shows.map(({ title, feed, link, description, language }) => {
    const attributes = { text: title, title, type: 'rss', version: 'RSS2', xmlUrl: feed, htmlUrl: link };
    return tree(
      'outline',
      { ...attributes, description: description.plain ?? description.html, language },
      [],
    );
  });
  return `${buildXml(
    tree('opml', { version: '2.0' }, [
      tree('head', {}, [tree('title', {}, title), tree('docs', {}, 'http://opml.org/spec2.opml')]),
      tree('body', {}, outlines),
    ]),
  )}\n`;
}
