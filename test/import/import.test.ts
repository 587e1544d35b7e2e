import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { write } from '../../src/feed/write.js';
import { differencesOf } from '../../src/import/differences.js';
import { importFeed } from '../../src/import/import.js';
import { isSaidBy, saidOfEpisode, saidOfShow } from '../../src/show/fields/foreign.js';
import { readText } from '../../src/xml/document.js';
import { readAgain } from '../../src/xml/second.js';
import { built, grandTour } from '../feed/grand-tour.js';
import { keeps } from '../kept.js';
import { now } from '../show/folder.js';
import { hosts } from './hosts.js';
import {
  changedIn,
  differencesIn,
  folderOf,
  importOf,
  move,
  moveTwice,
  saidOf,
  undated,
} from './imported.js';

describe.each(Object.entries(hosts))('%s', (_, { feed, file, says }) => {
  test('is a show that says the same, and stays it', async () => {
    const [once, twice] = await moveTwice(feed);
    expect(once.file(file)).toContain(says);
    expect(once.imported.missing).toEqual([]);
    expect(once.differences.filter(({ because }) => because === undefined)).toEqual([]);
    const listed = new Set(once.differences.map(({ name }) => name));
    expect([...changedIn(feed, once.feed)].filter((name) => !listed.has(name))).toEqual([]);
    expect(undated(twice.feed)).toBe(undated(once.feed));
    expect(twice.differences.map(({ name }) => name).filter((name) => name !== 'lastBuildDate')).toEqual([]);
    keeps(saidOf(once.imported) + differencesIn(once.differences));
  });
});

describe('the show that uses everything', () => {
  test('comes back from its feed', async () => {
    const { show, episodes } = await grandTour();
    const feed = write(show, episodes, built).text;
    const imported = importOf(readText(feed, { name: 'feed.xml' }));
    expect(imported.remarks).toEqual([]);
    const again = await build(folderOf(imported), {
      ...{ profiles: undefined, now, threshold: 'error', accepts: [], name: 'built.xml' },
    });
    expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const gone = linesOf(feed).filter((line) => !linesOf(again.feed?.text ?? '').includes(line));
    expect(gone).toMatchInlineSnapshot(`
      [
        "<itunes:title>Rust in Production</itunes:title>",
        "<itunes:title>Drivers in Rust</itunes:title>",
        "<itunes:title>Rust for Linux</itunes:title>",
        "<podcast:chapters url="https://feeds.example.com/chapters/rust-for-linux.aa99e310.json" type="application/json+chapters"/>",
      ]
    `);
  });

  test('keeps nothing as XML that a key says', async () => {
    const { show, episodes } = await grandTour();
    const bare = { ...show, xml: [], live: [] };
    const { channel } = readText(
      write(
        bare,
        episodes.map((each) => ({ ...each, xml: [] })),
        built,
      ).text,
      { name: 'feed.xml' },
    );
    const kept = [...(channel?.items ?? []), ...(channel ? [channel] : [])].flatMap(({ element }) =>
      element.children.filter(
        (each) => !isSaidBy(channel?.element === element ? saidOfShow : saidOfEpisode, each),
      ),
    );
    expect(kept.map(({ name }) => name)).toEqual([]);
  });

  test('in the words of the specifications', async () => {
    const feed = readFileSync(join(import.meta.dirname, '../fixtures/grand-tour.xml'), 'utf8');
    const [once, twice] = await moveTwice(feed);
    expect(undated(twice.feed)).toBe(undated(once.feed));
    expect(once.imported.remarks).toEqual([]);
  });
});

function linesOf(feed: string): readonly string[] {
  return feed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('<lastBuildDate>'));
}

test('what a feed says twice is said once, and listed with the reason', async () => {
  const { differences } = await move(hosts['the same notes twice, and a summary']?.feed ?? '');
  expect(differences.map(({ kind, name, because }) => [kind, name, because])).toEqual(
    expect.arrayContaining([
      ['missing', 'itunes:summary', 'it repeats the title or the description'],
      ['missing', 'itunes:subtitle', 'it is empty'],
    ]),
  );
});

test('an item without a recording is a draft, and listed', async () => {
  const { file, differences } = await move(hosts['a blocked show with bare essentials']?.feed ?? '');
  expect(file('a-post.md')).toContain('draft: true');
  expect(differences).toContainEqual(
    expect.objectContaining({ name: 'item', kind: 'missing', before: 'A post' }),
  );
});

test('an attribute that no key says is listed by its name, and so is each change of an enclosure', async () => {
  const feed = (hosts['other recordings and a live stream']?.feed ?? '')
    .replace('length="7" bitrate', 'language="en" length="7" bitrate')
    .replace(/(<enclosure url="https:\/\/media[^"]*") length="\d+" type="[^"]*"/, '$1 medium="audio"');
  const { differences } = await move(feed);
  const of = (name: string) => differences.find((each) => each.name === name)?.because;
  expect(of('podcast:alternateEnclosure')).toBe('no key says its "language"');
  expect(of('enclosure')).toBe(
    'its length is not given, so it is announced as 0; its type follows from the name of the file; no key says its "medium"',
  );
});

test('of several items with one guid, each is compared with that of its title', () => {
  const item = (title: string) =>
    `<item><title>${title}</title><guid>a</guid><enclosure url="https://media.example.com/${title}.mp3"/></item>`;
  const feed = (items: string) => `<rss><channel><title>Rust Talk</title>${items}</channel></rss>`;
  const { channel } = readText(feed(item('One') + item('Two') + item('Three')), { name: 'feed.xml' });
  const built = readAgain(feed(item('Two')));
  if (!channel || !built) throw new Error('There is no channel.');
  expect(differencesOf(channel.element, built)).toEqual([
    expect.objectContaining({ name: 'item', kind: 'missing', before: 'One', count: 2 }),
  ]);
});

describe('an item that a build leaves out is listed with the reason', () => {
  const item = (...children: readonly string[]) => `<item><title>Two</title>${children.join('')}</item>`;
  const guid = '<guid isPermaLink="false">b</guid>';
  const date = '<pubDate>Thu, 04 Dec 2025 16:00:00 +0100</pubDate>';
  const enclosure = '<enclosure url="https://media.example.com/2.mp3" length="41280000" type="audio/mpeg"/>';

  test.each([
    [item(guid, date), 'it has no recording, so its file is a draft'],
    [item(guid, date, '<enclosure length="1"/>'), 'its enclosure has no URL, so its file is a draft'],
    [item(guid, enclosure), 'it has no date, which its file needs'],
    [
      item(guid, enclosure, date.replace('16:00:00', '016:00:00')),
      'its date cannot be read, and is to be corrected in its file',
    ],
    [
      item(guid.replace('b', 'rust-6'), enclosure, date),
      'an item above has its guid, and its file needs one of its own',
    ],
  ])('%s', (two, because) => {
    const feed = (hosts.money?.feed ?? '').replace('</channel>', `${two}</channel>`);
    const { channel } = readText(feed, { name: 'feed.xml' });
    const built = readAgain(feed.replace(two, ''));
    if (!channel || !built) throw new Error('There is no channel.');
    const [missing] = differencesOf(channel.element, built).filter(({ kind }) => kind === 'missing');
    expect(missing).toMatchObject({ name: 'item', before: 'Two', because });
  });
});

test.each([
  ['<itunes:duration>PT43M</itunes:duration>', 'duration: 43:00'],
  [
    '<podcast:socialInteract protocol="atproto" uri="at://did:plc:pzznkrzajsaqev3ffamg3jnr/app.bsky.feed.post/3lzq55"/>',
    'uri: at://did:plc:pzznkrzajsaqev3ffamg3jnr/app.bsky.feed.post/3lzq55',
  ],
])('%s is kept', async (element, line) => {
  const feed = (hosts.money?.feed ?? '').replace('</item>', `${element}</item>`);
  const { file, imported } = await move(feed);
  expect(imported.remarks).toEqual([]);
  expect(file('rust-for-linux.md')).toContain(line);
});

test('a blog that has a recording with some of its posts is no feed that lost episodes', async () => {
  const posts = [1, 2, 3].map(
    (each) => `<item><title>Post ${each}</title><guid isPermaLink="false">post-${each}</guid></item>`,
  );
  const { built } = await move((hosts.money?.feed ?? '').replace('<item>', () => `${posts.join('')}<item>`));
  expect(built.episodes).toBe(1);
});

test('a date that is none is said as it is', () => {
  const feed = (hosts.money?.feed ?? '').replace('Thu, 11 Dec 2025 16:00:00', 'Thu, 11 Dec 2025 016:00:00');
  const { files, remarks } = importOf(readText(feed, { name: 'feed.xml' }));
  expect(files.map(({ path }) => path)).toContain('rust-for-linux.md');
  expect(remarks).toEqual([
    {
      path: 'rust-for-linux.md',
      message: expect.stringContaining('published is "Thu, 11 Dec 2025 016:00:00 +0100"'),
    },
  ]);
});

test('files at hand are named after the episode, and no two alike', () => {
  const url = (name: string) => `https://example.com/${name}`;
  const transcripts = ['6.vtt', '6.de.vtt', '6.srt', '6.txt'].map(
    (name) => `<podcast:transcript url="${url(name)}" type="text/vtt"/>`,
  );
  const feed = (hosts['people, chapters and a transcript']?.feed ?? '').replace(
    /<podcast:transcript[^>]*>/,
    transcripts.join(''),
  );
  const imported = importFeed(readText(feed, { name: 'feed.xml' }), {
    atHand: (address) => new TextEncoder().encode(address),
  });
  const files = imported?.files.filter(({ path }) => !/\.(?:md|yaml)$/.test(path));
  expect(files?.map(({ path, content }) => [path, new TextDecoder().decode(content as Uint8Array)])).toEqual([
    ['transcripts/rust-for-linux.vtt', url('6.vtt')],
    ['transcripts/rust-for-linux-2.vtt', url('6.de.vtt')],
    ['transcripts/rust-for-linux.srt', url('6.srt')],
  ]);
});

test('a malformed feed is imported as far as it can be read', async () => {
  const feed = hosts['HTML in the description alone']?.feed ?? '';
  const { feed: again } = await move(feed.replace('Rust Talk', 'R & D').replace('</item>', '<b></item>'));
  expect(again).toContain('<title>R &amp; D</title>');
  expect(again).toContain('>rust-6</guid>');
});

test('what no key takes is said with the reason', () => {
  const feed = (hosts.money?.feed ?? '').replace(/ address="02[^"]*"/, '');
  const { remarks } = importOf(readText(feed, { name: 'feed.xml' }));
  expect(remarks).toEqual([
    {
      path: 'show.yaml',
      message: expect.stringContaining('Entry 1 of "value[0][0].recipients" has no "address"'),
    },
  ]);
});
