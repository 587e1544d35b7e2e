import { describe, expect, test } from 'vitest';
import {
  isMediaType,
  isTypeOf,
  mediaOfExtension,
  mediaOfType,
  mediaTypes,
  typeMeantBy,
} from '../../src/text/mime.js';

test.each([
  ['mp3', 'audio/mpeg'],
  ['MP3', 'audio/mpeg'],
  ['m4a', 'audio/x-m4a'],
  ['mp4', 'video/mp4'],
  ['m4v', 'video/x-m4v'],
  ['mov', 'video/quicktime'],
  ['pdf', 'application/pdf'],
  ['opus', 'audio/opus'],
  ['m3u8', 'application/x-mpegURL'],
  ['txt', undefined],
  ['', undefined],
])('the type of .%s is %s', (extension, type) => {
  expect(mediaOfExtension(extension)?.type).toBe(type);
});

test.each([
  ['audio/mpeg', 'mp3'],
  ['Audio/MPEG; rate=44100', 'mp3'],
  ['audio/mp4', 'm4a'],
  ['video/mp4', 'mp4'],
  ['audio/ogg; codecs=opus', 'ogg'],
  ['application/vnd.apple.mpegurl', 'm3u8'],
  ['text/html', undefined],
])('%s is first of all .%s', (type, extension) => {
  expect(mediaOfType(type)[0]?.extension).toBe(extension);
});

test('M4A goes by the names that Apple, PSP-1 and IANA give it', () => {
  const m4a = mediaOfExtension('m4a');
  for (const type of ['audio/x-m4a', 'audio/m4a', 'audio/mp4', 'AUDIO/MP4']) {
    expect([type, m4a && isTypeOf(m4a, type)]).toEqual([type, true]);
  }
  expect(m4a && isTypeOf(m4a, 'audio/mpeg')).toBe(false);
});

test('every type of the table is a media type, and no mistake is the type of another row', () => {
  const types = mediaTypes.flatMap(({ type, aliases }) => [type, ...aliases]);
  for (const type of types) expect([type, isMediaType(type)]).toEqual([type, true]);
  for (const { mistakes = [] } of mediaTypes) {
    for (const mistake of mistakes) expect(types).not.toContain(mistake);
  }
  expect(new Set(mediaTypes.map(({ extension }) => extension)).size).toBe(mediaTypes.length);
});

test('the usual mistakes are known', () => {
  expect(typeMeantBy('audio/mp3')).toBe('audio/mpeg');
  expect(typeMeantBy('Audio/X-MP3')).toBe('audio/mpeg');
  expect(typeMeantBy('audio/mpeg')).toBeUndefined();
});

describe('the form of a media type', () => {
  test.each([
    'audio/mpeg',
    'application/x-mpegURL',
    'audio/ogg; codecs=opus',
    'audio/mp4;codecs="mp4a.40.2, x"',
    'text/html;charset=utf-8; level=1',
  ])('%s has it', (text) => expect(isMediaType(text)).toBe(true));
  test.each([
    'mp3',
    'audio',
    'audio/',
    '/mpeg',
    'audio/mpeg/mp3',
    'audio mpeg',
    'audio/mp eg',
    'audio/mpeg;codecs',
    'audio/mpeg, audio/mp3',
    '',
  ])('%j has it not', (text) => expect(isMediaType(text)).toBe(false));
});
