import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Terminal } from '../../src/commands/command.js';
import { previewCommand } from '../../src/commands/preview.js';
import { type Asked, wholeOf } from '../../src/commands/preview-whole.js';
import { type Change, openWork } from '../../src/commands/preview-work.js';
import type { EpisodePreview, LivePreview } from '../../src/preview/model.js';
import { contentOf, edit, root, workshop } from '../run.js';
import { terminalIn } from './terminal.js';

/** A preview that runs until the test ends, and what its server answers. */
async function previewing(folder: string, ...args: readonly string[]) {
  const ending = new AbortController();
  const terminal = terminalIn(folder);
  const lasting: Terminal = {
    ...terminal,
    lasting: () => ({ ended: ending.signal, now: () => terminal.now }),
  };
  const running = previewCommand.run(args, {}, lasting);
  let failed: unknown;
  running.catch((error: unknown) => {
    failed = error;
  });
  onTestFinished(async () => {
    ending.abort();
    expect(await running).toBe(0);
  });
  await expect.poll(() => failed ?? terminal.err(), { timeout: 20_000 }).toMatch(/watching/);
  const url = /http:\S+/.exec(terminal.err())?.[0] ?? '';
  const get = async <T>(path: string) => JSON.parse((await answerOf(new URL(path, url))).text) as T;
  return { url, get, err: terminal.err };
}

function answerOf(url: URL, headers: Readonly<Record<string, string>> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const asked = request(url, { headers, method }, (answer) => {
      let text = '';
      answer.setEncoding('latin1');
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Machines are slow at times. */
const patient = { timeout: 15_000 };

const page = 'episodes/rust-in-production/s05e06-rust-for-linux/index.md';

test('a preview follows the files of a show, and publishes nothing', async () => {
  const folder = workshop();
  const { get } = await previewing(folder, 'rust-in-production');
  const before = await get<LivePreview>('state.json');
  expect(before).toMatchObject({ name: 'episodes/rust-in-production', revision: 1, preview: { count: 2 } });
  expect(before.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const index = before.preview?.episodes.findIndex(({ title }) => title === 'Rust for Linux') ?? -1;
  const episode = await get<EpisodePreview>(`episode.json?index=${index}`);
  expect(episode.readings.find(({ reader }) => reader.name === 'antennapod')).toMatchObject({
    transcript: { cues: expect.arrayContaining([expect.objectContaining({ text: expect.any(String) })]) },
  });

  edit(join(folder, page), 'Rust for Linux', 'Rust for Penguins');
  const state = () => get<LivePreview>('state.json');
  await expect
    .poll(async () => (await state()).preview?.episodes[index]?.title, patient)
    .toBe('Rust for Penguins');

  edit(join(folder, page), 'published = 2025-12-11', 'published = "yesterday"');
  await expect
    .poll(async () => (await state()).findings.map(({ severity }) => severity), patient)
    .toContain('error');
  const [found] = (await state()).findings.filter(({ severity }) => severity === 'error');
  expect(found).toMatchObject({ file: page, line: expect.any(Number) });
  expect(found?.excerpt.text.slice(found.excerpt.start, found.excerpt.end)).toContain('yesterday');
  expect(contentOf(join(folder, 'feeds'))).toEqual(contentOf(join(root, 'feeds')));
});

test('a changed episode is shown before everything is built again, where that takes long', async () => {
  const folder = workshop();
  const terminal = terminalIn(folder);
  const asked: Asked = {
    ...{ kind: 'show', name: 'episodes/rust-in-production', folder, now: terminal.now },
    ...{ profiles: undefined, token: undefined },
  };
  let built = 0;
  const slow = async (of: Asked) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    built++;
    return wholeOf(of);
  };
  const work = openWork(asked, slow, terminal);
  const changes: Change[] = [];
  work.onChange((change) => changes.push(change));
  await work.renew([], terminal.now);
  const index = work.state()?.preview?.episodes.findIndex(({ title }) => title === 'Rust for Linux') ?? -1;
  edit(join(folder, page), 'Rust for Linux', 'Rust for Penguins');
  await work.renew([page], terminal.now);
  expect({ built, changes }).toEqual({
    built: 1,
    changes: [{ revision: 1 }, { revision: 2, episode: index }],
  });
  expect(work.episode(index)?.title).toBe('Rust for Penguins');
  expect(work.episode(index)).toMatchObject({ index, season: '5', episode: '6' });
  expect(work.state()).toMatchObject({ isPartial: true });
  const guessed = { episode: work.episode(index), row: work.state()?.preview?.episodes[index] };

  await expect.poll(() => work.state()?.isPartial, patient).toBe(false);
  expect(built).toBe(2);
  expect({ episode: work.episode(index), row: work.state()?.preview?.episodes[index] }).toEqual(guessed);

  // What is more than one episode, or not one, is built as a whole at once.
  edit(join(folder, 'episodes/rust-in-production/show.yaml'), 'Rust in Production', 'Rust at Work');
  await work.renew(['episodes/rust-in-production/show.yaml'], terminal.now);
  expect({ built, title: work.state()?.preview?.show.title }).toEqual({ built: 3, title: 'Rust at Work' });
  work.close();
});

test('its server answers this machine alone, and with nothing but the page and the pictures of the show', async () => {
  const folder = workshop();
  const { url, get } = await previewing(folder, 'rust-in-production');
  const at = (path: string) => new URL(path, url);
  expect((await answerOf(at('/state.json'), { host: `evil.example.com:${at('/').port}` })).status).toBe(403);
  expect((await answerOf(at('/state.json'), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await answerOf(at('/state.json'), {}, 'POST')).status).toBe(405);
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/show.yaml', '/picture?url=show.yaml'])
    expect({ path, status: (await answerOf(at(path))).status }).toEqual({ path, status: 404 });
  const { local } = await get<LivePreview>('state.json');
  expect(local.length).toBeGreaterThan(0);
  const picture = await answerOf(at(`/picture?url=${encodeURIComponent(local[0] ?? '')}`));
  expect(picture.headers['content-type']).toBe('image/jpeg');
  const { headers } = await answerOf(at('/'));
  expect(headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
});

test('a feed has a preview, with the findings at its lines', async () => {
  const folder = workshop();
  edit(
    join(folder, 'feeds/rust-in-production/feed.xml'),
    '<language>en</language>',
    '<language>english</language>',
  );
  const { get } = await previewing(folder, 'feeds/rust-in-production/feed.xml');
  const { preview, findings } = await get<LivePreview>('state.json');
  expect(preview?.show.title).toBe('Rust in Production');
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'rss/channel-language-invalid',
      file: 'feeds/rust-in-production/feed.xml',
    }),
  );
});

test('a file that a show is made of has the preview of that show', async () => {
  const folder = workshop();
  for (const path of [page, 'episodes/rust-in-production/show.yaml']) {
    const { get } = await previewing(folder, path);
    expect(await get('state.json')).toMatchObject({
      name: 'episodes/rust-in-production',
      preview: { count: 2 },
    });
  }
});

test('a port that somebody else has is named', async () => {
  const folder = workshop();
  const { url } = await previewing(folder, 'rust-in-production');
  const { port } = new URL(url);
  await expect(previewCommand.run(['rust-in-production'], { port }, terminalIn(folder))).rejects.toThrow(
    `port ${port} is in use; choose another --port`,
  );
});

test.each([
  [['nothing'], /nothing does not exist/],
  [['https://feeds.example.com/feed.xml'], /needs a file or the folder of a show/],
  [[], /several shows; name one: linux-unplugged, rust-in-production/],
])('airworthy preview %s says what it needs', async (args, reason) => {
  await expect(previewCommand.run(args, {}, terminalIn(workshop()))).rejects.toThrow(reason);
});

test.each(['0', '70000', 'http'])('--port %s is refused', async (port) => {
  const asked = previewCommand.run(['rust-in-production'], { port }, terminalIn(workshop()));
  await expect(asked).rejects.toThrow(/--port is/);
});

test('an instant that is none is refused', async () => {
  const asked = previewCommand.run(['rust-in-production'], { now: 'soon' }, terminalIn(workshop()));
  await expect(asked).rejects.toThrow('--now is "soon"');
});
