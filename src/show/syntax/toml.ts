import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Span } from '../../text/source.js';
import { collect } from '../faults.js';
import { tooMuchToml } from './bounds.js';
import type { Entry, List, Parsed, Scalar, Value } from './value.js';
import { writing } from './write.js';
import { inQuotes } from './yaml-faults.js';

type Growing = { kind: 'table'; entries: Entry[]; span: Span };

/**
 * Reads TOML 1.0 that stands at an offset of a text; fractions and dates keep the text they are written in.
 * Without a table when something is malformed: TOML cannot be read past its first fault.
 */
export function parseToml(text: string, offset: number): Parsed {
  const { report, findings } = collect();
  const spanOf = ([start, end]: readonly [number, number]): Span => ({
    start: offset + start,
    end: offset + end,
  });
  const excess = tooMuchToml(text);
  if (excess) {
    report('source/syntax', spanOf([excess.start, excess.end]), excess.message);
    return { table: undefined, findings };
  }
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { rule, start, end, message, help, write } = faultAt(text, error);
    report(rule, spanOf([start, end]), message, {
      ...(help !== undefined && { help }),
      ...(write !== undefined && { fix: writing(spanOf([start, end]), write) }),
    });
    return { table: undefined, findings };
  }

  const known = new Map<Growing, Map<string, Value>>();
  const add = (table: Growing, entry: Entry): void => {
    const values = known.get(table) ?? new Map<string, Value>();
    known.set(table, values.set(entry.key, entry.value));
    table.entries.push(entry);
  };

  const convert = (node: AST.TOMLContentNode): Value => {
    const span = spanOf(node.range);
    if (node.type === 'TOMLArray') return { kind: 'list', items: node.elements.map(convert), span };
    if (node.type === 'TOMLInlineTable') {
      const table: Growing = { kind: 'table', entries: [], span };
      for (const pair of node.body) assign(table, pair);
      return table;
    }
    return { kind: 'scalar', text: textOf(node, text), span } satisfies Scalar;
  };

  const assign = (table: Growing, { key, value }: AST.TOMLKeyValue): void => {
    const last = key.keys.at(-1);
    if (!last) return;
    const parent = key.keys.slice(0, -1).reduce((each, part) => descend(each, part), table);
    add(parent, { key: nameOf(last), keySpan: spanOf(last.range), value: convert(value) });
  };

  /** The table behind a key, made when it is new; behind an array of tables, its last one. */
  const descend = (table: Growing, part: AST.TOMLBare | AST.TOMLQuoted): Growing => {
    const key = nameOf(part);
    const value = known.get(table)?.get(key);
    if (value?.kind === 'table') return value as Growing;
    if (value?.kind === 'list') return value.items.at(-1) as Growing;
    const made: Growing = { kind: 'table', entries: [], span: spanOf(part.range) };
    add(table, { key, keySpan: spanOf(part.range), value: made });
    return made;
  };

  const root: Growing = { kind: 'table', entries: [], span: spanOf([0, text.length]) };
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') {
      assign(root, node);
      continue;
    }
    let table = root;
    const parts = node.key.keys;
    for (const part of node.kind === 'array' ? parts.slice(0, -1) : parts) table = descend(table, part);
    const last = parts.at(-1);
    if (node.kind === 'array' && last) {
      const made: Growing = { kind: 'table', entries: [], span: spanOf(node.range) };
      const value = known.get(table)?.get(nameOf(last));
      if (value?.kind === 'list') (value.items as Value[]).push(made);
      else {
        const list: List = { kind: 'list', items: [made], span: spanOf(last.range) };
        add(table, { key: nameOf(last), keySpan: spanOf(last.range), value: list });
      }
      table = made;
    }
    for (const pair of node.body) assign(table, pair);
  }
  return { table: root, findings };
}

function nameOf(part: AST.TOMLBare | AST.TOMLQuoted): string {
  return part.type === 'TOMLBare' ? part.name : part.value;
}

/** Text without its quotes, whole numbers (`1_000`, `0xff`) in plain digits, everything else as it is written. */
function textOf(node: AST.TOMLValue, text: string): string {
  if (node.kind === 'string') return node.value;
  return node.kind === 'integer' ? String(node.bigint) : text.slice(...node.range);
}

/** How far back the key of a value that is missing is looked for. */
const longestLine = 200;

interface TomlFault extends Span {
  readonly rule: 'source/key-duplicate' | 'source/syntax';
  readonly message: string;
  readonly help?: string;
  /** What to write in its place, where that is certain. */
  readonly write?: string;
}

/**
 * What the parser refused. It gives the character at which it gave up: often the one behind a value, where a
 * quote or a day of the calendar is wrong, so that the whole value is shown then.
 */
function faultAt(text: string, { index, message }: ParseError): TomlFault {
  const at = Math.min(index, text.length);
  if (message.startsWith('Defining a key multiple times')) {
    const key = /^(?:[\w-]+|"[^"\n]*"|'[^'\n]*')/.exec(text.slice(at))?.[0] ?? '';
    const name = key.replace(/^["']|["']$/g, '');
    const end = at + Math.max(1, key.length);
    return { rule: 'source/key-duplicate', start: at, end, message: `The key "${name}" appears twice.` };
  }
  const value = bareValueAt(text, at);
  if (value) {
    const written = text.slice(value.start, value.end);
    const what = 'not text in quotes, a number, a date, true or false';
    const message = `The TOML is malformed: "${written}" is ${what}.`;
    const right = plainInToml(written);
    return right === undefined
      ? {
          ...{ rule: 'source/syntax', ...value, message },
          help: 'Put text in quotes, and write a date as 2025-12-11.',
          ...inQuotes(written),
        }
      : { rule: 'source/syntax', ...value, message, help: `Write ${right}.`, write: right };
  }
  const colon = colonAt(text, at);
  if (colon) {
    return {
      ...{ rule: 'source/syntax', ...colon, message: 'A key in TOML ends in "=", not in a colon.' },
      help: 'Write " =" in place of the colon; YAML is written between "---".',
      write: ' =',
    };
  }
  const unsaid = /(?<![^\s=])([^\s=]+)[ \t]*=\s*$/.exec(text.slice(Math.max(0, at - longestLine), at));
  if (unsaid) {
    const [whole, key = ''] = unsaid;
    const start = at - whole.length;
    return {
      ...{ rule: 'source/syntax', start, end: start + key.length, message: `The key "${key}" has no value.` },
      help: 'Write a value after the "=", or remove the line.',
    };
  }
  if (message.startsWith('Unterminated string')) {
    const start = text.lastIndexOf('\n', at - 1) + 1 + (/["']/.exec(lineAt(text, at))?.index ?? 0);
    const quote = text.charAt(start);
    return {
      ...{
        rule: 'source/syntax',
        start,
        end: Math.max(start + 1, at),
        message: `The ${quote} here is never closed.`,
      },
      help: `Close it with ${quote}.`,
    };
  }
  if (message.startsWith('Invalid character in escape')) {
    return {
      ...{
        rule: 'source/syntax',
        start: Math.max(0, at - 1),
        end: at,
        message: 'A backslash in double quotes has a meaning of its own.',
      },
      help: 'Write a backslash twice, or put the text in single quotes.',
    };
  }
  const reason = message.replace(/\.$/, '');
  const end = /^[^\r\n]/.test(text.slice(at, at + 1)) ? at + 1 : at;
  return { rule: 'source/syntax', start: at, end, message: `The TOML is malformed: ${reason}.` };
}

/** How TOML spells `True`, and a date whose month or day has one digit. */
function plainInToml(written: string): string | undefined {
  if (/^(?:true|false)$/i.test(written)) return written.toLowerCase();
  const [, year, month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written) ?? [];
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The line that a place is in, up to the place. */
function lineAt(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

/** The colon behind a key, where it stands in place of the equals sign. */
function colonAt(text: string, at: number): Span | undefined {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const key = /^[ \t]*[\w-]+[ \t]*(?=:)/.exec(text.slice(from))?.[0];
  return key === undefined ? undefined : { start: from + key.length, end: from + key.length + 1 };
}

/** The value without quotes or brackets that a place lies in, or just behind. */
function bareValueAt(text: string, at: number): Span | undefined {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(from)) ?? [];
  const [, before = '', value = ''] = /^([^=#]*=[ \t]*)([^\s"'[{#][^#]*)/.exec(line) ?? [];
  const start = from + before.length;
  const end = start + value.trimEnd().length;
  return value !== '' && at >= start && at <= end ? { start, end } : undefined;
}
