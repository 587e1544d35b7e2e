import { valueAt } from '../../text/table.js';
import { collect, type FileFinding, type ReportFault } from '../faults.js';
import { isEmpty, type Table, type Value } from '../syntax/value.js';
import { assigned, formOf, keyFrom, named } from './forms.js';
import type { Field, Fields, Kind, Values } from './kind.js';
import { aloneIn } from './meant.js';
import { adviceFor, isOutside, misplacedIn, unindentedIn } from './unknown-key.js';

/** A list; a single value stands for a list of one. */
export function list<T>(kind: Kind<T>): Kind<readonly T[]> {
  return {
    noun: `list of ${kind.noun}`,
    schema: { anyOf: [{ type: 'array', items: kind.schema }, kind.schema] },
    read(value, path, report) {
      if (value.kind === 'scalar' && /^-\S.*\s-\S/s.test(value.text.trim())) {
        const message = `${path} is one text, not a list.`;
        report('source/value-invalid', value.span, message, { help: 'Write a space after each "-".' });
        return undefined;
      }
      const other = kind.fields && formOf(value, kind.fields);
      if (other !== undefined) {
        const message = `${path} is not a list of tables, each with its keys.`;
        report('source/value-invalid', value.span, message, { help: `Write [{ ${other} }].` });
        return undefined;
      }
      const items = value.kind === 'list' ? value.items : [value];
      const read: T[] = [];
      for (const [index, item] of items.entries()) {
        const told = kind.read(item, `${path}[${index}]`, report);
        if (told !== undefined) read.push(told);
        // All that follow are most likely written in the same wrong form.
        else if (item.kind === 'scalar' && kind.fields) break;
      }
      return read.length === items.length ? read : undefined;
    },
  };
}

/** A list that names at least one. */
export function some<T>(kind: Kind<T>): Kind<readonly T[]> {
  const any = list(kind);
  return {
    ...any,
    read(value, path, report) {
      if (value.kind !== 'list' || value.items.length > 0) return any.read(value, path, report);
      report('source/value-invalid', value.span, `${path} is an empty list.`, {
        help: `List at least one, or remove the key.`,
      });
      return undefined;
    },
  };
}

/** A scalar of one kind, or anything else of another. */
export function either<A, B>(plain: Kind<A>, structured: Kind<B>): Kind<A | B> {
  return {
    noun: `${plain.noun} or ${structured.noun}`,
    schema: { anyOf: [plain.schema, structured.schema] },
    read: (value, path, report) => (value.kind === 'scalar' ? plain : structured).read(value, path, report),
  };
}

/** Names of the author's choice, each with a value of the same kind; `nameOf` says what may name a text. */
export function map<T>(
  kind: Kind<T>,
  nameOf: (text: string, index: number) => string = keyFrom,
): Kind<ReadonlyMap<string, T>> {
  return {
    noun: `table of ${kind.noun}`,
    schema: { type: 'object', additionalProperties: kind.schema },
    read(value, path, report) {
      if (value.kind !== 'table') {
        const what = value.kind === 'scalar' ? `"${value.text.trim()}"` : `a ${value.kind}`;
        const isPlain = kind.schema.type === 'string' || kind.schema.anyOf !== undefined;
        report('source/value-invalid', value.span, `${path} is ${what}, not a table.`, {
          help: `Write a table of names and values: { ${named(value, nameOf, isPlain) ?? 'name: value'} }.`,
        });
        return undefined;
      }
      const read = new Map<string, T>();
      for (const { key, value: each } of value.entries) {
        const told = kind.read(each, `${path}.${key}`, report);
        if (told !== undefined) read.set(key, told);
      }
      return read;
    },
  };
}

/** A table of fields; where one of them is named as the short form, a scalar stands for that field alone. */
export function record<F extends Fields>(noun: string, fields: F, short?: keyof F & string): Kind<Values<F>> {
  const table = {
    title: noun,
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([key, { kind, doc }]) => [key, { description: doc, ...kind.schema }]),
    ),
    required: Object.keys(fields).filter((key) => fields[key]?.required),
    additionalProperties: false,
  };
  return {
    noun,
    fields,
    schema: short ? { anyOf: [fields[short]?.kind.schema, table] } : table,
    read(value, path, report) {
      if (value.kind === 'scalar' && short) {
        const told = (fields[short] as Field<unknown>).kind.read(value, path, report);
        return told === undefined ? undefined : ({ [short]: told } as Values<F>);
      }
      return readFields(fields, value, path, report, noun);
    },
  };
}

/** What a table says by its fields, and what is wrong with it. */
export interface TableRead<F extends Fields> {
  /** The values that could be read, whether or not all that is required is there. */
  readonly values: Partial<Values<F>>;
  /** The same when everything required is there and right. */
  readonly complete: Values<F> | undefined;
  /** What is wrong with what is written. */
  readonly findings: readonly FileFinding[];
  /** What is required and not written. */
  readonly missing: readonly FileFinding[];
  /** The keys that are written, and wrong or in the wrong place: they are not missing as well. */
  readonly wrong: ReadonlySet<string>;
}

/** Reads the keys of a whole file by its fields. */
export function readTable<F extends Fields>(fields: F, table: Table, noun: string): TableRead<F> {
  const written = collect();
  const misplaced = misplacedIn(fields, table);
  const values = new Map(readKeys(fields, table, '', written.report, noun));
  for (const { key } of misplaced.values()) values.set(key, invalid);
  const lacking = collect();
  const complete = isComplete(fields, table, values, '', lacking.report, noun);
  const read = readable(values);
  return {
    values: read as Partial<Values<F>>,
    complete: complete ? (read as Values<F>) : undefined,
    findings: written.findings.flatMap((each) => {
      if (each.lacks !== undefined && isOutside(each.lacks, each.span, fields, table)) return [];
      const found = each.rule === 'source/key-unknown' ? misplaced.get(each.span.start) : undefined;
      return found ? { ...each, help: found.help } : each;
    }),
    missing: lacking.findings,
    wrong: new Set([...values].flatMap(([key, value]) => (value === invalid ? [key] : []))),
  };
}

/**
 * Reads a table within a file by its fields. Unknown keys are reported with the nearest known one, missing ones
 * at the place where they belong. Returns undefined when something required is missing or wrong.
 */
function readFields<F extends Fields>(
  fields: F,
  value: Value,
  path: string,
  report: ReportFault,
  noun: string,
): Values<F> | undefined {
  if (value.kind !== 'table') {
    const said = value.kind === 'scalar' ? ` is "${value.text.trim()}"` : ` is a ${value.kind}`;
    const alone = value.kind === 'scalar' ? value.text.trim() : aloneIn(value);
    const meant = alone === undefined ? new Map<string, string>() : assigned(alone, fields);
    report(
      'source/value-invalid',
      value.span,
      `${nameOfTable(path, noun)}${said}, not a table of keys and values.`,
      {
        help: `Write a table with its keys: { ${Object.keys(fields)
          .filter((key, index) => fields[key]?.required || meant.has(key) || (index < 2 && meant.size < 2))
          .map((key) => `${key}: ${meant.get(key) ?? '…'}`)
          .join(', ')} }.`,
      },
    );
    return undefined;
  }
  const values = readKeys(fields, value, path, report, noun);
  return isComplete(fields, value, values, path, report, noun) ? (readable(values) as Values<F>) : undefined;
}

/** The values of a table by their keys; one that is wrong, or whose key is, is {@link invalid}, and reported. */
function readKeys(
  fields: Fields,
  table: Table,
  path: string,
  report: ReportFault,
  noun: string,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  const unindented = unindentedIn(fields, table);
  const told = new Set([...unindented.values()].flat());
  const place = nameOfTable(path, noun).replace(/^./, (letter) => letter.toLowerCase());
  for (const each of table.entries) {
    const { key, keySpan, value } = each;
    const declared = valueAt(fields, key);
    if (!declared) {
      if (told.has(key)) continue;
      const { help, instead, meant } = adviceFor(each, fields, table);
      report('source/key-unknown', keySpan, `Unknown key "${key}" in ${place}.`, { help, instead, meant });
      for (const field of meant ?? []) if (!values.has(field)) values.set(field, invalid);
      continue;
    }
    const run = unindented.get(key);
    if (run) {
      const first = table.entries.find((each) => each.key === run[0])?.keySpan ?? keySpan;
      const keys = run.map((each) => `"${each}"`).join(' and ');
      report('source/key-unknown', first, `Unknown key "${run[0]}" in ${place}.`, {
        help: `Indent ${keys} by two spaces: ${run.length > 1 ? 'they belong' : 'it belongs'} to "${key}".`,
        meant: [key],
      });
      values.set(key, invalid);
    }
    if (isEmpty(value)) continue;
    const read = declared.kind.read(value, path ? `${path}.${key}` : key, report);
    values.set(key, read === undefined ? invalid : read);
  }
  return values;
}

/** Whether everything required is there and right; what is missing is reported. */
function isComplete(
  fields: Fields,
  table: Table,
  values: ReadonlyMap<string, unknown>,
  path: string,
  report: ReportFault,
  noun: string,
): boolean {
  let complete = true;
  for (const [key, { required, doc }] of Object.entries(fields)) {
    const value = values.get(key);
    if (!required || (value !== undefined && value !== invalid)) continue;
    complete = false;
    if (value === invalid) continue;
    const written = table.entries.find((each) => each.key === key);
    const { start, end } = table.span;
    const span = written?.keySpan ?? { ...table.span, start, end: Math.min(start + 1, end) };
    report('source/key-missing', span, `${nameOfTable(path, noun)} has no "${key}".`, {
      help: `Add "${key}": ${doc}`,
      lacks: key,
    });
  }
  return complete;
}

/** A table by its own name where it has one: `feeds.kernel` is the feed "kernel", `hosts[0]` the first entry. */
function nameOfTable(path: string, noun: string): string {
  const [, list, index = 0] = /^(.+)\[(\d+)\]$/.exec(path) ?? [];
  if (list !== undefined) return `Entry ${Number(index) + 1} of "${list}"`;
  const [, name] = /^\w+\.([^.]+)$/.exec(path) ?? [];
  return name === undefined || noun === 'show' ? `The ${path || noun}` : `The ${noun} "${name}"`;
}

function readable(values: ReadonlyMap<string, unknown>): object {
  return Object.fromEntries([...values].filter(([, value]) => value !== invalid));
}

/** Marks a value that was there and wrong, or under a wrong key: it is reported once, not as missing as well. */
const invalid = Symbol('invalid');
