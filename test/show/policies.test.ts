import { describe, expect, test } from 'vitest';
import { countThrough, numbersInName } from '../../src/show/completing/numbering.js';
import { load } from '../../src/show/load.js';
import { matches } from '../../src/show/pattern.js';
import { readText } from '../../src/xml/document.js';
import { folderOf, loadFiles, now, placesOf, showYaml } from './folder.js';

const audio = (name: string): string => `audio: { url: https://media.example.com/${name}.mp3, bytes: 5 }`;

const episode = (title: string, day: string, ...lines: readonly string[]): string =>
  ['---', `title: ${title}`, `published: ${day}`, audio(title.toLowerCase()), ...lines, '---', ''].join('\n');

describe('numbers', () => {
  test.each([
    ['s05e06-rust-for-linux', undefined, { season: 5, episode: 6 }],
    ['podcast-s05e06', undefined, { season: 5, episode: 6 }],
    ['0603', undefined, { episode: 603 }],
    ['12-rust', undefined, { episode: 12 }],
    ['ep12', undefined, { episode: 12 }],
    ['rust-for-linux', undefined, {}],
    ['staffel5-folge6', 'staffel{season}-folge{episode}', { season: 5, episode: 6 }],
    ['a.b', 'a{episode}b', {}],
  ])('in the name %s', (slug, pattern, expected) => {
    expect(numbersInName(slug, `${slug}.md`, pattern)).toEqual(expected);
  });

  test.each([
    ['2024/05/rust-for-linux.md', {}],
    ['2024/12-rust.md', { episode: 12 }],
    ['_posts/2024-05-21-rust.md', {}],
    ['_posts/2024-05-21-045-rust.md', { episode: 45 }],
    ['2024-05-21-live/index.md', {}],
    ['s05/e06.md', { season: 5, episode: 6 }],
    ['season5/06/index.md', { season: 5, episode: 6 }],
    ['Staffel 2/Folge 03 - Live.md', { season: 2, episode: 3 }],
    ['series/2024/07.md', { episode: 7 }],
  ])('a year in the path %s is not a number', async (path, expected) => {
    const { episodes } = await loadFiles({
      'show.yaml': showYaml('numbering: slug'),
      [path]: episode('Live', '2026-05-21'),
    });
    const { season, episode: number } = episodes[0] ?? {};
    expect({ season, episode: number }).toEqual({ season: undefined, episode: undefined, ...expected });
  });

  test('two episodes of the same name are counted both', async () => {
    const { episodes } = await loadFiles({
      'show.yaml': showYaml('numbering: absolute'),
      'live/one.md': episode('One', '2026-05-20', 'guid: 1'),
      'live-one.md': episode('Two', '2026-05-21', 'guid: 2'),
    });
    expect(episodes.map(({ guid, episode: number }) => [guid, number])).toEqual([
      ['2', 2],
      ['1', 1],
    ]);
  });

  test('a pattern is no expression', () => {
    expect(matches('a.b', 'a.b')).toBe(true);
    expect(matches('axb', 'a.b')).toBe(false);
    expect(matches('T-0', 't-*')).toBe(true);
    expect(matches('s05e06-live', 's*e*-*')).toBe(true);
    expect(matches('aba', 'ab*ba')).toBe(false);
    expect(matches('a', '*')).toBe(true);
    // Every star may stand for anything, and the answer comes at once.
    expect(matches('a'.repeat(200), `${'*a'.repeat(60)}*b`)).toBe(false);
  });

  test('from the name, by the policy of the show', async () => {
    const { episodes } = await loadFiles({
      'show.yaml': showYaml('numbering: slug'),
      's05e06-live.md': episode('Live', '2026-05-21', 'season: 1', 'episode: 1'),
    });
    expect(episodes[0]).toMatchObject({ season: 5, episode: 6 });
  });

  test('counted through all seasons, without trailers, going on from what is published', () => {
    const each = (slug: string, published: number, known?: number, type?: 'trailer') => ({
      ...{ slug, published, known, type },
    });
    const count = (...counted: ReturnType<typeof each>[]) =>
      [...countThrough(counted)].map(([{ slug }, number]) => [slug, number]);
    expect(count(each('c', 3), each('teaser', 0, undefined, 'trailer'), each('a', 1), each('b', 2))).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    expect(count(each('a', 1, 44), each('b', 2), each('c', 2))).toEqual([
      ['a', 44],
      ['b', 45],
      ['c', 46],
    ]);
  });

  test('an episode that is incomplete keeps its number for the day when it is whole', async () => {
    const { episodes } = await loadFiles({
      'show.yaml': showYaml('numbering: absolute', 'types: { trailer: [teaser] }'),
      'teaser.md': episode('Teaser', '2025-01-01'),
      'a.md': episode('A', '2026-01-01', 'season: 1'),
      'b.md': episode('B', '2026-01-02').replace(/^audio.*$/m, 'season: 1'),
      'c.md': episode('C', '2026-01-03', 'season: 2'),
    });
    expect(episodes.map(({ slug, season, episode }) => [slug, season, episode])).toEqual([
      ['c', undefined, 3],
      ['a', undefined, 1],
      ['teaser', undefined, undefined],
    ]);
  });

  test('what stands in place of a number is a trailer, a bonus episode, or reported', async () => {
    const file = (mark: string) =>
      `{"title": "Hurricane", "date": "2024-10-01", "episode": "${mark}", "episode_guid": "${mark}", "podcast_file": "https://media.example.com/1.mp3", "podcast_bytes": 5}`;
    const { episodes, findings } = await loadFiles({
      'show.yaml': showYaml('types: { trailer: [T-*], bonus: [p*] }'),
      'a.md': file('T-0'),
      'b.md': file('p01'),
      'c.md': file('hurricanehelene'),
    });
    expect(episodes.map(({ slug, type, episode }) => [slug, type, episode])).toEqual([
      ['c', undefined, undefined],
      ['b', 'bonus', undefined],
      ['a', 'trailer', undefined],
    ]);
    expect(placesOf(findings)).toEqual(['c.md:1:57 source/number-unknown']);
  });
});

describe('guids', () => {
  const feed = `<rss version="2.0"><channel>
<item><title>One</title><guid>OLD-1</guid><enclosure url="http://op3.dev/e/media.example.com/one.mp3?x=1" length="1" type="audio/mpeg"/></item>
<item><title>Other</title><link>https://rust-in-production.example.com/two</link><guid>OLD-2</guid></item>
<item><title>Three</title><guid>OLD-3</guid></item>
<item><title>Twice</title><guid>OLD-4</guid></item>
<item><title>Twice</title><guid>OLD-5</guid></item>
</channel></rss>`;

  const files = {
    'one.md': episode('One', '2026-01-01'),
    'two.md': episode('Two', '2026-01-02', 'link: https://rust-in-production.example.com/two'),
    'three.md': episode('Three', '2026-01-03'),
    'twice.md': episode('Twice', '2026-01-04'),
    'written.md': episode('Three', '2026-01-05', 'guid: NEW-3').replace('three.mp3', 'written.mp3'),
    'nil.md': episode('Nil', '2026-01-06', 'guid: 00000000-0000-0000-0000-000000000000'),
  };

  test('of the published feed stay until the author says otherwise', async () => {
    const previous = readText(feed, { name: 'feed.xml' });
    const { episodes } = await load(folderOf({ 'show.yaml': showYaml(), ...files }), now, previous);
    const guids = Object.fromEntries(episodes.map(({ slug, guid }) => [slug, guid]));
    expect(guids).toMatchObject({ one: 'OLD-1', two: 'OLD-2', three: 'OLD-3', written: 'NEW-3' });
    expect(guids.twice).toMatch(/^[0-9a-f]{8}-/);
    expect(guids.nil).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(new Set(episodes.map(({ guid }) => guid)).size).toBe(6);
  });

  test('of an item are those of one episode', async () => {
    const previous = readText(feed, { name: 'feed.xml' });
    const { episodes, incomplete } = await load(
      folderOf({
        'show.yaml': showYaml(),
        'one.md': files['one.md'],
        'again.md': episode('One', '2026-02-01').replace('one.mp3', 'again.mp3'),
      }),
      now,
      previous,
    );
    expect(incomplete).toEqual([]);
    expect(episodes.map(({ slug, guid }) => [slug, guid === 'OLD-1'])).toEqual([
      ['again', false],
      ['one', true],
    ]);
  });

  test.each([
    [undefined, 'b.md'],
    ['<item><guid>SAME</guid><enclosure url="https://media.example.com/new.mp3"/></item>', 'a.md'],
  ])('that two episodes have belong to the one that was there first', async (items, first) => {
    const { episodes, findings } = await loadFiles({
      'show.yaml': showYaml(...(items ? ['published: old-host.xml'] : [])),
      'old-host.xml': `<rss version="2.0"><channel>${items}</channel></rss>`,
      'a.md': episode('New', '2026-01-02', 'guid: SAME'),
      'b.md': episode('Old', '2026-01-01', 'guid: SAME'),
    });
    expect(episodes.map(({ slug }) => `${slug}.md`)).toEqual([first]);
    const second = first === 'a.md' ? 'b.md' : 'a.md';
    expect(placesOf(findings)).toEqual([`${second}:5:7 source/guid-duplicate`]);
  });

  test('of a feed that lies in the folder', async () => {
    const { episodes } = await loadFiles({
      'show.yaml': showYaml('published: old-host.xml'),
      'old-host.xml': feed,
      'one.md': files['one.md'],
    });
    expect(episodes[0]?.guid).toBe('OLD-1');
  });

  test.each([
    ['<!doctype html><title>Not found</title>', 'source/published-invalid'],
    ['', 'source/published-invalid'],
    [undefined, 'source/file-missing'],
  ])('of a feed that is %j are not given up without a word', async (content, rule) => {
    const { findings } = await loadFiles({
      'show.yaml': showYaml('published: old-host.xml'),
      ...(content !== undefined && { 'old-host.xml': content }),
      'one.md': files['one.md'],
    });
    expect(placesOf(findings)).toEqual([`show.yaml:10:12 ${rule}`]);
  });

  test.each([
    'https://media.blubrry.com/rust_in_production/media.example.com/one.mp3',
    'https://dts.podtrac.com/redirect.mp3/pscrb.fm/rss/p/media.example.com/one.mp3',
    'https://2.gum.fm/chtbl.com/track/9EE2G/https://media.example.com/one.mp3?x=1',
  ])('of a recording behind %s', async (url) => {
    const { episodes } = await loadFiles({
      'show.yaml': showYaml('published: live.xml'),
      'live.xml': `<rss version="2.0"><channel><item><title>1</title><guid>OLD-1</guid><enclosure url="${url}"/></item></channel></rss>`,
      'one.md': files['one.md'],
    });
    expect(episodes[0]?.guid).toBe('OLD-1');
  });

  test('that nobody knows follow from what the show says', async () => {
    const guidOf = async (...lines: readonly string[]) => {
      const { episodes } = await loadFiles({ 'show.yaml': showYaml(...lines), 'two.md': files['two.md'] });
      return episodes[0]?.guid;
    };
    expect(await guidOf('guids: audio')).toBe('https://media.example.com/two.mp3');
    expect(await guidOf('guids: link')).toBe('https://rust-in-production.example.com/two');
  });

  const foreign = (title: string, ...lines: readonly string[]): string =>
    [
      ...['---', `title: ${title}`, 'date: 2026-05-21', 'length: 5000000', ...lines],
      ...[`mp3: https://media.example.com/${title.toLowerCase()}.mp3`, '---', ''],
    ].join('\n');

  test('are made as a pattern of the show says', async () => {
    const { episodes, incomplete, findings } = await loadFiles({
      'show.yaml': showYaml('guids: rust/{year}/{month}/{name}-s{season}'),
      '_posts/2026-05-21-live at utrecht.md': foreign('Live', 'season: 5'),
      'drivers.md': foreign('Drivers'),
    });
    expect(episodes.map(({ guid }) => guid)).toEqual(['rust/2026/05/live at utrecht-s5']);
    expect(incomplete.map(({ slug }) => slug)).toEqual(['drivers']);
    expect(placesOf(findings)).toEqual(['drivers.md:1:1 source/guid-missing']);
    expect(findings[0]?.message).toContain('no "season"');

    const odd = await loadFiles({
      'show.yaml': showYaml('guids: rust-{tape}'),
      'live.md': foreign('Live', 'tape: "\\u0001"'),
    });
    expect(placesOf(odd.findings)).toEqual(['live.md:1:1 source/guid-missing']);
  });

  test('are not made of anything else than the show says', async () => {
    const { episodes, findings } = await loadFiles({
      'show.yaml': showYaml('guids: link'),
      'live.md': foreign('Live'),
    });
    expect(episodes).toEqual([]);
    expect(placesOf(findings)).toEqual(['live.md:1:1 source/guid-missing']);
  });

  test('that are made for a show which others built are said, until the show says what they are', async () => {
    const foundWith = async (show: string, live: string) =>
      placesOf(
        (await loadFiles({ 'show.yaml': show, 'live.md': live, 'talk.md': live.replaceAll('ive', 'ine') }))
          .findings,
      );
    const silent = showYaml().replace('guids: slug\n', '');
    expect(await foundWith(silent, foreign('Live'))).toEqual(['show.yaml:3:7 source/guid-made']);
    expect(await foundWith(showYaml('guids: slug'), foreign('Live'))).toEqual([]);
    expect(await foundWith(silent, episode('Live', '2026-05-21'))).toEqual([]);
    expect(await foundWith(silent, foreign('Live', 'guid: live-5'))).toEqual([]);

    const folder = folderOf({ 'show.yaml': silent, 'live.md': foreign('Live') });
    const guid = (await load(folder, now)).episodes[0]?.guid;
    const built = `<rss version="2.0"><channel><item><title>Live</title><guid>${guid}</guid></item></channel></rss>`;
    const foundAgain = async (feed: string) =>
      placesOf((await load(folder, now, readText(feed, { name: 'feed.xml' }))).findings);
    expect(await foundAgain(built)).toEqual(['show.yaml:3:7 source/guid-made']);
    expect(await foundAgain(built.replace(`${guid}`, 'live-5'))).toEqual([]);
  });

  test('of the feed that the show names are better known than the keys of other generators', async () => {
    const item = (title: string, guid: string, url: string): string =>
      `<item><title>${title}</title>${guid}<pubDate>Fri, 22 May 2026 16:00:00 +0000</pubDate><enclosure url="${url}" length="1" type="audio/mpeg"/></item>`;
    const { episodes, findings } = await loadFiles({
      'show.yaml': showYaml('published: live.xml').replace('guids: slug\n', ''),
      'live.xml': `<rss version="2.0"><channel>
${item('Live', '<guid>https://example.com/posts/live-5</guid>', 'https://media.example.com/live.mp3')}
${item('Drivers', '', 'http://media.example.com/drivers.mp3')}
</channel></rss>`,
      'live.md': foreign('Live', 'podcast_guid: live-5'),
      'drivers.md': foreign('Drivers'),
      'lost.md': foreign('Lost'),
      'new.md': foreign('New').replace('05-21', '06-01'),
    });
    const guids = Object.fromEntries(episodes.map(({ slug, guid }) => [slug, guid]));
    expect(guids).toMatchObject({
      live: 'https://example.com/posts/live-5',
      drivers: 'http://media.example.com/drivers.mp3',
    });
    expect(placesOf(findings)).toEqual(['lost.md:2:8 source/guid-made']);
  });
});

describe('descriptions', () => {
  const file = `---
title: Live
date: 2026-05-21
podcast_file: https://media.example.com/live.mp3
podcast_bytes: 5
description: About it
subtitle: On stage
---
![](./studio.jpg)

Recorded *live*.

<!-- more -->

Rest.
`;

  test.each([
    ['descriptions: [field]', 'About it'],
    ['descriptions: more', '<p>Recorded live.</p>'],
    ['descriptions: [paragraph]', '<p>Recorded live.</p>'],
    ['descriptions: [notes]', '<p>Recorded live.</p>\n<p>Rest.</p>'],
    ['keys: { description: subtitle }', 'On stage'],
  ])('%s', async (line, expected) => {
    const { episodes } = await loadFiles({ 'show.yaml': showYaml(line), 'live.md': file });
    expect(episodes[0]?.description).toBe(expected);
  });
});

test('mojibake is shown where it stands, and stays', async () => {
  const text = episode('Live', '2026-05-21').replace('title: Live', 'title: Live ‚Äî on stage');
  const { episodes, findings } = await loadFiles({ 'show.yaml': showYaml(), 'live.md': text });
  expect(placesOf(findings)).toEqual(['live.md:2:13 source/mojibake']);
  expect(findings[0]?.message).toBe('"‚Äî" should be "—": it is UTF-8 read as Mac Roman.');
  expect(episodes[0]?.title).toBe('Live ‚Äî on stage');
});

test('shortcodes and players are found at their lines', async () => {
  const body = '\nText.\n\n{{ ad() }}\n\n<iframe src="https://player.example.com/1"></iframe>\n';
  const { findings, incomplete } = await loadFiles({
    'show.yaml': showYaml(),
    'live.md': episode('Live', '2026-05-21') + body,
  });
  expect(placesOf(findings)).toEqual(['live.md:9:1 source/shortcode', 'live.md:11:1 source/embed-removed']);
  expect(incomplete).toHaveLength(1);
});

test('a template without a name can be left out', async () => {
  const live = `${episode('Live', '2026-05-21')}Direct definitions are {{}} in J.\n`;
  const { findings } = await loadFiles({ 'show.yaml': showYaml(), 'live.md': live });
  expect(findings[0]?.help).toContain('"otherwise: strip"');
  const { episodes } = await loadFiles({ 'show.yaml': showYaml('shortcodes: strip'), 'live.md': live });
  expect(episodes[0]?.notes).toBe('<p>Direct definitions are  in J.</p>');
});

test('what a file and the show say is one episode', async () => {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml('episodes:', '  live: { audio: { bytes: 7 }, season: 6, title: Not this one }'),
    'live.md': '---\ntitle: Live\ndate: 2026-05-21\naudioUrl: https://media.example.com/live.mp3\n---\n',
  });
  expect(findings).toEqual([]);
  expect(episodes[0]).toMatchObject({ title: 'Live', season: 6, audio: { bytes: 7 } });
});

test('the page of an episode follows from its name, or from the one that its author chose for the address', async () => {
  const { episodes } = await loadFiles({
    'show.yaml': showYaml('pages: https://rust-in-production.example.com/{slug}/'),
    '0603.md':
      '{"title": "A", "date": "2026-01-01", "slug": "603", "podcast_file": "https://media.example.com/a.mp3", "podcast_bytes": 5}\n[b](../b/)',
    'live at utrecht.md': episode('Live', '2026-05-21'),
  });
  expect(episodes.map(({ link }) => link)).toEqual([
    'https://rust-in-production.example.com/live%20at%20utrecht/',
    'https://rust-in-production.example.com/603/',
  ]);
  expect(episodes[1]?.notes).toBe('<p><a href="https://rust-in-production.example.com/b/">b</a></p>');
});

test('addresses follow from the name of a file without its folders, from its day, and from its own keys', async () => {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml(
      'zone: America/New_York',
      'pages: https://rust-in-production.example.com/{year}/{month}/{day}/{name}.html',
      'recordings: https://media.example.com/{extra.file}.mp3',
    ),
    'src/_posts/2026-05-22-live at utrecht.md': [
      ...['---', 'title: Live', 'date: 2026-05-22T01:30:00Z', 'length: 1234567'],
      ...['extra: { file: season 5/live }', '---', ''],
    ].join('\n'),
    'src/podcast/rust-for-linux/index.md': [
      ...['---', 'title: Rust for Linux', 'date: 2026-05-01', 'length: 1234567'],
      ...['extra: { file: rust }', '---', ''],
    ].join('\n'),
  });
  expect(findings).toEqual([]);
  expect(episodes.map(({ link, audio }) => [link, audio.url])).toEqual([
    [
      'https://rust-in-production.example.com/2026/05/21/live%20at%20utrecht.html',
      'https://media.example.com/season%205/live.mp3',
    ],
    [
      'https://rust-in-production.example.com/2026/05/01/rust-for-linux.html',
      'https://media.example.com/rust.mp3',
    ],
  ]);
});

test('a blank that an episode does not fill gives no address', async () => {
  const { episodes } = await loadFiles({
    'show.yaml': showYaml('pages: https://rust-in-production.example.com{legacy_path}'),
    'old.md': [
      '---',
      'title: Old',
      'date: 2026-01-01',
      'legacy_path: /2026/01/old.html',
      'mp3: https://media.example.com/a.mp3',
      '---',
      '',
    ].join('\n'),
    'new.md': [
      '---',
      'title: New',
      'date: 2026-01-02',
      'mp3: https://media.example.com/b.mp3',
      '---',
      '',
    ].join('\n'),
  });
  expect(episodes.map(({ link }) => link)).toEqual([
    undefined,
    'https://rust-in-production.example.com/2026/01/old.html',
  ]);
});

test('recordings follow from the names of episodes that name none', async () => {
  const lines = ['title: Live', 'date: 2026-05-21', 'episode: 46', 'audio_length: 5'];
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml('recordings: https://media.example.com/{slug}.mp3'),
    '046.md': ['---', ...lines, '---', ''].join('\n'),
    '047.md': ['---', ...lines, 'slug: on-stage', '---', ''].join('\n'),
    '048.md': ['---', ...lines, 'mp3: https://media.example.com/own.mp3', '---', ''].join('\n'),
  });
  expect(findings).toEqual([]);
  expect(Object.fromEntries(episodes.map(({ slug, audio }) => [slug, audio.url]))).toEqual({
    '046': 'https://media.example.com/046.mp3',
    '047': 'https://media.example.com/on-stage.mp3',
    '048': 'https://media.example.com/own.mp3',
  });
});
