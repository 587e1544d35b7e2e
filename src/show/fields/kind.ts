import { codePoint } from '../../text/code-point.js';
import { readSeconds, readSpelledDuration } from '../../text/duration.js';
import { readWrittenDate, type WrittenDate } from '../../text/iso-8601.js';
import { isSlip, nearest } from '../../text/nearest.js';
import { encodedUrl } from '../../text/url.js';
import { findForbidden } from '../../xml/characters.js';
import { collect, type FileFinding, type Instead, type ReportFault } from '../faults.js';
import type { Table, Value } from '../syntax/value.js';
import { dateMeantBy, emailMeantBy, type Meaning, numberIn, partsMeantBy, withScheme } from './meant.js';
import { adviceFor, isOutside, misplacedIn } from './unknown-key.js';

/** A kind of value: how it is told from its text, what an editor may offer for it. */
export interface Kind<T> {
  /** As in `whole number` or `list of names`. */
  readonly noun: string;
  /** JSON Schema (2020-12) of the value. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Reads a value; reports what is wrong with it and returns undefined then. */
  readonly read: (value: Value, path: string, report: ReportFault) => T | undefined;
}

/** What a value of a kind is once it is read. */
export type ValueOf<K> = K extends Kind<infer T> ? T : never;

/** One key of a file: its kind and what is said about it. */
export interface Field<T, Required extends boolean = boolean> {
  readonly kind: Kind<T>;
  readonly required: Required;
  readonly doc: string;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values of a table of fields: what is required is there, the rest may be. */
export type Values<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: F[K] extends Field<infer T>
    ? T
    : never;
} & {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: F[K] extends Field<infer T>
    ? T
    : never;
};

/** A field that may be left out. */
export function field<T>(kind: Kind<T>, doc: string): Field<T, false> {
  return { kind, required: false, doc };
}

/** A field that no show or episode can do without. */
export function required<T>(kind: Kind<T>, doc: string): Field<T, true> {
  return { kind, required: true, doc };
}

/**
 * A kind told from the text of a scalar; the function returns undefined for a text that is not of it. A second one may
 * say what another spelling means; what it says to write is certain unless it says otherwise.
 */
export function scalar<T>(
  noun: string,
  schema: Readonly<Record<string, unknown>>,
  read: (text: string) => T | undefined,
  meant: (text: string) => Meaning | undefined = () => undefined,
): Kind<T> {
  return {
    noun,
    schema,
    read(value, path, report) {
      if (holdsForbidden(value, path, report)) return undefined;
      const result = value.kind === 'scalar' ? read(value.text.trim()) : undefined;
      if (result === undefined) {
        const written = value.kind === 'scalar' ? `"${value.text.trim()}"` : `a ${value.kind}`;
        const message = `${path} is ${written}, not ${withArticle(noun)}.`;
        const told = value.kind === 'scalar' ? cureFor(value.text.trim(), read, meant) : undefined;
        report('source/value-invalid', value.span, message, told ?? { help: `Write ${withArticle(noun)}.` });
      }
      return result;
    },
  };
}

/** What to do about a text that is not of a kind; typographic quotes around it are no quotes to any parser. */
function cureFor<T>(
  text: string,
  read: (text: string) => T | undefined,
  meant: (text: string) => Meaning | undefined,
): { help: string; instead?: Instead } | undefined {
  const plain = /^[“”„‟«»‘’‚‛](.*)[“”„‟«»‘’‚‛]$/s.exec(text)?.[1]?.trim();
  if (plain !== undefined && read(plain) !== undefined) return advice(text, plain, true);
  const meaning = meant(plain ?? text);
  if (typeof meaning === 'object' && 'help' in meaning) return meaning;
  const { write, safe } = typeof meaning === 'object' ? meaning : { write: meaning, safe: true };
  return write !== undefined && read(write) !== undefined ? advice(text, write, safe) : undefined;
}

/** The advice to write something else. */
function advice(of: string, write: string, safe: boolean): { help: string; instead: Instead } {
  return { help: `Write "${write}".`, instead: { of: of.trim(), write, safe } };
}

/** `a date`, `an e-mail address`, `true or false`. */
function withArticle(noun: string): string {
  if (/^(true|one)\b/.test(noun)) return noun;
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Reports the first character of a scalar that XML cannot carry (XML 1.0, 2.2); halves of pairs are such, too. */
function holdsForbidden(value: Value, path: string, report: ReportFault): boolean {
  const at = value.kind === 'scalar' ? findForbidden(value.text, 0, value.text.length) : -1;
  if (value.kind !== 'scalar' || at < 0) return false;
  const character = codePoint(value.text.charCodeAt(at));
  report('source/character-forbidden', value.span, `${path} contains ${character}, which XML forbids.`);
  return true;
}

export const text: Kind<string> = {
  noun: 'text',
  schema: { type: 'string' },
  read(value, path, report) {
    if (value.kind !== 'scalar') {
      report('source/value-invalid', value.span, `${path} is a ${value.kind}, not text.`, {
        help: 'Write one text; put it in quotes if it starts with a bracket or brace.',
      });
      return undefined;
    }
    if (holdsForbidden(value, path, report)) return undefined;
    return value.text.trim();
  },
};

export const flag = scalar(
  'true or false',
  { type: 'boolean' },
  (written) => {
    if (/^(true|yes|on)$/i.test(written)) return true;
    return /^(false|no|off)$/i.test(written) ? false : undefined;
  },
  (written) => {
    if (/^(1|y|t|explicit)$/i.test(written)) return 'true';
    return /^(0|n|f|none|clean)$/i.test(written) ? 'false' : undefined;
  },
);

export const whole = scalar(
  'whole number',
  { type: 'integer', minimum: 0 },
  (written) => (/^\d{1,15}$/.test(written) ? Number(written) : undefined),
  numberIn,
);

export const positive = scalar(
  'whole number above zero',
  { type: 'integer', minimum: 1 },
  (written) => (/^[1-9]\d{0,8}$/.test(written) ? Number(written) : undefined),
  numberIn,
);

/** A size; one in a larger unit is rounded, and nobody can tell the bytes from it. */
export const byteCount = scalar(
  'whole number',
  whole.schema,
  (written) => (/^\d{1,15}$/.test(written) ? Number(written) : undefined),
  (written) =>
    /^\d{1,9}([.,]\d{1,9})?\s*[kmg]i?b?$/i.test(written)
      ? { help: 'Write the exact number of bytes, which the properties of the file show.' }
      : numberIn(written),
);

export const decimal = scalar(
  'number',
  { type: 'number' },
  (written) => {
    const number = /^-?(\d+(?:\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(written) ? Number(written) : Number.NaN;
    return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
  },
  numberIn,
);

/**
 * An address of the web; what a URI must not hold (RFC 3986, section 2) is percent-encoded. `{token}` stays:
 * it is filled in for each subscriber of a private feed.
 */
export const url = scalar(
  'URL with https or http',
  { type: 'string', format: 'uri' },
  (written) =>
    /^https?:\/\/[^\s/]/i.test(written)
      ? encodedUrl(written)?.replaceAll('%7Btoken%7D', '{token}')
      : undefined,
  withScheme,
);

/** An address of any scheme, such as `magnet:` or `ipfs:`. */
export const uri = scalar(
  'URI with a scheme, such as https: or magnet:',
  { type: 'string', format: 'uri' },
  encodedUrl,
);

export const email = scalar(
  'e-mail address',
  { type: 'string', format: 'email' },
  (written) => (/^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/.test(written) ? written : undefined),
  emailMeantBy,
);

export const date: Kind<WrittenDate> = scalar(
  'date such as 2025-12-11 or 2025-12-11T16:00:00+01:00',
  { type: 'string' },
  readWrittenDate,
  dateMeantBy,
);

/** A date as ISO 8601 spells it, kept as it is written. */
export const isoDate = scalar(
  'date such as 2025-12-11 or 2025-12-11T16:00:00+01:00',
  { type: 'string' },
  (written) => (readWrittenDate(written) ? written : undefined),
  dateMeantBy,
);

/** In seconds. */
export const duration: Kind<number> = scalar(
  'duration such as 1:00:30 or 3630 (seconds)',
  { type: ['string', 'number'] },
  readSeconds,
  (written) => {
    const seconds = readSpelledDuration(written);
    return seconds === undefined ? undefined : clockOf(seconds);
  },
);

/** Whole seconds as `MM:SS` or `H:MM:SS`. */
function clockOf(seconds: number): string {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const clock = [minutes, rest].map((each) => String(each).padStart(2, '0')).join(':');
  return hours ? `${hours}:${clock}` : clock;
}

/** One of a few words, whatever their case. */
export function oneOf<const T extends string>(...words: readonly T[]): Kind<T> {
  return {
    noun: `one of ${words.join(', ')}`,
    schema: { enum: words },
    read(value, path, report) {
      if (holdsForbidden(value, path, report)) return undefined;
      const written = value.kind === 'scalar' ? value.text.trim() : '';
      const word = words.find((each) => each.toLowerCase() === written.toLowerCase());
      if (word === undefined) {
        const meant = nearest(written, words);
        report(
          'source/value-invalid',
          value.span,
          `${path} is "${written}", which is not one of ${words.join(', ')}.`,
          meant ? advice(written, meant, isSlip(written, meant)) : {},
        );
      }
      return word;
    },
  };
}

/** A list; a single value stands for a list of one. */
export function list<T>(kind: Kind<T>): Kind<readonly T[]> {
  return {
    noun: `list of ${kind.noun}`,
    schema: { anyOf: [{ type: 'array', items: kind.schema }, kind.schema] },
    read(value, path, report) {
      const items = value.kind === 'list' ? value.items : [value];
      const read: T[] = [];
      items.forEach((item, index) => {
        const told = kind.read(item, `${path}[${index}]`, report);
        if (told !== undefined) read.push(told);
      });
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

/** Names of the author's choice, each with a value of the same kind. */
export function map<T>(kind: Kind<T>): Kind<ReadonlyMap<string, T>> {
  return {
    noun: `table of ${kind.noun}`,
    schema: { type: 'object', additionalProperties: kind.schema },
    read(value, path, report) {
      if (value.kind !== 'table') {
        report('source/value-invalid', value.span, `${path} is not a table.`, {
          help: 'Write a table of names and values: { name: value }.',
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
    const meant = value.kind === 'scalar' ? partsMeantBy(value.text.trim()) : new Map<string, string>();
    report(
      'source/value-invalid',
      value.span,
      `The ${path || noun}${said}, not a table of keys and values.`,
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
  for (const { key, keySpan, value } of table.entries) {
    const declared = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!declared) {
      const { help, instead, meant } = adviceFor(key, fields, table);
      report('source/key-unknown', keySpan, `Unknown key "${key}" in the ${path || noun}.`, {
        help,
        instead,
      });
      if (meant !== undefined && !values.has(meant)) values.set(meant, invalid);
      continue;
    }
    if (value.kind === 'empty') continue;
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

/** A table by its own name where it has one: `feeds.kernel` is the feed "kernel". */
function nameOfTable(path: string, noun: string): string {
  const [, name] = /^\w+\.([^.]+)$/.exec(path) ?? [];
  return name === undefined || noun === 'show' ? `The ${path || noun}` : `The ${noun} "${name}"`;
}

function readable(values: ReadonlyMap<string, unknown>): object {
  return Object.fromEntries([...values].filter(([, value]) => value !== invalid));
}

/** Marks a value that was there and wrong, or under a wrong key: it is reported once, not as missing as well. */
const invalid = Symbol('invalid');
