import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/show/syntax/json.js';
import { parseToml } from '../../src/show/syntax/toml.js';
import { parseYaml } from '../../src/show/syntax/yaml.js';
import { loadFiles, placesOf, showYaml } from './folder.js';

/** Text of a stranger's that is refused before its parser is asked, and what is said of it. */
const refused: Readonly<Record<string, readonly (readonly [what: string, text: string, message: string])[]>> =
  {
    yaml: [
      ['dashes', '- '.repeat(100_000), 'The YAML is nested too deeply.'],
      ['question marks', '? '.repeat(100_000), 'The YAML is nested too deeply.'],
      ['brackets', `a: ${'['.repeat(100_000)}`, 'The YAML is nested too deeply.'],
      [
        'keys',
        'a: b\n'.repeat(60_000),
        'The YAML has more than 100,000 values, which is the most that is read.',
      ],
      [
        'aliases',
        `a: &a b\nc: [${'*a, '.repeat(20_000)}]`,
        'The YAML has more than 10,000 anchors, aliases, tags, tabs and stray brackets, which is the most that is read.',
      ],
      [
        'text',
        `a: ${'b'.repeat(1_000_001)}`,
        'The YAML is longer than 1,000,000 characters, which is the most that is read.',
      ],
    ],
    toml: [
      ['brackets', `a = ${'['.repeat(100_000)}`, 'The TOML is nested too deeply.'],
      ['dots', `${'a.'.repeat(1000)}a = 1`, 'The TOML is nested too deeply.'],
      [
        'digits',
        `a = ${'7'.repeat(128_000)}`,
        'This is longer than 60,000 characters, which is the most that is read of one value in TOML.',
      ],
      [
        'letters',
        `a = "${'b'.repeat(200_000)}"`,
        'This is longer than 60,000 characters, which is the most that is read of one value in TOML.',
      ],
      [
        'items',
        `a = [${'1,'.repeat(100_001)}]`,
        'The TOML has more than 100,000 values, which is the most that is read.',
      ],
    ],
    json: [
      ['brackets', `{"a":${'['.repeat(100_000)}`, 'The JSON is nested too deeply.'],
      [
        'items',
        `{"a":[${'1,'.repeat(100_001)}1]}`,
        'The JSON has more than 100,000 values, which is the most that is read.',
      ],
    ],
  };

const parsers = { yaml: parseYaml, toml: parseToml, json: parseJson };

describe.each(Object.entries(parsers))('%s', (language, parse) => {
  test.each(refused[language] ?? [])('with too many %s is not parsed', (_, text, message) => {
    const { table, findings } = parse(text, 0);
    expect(table).toBeUndefined();
    expect(findings.map((each) => each.message)).toEqual([message]);
  });
});

test('brackets that close nothing make no room for more that open', () => {
  const [refusal] = parseYaml(`a: ${'['.repeat(2000)}`, 0).findings;
  expect(refusal?.message).toBeDefined();
  expect(parseYaml(`a: ${'] '.repeat(1000)}${'['.repeat(1500)}`, 0).findings[0]?.message).toBe(
    refusal?.message,
  );
});

test('what people write is below every limit', () => {
  const people = Array.from({ length: 2000 }, (_, index) => `  p${index}: { name: "Person ${index}" }`);
  const yaml = ['people:', ...people, 'about: |', `  ${'Rust, *tea* and [more]: '.repeat(4500)}`].join('\n');
  expect(parseYaml(yaml, 0).findings).toEqual([]);
  const toml = `notes = """\n${'Rust, [tea]. '.repeat(4000)}"""\n`;
  expect(parseToml(toml, 0).findings).toEqual([]);
});

test('notes whose elements are never closed are refused at the first one too many', async () => {
  const head =
    '---\ntitle: A\npublished: 2025-12-11\naudio: { url: "https://media.example.com/1.mp3", bytes: 1 }\n---\n';
  const notes = (element: string): Record<string, string> => ({
    'show.yaml': showYaml(),
    'e1.md': `${head}${`<${element}>`.repeat(1000)}`,
  });
  const { findings, incomplete } = await loadFiles(notes('b'));
  expect(placesOf(findings)).toEqual(['e1.md:6:769 source/notes-nested']);
  expect(incomplete).toHaveLength(1);
  expect((await loadFiles(notes('p'))).findings).toEqual([]);
});

const front =
  'title: A\npublished: 2025-12-11\naudio: { url: "https://media.example.com/1.mp3", bytes: 1 }\n';

test.each([
  ['spaces in the notes', showYaml(), `---\n${front}---\na${' '.repeat(1_000_000)}b\n`, []],
  ['spaces in a name', showYaml(), `---\n${front}hosts: ["a${' '.repeat(50_000)}b"]\n---\n`, []],
  [
    'a banner behind a second document',
    `${showYaml()}---\n${'#'.repeat(100_000)}\naccept: []\n`,
    `---\n${front}---\n`,
    ['show.yaml:11:1 source/syntax'],
  ],
])('a show with %s is read to its end', async (_what, show, episode, places) => {
  const { findings } = await loadFiles({ 'show.yaml': show, 'e1.md': episode });
  expect(placesOf(findings)).toEqual(places);
});
