import { severitiesOf } from './diagnostic.js';
import { directories, isDirectory, profiles, profilesOf } from './directories/index.js';
import type { Asked, Limits, Profile, ProfileChoice } from './directories/profile.js';
import { presentId, whyRetired } from './rules/former.js';
import { rulebook } from './rules/index.js';
import type { Rule } from './rules/rule.js';
import { type Severity, severities, worstOf } from './severity.js';
import { collect, type FileFinding, type SourceFinding } from './show/faults.js';
import { field, type Kind, oneOf, scalar, text } from './show/fields/kind.js';
import { whole } from './show/fields/scalars.js';
import { list, readTable, record, some } from './show/fields/tables.js';
import { decoded } from './show/file.js';
import type { Written } from './show/show.js';
import { parseYaml } from './show/syntax/yaml.js';
import { nearestFew } from './text/nearest.js';
import type { Source } from './text/source.js';
import { valueAt } from './text/table.js';

const rules: Readonly<Record<string, Rule>> = rulebook;

/** The rules that a profile can change: not what no feed can do without, such as well-formed XML. */
const changeable: readonly string[] = Object.keys(rules).filter(
  (id) => typeof rules[id]?.severity === 'object',
);

/** What somebody makes of a rule. */
type Made = Severity | 'off';

const made: Kind<Made> = oneOf(...severities, 'off');

/** What somebody makes of rules, by their present ids. */
export const ruleSeverities: Kind<ReadonlyMap<string, Made>> = {
  noun: 'table of rules, each error, warning, info or off',
  schema: {
    type: 'object',
    propertyNames: { enum: changeable },
    additionalProperties: made.schema,
  },
  read(value, path, report) {
    if (value.kind !== 'table') {
      report('source/value-invalid', value.span, `${path} is not a table of rules.`);
      return undefined;
    }
    const read = new Map<string, Made>();
    const meantBy = nearestFew(changeable);
    for (const { key, keySpan, value: each } of value.entries) {
      const id = presentId(key);
      const severity = made.read(each, `${path}.${key}`, report);
      const rule = valueAt(rules, id);
      if (!rule) {
        const meant = meantBy(id);
        const gone = whyRetired(id);
        const help = gone
          ? `Remove it: ${gone}`
          : meant
            ? `Write "${meant}".`
            : '"airworthy rules" lists them all.';
        report('source/key-unknown', keySpan, `There is no rule "${key}".`, { help });
      } else if (typeof rule.severity === 'string') {
        report('source/value-invalid', keySpan, `"${id}" holds for every feed and cannot be changed.`, {
          help: 'Remove it.',
        });
      } else if (severity && id.startsWith('feed-change/') && isLower(id, severity, rule)) {
        report('source/value-invalid', each.span, `"${id}" protects subscribers and cannot be lowered.`, {
          help: 'Remove it, and accept the change that is meant with a reason.',
        });
      } else if (severity) read.set(id, severity);
    }
    return read;
  },
};

/** Whether somebody makes less of a rule than those for whom it was made. */
function isLower(id: string, severity: Made, rule: Rule): boolean {
  const usual = worstOf(Object.values(severitiesOf(id, rule, profilesOf(profiles))));
  return (
    severity === 'off' || (usual !== undefined && severities.indexOf(severity) > severities.indexOf(usual))
  );
}

const profileName = scalar(
  'name of letters, digits, "-" and "_" that no other profile has',
  { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$' },
  (written) => (/^[a-z\d][\w-]*$/i.test(written) && !isDirectory(written) ? written : undefined),
);

const limits = record('limits', {
  description: field(
    record('length', {
      bytes: field(whole, 'In bytes of UTF-8.'),
      characters: field(whole, 'In characters.'),
    }),
    'The longest description.',
  ),
  tags: field(list(text), 'The HTML tags that a description may use; an empty list for none.'),
  value: field(whole, 'The most characters of titles, names and other values.'),
  files: field(some(text), 'The files that an enclosure may be, by their extensions, such as mp3.'),
  artwork: field(
    record('artwork', {
      smallest: field(whole, 'The smallest side, in pixels.'),
      largest: field(whole, 'The largest side, in pixels.'),
      formats: field(some(oneOf('jpeg', 'png', 'gif', 'webp', 'tiff')), 'The formats.'),
      density: field(whole, 'Dots per inch, where the file says any.'),
      bytes: field(whole, 'The largest file, in bytes.'),
    }),
    'The artwork of the show.',
  ),
  chapterTitle: field(whole, 'The most characters of the title of a chapter.'),
  chapterSeconds: field(whole, 'The fewest seconds of a chapter.'),
  titleStart: field(whole, 'The characters of a title that must tell an episode from the others.'),
});

/** Every key of a profile of one's own, such as `network.yaml`. */
const profileFields = {
  name: field(profileName, 'What it is called in reports; by default the name of its file.'),
  title: field(text, 'What it is called in full.'),
  extends: field(some(oneOf(...profiles)), 'The profiles whose demands are its own, too.'),
  rules: field(ruleSeverities, 'What it makes of rules: error, warning, info or off.'),
  limits: field(limits, 'Limits that are other than those of the profiles that it extends.'),
} as const;

/** Reads a profile of one's own. Without a profile something is wrong with the file. */
export function readProfile(source: Source): {
  readonly profile: Profile | undefined;
  readonly findings: readonly SourceFinding[];
} {
  const { table, findings: malformed } = parseYaml(source.text, 0);
  const read = table && readTable(profileFields, table, 'profile');
  const { findings: more, report } = collect();
  const fallback = (source.name.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
  const name = read?.values.name ?? fallback;
  if (!table && malformed.length === 0) {
    report('source/syntax', { start: 0, end: 0 }, 'The profile is empty.', {
      help: 'Write what it extends: "extends: [apple]".',
    });
  } else if (isDirectory(name)) {
    report(
      'source/value-invalid',
      { start: 0, end: 0 },
      `The profile is called "${name}", as a directory is.`,
      {
        help: 'Give it another name under "name".',
      },
    );
  }
  const found: readonly FileFinding[] = [...malformed, ...(read?.findings ?? []), ...more];
  const findings = found.map((finding) => ({ ...finding, source }));
  if (!read || findings.length > 0) return { profile: undefined, findings };
  const { title = name, extends: given = [], rules: changed, limits: own = {} } = read.values;
  const bases = [...new Set(given)];
  const asked = [...(changed ?? [])].map(([id, severity]): [string, Asked | 'off'] => [
    id,
    severity === 'off' ? 'off' : { severity },
  ]);
  return {
    findings,
    profile: {
      ...{ name, title, short: title, kind: 'own', documents: {}, extends: bases },
      rules: Object.fromEntries(asked),
      limits: merged(strictestOf(bases.map((base) => directories[base])), own),
    },
  };
}

/** Limits with others in their place. */
function merged(usual: Limits, own: Limits): Limits {
  return {
    ...usual,
    ...own,
    description: { ...usual.description, ...own.description },
    artwork: { ...usual.artwork, ...own.artwork },
  };
}

/** What all of some profiles take. */
function strictestOf(some: readonly Profile[]): Limits {
  const all = some.map((each) => each.limits);
  const artworks = all.flatMap(({ artwork }) => artwork ?? []);
  const bytes = least(all.map(({ description }) => description?.bytes));
  const characters = least(all.map(({ description }) => description?.characters));
  return {
    description: { bytes, characters },
    tags: common(all.map((each) => each.tags)),
    value: least(all.map((each) => each.value)),
    files: common(all.map((each) => each.files)),
    artwork: {
      smallest: greatest(artworks.map((each) => each.smallest)),
      largest: least(artworks.map((each) => each.largest)),
      formats: common(artworks.map((each) => each.formats)),
      density: artworks.find((each) => each.density !== undefined)?.density,
      bytes: least(artworks.map((each) => each.bytes)),
    },
    chapterTitle: least(all.map((each) => each.chapterTitle)),
    chapterSeconds: greatest(all.map((each) => each.chapterSeconds)),
    titleStart: least(all.map((each) => each.titleStart)),
  };
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.flatMap((value) => (value === undefined ? [] : [value]));
}

function least(values: readonly (number | undefined)[]): number | undefined {
  const numbers = present(values);
  return numbers.length > 0 ? Math.min(...numbers) : undefined;
}

function greatest(values: readonly (number | undefined)[]): number | undefined {
  const numbers = present(values);
  return numbers.length > 0 ? Math.max(...numbers) : undefined;
}

function common(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const [first, ...others] = present(lists);
  const sets = others.map((other) => new Set(other));
  return first?.filter((each) => sets.every((other) => other.has(each)));
}

/** Profiles that were named, and what is wrong with the files of those that have one. */
export interface Opened {
  readonly profiles: readonly ProfileChoice[];
  readonly findings: readonly SourceFinding[];
}

/**
 * The profiles that a file names under `profiles`: those that airworthy knows by their names, others read from files
 * below its folder. What cannot be read is reported and left out.
 */
export function openProfiles(
  names: readonly string[],
  { source, originOf }: Written,
  read: (path: string) => { readonly name: string; readonly bytes: Uint8Array } | undefined,
): Opened {
  const chosen: ProfileChoice[] = [];
  const findings: SourceFinding[] = [];
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    // Each file is read and judged once, however often it is named.
    if (seen.has(name)) continue;
    seen.add(name);
    if (isDirectory(name)) {
      chosen.push(name);
      continue;
    }
    const span = originOf(`profiles[${index}]`) ?? originOf('profiles') ?? { start: 0, end: 0 };
    const file = read(name);
    if (!file) {
      const message = `The profile "${name}" is not in the folder.`;
      findings.push({ rule: 'source/file-missing', span, source, message });
      continue;
    }
    const opened = openProfile(file.name, file.bytes);
    findings.push(...opened.findings);
    if (opened.profile) chosen.push(opened.profile);
  }
  return { profiles: chosen, findings };
}

/** Reads the bytes of a profile of one's own; they must be UTF-8. */
export function openProfile(name: string, bytes: Uint8Array): ReturnType<typeof readProfile> {
  const { text: said, isUtf8 } = decoded(bytes);
  const source = { name, text: said };
  if (isUtf8) return readProfile(source);
  const at = Math.max(0, said.indexOf('\uFFFD'));
  const message = 'The file contains bytes that are not UTF-8.';
  return {
    profile: undefined,
    findings: [{ rule: 'source/encoding', span: { start: at, end: at + 1 }, source, message }],
  };
}

/**
 * Profiles with what somebody makes of rules: no profile makes more of one than that, and where that is more than any
 * of them makes of it, it is a profile of its own that asks. So no directory is said to refuse what it takes.
 */
export function withRules(
  choices: readonly Profile[],
  changed: ReadonlyMap<string, Made>,
  name: string,
): readonly Profile[] {
  if (changed.size === 0) return choices;
  const most = Object.fromEntries(changed);
  const raised = [...changed].flatMap(([id, severity]): readonly [string, Asked][] => {
    const rule = rules[id];
    if (!rule || severity === 'off') return [];
    const usual = worstOf(Object.values(severitiesOf(id, rule, choices)));
    const isMore = usual === undefined || severities.indexOf(severity) < severities.indexOf(usual);
    return isMore ? [[id, { severity }]] : [];
  });
  const capped = choices.map((each) => ({ ...each, most: { ...each.most, ...most } }));
  if (raised.length === 0) return capped;
  const own = { name, title: name, short: name, kind: 'own', documents: {} } as const;
  return [...capped, { ...own, rules: Object.fromEntries(raised), limits: strictestOf(choices) }];
}

/** The file of a profile of one's own, as its schema and the list of its keys describe it. */
export const profileForm = {
  title: 'A profile',
  description: 'The keys of a profile of your own, such as `network.yaml`.',
  fields: profileFields,
} as const;
