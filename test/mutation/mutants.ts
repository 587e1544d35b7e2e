import { parseAst } from 'rolldown/parseAst';

/** A change of the source that a test should notice: the characters from `start` to `end` become `text`. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'condition' | 'comparison' | 'arithmetic' | 'literal' | 'statement' | 'element' | 'result';
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly operator?: string;
  readonly [key: string]: unknown;
}

const comparisons: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};
const arithmetic: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };
const logic: Readonly<Record<string, string>> = { '&&': '||', '||': '&&', '??': '&&' };

/**
 * Every mutant of a file, in the order of their places. What is evaluated while a file is loaded is left out: those
 * are tables, which generated pages and schemas show.
 */
export function mutantsOf(source: string): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const text = ({ start, end }: Node): string => source.slice(start, end);
  const add = (kind: Mutant['kind'], { start, end }: Node, changed: string) =>
    mutants.push({ start, end, kind, text: changed });

  const changeOf = (node: Node): void => {
    const { type, operator = '' } = node;
    if (type === 'IfStatement' || type === 'ConditionalExpression' || type === 'WhileStatement') {
      const test = node.test as Node;
      add('condition', test, `!(${text(test)})`);
    }
    if (type === 'BinaryExpression' || type === 'LogicalExpression') {
      const [left, right] = [node.left as Node, node.right as Node];
      const other = comparisons[operator] ?? arithmetic[operator] ?? logic[operator];
      const isText = [left, right].some(
        (each) => each.type === 'TemplateLiteral' || typeof each.value === 'string',
      );
      if (other !== undefined && !(isText && operator in arithmetic)) {
        const kind = operator in comparisons ? 'comparison' : operator in logic ? 'condition' : 'arithmetic';
        add(kind, node, `(${text(left)}) ${other} (${text(right)})`);
      }
    }
    if (type === 'UnaryExpression' && operator === '!') add('condition', node, text(node.argument as Node));
    if (type === 'Literal' && typeof node.value === 'boolean') add('literal', node, String(!node.value));
    if (type === 'Literal' && typeof node.value === 'string')
      add('literal', node, node.value === '' ? "'mutated'" : "''");
    if (type === 'TemplateLiteral') add('literal', node, "''");
    if (type === 'ExpressionStatement') add('statement', node, '');
    if (type === 'ReturnStatement' && node.argument) {
      const argument = node.argument as Node;
      // Who asks a question takes nothing for no.
      if (!/^(?:undefined|false)$/.test(text(argument))) add('result', argument, 'undefined');
    }
    if (type === 'ArrayExpression') {
      for (const each of node.elements as readonly (Node | null)[]) {
        if (each && each.type !== 'SpreadElement') add('element', each, '');
      }
    }
  };

  const visit = (node: Node, inFunction: boolean): void => {
    const { type } = node;
    if (/^(?:Import|ExportAll|TSType|TSInterface|TSEnum)/.test(type)) return;
    if (inFunction) changeOf(node);
    const isInside = inFunction || /Function/.test(type) || type === 'MethodDefinition';
    for (const [key, value] of Object.entries(node)) {
      if (
        key === 'typeAnnotation' ||
        key === 'typeArguments' ||
        key === 'typeParameters' ||
        key === 'returnType'
      )
        continue;
      // The name of a property is no value, and neither is the tag of a template.
      if ((key === 'key' || key === 'property') && node.computed !== true) continue;
      for (const child of [value].flat()) {
        if (typeof child === 'object' && child !== null && 'type' in child) visit(child as Node, isInside);
      }
    }
  };
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, false);
  return mutants.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A file with mutants in it that can be switched on while it runs, by their numbers. None of them overlap. */
export function switched(source: string, mutants: readonly (Mutant & { readonly number: number })[]): string {
  let text = source;
  for (const { start, end, kind, number, text: changed } of [...mutants].sort((a, b) => b.start - a.start)) {
    const original = source.slice(start, end);
    const on = `globalThis.mutated(${number})`;
    const piece =
      kind === 'statement'
        ? `{ if (!${on}) { ${original} } }`
        : kind === 'element'
          ? `...(${on} ? [] : [${original}])`
          : `(${on} ? (${changed}) : (${original}))`;
    text = text.slice(0, start) + piece + text.slice(end);
  }
  return text;
}
