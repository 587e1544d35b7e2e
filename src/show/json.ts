import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from '../text/source.js';
import type { ReportFault } from './faults.js';
import { type Entry, limits, type Table, type Value } from './value.js';

/**
 * Reads a JSON object (RFC 8259) that stands at an offset of a text; numbers keep the text they are
 * written in. Reports what is malformed and returns what could be read.
 */
export function parseJson(
  text: string,
  offset: number,
  report: ReportFault,
  { tooDeep }: Measured = measureJson(text),
): Table | undefined {
  const spanOf = (start: number, length: number): Span => ({
    start: offset + start,
    end: offset + start + length,
  });
  if (tooDeep !== undefined) {
    report('source/syntax', spanOf(tooDeep, 1), 'The JSON nests deeper than any show needs.');
    return undefined;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  for (const { error, offset: at, length } of errors) {
    const message = `The JSON is malformed: ${spoken(printParseErrorCode(error))}.`;
    report('source/syntax', spanOf(at, length), message);
  }

  const convert = (node: Node): Value => {
    const span = spanOf(node.offset, node.length);
    if (node.type === 'array') return { kind: 'list', items: (node.children ?? []).map(convert), span };
    if (node.type === 'object') {
      const entries: Entry[] = [];
      const known = new Set<string>();
      for (const { children } of node.children ?? []) {
        const [key, value] = children ?? [];
        if (!key || !value) continue;
        const keySpan = spanOf(key.offset, key.length);
        const name = String(key.value);
        if (known.has(name)) report('source/key-duplicate', keySpan, `The key "${name}" stands twice.`);
        known.add(name);
        entries.push({ key: name, keySpan, value: convert(value) });
      }
      return { kind: 'table', entries, span };
    }
    if (node.type === 'null') return { kind: 'empty', span };
    const written = text.slice(node.offset, node.offset + node.length);
    return { kind: 'scalar', text: node.type === 'string' ? String(node.value) : written, span };
  };

  const value = root && convert(root);
  return value?.kind === 'table' ? value : undefined;
}

/** How far a JSON object goes, in UTF-16 offsets. */
export interface Measured {
  readonly end?: number;
  readonly tooDeep?: number;
}

/**
 * Where the JSON object at the start of a text ends and where it first nests too deep. A string ends at the
 * end of its line at the latest, so that one missing quote does not swallow the rest of the file.
 */
export function measureJson(text: string): Measured {
  let depth = 0;
  let tooDeep: number | undefined;
  for (const { 0: token, index } of text.matchAll(/[{}[\]]|"(?:[^"\\\r\n]|\\.)*"?/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > limits.depth) tooDeep ??= index;
    if (depth === 0) return { end: index + token.length, ...(tooDeep !== undefined && { tooDeep }) };
  }
  return tooDeep === undefined ? {} : { tooDeep };
}

/** `PropertyNameExpected` → `property name expected`. */
function spoken(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
