import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { airworthy, called, contentOf, diagnosticsIn, edit, root, workshop } from './run.js';

const now = ['--now', '2026-11-20T12:00:00Z'];
const episode603 = 'episodes/linux-unplugged/603.md';
const liveEpisode = 'episodes/rust-in-production/s06e04-rust-for-linux-live/index.md';

/** The errors of a report in JSON. */
function errorsIn(report: string): readonly object[] {
  return diagnosticsIn(report).filter(({ severity }) => severity === 'error');
}

describe('the example shows', () => {
  test('build to the feeds that are committed, in any zone and locale', async () => {
    const folder = workshop();
    const env = { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
    const { code, err } = await airworthy(folder, ['build', ...now], { env });
    expect(code).toBe(0);
    expect(err).toContain('(unchanged)');
    expect(contentOf(join(folder, 'feeds'))).toEqual(contentOf(join(root, 'feeds')));
  });

  test('are clean under every profile', async () => {
    const feeds = ['feeds/linux-unplugged/feed.xml', 'feeds/rust-in-production/feed.xml'];
    const { code, out } = await called(root, [
      'check',
      '--profile',
      'all',
      '--format',
      'json',
      ...feeds,
      ...now,
    ]);
    const { summary } = JSON.parse(out);
    expect(summary).toMatchObject({ errors: 0 });
    expect(code).toBe(0);
  });

  test('are published from nothing', async () => {
    const folder = workshop();
    rmSync(join(folder, 'feeds'), { recursive: true });
    expect(await called(folder, ['build', ...now])).toMatchObject({ code: 0 });
    expect(contentOf(join(folder, 'feeds'))).toEqual(contentOf(join(root, 'feeds')));
  });
});

describe('a mistake is shown at its line, and the feed stays', () => {
  const mistakes: readonly (readonly [string, string, string | RegExp, string, object])[] = [
    [
      'a bad date',
      liveEpisode,
      'published = 2026-05-21',
      'published = "21st of May"',
      { rule: 'source/value-invalid', line: 3, column: 13 },
    ],
    [
      'audio that is missing',
      liveEpisode,
      'audio = "rust-for-linux-live.mp3"',
      'audio = "live.mp3"',
      { rule: 'source/file-missing', line: 10, column: 9 },
    ],
    [
      'a recording that is a page',
      episode603,
      'https://media.example.com/linux-unplugged/603.mp3',
      'https://github.com/jupiter/linux-unplugged/blob/main/603.mp3',
      { rule: 'rss/enclosure-is-page', line: 10, column: 21, endColumn: 83 },
    ],
    [
      'a guid that another episode has',
      liveEpisode,
      /guid = ".*"/,
      'guid = "11fd7637-2ee4-4725-8a79-ebe744aafc07"',
      { rule: 'source/guid-duplicate', line: 4, column: 8 },
    ],
    [
      'front matter that is never closed',
      liveEpisode,
      /\+\+\+\n\n/,
      '\n',
      { rule: 'source/front-matter-unclosed', line: 1, column: 1 },
    ],
  ];

  test.each(mistakes)('%s', async (_what, file, from, to, expected) => {
    const folder = workshop();
    edit(join(folder, file), from, to);
    const { code, out } = await called(folder, ['build', '--format', 'json', ...now]);
    expect(errorsIn(out)).toEqual([expect.objectContaining({ ...expected, file })]);
    expect(code).toBe(1);
    expect(contentOf(join(folder, 'feeds'))).toEqual(contentOf(join(root, 'feeds')));
  });

  test('a fault that only the rules see stands in the episode file, too', async () => {
    const folder = workshop();
    edit(join(folder, 'episodes/linux-unplugged/show.yaml'), 'News > Tech News', 'News > Gadgetry');
    const args = ['build', 'linux-unplugged', '--profile', 'psp1', '--format', 'json', ...now];
    const { code, out } = await called(folder, args);
    expect(errorsIn(out)).toEqual([
      expect.objectContaining({
        rule: 'itunes/category-unknown',
        file: 'episodes/linux-unplugged/show.yaml',
        line: 17,
        column: 5,
        feed: { file: 'feeds/linux-unplugged/feed.xml', at: [26, 30, 26, 38] },
      }),
    ]);
    expect(code).toBe(1);
  });
});

test('the same fault in several episodes is shown in the file of each', async () => {
  const folder = workshop();
  const next = 'episodes/linux-unplugged/604.md';
  edit(join(folder, episode603), 'https://media.example.com', 'http://media.example.com');
  copyFileSync(join(folder, episode603), join(folder, next));
  edit(join(folder, next), 'ff801bd2', 'ff801bd3');
  edit(join(folder, next), '"episode": 603', '"episode": 604');
  edit(join(folder, next), 'linux-unplugged/603.mp3', 'linux-unplugged/604.mp3');
  const { out } = await called(folder, ['build', 'linux-unplugged', '--format', 'json', ...now]);
  const places = diagnosticsIn(out).filter(({ rule }) => rule === 'rss/enclosure-url-not-https');
  expect(places.map(({ file }) => file).sort()).toEqual([episode603, next]);
});

describe('what the show accepts', () => {
  const show = 'episodes/linux-unplugged/show.yaml';

  test('without a reason is itself found', async () => {
    const folder = workshop();
    edit(join(folder, show), /\n {4}because: .*/, '');
    const { out, code } = await called(folder, ['build', 'linux-unplugged', '--format', 'json', ...now]);
    expect(errorsIn(out)).toEqual([expect.objectContaining({ rule: 'accept/without-reason', file: show })]);
    expect(code).toBe(1);
  });

  test('under a misspelt id names the nearest', async () => {
    const folder = workshop();
    edit(join(folder, show), 'rss/description-tag-unsupported', 'rss/description-tag-unsuported');
    const args = ['build', 'linux-unplugged', '--format', 'json', '--verbose', ...now];
    const { out } = await called(folder, args);
    expect(errorsIn(out)).toEqual([
      expect.objectContaining({
        rule: 'accept/rule-unknown',
        help: 'Write "rss/description-tag-unsupported".',
        column: 11,
        endColumn: 41,
      }),
    ]);
  });
});

describe('what is due', () => {
  test('drafts and future episodes stay out', async () => {
    const folder = workshop();
    edit(join(folder, episode603), '"episode": 603,', '"episode": 603, "draft": true,');
    // What was published would not be taken back.
    rmSync(join(folder, 'feeds'), { recursive: true });
    const early = await called(folder, ['build', '--now', '2026-01-01']);
    expect(early.err).toContain('603 stays out: it is a draft');
    expect(early.err).toContain('s06e04-rust-for-linux-live stays out: it is not due yet');
    const feed = readFileSync(join(folder, 'feeds/rust-in-production/feed.xml'), 'utf8');
    expect(feed.match(/<item>/g)).toHaveLength(1);
  });

  test('an episode that subscribers have stays when the clock is set back, with a warning', async () => {
    const folder = workshop();
    const args = ['build', 'rust-in-production', '--format', 'json', '--now', '2026-01-01'];
    const { out } = await called(folder, args);
    expect(contentOf(join(folder, 'feeds'))).toEqual(contentOf(join(root, 'feeds')));
    expect(diagnosticsIn(out)).toContainEqual(
      expect.objectContaining({
        ...{ rule: 'source/date-postponed', severity: 'warning' },
        ...{ file: liveEpisode, line: 3, column: 13 },
      }),
    );
  });

  test('chapters that only the feed before names stay, and go with the publication after it', async () => {
    const folder = workshop();
    const chapters = () => [...contentOf(join(folder, 'feeds/linux-unplugged/chapters')).values()];
    edit(join(folder, episode603), '"title": "Intro"', '"title": "Opening"');
    expect(await called(folder, ['build', ...now])).toMatchObject({ code: 0 });
    expect(chapters().filter((each) => each.includes('Intro'))).toHaveLength(1);
    edit(join(folder, episode603), '"title": "Opening"', '"title": "Start"');
    expect(await called(folder, ['build', ...now])).toMatchObject({ code: 0 });
    const titles = chapters().map((each) => /Intro|Opening|Start/.exec(each)?.[0]);
    expect(titles.sort()).toEqual(['Opening', 'Start']);
  });
});

test('a show that is not there is a wrong argument', async () => {
  const { code, err, out } = await called(workshop(), ['build', 'linux-unpluged']);
  expect(err).toContain('did you mean linux-unplugged?');
  expect(out).toBe('');
  expect(code).toBe(2);
});

test('a show file that cannot be read is reported at its fault, not for what it seems to lack', async () => {
  const folder = workshop();
  const show = 'episodes/linux-unplugged/show.yaml';
  edit(join(folder, show), 'title: LINUX Unplugged', 'title: [LINUX Unplugged');
  const { out, code } = await called(folder, ['build', 'linux-unplugged', '--format', 'json', ...now]);
  const rules = errorsIn(out).map((each) => (each as { rule: string }).rule);
  expect(rules).toContain('source/syntax');
  expect(rules).not.toContain('source/key-missing');
  expect(code).toBe(1);
});
