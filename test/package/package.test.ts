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
  expect(others.sort()).toEqual([
    'LICENSES.txt',
    'preview/page.css',
    'preview/page.html',
    'report.schema.json',
  ]);
  expect(files.filter((file) => file.endsWith('.js')).length).toBeLessThan(64);
});

/** The files of the bundle that are loaded to run a module of it, and the packages that they ask for. */
function loadedBy(file: string, dynamic: readonly string[] = []) {
  const files = new Set([file, ...dynamic]);
  const packages = new Set<string>();
  for (const each of files) {
    for (const [, name = ''] of readFileSync(join(root, 'dist', each), 'utf8').matchAll(
      /^(?:import|export) (?:[^;'"]* from )?"([^"]+)";$/gm,
    )) {
      if (name.startsWith('./')) files.add(name.slice(2));
      else if (!name.startsWith('node:')) packages.add(name);
    }
  }
  return { files: [...files], packages: [...packages] };
}

test('to start loads little: what is rarely needed is in files of its own', () => {
  // --version answers before any command is loaded.
  expect(loadedBy('cli.js')).toEqual({ files: ['cli.js', 'start.js', 'clean.js'], packages: [] });
  const [, command = ''] = /import\("\.\/([\w-]+\.js)"\)\)\.checkCommand/.exec(read('dist/cli.js')) ?? [];
  const { files, packages } = loadedBy('cli.js', [command]);
  expect(packages).toEqual([]);
  expect(files.filter((file) => file !== command).sort()).toEqual([
    'checking.js',
    'clean.js',
    'cli.js',
    'judge.js',
    'start.js',
  ]);
  const text = files.map((file) => read(`dist/${file}`)).join('');
  expect(text).not.toContain('<itunes:explicit>maybe</itunes:explicit>');
  expect(text.length).toBeLessThan(1_200_000);
});

test('the bundle is ASCII: V8 keeps everything else in twice the memory', () => {
  const files = readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.js'));
  expect(files.filter((file) => /[^\0-\x7f]/.test(read(`dist/${file}`)))).toEqual([]);
});

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
