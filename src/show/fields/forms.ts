import type { Entry, Table, Value } from '../syntax/value.js';
import type { Fields } from './kind.js';
import { aloneIn, partsMeantBy } from './meant.js';
import { adviceFor } from './unknown-key.js';

/** A text in a form that a key may have. */
export function keyFrom(text: string): string {
  const [first = ''] = text.trim().toLowerCase().split(/\s/);
  return first.replace(/[^\p{L}\p{N}_-]/gu, '') || 'name';
}

/** The items of a list with the names that a table of them would have; plain ones are texts there, too. */
export function named(
  value: Value,
  nameOf: (text: string, index: number) => string,
  isPlain: boolean,
): string | undefined {
  const items = value.kind === 'list' ? value.items : [value];
  const texts = items.flatMap((each) => (each.kind === 'scalar' ? [each.text.trim()] : []));
  if (texts.length === items.length && texts.length > 0) {
    return texts.map((each, index) => `${nameOf(each, index)}: ${isPlain ? each : '{ … }'}`).join(', ');
  }
  const [first] = items;
  const name = first?.kind === 'table' ? aloneIn(first) : undefined;
  return name === undefined ? undefined : `${nameOf(name, 0)}: { … }`;
}

/** What one text says by the keys of a table: parts that are told by their form, or the whole by the first key. */
export function assigned(text: string, fields: Fields): Map<string, string> {
  const keys = Object.keys(fields);
  const first = keys.find((key) => fields[key]?.required) ?? keys[0] ?? '';
  return new Map(
    [...partsMeantBy(text)].map(([part, value]) => {
      const address = keys.find((key) => /^(?:url|feed|uri|link)$/.test(key));
      return [keys.includes(part) ? part : ((part === 'url' ? address : undefined) ?? first), value];
    }),
  );
}

/**
 * The first entry of a list of tables that is written in another form: as texts, or as a table whose keys are values
 * (`Ann: host`, `"00:00": Hello`); undefined where it is not.
 */
export function formOf(value: Value, fields: Fields): string | undefined {
  const items = value.kind === 'list' ? value.items : [value];
  const pair = (each: Value): Table['entries'][number] | undefined => {
    if (each.kind !== 'table' || each.entries.some((entry) => isKnownAs(entry, fields, each)))
      return undefined;
    return value.kind === 'table' || each.entries.length === 1 ? each.entries[0] : undefined;
  };
  const [first] = items;
  const found = first && pair(first);
  if (!found || !items.every((each) => pair(each))) return undefined;
  const said = found.value.kind === 'scalar' ? found.value.text.trim() : '';
  const timed = partsMeantBy(`${found.key} ${said}`);
  const parts = timed.has('start')
    ? timed
    : new Map([...assigned(found.key, fields), ...secondOf(said, fields)]);
  return [...parts].map(([key, text]) => `${key}: ${text}`).join(', ');
}

/** Whether a key is one of a table, or meant for one. */
function isKnownAs(entry: Entry, fields: Fields, table: Table): boolean {
  return Object.hasOwn(fields, entry.key) || adviceFor(entry, fields, table).meant !== undefined;
}

/** What the value of a name says of whom or what it names. */
function secondOf(said: string, fields: Fields): readonly (readonly [string, string])[] {
  if (said === '') return [];
  const wanted = /^https?:/i.test(said) ? ['link', 'url'] : ['role', 'text', 'title'];
  const key = wanted.find((each) => Object.hasOwn(fields, each));
  return key === undefined ? [] : [[key, said]];
}
