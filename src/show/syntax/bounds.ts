import { endOfLine } from '../../text/lines.js';
import { grouped } from '../../text/number.js';
import type { Span } from '../../text/source.js';

/**
 * What people's files may hold. A parser makes objects of hundreds of bytes from one character and recurses into
 * what is nested, so that these are asked before it is: a file of a stranger's takes bounded time and memory.
 */
export const limits = {
  /** Levels of tables and lists. */
  depth: 32,
  /** Keys, items and lines. */
  values: 100_000,
  /** UTF-16 units. */
  length: 1_000_000,
  /** In YAML anchors, aliases, tags, lines that start with a tab, stray brackets: each costs many times a value. */
  marks: 10_000,
  /** Levels that a parser of YAML is given at all; quotes and comments may hold some of them. */
  parsed: 256,
  /** UTF-16 units of one text or number in TOML. */
  text: 60_000,
} as const;

/** Where a text goes beyond a limit, and what the limit is. */
export interface Excess extends Span {
  readonly message: string;
}

/** The start of a text that is longer than {@link limits}; undefined when it may be read. */
export function tooLong(text: string, language: string): Excess | undefined {
  if (text.length <= limits.length) return undefined;
  const message = `The ${language} is longer than ${grouped(limits.length)} characters, which is the most that is read.`;
  return { start: 0, end: endOfLine(text, 0), message };
}

/** Where a text first holds more values than {@link limits}. */
export function tooMany(at: number, language: string): Excess {
  const message = `The ${language} has more than ${grouped(limits.values)} values, which is the most that is read.`;
  return { start: at, end: at + 1, message };
}

/** Where values first nest deeper than {@link limits}. */
export function tooDeep(at: number, language: string): Excess {
  return { start: at, end: at + 1, message: `The ${language} is nested too deeply.` };
}

/** Where YAML goes beyond a limit, counted by its marks without reading it; undefined when it may be read. */
export function tooMuchYaml(text: string): Excess | undefined {
  const long = tooLong(text, 'YAML');
  if (long) return long;
  const indents: number[] = [];
  let values = 0;
  let marks = 0;
  let flow = 0;
  for (let line = 0; line < text.length; ) {
    const end = endOfLine(text, line);
    let at = line;
    while (text[at] === ' ') at++;
    while ((indents.at(-1) ?? -1) >= at - line) indents.pop();
    indents.push(at - line);
    if (text[at] === '\t') marks++;
    values++;
    let nested = indents.length;
    for (let isStart = true; at < end; at++) {
      const mark = text[at] as string;
      if (isBlank(mark)) continue;
      const endsHere = at + 1 === end || isBlank(text[at + 1]);
      if (isStart && endsHere && (mark === '-' || mark === '?')) {
        nested++;
        values++;
        continue;
      }
      isStart = false;
      if (mark === '[' || mark === '{') flow++;
      else if (mark === ']' || mark === '}') {
        if (flow > 0) flow--;
        else marks++;
      }
      if (mark === ',' || (mark === ':' && endsHere)) values++;
      if ((mark === '*' || mark === '&' || mark === '!') && (at === line || opensNode(text[at - 1]))) marks++;
      if (nested + flow > limits.parsed) return tooDeep(at, 'YAML');
      if (values > limits.values) return tooMany(at, 'YAML');
      if (marks > limits.marks) {
        const message = `The YAML has more than ${grouped(limits.marks)} anchors, aliases, tags, tabs and stray brackets, which is the most that is read.`;
        return { start: at, end: at + 1, message };
      }
    }
    if (nested + flow > limits.parsed) return tooDeep(line, 'YAML');
    if (values > limits.values) return tooMany(line, 'YAML');
    line = end + 1;
  }
  return undefined;
}

/** Where TOML goes beyond a limit; undefined when it may be read. */
export function tooMuchToml(text: string): Excess | undefined {
  const long = tooLong(text, 'TOML');
  if (long) return long;
  let depth = 0;
  let dots = 0;
  let values = 0;
  for (const { 0: token, index } of text.matchAll(tomlTokens)) {
    if (token.length > limits.text) {
      const message = `This is longer than ${grouped(limits.text)} characters, which is the most that is read of one value in TOML.`;
      return { start: index, end: endOfLine(text, index), message };
    }
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    else if (token === '.') dots++;
    else if (token === '\n' || token === ',' || token === '=') {
      dots = 0;
      values++;
    }
    if (depth + dots > limits.depth) return tooDeep(index, 'TOML');
    if (values > limits.values) return tooMany(index, 'TOML');
  }
  return undefined;
}

/** Texts, comments, long words, and the marks that nest or part values. */
const tomlTokens =
  /"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|'[^'\n]*'?|#[^\n]*|[[\]{}.,=\n]|[\w+-]+/g;

/** Whether a node of YAML may begin behind a character. */
function opensNode(before: string | undefined): boolean {
  return isBlank(before) || before === ',' || before === ':' || before === '[' || before === '{';
}

function isBlank(mark: string | undefined): boolean {
  return mark === ' ' || mark === '\t' || mark === '\r' || mark === '\n';
}
