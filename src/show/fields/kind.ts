import { codePoint } from '../../text/code-point.js';
import { nearest } from '../../text/nearest.js';
import type { Source } from '../../text/source.js';
import { encodedUrl } from '../../text/url.js';
import { findForbidden } from '../../xml/characters.js';
import type { ReportFault } from '../faults.js';
import type { Value } from '../syntax/value.js';
import { readDate, readDuration, type WrittenDate } from './spelling.js';

/** The file that is read, and whom to tell what is wrong in it. */
export interface Reading {
  readonly source: Source;
  readonly report: ReportFault;
}

/** A kind of value: how it is told from its text, what an editor may offer for it. */
export interface Kind<T> {
  /** As in "… is no …": `whole number`, `list of names`. */
  readonly noun: string;
  /** JSON Schema (2020-12) of the value. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Reads a value; reports what is wrong with it and returns undefined then. */
  readonly read: (value: Value, path: string, reading: Reading) => T | undefined;
}

/** What a kind tells. */
export type Told<K> = K extends Kind<infer T> ? T : never;

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

/** The same fields, none of them required. */
export type Optional<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? Field<T, false> : never;
};

/** The same fields, none of them required: for what is said in several places, or is not yet whole. */
export function optional<F extends Fields>(fields: F): Optional<F> {
  const loose = Object.entries(fields).map(([key, each]) => [key, { ...each, required: false }]);
  return Object.fromEntries(loose) as Optional<F>;
}

/** A kind told from the text of a scalar; the function returns undefined for a text that is not of it. */
export function scalar<T>(
  noun: string,
  schema: Readonly<Record<string, unknown>>,
  tell: (text: string) => T | undefined,
): Kind<T> {
  return {
    noun,
    schema,
    read(value, path, { report }) {
      if (holdsForbidden(value, path, report)) return undefined;
      const told = value.kind === 'scalar' ? tell(value.text.trim()) : undefined;
      if (told === undefined) {
        const written = value.kind === 'scalar' ? `"${value.text.trim()}"` : `a ${value.kind}`;
        report('source/value-invalid', value.span, `${path} is ${written}, which is no ${noun}.`);
      }
      return told;
    },
  };
}

/** Reports the first character of a scalar that XML cannot carry (XML 1.0, 2.2); halves of pairs are such, too. */
function holdsForbidden(value: Value, path: string, report: ReportFault): boolean {
  const at = value.kind === 'scalar' ? findForbidden(value.text, 0, value.text.length) : -1;
  if (value.kind !== 'scalar' || at < 0) return false;
  const character = codePoint(value.text.charCodeAt(at));
  report('source/character-forbidden', value.span, `${path} holds ${character}, which XML forbids.`);
  return true;
}

export const text: Kind<string> = {
  noun: 'text',
  schema: { type: 'string' },
  read(value, path, { report }) {
    if (value.kind !== 'scalar') {
      report('source/value-invalid', value.span, `${path} is a ${value.kind}, not a text.`);
      return undefined;
    }
    if (holdsForbidden(value, path, report)) return undefined;
    return value.text.trim();
  },
};

export const flag = scalar('answer such as true or false', { type: 'boolean' }, (written) => {
  if (/^(true|yes|on)$/i.test(written)) return true;
  return /^(false|no|off)$/i.test(written) ? false : undefined;
});

export const whole = scalar('whole number', { type: 'integer', minimum: 0 }, (written) =>
  /^\d{1,15}$/.test(written) ? Number(written) : undefined,
);

export const decimal = scalar('number', { type: 'number' }, (written) => {
  const number = /^-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(written) ? Number(written) : Number.NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
});

/**
 * An address of the web; what a URI must not hold (RFC 3986, section 2) is percent-encoded. `{token}` stays:
 * it is filled in for each subscriber of a private feed.
 */
export const url = scalar('https or http URL', { type: 'string', format: 'uri' }, (written) =>
  /^https?:\/\/[^\s/]/i.test(written) ? encodedUrl(written)?.replaceAll('%7Btoken%7D', '{token}') : undefined,
);

/** An address of any scheme, such as `magnet:` or `ipfs:`. */
export const uri = scalar(
  'address with a scheme, such as https: or magnet:',
  { type: 'string', format: 'uri' },
  encodedUrl,
);

export const email = scalar('e-mail address', { type: 'string', format: 'email' }, (written) =>
  /^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/.test(written) ? written : undefined,
);

export const date: Kind<WrittenDate> = scalar(
  'date such as 2025-12-11 or 2025-12-11T16:00:00+01:00',
  { type: 'string' },
  readDate,
);

/** A date as ISO 8601 spells it, kept as it is written. */
export const isoDate = scalar(
  'date such as 2025-12-11 or 2025-12-11T16:00:00+01:00',
  { type: 'string' },
  (written) => (readDate(written) ? written : undefined),
);

/** In seconds. */
export const duration: Kind<number> = scalar(
  'duration such as 1:00:30 or 3630 (seconds)',
  { type: ['string', 'number'] },
  readDuration,
);

/** One of a few words, whatever their case. */
export function oneOf<const T extends string>(...words: readonly T[]): Kind<T> {
  return {
    noun: `one of ${words.join(', ')}`,
    schema: { enum: words },
    read(value, path, { report }) {
      if (holdsForbidden(value, path, report)) return undefined;
      const written = value.kind === 'scalar' ? value.text.trim() : '';
      const word = words.find((each) => each.toLowerCase() === written.toLowerCase());
      if (word === undefined) {
        const meant = nearest(written, words);
        report(
          'source/value-invalid',
          value.span,
          `${path} is "${written}", which is not one of ${words.join(', ')}.`,
          {
            ...(meant && { help: `Write "${meant}".` }),
          },
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
    read(value, path, reading) {
      const items = value.kind === 'list' ? value.items : [value];
      const read: T[] = [];
      items.forEach((item, index) => {
        const told = kind.read(item, `${path}[${index}]`, reading);
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
    read(value, path, reading) {
      if (value.kind !== 'list' || value.items.length > 0) return any.read(value, path, reading);
      reading.report('source/value-invalid', value.span, `${path} is an empty list.`, {
        help: `Name at least one, or remove the key.`,
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
    read: (value, path, reading) => (value.kind === 'scalar' ? plain : structured).read(value, path, reading),
  };
}

/** Names of the author's choice, each with a value of the same kind. */
export function map<T>(kind: Kind<T>): Kind<ReadonlyMap<string, T>> {
  return {
    noun: `table of ${kind.noun}`,
    schema: { type: 'object', additionalProperties: kind.schema },
    read(value, path, reading) {
      if (value.kind !== 'table') {
        reading.report('source/value-invalid', value.span, `${path} is not a table.`);
        return undefined;
      }
      const read = new Map<string, T>();
      for (const { key, value: each } of value.entries) {
        const told = kind.read(each, `${path}.${key}`, reading);
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
    read(value, path, reading) {
      if (value.kind === 'scalar' && short) {
        const told = (fields[short] as Field<unknown>).kind.read(value, path, reading);
        return told === undefined ? undefined : ({ [short]: told } as Values<F>);
      }
      return readFields(fields, value, path, reading, noun);
    },
  };
}

/**
 * Reads a table by its fields. Unknown keys are reported with the nearest known one, missing ones at the
 * place where they belong. Returns undefined when something required is missing or wrong.
 */
export function readFields<F extends Fields>(
  fields: F,
  value: Value,
  path: string,
  reading: Reading,
  noun: string,
): Values<F> | undefined {
  const { report } = reading;
  if (value.kind !== 'table') {
    report('source/value-invalid', value.span, `The ${path || noun} is not a table of keys and values.`);
    return undefined;
  }
  const read: Record<string, unknown> = {};
  for (const { key, keySpan, value: each } of value.entries) {
    const declared = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!declared) {
      const meant = nearest(key, Object.keys(fields));
      report('source/key-unknown', keySpan, `The ${path || noun} has a key "${key}", which is unknown.`, {
        help: meant ? `Write "${meant}", or remove it.` : 'Remove the key.',
      });
      continue;
    }
    if (each.kind === 'empty') continue;
    const told = declared.kind.read(each, path ? `${path}.${key}` : key, reading);
    read[key] = told === undefined ? invalid : told;
  }
  let complete = true;
  for (const key in fields) {
    const declared: Field<unknown> = fields[key] as F[typeof key];
    if (!declared.required) {
      if (read[key] === invalid) delete read[key];
    } else if (read[key] === invalid) {
      complete = false;
    } else if (read[key] === undefined) {
      complete = false;
      const written = value.entries.find((each) => each.key === key);
      const start = value.span.start;
      const span = written?.keySpan ?? { start, end: Math.min(start + 1, value.span.end) };
      report('source/key-missing', span, `The ${path || noun} has no "${key}".`, {
        help: `Add "${key}": ${declared.doc}`,
      });
    }
  }
  return complete ? (read as Values<F>) : undefined;
}

/** Stands for a value that was there and wrong: reported once, not missing as well. */
const invalid = Symbol('invalid');
