import { cachedByObject } from '../../text/cache.js';
import { isKey } from '../dialects/people.js';
import { collect, type FileFinding, type ReportFault, type SourceSpan } from '../faults.js';
import type { EpisodeValues } from '../fields/fields.js';
import type { PersonValues } from '../fields/parts.js';
import type { PeopleByName, Person, Show } from '../show.js';
import { type Entry, entry, isEmpty, scalar, type Table, type Value } from '../syntax/value.js';
import { type Locator, spanAt } from './locate.js';
import { type Named, namesIn } from './names.js';
import { roleIn } from './roles.js';

/**
 * Indexes the people of a show by key, by name and by alias; a key wins over a name, and that over an alias. Nobody is
 * meant by a doubtful alias.
 */
export function indexPeople(
  people: ReadonlyMap<string, PersonValues>,
  doubtful: ReadonlySet<string> = new Set(),
): PeopleByName {
  const known = new Map<string, PersonValues>();
  const add = (name: string, person: PersonValues): void => {
    if (!known.has(name)) known.set(name, person);
  };
  for (const [key, person] of people) add(key, person);
  for (const person of people.values()) add(person.name, person);
  for (const person of people.values())
    for (const alias of person.aliases ?? []) {
      if (!doubtful.has(folded(alias))) add(alias, person);
    }
  return known;
}

/** The same people by their names whatever the case and the spaces. */
const looselyNamed = cachedByObject((known: PeopleByName): PeopleByName => {
  const loose = new Map<string, PersonValues>();
  for (const [name, person] of known) if (!loose.has(folded(name))) loose.set(folded(name), person);
  return loose;
});

/** A name whatever its case and its spaces. */
export function folded(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The person whom a show knows under a name, a key or an alias. */
function personNamed(known: PeopleByName, name: string): PersonValues | undefined {
  return known.get(name) ?? looselyNamed(known).get(folded(name));
}

/** The fields that name people, and the role that each implies: a host is a host. */
const roles = { hosts: 'host', guests: 'guest', people: 'host' } as const;

type PeopleField = keyof typeof roles;

/**
 * A table in which every field that names people has an item for each of them. A name that the show knows is never
 * taken apart; a job behind a name is left out, with a word, unless it is a role.
 */
export function withNames(table: Table, known: PeopleByName, report: ReportFault): Table {
  const entries = table.entries.map((each): Entry => {
    if (!Object.hasOwn(roles, each.key)) return each;
    const { value } = each;
    if (value.kind !== 'list' && value.kind !== 'scalar') return each;
    const items = (value.kind === 'list' ? value.items : [value]).flatMap((item) =>
      peopleIn(item, known, report),
    );
    return { ...each, value: { kind: 'list', items, span: value.span } };
  });
  return { ...table, entries };
}

/** The people whom an item of a list names. YAML reads `[[Alice]]` as a list within one. */
function peopleIn(item: Value, known: PeopleByName, report: ReportFault): readonly Value[] {
  if (item.kind === 'list') {
    return item.items
      .flatMap((inner) => (inner.kind === 'list' ? inner.items : [inner]))
      .filter((each) => !isEmpty(each));
  }
  if (item.kind !== 'scalar' || isEmpty(item)) return [item];
  const { text, span } = item;
  const length = span.end - span.start;
  const isVerbatim = length === text.length || length === text.length + 2;
  const first = span.start + (length === text.length ? 0 : 1);
  const placed = ({ start, end }: { readonly start: number; readonly end: number }): SourceSpan =>
    isVerbatim ? { ...span, start: first + start, end: first + end } : span;
  const found = namesIn(text, (name) => personNamed(known, name) !== undefined);
  if (found.length === 1 && found[0]?.name === text.trim()) return [item];
  return found.map((named) => {
    const job = named.job && text.slice(named.job.start, named.job.end);
    const role = job === undefined ? undefined : roleIn(job);
    if (named.job && job !== undefined && role === undefined) {
      report('source/role-unknown', placed(named.job), noRole(job, named.name));
    }
    return personOf(named, placed(named), role);
  });
}

function personOf({ name, link }: Named, span: SourceSpan, role: string | undefined): Value {
  if (link === undefined && role === undefined) return scalar(name, span);
  const entries = Object.entries({ name, link, role }).flatMap(([key, text]): Entry[] =>
    text === undefined ? [] : [{ key, keySpan: span, value: scalar(text, span) }],
  );
  return { kind: 'table', entries, span };
}

function noRole(job: string, name: string): string {
  return `"${job}" is not a role that apps know, so ${name} is published without it.`;
}

/**
 * Completes the people of one field from what the show knows of them: what is written in the place itself wins,
 * then the show's entry, then the role that the field implies. What is no role is left out.
 */
export function completePeople(
  people: readonly PersonValues[] | undefined,
  field: PeopleField,
  known: PeopleByName,
): readonly Person[] {
  return (people ?? []).map((person, index) => {
    const entry = personNamed(known, person.name);
    const { aliases: _aliases, ...said } = { ...entry, ...person, name: entry?.name ?? person.name };
    const role = [person.role, entry?.role].flatMap((each) =>
      each === undefined ? [] : (roleIn(each) ?? []),
    )[0];
    return { ...said, role: role ?? roles[field], from: `${field}[${index}]` };
  });
}

/** The people in a list, a table by their keys, or a table of one. */
function peopleOfValue(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  if (value.kind !== 'table') return [];
  const isOne = entry(value, 'name')?.value.kind === 'scalar';
  return isOne ? [value] : value.entries.map((each) => each.value);
}

/** Reports what people are said to be and is no role, at its place in the table that says it. */
export function reportJobs(table: Table, report: ReportFault): void {
  for (const { key, value } of table.entries) {
    if (!Object.hasOwn(roles, key)) continue;
    for (const each of peopleOfValue(value)) {
      if (each.kind !== 'table') continue;
      const role = entry(each, 'role')?.value;
      const name = entry(each, 'name')?.value;
      if (role?.kind !== 'scalar' || isEmpty(role) || roleIn(role.text) !== undefined) continue;
      report(
        'source/role-unknown',
        role.span,
        noRole(role.text.trim(), name?.kind === 'scalar' ? name.text : 'the person'),
      );
    }
  }
}

/**
 * The full name of somebody whom a transcript of an episode calls by a first name, a key or an alias; undefined when
 * nobody of the episode, or more than one, may be meant, and for a name that is one already.
 */
export function speakerAmong(
  people: readonly Pick<Person, 'name'>[],
  known: PeopleByName,
): (speaker: string) => string | undefined {
  const names = new Set(people.map(({ name }) => name));
  return (speaker) => {
    if (names.has(speaker)) return undefined;
    const person = personNamed(known, speaker);
    if (person) return names.has(person.name) && person.name !== speaker ? person.name : undefined;
    const first = `${folded(speaker)} `;
    const meant = [...names].filter((name) => folded(name).startsWith(first));
    return meant.length === 1 ? meant[0] : undefined;
  };
}

/** Everybody who is heard in an episode or a live stream; the hosts are those of the show when it names none. */
export function peopleOf(
  values: Pick<EpisodeValues, PeopleField>,
  { hosts, known }: Pick<Show, 'hosts' | 'known'>,
): readonly Person[] {
  return [
    ...(values.hosts ? completePeople(values.hosts, 'hosts', known) : hosts),
    ...completePeople(values.guests, 'guests', known),
    ...completePeople(values.people, 'people', known),
  ];
}

/**
 * The same for an episode in the words of a site generator, which names people by keys: a key that the show does
 * not know is reported, and nobody is called by it.
 */
export function peopleByKeys(
  values: Pick<EpisodeValues, PeopleField>,
  show: Pick<Show, 'hosts' | 'known'>,
  locator: Pick<Locator, 'originOf'>,
  report: ReportFault,
): readonly Person[] {
  return peopleOf(values, show).filter((person) => {
    if (show.hosts.includes(person) || !isKey(person.name)) return true;
    report('source/person-unknown', spanAt(locator, person.from), unknown(person.name), {
      help: `Add "${person.name}: { name: … }" under "people" in show.yaml.`,
    });
    return false;
  });
}

/** The hosts of a show whom a page of the site generator names, without the keys that the show does not know. */
export function hostsByKeys(
  hosts: readonly Person[],
  span: FileFinding['span'],
): { readonly hosts: readonly Person[]; readonly findings: readonly FileFinding[] } {
  const { findings, report } = collect();
  for (const { name } of hosts) if (isKey(name)) report('source/person-unknown', span, unknown(name));
  return { hosts: hosts.filter(({ name }) => !isKey(name)), findings };
}

function unknown(key: string): string {
  return `The show has no person with the key "${key}".`;
}
