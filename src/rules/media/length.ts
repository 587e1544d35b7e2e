import { readDuration } from '../../text/duration.js';
import type { Element } from '../../xml/document.js';
import type { Context } from '../rule.js';

/** How long the episode of an element takes, in seconds: by its recording at hand, else as the feed says. */
export function lengthOf(item: Element | undefined, { files }: Context): number | undefined {
  const url = item?.child('enclosure')?.attribute('url')?.value.trim() ?? '';
  const measured = files?.get(url)?.audio?.duration;
  return measured ?? (readDuration(item?.child('itunes:duration')?.text ?? '')?.seconds || undefined);
}
