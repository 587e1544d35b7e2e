import type { PersonValues } from '../fields/parts.js';
import type { Known, Person } from '../show.js';

/** Indexes the people of a show by key and by name; a key wins over a name. */
export function know(people: ReadonlyMap<string, PersonValues> | undefined): Known {
  const known = new Map<string, PersonValues>();
  for (const person of people?.values() ?? []) if (!known.has(person.name)) known.set(person.name, person);
  for (const [key, person] of people ?? []) known.set(key, person);
  return known;
}

/**
 * Completes people from what the show knows of them: what is written in the place itself wins, then the
 * show's entry, then the role that the field implies (a host is a host).
 */
export function complete(
  people: readonly PersonValues[] | undefined,
  role: string,
  field: string,
  known: Known,
): readonly Person[] {
  return (people ?? []).map((person, index) => {
    const entry = known.get(person.name);
    return { role, ...entry, ...person, ...(entry && { name: entry.name }), from: `${field}[${index}]` };
  });
}
