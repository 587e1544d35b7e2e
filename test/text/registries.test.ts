import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);

interface Row {
  readonly Type: string;
  readonly Subtag?: string;
  readonly Tag?: string;
  readonly Prefix?: readonly string[];
  readonly Deprecated?: string;
  readonly 'Preferred-Value'?: string;
}

/** Words in lines of at most 104 characters, as the text of a template. */
function words(list: readonly string[]): string {
  const lines: string[] = [];
  for (const word of list) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > 104) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return `\`\n${lines.map((line) => `  ${line}`).join('\n')}\n\``;
}

function constant(doc: string, name: string, list: readonly string[]): string {
  return `\n/** ${doc} */\nexport const ${name} = ${words(list)};\n`;
}

test('src/text/language-subtags.ts is the IANA Language Subtag Registry', async () => {
  const folder = dirname(require.resolve('language-subtag-registry/package.json'));
  const json = (name: string) => JSON.parse(readFileSync(join(folder, 'data/json', `${name}.json`), 'utf8'));
  const { version } = require('language-subtag-registry/package.json');
  const registry = json('registry') as readonly Row[];
  const of = (...types: readonly string[]) =>
    types.flatMap((type) => registry.filter((row) => row.Type === type && !row.Subtag?.includes('..')));
  const subtags = (...types: readonly string[]) => of(...types).map((row) => row.Subtag ?? '');

  const languages = subtags('language');
  const twoLetters = languages.filter((code) => code.length === 2);
  const threeLetters = new Map<string, string>();
  for (const code of languages.filter(({ length }) => length === 3)) {
    threeLetters.set(code.slice(0, 2), `${threeLetters.get(code.slice(0, 2)) ?? ''}${code[2]}`);
  }
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
  const threeForTwo = codes.flatMap((code) => {
    const [short = ''] = Intl.getCanonicalLocales(code);
    return !languages.includes(code) && twoLetters.includes(short) ? [`${code}:${short}`] : [];
  });
  const deprecated = of('language', 'region', 'variant', 'script').filter((row) => row.Deprecated);
  const replaced = deprecated.filter((row) => row['Preferred-Value']);
  const retired = [
    ...deprecated.filter((row) => !row['Preferred-Value']),
    ...of('extlang').filter((row) => row.Deprecated),
  ];

  const text = [
    `// Generated from the npm package language-subtag-registry ${version}, which holds the IANA Language Subtag\n`,
    `// Registry of ${json('meta')['File-Date']}; not to be edited. All lists are words separated by white space.\n`,
    constant('Languages of two letters (ISO 639-1).', 'twoLetterLanguages', twoLetters),
    constant(
      'Languages of three letters: the first two, a colon, and every third letter that completes them.',
      'threeLetterLanguages',
      [...threeLetters].map(([start, ends]) => `${start}:${ends}`),
    ),
    constant(
      'Codes of ISO 639-2 and 639-3 for languages that have two letters, which a tag must use instead.',
      'threeForTwo',
      threeForTwo,
    ),
    constant(
      'Extended languages, a colon, and the language that each may follow.',
      'extendedLanguages',
      of('extlang').flatMap((row) => (row.Prefix ?? []).map((prefix) => `${row.Subtag}:${prefix}`)),
    ),
    constant('Scripts (ISO 15924).', 'scripts', subtags('script')),
    constant('Regions: ISO 3166-1 and UN M.49.', 'regions', subtags('region')),
    constant('Variants, such as orthographies.', 'variants', subtags('variant')),
    constant(
      'Deprecated subtags, a colon, and what stands for them today.',
      'replacedSubtags',
      replaced.map((row) => `${row.Subtag}:${row['Preferred-Value']}`),
    ),
    constant(
      'Deprecated subtags for which nothing stands today.',
      'retiredSubtags',
      retired.map((row) => row.Subtag ?? ''),
    ),
    constant(
      'Whole tags registered before the grammar, a colon, and what stands for them today, if anything.',
      'grandfatheredTags',
      of('grandfathered').map((row) => `${row.Tag}:${row['Preferred-Value'] ?? ''}`),
    ),
  ].join('');
  await expect(text).toMatchFileSnapshot('../../src/text/language-subtags.ts');
});

test('src/rules/podcast/spdx.ts is the SPDX License List', async () => {
  const { version } = require('spdx-license-ids/package.json');
  const current = require('spdx-license-ids') as readonly string[];
  const deprecated = require('spdx-license-ids/deprecated') as readonly string[];
  const all = [...current, ...deprecated].sort((a, b) => {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  const text = [
    `// Generated from the npm package spdx-license-ids ${version} (index.json and deprecated.json); not to be edited.\n`,
    constant(
      'Every identifier of the SPDX License List, deprecated ones included, separated by white space.',
      'spdxIdentifiers',
      all,
    ),
  ].join('');
  await expect(text).toMatchFileSnapshot('../../src/rules/podcast/spdx.ts');
});
