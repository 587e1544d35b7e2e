import type { FileFacts } from '../media.js';
import type { Episode } from '../show/show.js';
import type { Document } from '../xml/document.js';

/**
 * The files at hand of a feed that was built, and with them the chapter lists of its episodes by the URLs that the
 * feed gives them: they are judged in the file where their author can correct them.
 */
export function withChapters(
  files: ReadonlyMap<string, FileFacts>,
  { channel }: Document,
  episodes: readonly Episode[],
): ReadonlyMap<string, FileFacts> {
  const all = new Map(files);
  for (const [index, { chapters }] of episodes.entries()) {
    const link = channel?.items[index]?.element.child('podcast:chapters');
    const url = link?.attribute('url')?.value.trim();
    if (url === undefined || !chapters || !('json' in chapters)) continue;
    all.set(url, { bytes: new TextEncoder().encode(chapters.json).length, chapters: chapters.written });
  }
  return all;
}
