import { clockOf, readClock } from '../text/clock.js';
import { escapedAttribute } from '../text/escape.js';
import { grouped } from '../text/number.js';
import { type Attribute, type Element, readText } from '../xml/document.js';
import {
  type Chapter,
  type ChapterFault,
  limits,
  listed,
  type ReadChapter,
  type Reading,
  tooMany,
} from './chapter.js';
import type { ChapterFormat } from './format.js';

const namespace = 'http://podlove.org/simple-chapters';

/** A chapter that an element says, or what is wrong with it; a chapter may be had in spite of a fault. */
export interface Told {
  readonly chapter?: ReadChapter;
  readonly faults: readonly ChapterFault[];
}

/** Where there are more tags than a chapter list has. A tree takes many times the memory of its text. */
function tooManyTags(text: string): number {
  let at = -1;
  for (let count = 0; count <= limits.tags; count++) {
    at = text.indexOf('<', at + 1);
    if (at < 0) return -1;
  }
  return at;
}

function read(text: string): Reading {
  const tag = tooManyTags(text);
  if (tag >= 0) {
    const message = `The file has more than ${grouped(limits.tags)} tags, which no chapter list has.`;
    const span = { start: tag, end: tag + 1 };
    return {
      chapters: [],
      faults: [{ kind: 'unreadable', span, message, help: 'Check that this is the right file.' }],
    };
  }
  const { root, findings } = readText(text, { name: '', maxBytes: limits.text, noun: 'file' });
  const faults: ChapterFault[] = findings.map(({ span, message, help }) => ({
    kind: 'syntax',
    span,
    message,
    ...(help !== undefined && { help }),
  }));
  const name = root?.name.replace(/^(?:psc:|\{.*\})/, '');
  if (!root || name !== 'chapters') {
    faults.push({
      kind: 'unreadable',
      span: root?.nameSpan ?? { start: 0, end: 1 },
      message: root ? `The file holds <${root.name}>, not <psc:chapters>.` : 'The file holds no chapters.',
      help: `Begin the file with <psc:chapters version="1.2" xmlns:psc="${namespace}">.`,
    });
    return { chapters: [], faults };
  }
  const chapters: ReadChapter[] = [];
  for (const element of root.children) {
    if (element.name !== `${root.name.slice(0, -'chapters'.length)}chapter`) continue;
    if (chapters.length === limits.chapters) {
      faults.push(tooMany(element.openSpan));
      break;
    }
    const told = chapterOf(element);
    if (told.chapter) chapters.push(told.chapter);
    faults.push(...told.faults);
  }
  return { chapters, faults: faults.sort((a, b) => a.span.start - b.span.start) };
}

/** The chapter that a `<psc:chapter>` says, also of a list in a feed. */
export function chapterOf(element: Element): Told {
  const attributeOf = (name: string): Attribute | undefined => {
    const found = element.attribute(name);
    return found && found.value.trim() !== '' ? found : undefined;
  };
  const [start, title, href, image] = ['start', 'title', 'href', 'image'].map(attributeOf);
  const seconds = start && readClock(start.value.trim());
  if (seconds === undefined) {
    const message = start
      ? `The start of the chapter is "${start.value.slice(0, 80)}", not a time such as "00:43:07.500".`
      : 'The chapter has no start.';
    const span = start?.valueSpan ?? element.nameSpan;
    const help = 'Write hours, minutes and seconds, such as start="00:43:07.500".';
    return { faults: [{ kind: 'start', span, message, help }] };
  }
  const chapter: ReadChapter = {
    start: seconds,
    ...(title && { title: title.value.trim() }),
    ...(href && { url: href.value.trim() }),
    ...(image && { img: image.value.trim() }),
    at: {
      whole: element.openSpan,
      ...(start && { start: start.valueSpan }),
      ...(title && { title: title.valueSpan }),
      ...(href && { url: href.valueSpan }),
      ...(image && { img: image.valueSpan }),
    },
  };
  return { chapter, faults: [] };
}

/** Podlove Simple Chapters 1.2 in a file of their own. */
export const psc: ChapterFormat = {
  title: 'Podlove Simple Chapters',
  keeps: ['title', 'url', 'img'],
  matches: (text) => /<(?:[\w-]{1,40}:)?chapters[\s>/]/.test(text.slice(0, 4096)),
  read,
  write(chapters) {
    const rows = listed(chapters).map(({ start, title, url, img }) => {
      const attribute = (name: string, value: string | undefined): string =>
        value === undefined ? '' : ` ${name}="${escapedAttribute(value)}"`;
      const time = clockOf(start);
      return `  <psc:chapter start="${time}"${attribute('title', title)}${attribute('href', url)}${attribute('image', img)}/>\n`;
    });
    const open = `<psc:chapters version="1.2" xmlns:psc="${namespace}">`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${rows.join('')}</psc:chapters>\n`;
  },
};

/** A chapter of Podlove Simple Chapters as it is written into a feed. */
export interface SimpleChapter {
  /** Normal Play Time, `HH:MM:SS.mmm`: bare seconds are read as 0 by some players. */
  readonly start: string;
  readonly title: string;
  readonly href: string | undefined;
  readonly image: string | undefined;
}

/** The chapters that a list in the feed can show. */
export function simpleChapters(chapters: readonly Chapter[]): readonly SimpleChapter[] {
  return listed(chapters).map(({ start, title, url, img }) => {
    return { start: clockOf(start), title, href: url, image: img };
  });
}
