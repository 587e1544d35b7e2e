import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import { checkCommand } from '../../src/commands/check.js';
import type { Options } from '../../src/commands/command.js';
import { UsageError } from '../../src/commands/command.js';
import { diffCommand } from '../../src/commands/diff.js';
import { base, feedOf, renamed } from '../compare/feeds.js';
import { airworthy, diagnosticsIn } from '../run.js';
import { showYaml, write } from '../show/folder.js';
import { feed } from './garden.js';
import { keepsWhatIsSaid } from './sessions.js';
import { terminalIn } from './terminal.js';

/** A folder with some files in it. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function diff(before: string, after: string, options: Options = {}) {
  const folder = folderOf({ 'old.xml': before, 'new.xml': after });
  const terminal = terminalIn(folder);
  const code = await diffCommand.run(['old.xml', 'new.xml'], { format: 'pretty', ...options }, terminal);
  return { code, out: terminal.out() };
}

const [newest, ...older] = base.episodes;
const before = feedOf({ ...base, episodes: older });
const after = feedOf({ ...base, episodes: newest ? [newest, ...older] : older });
const broken = feedOf(renamed(base));

describe('airworthy diff', () => {
  test('says in words what changed, and that it is safe to publish', async () => {
    const { code, out } = await diff(before, after.replace('What Hello', 'All that Hello'));
    expect(code).toBe(0);
    expect(out).toBe(
      [
        '1 new episode, 1 description edited, 0 guids changed: safe to publish',
        '',
        'New episodes',
        '  Oxidizing curl',
        '',
        'Episodes: description changed',
        '  Hello: What Hello is about. → All that Hello is about.',
        '',
      ].join('\n'),
    );
  });

  test('says what breaks subscribers, and what to do about it', async () => {
    const { code, out } = await diff(feedOf(base), broken);
    expect(code).toBe(1);
    expect(out).toContain('6 guids changed: not safe to publish, 1 change breaks subscribers\n');
    expect(out).toMatch(/^new\.xml:\d+:\d+ {2}error {2}feed-change\/guid-changed$/m);
    expect(out).toContain('All 6 guids changed; that of "Oxidizing curl" was "guid-of-oxidizing-curl"');
    expect(out).toContain('Put back the old guids.');
  });

  test('lets pass what is accepted with a reason', async () => {
    const accept = { accept: ['feed-change/guid-changed'], because: 'nobody has subscribed yet' };
    expect((await diff(feedOf(base), broken, accept)).code).toBe(0);
    const elsewhere = { ...accept, accept: ['feed-change/guid-changed@/rss/channel/item[2]'] };
    expect((await diff(feedOf(base), broken, elsewhere)).code).toBe(1);
  });

  test('says the same to programs', async () => {
    const { code, out } = await diff(feedOf(base), broken, { format: 'json' });
    expect(code).toBe(1);
    const told = JSON.parse(out);
    expect(told).toMatchObject({ version: 2, safe: false, before: 'old.xml', after: 'new.xml' });
    expect(told.summary).toBe('6 guids changed');
    expect(told.changes).toHaveLength(6);
    expect(told.changes[0]).toMatchObject({
      kind: 'guid',
      title: 'Oxidizing curl',
      before: 'guid-of-oxidizing-curl',
      at: { before: { column: 1 }, after: { column: 1 } },
    });
    expect(Object.keys(told.findings.rules.error)).toEqual(['feed-change/guid-changed']);
  });

  test('shows money first, whatever else has changed', async () => {
    const paid = after.replace('example.com/support', 'example.org/support');
    const { code, out } = await diff(before, paid);
    expect(code).toBe(0);
    expect(out).toContain('Payments for the show went to "https://example.com/support" and now go to');
    expect(out.indexOf('Payments\n')).toBeLessThan(out.indexOf('New episodes'));
  });

  test('reads no markup, mention or escape out of a feed', async () => {
    const title = '<title>`` @all &lt;/details&gt;![x](http://x.example) \u001b[31m\u202e | # **b**</title>';
    const hostile = (text: string) => text.replace('<title>Hello</title>', title.replace('\u001b', ''));
    const edited = hostile(after).replace('What Hello', '&lt;script&gt;');
    const { out } = await diff(hostile(after), edited, { format: 'markdown' });
    const outside = out.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/@all|<script|\]\(|\*\*b\*/);
    expect(out).not.toContain('\u202e');
    const named = edited.replace('</item>', '<x xmlns="http://x.example/@all">1</x></item>');
    const { out: linked } = await diff(hostile(after), named, { format: 'markdown' });
    expect(linked).toContain('x.example/&#64;all');
    const { out: shown } = await diff(hostile(after), named);
    expect(shown).not.toContain('\u202e');
  });

  test.each([
    [
      'old.xml',
      before.slice(0, -300),
      after,
      'old.xml is cut off: its end is missing, so it cannot be compared',
    ],
    [
      'new.xml',
      before,
      after.slice(0, -300),
      'new.xml is cut off: its end is missing, so it cannot be compared',
    ],
    [
      'new.xml',
      before,
      '<html><body>Not found</body></html>',
      'new.xml is not an RSS feed, so it cannot be compared',
    ],
    ['new.xml', before, '', 'new.xml is not an RSS feed, so it cannot be compared'],
    ['new.xml', before, after.replace('Hello', 'Hello & bye'), 'new.xml:'],
  ])('compares nothing when %s cannot be read', async (_, old, next, message) => {
    await expect(diff(old, next)).rejects.toThrow(UsageError);
    await expect(diff(old, next)).rejects.toThrow(message);
  });

  test('ends with 0, 1 or 2 on the command line', async () => {
    const folder = folderOf({ 'old.xml': feedOf(base), 'new.xml': broken, 'cut.xml': broken.slice(0, 900) });
    const ends = async (...names: readonly string[]) => (await airworthy(folder, ['diff', ...names])).code;
    expect(await ends('old.xml', 'old.xml')).toBe(0);
    expect(await ends('old.xml', 'new.xml')).toBe(1);
    expect(await ends('old.xml', 'cut.xml')).toBe(2);
    expect(await ends('old.xml', 'none.xml')).toBe(2);
    expect(await ends('old.xml')).toBe(2);
    const { out } = await airworthy(folder, ['diff', '-', 'new.xml'], { stdin: feedOf(base) });
    expect(out).toContain('6 guids changed: not safe to publish');
  });
});

describe('airworthy check --against', () => {
  const options = { profile: 'rss,apple', format: 'json', failOn: 'error' };

  test('judges a feed by what subscribers have', async () => {
    const folder = folderOf({ 'old.xml': feedOf(base), 'new.xml': broken });
    const rulesOf = async (more: Options) => {
      const terminal = terminalIn(folder);
      await checkCommand.run(['new.xml'], { ...options, verbose: 'true', ...more }, terminal);
      return diagnosticsIn(terminal.out()).map(({ rule }) => rule);
    };
    expect(await rulesOf({ against: 'old.xml' })).toContain('feed-change/guid-changed');
    expect(await rulesOf({})).not.toContain('feed-change/guid-changed');
  });

  test('takes one feed, and one that is whole', async () => {
    const folder = folderOf({ 'old.xml': feedOf(base).slice(0, 900), 'new.xml': broken });
    const run = (...names: readonly string[]) =>
      checkCommand.run(names, { ...options, against: 'old.xml' }, terminalIn(folder));
    await expect(run('new.xml')).rejects.toThrow('old.xml is cut off');
    await expect(run('new.xml', 'new.xml')).rejects.toThrow('--against compares one feed');
  });
});

const episode = (title: string, day: string, ...lines: readonly string[]) =>
  [
    ...['---', `title: ${title}`, `date: ${day}`, `podcast_file: https://media.example.com/${title}.mp3`],
    ...['podcast_bytes: 5000000', 'podcast_duration: "0:10:00"', ...lines, '---', 'Notes.', ''],
  ].join('\n');

describe('airworthy build', () => {
  const options = { profile: 'rss,apple,spotify,podcast20', format: 'json', failOn: 'error' };
  const yaml = (...lines: readonly string[]) =>
    showYaml('owner: { name: The authors, email: podcast@example.com }', 'copyright: The authors', ...lines);
  const files = (...lines: readonly string[]) => ({
    'episodes/rip/show.yaml': yaml(...lines),
    'episodes/rip/one.md': episode('One', '2026-01-01', 'guid: guid-one'),
    'episodes/rip/two.md': episode('Two', '2026-01-08', 'guid: guid-two'),
    'episodes/rip/three.md': episode('Three', '2026-01-15', 'guid: guid-three'),
  });

  async function build(folder: string, more: Options = {}) {
    const terminal = terminalIn(folder);
    const code = await buildCommand.run([], { ...options, verbose: 'true', ...more }, terminal);
    const errors = diagnosticsIn(terminal.out()).filter(({ severity }) => severity === 'error');
    return { code, errors, told: terminal.err() };
  }

  const feedIn = (folder: string) => readFileSync(join(folder, 'feeds/rip/feed.xml'), 'utf8');
  const change = (folder: string, name: string, text: string) =>
    writeFileSync(join(folder, 'episodes/rip', name), text);

  test('keeps the published feed when a guid changes, and points at its line', async () => {
    const folder = write(files());
    expect(await build(folder)).toMatchObject({ code: 0, errors: [] });
    const published = feedIn(folder);
    change(folder, 'two.md', episode('Two', '2026-01-08', 'guid: other'));
    const { code, errors, told } = await build(folder);
    expect(code).toBe(1);
    expect(told).toContain('rip: not published');
    expect(errors).toMatchObject([
      {
        ...{ file: 'episodes/rip/two.md', line: 7, rule: 'feed-change/guid-changed' },
        help: 'Put back the old guid "guid-two".',
      },
    ]);
    expect(feedIn(folder)).toBe(published);
  });

  test('keeps the published feed when an episode in the middle is deleted', async () => {
    const folder = write(files());
    await build(folder);
    rmSync(join(folder, 'episodes/rip/two.md'));
    expect((await build(folder)).errors).toMatchObject([
      { file: 'episodes/rip/show.yaml', rule: 'feed-change/episode-vanished' },
    ]);
    expect(feedIn(folder)).toContain('guid-two');
  });

  test('publishes what is broken on purpose, everywhere or in one episode, and wants the reason', async () => {
    const accept = (at: string, because = ', because: it was nobody’s') =>
      `accept: [{ rule: feed-change/guid-changed${at}${because} }]`;
    const folder = write(files());
    await build(folder);
    change(folder, 'two.md', episode('Two', '2026-01-08', 'guid: other'));
    change(folder, 'show.yaml', yaml(accept('', '')));
    expect((await build(folder)).code).toBe(1);
    change(folder, 'show.yaml', yaml(accept(', at: three')));
    expect((await build(folder)).code).toBe(1);
    change(folder, 'show.yaml', yaml(accept(', at: two')));
    expect(await build(folder)).toMatchObject({ code: 0, errors: [] });
    expect(feedIn(folder)).toContain('>other<');
  });

  test('publishes over no feed that is cut off', async () => {
    const folder = write(files());
    await build(folder);
    const half = feedIn(folder).slice(0, 1500);
    writeFileSync(join(folder, 'feeds/rip/feed.xml'), half);
    const { code, told } = await build(folder);
    expect(told).toContain(
      'feeds/rip/feed.xml is cut off: its end is missing, so it cannot be compared; restore it, or remove it',
    );
    expect(code).toBe(2);
    expect(feedIn(folder)).toBe(half);
  });

  test('compares with another file when it is told to', async () => {
    const folder = write(files());
    await build(folder);
    writeFileSync(join(folder, 'old.xml'), feedIn(folder).replace('guid-two', 'two'));
    expect((await build(folder, { against: 'old.xml' })).errors).toMatchObject([
      { rule: 'feed-change/guid-changed' },
    ]);
  });

  describe('moves a show from another host', () => {
    const moving = (...lines: readonly string[]) => {
      const folder = write(files('published: old.xml', ...lines));
      const items = ['Three', 'Two', 'One'].map(
        (title, index) =>
          `<item><title>${title}</title><guid isPermaLink="false">guid-${title.toLowerCase()}</guid>` +
          `<pubDate>Thu, ${15 - 7 * index} Jan 2026 00:00:00 +0000</pubDate>`
            .replace(' 1 ', ' 01 ')
            .replace(' 8 ', ' 08 ') +
          `<enclosure url="https://old.example.net/${title}.mp3" length="5000000" type="audio/mpeg"/></item>`,
      );
      const head =
        '<title>Rust in Peace</title><atom:link href="https://old.example.net/rip.xml" rel="self"/>';
      change(
        folder,
        'old.xml',
        `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${head}${items.join('')}</channel></rss>`,
      );
      return folder;
    };

    test('which keeps its guids and says its new address: nothing breaks', async () => {
      const folder = moving('newFeed: https://feeds.example.com/rust-in-production/feed.xml');
      expect(await build(folder)).toMatchObject({ code: 0, errors: [] });
    });

    test('which forgets to say its new address: refused, with the line that saves it', async () => {
      const { code, errors } = await build(moving());
      expect(code).toBe(1);
      expect(errors).toMatchObject([{ rule: 'feed-change/feed-moved-without-new-feed-url' }]);
      expect(errors[0]?.help).toContain(
        'Add "newFeed: https://feeds.example.com/rust-in-production/feed.xml" to show.yaml',
      );
    });

    test('which forgets one guid: refused, with the line that saves it', async () => {
      const folder = moving('newFeed: https://feeds.example.com/rust-in-production/feed.xml');
      change(folder, 'two.md', episode('Two', '2026-01-08', 'guid: other'));
      const { code, errors } = await build(folder);
      expect(code).toBe(1);
      expect(errors).toMatchObject([
        { rule: 'feed-change/guid-changed', help: 'Put back the old guid "guid-two".' },
      ]);
    });
  });
});

keepsWhatIsSaid('diff', {
  'two feeds': {
    files: {
      'old.xml': feed,
      'new.xml': feed.replace('>Soil<', '>Soil &amp; sand<').replace('21660000', '21670000'),
      'broken.xml': feed.replace('>soil<', '>ground<'),
      'page.html': '<html></html>',
    },
    lines: [
      'diff old.xml old.xml',
      'diff old.xml new.xml',
      'diff old.xml broken.xml',
      'diff old.xml broken.xml --accept feed-change/guid-changed --because "We moved."',
      'diff old.xml new.xml --format json',
      'diff old.xml page.html',
      'diff - -',
      'diff old.xml none.xml',
      'diff old.xml new.xml --format xml',
    ],
  },
  'a feed from standard input': {
    stdin: feed,
    files: { 'old.xml': feed.replace('>Soil<', '>Sand<') },
    lines: ['diff old.xml -', 'diff - old.xml --format markdown', 'diff old.xml - --profile appel'],
  },
});
