import { firstOf, isNull, type JsonNode, readJson } from '../text/json.js';
import type { Span } from '../text/source.js';
import {
  type Chapter,
  type ChapterFault,
  type ChapterFaultKind,
  type ChapterFile,
  type ChapterLocation,
  inOrder,
  limits,
  type Places,
  type ReadChapter,
  type Reading,
  tooLong,
} from './chapter.js';
import type { ChapterFormat } from './format.js';

/** The list of chapters in a text that is said to be one in JSON, whatever its file is called. Never throws. */
export function readJsonChapters(text: string, name: string): ChapterFile {
  const source = { name, text: text.startsWith('\uFEFF') ? text.slice(1) : text };
  const long = tooLong(source.text);
  return { source, ...(long ? { chapters: [], faults: [long] } : read(source.text)) };
}

function read(text: string): Reading {
  const unreadable = (span: Span, message: string, help: string): Reading => ({
    chapters: [],
    faults: [{ kind: 'unreadable', span, message, help }],
  });
  const { depth, chapters: entries } = limits;
  const { root, fault } = readJson(text, { depth, values: 16 * entries, entries });
  if (fault) return unreadable(fault.span, fault.message, helpOf[fault.kind]);
  const list = root?.is === 'object' ? root.members.get('chapters') : undefined;
  if (root?.is !== 'object' || list?.is !== 'array') {
    const message = list ? '"chapters" is not a list.' : 'The file has no list of chapters.';
    const help = 'A chapter file is an object such as {"version": "1.2.0", "chapters": […]}.';
    return unreadable(list ?? firstOf(root), message, help);
  }
  const faults: ChapterFault[] = [];
  const report: Report = (kind, span, message, help) => {
    // Nobody reads ten thousand faults of one file.
    if (faults.length < limits.chapters) faults.push({ kind, span, message, ...(help && { help }) });
  };
  checkVersion(root.members.get('version'), firstOf(root), report);
  const chapters: ReadChapter[] = [];
  for (const [index, item] of list.items.entries()) {
    const chapter = chapterOf(item, index + 1, report);
    if (chapter) chapters.push(chapter);
  }
  return { chapters, faults };
}

/** What to do about JSON that is not read. */
const helpOf = {
  syntax: 'Correct the JSON, or export the file again.',
  depth: 'Check that this is the right file.',
  values: 'Check that this is the right file.',
} as const;

type Report = (kind: ChapterFaultKind, span: Span, message: string, help?: string) => void;

function checkVersion(version: JsonNode | undefined, root: Span, report: Report): void {
  const help = 'Write "version": "1.2.0".';
  if (!version) report('version', root, 'The chapter file has no version.', help);
  else if (version.is !== 'value' || !/^1\.\d+(?:\.\d+)?$/.test(String(version.value))) {
    const shown = version.is === 'value' ? `"${String(version.value).slice(0, 40)}"` : `an ${version.is}`;
    report('version', version, `The version of the chapter file is ${shown}, not "1.2.0".`, help);
  } else if (typeof version.value !== 'string') {
    report('version', version, `The version of the chapter file is a number, not a text.`, help);
  }
}

function chapterOf(item: JsonNode, number: number, report: Report): ReadChapter | undefined {
  if (item.is !== 'object') {
    report('start', item, `Chapter ${number} is not an object.`, 'Write {"startTime": 0, "title": "…"}.');
    return undefined;
  }
  const { members } = item;
  const start = startOf(members.get('startTime'), item, number, report);
  if (start === undefined) return undefined;
  const at: { -readonly [Key in keyof Places]: Places[Key] } = { whole: firstOf(item), start: start.span };
  const chapter: { -readonly [Key in keyof ReadChapter]: ReadChapter[Key] } = { start: start.seconds, at };
  const end = members.get('endTime');
  if (end?.is === 'value' && typeof end.value === 'number') {
    chapter.end = end.value;
    at.end = end;
  } else if (end && !isNull(end)) {
    const message = `The endTime of chapter ${number} is not a number.`;
    report('start', end, message, 'Write seconds, without quotes.');
  }
  for (const name of ['title', 'url', 'img'] as const) {
    const found = members.get(name);
    if (found?.is === 'value' && typeof found.value === 'string') {
      if (found.value.trim() !== '') chapter[name] = found.value.trim();
      at[name] = found;
    }
  }
  const nulls = ['title', 'url', 'img'].flatMap((name) => {
    const found = members.get(name);
    return found && isNull(found) ? [{ name, found }] : [];
  });
  for (const { name, found } of nulls) report('null', found, `The ${name} of chapter ${number} is null.`);
  const toc = members.get('toc');
  if (toc?.is === 'value' && typeof toc.value === 'boolean') {
    chapter.toc = toc.value;
    at.toc = toc;
  } else if (toc && !isNull(toc)) {
    report('toc', toc, `The toc of chapter ${number} is not true or false.`, 'Write it without quotes.');
  }
  const location = members.get('location');
  if (location && !isNull(location)) {
    const told = locationOf(location, number, report);
    if (told) chapter.location = told;
    at.location = location;
  }
  return chapter;
}

function startOf(
  found: JsonNode | undefined,
  item: JsonNode,
  number: number,
  report: Report,
): { readonly seconds: number; readonly span: Span } | undefined {
  const help = 'Write the start in seconds as a number, without quotes.';
  if (found?.is === 'value' && typeof found.value === 'number') {
    if (found.value >= 0 && found.value < 1e9) return { seconds: found.value, span: found };
    const why = found.value < 0 ? 'before the recording begins' : 'later than any recording lasts';
    report('start', found, `Chapter ${number} starts at ${found.value}, ${why}.`, help);
  } else if (!found || isNull(found)) {
    report('start', found ?? firstOf(item), `Chapter ${number} has no startTime.`, help);
  } else {
    const shown = found.is === 'value' ? `"${String(found.value).slice(0, 40)}"` : `an ${found.is}`;
    report('start', found, `The startTime of chapter ${number} is ${shown}, not a number.`, help);
  }
  return undefined;
}

function locationOf(found: JsonNode, number: number, report: Report): ChapterLocation | undefined {
  const textOf = (name: string): string => {
    const value = found.is === 'object' ? found.members.get(name) : undefined;
    return value?.is === 'value' && typeof value.value === 'string' ? value.value.trim() : '';
  };
  const [name, geo, osm] = ['name', 'geo', 'osm'].map(textOf) as [string, string, string];
  if (name !== '' && geo !== '') return { name, geo, ...(osm !== '' && { osm }) };
  const lacks = name === '' ? 'name' : 'geo';
  report(
    'location',
    found,
    `The location of chapter ${number} has no "${lacks}".`,
    'Write a name and a geo: URI, such as "geo:52.0907,5.1214".',
  );
  return undefined;
}

/** JSON chapters (Podcasting 2.0, JSON Chapters 1.0 to 1.2), members written in the order of their page. */
export const json: ChapterFormat = {
  title: 'JSON chapters',
  keeps: ['end', 'title', 'url', 'img', 'toc', 'location'],
  matches: (text) => /^\uFEFF?\s{0,100}\{/.test(text),
  read,
  write: (chapters) => printJson(chapters),
};

/** Prints a JSON chapters file (JSON Chapters 1.2), the chapters in the order of their starts. */
export function printJson(chapters: readonly Chapter[]): string {
  const rows = inOrder(chapters).map(({ start, end, title, url, img, toc, location }) =>
    JSON.stringify({ startTime: start, title, img, url, toc, endTime: end, location }),
  );
  const list = rows.length === 0 ? '[]' : `[\n    ${rows.join(',\n    ')}\n  ]`;
  return `{\n  "version": "1.2.0",\n  "chapters": ${list}\n}\n`;
}
