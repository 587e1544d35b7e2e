import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import type { Diagnostic } from '../../../src/diagnostic.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

const profiles = ['apple', 'spotify', 'psp1'];

function judged(file: string, type: string): Diagnostic | undefined {
  const enclosure = `<enclosure url="https://media.example.com/${file}" length="41000000" type="${type}"/>`;
  const feed = place(`<item><title>Rust for Linux</title>${enclosure}</item>`);
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles, now: 0 });
  return diagnostics.find(({ rule }) => /^rss\/enclosure-(type-unsupported|extension-mismatch)$/.test(rule));
}

test.each([
  ['603.mp3', 'binary/octet-stream', 'Write "audio/mpeg".'],
  ['603.mp3', 'audio/flac', 'Write "audio/mpeg" if the file is one.'],
  [
    '603.flac',
    'audio/flac',
    'Offer an MP3 or M4A as <enclosure>, and other formats as <podcast:alternateEnclosure>.',
  ],
])('%s of type %s: %s', (file, type, help) => {
  expect(judged(file, type)?.help).toBe(help);
});

test('an extension that Apple does not take is not held against its own type', () => {
  expect(judged('603.aac', 'audio/aac')?.message).toBe(
    'The url of <enclosure> ends in ".aac", which Apple does not list.',
  );
  expect(judged('603.aac', 'audio/mpeg')?.message).toBe(
    'The url of <enclosure> ends in ".aac", but its type is "audio/mpeg".',
  );
});

test('a type that Apple alone lists is not held against it', () => {
  const found = judged('slides.pdf', 'application/pdf');
  expect(found?.message).toBe(
    'The type of <enclosure> is "application/pdf", which Spotify and PSP-1 do not list.',
  );
  expect(found?.severities).toEqual({ psp1: 'warning', spotify: 'warning' });
});
