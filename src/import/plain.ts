import { collect } from '../show/faults.js';
import type { Fields } from '../show/fields/kind.js';
import type { Value } from '../show/syntax/value.js';

/** A value as it is written in YAML. */
export type Plain = string | number | boolean | readonly Plain[] | PlainTable;

/** Keys and values as they are written in YAML; what is undefined is not written. */
export interface PlainTable {
  readonly [key: string]: Plain | undefined;
}

/** A value of the feed that its key does not take. */
export interface Refused {
  /** The path of the key, such as `locations[0]`. */
  readonly path: string;
  /** Why, in a sentence. */
  readonly because: string;
}

const nowhere = { start: 0, end: 0 };

/** A value as the reader of an author's files would have it. */
function asValue(plain: Plain): Value {
  if (typeof plain !== 'object') return { kind: 'scalar', text: String(plain), span: nowhere };
  if (Array.isArray(plain)) return { kind: 'list', items: plain.map(asValue), span: nowhere };
  const entries = Object.entries(plain).flatMap(([key, value]: [string, Plain | undefined]) =>
    value === undefined ? [] : [{ key, keySpan: nowhere, value: asValue(value) }],
  );
  return { kind: 'table', entries, span: nowhere };
}

/**
 * The values that the keys of a show or an episode take: of a list, those that can be read, and the reason for each
 * that cannot; the pieces of a text may be given as a list. Empty lists and tables are left out, except those in `meant`, where an empty list says something.
 */
export function takenBy(
  fields: Fields,
  said: PlainTable,
  meant: ReadonlySet<string> = new Set(),
): { readonly taken: PlainTable; readonly refused: readonly Refused[] } {
  const refused: Refused[] = [];
  const isTaken = (key: string, path: string, value: Plain): boolean => {
    const { findings, report } = collect();
    const read = fields[key]?.kind.read(asValue(value), path, report);
    if (read !== undefined && findings.length === 0) return true;
    refused.push({ path, because: findings[0]?.message ?? `${path} cannot be read.` });
    return false;
  };
  const taken: Record<string, Plain> = {};
  for (const [key, value] of Object.entries(said)) {
    if (value === undefined || isNothing(value)) {
      if (value !== undefined && meant.has(key)) taken[key] = value;
      continue;
    }
    if (!Array.isArray(value)) {
      if (isTaken(key, key, value)) taken[key] = value;
      continue;
    }
    const isText = fields[key]?.kind.schema.type === 'string';
    const kept = value.filter((each: Plain, index) =>
      isTaken(key, `${key}[${index}]`, isText ? each : [each]),
    );
    if (kept.length > 0) taken[key] = kept;
  }
  return { taken, refused };
}

function isNothing(value: Plain): boolean {
  if (value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every((each) => each === undefined);
}
