import { afterEach, expect, test, vi } from 'vitest';
import * as writer from '../../src/feed/write.js';
import { readText } from '../../src/xml/document.js';
import * as second from '../../src/xml/second.js';
import { called, contentOf } from '../run.js';
import { showYaml, write } from '../show/folder.js';

const { write: written } = writer;
const files = {
  'episodes/rust/show.yaml': showYaml(),
  'episodes/rust/one.md':
    '---\ntitle: Rust for Linux\npublished: 2025-12-11\naudio: { url: "https://media.example.com/1.mp3", bytes: 41280000 }\nseason: 5\n---\nNotes.\n',
};
const lines = ['build', '--format', 'concise', '--now', '2030-01-01T00:00:00Z'];

afterEach(() => vi.restoreAllMocks());

/** A writer that makes a slip. */
function slipping(from: string, to: string): void {
  vi.spyOn(writer, 'write').mockImplementation((...args) => {
    const feed = written(...args);
    expect(feed.text).toContain(from);
    return { ...feed, text: feed.text.replace(from, to) };
  });
}

test.each([
  [
    'another title',
    ['<title>Rust for Linux<', '<title>Rust for Limux<'],
    '2:8: error source/value-lost title is "Rust for Linux" and was read back as "Rust for Limux".',
  ],
  [
    'no season',
    ['<itunes:season>5</itunes:season>', ''],
    '5:9: error source/value-lost season is "5" and was read back as nothing.',
  ],
  [
    'a number of its own',
    ['<itunes:season>', '<itunes:episode>7</itunes:episode><itunes:season>'],
    '1:1: error source/value-lost appleEpisode is not set and was read back as "7".',
  ],
] as const)('a feed that says %s, unlike its author, is not published', async (_what, [from, to], said) => {
  const folder = write(files);
  slipping(from, to);
  const { code, out } = await called(folder, lines);
  expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining(`episodes/rust/one.md:${said}`) });
  expect(contentOf(folder).size).toBe(2);
});

test('neither is one in which another reader reads something else', async () => {
  const folder = write(files);
  vi.spyOn(second, 'readAgain').mockImplementation(
    (text) => readText(text.replace('>Rust for Linux<', '>Rust for Limux<'), { name: 'feed.xml' }).root,
  );
  const { code, out } = await called(folder, lines);
  expect({ code, out }).toEqual({
    code: 1,
    out: expect.stringContaining('one.md:2:8: error source/value-lost title is "Rust for Linux"'),
  });
});
