import type { Accept } from './accept.js';
import { type ProfileChoice, profiles } from './diagnostic.js';
import type { SourceFinding } from './show/faults.js';
import { accept } from './show/fields/fields.js';
import { field, list, oneOf, readTable, some, type ValueOf } from './show/fields/kind.js';
import type { Written } from './show/show.js';
import { originAt } from './show/syntax/value.js';
import { parseYaml } from './show/syntax/yaml.js';
import type { Source } from './text/source.js';

/** Every key of `airworthy.yaml`, which lies beside a feed that somebody else makes. */
const settingsFields = {
  profiles: field(some(oneOf(...profiles)), 'The profiles that the feed must satisfy.'),
  accept: field(list(accept), 'Findings that you accept, each with a reason.'),
} as const;

/** How a feed is to be judged. */
export interface Settings {
  readonly profiles: readonly ProfileChoice[] | undefined;
  readonly accepts: readonly Accept[];
  readonly findings: readonly SourceFinding[];
}

/** Reads `airworthy.yaml`. */
export function readSettings(source: Source): Settings {
  const { table, findings: malformed } = parseYaml(source.text, 0);
  const read = table && readTable(settingsFields, table, 'settings');
  const values = read?.values;
  const findings = [...malformed, ...(read?.findings ?? [])];
  return {
    profiles: values?.profiles,
    accepts: acceptsOf(values?.accept, { source, originOf: (path) => table && originAt(table, path) }),
    findings: findings.map((finding) => ({ ...finding, source })),
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
