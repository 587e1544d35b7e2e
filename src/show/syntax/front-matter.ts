import { endOfLine } from '../../text/lines.js';
import type { Source, Span } from '../../text/source.js';
import { valueAt } from '../../text/table.js';
import { collect, type FileFinding } from '../faults.js';
import { headerOf } from './headers.js';
import { measureJson, parseJson } from './json.js';
import { parseToml } from './toml.js';
import { type Entry, entryAt, type Parsed, type Table } from './value.js';
import { writing } from './write.js';
import { parseYaml } from './yaml.js';

/** The front matter of a file, when it has any, and what is wrong with it. */
export interface FrontMatterRead {
  readonly front: FrontMatter | undefined;
  readonly findings: readonly FileFinding[];
}

/** The two parts of an episode file. */
export interface FrontMatter {
  readonly language: Language | 'header';
  /** Undefined when it could not be read. */
  readonly table: Table | undefined;
  /** The Markdown after it. */
  readonly body: Span;
}

const parsers = { yaml: parseYaml, toml: parseToml, json: parseJson } as const;

type Language = keyof typeof parsers;

/** The lines that open front matter, and what closes it. */
const fences: Readonly<Record<string, { readonly language: Language; readonly close: RegExp }>> = {
  '---': { language: 'yaml', close: /^(---|\.\.\.)[ \t]*\r?$/ },
  '---yaml': { language: 'yaml', close: /^(---|\.\.\.)[ \t]*\r?$/ },
  '---toml': { language: 'toml', close: /^---[ \t]*\r?$/ },
  '---json': { language: 'json', close: /^---[ \t]*\r?$/ },
  '+++': { language: 'toml', close: /^\+\+\+[ \t]*\r?$/ },
  ';;;': { language: 'json', close: /^;;;[ \t]*\r?$/ },
};

/**
 * Splits an episode file into front matter and Markdown: YAML between `---`, TOML between `+++`, JSON between
 * `;;;`, any of them between `---` with its name, a bare JSON object, or lines such as `Title: …`; each from the
 * start of the file. There is none where a template (`{%`, `{{`) starts; an unclosed one is a
 * finding. No language that could run code is known.
 */
export function readFrontMatter({ name, text }: Source): FrontMatterRead {
  const { report, findings } = collect();
  const read = headerOf(name);
  if (read) {
    const front = read(text);
    if (front) return { front: { language: 'header', ...front }, findings };
  }
  const start = text.search(/[^\s\uFEFF]/);
  if (start < 0) return { front: undefined, findings };
  if (/^\{(?![{%#])/.test(text.slice(start, start + 2))) return readBareJson(text, start);

  const lineEnd = endOfLine(text, start);
  const first = text.slice(start, lineEnd).trimEnd();
  const fence = valueAt(fences, first);
  if (!fence) {
    if (!/^(---|\+\+\+|;;;)\w+$/.test(first)) {
      const front = readHeader(text, start);
      const unopened = front ? undefined : (unopenedAt(text, start) ?? belowAt(text, start));
      if (unopened) {
        const { message, help, end, write } = unopened;
        const span = { start, end };
        report('source/front-matter-unclosed', span, message, {
          help,
          ...(write !== undefined && { fix: writing(span, write) }),
        });
      }
      return { front, findings };
    }
    const message = `"${first}" opens front matter in a language that airworthy does not support.`;
    report('source/syntax', { start, end: start + first.length }, message, {
      help: 'Use "---" for YAML, "+++" for TOML, or a JSON object.',
    });
    return { front: undefined, findings };
  }

  const open = lineEnd + 1;
  for (let at = open; at <= text.length; ) {
    const end = endOfLine(text, at);
    if (fence.close.test(text.slice(at, end))) {
      const { language } = fence;
      const { table, findings } = parse(language, text.slice(open, at), open);
      const body = { start: Math.min(end + 1, text.length), end: text.length };
      return { front: { language, table, body }, findings };
    }
    at = end + 1;
  }
  const almost = almostFence(text, open);
  if (almost) {
    const written = text.slice(almost.start, almost.end);
    const message = `"${written}" does not close the front matter opened with "${first}".`;
    const close = first.slice(0, 3);
    report('source/front-matter-unclosed', almost, message, {
      help: `Write "${close}" on a line of its own.`,
      fix: writing(almost, close),
    });
    const body = { start: text.length, end: text.length };
    return { front: { language: fence.language, table: undefined, body }, findings };
  }
  const message = `The front matter opened with "${first}" is never closed.`;
  report('source/front-matter-unclosed', { start, end: start + first.length }, message, {
    help: `Put "${first.slice(0, 3)}" on a line of its own after the last key.`,
  });
  const body = { start: text.length, end: text.length };
  return { front: { language: fence.language, table: undefined, body }, findings };
}

/** A line of dashes or plus signs that was meant as a fence, and is none: `--`, `----`, `—`, or a block of code. */
const likeFence = /^[ \t]*(-{2,}|\+{2,}|[—–]{1,3}|`{3}(?:ya?ml)?)[ \t]*\r?$/;

/** Lines that are looked through for a fence; front matter is hardly longer. */
const mostLines = 200;

/** The line that was meant to close front matter. */
function almostFence(text: string, from: number): Span | undefined {
  let at = from;
  for (let lines = 0; at <= text.length && lines < mostLines; lines++) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const mark = likeFence.exec(line)?.[1];
    if (mark !== undefined) {
      const start = at + line.indexOf(mark);
      return { start, end: start + mark.length };
    }
    at = end + 1;
  }
  return undefined;
}

/** Front matter whose first line is missing or almost a fence, when lines of keys and a fence follow. */
function unopenedAt(text: string, start: number) {
  const lineEnd = endOfLine(text, start);
  const first = text.slice(start, lineEnd).trimEnd();
  const isAlmost = likeFence.test(first);
  let keys = 0;
  let at = isAlmost ? lineEnd + 1 : start;
  for (let lines = 0; at < text.length && lines < mostLines; lines++) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end).trimEnd();
    if (line === '---' || (isAlmost && (line === first || (line === '```' && first.startsWith('```'))))) {
      if (keys === 0) return undefined;
      return isAlmost
        ? {
            message: `"${first}" does not open front matter.`,
            ...{
              help: `Write "---" on this line${line === '---' ? '' : ', and on the one that closes it'}.`,
            },
            ...{ end: start + first.length, write: line === '---' || line === first ? '---' : undefined },
          }
        : {
            message: 'The front matter is not opened: the first line is a key.',
            ...{ help: 'Write "---" on a line of its own above it.', end: start, write: '---\n' },
          };
    }
    if (/^[A-Za-z][\w-]{0,40}:(?:[ \t]|$)/.test(line)) keys += 1;
    else if (!/^[ \t]|^[-#]|^$/.test(line)) return undefined;
    at = end + 1;
  }
  return undefined;
}

/** Lines that may be above front matter by mistake, such as a comment. */
const mostAbove = 20;

/** Front matter with something above it: between two fences are keys, and a title among them. */
function belowAt(text: string, start: number) {
  let at = endOfLine(text, start) + 1;
  for (let lines = 0; at < text.length && lines < mostAbove; lines++) {
    const end = endOfLine(text, at);
    if (/^---[ \t]*\r?$/.test(text.slice(at, end))) {
      const inside = keysUpTo(text, end + 1);
      if (!inside?.includes('title')) return undefined;
      return {
        ...{ end: at - 1, message: 'The front matter is not at the start of the file, so it is not read.' },
        ...{ help: 'Move what is above the first "---" below the second one.', write: undefined },
      };
    }
    at = end + 1;
  }
  return undefined;
}

/** The keys of the lines up to the next fence; undefined where there is none, or something else is among them. */
function keysUpTo(text: string, from: number): readonly string[] | undefined {
  const keys: string[] = [];
  let at = from;
  for (let lines = 0; at < text.length && lines < mostLines; lines++) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end).trimEnd();
    if (line === '---') return keys;
    const key = /^([A-Za-z][\w-]{0,40}):(?:[ \t]|$)/.exec(line)?.[1];
    if (key !== undefined) keys.push(key);
    else if (!/^[ \t]|^[-#]|^$/.test(line)) return undefined;
    at = end + 1;
  }
  return undefined;
}

/** Middleman leaves out the braces of its JSON. */
function parse(language: Language, text: string, offset: number): Parsed {
  const isBare = language === 'json' && /^\s*"/.test(text);
  return isBare ? parseJson(`{${text}}`, offset - 1) : parsers[language](text, offset);
}

/**
 * Lines of key and value as Pelican and MultiMarkdown have them, up to the first empty one, or to a fence that
 * nothing opened; Nikola puts two dots before each, and a comment around them. A title and a date tell them.
 */
function readHeader(text: string, start: number): FrontMatter | undefined {
  const entries: Entry[] = [];
  const isComment = /^<!--[ \t]*\r?\n/.test(text.slice(start, start + 80));
  let isFenced = isComment;
  let at = isComment ? endOfLine(text, start) + 1 : start;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end).trimEnd();
    if (line === (isComment ? '-->' : '')) break;
    if (line === '---' && entries.length > 0) {
      isFenced = true;
      break;
    }
    const [matched, dots = '', key = '', gap = ''] =
      /^(\.\.[ \t]+)?([A-Za-z][\w -]{0,40})(:[ \t]*)/.exec(line) ?? [];
    if (matched === undefined) return undefined;
    const keyStart = at + dots.length;
    const valueStart = keyStart + key.length + gap.length;
    const span = { start: valueStart, end: at + line.length };
    entries.push({
      key: key.trim(),
      keySpan: { start: keyStart, end: keyStart + key.length },
      value: { kind: 'scalar', text: text.slice(span.start, span.end), span },
    });
    at = end + 1;
  }
  const table: Table = { kind: 'table', entries, span: { start, end: Math.min(at, text.length) } };
  if (!entryAt(table, 'title') || !(entryAt(table, 'date') ?? entryAt(table, 'pubDate'))) return undefined;
  const body = { start: Math.min(isFenced ? endOfLine(text, at) : at, text.length), end: text.length };
  return { language: 'header', table, body };
}

function readBareJson(text: string, start: number): FrontMatterRead {
  const measured = measureJson(text.slice(start));
  const { end: length, unclosed = 0 } = measured;
  if (length === undefined) {
    const { report, findings } = collect();
    // After an empty line it is hardly front matter any more.
    const isInside = !/\n\s*\n/.test(text.slice(start, start + unclosed));
    const at = isInside ? start + unclosed : start;
    const message =
      at > start
        ? 'The text that starts here has no closing quote on its line.'
        : 'The front matter opened with "{" is never closed.';
    report('source/front-matter-unclosed', { start: at, end: at + 1 }, message, {
      help: 'Close every "{", "[" and quote.',
    });
    const body = { start: text.length, end: text.length };
    return { front: { language: 'json', table: undefined, body }, findings };
  }
  const { table, findings } = parseJson(text.slice(start, start + length), start, measured);
  return { front: { language: 'json', table, body: { start: start + length, end: text.length } }, findings };
}
