import { expect, test } from 'vitest';
import { Unreadable } from '../../src/show/folder.js';
import { load } from '../../src/show/load.js';
import { folderOf, now, placesOf, showYaml } from './folder.js';

const episode =
  '---\ntitle: Rust\npublished: soon\naudio: { url: "https://media.example.com/1.mp3", bytes: 41280000 }\n---\n';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** What is said of an episode of these bytes, and of no other file. */
async function saidOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { findings } = await load(folderOf({ 'show.yaml': showYaml(), 'one.md': bytes }), now);
  return placesOf(findings).map((each) => each.replace('one.md:', ''));
}

test.each([
  ['a byte order mark', bytesOf(`\ufeff${episode}`), ['3:12 source/value-invalid']],
  ['line ends of old Macs', bytesOf(episode.replaceAll('\n', '\r')), ['3:12 source/value-invalid']],
  [
    'bytes that are not UTF-8',
    latin1(episode.replace('Rust', 'Rüst').replace('soon', '2025-12-11')),
    ['2:9 source/encoding'],
  ],
  [
    'a mark and bytes that are not UTF-8',
    Buffer.concat([bytesOf('\ufeff'), latin1('---\ntitle: Rüst\n---\n')]),
    ['2:9 source/encoding'],
  ],
  ['UTF-16', Buffer.from(`\ufeff${episode}`, 'utf16le'), ['1:1 source/encoding']],
  [
    'UTF-16 with the bytes in the other order',
    Buffer.from(`\ufeff${episode}`, 'utf16le').swap16(),
    ['1:1 source/encoding'],
  ],
])('of %s', async (_what, bytes, said) => {
  expect(await saidOf(bytes)).toEqual(said);
});

test('a file that cannot be read is said with the reason, and the others are read', async () => {
  const folder = folderOf({ 'show.yaml': showYaml(), 'one.md': episode, 'two.md': episode });
  const read = (path: string): Uint8Array => {
    if (path === 'one.md') throw new Unreadable('show/one.md cannot be read: permission denied');
    return folder.read(path);
  };
  const { findings } = await load({ ...folder, read }, now);
  expect(placesOf(findings)).toEqual([
    'one.md:1:1 source/file-unreadable',
    'two.md:3:12 source/value-invalid',
  ]);
  expect(findings[0]?.message).toBe('show/one.md cannot be read: permission denied.');
});
