import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Span } from '../../text/source.js';
import type { ReportFault } from '../faults.js';
import { indentQuoted } from './loose-quotes.js';
import { type Entry, limits, type Table, type Value } from './value.js';

const settings = { schema: 'failsafe', logLevel: 'silent', stringKeys: false } as const;

/** A document, and the way from its offsets to those of the text. */
function parse(text: string) {
  const document = parseDocument(text, settings);
  const back = (offset: number): number => offset;
  const isOpen = document.errors.some(({ code }) => code === 'MISSING_CHAR');
  const loose = isOpen ? indentQuoted(text) : undefined;
  if (!loose) return { document, back };
  const again = parseDocument(loose.text, settings);
  return again.errors.length === 0 ? { document: again, back: loose.back } : { document, back };
}

/**
 * Reads YAML 1.2 that stands at an offset of a text. Nothing is resolved to a type (`no`, `0603` and dates
 * stay text) and tags are refused, so that no value can construct anything. Reports what is malformed and
 * returns what could be read, or undefined when there is no mapping at all.
 */
export function parseYaml(text: string, offset: number, report: ReportFault): Table | undefined {
  const { document, back } = parse(text);
  const spanOf = (start: number, end: number): Span => ({
    start: offset + back(start),
    end: offset + back(end),
  });
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const reason = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
    if (code === 'DUPLICATE_KEY') {
      const key = text.slice(...pos).split(':')[0];
      report(
        'source/key-duplicate',
        spanOf(pos[0], pos[0] + (key?.length ?? 0)),
        `The key "${key}" stands twice.`,
      );
    } else {
      report('source/syntax', spanOf(...pos), `The YAML is malformed: ${reason.replace(/\.$/, '')}.`);
    }
  }

  let values = 0;
  const convert = (node: Node | null, depth: number, fallback: number): Value => {
    const [start, end] = node?.range ?? [fallback, fallback];
    const span = spanOf(start, end);
    if (++values > limits.values || depth > limits.depth) {
      if (values === limits.values + 1 || depth > limits.depth) {
        report('source/syntax', span, 'The YAML holds more, or deeper nested, values than any show needs.');
      }
      return { kind: 'empty', span };
    }
    if (isAlias(node)) return { ...convert(resolve(node), depth + 1, start), span };
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item) => convert(item as Node, depth + 1, end)), span };
    }
    if (isMap(node)) {
      const entries: Entry[] = [];
      for (const { key, value } of node.items) {
        const [keyStart, keyEnd] = (key as Node).range ?? [start, start];
        if (!isScalar(key)) {
          report('source/syntax', spanOf(keyStart, keyEnd), 'A key of the YAML is not a plain word.');
          continue;
        }
        entries.push({
          key: String(key.value),
          keySpan: spanOf(keyStart, keyEnd),
          value: convert(value as Node | null, depth + 1, keyEnd),
        });
      }
      return { kind: 'table', entries, span };
    }
    if (!isScalar(node)) return { kind: 'empty', span };
    const written = String(node.value);
    if (node.type === 'PLAIN' && /^(|~|null|Null|NULL)$/.test(written)) return { kind: 'empty', span };
    return { kind: 'scalar', text: written, span };
  };
  const resolve = (alias: Alias): Node | null => alias.resolve(document) ?? null;

  if (!document.contents) return undefined;
  const root = convert(document.contents as unknown as Node, 0, 0);
  if (root.kind === 'table') return root;
  report('source/syntax', root.span, 'The YAML is not a mapping of keys to values.');
  return undefined;
}
