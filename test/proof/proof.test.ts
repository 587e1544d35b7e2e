import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { write } from '../../src/feed/write.js';
import { openFolder } from '../../src/io/folder.js';
import { textContent } from '../../src/proof/browser.js';
import { provePlain, proveValues } from '../../src/proof/proof.js';
import { type Finished, finish } from '../../src/show/finish.js';
import { load } from '../../src/show/load.js';
import type { Episode, Show } from '../../src/show/model.js';
import { readText } from '../../src/xml/document.js';
import { readAgain } from '../../src/xml/second.js';
import { root } from '../run.js';

let loaded: Finished & { readonly show: Show };
let text: string;
const now = Date.UTC(2026, 10, 20);
const built = 'Fri, 20 Nov 2026 00:00:00 +0000';

beforeAll(async () => {
  const folder = openFolder(join(root, 'episodes/rust-in-production'), 'episodes/rust-in-production');
  const { show, ...rest } = finish(await load(folder, now), { now });
  if (!show) throw new Error('the example show does not load');
  loaded = { show, ...rest };
  text = write(show, loaded.episodes, built).text;
});

const readers = {
  'our reader': (feed: string) => readText(feed, { name: 'feed.xml' }).root,
  'fast-xml-parser': readAgain,
};

/** Slips that a writer could make, and the field that each must be found out by. */
const slips: readonly (readonly [string, string | RegExp, string])[] = [
  ['title', '<title>Rust for Linux Live</title>', '<title>Rust for Linux</title>'],
  ['guid', /(<guid[^>]*>530a)/, '$1-'],
  ['published', 'Thu, 21 May 2026 16:00:00 +0000', 'Thu, 21 May 2026 16:00:00 +0100'],
  ['audio', 'length="248556"', 'length="248557"'],
  ['duration', '<itunes:duration>31<', '<itunes:duration>32<'],
  ['explicit', /<itunes:explicit>false(?=<.itunes:explicit>\n {6})/, '<itunes:explicit>true'],
  ['notes', 'Box&lt;T&gt;', 'Box'],
  ['people', '<podcast:person role="guest"', '<podcast:person role="host"'],
  ['transcripts', /<podcast:transcript[^>]*>/, ''],
  ['season', '<podcast:season>6<', '<podcast:season>06<'],
  ['explicit', '<itunes:explicit>false</itunes:explicit>', '<itunes:explicit>true</itunes:explicit>'],
  ['categories', '<itunes:category text="Technology"/>', ''],
  ['feed', '/rust-in-production/feed.xml" rel="self"', '/feed.xml" rel="self"'],
];

/** Elements of the author's own, two of which are alike, and what a writer could make of them. */
const stars = '<acme:stars best="5" by="us">4</acme:stars>';
const own = `<acme:rating xmlns:acme="https://acme.example.com/ns">${stars}<acme:why>Rust</acme:why></acme:rating>`;
const ownElements = [own, '<acme:mood xmlns:acme="https://acme.example.com/ns">Glad</acme:mood>', own];
const ownSlips: readonly (readonly [string, RegExp, string, string])[] = [
  ['says another word', />Rust</, '>C<', 'xml[2]'],
  ['says no word', />Glad</, '><', 'xml[1]'],
  ['drops an element inside', /<acme:why>Rust<.acme:why>/, '', 'xml[2]'],
  ['doubles an element inside', /<acme:why>Rust<.acme:why>/, '$&$&', 'xml[2]'],
  ['changes the order inside', /(<acme:stars.*?<.acme:stars>)(<acme:why>Rust<.acme:why>)/, '$2$1', 'xml[2]'],
  ['changes a name', /<acme:mood (.*?)mood>/, '<acme:mode $1mode>', 'xml[1]'],
  ['changes an attribute', / best="5"/, ' best="6"', 'xml[2]'],
  ['changes the name of an attribute', / best="5"/, ' worst="5"', 'xml[2]'],
  ['drops an attribute', / by="us"/, '', 'xml[2]'],
  ['adds an attribute', / by="us"/, '$& on="air"', 'xml[2]'],
  ['drops one of two that are alike', /<acme:rating.*?<.acme:rating>/, '', 'xml[2]'],
];
/** What says the same. */
const ownLikenesses: readonly (readonly [string, RegExp, string])[] = [
  ['the attributes in another order', / best="5" by="us"/g, ' by="us" best="5"'],
  ['another prefix', /\bacme(?=:)|(?<=xmlns:)acme/g, 'a'],
  ['another order', /(<acme:rating.*?<.acme:rating>)(\s*)(<acme:mood.*?<.acme:mood>)/, '$3$2$1'],
];

test.each([
  ['<p>One <b>two</b><br>three &amp; four</p>', 'One twothree & four'],
  ['<ul><li>One</li><li>two<ul><li>three</li></ul></li></ul>', 'Onetwothree'],
  ['', ''],
])('a browser shows of %j %j', (html, text) => expect(textContent(html)).toBe(text));

test('finds out a description whose HTML is not what its author wrote', () => {
  const told = (html: string, plain?: string) => ({ ...loaded.show.description, html, plain });
  const [first] = loaded.episodes as readonly [Episode];
  const episode = (html: string, plain?: string) => ({ ...first, description: told(html, plain) });
  const show = { ...loaded.show, description: told('<p>A &amp; B</p>', 'A & B') };
  expect(provePlain(show, [episode('A &lt; B', 'A < B'), episode('<p>any</p>')], textContent)).toEqual([]);
  const slip = episode('A < B & C', 'A &lt; B & C');
  expect(provePlain(show, [slip], textContent)).toEqual([
    { of: slip, field: 'description', expected: 'A &lt; B & C', found: 'A < B & C' },
  ]);
  const broken = { ...show, description: told('<p>A</p>', 'A & B') };
  expect(provePlain(broken, [], textContent)).toEqual([
    { of: broken, field: 'description', expected: 'A & B', found: 'A' },
  ]);
});

const same = (feed: string): string => feed;

describe.each(Object.entries(readers))('%s', (_name, readBack) => {
  test('finds every value of the example again', () => {
    expect(proveValues(loaded.show, loaded.episodes, { built }, readBack(text))).toEqual([]);
  });

  test.each(slips)('finds out a broken writer by its %s', (field, from, to) => {
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    const lost = proveValues(loaded.show, loaded.episodes, { built }, readBack(broken));
    expect(lost.map((each) => each.field.replace(/[[.].*/, ''))).toContain(field);
  });

  test('finds out a writer that leaves out an episode, or makes one up', () => {
    const items = text.match(/ {4}<item>[\s\S]*?<\/item>\n/g) ?? [];
    const without = text.replace(items[1] ?? '', '');
    expect(proveValues(loaded.show, loaded.episodes, { built }, readBack(without))).not.toEqual([]);
    const twice = text.replace(items[1] ?? '', `${items[1]}${items[1]}`);
    expect(proveValues(loaded.show, loaded.episodes, { built }, readBack(twice))).not.toEqual([]);
  });

  const withOwn = (): readonly Episode[] =>
    loaded.episodes.map((each, index) => (index === 0 ? { ...each, xml: ownElements } : each));
  const lostOf = (change: (feed: string) => string) => {
    const feed = write(loaded.show, withOwn(), built).text;
    const changed = change(feed);
    expect(changed === feed).toBe(change === same);
    return proveValues(loaded.show, withOwn(), { built }, readBack(changed));
  };

  test("finds an author's own elements again", () => expect(lostOf(same)).toEqual([]));

  test.each(ownSlips)('finds out a writer that %s of an own element', (_what, from, to, field) => {
    const lost = lostOf((feed) => feed.replace(from, to));
    const expected = field === 'xml[1]' ? ownElements[1] : own;
    expect(lost).toMatchObject([{ field, expected, found: undefined }]);
  });

  test.each(ownLikenesses)('takes %s for the same own element', (_what, from, to) => {
    expect(lostOf((feed) => feed.replace(from, to))).toEqual([]);
  });
});
