import { fewest, isChapterList, stampRuns } from '../../chapters/stamps.js';
import { cachedByObject } from '../../text/cache.js';
import { readClock } from '../../text/clock.js';
import { decodeReferences, readHtml, textsOf } from '../../text/html.js';
import type { Line } from '../../text/lines.js';
import type { Element } from '../../xml/document.js';
import { type Place, within } from '../rule.js';

/** A chapter as a listener sees it, and where the feed says it. */
export interface ListedChapter {
  /** In seconds. */
  readonly start: number;
  readonly title: string;
  readonly place: Place;
}

/** A list of chapters in an item: Podlove Simple Chapters, or times in the description. */
export interface ListedChapters {
  readonly is: 'psc' | 'times';
  readonly chapters: readonly ListedChapter[];
}

/** Elements of HTML that stand on lines of their own. */
const blocks = /^(?:p|br|li|ul|ol|div|h[1-6]|tr|dt|dd|blockquote|pre|table|section|article)$/;

/** The lines of a description, which is HTML or plain text; their spans are offsets into the text given. */
function* linesOf(text: string): Generator<Line> {
  const html = readHtml(text);
  const breaks = html.tags.filter(({ name }) => blocks.test(name));
  const isPlain = breaks.length === 0;
  let line = '';
  let start = 0;
  let end = 0;
  let next = 0;
  for (const piece of textsOf(text, html)) {
    let isNew = false;
    while ((breaks[next]?.start ?? Number.POSITIVE_INFINITY) < piece.start) {
      next++;
      isNew = true;
    }
    if (isNew) {
      if (line !== '') yield { text: line, start, end };
      line = '';
    }
    const written = text.slice(piece.start, piece.end);
    let at = piece.start;
    for (const [index, part] of (isPlain ? written.split(/\r\n?|\n/) : [written]).entries()) {
      if (index > 0) {
        if (line !== '') yield { text: line, start, end };
        line = '';
      }
      if (line === '') start = at + part.length - part.trimStart().length;
      line += decodeReferences(isPlain ? part : part.replace(/\s+/g, ' '));
      if (part.trim() !== '') end = at + part.trimEnd().length;
      at = text.indexOf('\n', at + part.length) + 1;
    }
  }
  if (line !== '') yield { text: line, start, end };
}

/** The texts of an item that may list times; the first that does counts. */
const texts = ['description', 'content:encoded'];

/** What may be before the time 0 on the line from which a list starts: the marks of a list, brackets, hours. */
const beforeStart = /^(?:[^\w<>&]|_|&[a-z\d#]{1,9};|\d{1,3}[.)]\s){0,20}(?:0{1,3}:)?0?$/i;

/** The longest of that, in UTF-16 units. */
const longestBefore = 200;

/** Whether an element has the time 0 where a list would start. */
function hasStart(element: Element | undefined): element is Element {
  const text = element?.text ?? '';
  for (let at = text.indexOf('0:00'); at >= 0; at = text.indexOf('0:00', at + 1)) {
    // Most are the end of another time, such as 10:00.
    if (/[1-9a-z]/i.test(text.charAt(at - 1))) continue;
    const before = text.slice(Math.max(0, at - longestBefore), at);
    const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'), before.lastIndexOf('>')) + 1;
    if (beforeStart.test(before.slice(start))) return true;
  }
  return false;
}

/**
 * The longest run of lines with times in a text; none when two are long enough: nobody knows which of them are the
 * chapters.
 */
function timesIn(element: Element | undefined): readonly ListedChapter[] {
  if (!hasStart(element)) return [];
  let longest: readonly ListedChapter[] = [];
  let lists = 0;
  for (const run of stampRuns(linesOf(element.text))) {
    if (run.length >= fewest && ++lists > 1) return [];
    if (run.length <= longest.length) continue;
    longest = run.map(({ start, title = '', at: { whole } }) => {
      return { start, title, place: within(element, whole.start, Math.max(whole.end, whole.start + 1)) };
    });
  }
  return longest;
}

/** The chapters of Podlove Simple Chapters that have a start and a title. */
function simple(item: Element): readonly ListedChapter[] {
  const list = item.child('psc:chapters');
  return (list?.all('psc:chapter') ?? []).flatMap((chapter) => {
    const start = readClock(chapter.attribute('start')?.value.trim() ?? '');
    const title = chapter.attribute('title')?.value.trim() ?? '';
    if (start === undefined || title === '') return [];
    return [{ start, title, place: { span: chapter.openSpan, path: chapter.path } }];
  });
}

/**
 * The chapter lists of an item that Spotify reads. Times in the description are taken for one only where they are
 * meant to be: at least two, in a list of their own, the first of them at 0; a programme, or a few moments worth
 * hearing, is none.
 */
export function listedIn(item: Element): readonly ListedChapters[] {
  return mayList(item) ? listsOf(item) : none;
}

const none: readonly ListedChapters[] = [];

function mayList(item: Element): boolean {
  return item.child('psc:chapters') !== undefined || texts.some((name) => hasStart(item.child(name)));
}

const listsOf = cachedByObject((item: Element): readonly ListedChapters[] => {
  const lists: ListedChapters[] = [];
  const ofFeed = simple(item);
  if (ofFeed.length > 0) lists.push({ is: 'psc', chapters: ofFeed });
  for (const name of texts) {
    const times = timesIn(item.child(name));
    if (times[0]?.start !== 0 || times.length < 2) continue;
    lists.push({ is: 'times', chapters: times });
    break;
  }
  return lists;
});

/** Whether players that read the description make chapters of a list of times. */
export function isRead({ chapters }: ListedChapters): boolean {
  return (
    chapters.length >= fewest &&
    isChapterList(chapters.map(({ start, title }) => ({ start, title, at: { whole: { start: 0, end: 0 } } })))
  );
}
