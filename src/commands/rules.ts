import { choose, vocabularies } from '../catalogue.js';
import { type Severities, type Severity, severities, severitiesOf } from '../diagnostic.js';
import { profiles, profilesOf } from '../directories/index.js';
import { askedOf, type CitedDocument, type Profile } from '../directories/profile.js';
import { catalogue } from '../explained.js';
import { unmarked } from '../rules/marks.js';
import type { Example, Mended, Rule } from '../rules/rule.js';
import { cited } from '../rules/sources.js';
import { exchangeText } from '../served/exchange.js';
import { worstOf } from '../severity.js';
import { chooseOne } from './choose.js';
import type { Command } from './command.js';
import { profilesFrom } from './options.js';

export const rulesCommand: Command = {
  options: [
    { flags: '--profile <names>', doc: 'only those that one of these profiles asks for' },
    { flags: '--vocabulary <name>', doc: `only those of one vocabulary: ${vocabularies.join(', ')}` },
    {
      flags: '--severity <severity>',
      doc: `only those that are ${severities.join(', ')} to one of the profiles`,
    },
    { flags: '--format <name>', doc: 'how to list them: pretty, json', default: 'pretty' },
  ],
  async run(_args, options, terminal) {
    const format = chooseOne('format', String(options.format), ['pretty', 'json']);
    const asked = await profilesFrom(options, terminal);
    const active = profilesOf(asked ?? profiles);
    const chosen = choose({
      ...(asked && { profiles: asked }),
      ...(options.vocabulary !== undefined && {
        vocabulary: chooseOne('vocabulary', String(options.vocabulary), vocabularies),
      }),
      ...(options.severity !== undefined && {
        severity: chooseOne<Severity>('severity', String(options.severity), severities),
      }),
    });
    const rows = chosen.map((id) => describe(id, active));
    if (format === 'json') {
      terminal.print(`${JSON.stringify({ version: 1, rules: rows }, null, 2)}\n`);
      return 0;
    }
    const width = Math.max(0, ...chosen.map((id) => id.length));
    for (const { id, summary, severities: found } of rows) {
      const worst = worstOf(active.map(({ name }) => found[name])) ?? '';
      terminal.print(`${id.padEnd(width)}  ${worst.padEnd(7)}  ${summary}\n`);
    }
    const others = asked && options.vocabulary === undefined && options.severity === undefined;
    terminal.print(`${rows.length} rules${others ? ', besides those that every feed must follow' : ''}\n`);
    return 0;
  },
};

/** An example as it is shown: what servers answered is text below the markup. */
export type Clipped = string | { readonly before: string; readonly after: string };

/** What a rule says of itself, for programs. */
export interface Description {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly help: string;
  readonly severities: Severities;
  readonly needs?: string;
  readonly sources: readonly (CitedDocument & { readonly section?: string })[];
  readonly bad: readonly Clipped[];
  readonly good: readonly Clipped[];
  /** Why it matters more or less than its documents would have it. */
  readonly weighed?: string;
  /** A bad example, and what the fix of the rule makes of it. */
  readonly fix?: { readonly before: string; readonly after: string; readonly safe: boolean };
}

/** Describes a rule of the catalogue by its id, for the profiles that airworthy knows and those that are given. */
export function describe(id: string, given: readonly Profile[] = []): Description {
  const all = profilesOf([...profiles, ...given]);
  const {
    summary,
    why,
    help,
    source,
    needs,
    bad = [],
    good = [],
    fixes = {},
    weighed,
    ...advice
  } = catalogue[id] as Rule;
  const [fixed] = Object.entries(fixes);
  return {
    id,
    summary,
    why,
    help,
    severities: severitiesOf(id, advice, all),
    ...(needs && { needs }),
    sources: [...[source ?? []].flat(), ...all.flatMap((each) => askedOf(each, id)?.source ?? [])].map(
      (ref) => cited(ref),
    ),
    bad: bad.map(clipped),
    good: good.map(clipped),
    ...(weighed !== undefined && { weighed }),
    ...(fixed && { fix: fixOf(...fixed) }),
  };
}

function fixOf(before: string, mended: Mended) {
  const safe = typeof mended === 'string';
  return { before: clip(before), after: clip(safe ? mended : mended.unsafe), safe };
}

/** The most characters of an example that are shown; one that must be long to be bad shows enough by then. */
const longestExample = 400;

function clipped(example: Example): Clipped {
  if (typeof example === 'string') return clip(example);
  if ('after' in example) return { before: clip(example.before), after: clip(example.after) };
  const answers = [...(example.feed ? [example.feed] : []), ...(example.served ?? [])].map(exchangeText);
  return [clip(example.markup), ...answers].join('\n\n');
}

function clip(example: string): string {
  const markup = unmarked(example);
  return markup.length > longestExample ? `${markup.slice(0, longestExample)}…` : markup;
}
