import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import { checkCommand } from '../../src/commands/check.js';
import type { Options } from '../../src/commands/command.js';
import { convertCommand } from '../../src/commands/convert.js';
import { diffCommand } from '../../src/commands/diff.js';
import { importCommand } from '../../src/commands/import.js';
import { terminalIn } from '../commands/terminal.js';
import { root } from '../run.js';
import { write } from '../show/folder.js';
import { answer, type Manner, start } from './server.js';

const recording = readFileSync(join(root, 'test/fixtures/media/mono-64k.mp3'));
const usual: Options = { failOn: 'error', timeout: '5', allowPrivate: '' };
const feed = (title: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${title}</title><link>https://rust.example.com/</link><description>Rust</description>${more}</channel></rss>`;

/** Serves a site on this machine, and returns its address. */
async function serving(
  site: Readonly<Record<string, Manner>>,
): Promise<{ base: string; asked: readonly string[] }> {
  const { port, asked } = await start((request, response) =>
    answer(request, response, site[(request.url ?? '').replace(/\?.*/, '')]),
  );
  return { base: `http://127.0.0.1:${port}`, asked };
}

test('check judges a feed by its address, and asks for its files with --online only', async () => {
  const item = (base: string) =>
    `<item><title>Rust</title><guid isPermaLink="false">1</guid><enclosure url="${base}/gone.mp3" length="1" type="audio/mpeg"/></item>`;
  const site: Record<string, Manner> = {};
  const { base, asked } = await serving(site);
  site['/feed.xml'] = { body: feed('Rust', item(base)), type: 'text/plain' };
  const folder = write({});
  const offline = terminalIn(folder);
  expect(await checkCommand.run([`${base}/feed.xml`], { ...usual, verbose: '' }, offline)).toBe(1);
  expect(offline.out()).toContain('media/feed-content-type');
  expect(offline.out()).not.toContain('media/enclosure-unreachable');
  expect(offline.out()).toContain('need the network (--online)');
  expect(asked).not.toContain('GET /gone.mp3');
  const online = terminalIn(folder);
  expect(await checkCommand.run([`${base}/feed.xml`], { ...usual, online: '' }, online)).toBe(1);
  expect(online.out()).toContain('The address of the recording answers with status 404.');
  expect(online.out()).not.toContain('need the network');
  expect(online.err()).toBe('');
});

test('check says what an address does instead of returning a feed', async () => {
  const { base } = await serving({ '/locked.xml': { body: '', status: 401 } });
  const terminal = terminalIn(write({}));
  expect(await checkCommand.run([`${base}/nowhere.xml`, `${base}/locked.xml`], { ...usual }, terminal)).toBe(
    1,
  );
  expect(terminal.out()).toMatch(/media\/feed-unreachable[\s\S]*answers with status 404/);
  expect(terminal.out()).toMatch(/media\/feed-auth-required[\s\S]*status 401/);
});

test('an address of this machine is not opened unless it is allowed, and no password is printed', async () => {
  const { base, asked } = await serving({});
  const url = `${base.replace('://', '://ada:secret@')}/feed.xml?token=hush`;
  const terminal = terminalIn(write({}));
  const { allowPrivate: _, ...guarded } = usual;
  const port = new URL(base).port;
  expect(await checkCommand.run([url], { ...guarded, allowPort: [port] }, terminal)).toBe(2);
  expect(terminal.err()).toContain(
    'is in a private network and was not asked; allow it with --allow-private',
  );
  expect(terminal.err() + terminal.out()).not.toMatch(/secret|hush/);
  expect(asked).toEqual([]);
});

test('progress is shown in place, and removed, where somebody watches', async () => {
  const { base } = await serving({});
  const shown: string[] = [];
  const folder = write({
    'feed.xml': feed(
      'Rust',
      `<item><title>Rust</title><enclosure url="${base}/gone.mp3" length="1" type="audio/mpeg"/></item>`,
    ),
  });
  const terminal = { ...terminalIn(folder), progress: (text: string) => void shown.push(text) };
  await checkCommand.run(['feed.xml'], { ...usual, online: '' }, terminal);
  expect(shown).toContain('1 of 1 addresses');
  expect(shown.at(-1)).toBe('');
});

test('diff and convert open addresses', async () => {
  const chapters = JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Welcome' }] });
  const { base } = await serving({
    '/old.xml': { body: feed('Rust'), type: 'text/xml' },
    '/new.xml': { body: feed('Rust in Production'), type: 'text/xml' },
    '/chapters.json': { body: chapters, type: 'application/json' },
  });
  const folder = write({});
  const compared = terminalIn(folder);
  expect(
    await diffCommand.run([`${base}/old.xml`, `${base}/new.xml`], { ...usual, format: 'pretty' }, compared),
  ).toBe(0);
  expect(compared.out()).toContain('Rust in Production');
  const converted = terminalIn(folder);
  expect(await convertCommand.run([`${base}/chapters.json`, '-'], { ...usual, to: 'vtt' }, converted)).toBe(
    0,
  );
  expect(converted.out()).toContain('WEBVTT');
  await expect(
    diffCommand.run(
      [`${base}/gone.xml`, `${base}/new.xml`],
      { ...usual, format: 'pretty' },
      terminalIn(folder),
    ),
  ).rejects.toThrow('answers with status 404');
});

test('build takes the size of a recording from its server, and says so', async () => {
  const { base } = await serving({ '/rust.mp3': { body: recording, type: 'audio/mpeg' } });
  const show =
    'title: Rust\nlink: https://rust.example.com/\nfeed: https://rust.example.com/feed.xml\ndescription: Rust\nlanguage: en\nauthor: Ada\ncategories: [Technology]\nexplicit: false\nartwork: https://media.example.com/rust.jpg\n';
  const episode = (name: string) =>
    `---\ntitle: Rust\npublished: 2026-01-02T10:00:00Z\naudio: { url: "${base}/${name}.mp3" }\n---\nNotes.\n`;
  const folder = write({ 'pod/show.yaml': show, 'pod/rust.md': episode('rust') });
  // The address is one of this machine, which is all that is wrong with the feed.
  const options: Options = {
    ...usual,
    online: '',
    out: 'out',
    accept: ['rss/enclosure-url-invalid', 'rss/url-private'],
    because: 'a test',
    verbose: '',
  };
  const built = terminalIn(folder);
  await buildCommand.run(['pod'], options, built);
  expect(built.out()).toContain(
    `The size (${recording.length} bytes) of "${base}/rust.mp3" comes from its server.`,
  );
  expect(readFileSync(join(folder, 'out/feed.xml'), 'utf8')).toContain(`length="${recording.length}"`);
  const offline = terminalIn(folder);
  const { online: _, ...without } = options;
  expect(await buildCommand.run(['pod'], without, offline)).toBe(1);
  expect(offline.out()).toContain('source/audio-incomplete');
});

test('import takes a feed by its address, and remembers where it was', async () => {
  const more = '<item><title>One</title><guid isPermaLink="false">one</guid></item>';
  const { base } = await serving({ '/feed.xml': { body: feed('Rust', more), type: 'application/rss+xml' } });
  const folder = write({});
  await importCommand.run([`${base}/feed.xml`], { ...usual }, terminalIn(folder));
  expect(readFileSync(join(folder, 'episodes/rust/show.yaml'), 'utf8')).toContain(`feed: ${base}/feed.xml`);
  await expect(
    importCommand.run([`${base}/gone.xml`], { ...usual, out: 'gone' }, terminalIn(folder)),
  ).rejects.toThrow('404');
});
