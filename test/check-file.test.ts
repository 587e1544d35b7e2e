import { expect, test } from 'vitest';
import { checkFile, filesNamed, kindOfFile } from '../src/check-file.js';
import { read } from '../src/xml/document.js';

const options = { profiles: ['apple', 'podcast20'], now: 0 };
const bytesOf = (text: string) => new TextEncoder().encode(text);

test.each([
  ['603.json', '{"version":"1.2.0","chapters":[]}', 'chapters'],
  ['603.json', '{"version":"1.0.0","segments":[]}', 'transcript'],
  ['603.json', `{"text":"${'Hello. '.repeat(10_000)}","segments":[]}`, 'transcript'],
  ['603.json', '[{"start":"00:00:00.000","text":"Hello."}]', 'transcript'],
  ['603.chapters.json', '{}', 'chapters'],
  ['feed.json', '{"version":"https://jsonfeed.org/version/1.1","items":[]}', undefined],
  ['603.vtt', 'WEBVTT', 'transcript'],
  ['603.vtt', 'Hello.', 'transcript'],
  ['603.SRT', 'Hello.', 'transcript'],
  ['603.txt', '1\r\n00:00:00,000 --> 00:00:02,000\r\nHello.', 'transcript'],
  ['603.txt', 'Hello.', undefined],
  ['603.srt', '1\n00:00:00,000 --> 00:00:02,000\nHello.', 'transcript'],
  ['feed.xml', '<?xml version="1.0"?><rss/>', undefined],
  ['feed', '<rss/>', undefined],
])('%s is told by its name and by how it begins (%s)', (name, text, kind) => {
  expect(kindOfFile(name, text)).toBe(kind);
});

test('a chapter list by itself is judged as with a feed, at its own places', () => {
  const text = '{"version":"1.2.0","chapters":[{"startTime":9,"title":"Late"},{"startTime":0}]}';
  const { diagnostics, facts } = checkFile('603.json', bytesOf(text), 'chapters', options);
  expect(diagnostics.map(({ rule }) => rule)).toEqual([
    'media/chapters-title-missing',
    'media/chapters-unsorted',
  ]);
  expect(facts.chapters?.chapters).toHaveLength(2);
  for (const { source, span } of diagnostics) {
    expect(source.name).toBe('603.json');
    expect(span.end).toBeLessThanOrEqual(text.length);
  }
});

test('a transcript by itself is judged, and a whole one has nothing found', () => {
  const whole = 'WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n';
  expect(checkFile('603.vtt', bytesOf(whole), 'transcript', options).diagnostics).toEqual([]);
  const broken = whole.replace('00:02.000', '00:02');
  const { diagnostics } = checkFile('603.vtt', bytesOf(broken), 'transcript', options);
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['media/transcript-vtt-invalid']);
});

test('a transcript by itself is held to the format that its name says', () => {
  const rulesOf = (name: string, text: string) =>
    checkFile(name, bytesOf(text), 'transcript', options).diagnostics.map(({ rule }) => rule);
  const whole = 'WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n';
  expect(rulesOf('603.srt', whole)).toEqual(['media/transcript-srt-invalid']);
  expect(rulesOf('603.txt', '1\n00:00:00,000 --> 00:00:02,000\nHello.\n')).toEqual([
    'media/transcript-format',
  ]);
  expect(rulesOf('603', whole)).toEqual([]);
  // A mark at the beginning is told, and what is found behind it stays at its place.
  const json = '\ufeff{"version":"1.0.0","segments":[]}';
  expect(rulesOf('603.json', json)).toContain('media/transcript-byte-order-mark');
});

test('files are known by the last part of the addresses in a feed', () => {
  const feed = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<item><podcast:chapters url=" https://media.example.com/a/603.json "/><podcast:transcript url="https://media.example.com/603.vtt"/></item>
<item><podcast:transcript url="https://media.example.com/604.vtt"/><podcast:transcript url=""/><podcast:transcript/></item>
</channel></rss>`;
  const files = filesNamed(
    read(bytesOf(feed), { name: 'feed.xml' }),
    new Map([
      ['603.json', bytesOf('{"version":"1.2.0","chapters":[{"startTime":0,"title":"Hello"}]}')],
      ['603.vtt', bytesOf('WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n')],
      ['other.json', bytesOf('{}')],
    ]),
  );
  expect([...files.keys()]).toEqual([
    'https://media.example.com/a/603.json',
    'https://media.example.com/603.vtt',
  ]);
  expect(files.get('https://media.example.com/a/603.json')?.chapters?.chapters).toHaveLength(1);
  expect(files.get('https://media.example.com/603.vtt')?.transcript?.cues).toHaveLength(1);
});
