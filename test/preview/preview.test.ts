import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOfFile } from '../../src/check-file.js';
import { keptOf, type Piece, safeTags, wordsOf } from '../../src/preview/kept.js';
import { episodeOf, previewOf } from '../../src/preview/preview.js';
import { read, readText } from '../../src/xml/document.js';
import { keeps } from '../kept.js';
import { root } from '../run.js';

const namespaces = [
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:psc="http://podlove.org/simple-chapters"',
].join(' ');

function feed(item: string, channel = '<title>Rust in Production</title>') {
  const text = `<rss version="2.0" ${namespaces}><channel>${channel}<item>${item}</item></channel></rss>`;
  return readText(text, { name: 'feed.xml' });
}

function readingOf(reader: string, item: string, files = new Map()) {
  const found = episodeOf(feed(item), 0, files)?.readings.find((each) => each.reader.name === reader);
  if (!found) throw new Error(`${reader} reads nothing`);
  return found;
}

const description = (html: string) => `<description><![CDATA[${html}]]></description>`;

describe('what an app keeps of notes', () => {
  test('is what its directory documents: elements that it drops leave their text', () => {
    const html = '<h2>Drivers</h2><p>A <b>first</b> driver <img src="https://example.com/a.png"></p>';
    const { notes } = readingOf('apple', description(html));
    expect(wordsOf(notes?.pieces ?? [])).toMatch(/Drivers\s+A first driver/);
    expect(notes?.dropped).toEqual([
      { tag: 'h2', count: 1 },
      { tag: 'b', count: 1 },
      { tag: 'img', count: 1 },
    ]);
    expect(readingOf('youtube', description(html)).notes).toMatchObject({ isPlain: true });
  });

  test('ends where the directory cuts it', () => {
    const { notes } = readingOf('apple', description(`<p>${'ü'.repeat(3000)}</p>`));
    expect(notes?.isCut).toBe(true);
    expect(wordsOf(notes?.pieces ?? []).trim()).toBe('ü'.repeat((4000 - 4) / 2 + 0.5));
    expect(readingOf('podimo', description('x'.repeat(1001))).notes?.isCut).toBe(true);
    expect(readingOf('podimo', description('x'.repeat(1000))).notes?.isCut).toBe(false);
  });

  test('has nothing that runs, loads or leads elsewhere than to the web', () => {
    const html =
      '<script>alert(1)</script><style>p{}</style><a href="javascript:alert(1)" onclick="x">one</a><a href=" https://example.com/">two</a><iframe src="https://example.com/"></iframe>';
    expect(keptOf(html).pieces).toEqual([
      { tag: 'a', children: ['one'] },
      { tag: 'a', href: 'https://example.com/', children: ['two'] },
    ]);
  });

  test('is a tree of known elements, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<ul><li>',
        '<b',
        '<U ',
        '<ifram',
        '<s',
        '<script>',
        '</script>',
        '&lt;',
        '<a href="',
        '">',
        '<br/>',
      ),
      fc.string({ maxLength: 8 }),
    );
    const check = (pieces: readonly Piece[], depth: number): void => {
      expect(depth).toBeLessThan(50);
      for (const each of pieces) {
        if (typeof each === 'string') continue;
        expect(safeTags).toContain(each.tag);
        expect(each.href ?? 'https:').toMatch(/^(?:https?|mailto|tel):/);
        check(each.children, depth + 1);
      }
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => check(keptOf(pieces.join('')).pieces, 0)),
    );
    check(keptOf('<b>'.repeat(100_000)).pieces, 0);
  });
});

describe('what apps read of an episode', () => {
  test('comes from the longest or from the first of its texts', () => {
    const item = `${description('Short.')}<content:encoded>Longer than the other.</content:encoded>`;
    expect(readingOf('antennapod', item).notes?.from).toBe('content:encoded');
    expect(readingOf('apple', item).notes?.from).toBe('description');
  });

  test('is a title as HTML to some', () => {
    const title = '<title>Vec&lt;T&gt; and Box&lt;dyn Any&gt;</title>';
    expect(readingOf('antennapod', title).title).toBe('Vec and Box');
    expect(readingOf('apple', title).title).toBe('Vec<T> and Box<dyn Any>');
  });

  test('has the chapters of the feed, and bare seconds as 0 where they are read so', () => {
    const item =
      '<psc:chapters version="1.2"><psc:chapter start="0" title="Welcome"/><psc:chapter start="187" title="Why a kernel"/></psc:chapters>';
    expect(readingOf('kasts', item).chapters?.list?.map(({ start }) => start)).toEqual([0, 187]);
    expect(readingOf('antennapod', item).chapters?.list?.map(({ start }) => start)).toEqual([0, 0]);
    expect(readingOf('apple', item).chapters).toBeUndefined();
  });

  test('has chapters from times in the description', () => {
    const times = description('<p>00:00 Welcome<br>03:07 Why a kernel<br>12:30 Drivers</p>');
    expect(readingOf('spotify', times).chapters).toMatchObject({
      from: 'description',
      list: [{ title: 'Welcome' }, { start: 187 }, { start: 750, title: 'Drivers' }],
    });
  });

  test('has the chapters and the transcript of files at hand', () => {
    const at = 'https://media.example.com/';
    const item = `<podcast:chapters url="${at}603.json" type="application/json+chapters"/>
      <podcast:transcript url="${at}603.srt" type="application/x-subrip"/>
      <podcast:transcript url="${at}603.vtt" type="text/vtt; charset=utf-8"/>`;
    const bytes = (text: string) => new TextEncoder().encode(text);
    const chapters = bytes('{"version":"1.2.0","chapters":[{"startTime":0,"title":"Welcome"}]}');
    const vtt = bytes('WEBVTT\n\n00:00.000 --> 00:02.000\n<v Alex>Hello.');
    const files = new Map([
      [`${at}603.json`, factsOfFile('603.json', chapters, 'chapters')],
      [`${at}603.vtt`, factsOfFile('603.vtt', vtt, 'transcript')],
    ]);
    expect(readingOf('podverse', item, files).chapters?.list).toEqual([{ start: 0, title: 'Welcome' }]);
    expect(readingOf('apple', item, files).transcript).toMatchObject({
      format: 'vtt',
      count: 1,
      cues: [{ speaker: 'Alex', text: 'Hello.' }],
    });
    // It compares the whole type, so the parameter hides the better one from it.
    expect(readingOf('antennapod', item, files).transcript).toMatchObject({ format: 'srt', cues: undefined });
  });

  test('is missed where it is missing', () => {
    const bare = episodeOf(feed('<title>Rust</title>'), 0);
    expect(bare?.missing.join(' ')).toMatch(/No audio.*date.*duration.*description.*chapters.*transcript/s);
    expect(previewOf(feed('', ''))?.show.missing.join(' ')).toMatch(/No title.*author.*artwork.*category/s);
  });
});

test('a preview is plain data, and of every episode of a feed', () => {
  const bytes = readFileSync(join(root, 'feeds/rust-in-production/feed.xml'));
  const document = read(bytes, { name: 'feed.xml' });
  const preview = previewOf(document);
  expect(preview).toMatchObject({
    count: 2,
    show: { title: 'Rust in Production', author: 'corrode', missing: [] },
    episodes: [{ title: 'Rust for Linux Live', season: '6', episode: '4', duration: 31 }, {}],
  });
  expect(JSON.parse(JSON.stringify(preview))).toEqual(preview);
  expect(episodeOf(document, 2)).toBeUndefined();
  expect(previewOf(read(new TextEncoder().encode('{}'), { name: 'no.json' }))).toBeUndefined();
});

/** Feeds of one episode, by what they say and do not say. */
const said: Readonly<Record<string, readonly [channel: string, item: string]>> = {
  everything: [
    `<title>R &amp;amp; D  &lt;b&gt;now&lt;/b&gt;</title><link>https://example.com/</link><language>en</language>
    <description>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;</description><itunes:summary>One and two, at length, and more.</itunes:summary>
    <itunes:author>Ann</itunes:author><itunes:explicit>Yes</itunes:explicit><itunes:image href="https://example.com/a.jpg"/>
    <image><url>https://example.com/rss.png</url></image><podcast:person href="https://example.com/ann">Ann</podcast:person>
    <itunes:category text="News"><itunes:category text="Tech News"/><itunes:category text="Politics"/></itunes:category><itunes:category text="Arts"/>
    <podcast:funding url="https://example.com/give">Give</podcast:funding><podcast:funding url="https://example.com/more"/>`,
    `<title>Vec&lt;T&gt; &amp;amp; more</title><link>https://example.com/1</link><pubDate>Thu, 11 Dec 2025 16:00:00 +0100</pubDate>
    <itunes:duration>43:00</itunes:duration><itunes:season>2</itunes:season><podcast:season>3</podcast:season><podcast:episode>4</podcast:episode>
    <itunes:episodeType>Bonus</itunes:episodeType><itunes:explicit>true</itunes:explicit><itunes:image href="https://example.com/b.png"/>
    <enclosure url="https://example.com/1.mp3" length="12345" type=" audio/mpeg "/><podcast:person role=" Guest ">Bo</podcast:person><podcast:person> </podcast:person>
    <description>&lt;h2&gt;Head&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;00:00 One&lt;/li&gt;&lt;li&gt;&lt;a href="mailto:a@example.com"&gt;01:30 Two&lt;/a&gt;&lt;/li&gt;&lt;li&gt;02:00 Three&lt;/li&gt;&lt;/ul&gt;&lt;img src="https://example.com/c.png" alt="C"&gt;&lt;img src="file:c.png"&gt;</description>
    <itunes:subtitle>Short.</itunes:subtitle><content:encoded>&lt;p&gt;All of &lt;em&gt;it&lt;/em&gt;, and that is &lt;a href="https://example.com/"&gt;longer&lt;/a&gt; than the rest of them, by far and wide, as it should be, with headings, lists and everything that belongs there.&lt;/p&gt;</content:encoded>
    <psc:chapters version="1.2"><psc:chapter start="0" title="Welcome" href="https://example.com/w"/><psc:chapter start="01:02" title="Kernel" image="https://example.com/k.png"/></psc:chapters>
    <podcast:transcript url="https://example.com/1.srt" type="application/srt"/><podcast:transcript url="https://example.com/1.vtt" type="text/vtt" language="en"/>
    <podcast:chapters url="https://example.com/1.json" type="application/json+chapters"/>`,
  ],
  nothing: ['', ''],
  'what cannot be read': [
    '<title> </title><link>nowhere</link><itunes:explicit>clean</itunes:explicit><itunes:image href="cover.jpg"/><image><url>https://example.com/rss.png</url></image><itunes:category/>',
    '<title>One</title><pubDate>soon</pubDate><itunes:duration>long</itunes:duration><itunes:episodeType>full</itunes:episodeType><itunes:episode>7</itunes:episode><enclosure url="1.mp3" length="1 MB"/><podcast:transcript type="text/vtt"/><itunes:summary>Only here.</itunes:summary>',
  ],
};

describe('what apps show is kept', () => {
  const pictures = new Map([
    ['https://example.com/a.jpg', { bytes: 5, image: { width: 1400, height: 1400, format: 'jpeg' } }],
    ['https://example.com/b.png', { bytes: 5, image: { format: 'png', width: 300 } }],
  ]) as unknown as Parameters<typeof previewOf>[1];

  test.each(Object.entries(said))('of a feed that says %s', (_, [channel, item]) => {
    const document = feed(item, channel);
    const { show, episodes } = previewOf(document, pictures) ?? {};
    const { readings: ofShow = [], ...ownShow } = show ?? {};
    const { readings = [], ...own } = episodeOf(document, 0, pictures) ?? {};
    const lines = [ownShow, ...ofShow, episodes?.[0], own, ...readings].map((each) => JSON.stringify(each));
    keeps(lines.map((line) => `  ${line}`).join('\n'));
  });
});
