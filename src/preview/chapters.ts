import { inOrder } from '../chapters/chapter.js';
import { chapterOf } from '../chapters/psc.js';
import { chaptersInNotes } from '../chapters/stamps.js';
import type { Element } from '../xml/document.js';
import { wordsOf } from './kept.js';
import type { ChapterView, Files, Notes } from './model.js';
import type { ChapterSource, Reader } from './readers.js';

/** How many chapters are shown. */
const most = 500;

/** The chapters that an app shows for an item; undefined when it finds none. */
export function chaptersFor(
  { chapters: { from, choose, clockOnly, title } }: Reader,
  item: Element,
  notes: Notes | undefined,
  files: Files,
): ChapterView | undefined {
  const found = from.flatMap((source) => sources[source](item, notes, files, clockOnly) ?? []);
  const [first] = found;
  if (!first) return undefined;
  const length = ({ list }: ChapterView): number => list?.length ?? 0;
  const chosen =
    choose === 'longest'
      ? found.reduce((best, each) => (length(each) > length(best) ? each : best), first)
      : first;
  return { ...chosen, ...(title !== undefined && { title }) };
}

type Find = (
  item: Element,
  notes: Notes | undefined,
  files: Files,
  clockOnly?: boolean,
) => ChapterView | undefined;

const sources: Readonly<Record<ChapterSource, Find>> = {
  psc(item, _notes, _files, clockOnly) {
    const elements = item.child('psc:chapters')?.all('psc:chapter').slice(0, most) ?? [];
    const list = elements.flatMap((element) => {
      const { chapter } = chapterOf(element);
      if (!chapter) return [];
      const { at: _at, ...rest } = chapter;
      const isBare = clockOnly && !element.attribute('start')?.value.includes(':');
      return [isBare ? { ...rest, start: 0 } : rest];
    });
    return list.length > 0 ? { from: 'psc', list: inOrder(list) } : undefined;
  },

  json(item, _notes, files) {
    const url = item.child('podcast:chapters')?.attribute('url')?.value.trim();
    if (!url) return undefined;
    const read = files.get(url)?.chapters?.chapters;
    const list = read
      ?.slice(0, most)
      .flatMap(({ at: _at, ...chapter }) => (chapter.toc === false ? [] : [chapter]));
    return { from: 'json', url, list: list && inOrder(list) };
  },

  description(_item, notes) {
    const list = chaptersInNotes(wordsOf(notes?.pieces ?? []));
    return list.length > 0
      ? { from: 'description', list: list.slice(0, most).map(({ at: _at, ...chapter }) => chapter) }
      : undefined;
  },
};
