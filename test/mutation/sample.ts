import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partOf, parts } from '../parts.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { root } from './settings.js';

/** A mutant that was drawn. */
export interface Drawn extends Mutant {
  readonly number: number;
  readonly part: string;
  /** Below `src`. */
  readonly file: string;
  readonly line: number;
  readonly original: string;
  /** The rules that its file declares. */
  readonly rules: readonly string[];
  /** Whether it is above all of those, and may be there for the rules of others. */
  readonly isShared: boolean;
}

/** How many mutants of each part; without it one for so many lines of source, up to a bound. */
const asked = process.env.AIRWORTHY_MUTANTS;
const linesEach = 40;
const most = 25;
/** Only mutants of these kinds, such as the `condition,comparison` of every branch. */
const kinds = process.env.AIRWORTHY_MUTANT_KINDS?.split(',');
/** Another sample: tests are not to be written for one. */
const seed = process.env.AIRWORTHY_MUTANT_SEED ?? '';

/** Entry points, which run in processes of their own. */
const left: readonly string[] = ['cli', 'index', 'judge'];

/** Draws mutants of every part, or of those that are named. The same source and seed, the same mutants. */
export function draw(chosen?: readonly string[]): readonly Drawn[] {
  const folder = join(root, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const drawn: Drawn[] = [];
  for (const part of Object.keys(parts)) {
    if (left.includes(part) || (chosen && !chosen.includes(part))) continue;
    const own = files.filter((file) => partOf(file) === part);
    const sources = new Map(own.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
    const lines = [...sources.values()].reduce((sum, text) => sum + text.split('\n').length, 0);
    const all = [...sources].flatMap(([file, source]) =>
      mutantsOf(source)
        .filter(isAsked)
        .map((mutant) => {
          const line = source.slice(0, mutant.start).split('\n').length;
          const ids = [...source.matchAll(/^ +'([a-z-]+\/[a-z0-9-]+)': \{$/gm)];
          const isShared = mutant.start < (ids[0]?.index ?? Number.POSITIVE_INFINITY);
          const rules = ids.map(([, id = '']) => id);
          const original = source.slice(mutant.start, mutant.end);
          return { ...mutant, part, file, line, rules, isShared, original };
        }),
    );
    const count = asked ? Number(asked) : Math.max(3, Math.min(most, Math.round(lines / linesEach)));
    const taken: (typeof all)[number][] = [];
    for (const each of shuffled(all)) {
      if (taken.length >= count) break;
      const overlaps = taken.some(
        ({ file, start, end }) => file === each.file && start < each.end && each.start < end,
      );
      if (!overlaps) taken.push(each);
    }
    for (const each of taken) drawn.push({ ...each, number: drawn.length });
  }
  return drawn;
}

function isAsked({ kind }: Mutant): boolean {
  return kinds?.includes(kind) ?? true;
}

/** In an order without a pattern, which is always the same. */
function shuffled<T extends { readonly file: string; readonly start: number; readonly kind: string }>(
  all: readonly T[],
): readonly T[] {
  const keyed = all.map((each) => ({ each, key: hash(`${seed}${each.file} ${each.start} ${each.kind}`) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ each }) => each);
}

/** FNV-1a, with the bits mixed once more. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}

/** The tests of a part, where they are not in a folder of its name: the start of their paths below `test`. */
const tests: Readonly<Record<string, readonly string[]>> = {
  text: [
    ...[
      'text/',
      'check',
      'chapters/formats',
      'chapters/faults',
      'transcripts/formats',
      'rules/examples',
      'notes/',
    ],
    ...['show/people', 'show/survey', 'fix/bytes', 'report/pretty'],
  ],
  severity: ['check', 'directories/', 'report/'],
  directories: ['directories/', 'check', 'rules/fixtures'],
  diagnostic: ['diagnostic', 'check', 'accept', 'report/', 'directories/', 'commands/own-profile', 'fix/'],
  vocabulary: ['vocabulary/', 'feed/tags', 'rules/fixtures'],
  xml: ['xml/', 'fix/bytes', 'feed/', 'check', 'rules/examples'],
  compare: ['compare/', 'rules/feed-change/', 'commands/diff', 'import/'],
  media: ['io/', 'show/', 'rules/media/'],
  served: [
    'served/',
    'commands/serve-config',
    'online/client',
    'online/servers',
    'rules/fixtures',
    'rules/examples',
  ],
  chapters: ['chapters/', 'rules/media/', 'rules/examples'],
  import: ['import/', 'commands/import'],
  feed: ['feed/', 'proof/'],
  proof: ['proof/', 'feed/'],
  rules: [
    'rules/examples',
    'rules/feed-change/',
    'rules/media/',
    'rules/',
    'vocabulary/',
    'online/servers',
    'commands/own-profile',
  ],
  check: [
    'check',
    'rules/fixtures',
    'rules/media/',
    'commands/check',
    'commands/diff',
    'commands/own-profile',
  ],
  accept: ['accept', 'rules/former', 'build'],
  'own-profile': ['commands/own-profile'],
  settings: ['commands/own-profile', 'commands/check', 'commands/build', 'accept'],
  io: ['io/', 'chapters/recordings', 'publish/publish', 'publish/places', 'online/', 'commands/'],
  publish: [
    'publish/gate',
    'publish/record',
    'publish/publish',
    'publish/places',
    'publish/disk',
    'publish/power',
    'commands/feeds',
    'commands/build',
  ],
  report: ['report/', 'commands/diff', 'commands/check'],
  fix: ['fix/', 'rules/fixes', 'commands/fix', 'grown'],
  preview: ['preview/', 'commands/preview'],
  explained: ['commands/explain', 'rules/readme'],
  'show/start': ['commands/starts', 'commands/recordings', 'commands/init', 'commands/add', 'show/'],
  'show/survey': ['show/survey', 'show/one-episode', 'show/', 'feed/tags', 'build'],
  'show/sources': ['show/', 'commands/sources'],
  'show/file': ['show/', 'fix/show', 'feed/tags', 'chapters/', 'transcripts/shows', 'build'],
  'show/read-folder': ['show/', 'commands/sources', 'publish/places'],
  'show/select-feed': ['show/completed', 'commands/feeds', 'show/'],
  'show/pages': ['commands/feeds', 'show/'],
  'show/token': ['show/completed', 'publish/places', 'feed/', 'show/'],
  'show/finish': ['show/completed', 'feed/', 'show/', 'chapters/', 'transcripts/shows', 'commands/feeds'],
  'show/diagnose': ['show/', 'fix/show', 'build'],
  'show/finish-text': ['feed/', 'show/', 'import/', 'build'],
  catalogue: ['rules/readme', 'rules/former', 'commands/rules', 'commands/own-profile', 'show/schema'],
  trace: ['trace', 'build', 'feed/origins', 'show/', 'fix/show'],
  build: [
    'build',
    'proof/wired',
    'commands/build',
    'commands/feeds',
    'commands/own-profile',
    'commands/preview',
    'trace',
    'feed/',
    'fix/show',
    'show/',
  ],
  commands: [
    ...['commands/', 'cli', 'rules/former', 'fix/show', 'online/commands', 'preview/'],
    ...['chapters/shows', 'transcripts/shows', 'publish/places', 'directories/'],
  ],
};

/** Whether a test, in a file below `test` and in a suite, may be the one that notices a mutant. */
export function isTestOf({ part, rules, isShared }: Drawn, path: string, suite: string): boolean {
  // Every feed comes by every rule, but the examples of a rule are there to see it.
  if (path === examples && !isShared) return rules.includes(suite);
  return testsOf(part).some((start) => path.startsWith(start));
}

/** Whether a test is of an example of a rule that is in the file of a mutant: it is run however many came before. */
export function isExampleOf({ rules }: Drawn, path: string, suite: string): boolean {
  return path === examples && rules.includes(suite);
}

const examples = 'rules/examples.test.ts';

/** The starts of the paths below `test` of the tests of a part. */
export function testsOf(part: string): readonly string[] {
  const usual = part.startsWith('show/')
    ? ['show/', 'feed/tags', 'chapters/', 'transcripts/shows', 'build']
    : [`${part}/`, part];
  return tests[part] ?? usual;
}
