import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keeps } from '../kept.js';
import { contentOf, edit } from '../run.js';
import { write } from '../show/folder.js';
import { build as buildShows, episode, showAt, showIn } from './shows.js';

/** Builds shows, and keeps what is said. */
async function build(...args: Parameters<typeof buildShows>): ReturnType<typeof buildShows> {
  const told = await buildShows(...args);
  keeps(told.said.replace(/^(?=.)/gm, '  '));
  return told;
}

function filesIn(folder: string): readonly string[] {
  return [...contentOf(folder).keys()];
}

describe('where a show is published', () => {
  test('in feeds/<name>, where show.yaml says, or where the command line says', async () => {
    const folder = write({
      ...showIn('episodes/a', 'a'),
      ...showIn('episodes/b', 'b', 'output: static/podcast'),
    });
    expect(await build(folder)).toMatchObject({ code: 0 });
    const published = ['feed.xml', 'published.json'];
    expect(filesIn(join(folder, 'feeds/a'))).toEqual(published);
    expect(filesIn(join(folder, 'static/podcast'))).toEqual(published);
    expect(existsSync(join(folder, 'feeds/b'))).toBe(false);

    expect(await build(folder, [], { out: 'public' })).toMatchObject({ code: 0 });
    expect(filesIn(join(folder, 'public'))).toEqual([
      ...['a/feed.xml', 'a/published.json', 'b/feed.xml', 'b/published.json'],
      ...['published.json', 'shows.opml'],
    ]);
    expect(await build(folder, ['b'], { out: 'site' })).toMatchObject({ code: 0 });
    expect(filesIn(join(folder, 'site'))).toEqual(published);
  });

  test.each(['../elsewhere', '/tmp/elsewhere', 'a/../../b', 'C:\\feeds', '..\\feeds'])(
    'not in %s, where show.yaml has nothing to say',
    async (output) => {
      const folder = write(showIn('here/episodes/a', 'a', `output: '${output}'`));
      const { code, errors } = await build(join(folder, 'here'));
      expect({ code, errors }).toEqual({
        code: 1,
        errors: [expect.stringMatching(/^episodes\/a\/show\.yaml:12 source\/value-invalid$/)],
      });
      expect(filesIn(folder)).toEqual(['here/episodes/a/one.md', 'here/episodes/a/show.yaml']);
    },
  );

  test('by the name of its folder when that is named by dots, and nowhere else', async () => {
    const folder = write({ ...showIn('site/pod', 'pod'), 'site/pod/sub/feed.json': '{}' });
    const sub = join(folder, 'site/pod/sub');
    const before = filesIn(folder);
    const { code, err } = await build(sub, ['..']);
    expect(err).toContain('pod: 1 episode → feeds/pod/feed.xml (1 written)');
    expect(code).toBe(0);
    const added = filesIn(folder).filter((path) => !before.includes(path));
    expect(added).toEqual(['site/pod/sub/feeds/pod/feed.xml', 'site/pod/sub/feeds/pod/published.json']);
  });

  test('a folder inside that of the show: what is published there is not read as part of the show', async () => {
    const folder = write({
      'pod/show.yaml': showAt('pod'),
      'pod/one.md': episode('One', '2026-01-01', 'transcripts: [one.html]'),
      'pod/one.html': '<p>Hello, and welcome.</p>\n',
    });
    const pod = join(folder, 'pod');
    expect(await build(pod, ['.'])).toMatchObject({ code: 0, errors: [] });
    const published = contentOf(join(pod, 'feeds'));
    expect([...published.keys()].some((path) => path.endsWith('.html'))).toBe(true);
    expect(await build(pod, ['.'])).toMatchObject({ code: 0, errors: [] });
    expect(contentOf(join(pod, 'feeds'))).toEqual(published);
  });

  test('but not the very folder of the show', async () => {
    const folder = write(showIn('pod', 'pod', 'output: pod'));
    const before = contentOf(folder);
    expect(await build(folder, ['pod'])).toMatchObject({
      code: 1,
      errors: ['pod/show.yaml:12 publish/output-in-show'],
    });
    expect(await build(join(folder, 'pod'), ['.'], { out: '.' })).toMatchObject({
      code: 1,
      errors: [expect.stringContaining('publish/output-in-show')],
    });
    expect(contentOf(folder)).toEqual(before);
  });
});

describe('shows that would take the place of each other', () => {
  test('folders of one name are told of each other, and neither is published', async () => {
    const folder = write({
      ...showIn('a/podcast', 'a'),
      ...showIn('b/podcast', 'b'),
      ...showIn('c', 'c'),
    });
    const { code, err, errors, messages } = await build(folder, ['a/podcast', 'b/podcast', 'c']);
    expect({ code, errors }).toEqual({
      code: 1,
      errors: ['a/podcast/show.yaml:1 publish/output-shared', 'b/podcast/show.yaml:1 publish/output-shared'],
    });
    expect(messages[0]).toBe(
      'The show is published in "feeds/podcast", and so is that of b/podcast/show.yaml:1.',
    );
    expect(err).toContain('build: 1 show published, 2 not');
    expect(filesIn(join(folder, 'feeds'))).toEqual(['c/feed.xml', 'c/published.json']);
    // Each in a place of its own.
    expect(await build(folder, ['a/podcast'], { out: 'out/a' })).toMatchObject({ code: 0 });
    expect(await build(folder, ['b/podcast'], { out: 'out/b' })).toMatchObject({ code: 0 });
  });

  test.each([
    ['case', 'Pod', 'pod'],
    ['composition', 'caf\u00e9', 'cafe\u0301'],
  ])('names that differ only in %s', async (_what, one, two) => {
    const folder = write({ ...showIn(`a/${one}`, 'a'), ...showIn(`b/${two}`, 'b') });
    const { code, errors } = await build(folder, [`a/${one}`, `b/${two}`]);
    expect(code).toBe(1);
    expect(errors).toHaveLength(2);
    expect(existsSync(join(folder, 'feeds'))).toBe(false);
  });

  test('one output in two files, and the same one through a link', async () => {
    const folder = write({
      ...showIn('episodes/a', 'a', 'output: static'),
      ...showIn('episodes/b', 'b', 'output: public'),
    });
    mkdirSync(join(folder, 'static'));
    symlinkSync('static', join(folder, 'public'));
    expect(await build(folder)).toMatchObject({
      code: 1,
      errors: [
        'episodes/a/show.yaml:12 publish/output-shared',
        'episodes/b/show.yaml:12 publish/output-shared',
      ],
    });
    expect(filesIn(join(folder, 'static'))).toEqual([]);
  });

  test('one address, whatever its scheme and its last slash', async () => {
    const folder = write({ ...showIn('episodes/a', 'pod'), ...showIn('episodes/b', 'pod') });
    edit(join(folder, 'episodes/b/show.yaml'), 'https://feeds.example.com', 'http://FEEDS.example.com');
    edit(join(folder, 'episodes/b/show.yaml'), /^(feed: .*)$/m, '$1/');
    expect(await build(folder)).toMatchObject({
      code: 1,
      errors: ['episodes/a/show.yaml:3 publish/feed-shared', 'episodes/b/show.yaml:3 publish/feed-shared'],
    });
  });

  test('one podcast:guid, written or as it follows from an address', async () => {
    const guid = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
    const folder = write({
      ...showIn('episodes/a', 'a', `guid: ${guid}`),
      ...showIn('episodes/b', 'b', `guid: ${guid.toUpperCase()}`),
    });
    const { code, errors } = await build(folder);
    expect(code).toBe(1);
    expect(errors).toEqual([
      'episodes/a/show.yaml:12 publish/guid-shared',
      'episodes/b/show.yaml:12 publish/guid-shared',
    ]);
  });
});

describe('across runs', () => {
  test('the folder belongs to the show in it, with a record or without', async () => {
    const guid = 'guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810';
    const folder = write({
      ...showIn('a/pod', 'a'),
      ...showIn('b/pod', 'b'),
      ...showIn('c/pod', 'c', guid),
    });
    expect(await build(folder, ['a/pod'])).toMatchObject({ code: 0 });
    const before = contentOf(join(folder, 'feeds'));
    const taken = { code: 1, errors: ['b/pod/show.yaml:3 publish/output-taken'] };
    expect(await build(folder, ['b/pod'], { overwrite: 'true' })).toMatchObject(taken);
    // Where the show says its guid, it is said there.
    expect(await build(folder, ['c/pod'])).toMatchObject({
      errors: ['c/pod/show.yaml:12 publish/output-taken'],
    });
    expect(contentOf(join(folder, 'feeds'))).toEqual(before);
    renameSync(join(folder, 'feeds/pod/published.json'), join(folder, 'published.json'));
    expect(await build(folder, ['b/pod'])).toMatchObject(taken);
    expect(await build(folder, ['a/pod'])).toMatchObject({ code: 0 });
    expect(contentOf(join(folder, 'feeds'))).toEqual(before);
  });

  test('a show that moves is told how it stays itself', async () => {
    const folder = write(showIn('episodes/pod', 'pod'));
    await build(folder);
    const [, guid] =
      /"guid": "(.*)"/.exec(readFileSync(join(folder, 'feeds/pod/published.json'), 'utf8')) ?? [];
    const show = join(folder, 'episodes/pod/show.yaml');
    edit(show, 'feeds.example.com', 'podcasts.example.com');
    const { code, messages } = await build(folder);
    expect(code).toBe(1);
    expect(messages).toEqual([expect.stringContaining(`podcast:guid "${guid}"`)]);
    edit(show, 'language: en', `language: en\nguid: ${guid}`);
    expect((await build(folder)).errors.filter((each) => each.includes('publish/'))).toEqual([]);
  });
});

describe('what is not ours', () => {
  test('a feed that was made by hand stays, until somebody says otherwise; its guids stay for good', async () => {
    const folder = write(showIn('episodes/pod', 'pod'));
    await build(folder);
    const feed = join(folder, 'feeds/pod/feed.xml');
    const made = readFileSync(feed, 'utf8');
    const byHand = made
      .replace(/<generator>.*<\/generator>/, '')
      .replace(/(<guid[^>]*>).*(<\/guid>)/, '$1by-hand$2');
    const other = write({ ...showIn('episodes/pod', 'pod'), 'feeds/pod/feed.xml': byHand });
    const refused = await build(other);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain('feeds/pod/feed.xml was not made by airworthy and is left as it is');
    expect(filesIn(join(other, 'feeds'))).toEqual(['pod/feed.xml']);
    expect(await build(other, [], { overwrite: 'true' })).toMatchObject({ code: 0 });
    expect(readFileSync(join(other, 'feeds/pod/feed.xml'), 'utf8')).toContain('>by-hand</guid>');
  });

  test('hand-made files beside the feed, whatever their names, stay', async () => {
    const folder = write({
      ...showIn('episodes/pod', 'pod'),
      'feeds/pod/feed.json': '{"hand":"made"}',
      'feeds/pod/chapters/mynotes.deadbeef.txt': 'x',
      'feeds/pod/feed.xml.tmp': 'x',
    });
    for (const title of ['Two', 'Three', 'Four']) {
      writeFileSync(join(folder, 'episodes/pod/one.md'), episode(title, '2026-01-01', 'guid: one'));
      expect(await build(folder)).toMatchObject({ code: 0 });
    }
    expect(filesIn(join(folder, 'feeds/pod'))).toEqual([
      ...['chapters/mynotes.deadbeef.txt', 'feed.json', 'feed.xml', 'feed.xml.tmp', 'published.json'],
    ]);
  });

  test('a transcript without an extension that nobody names any more goes in its time', async () => {
    const folder = write(showIn('episodes/pod', 'pod'));
    const one = join(folder, 'episodes/pod/one.md');
    writeFileSync(join(folder, 'episodes/pod/words'), 'Hello.\n');
    const count = () =>
      filesIn(join(folder, 'feeds/pod')).filter((path) => path.includes('transcripts/')).length;
    const seen: number[] = [];
    const words = 'transcripts: [{ file: words, type: text/plain }]';
    for (const [title, lines] of [
      ['A', [words]],
      ['B', []],
      ['C', []],
    ] as const) {
      writeFileSync(one, episode(title, '2026-01-01', 'guid: one', ...lines));
      expect(await build(folder)).toMatchObject({ code: 0 });
      seen.push(count());
    }
    expect(seen).toEqual([1, 1, 0]);
  });

  test('a change behind our back is noticed before it is lost', async () => {
    const folder = write(showIn('episodes/pod', 'pod'));
    await build(folder);
    const feed = join(folder, 'feeds/pod/feed.xml');
    edit(feed, 'Conversations about Rust.', 'Conversations about rust.');
    const changed = readFileSync(feed, 'utf8');
    const { code, err } = await build(folder);
    expect(code).toBe(2);
    expect(err).toContain('feeds/pod/feed.xml has changed since airworthy published it');
    expect(err).toContain('pod: feeds/pod/feed.xml is unchanged');
    expect(readFileSync(feed, 'utf8')).toBe(changed);
    expect(await build(folder, [], { overwrite: 'true' })).toMatchObject({ code: 0 });
    expect(readFileSync(feed, 'utf8')).toContain('Conversations about Rust.');
  });
});

describe('the list of shows', () => {
  const both = { ...showIn('episodes/a', 'a'), ...showIn('episodes/b', 'b') };
  const list = (folder: string) => readFileSync(join(folder, 'feeds/shows.opml'), 'utf8');

  test('names no show whose address holds the token of a subscriber, and the token is in no public file', async () => {
    const folder = write({
      ...both,
      ...showIn('episodes/private', 'private-{token}', 'private: true'),
    });
    expect(await build(folder, [], { token: 's3cr3t' })).toMatchObject({ code: 0 });
    expect(list(folder).match(/<outline /g)).toHaveLength(2);
    for (const [path, content] of contentOf(join(folder, 'feeds'))) {
      const isForOne = path.includes('/s3cr3t/') && !path.endsWith('published.json');
      expect([path, content.includes('s3cr3t')]).toEqual([path, isForOne]);
    }
  });

  test('names published shows only: while one is refused, the old list stays', async () => {
    const folder = write(both);
    await build(folder);
    const before = list(folder);
    edit(join(folder, 'episodes/a/show.yaml'), 'title: Rust', 'title: More Rust');
    edit(join(folder, 'episodes/b/show.yaml'), 'explicit: false', 'explicit: perhaps');
    expect(await build(folder)).toMatchObject({ code: 1 });
    expect(list(folder)).toBe(before);
  });

  test('goes when a show in it has become private', async () => {
    const folder = write(both);
    await build(folder);
    edit(join(folder, 'episodes/b/show.yaml'), 'explicit: false', 'explicit: false\nprivate: true');
    // It leaves the directories on purpose.
    edit(
      join(folder, 'episodes/b/show.yaml'),
      'private: true',
      'private: true\naccept: [{ rule: feed-change/block-activated, because: it is for members now }]',
    );
    const { err } = await build(folder);
    expect(err).toContain('feeds/shows.opml is removed');
    expect(existsSync(join(folder, 'feeds/shows.opml'))).toBe(false);
  });

  test('that was made by hand stays', async () => {
    const folder = write({ ...both, 'feeds/shows.opml': '<opml/>' });
    const { code, err } = await build(folder);
    expect(code).toBe(2);
    expect(err).toContain('feeds/shows.opml was not made by airworthy');
    expect(list(folder)).toBe('<opml/>');
  });
});

describe('what build prints', () => {
  test('a dry run writes nothing and says what would be', async () => {
    const folder = write({
      'episodes/pod/show.yaml': showAt('pod', 'jsonFeed: true'),
      'episodes/pod/one.md': episode('One', '2026-01-01'),
    });
    const { code, err } = await build(folder, [], { dryRun: 'true' });
    expect(code).toBe(0);
    expect(err).toContain('pod: 1 episode → feeds/pod/feed.xml (would write feed.json, feed.xml)');
    expect(err).toContain('build: 1 show would be published');
    expect(existsSync(join(folder, 'feeds'))).toBe(false);
  });

  test('an unpublished feed is called unchanged only where there is one', async () => {
    const folder = write(showIn('episodes/pod', 'pod'));
    edit(join(folder, 'episodes/pod/show.yaml'), 'explicit: false', 'explicit: perhaps');
    expect((await build(folder)).err).toBe('pod: not published\nbuild: 0 shows published, 1 not\n');
    edit(join(folder, 'episodes/pod/show.yaml'), 'explicit: perhaps', 'explicit: false');
    expect((await build(folder)).err).toContain('build: 1 show published\n');
    edit(join(folder, 'episodes/pod/show.yaml'), 'explicit: false', 'explicit: perhaps');
    expect((await build(folder)).err).toContain('pod: not published; feeds/pod/feed.xml is unchanged\n');
  });

  test('a folder without show.yaml keeps no other show from being built, and is told of', async () => {
    const folder = write({ ...showIn('episodes/pod', 'pod'), 'episodes/new-show/one.md': 'Hello.\n' });
    const { code, err } = await build(folder);
    expect(code).toBe(1);
    expect(err).toContain(
      'new-show: not built: episodes/new-show has no show.yaml; "airworthy init episodes/new-show"',
    );
    expect(existsSync(join(folder, 'feeds/pod/feed.xml'))).toBe(true);
  });
});

describe('guids that are said after a first build', () => {
  const files = {
    'episodes/pod/show.yaml': showAt('pod').replace(/^guids: .*\n/m, ''),
    'episodes/pod/one.md': episode('One', '2026-01-01'),
    'episodes/pod/two.md': episode('Two', '2026-01-02'),
  };
  const guids = (folder: string) =>
    [...readFileSync(join(folder, 'feeds/pod/feed.xml'), 'utf8').matchAll(/<guid[^>]*>(.*)<\/guid>/g)].map(
      ([, guid]) => guid,
    );

  test('are not taken in silence, and one command lets go of the old ones, with a trace', async () => {
    const folder = write(files);
    await build(folder);
    const first = guids(folder);
    const show = join(folder, 'episodes/pod/show.yaml');
    for (const said of ['audio', '{slug}-episode']) {
      writeFileSync(show, `${files['episodes/pod/show.yaml']}guids: "${said}"\n`);
      const { code, rules } = await build(folder);
      expect(code).toBe(0);
      expect(rules).toContain('source/guid-kept');
      expect(guids(folder)).toEqual(first);
    }
    await build(folder, [], { newGuids: 'true' });
    expect(guids(folder)).toEqual(['two-episode', 'one-episode']);
    expect(JSON.parse(readFileSync(join(folder, 'feeds/pod/published.json'), 'utf8')).accepted).toEqual([
      { rule: 'feed-change/guid-changed', because: expect.any(String) },
    ]);
    expect((await build(folder)).rules).not.toContain('source/guid-kept');
  });

  test('a file that is renamed keeps its guid without a word: that is what keeping is for', async () => {
    const folder = write({ ...files, 'episodes/pod/show.yaml': showAt('pod') });
    await build(folder);
    const first = guids(folder);
    renameSync(join(folder, 'episodes/pod/one.md'), join(folder, 'episodes/pod/first.md'));
    expect((await build(folder)).rules).not.toContain('source/guid-kept');
    expect(guids(folder)).toEqual(first);
  });
});
