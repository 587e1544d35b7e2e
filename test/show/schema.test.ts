import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldList, forms, schemaOf } from '../../src/show/fields/schema.js';

const episodes = join(import.meta.dirname, '../../episodes');

const readme = `# Shows and episodes

A show is a folder with a \`show.yaml\`. Every Markdown file in it is an episode, \`<name>.md\` or \`<name>/index.md\`
with its audio, chapters and transcripts beside it; a leading \`_\` keeps a file out. An episode starts with front
matter in YAML (\`---\`), TOML (\`+++\`) or JSON; what follows is its notes.

Editors complete and check the keys when the first line of \`show.yaml\` is
\`# yaml-language-server: $schema=../show.schema.json\`. A key in **bold** cannot be left out. Where a list is asked
for, one value stands for a list of one; where a table has a single key that matters, its value may stand alone:
\`license: cc-by-4.0\`.

What stands in braces in \`pages\`, \`recordings\` and \`guids\` is filled in for each episode: \`{slug}\` is the name of its
file, \`{name}\` the same without a date in front, \`{year}\`, \`{month}\` and \`{day}\` are those of the day when it
comes out in the zone of the show, and any other, such as \`{legacy_path}\`, is what the file says under that key.

## \`show.yaml\`

${fieldList(forms.show)}

## Front matter

${fieldList(forms.episode)}
`;

// Written anew by: npx vitest run --config test/vitest.config.ts show/schema --update
describe('what is made from the table of fields is not stale', () => {
  test.each(Object.entries(forms))('the schema of each kind of file: %s', async (name, form) => {
    const schema = `${JSON.stringify(schemaOf(form), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot(join(episodes, `${name}.schema.json`));
  });

  test('the list of keys', async () => {
    await expect(readme).toMatchFileSnapshot(join(episodes, 'README.md'));
  });
});
