import type { Span } from '../../text/source.js';
import { type Entry, entryAt, scalar, type Table } from './value.js';

/** The keys at the top of a text in another markup than Markdown, and the text that follows. */
interface Header {
  readonly table: Table;
  readonly body: Span;
}

/** Reads the header of a file; undefined when it has none. */
type ReadHeader = (text: string) => Header | undefined;

/** The reader for the markup that a file is written in, by its ending; undefined for any other. */
export function headerOf(path: string): ReadHeader | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'rst') return readRestructured;
  if (ending === 'adoc') return readAsciiDoc;
  if (ending === 'lr') return (text) => readFields(text, '---');
  return ending === 'txt' ? readKirby : undefined;
}

/** The links of such a text as Markdown has them: the rest of its markup reads as it stands. */
export function withMarkdownLinks(path: string, text: string): string {
  if (/\.rst$/i.test(path)) {
    return text
      .replace(/`([^`<>\n]{1,400}) <(https?:[^`<>\s]{1,2000})>`__?/g, '[$1](<$2>)')
      .replace(imageOfRst, (_, url: string, options: string) => {
        const alt = /:alt:[ \t]*([^\n]*)/.exec(options)?.[1]?.trim() ?? '';
        return `![${alt.replace(/[[\]]/g, '')}](<${url}>)`;
      });
  }
  if (/\/contents\.lr$/i.test(path))
    return text.replace(blockOfLektor, (mark) => mark.replace(/[^\n]/g, ' '));
  if (!/\.adoc$/i.test(path)) return text;
  return text.replace(/(?:\blink:)?\b(https?:\/\/[^\s[\]<>]{1,2000})\[([^\]\n]{1,400})\]/g, '[$2](<$1>)');
}

/** A picture with its options (Docutils, Images); Pelican puts `{static}` before the path of a file of the site. */
const imageOfRst =
  /^\.\. (?:image|figure):: (?:\{[a-z]{1,20}\})?([^\s<>]{1,2000})[ \t]*((?:\n[ \t]{1,40}:[^\n]{0,400}){0,20})/gm;

/** What frames the text of a block in a field of Lektor (Flow): its kind, the name of its field, and what ends it. */
const blockOfLektor =
  /^(?:####[ \t]{1,9}[\w-]{1,60}[ \t]{1,9}####|(?<=^####[ \t]{1,9}[\w-]{1,60}[ \t]{1,9}####\n)(?:text|body|markdown|content):)[ \t]*$/gm;

interface Line extends Span {
  readonly text: string;
  /** The offset of the line after it. */
  readonly next: number;
}

function lineAt(text: string, start: number): Line | undefined {
  if (start >= text.length) return undefined;
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end).trimEnd();
  return { text: line, start, end: start + line.length, next: end < 0 ? text.length : end + 1 };
}

/** The title of a document, with or without a line above it (Docutils, Sections), then a list of fields. */
function readRestructured(text: string): Header | undefined {
  let line = lineAt(text, skipBlank(text, 0));
  if (line?.text.startsWith('.. ')) return readComments(text, line);
  const isRule = (each: Line | undefined): boolean => each !== undefined && isRow(each.text);
  if (line && isRule(line)) line = lineAt(text, line.next);
  const below = line && lineAt(text, line.next);
  if (!line || !below || !isRule(below)) return undefined;
  return withAttributes(text, line, line.text.trim(), below.next);
}

/** Lines of `.. key: value` (Nikola, Metadata fields). */
function readComments(text: string, first: Line): Header | undefined {
  const entries: Entry[] = [];
  let line: Line | undefined = first;
  for (; line; line = lineAt(text, line.next)) {
    const [found, key = ''] = /^\.\. ([A-Za-z][\w-]{0,60}):(?:[ \t]+|$)/.exec(line.text) ?? [];
    if (found === undefined) break;
    const keySpan = { start: line.start + 3, end: line.start + 3 + key.length };
    const span = { start: line.start + found.length, end: line.end };
    entries.push({ key, keySpan, value: scalar(text.slice(span.start, span.end), span) });
  }
  const at = line?.start ?? text.length;
  if (!entries.some(({ key }) => key === 'title')) return undefined;
  return {
    table: { kind: 'table', entries, span: { start: first.start, end: at } },
    body: { start: at, end: text.length },
  };
}

/** Three or more of one mark and nothing else. */
function isRow(text: string): boolean {
  return text.length >= 3 && /^[=\-`:.'"~^_*+#]/.test(text) && text === (text[0] ?? '').repeat(text.length);
}

/** The title of a document after one equals sign, then its attributes (AsciiDoc, Document Header). */
function readAsciiDoc(text: string): Header | undefined {
  const line = lineAt(text, skipBlank(text, 0));
  if (!line?.text.startsWith('= ')) return undefined;
  // Below the title may stand a line with the authors, and one with the revision and its date.
  const [author, revision] = [
    lineAt(text, line.next),
    lineAt(text, lineAt(text, line.next)?.next ?? text.length),
  ];
  const isAuthor = author && /^\p{L}/u.test(author.text) && !author.text.includes(':');
  const found = isAuthor && revision ? /(?<!\d)\d{4}-\d\d-\d\d(?!\d)/.exec(revision.text) : null;
  const isRevision = found !== null && revision !== undefined && !revision.text.startsWith(':');
  const last = isRevision ? revision : isAuthor ? author : line;
  const header = withAttributes(text, line, line.text.slice(2).trim(), last.next);
  if (!header || !isRevision || entryAt(header.table, 'date')) return header;
  const start = revision.start + found.index;
  const span = { start, end: start + found[0].length };
  const dated: Entry = { key: 'date', keySpan: span, value: scalar(found[0], span) };
  return { ...header, table: { ...header.table, entries: [...header.table.entries, dated] } };
}

/** Attributes of AsciiDoc under the names that they have elsewhere; what is for the page of a site begins with `page-`. */
const known = new Map([['revdate', 'date']]);

/** Lines of `:key: value`, and the empty ones among them; without any, there is no header. */
function withAttributes(text: string, line: Line, title: string, from: number): Header | undefined {
  const start = line.end - title.length;
  const titled = { start, end: line.end };
  const entries: Entry[] = [{ key: 'title', keySpan: titled, value: scalar(title, titled) }];
  let at = from;
  for (let each = lineAt(text, skipBlank(text, at)); each; each = lineAt(text, skipBlank(text, at))) {
    const [found, key = ''] = /^:([A-Za-z][\w-]{0,60}):(?:[ \t]+|$)/.exec(each.text) ?? [];
    if (found === undefined) break;
    const keySpan = { start: each.start + 1, end: each.start + 1 + key.length };
    const span = { start: each.start + found.length, end: each.end };
    const name = known.get(key) ?? key.replace(/^page-/, '');
    if (!entries.some((other) => other.key === name))
      entries.push({ key: name, keySpan, value: scalar(text.slice(span.start, span.end), span) });
    at = each.next;
  }
  if (entries.length === 1) return undefined;
  const table: Table = { kind: 'table', entries, span: { start: line.start, end: at } };
  return { table, body: { start: at, end: text.length } };
}

function skipBlank(text: string, from: number): number {
  let at = from;
  for (let line = lineAt(text, at); line && line.text.replace('\uFEFF', '') === ''; line = lineAt(text, at)) {
    at = line.next;
  }
  return at;
}

/** The fields of which a page of Lektor holds the notes in, the first one first. */
const bodies = ['body', 'notes', 'content', 'text'];

/** Fields between lines of four hyphens (Kirby, Content files); one with a title and such a line is a page of it. */
function readKirby(text: string): Header | undefined {
  if (!/^----[ \t]*\r?$/m.test(text)) return undefined;
  const header = readFields(text, '----');
  return header && entryAt(header.table, 'title') ? header : undefined;
}

/** Fields between lines of hyphens, each on its line or below it (Lektor, Content File Format). */
function readFields(text: string, separator: string): Header | undefined {
  const entries: Entry[] = [];
  let open: { key: string; keySpan: Span; start: number; end: number } | undefined;
  const close = (): void => {
    if (!open) return;
    const { key, keySpan } = open;
    const whole = text.slice(open.start, open.end);
    const start = open.start + (whole.length - whole.trimStart().length);
    const span = {
      start: Math.min(start, open.end),
      end: Math.max(start, open.start + whole.trimEnd().length),
    };
    entries.push({ key, keySpan, value: scalar(text.slice(span.start, span.end), span) });
    open = undefined;
  };
  for (let line = lineAt(text, 0); line; line = lineAt(text, line.next)) {
    if (line.text === separator) {
      close();
      continue;
    }
    if (open) {
      open.end = line.end;
      continue;
    }
    const [found, mark = '', key = ''] = /^(\uFEFF?)([A-Za-z_][\w-]{0,60}):/.exec(line.text) ?? [];
    if (found === undefined) {
      if (line.text === '') continue;
      return undefined;
    }
    const start = line.start + mark.length;
    open = {
      ...{ key, keySpan: { start, end: start + key.length } },
      ...{ start: line.start + found.length, end: line.end },
    };
  }
  close();
  if (entries.length === 0) return undefined;
  const table: Table = { kind: 'table', entries, span: { start: 0, end: text.length } };
  const body = bodies.map((key) => entryAt(table, key)).find((each) => each !== undefined);
  const { start, end } = body?.value.span ?? { start: text.length, end: text.length };
  const keys = entries.filter((each) => each !== body);
  return { table: { ...table, entries: keys }, body: { start, end } };
}
