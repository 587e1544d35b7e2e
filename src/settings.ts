import type { Accept } from './accept.js';
import type { Profile } from './directories/profile.js';
import { type Opened, openProfiles, ruleSeverities, withRules } from './own-profile.js';
import type { SourceFinding } from './show/faults.js';
import { accept } from './show/fields/fields.js';
import { field, type ValueOf } from './show/fields/kind.js';
import { profileName } from './show/fields/profiles.js';
import { list, readTable, some } from './show/fields/tables.js';
import type { Written } from './show/show.js';
import { originAt } from './show/syntax/value.js';
import { parseYaml } from './show/syntax/yaml.js';
import type { Source } from './text/source.js';

/** Every key of `airworthy.yaml`, which lies beside a feed that somebody else makes. */
const settingsFields = {
  profiles: field(some(profileName), 'The profiles that the feed must satisfy.'),
  rules: field(ruleSeverities, 'What to make of rules, whoever asks: error, warning, info or off.'),
  accept: field(list(accept), 'Findings that you accept, each with a reason.'),
} as const;

/** The file, as its schema and the list of its keys describe it. */
export const settingsForm = {
  title: 'Settings',
  description: 'The keys of `airworthy.yaml`, which is next to a feed that another program makes.',
  fields: settingsFields,
} as const;

/** How a feed is to be judged. */
export interface Settings {
  readonly profiles: Opened['profiles'] | undefined;
  /** The given profiles with what the settings make of rules. */
  readonly withRules: (profiles: readonly Profile[]) => readonly Profile[];
  readonly accepts: readonly Accept[];
  readonly findings: readonly SourceFinding[];
}

/** Reads `airworthy.yaml`, and the profiles that it names from files below its folder. */
export function readSettings(source: Source, read: Parameters<typeof openProfiles>[2]): Settings {
  const { table, findings: malformed } = parseYaml(source.text, 0);
  const values = table && readTable(settingsFields, table, 'settings');
  const { profiles, rules, accept: entries } = values?.values ?? {};
  const written: Written = { source, originOf: (path) => table && originAt(table, path) };
  const opened = profiles && openProfiles(profiles, written, read);
  const findings = [...malformed, ...(values?.findings ?? [])].map((finding) => ({ ...finding, source }));
  return {
    profiles: opened?.profiles,
    withRules: (chosen) => withRules(chosen, rules ?? new Map(), 'airworthy.yaml'),
    accepts: acceptsOf(entries, written),
    findings: [...findings, ...(opened?.findings ?? [])],
  };
}

/** The accept entries of a file, each with its place. */
export function acceptsOf(
  entries: readonly ValueOf<typeof accept>[] | undefined,
  { source, originOf }: Written,
): readonly Accept[] {
  return (entries ?? []).map((entry, index) => {
    const span = originOf(`accept[${index}].rule`) ?? { start: 0, end: 0 };
    return { ...entry, source, span };
  });
}
