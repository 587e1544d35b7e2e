import type { Reading } from '../xml/second.js';

/** Brings what was found into the form in which the model has it. */
export type Read = (found: string) => string;

/** A field that no element says, and why. */
export interface Unsaid {
  readonly unsaid: string;
}

/** A field whose values are elements as their author wrote them, each with what the second reader makes of it. */
export interface Verbatim {
  readonly verbatim: (markup: string) => Reading | undefined;
}

/** A field that one element says: as its text, or as one of its attributes. */
export interface Said<V> {
  /** From the element of its parent, `itunes:owner/itunes:email`; of several of that name, which one. */
  readonly path: string;
  readonly where: readonly [attribute: string, value: string] | undefined;
  readonly attribute: string | undefined;
  /** What must be found; nothing where it is undefined. Without it, the value as it is. */
  readonly say: ((value: V) => string | undefined) | undefined;
  readonly read: Read | undefined;
}

/** A field whose values are each an element of their own. */
export interface Elements<V> {
  readonly path: string;
  readonly where: Said<V>['where'];
  readonly fields: Fields<V>;
  /** Attributes that are the same for all values. */
  readonly constants: Readonly<Record<string, string>>;
}

type ItemOf<F> = NonNullable<F> extends readonly (infer V)[] ? V : NonNullable<F>;
type One<F> = Unsaid | Verbatim | Said<NonNullable<F>> | Elements<ItemOf<F>>;

/** Where a stranger would look for every field of a value. A field without a place or a reason does not compile. */
export type Fields<V> = V extends string
  ? Said<V>
  : { readonly [K in keyof V]-?: One<V[K]> | readonly One<V[K]>[] };

/** The reason for every key of the author's that the finished value does not have. Without one it does not compile. */
export type Spent<Written, V> = { readonly [K in Exclude<keyof Written, keyof V>]: Unsaid };

type Options<V> = Partial<Pick<Said<V>, 'where' | 'say' | 'read'>>;

/** Nothing in the feed says it. */
export function unsaid(why: string): Unsaid {
  return { unsaid: why };
}

/** Each value is an element as its author wrote it, wherever it stands among the others. */
export function verbatim(read: Verbatim['verbatim']): Verbatim {
  return { verbatim: read };
}

/** An element of this name says it as its text. */
export function text<V>(path: string, { where, say, read }: Options<V> = {}): Said<V> {
  return { path, where, attribute: undefined, say, read };
}

/** An element says it in an attribute: `itunes:image@href`; `@href` is one of the element itself. */
export function attribute<V>(at: string, { where, say, read }: Options<V> = {}): Said<V> {
  const [path = '', name = ''] = at.split('@');
  return { path, where, attribute: name, say, read };
}

/** The text of the element itself says it. */
export function content<V>(options: Options<V> = {}): Said<V> {
  return text('', options);
}

/** Each value is an element. */
export function elements<V>(
  path: string,
  fields: NoInfer<Fields<V>>,
  { where, constants = {} }: { where?: Said<V>['where']; constants?: Elements<V>['constants'] } = {},
): Elements<V> {
  return { path, where, fields, constants };
}

/** A value that was not found where it must be; the field is a path such as `live[0].people[1].name`. */
export interface Lost {
  readonly field: string;
  readonly expected: string | undefined;
  /** Undefined when there was nothing. */
  readonly found: string | undefined;
}

/** Looks for every field of a value in an element, as one reader has it. */
export function lookFor<V>(
  fields: Fields<V>,
  value: V,
  element: Reading | undefined,
  at = '',
): readonly Lost[] {
  const lost: Lost[] = [];
  look(fields as Table, value, element, at, lost);
  return lost;
}

// The types above hold a table to its values; a table that is run through knows only that they fit.
type Entry = Unsaid | Verbatim | Said<never> | Elements<never>;
type Table = Entry | { readonly [field: string]: Entry | readonly Entry[] };

function look(table: Table, value: unknown, element: Reading | undefined, at: string, lost: Lost[]): void {
  if ('path' in table && typeof table.path === 'string') {
    lookAt(table as Entry, value, element, at, lost);
    return;
  }
  for (const [field, entries] of Object.entries(table as Exclude<Table, Entry>)) {
    const inside = (value as Readonly<Record<string, unknown>>)[field];
    for (const entry of [entries].flat()) lookAt(entry, inside, element, at ? `${at}.${field}` : field, lost);
  }
}

function lookAt(entry: Entry, value: unknown, element: Reading | undefined, at: string, lost: Lost[]): void {
  if ('unsaid' in entry) return;
  if ('verbatim' in entry) {
    lookForPieces(entry, value as readonly string[], element, at, lost);
    return;
  }
  const found = find(element, entry.path, entry.where);
  if ('fields' in entry) {
    const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
    const isList = Array.isArray(value);
    const name = (index: number): string => (isList ? `${at}[${index}]` : at);
    values.forEach((each, index) => {
      const one = found[index];
      look(entry.fields as Table, each, one, name(index), lost);
      for (const [key, constant] of Object.entries(entry.constants)) {
        compare(constant, one && attributeOf(one, key), name(index), lost);
      }
    });
    if (found.length > values.length) {
      lost.push({ field: name(values.length), expected: undefined, found: `<${entry.path}>` });
    }
    return;
  }
  const { attribute, say, read } = entry;
  const said = value === undefined ? undefined : say ? say(value as never) : String(value);
  const written = found.map((one) => (attribute === undefined ? one.text : attributeOf(one, attribute)));
  // An element without a value that it could say is none, or empty.
  const isInside = entry.path === '' && attribute === undefined;
  const seen = written[0] !== undefined && read && said !== undefined ? read(written[0]) : written[0];
  compare(isInside ? (said ?? '') : said, seen, at, lost);
  if (found.length > 1) lost.push({ field: at, expected: undefined, found: `<${entry.path}>` });
}

/** Looks for elements as their author wrote them; each of the feed's counts once. */
function lookForPieces(
  { verbatim: readPiece }: Verbatim,
  pieces: readonly string[],
  element: Reading | undefined,
  at: string,
  lost: Lost[],
): void {
  const left = [...(pieces.length > 0 ? (element?.children ?? []) : [])];
  pieces.forEach((piece, index) => {
    const expected = readPiece(piece);
    const found = expected === undefined ? -1 : left.findIndex((each) => isSame(expected, each));
    if (found < 0) lost.push({ field: `${at}[${index}]`, expected: piece, found: undefined });
    else left.splice(found, 1);
  });
}

/** Whether two readers found the same: names without prefixes, which each reader gives in its own way. */
function isSame(one: Reading, other: Reading): boolean {
  const stack: [Reading, Reading][] = [[one, other]];
  for (let pair = stack.pop(); pair; pair = stack.pop()) {
    const [a, b] = pair;
    if (localName(a.name) !== localName(b.name) || a.text !== b.text) return false;
    if (a.children.length !== b.children.length || saidBy(a) !== saidBy(b)) return false;
    for (const [index, child] of a.children.entries()) stack.push([child, b.children[index] as Reading]);
  }
  return true;
}

/** The attributes of an element, whatever their order; declarations of namespaces are none. */
function saidBy({ attributes }: Reading): string {
  const own = attributes.filter(({ name }) => !/^xmlns(:|$)/.test(name));
  return JSON.stringify(own.map(({ name, value }) => [localName(name), value]).sort());
}

function localName(name: string): string {
  return name.replace(/^.*[:}]/, '');
}

function compare(expected: string | undefined, found: string | undefined, field: string, lost: Lost[]): void {
  if (expected !== found) lost.push({ field, expected, found });
}

function find(element: Reading | undefined, path: string, where: Said<never>['where']): readonly Reading[] {
  if (!element) return [];
  if (path === '') return [element];
  let found: readonly Reading[] = [element];
  for (const step of path.split('/')) {
    found = found.flatMap(({ children }) => children.filter(({ name }) => name === step));
  }
  if (!where) return found;
  return found.filter((one) => attributeOf(one, where[0]) === where[1]);
}

function attributeOf({ attributes }: Reading, name: string): string | undefined {
  return attributes.find((each) => each.name === name)?.value;
}
