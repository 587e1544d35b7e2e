import { isKey } from '../dialects/people.js';
import type { FileFinding, ReportFault } from '../faults.js';
import type { EpisodeValues } from '../fields/fields.js';
import type { PersonValues } from '../fields/parts.js';
import type { PeopleByName, Person, Show } from '../show.js';
import { type Locator, spanAt } from './locate.js';

/** Indexes the people of a show by key and by name; a key wins over a name. */
export function indexPeople(people: ReadonlyMap<string, PersonValues>): PeopleByName {
  const known = new Map<string, PersonValues>();
  for (const person of people.values()) if (!known.has(person.name)) known.set(person.name, person);
  for (const [key, person] of people) known.set(key, person);
  return known;
}

/** The fields that name people, and the role that each implies: a host is a host. */
const roles = { hosts: 'host', guests: 'guest', people: 'host' } as const;

type PeopleField = keyof typeof roles;

/**
 * Completes the people of one field from what the show knows of them: what is written in the place itself wins,
 * then the show's entry, then the role that the field implies.
 */
export function completePeople(
  people: readonly PersonValues[] | undefined,
  field: PeopleField,
  known: PeopleByName,
): readonly Person[] {
  return (people ?? []).map((person, index) => {
    const entry = known.get(person.name);
    const role = roles[field];
    return { role, ...entry, ...person, ...(entry && { name: entry.name }), from: `${field}[${index}]` };
  });
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
  const findings = hosts
    .filter(({ name }) => isKey(name))
    .map(({ name }): FileFinding => ({ rule: 'source/person-unknown', span, message: unknown(name) }));
  return { hosts: hosts.filter(({ name }) => !isKey(name)), findings };
}

function unknown(key: string): string {
  return `The show has no person with the key "${key}".`;
}
