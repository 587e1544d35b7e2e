import type { Chapter } from '../../src/chapters/chapter.js';
import type { EpisodePreview, EpisodeReading } from '../../src/preview/model.js';
import { button, node } from '../node.js';
import { clockOf } from './words.js';

/** An episode in a player: where it is, its chapters and its transcript move together. There is no sound. */
export function playerOf(
  episode: EpisodePreview,
  reading: EpisodeReading,
  art: HTMLElement,
): readonly Node[] {
  const { chapters, transcript } = reading;
  const list = chapters?.list ?? [];
  const cues = transcript?.cues ?? [];
  const last = Math.max(list.at(-1)?.start ?? 0, cues.at(-1)?.start ?? 0);
  const length = Math.max(1, Math.round(episode.duration ?? last + 60));
  const range = node('input', {
    type: 'range',
    min: '0',
    max: String(length),
    value: '0',
    'aria-label': 'Position',
  });
  const time = node('span', {}, clockOf(0));
  const now = node('p', { class: 'dim now' });
  const chapterRows = list.map((chapter) => chapterRow(chapter, chapters?.title, () => go(chapter.start)));
  const cueRows = cues.map(({ speaker, text, start }) =>
    node(
      'li',
      {},
      ...(start === undefined ? [] : [node('span', { class: 'dim time' }, clockOf(start))]),
      node('span', {}, ...(speaker ? [node('strong', {}, `${speaker}: `)] : []), text),
    ),
  );
  function go(seconds: number): void {
    range.value = String(Math.floor(seconds));
    tick();
  }
  function tick(): void {
    const at = Number(range.value);
    time.textContent = clockOf(at);
    range.setAttribute('aria-valuetext', clockOf(at));
    // A start within the second that is shown has come.
    const chapter = markLast(chapterRows, list, at + 1);
    now.textContent = list[chapter]?.title ?? '';
    const cue = markLast(cueRows, cues, at + 1);
    const row = cueRows[cue];
    if (row?.parentElement) row.parentElement.scrollTop = row.offsetTop - row.parentElement.offsetTop;
  }
  range.addEventListener('input', tick);
  const more = (transcript?.count ?? 0) - cues.length;
  const parts = [
    node('div', { class: 'cover' }, art),
    node('p', { class: 'title' }, reading.title || 'Without a title'),
    now,
    node(
      'div',
      { class: 'position' },
      range,
      node(
        'p',
        { class: 'dim' },
        time,
        node('span', {}, episode.duration === undefined ? 'no duration' : clockOf(length)),
      ),
    ),
    node('h3', {}, 'Chapters'),
    chapterRows.length > 0
      ? node('ol', { class: 'chapters' }, ...chapterRows)
      : node('p', { class: 'dim' }, chaptersMissing(reading)),
    node('h3', {}, 'Transcript'),
    cueRows.length > 0
      ? node('ol', { class: 'cues', tabindex: '0', 'aria-label': 'Transcript' }, ...cueRows)
      : node('p', { class: 'dim' }, transcriptMissing(reading)),
    ...(more > 0 ? [node('p', { class: 'dim' }, `… and ${more} more cues`)] : []),
  ];
  tick();
  return parts;
}

function chapterRow({ start, title = '' }: Chapter, most: number | undefined, go: () => void): HTMLElement {
  const characters = Array.from(title || 'Without a title');
  const isLong = most !== undefined && characters.length > most;
  const shown = isLong ? characters.slice(0, most).join('') : characters.join('');
  const open = button('', go, {});
  open.append(
    node('span', { class: 'dim time' }, clockOf(start)),
    node(
      'span',
      {},
      shown,
      ...(isLong ? [node('span', { class: 'beyond' }, characters.slice(most).join(''))] : []),
    ),
  );
  return node('li', {}, open);
}

/** Marks the last row that has begun, and returns its place; -1 when none has. */
function markLast(
  rows: readonly HTMLElement[],
  of: readonly { readonly start?: number }[],
  at: number,
): number {
  const current = of.findLastIndex(({ start }) => start !== undefined && start < at);
  for (const [index, row] of rows.entries()) row.classList.toggle('current', index === current);
  return current;
}

function chaptersMissing({ chapters, reader }: EpisodeReading): string {
  if (chapters?.url !== undefined) return `They are in ${fileOf(chapters.url)}, which is not at hand.`;
  return `${reader.title} finds none.`;
}

function transcriptMissing({ transcript, reader }: EpisodeReading): string {
  if (!transcript) return `${reader.title} shows none.`;
  return `It is in ${fileOf(transcript.url)}, which is not at hand.`;
}

function fileOf(url: string): string {
  return (
    url
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) || url
  );
}
