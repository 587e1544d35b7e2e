import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { profiles } from '../../../src/diagnostic.js';
import { probe } from '../../../src/io/probe.js';
import { finished } from '../../../src/rules/index.js';
import type { FinishedRule } from '../../../src/rules/rule.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';
import { shelf } from './shelf.js';

const now = Date.UTC(2026, 10, 20);
const needing = Object.values<FinishedRule>(finished).filter(({ needs }) => needs === 'files');

function judged(example: string, files = shelf) {
  const document = readText(place(example), { name: 'example.xml' });
  return check(document, { profiles, now, files }).diagnostics;
}

test('rules about files count as skipped when no file is at hand', () => {
  const { skipped } = check(readText(place('<title>Rust</title>'), { name: 'example.xml' }), {
    profiles,
    now,
  });
  expect(skipped.files).toBe(needing.length);
});

describe('a file at hand', () => {
  const example = (url: string) =>
    `<item><title>Rust</title><enclosure url=" ${url} " length="1" type="audio/mpeg"/></item>`;

  test('is found by the address as the feed writes it', () => {
    const url = 'https://media.example.com/rust.mp3?source=feed';
    const file = shelf.get('https://media.example.com/rust.mp3');
    const files = new Map(file ? [[url, file]] : []);
    expect(judged(example(url), files).map(({ rule }) => rule)).toContain('media/enclosure-length-mismatch');
    const other = judged(example('https://media.example.com/rust.mp3'), files).map(({ rule }) => rule);
    expect(other).not.toContain('media/enclosure-length-mismatch');
  });

  test('of which nothing is known is left alone', () => {
    const files = new Map([['https://media.example.com/rust.mp3', { bytes: 1 }]]);
    const found = judged(example('https://media.example.com/rust.mp3'), files).map(({ rule }) => rule);
    expect(found.filter((rule) => rule.startsWith('media/'))).toEqual([]);
  });
});

test('the rules judge what a probe says of real files', async () => {
  const folder = join(import.meta.dirname, '../../fixtures/media');
  const files = new Map([
    ['https://media.example.com/cover.png', await probe(join(folder, 'indexed-transparent.png'))],
    ['https://media.example.com/speech.opus', await probe(join(folder, 'speech.opus'))],
  ]);
  const found = judged(
    `<itunes:image href="https://media.example.com/cover.png"/>
     <item><title>Rust</title>
       <enclosure url="https://media.example.com/speech.opus" length="2420" type="audio/mpeg"/>
       <itunes:duration>43:00</itunes:duration>
     </item>`,
    files,
  );
  expect(found.map(({ rule }) => rule).filter((rule) => rule.startsWith('media/'))).toEqual(
    expect.arrayContaining([
      'media/artwork-too-small',
      'media/artwork-not-square',
      'media/artwork-colorspace',
      'media/artwork-alpha',
      'media/audio-format',
      'media/enclosure-type-mismatch',
      'media/duration-mismatch',
    ]),
  );
});

test('a fix writes what the file says', () => {
  const [finding] = judged(
    '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="2580" type="audio/mpeg"/></item>',
  ).filter(({ rule }) => rule === 'media/enclosure-length-mismatch');
  expect(finding?.message).toBe('The length of the enclosure is "2580"; "rust.mp3" has 41000000 bytes.');
  expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(['41000000']);
});
