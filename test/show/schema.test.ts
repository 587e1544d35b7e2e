import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { profileForm } from '../../src/own-profile.js';
import { settingsForm } from '../../src/settings.js';
import { fieldList, forms, schemaOf } from '../../src/show/fields/schema.js';

const episodes = join(import.meta.dirname, '../../episodes');

const readme = `# Shows and episodes

A show is a folder with a \`show.yaml\`. Every Markdown file in it is an episode, \`<name>.md\` or \`<name>/index.md\`
with its audio, chapters and transcripts next to it; files whose name starts with \`_\` are ignored. An episode starts with front
matter in YAML (\`---\`), TOML (\`+++\`) or JSON, followed by its notes.

Editors complete and check the keys when the first line of \`show.yaml\` is
\`# yaml-language-server: $schema=../show.schema.json\`. Keys in **bold** are required. A list of one value may
be written as that value, and a table with one main key as its value: \`license: cc-by-4.0\`.

Names in braces in \`pages\`, \`recordings\` and \`guids\` are filled in for each episode: \`{slug}\` is the name of its file,
\`{name}\` the same without a leading date, and \`{year}\`, \`{month}\` and \`{day}\` are the date on which it comes out
in the time zone of the show. Any other name, such as \`{legacy_path}\`, is a key of the file.

## \`show.yaml\`

${fieldList(forms.show)}

## Front matter

${fieldList(forms.episode)}

## \`airworthy.yaml\`

Beside a feed that another program makes, it says how to judge the feed.

${fieldList(settingsForm)}

## A profile of your own

A file such as \`network.yaml\`, for \`--profile network.yaml\` or to be named under \`profiles\`. What it does not say is
as the profiles say that it extends; of their limits the strictest count.

${fieldList(profileForm)}
`;

// Written anew by: npx vitest run --config test/vitest.config.ts show/schema --update
describe('what is made from the table of fields is not stale', () => {
  test.each(Object.entries({ ...forms, airworthy: settingsForm, profile: profileForm }))(
    'the schema of each kind of file: %s',
    async (name, form) => {
      const schema = `${JSON.stringify(schemaOf(form), null, 2)}\n`;
      await expect(schema).toMatchFileSnapshot(join(episodes, `${name}.schema.json`));
    },
  );

  test('the list of keys', async () => {
    await expect(readme).toMatchFileSnapshot(join(episodes, 'README.md'));
  });
});
