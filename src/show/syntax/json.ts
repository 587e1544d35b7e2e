import { type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser';
import type { Span } from '../../text/source.js';
import { collect, type ReportFault } from '../faults.js';
import { type Excess, limits, tooDeep, tooLong, tooMany } from './bounds.js';
import type { Entry, Parsed, ParsedData, Value } from './value.js';
import { writing } from './write.js';

/**
 * Reads a JSON object (RFC 8259) that stands at an offset of a text; numbers keep the text they are
 * written in. Returns what could be read, with comments and the first thing that is malformed as findings.
 */
export function parseJson(text: string, offset: number, measured: Measured = measureJson(text)): Parsed {
  const { root, findings } = parseJsonData(text, offset, measured);
  return { table: root?.kind === 'table' ? root : undefined, findings };
}

/** The same for a file that may hold a list. */
export function parseJsonData(
  text: string,
  offset: number,
  { excess }: Measured = measureJson(text),
): ParsedData {
  const { report, findings } = collect();
  const spanOf = (start: number, length: number): Span => ({
    start: offset + start,
    end: offset + start + length,
  });
  if (excess) {
    report('source/syntax', { start: offset + excess.start, end: offset + excess.end }, excess.message);
    return { root: undefined, findings };
  }
  let isBroken = false;
  let root: Value | undefined;
  let key: Pick<Entry, 'key' | 'keySpan'> | undefined;
  const open: Open[] = [];
  const add = (value: Value): void => {
    const parent = open.at(-1);
    if (!parent) root ??= value;
    else if (parent.kind === 'list') parent.items.push(value);
    else if (key) parent.entries.push({ key: key.key, keySpan: key.keySpan, value });
    key = undefined;
  };
  const begin = (container: Open): void => {
    add(container);
    open.push(container);
  };
  const end = (at: number, length: number): Open | undefined => {
    const container = open.pop();
    if (container) container.span.end = offset + at + length;
    return container;
  };

  const builder: JSONVisitor = {
    onObjectBegin: (at, length) => begin({ kind: 'table', entries: [], span: spanOf(at, length) }),
    onObjectProperty(name, at, length) {
      key = { key: name, keySpan: spanOf(at, length) };
    },
    onObjectEnd(at, length) {
      const table = end(at, length);
      if (table?.kind === 'table') reportTwice(table.entries, report);
    },
    onArrayBegin: (at, length) => begin({ kind: 'list', items: [], span: spanOf(at, length) }),
    onArrayEnd: end,
    onLiteralValue(value: unknown, at, length) {
      const span = spanOf(at, length);
      if (value === null) add({ kind: 'empty', span });
      else
        add({ kind: 'scalar', text: typeof value === 'string' ? value : text.slice(at, at + length), span });
    },
    onError(code, at, length) {
      const error = spoken(printParseErrorCode(code));
      const isRemark = error === 'invalid comment token';
      if (isBroken && !isRemark) return;
      isBroken ||= !isRemark;
      const { start, end, message, help, write } = faultAt(text, error, at, length);
      const span = spanOf(start, end - start);
      report('source/syntax', span, message, {
        ...(help !== undefined && { help }),
        ...(write !== undefined && { fix: writing(span, write) }),
      });
    },
  };
  visit(text, builder, { disallowComments: true });
  return { root, findings };
}

/** Reads one JSON value in each line (JSON Lines) as a list; empty lines are skipped. */
export function parseJsonLines(text: string, offset: number): ParsedData {
  const items: Value[] = [];
  const findings: ParsedData['findings'][number][] = [];
  let values = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (line.trim() === '') continue;
    values += line.split(',').length;
    if (values > limits.values) {
      const { report, findings: excess } = collect();
      report(
        'source/syntax',
        { start: offset + index, end: offset + index + 1 },
        tooMany(index, 'JSON').message,
      );
      return { root: undefined, findings: excess };
    }
    const { root, findings: found } = parseJsonData(line, offset + index);
    findings.push(...found);
    if (root && found.every(({ rule }) => rule !== 'source/syntax')) items.push(root);
  }
  return { root: { kind: 'list', items, span: { start: offset, end: offset + text.length } }, findings };
}

/** An object or array whose end is still to come. */
type Open = { readonly span: { readonly start: number; end: number } } & (
  | { readonly kind: 'table'; readonly entries: Entry[] }
  | { readonly kind: 'list'; readonly items: Value[] }
);

function reportTwice(entries: readonly Entry[], report: ReportFault): void {
  const known = new Set<string>();
  for (const { key, keySpan } of entries) {
    if (known.has(key)) report('source/key-duplicate', keySpan, `The key "${key}" appears twice.`);
    known.add(key);
  }
}

/** How far a JSON object goes, in UTF-16 offsets. */
export interface Measured {
  readonly end?: number;
  readonly excess?: Excess;
  /** Where the first text starts that is not closed on its line. */
  readonly unclosed?: number;
}

/**
 * Where the JSON object at the start of a text ends, and where it first goes beyond a limit. A string ends at the
 * end of its line at the latest, so that one missing quote does not swallow the rest of the file.
 */
export function measureJson(text: string): Measured {
  let depth = 0;
  let values = 0;
  let excess: Excess | undefined;
  let unclosed: number | undefined;
  let end: number | undefined;
  for (const { 0: token, 1: close, index } of text.matchAll(jsonTokens)) {
    if (close === '') unclosed ??= index;
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (token === ',') values++;
    if (depth > limits.depth) excess ??= tooDeep(index, 'JSON');
    if (values > limits.values) excess ??= tooMany(index, 'JSON');
    if (depth === 0) {
      end = index + token.length;
      break;
    }
  }
  excess ??= tooLong(text.slice(0, end), 'JSON');
  return {
    ...(excess && { excess }),
    ...(end !== undefined && { end }),
    ...(end === undefined && unclosed !== undefined && { unclosed }),
  };
}

/** Texts, and the marks that nest or part values. */
const jsonTokens = /[{}[\],]|"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*("?)/g;

interface JsonFault extends Span {
  readonly message: string;
  readonly help?: string;
  /** What to write in its place, where that is certain. */
  readonly write?: string;
}

/** What to do about a fault of JSON, where its name does not tell. */
const helps: Readonly<Record<string, string>> = {
  'invalid comment token': 'Remove the comment: JSON has none.',
  'invalid symbol': 'Put keys and text in double quotes.',
  'comma expected': 'Add a comma before this.',
  'unexpected end of string': 'End the text with a quote on the same line; write a line break as \\n.',
  'invalid character': 'Write a tab as \\t.',
  'invalid escape character': 'Write a backslash twice.',
};

/** What is wrong at a place of JSON; a comma that nothing follows is shown itself. */
function faultAt(text: string, error: string, at: number, length: number): JsonFault {
  const comma = text.slice(0, at).trimEnd().length - 1;
  if (text[comma] === ',' && /[}\]]/.test(text[at] ?? '')) {
    const message = `There is a comma before "${text[at]}".`;
    return { start: comma, end: comma + 1, message, help: 'Remove the comma.', write: '' };
  }
  const message = `The JSON is malformed: ${error}.`;
  const help = helps[error];
  return { start: at, end: at + length, message, ...(help !== undefined && { help }) };
}

/** `PropertyNameExpected` → `property name expected`. */
function spoken(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
