import { type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser';
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
  | { readonly is: 'object'; readonly members: Map<string, JsonNode> }
  | { readonly is: 'array'; readonly items: JsonNode[] }
);

/** What readers of JSON stop at, so that no text takes more than bounded time and memory. */
export interface JsonLimits {
  /** How deep it may nest. */
  readonly depth: number;
  /** How many values it may have. */
  readonly values: number;
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
  for (const { 0: token, index } of text.matchAll(/[{}[\]]|"(?:[^"\\\r\n]|\\.)*"?/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > most) return index;
  }
  return -1;
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
  const add = (node: JsonNode): void => {
    values++;
    if (values > limits.values) {
      const message = `The JSON has more than ${limits.values} values.`;
      fault ??= { kind: 'values', span: { start: node.start, end: node.start + 1 }, message };
      return;
    }
    const parent = open.at(-1);
    if (!parent) root ??= node;
    else if (parent.is === 'array') parent.items.push(node);
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
    onObjectBegin: (start, length) => begin({ is: 'object', members: new Map(), start, end: start + length }),
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
  visit(text, visitor, { disallowComments: true, allowTrailingComma: false });
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
