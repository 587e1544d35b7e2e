import { choose } from '../catalogue.js';
import { severitiesOf } from '../diagnostic.js';
import { askedOf, type CitedDocument, type Limits, type Profile } from '../directories/profile.js';
import { catalogue } from '../explained.js';
import { cited, documentOf } from '../rules/sources.js';
import { bySeverity, type Severity } from '../severity.js';

/** One thing that a profile asks for. */
export interface DemandRow {
  readonly rule: string;
  readonly summary: string;
  readonly severity: Severity;
  /** By the letter of the documents, where that is another. */
  readonly letter?: Severity;
  /** A show that is submitted is refused by it. */
  readonly atSubmission?: true;
  /** Only of these elements. */
  readonly of?: readonly string[];
  /** The citations of the profile's own documents, as its documents and sections. */
  readonly authority: readonly string[];
}

/** All that a profile asks for, the worst first, then in the order of the catalogue. */
export function demandsOf(profile: Profile): readonly DemandRow[] {
  const rows = choose({ profiles: [profile] }).flatMap((rule) => {
    const advice = catalogue[rule];
    const severity = advice && severitiesOf(rule, advice, [profile])[profile.name];
    if (!advice || !severity) return [];
    const strict = severitiesOf(rule, advice, [profile], true)[profile.name];
    const { of, source } = askedOf(profile, rule) ?? {};
    const refs = source === undefined ? [advice.source ?? [], advice.refusal ?? []].flat() : [source];
    const own = refs.filter(
      (ref) => typeof ref === 'string' && Object.hasOwn(profile.documents, documentOf(ref)),
    );
    const row = { rule, summary: advice.summary, severity, authority: [...new Set(own)].map(citation) };
    const refused = profile.atSubmission?.includes(rule) && { atSubmission: true as const };
    return [
      { ...row, ...(strict && strict !== severity && { letter: strict }), ...refused, ...(of && { of }) },
    ];
  });
  return rows.sort((a, b) => bySeverity(a.severity, b.severity));
}

function citation(ref: string | CitedDocument): string {
  const { name, section } = cited(ref);
  return section ? `${name}, ${section}` : name;
}

/** What a profile takes, in words: what is limited, and how. */
export function limitsOf({
  description,
  tags,
  value,
  files,
  artwork,
  chapterTitle,
  chapterSeconds,
  titleStart,
}: Limits): readonly (readonly [what: string, limit: string])[] {
  const { smallest, largest, formats, density, bytes } = artwork ?? {};
  const most = (count: number | undefined, unit: string) => (count === undefined ? [] : [`${count} ${unit}`]);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['description', [...most(description?.bytes, 'bytes'), ...most(description?.characters, 'characters')]],
    ['HTML in a description', tags ? [tags.map((tag) => `<${tag}>`).join(' ') || 'none'] : []],
    ['other values', most(value, 'characters')],
    ['enclosures', files ? [files.join(', ')] : []],
    [
      'artwork',
      [
        ...(smallest === undefined ? [] : [`at least ${smallest} × ${smallest} pixels`]),
        ...(largest === undefined ? [] : [`at most ${largest} × ${largest} pixels`]),
        ...(formats ? [formats.map((format) => format.toUpperCase()).join(' or ')] : []),
        ...(density === undefined ? [] : [`${density} dpi`]),
        ...(bytes === undefined ? [] : [`at most ${bytes} bytes`]),
      ],
    ],
    ['title of a chapter', most(chapterTitle, 'characters')],
    ['chapter', chapterSeconds === undefined ? [] : [`at least ${chapterSeconds} seconds`]],
    ['title of an episode', titleStart === undefined ? [] : [`the first ${titleStart} characters are shown`]],
  ];
  return rows.flatMap(([what, limits]) => (limits.length > 0 ? [[what, limits.join(', ')] as const] : []));
}

/** What can be said about a profile, for people. */
export function explainDirectory(profile: Profile): string {
  const { name, title, kind, documents, limits } = profile;
  const rows = demandsOf(profile);
  const kinds = { directory: 'a directory', specification: 'a specification', own: 'a profile of your own' };
  const groups = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const those = rows.filter((row) => row.severity === severity);
    return those.length === 0 ? [] : ['', `${severity} (${those.length})`, ...those.flatMap(linesOf)];
  });
  return [
    name,
    '',
    `${title}: ${kinds[kind]}${profile.extends?.length ? ` that extends ${profile.extends.join(', ')}` : ''}`,
    ...section('Documents', Object.values(documents).flatMap(documentLines)),
    ...section(
      'Limits',
      limitsOf(limits).map(([what, limit]) => `  ${what.padEnd(22)} ${limit}`),
    ),
    ...groups,
    '',
    `${rows.length} rules, besides those that every feed must follow; "airworthy explain <rule>" says more`,
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function documentLines({ name, url, evidence, read }: CitedDocument): readonly string[] {
  return [`  ${name}`, `    ${url} (${evidence}, ${read})`];
}

function linesOf({ rule, summary, letter, atSubmission, of }: DemandRow): readonly string[] {
  const only = of ? ` (only ${of.map((each) => `<${each}>`).join(', ')})` : '';
  const strict = letter ? `, ${letter} with --strict` : '';
  return [`  ${rule}${only}${strict}${atSubmission ? ', a new show is refused' : ''}`, `    ${summary}`];
}
