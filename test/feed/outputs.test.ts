import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseJsonFeed, parseOpml } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { jsonFeed } from '../../src/feed/json-feed.js';
import { opml } from '../../src/feed/opml.js';
import { write } from '../../src/feed/write.js';
import { readText } from '../../src/xml/document.js';
import { called, edit, workshop } from '../run.js';
import { finishing } from '../show/say.js';
import { built } from './grand-tour.js';

type Members = Readonly<Record<string, unknown>>;

const url = expect.stringMatching(/^https?:\/\/\S+$/);
const text = expect.stringMatching(/\S/);
const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);

/** The members that JSON Feed 1.1 knows, and what each must be (jsonfeed.org/version/1.1). */
const author = { name: text, url, avatar: url };
const attachment = { url, mime_type: expect.stringMatching(/^\w+\/[\w.+-]+$/), title: text };
const numbers = { size_in_bytes: expect.any(Number), duration_in_seconds: expect.any(Number) };
const ofItem = {
  ...{ id: text, url, external_url: url, title: text, content_html: text, content_text: text, summary: text },
  ...{ image: url, banner_image: url, date_published: date, date_modified: date, tags: expect.any(Array) },
  ...{ authors: expect.any(Array), language: text, attachments: expect.any(Array) },
};
const ofFeed = {
  ...{ version: 'https://jsonfeed.org/version/1.1', title: text, home_page_url: url, feed_url: url },
  ...{ description: text, user_comment: text, next_url: url, icon: url, favicon: url },
  ...{ authors: expect.any(Array), language: text, expired: expect.any(Boolean), hubs: expect.any(Array) },
  ...{ items: expect.any(Array) },
};

function conforms(members: Members, known: Members, required: readonly string[]): void {
  expect(Object.keys(members)).toEqual(expect.arrayContaining([...required]));
  for (const [key, value] of Object.entries(members)) {
    expect(Object.keys(known)).toContain(key);
    expect({ [key]: value }).toEqual({ [key]: known[key] });
  }
}

describe('the JSON Feed of a show', () => {
  const words = {
    show: 'jsonFeed: true\nhub: https://hub.example.com/\ncomplete: true',
    episode:
      'link: https://example.com/rust-for-linux\nguests: { name: Danilo Krummrich, link: https://example.com/d }\nduration: 43:00',
    notes: 'How *Rust* came into the kernel.',
  };

  test('says what there is, and nothing of what there is not', async () => {
    const { show, episode } = await finishing(words);
    const told = JSON.parse(new TextDecoder().decode(jsonFeed(show, [episode]).bytes));
    const hubs = [{ type: 'WebSub', url: 'https://hub.example.com/' }];
    expect(told).toMatchObject({ title: show.title, feed_url: show.jsonFeed, expired: true, hubs });
    const { show: bare } = await finishing({ ...words, show: 'jsonFeed: true' });
    const less = JSON.parse(new TextDecoder().decode(jsonFeed(bare, []).bytes));
    expect(less).not.toHaveProperty('hubs');
    expect(less).not.toHaveProperty('expired');
  });

  test('is what its specification asks for', async () => {
    const { show, episode } = await finishing(words);
    const feed = JSON.parse(new TextDecoder().decode(jsonFeed(show, [episode]).bytes));
    conforms(feed, ofFeed, ['version', 'title', 'items']);
    for (const item of feed.items) {
      conforms(item, ofItem, ['id']);
      expect(['content_html', 'content_text'].filter((key) => key in item)).toHaveLength(1);
      for (const each of item.authors) conforms(each, author, ['name']);
      for (const each of item.attachments)
        conforms(each, { ...attachment, ...numbers }, ['url', 'mime_type']);
    }
    expect(parseJsonFeed(feed)).toMatchObject({
      expired: true,
      items: [
        { id: episode.guid, content_html: episode.notes, attachments: [{ size_in_bytes: 41_280_000 }] },
      ],
    });
  });

  test('holds the text of an episode that has no notes', async () => {
    const { show, episode } = await finishing({
      show: 'jsonFeed: true',
      episode: 'description: Drivers & dragons.',
    });
    const feed = JSON.parse(new TextDecoder().decode(jsonFeed(show, [episode]).bytes));
    expect(feed.items[0].content_text).toBe('Drivers & dragons.');
  });

  test('is published beside the feed, which names it', async () => {
    const { show, episode } = await finishing(words);
    const { text: feed, assets } = write(show, [episode], built);
    expect(assets.map(({ path }) => path)).toContain('feed.json');
    expect(feed).toContain(
      '<atom:link href="https://feeds.example.com/rust-in-production/feed.json" rel="alternate" type="application/feed+json"',
    );
  });
});

test('a list of shows is OPML 2.0', async () => {
  const { show } = await finishing({});
  const shows = [
    show,
    { ...show, title: 'LINUX "Unplugged" & <friends>', feed: 'https://feeds.example.com/lup.xml' },
  ];
  const written = opml('Podcasts', shows);
  const { root, findings } = readText(written, { name: 'shows.opml' });
  expect(findings).toEqual([]);
  expect(root?.name).toBe('opml');
  expect(root?.attribute('version')?.value).toBe('2.0');
  expect(root?.children.map(({ name }) => name)).toEqual(['head', 'body']);
  const outlines = root?.child('body')?.children ?? [];
  expect(outlines.map((each) => each.attribute('text')?.value)).toEqual(shows.map(({ title }) => title));
  for (const each of outlines) {
    expect(each.attribute('type')?.value).toBe('rss');
    expect(each.attribute('xmlUrl')?.value).toEqual(url);
    const known = ['text', 'type', 'xmlUrl', 'description', 'htmlUrl', 'language', 'title', 'version'];
    expect(known).toEqual(expect.arrayContaining(each.attributes.map(({ name }) => name)));
  }
  expect(parseOpml(written).body?.outlines?.map(({ xmlUrl }) => xmlUrl)).toEqual(
    shows.map(({ feed }) => feed),
  );
});

describe('a build of several shows', () => {
  test('lists those that are for everybody', async () => {
    const folder = workshop();
    rmSync(join(folder, 'feeds/shows.opml'), { force: true });
    const { err } = await called(folder, ['build']);
    expect(err).toContain('2 shows → feeds/shows.opml');
    const list = readFileSync(join(folder, 'feeds/shows.opml'), 'utf8');
    expect(parseOpml(list).body?.outlines?.map(({ text }) => text)).toEqual([
      'LINUX Unplugged',
      'Rust in Production',
    ]);
  });

  test('lists none when only one is', async () => {
    const folder = workshop();
    rmSync(join(folder, 'feeds/shows.opml'), { force: true });
    edit(join(folder, 'episodes/linux-unplugged/show.yaml'), 'locked: true', 'locked: true\nprivate: true');
    await called(folder, ['build']);
    expect(existsSync(join(folder, 'feeds/shows.opml'))).toBe(false);
  });

  test('takes a JSON Feed away that the show no longer asks for, with the publication after next', async () => {
    const folder = workshop();
    const show = join(folder, 'episodes/linux-unplugged/show.yaml');
    edit(show, 'locked: true', 'locked: true\njsonFeed: true');
    await called(folder, ['build', 'linux-unplugged']);
    expect(existsSync(join(folder, 'feeds/linux-unplugged/feed.json'))).toBe(true);
    edit(show, 'jsonFeed: true', 'jsonFeed: false');
    await called(folder, ['build', 'linux-unplugged']);
    edit(show, 'title: LINUX Unplugged', 'title: Linux Unplugged');
    await called(folder, ['build', 'linux-unplugged']);
    expect(existsSync(join(folder, 'feeds/linux-unplugged/feed.json'))).toBe(false);
  });

  test('builds a private one for each subscriber', async () => {
    const folder = workshop();
    edit(
      join(folder, 'episodes/linux-unplugged/show.yaml'),
      '/linux-unplugged/feed.xml',
      '/{token}/feed.xml',
    );
    edit(join(folder, 'episodes/linux-unplugged/show.yaml'), 'locked: true', 'locked: true\nprivate: true');
    const { code } = await called(folder, ['build', 'linux-unplugged', '--token', 'k3-9a']);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'feeds/linux-unplugged/k3-9a/feed.xml'), 'utf8')).toContain(
      '/k3-9a/feed.xml"',
    );
    const refused = await called(folder, ['build', 'linux-unplugged', '--token', '../a']);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--token is "../a"')]);
  });
});
