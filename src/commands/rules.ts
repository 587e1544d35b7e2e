import { catalogue, choose, vocabularies } from '../catalogue.js';
import { profiles, type Severity, severities, severitiesOf } from '../diagnostic.js';
import type { Example, Rule } from '../rules/rule.js';
import { type CitedDocument, cited } from '../rules/sources.js';
import { exchangeText } from '../served/exchange.js';
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
    const active = profilesFrom(options) ?? profiles;
    const chosen = choose({
      profiles: active,
      ...(options.vocabulary !== undefined && {
        vocabulary: chooseOne('vocabulary', String(options.vocabulary), vocabularies),
      }),
      ...(options.severity !== undefined && {
        severity: chooseOne<Severity>('severity', String(options.severity), severities),
      }),
    });
    const rows = chosen.map(describe);
    if (format === 'json') {
      terminal.print(`${JSON.stringify({ version: 1, rules: rows }, null, 2)}\n`);
      return 0;
    }
    const width = Math.max(0, ...chosen.map((id) => id.length));
    for (const { id, summary, severities: asked } of rows) {
      const worst = severities.find((each) => active.some((profile) => asked[profile] === each)) ?? '';
      terminal.print(`${id.padEnd(width)}  ${worst.padEnd(7)}  ${summary}\n`);
    }
    terminal.print(`${rows.length} rules\n`);
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
  readonly severities: Readonly<Partial<Record<(typeof profiles)[number], Severity>>>;
  readonly needs?: string;
  readonly sources: readonly (CitedDocument & { readonly section?: string })[];
  readonly bad: readonly Clipped[];
  readonly good: readonly Clipped[];
}

/** Describes a rule of the catalogue by its id. */
export function describe(id: string): Description {
  const { summary, why, help, source, needs, bad = [], good = [], ...advice } = catalogue[id] as Rule;
  return {
    id,
    summary,
    why,
    help,
    severities: severitiesOf(advice, profiles),
    ...(needs && { needs }),
    sources: [source ?? []].flat().map((ref) => cited(ref)),
    bad: bad.map(clipped),
    good: good.map(clipped),
  };
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
  return example.length > longestExample ? `${example.slice(0, longestExample)}…` : example;
}
