import { codePoint } from '../../text/code-point.js';
import { isSlip, nearest } from '../../text/nearest.js';
import { findForbidden } from '../../xml/characters.js';
import type { Instead, ReportFault } from '../faults.js';
import type { Value } from '../syntax/value.js';
import { aloneIn, type Meaning } from './meant.js';

/** A kind of value: how it is told from its text, what an editor may offer for it. */
export interface Kind<T> {
  /** As in `whole number` or `list of names`. */
  readonly noun: string;
  /** JSON Schema (2020-12) of the value. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** The keys of a table. */
  readonly fields?: Fields;
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
        const alone = value.kind === 'scalar' ? undefined : aloneIn(value);
        const help = alone !== undefined && read(alone) !== undefined ? `"${alone}"` : withArticle(noun);
        report('source/value-invalid', value.span, message, told ?? { help: `Write ${help}.` });
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
      const alone = value.kind === 'table' ? aloneIn(value) : undefined;
      report('source/value-invalid', value.span, `${path} is a ${value.kind}, not text.`, {
        help: alone
          ? `Write "${alone}".`
          : 'Write one text; put it in quotes if it starts with a bracket or brace.',
      });
      return undefined;
    }
    if (holdsForbidden(value, path, report)) return undefined;
    return value.text.trim();
  },
};
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
          words.length > 1
            ? `${path} is "${written}", which is not one of ${words.join(', ')}.`
            : `${path} is "${written}", not "${words[0]}".`,
          meant
            ? advice(written, meant, isSlip(written, meant))
            : {
                help: `Write ${words.length > 4 ? 'one of them' : words.map((each) => `"${each}"`).join(' or ')}, or remove the key.`,
              },
        );
      }
      return word;
    },
  };
}
