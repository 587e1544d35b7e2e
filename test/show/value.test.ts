import { expect, test } from 'vitest';
import { originAt } from '../../src/show/syntax/value.js';
import { parseYaml } from '../../src/show/syntax/yaml.js';

const text = `title: Rust for Linux Live
audio: https://media.example.com/live.mp3
guests: Hannah Anderson
hosts:
  - Alex
  - { name: Sam, link: https://example.com/sam }
chapters:
  - start: 0
    title: Who wrote the first driver
duration:
`;

/** The path of a field, and the text that it stands on; none where nothing is said. */
const places: readonly (readonly [string, string | undefined])[] = [
  ['title', 'Rust for Linux Live'],
  ['hosts[0]', 'Alex'],
  ['hosts[1].link', 'https://example.com/sam'],
  ['chapters[0].title', 'Who wrote the first driver'],
  // Written short: the part is where the whole is.
  ['audio.url', 'https://media.example.com/live.mp3'],
  ['guests[0]', 'Hannah Anderson'],
  ['guests[0].name', 'Hannah Anderson'],
  ['hosts[2]', undefined],
  ['hosts[1].role', undefined],
  ['duration', undefined],
  ['season', undefined],
];

test.each(places)('%s stands on %s', (path, expected) => {
  const { table } = parseYaml(text, 0);
  const span = table && originAt(table, path);
  expect(span && text.slice(span.start, span.end)).toBe(expected);
});
