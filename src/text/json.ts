import { type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser';
import { grouped } from './number.js';
import type { Span } from './source.js';

/** A value of JSON and its place. */
export type JsonNode = Span &
  (
    | { readonly is: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
    | { readonly is: 'array'; readonly items: readonly JsonNode[] }
    | { readonly is: 'value'; readonly value: string | number | boolean | null }
  );

/** A node that is being read. */
type OpenNode = { start: number; end: number } & (
  | { readonly is: 'object'; members: Map<string, JsonNode> }
  | { readonly is: 'array'; readonly items: JsonNode[] }
);

/** Thrown to end a visit, which knows no other way. */
const enough = new Error('enough');

/** What readers of JSON stop at, so that no text takes more than bounded time and memory. */
export interface JsonLimits {
  /** How deep it may nest. */
  readonly depth: number;
  /** How many values it may have. */
  readonly values: number;
  /** How many of them one list may have; without it, as many. */
  readonly entries?: number;
}

/** Why a text is not JSON, or not JSON that can be read within the limits; the message is a sentence. */
export interface JsonFault {
  readonly kind: 'syntax' | 'depth' | 'values';
  readonly span: Span;
  readonly message: string;
}

/** Where JSON first nests deeper than it may. A parser that recurses must not see it. */
function tooDeep(text: string, most: number): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at);
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    if (depth > most) return at;
  }
  return -1;
}

/** The quote that closes the one at `start`, or where the line ends before. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '"' || sign === '\n' || sign === '\r') return at;
  }
  return text.length;
}

/**
 * Reads JSON (RFC 8259), every value with its place in UTF-16 offsets; of members with the same name the last counts.
 * With a fault, the root is what was read of it, if anything.
 */
export function readJson(
  text: string,
  limits: JsonLimits,
): { readonly root?: JsonNode; readonly fault?: JsonFault } {
  const deep = tooDeep(text, limits.depth);
  if (deep >= 0) {
    const message = `The JSON nests deeper than ${limits.depth} levels.`;
    return { fault: { kind: 'depth', span: { start: deep, end: deep + 1 }, message } };
  }
  let root: JsonNode | undefined;
  let key = '';
  let fault: JsonFault | undefined;
  let values = 0;
  const open: OpenNode[] = [];
  // The members of an object that has none yet: a map of its own takes much for each of a million.
  const none = new Map<string, JsonNode>();
  const { entries = limits.values } = limits;
  const stop = ({ start }: JsonNode, message: string): never => {
    fault ??= { kind: 'values', span: { start, end: start + 1 }, message };
    throw enough;
  };
  const add = (node: JsonNode): void => {
    values++;
    if (values > limits.values) stop(node, `The JSON has more than ${grouped(limits.values)} values.`);
    const parent = open.at(-1);
    if (parent?.is === 'array' && parent.items.length === entries)
      stop(node, `The list has more than ${grouped(entries)} entries.`);
    if (!parent) root ??= node;
    else if (parent.is === 'array') parent.items.push(node);
    else if (parent.members === none) parent.members = new Map([[key, node]]);
    else parent.members.set(key, node);
  };
  const begin = (node: OpenNode): void => {
    add(node);
    open.push(node);
  };
  const end = (offset: number, length: number): void => {
    const node = open.pop();
    if (node) node.end = offset + length;
  };
  const visitor: JSONVisitor = {
    onObjectBegin: (start, length) => begin({ is: 'object', members: none, start, end: start + length }),
    onObjectProperty(name) {
      key = name;
    },
    onObjectEnd: end,
    onArrayBegin: (start, length) => begin({ is: 'array', items: [], start, end: start + length }),
    onArrayEnd: end,
    onLiteralValue: (value: string | number | boolean | null, start, length) =>
      add({ is: 'value', value, start, end: start + length }),
    onError(code, start, length) {
      const words = printParseErrorCode(code).replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`);
      fault ??= {
        kind: 'syntax',
        span: { start, end: Math.max(start + length, start + 1) },
        message: `The file is not valid JSON here: ${words.toLowerCase()}.`,
      };
    },
  };
  try {
    visit(text, visitor, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return { ...(root && { root }), ...(fault && { fault }) };
}

/** The first character of a value, for what it lacks; of the text when there is no value. */
export function firstOf(node: JsonNode | undefined): Span {
  const start = node?.start ?? 0;
  return { start, end: start + 1 };
}

export function isNull(node: JsonNode): boolean {
  return node.is === 'value' && node.value === null;
}
