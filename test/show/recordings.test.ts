import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFiles, placesOf, showYaml } from './folder.js';

const recording = readFileSync(join(import.meta.dirname, '../fixtures/media/mono-64k.mp3'));
const media = 'media: https://media.example.com/rust/';

/** Loads an episode with these lines of front matter, and files beside it. */
async function load(
  lines: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  policy = media,
) {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml(policy),
    'live.md': `---\ntitle: Live\n${lines}\n---\n`,
    ...files,
  });
  return {
    audio: episodes[0]?.audio,
    places: placesOf(findings),
    said: findings.map(({ message, help }) => `${message} ${help ?? ''}`).join(' '),
  };
}

const own = 'published: 2026-05-21\n';
const foreign = 'date: 2026-05-21\nlayout: post\n';

describe('a file that is there under nearly the same name is told by it', () => {
  test.each([
    ['live.mp3', 'Live.MP3'],
    ['on%20stage.mp3', 'on stage.mp3'],
    ['rec\\live.mp3', 'rec/live.mp3'],
    ['"Mu\u0308nchen.mp3"', 'M\u00fcnchen.mp3'],
  ])('%s', async (written, there) => {
    const { places, said } = await load(`${own}audio: ${written}`, { [there]: recording });
    expect(places).toEqual(['live.md:4:8 source/file-missing']);
    expect(said).toContain(`Spell the name as the folder has it: show/${there}.`);
  });

  test('an address that is none of the web is no place for a file', async () => {
    const { places, said } = await load(`${own}audio: ftp://media.example.com/live.mp3`);
    expect(places).toEqual(['live.md:4:8 source/file-missing']);
    expect(said).not.toContain('ftp:/media');
  });
});

describe('a size that cannot be read is not said to be missing', () => {
  test.each([
    `${own}audio: { url: https://media.example.com/1.mp3, bytes: 48 MB }`,
    `${foreign}mp3: https://media.example.com/1.mp3\naudio_size: huge`,
  ])('%#', async (lines) => {
    const { places } = await load(lines);
    expect(places).toEqual([expect.stringMatching(/source\/value-invalid$/)]);
  });
});

describe('what site generators take for an address', () => {
  test('is found under its own name when it is at hand', async () => {
    const { audio, places } = await load(`${foreign}mp3: /rec/on%20stage.mp3`, {
      'rec/on stage.mp3': recording,
    });
    expect(audio).toMatchObject({
      url: 'https://media.example.com/rust/rec/on%20stage.mp3',
      bytes: recording.length,
    });
    expect(places).toEqual([]);
  });

  test.each(['/rec/on%20stage.mp3', '/rec/on stage.mp3'])('%s is encoded once', async (name) => {
    const { audio } = await load(`${foreign}mp3: ${name}\naudio_size: 48000000`);
    expect(audio?.url).toBe('https://media.example.com/rust/rec/on%20stage.mp3');
  });

  test('stands before what the URL of the folder asks for', async () => {
    const { audio } = await load(
      `${foreign}mp3: live.mp3\naudio_size: 48000000`,
      {},
      'media: https://media.example.com/rust?from=feed',
    );
    expect(audio?.url).toBe('https://media.example.com/rust/live.mp3?from=feed');
  });

  test('may be the only one of a list, with its size behind it, as exports of WordPress have it', async () => {
    const { audio } = await load(
      `${foreign}enclosure:\n  - |\n    https://media.example.com/1.mp3\n    48000000\n    audio/mpeg`,
    );
    expect(audio).toMatchObject({ url: 'https://media.example.com/1.mp3', bytes: 48_000_000 });
  });
});

test('a number that no computer holds exactly is none', async () => {
  const { places } = await load(
    `${own}audio: { url: https://media.example.com/1.mp3, bytes: 5 }\nepisode: 12345678901234567890`,
  );
  expect(places).toEqual(['live.md:5:10 source/value-invalid']);
});
