import { expect, test } from 'vitest';
import { demandsOf, limitsOf } from '../../src/commands/directory.js';
import { directories } from '../../src/directories/index.js';
import type { Profile } from '../../src/directories/profile.js';

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/<[^>]*>/g, '`$&`');

function sectionOf(profile: Profile): string {
  const { name, title, kind, documents, limits } = profile;
  const rows = demandsOf(profile);
  const read = Object.values(documents).map(
    (each) => `- [${each.name}](${each.url}), ${each.evidence} on ${each.read}`,
  );
  const taken = limitsOf(limits).map(([what, limit]) => `| ${what} | ${cell(limit)} |`);
  const asked = rows.map(({ rule, summary, severity, letter, atSubmission, of, authority }) => {
    const only = of ? ` (only ${of.map((each) => `\`<${each}>\``).join(', ')})` : '';
    const strict = letter ? `, ${letter} with \`--strict\`` : '';
    const severities = `${severity}${strict}${atSubmission ? ', a new show is refused' : ''}`;
    return `| \`${rule}\`${only} | ${severities} | ${cell(summary)} | ${cell(authority.join('; '))} |`;
  });
  return [
    `## ${title}`,
    '',
    `The profile \`${name}\`, a ${kind}. Documents:`,
    '',
    ...read,
    '',
    ...(taken.length > 0 ? ['| limit | |', '|---|---|', ...taken, ''] : []),
    '| rule | severity | what must hold | authority |',
    '|---|---|---|---|',
    ...asked,
    '',
  ].join('\n');
}

test('src/directories/README.md shows all that each directory asks', async () => {
  const text = [
    '# Directories and specifications',
    '',
    'What each asks of a feed, on what authority, and what it takes. Besides that, every feed must be well-formed XML.',
    'An authority is shown where it is one of its own documents; `airworthy explain <rule>` names the others.',
    '',
    'This file is made from the directories and the rules; `npm run generate` writes it anew.',
    '',
    ...Object.values<Profile>(directories).map(sectionOf),
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../src/directories/README.md');
});
