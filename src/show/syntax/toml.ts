import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Span } from '../../text/source.js';
import type { ReportFault } from '../faults.js';
import type { Entry, List, Scalar, Table, Value } from './value.js';

type Growing = { kind: 'table'; entries: Entry[]; span: Span };

/**
 * Reads TOML 1.0 that stands at an offset of a text; numbers and dates keep the text they are written in.
 * Reports what is malformed, and then returns undefined: TOML cannot be read past its first fault.
 */
export function parseToml(text: string, offset: number, report: ReportFault): Table | undefined {
  const spanOf = ([start, end]: readonly [number, number]): Span => ({
    start: offset + start,
    end: offset + end,
  });
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const start = Math.min(error.index, text.length);
    const duplicate = error.message.startsWith('Defining a key multiple times');
    report(
      duplicate ? 'source/key-duplicate' : 'source/syntax',
      spanOf([start, Math.min(start + 1, text.length)]),
      duplicate ? 'A key stands twice.' : `The TOML is malformed: ${error.message.replace(/\.$/, '')}.`,
    );
    return undefined;
  }

  const convert = (node: AST.TOMLContentNode): Value => {
    const span = spanOf(node.range);
    if (node.type === 'TOMLArray') return { kind: 'list', items: node.elements.map(convert), span };
    if (node.type === 'TOMLInlineTable') {
      const table: Growing = { kind: 'table', entries: [], span };
      for (const pair of node.body) assign(table, pair);
      return table;
    }
    const written = node.kind === 'string' ? node.value : text.slice(...node.range);
    return { kind: 'scalar', text: written, span } satisfies Scalar;
  };

  const assign = (table: Growing, { key, value }: AST.TOMLKeyValue): void => {
    const last = key.keys.at(-1);
    if (!last) return;
    const parent = key.keys.slice(0, -1).reduce((each, part) => descend(each, part), table);
    parent.entries.push({ key: nameOf(last), keySpan: spanOf(last.range), value: convert(value) });
  };

  /** The table behind a key, made when it is new; behind an array of tables, its last one. */
  const descend = (table: Growing, part: AST.TOMLBare | AST.TOMLQuoted): Growing => {
    const key = nameOf(part);
    const known = table.entries.find((each) => each.key === key)?.value;
    if (known?.kind === 'table') return known as Growing;
    if (known?.kind === 'list') return known.items.at(-1) as Growing;
    const made: Growing = { kind: 'table', entries: [], span: spanOf(part.range) };
    table.entries.push({ key, keySpan: spanOf(part.range), value: made });
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
      const known = table.entries.find((each) => each.key === nameOf(last))?.value;
      if (known?.kind === 'list') (known.items as Value[]).push(made);
      else {
        const list: List = { kind: 'list', items: [made], span: spanOf(last.range) };
        table.entries.push({ key: nameOf(last), keySpan: spanOf(last.range), value: list });
      }
      table = made;
    }
    for (const pair of node.body) assign(table, pair);
  }
  return root;
}

function nameOf(part: AST.TOMLBare | AST.TOMLQuoted): string {
  return part.type === 'TOMLBare' ? part.name : part.value;
}
