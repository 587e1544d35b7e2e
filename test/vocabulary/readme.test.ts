import { expect, test } from 'vitest';
import type { AttributeRow, ElementRow, Kind } from '../../src/vocabulary/row.js';
import { vocabularies } from '../../src/vocabulary/vocabulary.js';
import { namespaces } from '../../src/xml/namespaces.js';

const uris: Readonly<Record<string, { readonly uri: string }>> = namespaces;

const kindOf = (kind: Kind) => (typeof kind === 'string' ? kind : kind.oneOf.join(', '));
const marked = (name: string, use: AttributeRow['use']) =>
  use === 'required' ? `**\`${name}\`**` : `\`${name}\``;

/** Who reads an element: those who are known by name, and how many apps say so. */
function readersOf({ readers = [], apps }: ElementRow): string {
  return [...readers, ...(apps === undefined ? [] : [`${apps} apps`])].join(', ');
}

function row([name, element]: readonly [string, ElementRow]): string {
  const { parents, count, attributes = {}, text, standing = 'current', instead, since = '' } = element;
  const values = [
    ...(text ? [`${text.use === 'required' ? '**text**' : 'text'} (${kindOf(text.kind)})`] : []),
    ...Object.entries<AttributeRow>(attributes).map(
      ([key, { use, kind }]) => `${marked(key, use)} (${kindOf(kind)})`,
    ),
  ];
  const state = instead ? `${standing}, use \`<${instead}>\`` : standing;
  const cells = [parents.map((each) => `\`<${each}>\``).join(', '), count, values.join(', '), state, since];
  return `| \`<${name}>\` | ${[...cells, readersOf(element)].join(' | ')} |`;
}

test('src/vocabulary/README.md shows every element as it is', async () => {
  const tables = Object.entries(vocabularies).map(([prefix, vocabulary]) => {
    const rows = Object.entries<ElementRow>(vocabulary).map(row);
    return [
      ...[`## ${prefix}`, '', ...(uris[prefix] ? [`\`${uris[prefix].uri}\``, ''] : [])],
      ...[
        '| element | in | how often | value | standing | since | who reads it |',
        '|---|---|---|---|---|---|---|',
      ],
      ...[...rows, ''],
    ].join('\n');
  });
  const text = [
    '# Elements',
    '',
    'Every element of every namespace that is known, with what it may hold; what is in bold must be there. Who reads it',
    'are the directories and players that are known to, and how many of the 132 apps in the Podcast Index list of June',
    '2026 say that they do; an empty cell means that nobody said.',
    '',
    'This file is made from the vocabulary; `npm run generate` writes it anew.',
    '',
    ...tables,
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../src/vocabulary/README.md');
});
