import { expect, test } from 'vitest';
import { choose, vocabularies, vocabularyOf } from '../../src/catalogue.js';
import { type Description, describe } from '../../src/commands/rules.js';
import { profiles } from '../../src/diagnostic.js';
import { unjudged } from '../../src/rules/former.js';

const marks = { error: 'E', warning: 'W', info: 'i' } as const;

function row({ id, summary, severities }: Description): string {
  const cells = profiles.map((profile) => {
    const severity = severities[profile];
    return severity ? marks[severity] : '';
  });
  return `| \`${id}\` | ${summary.replaceAll('|', '\\|').replace(/<[^>]*>/g, '`$&`')} | ${cells.join(' | ')} |`;
}

test('src/rules/README.md lists every rule as it is', async () => {
  const rules = choose({}).map((id) => describe(id));
  const tables = vocabularies.map((vocabulary) => {
    const rows = rules.filter(({ id }) => vocabularyOf(id) === vocabulary).map(row);
    const head = `| rule | what must hold | ${profiles.join(' | ')} |`;
    return [`## ${vocabulary}`, '', head, `|${'---|'.repeat(profiles.length + 2)}`, ...rows, ''].join('\n');
  });
  const text = [
    '# Rules',
    '',
    `What feeds and their sources are judged by: ${rules.length} rules. E is an error, W a warning, i an information;`,
    'an empty cell means that the directory does not ask for it. `airworthy explain <rule>` says more.',
    '',
    'This file is made from the rules; `npm run generate` writes it anew.',
    '',
    ...tables,
    '## Severities',
    '',
    'An error has somebody who refuses or loses something today. What documents forbid and everybody tolerates is a',
    'warning, and counts as they say it under `--strict`. Some rules matter more or less for another reason:',
    '',
    ...rules.flatMap(({ id, weighed }) =>
      weighed === undefined ? [] : [`- \`${id}\`: ${weighed.replace(/<[^>]*>/g, '`$&`')}`],
    ),
    '',
    '## Not judged',
    '',
    ...Object.entries(unjudged).map(([what, why]) => `- ${what}: ${why}.`),
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../src/rules/README.md');
});
