import { describe, expect, test } from 'vitest';
import { write } from '../../src/feed/write.js';
import { keeps } from '../kept.js';
import { finishing, type Sayings } from '../show/say.js';
import { built } from './grand-tour.js';

/** The lines of the feed that a tag stands in, without their indentation. */
function tagged(feed: string, tag: string): readonly string[] {
  return feed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => new RegExp(`^</?${tag}[ />]`).test(line));
}

/** The feed of an episode; the lines that it has more, or less, than that of one who says nothing are kept. */
async function fed(sayings: Sayings): Promise<string> {
  const [bare, text] = await Promise.all(
    [{}, sayings].map(async (each) => {
      const { show, episode } = await finishing(each);
      return write(show, [episode], built).text;
    }),
  );
  const [old, fresh] = [bare, text].map((each = '') => each.split('\n'));
  const gone = old?.filter((line) => !fresh?.includes(line)).map((line) => `  - ${line.trim()}`);
  const more = fresh?.filter((line) => !old?.includes(line)).map((line) => `  + ${line.trim()}`);
  keeps([...(gone ?? []), ...(more ?? [])].join('\n'));
  return text ?? '';
}

/** What a show, or an episode, says in YAML, and what the feed says then. */
const ofShow: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'value: { suggested: 0.00000005, recipients: { address: a@pay.example.com, split: 1 } }',
    'podcast:value',
    ['<podcast:value type="lightning" method="lnaddress" suggested="0.00000005">', '</podcast:value>'],
  ],
  ['private: true', 'itunes:block', ['<itunes:block>Yes</itunes:block>']],
  ['private: true', 'podcast:block', ['<podcast:block>yes</podcast:block>']],
  [
    'block: [all]\nallow: [podcastindex, apple]',
    'podcast:block',
    [
      '<podcast:block>yes</podcast:block>',
      '<podcast:block id="podcastindex">no</podcast:block>',
      '<podcast:block id="apple">no</podcast:block>',
    ],
  ],
  ['block: Apple', 'itunes:block', ['<itunes:block>Yes</itunes:block>']],
  ['block: spotify', 'itunes:block', []],
  ['medium: musicL', 'podcast:medium', ['<podcast:medium>musicL</podcast:medium>']],
  [
    'remoteItems: [917393e3-1b1e-5cef-ace4-edaa54e1f810]',
    'podcast:remoteItem',
    ['<podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810"/>'],
  ],
  ['podping: false', 'podcast:podping', ['<podcast:podping usesPodping="false"/>']],
  [
    'updates: every Thursday',
    'podcast:updateFrequency',
    ['<podcast:updateFrequency>every Thursday</podcast:updateFrequency>'],
  ],
  ['complete: true', 'podcast:updateFrequency', ['<podcast:updateFrequency complete="true"/>']],
  ['complete: false', 'itunes:complete', []],
  [
    'locations: { name: Utrecht, geo: "52.0907, 5.1214", country: nl }',
    'podcast:location',
    ['<podcast:location rel="subject" geo="geo:52.0907,5.1214" country="NL">Utrecht</podcast:location>'],
  ],
  [
    'social: { protocol: disabled }',
    'podcast:socialInteract',
    ['<podcast:socialInteract protocol="disabled"/>'],
  ],
  [
    'hub: https://hub.example.com/',
    'atom:link',
    [
      '<atom:link href="https://feeds.example.com/rust-in-production/feed.xml" rel="self" type="application/rss+xml"/>',
      '<atom:link href="https://hub.example.com/" rel="hub"/>',
    ],
  ],
  [
    'trailers: { title: Season six, file: "https://media.example.com/trailer.m4a", published: 2025-11-27, bytes: 9 }',
    'podcast:trailer',
    [
      '<podcast:trailer pubdate="Thu, 27 Nov 2025 00:00:00 +0000" url="https://media.example.com/trailer.m4a" length="9" type="audio/x-m4a">Season six</podcast:trailer>',
    ],
  ],
  ['spotify: { limit: 5 }', 'spotify:limit', ['<spotify:limit recentCount="5"/>']],
  [
    'xml: |\n  <acme:rating xmlns:acme="https://acme.example.com/ns">5<!-- of 5 --></acme:rating>',
    'acme:rating',
    ['<acme:rating xmlns:acme="https://acme.example.com/ns">5<!-- of 5 --></acme:rating>'],
  ],
];

const ofEpisode: typeof ofShow = [
  ['episode: 315.5', 'itunes:episode', []],
  ['episode: 315.5', 'podcast:episode', ['<podcast:episode>315.5</podcast:episode>']],
  ['episode: 0', 'itunes:episode', []],
  [
    'season: 6\nseasonName: In the kernel',
    'podcast:season',
    ['<podcast:season name="In the kernel">6</podcast:season>'],
  ],
  [
    'soundbites: { start: "1:13.5", duration: 60 }',
    'podcast:soundbite',
    ['<podcast:soundbite startTime="73.5" duration="60"/>'],
  ],
  ['license: cc-by-4.0', 'podcast:license', ['<podcast:license>cc-by-4.0</podcast:license>']],
  [
    'link: https://example.com/über uns?a=1&b=%20',
    'link',
    ['<link>https://example.com/%C3%BCber%20uns?a=1&amp;b=%20</link>'],
  ],
  [
    'alternates: { sources: ["magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a"], type: audio/opus }',
    'podcast:source',
    ['<podcast:source uri="magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a"/>'],
  ],
  [
    'xml: <mood xmlns="https://acme.example.com/ns">cheerful</mood>',
    'mood',
    ['<mood xmlns="https://acme.example.com/ns">cheerful</mood>'],
  ],
];

describe('what an author says is what the feed says', () => {
  test.each(ofShow)('of a show: %s', async (words, tag, expected) => {
    const [head = ''] = (await fed({ show: words })).split('<item>');
    expect(tagged(head.replace(/<image>.*<\/image>/s, ''), tag)).toEqual(expected);
  });

  test.each(ofEpisode)('of an episode: %s', async (words, tag, expected) => {
    const [, item = ''] = (await fed({ episode: words })).split('<item>');
    expect(tagged(item, tag)).toEqual(expected);
  });

  test('the names of seasons are said once, in the show', async () => {
    const { show, episode } = await finishing({
      show: 'seasons: { 6: In the kernel }',
      episode: 'season: 6',
    });
    expect(tagged(write(show, [episode], built).text, 'podcast:season')).toEqual([
      '<podcast:season name="In the kernel">6</podcast:season>',
    ]);
  });

  test('services that count downloads stand before the address, the first of them first', async () => {
    const { show, episode } = await finishing({
      show: 'prefix: [https://op3.dev/e/, https://dts.podtrac.com/redirect.mp3]',
    });
    expect(tagged(write(show, [episode], built).text, 'enclosure')).toEqual([
      '<enclosure url="https://op3.dev/e/dts.podtrac.com/redirect.mp3/media.example.com/rust-for-linux.mp3" length="41280000" type="audio/mpeg"/>',
    ]);
  });

  test('chapters in the feed are those of the file beside it', async () => {
    const { show, episode } = await finishing({
      show: 'inlineChapters: true',
      episode:
        'chapters: [{ start: 0, title: Hello }, { start: 62.25, title: "<Box>" }, { start: 99, title: Ad, hidden: true }]',
    });
    const { text, assets } = write(show, [episode], built);
    expect(tagged(text, 'psc:chapter')).toEqual([
      '<psc:chapter start="00:00:00.000" title="Hello"/>',
      '<psc:chapter start="00:01:02.250" title="&lt;Box&gt;"/>',
    ]);
    expect(assets.map(({ path }) => path.replace(/[0-9a-f]{8}/, '#'))).toEqual([
      'chapters/rust-for-linux.#.json',
    ]);
  });
});

describe('the layout', () => {
  test('a one-line change of an episode is one changed line of the feed', async () => {
    const before = await finishing({ notes: 'Danilo Krummrich on drivers.\n\nHe works on *Nova*.\n' });
    const after = await finishing({ notes: 'Danilo Krummrich on drivers.\n\nHe works on **Nova**.\n' });
    const [old, fresh] = [before, after].map(({ show, episode }) =>
      write(show, [episode], built).text.split('\n'),
    );
    const described = { ...after.episode, description: before.episode.description };
    const notes = write(after.show, [described], built).text.split('\n');
    expect(notes.filter((line, index) => line !== old?.[index])).toHaveLength(1);
    expect(fresh).toHaveLength(old?.length ?? 0);
  });

  test('is the same whatever was written before', async () => {
    const { show, episode } = await finishing({ show: 'podping: true' });
    expect(write(show, [episode], built)).toEqual(write(show, [episode], built));
  });
});
