import { acceptFaults } from './accept.js';
import { type Advice, type ProfileChoice, type Severity, severitiesOf } from './diagnostic.js';
import { profiles, profilesOf } from './directories/index.js';
import { publishFaults } from './publish/faults.js';
import { formerIds, retiredIds } from './rules/former.js';
import { rulebook } from './rules/index.js';
import { faults } from './show/faults/list.js';

/** What is said of everything that a diagnostic can be about: rules of feeds first, then faults of sources. */
export const advices: Readonly<Record<string, Advice>> = {
  ...rulebook,
  ...faults,
  ...publishFaults,
  ...acceptFaults,
};

/** The ids of the catalogue. */
export const catalogued: ReadonlySet<string> = new Set(Object.keys(advices));

/** The ids of the catalogue, those that its rules had before, and those of rules that are gone. */
export const everCatalogued: ReadonlySet<string> = new Set([
  ...catalogued,
  ...Object.keys(formerIds),
  ...Object.keys(retiredIds),
]);

/** A choice of the catalogue; what is left out of it chooses all. */
export interface Choice {
  readonly profiles?: readonly ProfileChoice[];
  readonly vocabulary?: string;
  readonly severity?: Severity;
}

/**
 * The ids that a choice means, in the order of the catalogue. What nobody can do without, such as well-formed XML, is
 * no profile's own, and is left out where profiles are chosen.
 */
export function choose({ profiles: chosen, vocabulary, severity }: Choice): readonly string[] {
  const active = profilesOf(chosen ?? profiles);
  return Object.entries(advices).flatMap(([id, advice]) => {
    if (chosen && isEveryones(id)) return [];
    const asked = Object.values(severitiesOf(id, advice, active));
    const isChosen =
      asked.length > 0 &&
      (vocabulary === undefined || vocabularyOf(id) === vocabulary) &&
      (severity === undefined || asked.includes(severity));
    return isChosen ? [id] : [];
  });
}

/** Whether a rule is one that no feed and no show can do without, whoever asks. */
function isEveryones(id: string): boolean {
  return typeof advices[id]?.severity === 'string';
}

/** The part of an id before the slash. */
export function vocabularyOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** Every vocabulary of the catalogue, in its order. */
export const vocabularies: readonly string[] = [...new Set([...catalogued].map(vocabularyOf))];
