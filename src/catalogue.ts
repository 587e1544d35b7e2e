import { acceptFaults } from './accept.js';
import { type Advice, type Profile, profiles, type Severity, severitiesOf } from './diagnostic.js';
import { publishFaults } from './publish/faults.js';
import { formerIds } from './rules/former.js';
import { rulebook } from './rules/index.js';
import type { Rule } from './rules/rule.js';
import { faults } from './show/faults.js';

/** Everything that a diagnostic can be about, by its id: rules of feeds first, then faults of sources. */
export const catalogue: Readonly<Record<string, Advice & Partial<Rule>>> = {
  ...rulebook,
  ...faults,
  ...publishFaults,
  ...acceptFaults,
};

/** The ids of the catalogue. */
export const catalogued: ReadonlySet<string> = new Set(Object.keys(catalogue));

/** The ids of the catalogue and those that its rules had before. */
export const everCatalogued: ReadonlySet<string> = new Set([...catalogued, ...Object.keys(formerIds)]);

/** A choice of the catalogue; what is left out of it chooses all. */
export interface Choice {
  readonly profiles?: readonly Profile[];
  readonly vocabulary?: string;
  readonly severity?: Severity;
}

/** The ids that a choice means, in the order of the catalogue. */
export function choose({ profiles: active = profiles, vocabulary, severity }: Choice): readonly string[] {
  return Object.entries(catalogue).flatMap(([id, advice]) => {
    const asked = Object.values(severitiesOf(advice, active));
    const chosen =
      asked.length > 0 &&
      (vocabulary === undefined || vocabularyOf(id) === vocabulary) &&
      (severity === undefined || asked.includes(severity));
    return chosen ? [id] : [];
  });
}

/** The part of an id before the slash. */
export function vocabularyOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** Every vocabulary of the catalogue, in its order. */
export const vocabularies: readonly string[] = [...new Set([...catalogued].map(vocabularyOf))];
