import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Span } from '../../text/source.js';
import { collect } from '../faults.js';
import { limits, tooMuchYaml } from './bounds.js';
import { indentQuoted } from './loose-quotes.js';
import type { Entry, Parsed, ParsedData, Value } from './value.js';
import { writing } from './write.js';
import { notAKey, oddSpace, oddSpaceIn, yamlFaults } from './yaml-faults.js';

const settings = {
  schema: 'failsafe',
  resolveKnownTags: false,
  stringKeys: false,
  uniqueKeys: false,
  logLevel: 'error',
  prettyErrors: false,
} as const;

/** A document, the text that it was read from, and the way from its offsets to those of the author's text. */
function parse(text: string) {
  const document = parseDocument(text, settings);
  const back = (offset: number): number => offset;
  const isOpen = document.errors.some(({ code }) => code === 'MISSING_CHAR');
  const loose = isOpen ? indentQuoted(text) : undefined;
  if (!loose) return { document, read: text, back };
  const again = parseDocument(loose.text, settings);
  return again.errors.length === 0
    ? { document: again, read: loose.text, back: loose.back }
    : { document, read: text, back };
}

/** Reads YAML as {@link parseYamlData} does: no table when there is no mapping at all, which is malformed. */
export function parseYaml(text: string, offset: number): Parsed {
  const { root, findings } = parseYamlData(text, offset);
  if (!root || root.kind === 'table') return { table: root, findings };
  const at = root.span.start - offset;
  if (root.kind === 'scalar' && /^[\w-]+[ \t]*=|^[\w-]+:/.test(text.slice(at))) {
    const { start, end, message, help = '' } = notAKey(text, at);
    const span = { start: offset + start, end: offset + end };
    return { table: undefined, findings: [...findings, { rule: 'source/syntax', span, message, help }] };
  }
  const message = 'The YAML is not a mapping of keys to values.';
  const help =
    root.kind === 'list'
      ? 'Remove the "- " before the keys.'
      : 'Write each value behind its key: "title: …".';
  const finding = { rule: 'source/syntax', span: root.span, message, help } as const;
  return { table: undefined, findings: [...findings, finding] };
}

/**
 * Reads YAML 1.2 that stands at an offset of a text, with the merge keys (`<<`) of YAML 1.1. Nothing is resolved
 * to a type (`no`, `0603` and dates stay text) and tags are refused, so that no value can construct anything.
 * Returns what could be read, a list too, and what is malformed.
 */
export function parseYamlData(text: string, offset: number): ParsedData {
  const { report, findings } = collect();
  const excess = tooMuchYaml(text);
  if (excess) {
    report('source/syntax', { start: offset + excess.start, end: offset + excess.end }, excess.message);
    return { root: undefined, findings };
  }
  const { document, read, back } = parse(text);
  const spanOf = (start: number, end: number): Span => ({
    start: offset + back(start),
    end: offset + back(end),
  });
  for (const { start, end, message, help, write } of yamlFaults(document, read)) {
    report('source/syntax', spanOf(start, end), message, {
      ...(help !== undefined && { help }),
      ...(write !== undefined && { fix: writing(spanOf(start, end), write) }),
    });
  }

  let values = 0;
  let isExceeded = false;
  const convert = (node: Node | null, depth: number, fallback: number): Value => {
    const [start, end] = node?.range ?? [fallback, fallback];
    const span = spanOf(start, end);
    if (++values > limits.values || depth > limits.depth) {
      if (!isExceeded) {
        report('source/syntax', span, 'The YAML has too many values, or they are nested too deeply.');
      }
      isExceeded = true;
      return { kind: 'empty', span };
    }
    if (isAlias(node)) return { ...convert(resolve(node), depth + 1, start), span };
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item) => convert(item as Node, depth + 1, end)), span };
    }
    if (isMap(node)) return { kind: 'table', entries: entriesOf(node.items, depth, start), span };
    if (!isScalar(node)) return { kind: 'empty', span };
    const written = String(node.value);
    if (node.type === 'PLAIN' && /^(|~|null|Null|NULL)$/.test(written)) return { kind: 'empty', span };
    const cut =
      node.type === 'PLAIN' ? /^[ \t]+(#[\p{L}\d][^\n]*)/u.exec(read.slice(end, end + 200))?.[1] : undefined;
    if (cut !== undefined) {
      report(
        'source/text-cut',
        span,
        `The value ends before "${cut.trimEnd()}", which YAML takes for a comment.`,
      );
    }
    return { kind: 'scalar', text: written, span };
  };

  /** A value that is nothing but a comment, as a tag may be. */
  const reportHidden = (keyEnd: number): void => {
    const [whole = '', hidden] = /^:[ \t]+(#[\p{L}\d][^\n]*)/u.exec(read.slice(keyEnd, keyEnd + 200)) ?? [];
    if (hidden === undefined) return;
    const end = keyEnd + whole.trimEnd().length;
    const message = `The value is "${hidden.trimEnd()}", which YAML takes for a comment.`;
    report('source/text-cut', spanOf(end - hidden.trimEnd().length, end), message);
  };

  const entriesOf = (items: readonly Pair[], depth: number, start: number): readonly Entry[] => {
    const entries: Entry[] = [];
    const merged: Node[] = [];
    const known = new Set<string>();
    for (const { key, value } of items) {
      const [keyStart, keyEnd] = (key as Node).range ?? [start, start];
      if (!isScalar(key)) {
        report('source/syntax', spanOf(keyStart, keyEnd), 'A key of the YAML is not a plain word.', {
          help: 'Put a value that starts with a bracket in quotes.',
        });
        continue;
      }
      const name = String(key.value);
      if (oddSpace.test(name.charAt(0))) {
        const message = `The line is indented with ${oddSpaceIn(name)}, which YAML does not take for a space.`;
        report('source/syntax', spanOf(keyStart, keyEnd), message, { help: 'Indent with plain spaces.' });
      }
      if (name === '<<' && key.type === 'PLAIN') {
        for (const each of isSeq(value) ? value.items : [value]) merged.push(each as Node);
        continue;
      }
      if (known.has(name)) {
        report('source/key-duplicate', spanOf(keyStart, keyEnd), `The key "${name}" appears twice.`);
      }
      known.add(name);
      const keySpan = spanOf(keyStart, keyEnd);
      const converted = convert(value as Node | null, depth + 1, keyEnd);
      if (converted.kind === 'empty') reportHidden(keyEnd);
      entries.push({ key: name, keySpan, value: converted });
    }
    for (const each of merged) for (const added of mergedFrom(each, depth, known)) entries.push(added);
    return entries;
  };

  /** What a merge key adds: everything that its own table does not say itself. */
  const mergedFrom = (node: Node | null, depth: number, known: Set<string>): readonly Entry[] => {
    const table = convert(isAlias(node) ? resolve(node) : node, depth + 1, 0);
    if (table.kind !== 'table') {
      const [start, end] = node?.range ?? [0, 0];
      report('source/syntax', spanOf(start, end), 'The value of "<<" is not a table of keys and values.');
      return [];
    }
    const added = table.entries.filter(({ key }) => !known.has(key));
    for (const { key } of added) known.add(key);
    return added;
  };

  let anchors: ReadonlyMap<string, readonly Node[]> | undefined;
  const resolve = (alias: Alias): Node | null => {
    const at = alias.range?.[0] ?? 0;
    anchors ??= anchorsOf(document);
    const node = anchors.get(alias.source)?.findLast((each) => (each.range?.[0] ?? 0) < at);
    const [start, end] = alias.range ?? [0, 0];
    if (!node && document.errors.length === 0) {
      report('source/syntax', spanOf(start, end), `The alias "*${alias.source}" has no anchor.`, {
        help: `Put the value in quotes; an alias needs "&${alias.source}" at a value above.`,
        fix: writing(spanOf(start, end), `"*${alias.source}"`),
      });
    }
    return node ?? null;
  };

  if (!document.contents) return { root: undefined, findings };
  return { root: convert(document.contents as unknown as Node, 0, 0), findings };
}

/** The anchored nodes of a document by their anchors, in its order: the library would look for each alias anew. */
function anchorsOf(document: Document): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node) || !node.anchor) return;
      const others = found.get(node.anchor);
      if (others) others.push(node);
      else found.set(node.anchor, [node]);
    },
  });
  return found;
}

/** A key and its value in the tree of the parser. */
interface Pair {
  readonly key: unknown;
  readonly value: unknown;
}
