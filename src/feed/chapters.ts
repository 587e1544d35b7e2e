import type { JsonChapter } from '../chapters/json.js';
import { simpleChapters } from '../chapters/psc.js';
import type { Chapters } from '../show/show.js';
import { type Tree, tree } from '../xml/tree.js';

/** `<podcast:chapters>`: where the JSON chapters of an episode are (Podcasting 2.0, docs/tags/chapters.md). */
export function chapters(url: string): Tree {
  return tree('podcast:chapters', { url, type: 'application/json+chapters' }, [], 'chapters');
}

/** `<psc:chapters>`: the same chapters in the feed itself; none when they are elsewhere (Podlove Simple Chapters 1.2). */
export function inlineChapters(of: Chapters | undefined): readonly Tree[] {
  if (!of || !('json' in of)) return [];
  const file = JSON.parse(of.json) as { readonly chapters: readonly JsonChapter[] };
  const rows = simpleChapters(file.chapters);
  if (rows.length === 0) return [];
  const children = rows.map(({ start, title, href, image }) =>
    tree('psc:chapter', { start, title, href, image }, []),
  );
  return [tree('psc:chapters', { version: '1.2' }, children, 'chapters')];
}
