import { describe, expect, test } from 'vitest';
import { openFolder } from '../../src/io/folder.js';
import { readSources } from '../../src/show/sources.js';
import { loadFiles, placesOf, showYaml, write } from './folder.js';

const whole =
  '---\ntitle: Rust for Linux\ndate: 2025-12-11\naudioUrl: https://media.example.com/1.mp3\n---\n';

describe('what show.yaml says in vain is found, in build and in sources alike', () => {
  test.each([
    ['keys: { sesaon: volume }', 9, 'source/key-unknown', 'Write "season"'],
    ['keys: { audio.byte: size }', 9, 'source/key-unknown', 'Write "audio.bytes"'],
    ['keys: { guests.name: guest }', 9, 'source/key-unknown', ''],
    ['keys: { season: "" }', 17, 'source/value-invalid', ''],
    ['slugs: s{season}e{episode}-*', 8, 'source/value-invalid', 'Add "numbering: slug"'],
    ['slugs: s{seasno}e{episode}', 8, 'source/value-invalid', ''],
    ['slugs: "{episode}-{episode}"', 8, 'source/value-invalid', ''],
    ['slugs: rust-*', 8, 'source/value-invalid', ''],
    ['pages: https://example.com/{slgu}/', 8, 'source/value-invalid', 'Write "{slug}"'],
    ['pages: https://example.com/', 8, 'source/value-invalid', ''],
    ['pages: /{slug}/', 8, 'source/value-invalid', ''],
    ['recordings: https://media.example.com/live.mp3', 13, 'source/value-invalid', ''],
    ['shortcodes: { strip: ad, replace: { ad: Buy! } }', 37, 'source/value-invalid', 'Keep one'],
    ['profiles: []', 11, 'source/value-invalid', 'List at least one'],
    ['published: old.xml', 12, 'source/file-missing', ''],
    ['episodes: { whole.md: { season: 5 } }', 13, 'source/key-unknown', 'Write "whole"'],
  ])('%s', async (line, column, rule, help) => {
    const files = { 'show.yaml': showYaml(line), 'whole.md': whole };
    const expected = expect.stringMatching(new RegExp(`^show\\.yaml:10:${column} ${rule}$`));
    const { findings } = await loadFiles(files);
    const own = findings.filter(({ source }) => source.name === 'show/show.yaml');
    expect(placesOf(own)).toContainEqual(expected);
    expect(own[0]?.help ?? '').toContain(help);
    const sources = await readSources(openFolder(write(files), 'show'));
    expect(placesOf(sources.findings)).toContainEqual(expected);
  });

  test.each([
    'keys: { season: volume, audio.bytes: octets }',
    'numbering: slug\nslugs: s{season}e{episode}-*',
    'pages: https://example.com/{slug}/',
    'pages: https://example.com/{year}/{name}/{title}',
  ])('%j is fine', async (lines) => {
    const { findings } = await loadFiles({ 'show.yaml': showYaml(lines), 'whole.md': whole });
    expect(findings.filter(({ source }) => source.name === 'show/show.yaml')).toEqual([]);
  });
});

test('lines may end as old Macs end them', async () => {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml().replaceAll('\n', '\r'),
    'whole.md': `${whole}\n<script></script>\n`.replaceAll('\n', '\r'),
  });
  expect(episodes).toHaveLength(1);
  expect(placesOf(findings)).toEqual([
    'whole.md:4:11 source/audio-unsized',
    'whole.md:7:1 source/embed-removed',
  ]);
});

test('a name means the same episode, however the disk composes its letters', async () => {
  const guidOf = async (name: string) => {
    const { episodes } = await loadFiles({ 'show.yaml': showYaml(), [name]: whole });
    return episodes[0]?.guid;
  };
  expect(await guidOf('Mu\u0308nchen.md')).toBe(await guidOf('M\u00fcnchen.md'));
});
