import { type Document, isCollection, isScalar, visit, type YAMLError } from 'yaml';
import type { Span } from '../../text/source.js';

/** A fault of YAML: the characters to change, what is wrong, what to do where that is known. */
export interface YamlFault extends Span {
  readonly message: string;
  readonly help?: string;
  /** What to write in place of the characters, where that is certain. */
  readonly write?: string;
  /** What somebody who does it once does everywhere: the first place is enough. */
  readonly habit?: 'tab' | 'equals' | 'colon';
}

/**
 * A value in double quotes, or in single ones when it holds double ones; nothing where both kinds, a backslash or a
 * comment in it leave doubt. Typographic quotes around it are what its author meant as quotes.
 */
export function inQuotes(value: string): { readonly write: string } | undefined {
  const inner = /^[“„‟«](.*)[”“‟»]$/.exec(value)?.[1] ?? value;
  if (/\\|[ \t]#/.test(inner)) return undefined;
  if (!inner.includes('"')) return { write: `"${inner}"` };
  return inner.includes("'") ? undefined : { write: `'${inner}'` };
}

/** What to do about a value that YAML does not read as one text. */
function quotingHelp(value: string): string {
  return /^[“„‟«]/.test(value)
    ? 'Write straight quotes (") in place of the typographic ones.'
    : 'Put the value in quotes.';
}

/** White space that is not a space to YAML. */
export const oddSpace = /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/;

/** The code of the first odd space of a text, such as U+00A0. */
export function oddSpaceIn(text: string): string {
  const code = oddSpace.exec(text)?.[0].charCodeAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

type Explain = (fault: YAMLError, text: string, openings: () => readonly Opening[]) => YamlFault | undefined;

/**
 * What the parser found, in the words and at the place of what its author did; undefined where it means
 * something else. What is not here is told in the words of the parser.
 */
const explained: Readonly<Partial<Record<YAMLError['code'], Explain>>> = {
  TAB_AS_INDENT: ({ pos: [start] }, text) => ({
    ...{ start, end: start + (/^\t*/.exec(text.slice(start))?.[0].length ?? 1) },
    ...{
      message: 'The line is indented with a tab, which YAML does not allow.',
      help: 'Indent with spaces.',
      habit: 'tab',
    },
  }),
  BAD_SCALAR_START: ({ pos: [start] }, text) => startsOddly(text, start),
  BLOCK_AS_IMPLICIT_KEY: ({ pos: [start] }, text) => {
    const colon = text.slice(start).search(/:(?=\s|$)/);
    if (colon < 0) return undefined;
    const asked = /^[ \t]*[\w-]+:[ \t]+(?=\?[ \t])/.exec(lineBefore(text, start))?.[0].length;
    if (asked !== undefined) return startsOddly(text, lineStartBefore(text, start) + asked);
    const key = text.slice(start, start + colon);
    const line = key.lastIndexOf('\n') + 1;
    if (line === 0) {
      const end = endOfLine(text, start);
      const message = 'The value contains a colon, which starts another key.';
      const value = text.slice(start, end);
      return { start, end, message, help: quotingHelp(value), ...inQuotes(value) };
    }
    const name = key.slice(line).trim();
    return {
      ...{ start: start + colon - name.length, end: start + colon },
      message: `The key "${name}" is indented deeper than the key above it.`,
      help: 'Start both in the same column.',
    };
  },
  MULTILINE_IMPLICIT_KEY: noKey,
  UNEXPECTED_TOKEN({ pos: [start], message }, text) {
    const value = valueBefore(text, start);
    if (/^Not a YAML token/.test(message) && value !== undefined) return besideBlock(text, value);
    if (/^Unexpected block-seq-ind/.test(message)) return startsOddly(text, start);
    if (!message.endsWith('at node end')) return undefined;
    const end = endOfLine(text, start);
    if (value !== undefined && /[*&!]/.test(text.charAt(value))) return startsOddly(text, value);
    return {
      ...{ start: value ?? start, end },
      message: `${quoted(text.slice(start, end))} comes after the end of the value.`,
      ...helpAtEnd(value === undefined ? '' : text.slice(value, end), text.slice(start, end)),
    };
  },
  MISSING_CHAR(fault, text, openings) {
    if (/^Implicit map keys/.test(fault.message)) return noKey(fault, text);
    const [start] = fault.pos;
    return text.charAt(start) === '#' ? startsOddly(text, start) : unclosed(fault, text, openings);
  },
  BAD_INDENT: (fault, text, openings) => unclosed(fault, text, openings) ?? misaligned(fault, text),
  BAD_DQ_ESCAPE: ({ pos: [start, end], message }) => ({
    ...{ start, end, message: `${message}.` },
    help: 'Write a backslash twice, or put the text in single quotes.',
  }),
  TAG_RESOLVE_FAILED: ({ pos: [start, end] }, text) => ({
    ...{ start, end, message: `The tag "${text.slice(start, end)}" is not supported.` },
    help: 'Put the value in quotes if it starts with "!", or remove the tag.',
  }),
  BAD_ALIAS: ({ pos: [start] }, text) => startsOddly(text, start),
  MULTIPLE_DOCS: ({ pos: [start] }, text) => ({
    ...{
      start,
      end: endOfLine(text, start),
      message: 'A second document starts here; only the first is read.',
    },
    help: 'Remove the line, or move what follows into a file of its own.',
  }),
};

/** A text on the line of `>` or `|`, where the text is expected on the lines below. */
function besideBlock(text: string, value: number): YamlFault | undefined {
  const mark = text.charAt(value);
  if (mark !== '>' && mark !== '|') return undefined;
  const end = endOfLine(text, value);
  return {
    ...{ start: value, end },
    message: `The value starts with "${mark}", which announces a text on the lines below.`,
    help: 'Put the value in quotes, or start the text on the next line, indented.',
    ...inQuotes(text.slice(value, end)),
  };
}

/** What to do about what stands behind the end of a value. */
function helpAtEnd(value: string, rest: string): { readonly help: string; readonly write?: string } {
  const link = /^\[[^\]\n]{0,200}\]\((\S{1,2000})\)$/.exec(value)?.[1];
  if (link !== undefined) return { help: 'Write the address alone.', write: link };
  if (rest === ',') return { help: 'Remove the comma.', write: value.slice(0, -1) };
  const isDouble = value.startsWith('"') && !/'/.test(value);
  return {
    help: isDouble
      ? `Put the whole value in single quotes: ${quoted(value).replace(/^"|"$/g, "'")}.`
      : 'Put the whole value in quotes; write an apostrophe twice in single quotes.',
    ...(/^["'[{]/.test(value) && inQuotes(unquoted(value))),
  };
}

/** A value that starts with a character which YAML reads as something else. */
function startsOddly(text: string, start: number): YamlFault {
  const end = endOfLine(text, start);
  return {
    ...{ start, end },
    message: `The value starts with "${text[start]}", which has a meaning of its own in YAML.`,
    help: 'Put the value in quotes.',
    ...inQuotes(text.slice(start, end)),
  };
}

/** Where the line above that of a place starts. */
function lineStartBefore(text: string, at: number): number {
  const own = text.lastIndexOf('\n', at - 1);
  return own < 0 ? 0 : text.lastIndexOf('\n', own - 1) + 1;
}

function lineBefore(text: string, at: number): string {
  const start = lineStartBefore(text, at);
  return text.slice(start, endOfLine(text, start));
}

/** A text without the single quotes around it, which one within it ended. */
function unquoted(value: string): string {
  return /^'(.*)'$/.exec(value)?.[1] ?? value;
}

/** Where the value begins that a place is in, on its line; undefined where the line is no key with a value. */
function valueBefore(text: string, at: number): number | undefined {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const [before] = /^[ \t]*(?:- +)*[\w-]+:[ \t]+/.exec(text.slice(from, at)) ?? [];
  return before === undefined ? undefined : from + before.length;
}

/** A line that is no key with a value, whatever the parser made of it and of the next one. */
function noKey({ pos: [start] }: YAMLError, text: string): YamlFault {
  return notAKey(text, start);
}

/** The same at a place. */
export function notAKey(text: string, start: number): YamlFault {
  const line = text.slice(start, endOfLine(text, start));
  const end = start + line.length;
  const [, key, odd] = /^([\w-]+):(\s)/.exec(line) ?? [];
  if (odd !== undefined && oddSpace.test(odd)) {
    const at = start + (key as string).length + 1;
    const message = `The space after the colon is ${oddSpaceIn(odd)}, which YAML does not take for one.`;
    return { start: at, end: at + 1, message, help: 'Write a plain space.', write: ' ' };
  }
  const [, name, value] = /^([\w-]+)[ \t]*=[ \t]*(\S.*)$/.exec(line) ?? [];
  const message = `${quoted(line)} is not a key with a value.`;
  if (name !== undefined && value !== undefined) {
    const help = `Write "${name}: ${value}"; TOML is written between "+++".`;
    return { start, end, message, help, habit: 'equals' };
  }
  return /^[\w-]+:\S/.test(line)
    ? { start, end, message, help: 'Write a colon and a space after the key.', habit: 'colon' }
    : {
        ...{ start, end, message },
        help: 'Write a colon and a space after the key, or put the text that it belongs to in quotes and indent the line.',
      };
}

/** A key or an item that starts in another column than those above it. */
function misaligned({ pos: [at], message }: YAMLError, text: string): YamlFault | undefined {
  if (!message.endsWith('must start at the same column')) return undefined;
  const start = at + text.slice(at).search(/\S|$/);
  return {
    ...{ start, end: endOfLine(text, start), message: 'This line is not aligned with those above it.' },
    help: 'Start all of them in the same column.',
  };
}

/** Where a text in quotes, or a list or table in brackets, begins and where the parser ended it. */
interface Opening extends Span {
  readonly isText: boolean;
}

function openingsOf(document: Document): readonly Opening[] {
  const openings: Opening[] = [];
  visit(document, {
    Node(_, node) {
      const isText = isScalar(node) && node.type?.startsWith('QUOTE') === true;
      if (!node.range || !(isText || (isCollection(node) && node.flow))) return;
      openings.push({ start: node.range[0], end: node.range[2], isText });
    },
  });
  return openings;
}

/** Where the text or the list begins that has no end; undefined when none does. */
function unclosed(
  { pos: [at], message }: YAMLError,
  text: string,
  openings: () => readonly Opening[],
): YamlFault | undefined {
  const isText = message.startsWith('Missing closing');
  if (!isText && !/end with a [\]}]$/.test(message)) return undefined;
  const found = openings().findLast((each) => each.isText === isText && each.start < at && each.end >= at);
  if (!found) return undefined;
  const { start } = found;
  const mark = text[start] ?? '';
  const closing = { '[': ']', '{': '}' }[mark] ?? mark;
  return {
    ...{ start, end: endOfLine(text, start), message: `The ${mark} here is never closed.` },
    help: `Close it with ${closing}.`,
  };
}

/** The end of the line that a place is in, without blanks. */
function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return at + text.slice(at, newline < 0 ? text.length : newline).trimEnd().length;
}

/**
 * No fault: how deep the parser gets before its stack is full, for whoever reads the values refuses them long
 * before; and a closing fence, as front matter has it, with nothing behind it.
 */
function isNone({ code, pos: [start] }: YAMLError, text: string): boolean {
  if (code === 'RESOURCE_EXHAUSTION') return true;
  if (code !== 'MULTIPLE_DOCS' || !text.startsWith('---', start)) return false;
  return text
    .slice(start + 3)
    .split('\n')
    .every((line) => /^\s*(?:#|$)/.test(line));
}

/** What is wrong with YAML, one fault for each line: a second one mostly follows from the first. */
export function yamlFaults(document: Document, text: string): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  const lines = new Set<number>();
  const lineOf = (at: number): number => text.lastIndexOf('\n', at - 1);
  let known: readonly Opening[] | undefined;
  const openings = (): readonly Opening[] => {
    known ??= openingsOf(document);
    return known;
  };
  for (const error of [...document.errors, ...document.warnings]) {
    const [start, end] = error.pos;
    if (isNone(error, text) || lines.has(lineOf(start))) continue;
    const reason = error.message.replace(/\.$/, '');
    const told: YamlFault = { start, end, message: `The YAML is malformed: ${reason}.` };
    const fault = explained[error.code]?.(error, text, openings) ?? told;
    if (fault.habit && faults.some(({ habit }) => habit === fault.habit)) continue;
    if (!lines.has(lineOf(fault.start))) faults.push(fault);
    lines.add(lineOf(start)).add(lineOf(fault.start));
  }
  return faults;
}

/** A piece of the text in quotes, shortened when it is long. */
function quoted(text: string): string {
  return `"${text.length > longest ? `${text.slice(0, longest)}…` : text}"`;
}

const longest = 60;
