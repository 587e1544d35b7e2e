import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { airworthy, called, root } from './run.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The blocks of code of a language, in their order. */
function blocks(language: string): readonly string[] {
  return [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
}

describe('the first show of the README', () => {
  let folder: string;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const feed = () => readFileSync(join(folder, 'feeds/rust-talk/feed.xml'), 'utf8');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'airworthy-'));
  });

  test('starts, and builds in the words of the README', async () => {
    const commands = (blocks('').find((each) => each.startsWith('airworthy init')) ?? '').trim().split('\n');
    expect(commands).toHaveLength(2);
    for (const command of commands) {
      expect(await airworthy(folder, command.split(' ').slice(1))).toMatchObject({ code: 0 });
    }
    expect(existsSync(join(folder, 'feeds/rust-talk/feed.xml'))).toBe(true);
  });

  test('goes on with the next episode, which nobody hears before it is ready', async () => {
    const [, show = '', title = ''] = /`airworthy add (\S+) "([^"]+)"`/.exec(readme) ?? [];
    expect(await called(folder, ['add', show, title])).toMatchObject({ code: 0 });
    expect((await called(folder, ['build'])).err).toContain('rust-in-cars stays out: it is a draft');
  });

  test('compares as the README says', async () => {
    rmSync(join(folder, 'episodes/rust-talk/rust-in-cars.md'));
    rmSync(join(folder, 'episodes/rust-talk/welcome.md'));
    rmSync(join(folder, 'feeds'), { recursive: true });
    write('episodes/rust-talk/one.md', blocks('markdown')[0] ?? '');
    await called(folder, ['build']);
    write('published.xml', feed());
    const second = (blocks('markdown')[0] ?? '')
      .replace('Rust for Linux', 'Rust in cars')
      .replace('2025-12-11', '2025-12-18')
      .replace('rust-for-linux.mp3', 'rust-in-cars.mp3');
    write('episodes/rust-talk/two.md', second);
    write(
      'episodes/rust-talk/one.md',
      (blocks('markdown')[0] ?? '').replace('notes in', 'notes, corrected, in'),
    );
    await called(folder, ['build']);
    const { code, out } = await called(folder, ['diff', 'published.xml', 'feeds/rust-talk/feed.xml']);
    expect(out).toContain('1 new episode, 1 description edited, 0 guids changed: safe to publish');
    expect(code).toBe(0);
  });

  test('has the finding that the README shows', async () => {
    const text = readFileSync(join(root, 'feeds/rust-in-production/feed.xml'), 'utf8');
    const guid = /<guid[^>]*>([^<]*)/.exec(text)?.[1] ?? '';
    write('feed.xml', text.replaceAll(/(<guid[^>]*>)[^<]*/g, `$1${guid}`));
    const { out } = await called(folder, ['check', 'feed.xml']);
    const [shown = '', verdict = ''] = (blocks('').find((each) => each.startsWith('feed.xml:')) ?? '').split(
      '\n\n',
    );
    expect(out).toContain(shown);
    expect(out).toContain(verdict.trim().split(' · ')[0]);
  });
});

test('a feed is imported in the words of the README', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-'));
  const text = readFileSync(join(root, 'feeds/rust-in-production/feed.xml'), 'utf8');
  const ofHost = text
    .replace(/<title>[^<]*/, '<title>Rust Talk')
    .replace(/<generator>[^<]*/, '<generator>Host')
    .replace(/(<item>\s*<title>)([^<]*)<\/title>/g, '$1$2</title><itunes:summary>$2</itunes:summary>');
  writeFileSync(join(folder, 'feed.xml'), ofHost);
  const [command = ''] = blocks('').filter((each) => each.startsWith('npx airworthy import'));
  const { code, err } = await called(folder, command.trim().split(' ').slice(2));
  expect(code).toBe(0);
  // The numbers are those of another feed.
  const shown = blocks('').find((each) => each.startsWith('feed.xml: 149 items')) ?? '';
  const form = (line: string): string => line.replace(/\d+ (item|file)s?/g, 'some $1s');
  const told = err.trim().split('\n').map(form);
  const lines = shown.trim().split('\n').map(form);
  expect(told).toEqual(expect.arrayContaining(lines));
  const next = lines.at(-1)?.replace('Next: airworthy ', '') ?? '';
  expect((await called(folder, next.split(' '))).code).toBe(0);
});

test('the house rules of the README judge a feed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-'));
  writeFileSync(join(folder, 'network.yaml'), blocks('yaml').find((each) => /^extends:/m.test(each)) ?? '');
  const feed = join(root, 'feeds/rust-in-production/feed.xml');
  const { out, err } = await called(folder, ['check', feed, '--profile', './network.yaml']);
  expect(err).toBe('');
  expect(out).toContain('error  podcast/transcript-missing  network');
  expect(out).toContain('Our Network: fails');
});

test('every command that the README names is there, and no other', async () => {
  const { out } = await called(root, ['--help']);
  const commands = [...out.matchAll(/^ {2}([a-z]+) (?!.*display help)/gm)].map(([, name]) => name);
  const named = new Set([...readme.matchAll(/`airworthy ([a-z]+)[ `]/g)].map(([, name]) => name));
  expect([...named].sort()).toEqual(commands.filter((name) => name !== 'help').sort());
});
