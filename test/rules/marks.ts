import { parseAst } from 'rolldown/parseAst';
import { type Unmarked, unmarked, writeMarks } from '../../src/rules/marks.js';

/** What the bad examples of a rule must mark, by their places in its list; undefined where nothing is marked. */
export type Found = ReadonlyMap<string, readonly (Unmarked | undefined)[]>;

/** A node of the syntax tree of a file. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A piece of markup that is written out in a file: between quotes, or between the values of a template. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** Without its marks. */
  readonly text: string;
}

/** A file of rules with its marks, and the examples that have them: the id of the rule and the place in its list. */
export interface Remarked {
  readonly text: string;
  readonly marked: ReadonlySet<string>;
}

/**
 * A file of rules with the marks of its bad examples where the rules find their faults. An example whose marks would
 * be in markup that a function makes stays as it is.
 */
export function remarked(source: string, found: Found): Remarked {
  const marked = new Set<string>();
  const edits: { start: number; end: number; text: string }[] = [];
  walk(parseAst(source, { lang: 'ts' }) as unknown as Node, [], (node, above) => {
    if (node.type !== 'Property' || nameOf(node) !== 'bad') return;
    const id = idOf(above, found) ?? '';
    const examples = found.get(id);
    const list = node.value as Node;
    if (!examples || list.type !== 'ArrayExpression') return;
    const elements = list.elements as readonly Node[];
    if (elements.some(({ type }) => type === 'SpreadElement')) return;
    elements.forEach((element, index) => {
      const example = examples[index];
      const own = example && editsOf(source, element, example);
      if (!own) return;
      edits.push(...own);
      marked.add(`${id} ${index}`);
    });
  });
  let text = source;
  for (const edit of edits.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return { text, marked };
}

/** The id of the rule that a node is in: the key of its object, alone or behind the prefix of a `grammar`. */
function idOf(above: readonly Node[], found: Found): string | undefined {
  const prefixes = above.flatMap((each) => {
    const [first] = each.type === 'CallExpression' ? (each.arguments as readonly Node[]) : [];
    return typeof first?.value === 'string' ? [`${first.value}/`] : [];
  });
  const keys = above.flatMap((each) => (each.type === 'Property' ? [nameOf(each)] : []));
  const ids = keys.flatMap((key) => ['', ...prefixes].map((prefix) => `${prefix}${key}`));
  return ids.find((id) => found.has(id));
}

function nameOf({ key }: Node): string {
  const { name, value } = key as { readonly name?: string; readonly value?: string };
  return name ?? value ?? '';
}

function walk(node: Node, above: readonly Node[], visit: (node: Node, above: readonly Node[]) => void): void {
  visit(node, above);
  for (const child of Object.values(node).flat()) {
    if (typeof child === 'object' && child !== null && 'type' in child)
      walk(child as Node, [node, ...above], visit);
  }
}

/** The pieces of an example, written anew with their marks; undefined when one of the marks is in none of them. */
function editsOf(source: string, element: Node, example: Unmarked) {
  const pieces: Piece[] = [];
  const add = ({ start, end }: Pick<Node, 'start' | 'end'>, text: string) =>
    pieces.push({ start, end, text: unmarked(text) });
  walk(afterOf(element), [], (node, around) => {
    if (around.some(isRepeated)) return;
    if (node.type === 'Literal' && typeof node.value === 'string')
      add({ start: node.start + 1, end: node.end - 1 }, node.value);
    if (node.type === 'TemplateElement') {
      const { raw, cooked } = node.value as { readonly raw: string; readonly cooked: string };
      // The parser counts the signs around it in.
      const start = source.indexOf(raw, node.start);
      add({ start, end: start + raw.length }, cooked);
    }
  });
  const inside = new Map<Piece, { readonly at: number; readonly mark: string }[]>(
    pieces.map((piece) => [piece, []]),
  );
  for (const { offset, mark, isEnd } of marksOf(example)) {
    let isIn = false;
    // Where two pieces meet, or a value and a piece, a mark is put beside what it marks, if that is written out.
    for (const beside of [isEnd ? 'behind' : 'before', undefined] as const) {
      const piece = pieces.find((each) => holds(each, pieces, example.markup, offset, beside));
      if (!piece) continue;
      inside.get(piece)?.push({ at: offset - startOf(piece, pieces, example.markup), mark });
      isIn = true;
      break;
    }
    if (!isIn) return undefined;
  }
  return [...inside].map(([{ start, end }, marks]) => ({
    ...{ start, end },
    text: marking(source.slice(start, end), marks),
  }));
}

/** Whether a part of an example is there several times: a fault is marked where it is reported, in one of them. */
function isRepeated({ type, callee }: Node): boolean {
  return type === 'ArrowFunctionExpression' || (callee as Node | undefined)?.name === 'series';
}

/** Of an example with a feed before and after, what is after. */
function afterOf(element: Node): Node {
  if (element.type !== 'ObjectExpression') return element;
  const after = (element.properties as readonly Node[]).find((each) => nameOf(each) === 'after');
  return (after?.value as Node | undefined) ?? element;
}

/** The marks of an example one by one: where each is, and whether it ends something. */
function marksOf(example: Unmarked) {
  const marks: { readonly offset: number; readonly mark: string; readonly isEnd: boolean }[] = [];
  let offset = 0;
  for (const piece of writeMarks(example).split(/([«»])/)) {
    if (piece === '«' || piece === '»') marks.push({ offset, mark: piece, isEnd: piece === '»' });
    else offset += piece.length;
  }
  return marks;
}

/** Whether a mark can be put into a piece: at an offset behind, or before, one of its characters, or at any. */
function holds(
  piece: Piece,
  pieces: readonly Piece[],
  markup: string,
  offset: number,
  beside: 'behind' | 'before' | undefined,
): boolean {
  const start = startOf(piece, pieces, markup);
  const end = start + piece.text.length;
  if (start < 0 || offset < start || offset > end) return false;
  return beside === undefined || (beside === 'behind' ? offset > start : offset < end);
}

/**
 * Where a piece begins in the example, or -1. Of several places, the first behind the pieces before it; the last piece
 * ends where the example does.
 */
function startOf(piece: Piece, pieces: readonly Piece[], markup: string): number {
  let at = 0;
  for (const each of pieces) {
    const isLast = each === pieces.at(-1) && markup.endsWith(each.text);
    const start = isLast ? markup.length - each.text.length : markup.indexOf(each.text, at);
    if (each === piece) return start;
    if (start >= 0) at = start + each.text.length;
  }
  return -1;
}

/** One character of a text as it is written between quotes. */
const written = /\\u\{[0-9a-f]+\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|./gis;

/** A piece as it is written, with marks at offsets of the text that it stands for. */
function marking(raw: string, marks: readonly { readonly at: number; readonly mark: string }[]): string {
  const waiting = [...marks];
  let text = '';
  let at = 0;
  const put = (): void => {
    while (waiting[0]?.at === at) text += waiting.shift()?.mark ?? '';
  };
  for (const [each] of raw.matchAll(written)) {
    if (each === '«' || each === '»') continue;
    put();
    text += each;
    const wide = /^\\u\{([0-9a-f]+)\}$/i.exec(each)?.[1];
    at += wide !== undefined && Number.parseInt(wide, 16) > 0xffff ? 2 : 1;
  }
  put();
  return text;
}
