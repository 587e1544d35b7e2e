import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { root } from '../run.js';

const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('publint has nothing to say of the package', async () => {
  const { messages } = await publint({ pkgDir: root, strict: true, pack: 'npm' });
  expect(messages.map((each) => formatMessage(each, described))).toEqual([]);
});

test('airworthy/check reads, judges and reports where there is no Node', async () => {
  const bundle = await rolldown({
    input: join(root, described.exports['./check'].default),
    platform: 'browser',
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'airworthy', codeSplitting: false });
  const [{ code, imports }] = output;
  expect(imports).toEqual([]);
  expect(code.match(/["'`]node:\w+/g)).toBeNull();

  // A context of its own has what the language has, and nothing of Node: what a browser adds is given.
  const feed = readFileSync(join(root, 'feeds/rust-in-production/feed.xml'), 'utf8').replace(
    '<title>Rust in Production</title>',
    '',
  );
  const context = { TextDecoder, TextEncoder, URL, feed };
  const judging = `${code}
    (async () => {
      const { check, defaultProfiles, formats, read } = airworthy;
      const document = read(new TextEncoder().encode(feed), { name: 'feed.xml' });
      const { diagnostics, skipped } = check(document, { profiles: defaultProfiles, now: 0 });
      const report = {
        files: [{ name: 'feed.xml', diagnostics, document }],
        profiles: defaultProfiles, skipped, accepted: 0,
      };
      const texts = {};
      for (const [name, { load }] of Object.entries(formats)) texts[name] = (await load())(report, { color: false });
      return JSON.stringify({ rules: diagnostics.map(({ rule }) => rule), texts });
    })()`;
  const { rules, texts } = JSON.parse(await runInNewContext(judging, context));
  expect(rules).toContain('rss/channel-title-missing');
  for (const [name, text] of Object.entries(texts))
    expect({ name, text }).toMatchObject({ text: expect.stringContaining('feed.xml') });
});

test('the package holds no more than its user needs', () => {
  const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
  const others = files.filter((file) => /\.\w+$/.test(file) && !/\.(?:js|d\.ts)$/.test(file));
  expect(others.sort()).toEqual(['LICENSES.txt', 'preview/page.css', 'preview/page.html']);
  expect(files.filter((file) => file.endsWith('.js')).length).toBeLessThan(64);
});
