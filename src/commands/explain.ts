import { catalogued, everCatalogued } from '../catalogue.js';
import { directories, isDirectory, profiles } from '../directories/index.js';
import { askedOf } from '../directories/profile.js';
import { partsOf, presentId, whyRetired } from '../rules/former.js';
import { nearest } from '../text/nearest.js';
import { type Command, UsageError } from './command.js';
import { explainDirectory } from './directory.js';
import { isProfileFile, profileIn } from './options.js';
import { type Clipped, type Description, describe } from './rules.js';

const needs: Readonly<Record<string, string>> = {
  network: 'It needs the network: check --online runs it.',
  address: 'It judges how the feed is served: check with the address of the feed runs it.',
  files: 'It looks at files and is skipped where they are not at hand.',
  previous: 'It compares with the feed as subscribers have it and is skipped without one.',
};

export const explainCommand: Command = {
  options: [],
  async run([id = ''], _options, terminal) {
    if (!everCatalogued.has(id)) {
      if (isDirectory(id) || isProfileFile(id)) {
        const profile = isDirectory(id) ? directories[id] : await profileIn(id, terminal);
        terminal.print(explainDirectory(profile));
        return 0;
      }
      const meant = nearest(id, [...catalogued, ...profiles]);
      throw new UsageError(`there is no rule or profile "${id}"${meant ? `; did you mean ${meant}?` : ''}`);
    }
    const gone = whyRetired(id);
    if (gone !== undefined) {
      terminal.print(`${id} is no longer a rule. ${gone}\n`);
      return 0;
    }
    const present = presentId(id);
    for (const part of partsOf(present)) terminal.print(`A part of ${present} is now ${part}.\n\n`);
    if (present !== id) terminal.print(`${id} is now called ${present}.\n\n`);
    terminal.print(explain(describe(present)));
    return 0;
  },
};

/** What can be said about a rule, for people. */
function explain({
  id,
  summary,
  why,
  help,
  severities,
  needs: need,
  sources,
  bad,
  good,
  fix,
  weighed,
}: Description): string {
  const asked = Object.entries(severities).map(([profile, severity]) => {
    const of = isDirectory(profile) ? askedOf(directories[profile], id)?.of : undefined;
    const only = of ? ` (only ${of.map((each) => `<${each}>`).join(', ')})` : '';
    return `  ${profile.padEnd(12)} ${severity}${only}`;
  });
  const documents = sources.map(({ name, section, url, evidence, read }) => {
    return `  ${name}${section ? `, ${section}` : ''}\n    ${url} (${evidence}, ${read})`;
  });
  return [
    id,
    '',
    summary,
    why,
    help,
    ...(need ? [needs[need] ?? ''] : []),
    ...example('Wrong', bad[0]),
    ...example('Right', good[0]),
    ...(fix
      ? example(fix.safe ? 'airworthy fix makes of' : 'airworthy fix --unsafe makes of', fix.before)
      : []),
    ...(fix ? ['this', ...fix.after.split('\n').map((line) => `  ${line}`)] : []),
    '',
    'Asked by',
    ...asked,
    ...(weighed === undefined ? [] : [`  ${weighed}`]),
    ...(documents.length > 0 ? ['', 'Sources', ...documents] : []),
    '',
  ].join('\n');
}

function example(title: string, markup: Clipped | undefined): readonly string[] {
  if (markup === undefined) return [];
  if (typeof markup === 'object') {
    return [...example(`${title}: before`, markup.before), ...example(`${title}: after`, markup.after)];
  }
  return ['', title, ...markup.split('\n').map((line) => `  ${line}`)];
}
