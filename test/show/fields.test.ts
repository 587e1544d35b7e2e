import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { fillToken } from '../../src/show/token.js';
import { folderOf, now, showYaml } from './folder.js';
import { faultsOf, finishing, loadSaying, saying } from './say.js';

const media = join(import.meta.dirname, '../fixtures/media');
const recording = readFileSync(join(media, 'mono-64k.mp3'));
const picture = readFileSync(join(media, 'rgb-72dpi.jpg'));

test('a trailer that is not due is not in the feed', async () => {
  const trailer = (title: string, year: number) =>
    `  - { title: ${title}, file: "https://media.example.com/a.mp3", published: ${year}-01-01, bytes: 9 }`;
  const { show } = await finishing({
    show: `trailers:\n${trailer('Due', 2025)}\n${trailer('Secret', 2999)}`,
  });
  expect(show.trailers?.map(({ title }) => title)).toEqual(['Due']);
});

describe('what a file at hand tells need not be written', () => {
  test('the size and the integrity of an alternate', async () => {
    const { episode } = await saying({
      episode: 'alternates: { file: low.mp3, title: Low }',
      files: { 'low.mp3': recording },
    });
    const [alternate] = episode.alternates ?? [];
    expect(alternate).toMatchObject({
      type: 'audio/mpeg',
      bytes: recording.length,
      title: 'Low',
      integrity: `sha256-${createHash('sha256').update(recording).digest('base64')}`,
      sources: [{ uri: 'https://media.example.com/low.mp3' }],
    });
  });

  test('what is written wins', async () => {
    const { episode } = await saying({
      episode: 'alternates: { file: low.mp3, bytes: 7, type: audio/mp4, integrity: sha384-x }',
      files: { 'low.mp3': recording },
    });
    expect(episode.alternates?.[0]).toMatchObject({ bytes: 7, type: 'audio/mp4', integrity: 'sha384-x' });
  });

  test('the type and size of a picture', async () => {
    const { show, loaded } = await saying({
      show: 'images: { file: wide.jpg, alt: A crab at a lathe }',
      files: { 'wide.jpg': picture },
    });
    const facts = loaded.files.get('https://media.example.com/wide.jpg')?.image;
    expect(show.images?.[0]).toMatchObject({
      url: 'https://media.example.com/wide.jpg',
      alt: 'A crab at a lathe',
      type: 'image/jpeg',
      ...(facts && { width: facts.width, height: facts.height }),
    });
  });
});

describe('a live stream', () => {
  const live =
    'live: { status: live, start: 2026-05-21T14:00, title: Live, audio: "https://live.example.com/a.mp3" }';

  test('has a guid that follows from its start, no size, and the hosts of the show', async () => {
    const { show } = await saying({ show: `hosts: Matthias Endler\nzone: Europe/Berlin\n${live}` });
    const [stream] = show.live ?? [];
    expect(stream).toMatchObject({
      start: { millis: Date.UTC(2026, 4, 21, 12), offset: 120 },
      audio: { url: 'https://live.example.com/a.mp3', bytes: 0, type: 'audio/mpeg' },
      people: [{ name: 'Matthias Endler', role: 'host' }],
    });
    const again = await saying({
      show: `zone: Europe/Berlin\n${live.replace('title: Live', 'title: On the air')}`,
    });
    expect(again.show.live?.[0]?.guid).toBe(stream?.guid);
  });

  test('needs an address', async () => {
    expect(await faultsOf({ show: live.replace('"https://live.example.com/a.mp3"', 'a.mp3') })).toEqual([
      'source/key-missing: live[0].audio has no URL.',
    ]);
  });
});

describe('what is wrong is said where it stands', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['block: [spotify', 'source/syntax'],
    ['chat: { server: chat.example.com, protocol: matrx }', 'source/value-invalid: chat.protocol is "matrx"'],
    [
      'value: { recipients: [{ adress: x, split: 1 }] }',
      'source/key-unknown: Unknown key "adress" in entry 1 of "value[0].recipients"',
    ],
    ['value: {}', 'source/key-missing: Entry 1 of "value" has no "recipients"'],
    [
      'podroll: [{ feed: https://feeds.example.com/a.xml }]',
      'source/key-missing: Entry 1 of "podroll" has no "guid"',
    ],
    ['updates: { rrule: every week }', 'source/value-invalid: updates.rrule is "every week"'],
    ['images: nowhere.jpg', 'source/file-missing: "nowhere.jpg" does not exist.'],
    [
      'trailers: { title: Six, file: "https://media.example.com/six", published: 2025-11-27 }',
      'source/audio-incomplete: The type of trailers[0] is not clear',
    ],
    [
      'zone: Europe/Berlin\nlive: { status: live, start: 2026-03-29T02:30, title: L, audio: "https://l.example.com/a.mp3" }',
      'source/time-ambiguous: live[0].start is a time that does not exist in Europe/Berlin',
    ],
    ['xml: <a>1</b>', 'source/value-invalid: xml is not XML'],
    ['xml: <a/></x><x>', 'source/value-invalid: xml is not XML'],
    ['xml: <itunes:keywords>rust</itunes:keywords>', 'source/value-invalid: xml is not XML'],
    [
      'xml: <i:author xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd">Matthias</i:author>',
      'source/value-invalid: xml contains <i:author>, which airworthy writes itself.',
    ],
    ['xml: <Title>Six</Title>', 'source/value-invalid: xml contains <Title>, which airworthy writes itself.'],
    [
      'xml: <a:link xmlns:a="http://www.w3.org/2005/Atom" rel="self" href="https://example.com/"/>',
      'source/value-invalid: xml contains <a:link>, which airworthy writes itself.',
    ],
    ['xml: words', 'source/value-invalid: xml contains text outside of elements.'],
    ['xml: \'<!DOCTYPE a><a xmlns="https://acme.example.com/"/>\'', 'source/value-invalid: xml is not XML'],
  ];

  test.each(cases)('%s', async (words, expected) => {
    const [fault] = await faultsOf({ show: words });
    expect(fault).toContain(expected);
  });
});

describe('what XML cannot carry never reaches a feed', () => {
  const words = [
    'txt: "a\\u0001b"',
    'txt: "half \\ud83e of a crab"',
    'link: "https://example.com/\\u000b"',
    'social: { protocol: "matrix\\u0000" }',
    'chapters: [{ start: 0, title: "a\\uffffb" }]',
  ];
  test.each(words)('in a field: %s', async (episode) => {
    const [fault] = await faultsOf({ episode });
    expect(fault).toMatch(/^source\/character-forbidden: .* contains U\+[0-9A-F]{4}, which XML forbids\.$/);
  });

  test('in the notes, at its place', async () => {
    const { findings } = await loadSaying({ notes: 'Danilo\u0008 Krummrich' });
    const [finding] = findings;
    expect(finding?.rule).toBe('source/character-forbidden');
    expect(finding?.source.text.slice(finding.span.start, finding.span.end)).toBe('\u0008');
  });

  test('in a file of chapters', async () => {
    const json = JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 0, title: 'a\ud800' }] });
    expect(await faultsOf({ episode: 'chapters: c.json', files: { 'c.json': json } })).toEqual([
      'source/character-forbidden: "c.json" contains U+D800, which XML forbids.',
    ]);
  });
});

describe('a private feed', () => {
  const show = 'media: https://media.example.com/{token}/\nprivate: true';
  const files = {
    'show.yaml': showYaml(show).replace('/rust-in-production/feed.xml', '/{token}/feed.xml'),
    'rust-for-linux.md':
      '---\ntitle: Rust for Linux\npublished: 2025-12-11\naudio: low.mp3\n---\nYour {token} is secret.\n',
    'low.mp3': recording,
  };
  const options = { profiles: undefined, now, threshold: 'error', accepts: [], name: 'feed.xml' } as const;

  test('has the token of one subscriber in every address', async () => {
    const { feed } = await build(folderOf(files), { ...options, token: 'k3-9a' });
    expect(feed?.text).toContain('<enclosure url="https://media.example.com/k3-9a/low.mp3"');
    expect(feed?.text).toContain('href="https://feeds.example.com/k3-9a/feed.xml"');
    expect(feed?.text).toContain('<itunes:block>Yes</itunes:block>');
    expect(feed?.text.match(/\{token\}/g)).toHaveLength(2);
  });

  test('is not built without one', async () => {
    const { feed, diagnostics } = await build(folderOf(files), options);
    expect(feed).toBeUndefined();
    expect(diagnostics.map(({ message }) => message)).toContain(
      'feed is "https://feeds.example.com/{token}/feed.xml", and no token was given.',
    );
  });

  test('a show for everybody is left as it is', async () => {
    const { loaded } = await saying({});
    expect(fillToken(loaded, 'k3-9a')).toBe(loaded);
  });
});
