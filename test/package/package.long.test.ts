import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../run.js';
import { install, pack, remove } from './install.js';

const packed = mkdtempSync(join(tmpdir(), 'airworthy-packed-'));
const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
let tarball = '';
let folder = '';

beforeAll(() => {
  tarball = pack(packed);
  folder = install(tarball, Object.keys(described.dependencies));
  for (const name of ['episodes', 'feeds']) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const name of ['feed.xml', 'published.xml']) {
    cpSync(join(root, 'feeds/rust-in-production/feed.xml'), join(folder, name));
  }
  cpSync(join(root, 'feeds/rust-in-production/chapters'), join(folder, 'chapters'), { recursive: true });
});

afterAll(() => {
  remove(packed);
  remove(folder);
});

function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  return { status, stdout, stderr };
}

const airworthy = (...args: string[]) => run(process.execPath, ['node_modules/.bin/airworthy', ...args]);

test('every command of the README runs from the package', () => {
  const chapters = /url="[^"]*\/(chapters\/[^"]+\.json)"/.exec(
    readFileSync(join(folder, 'feed.xml'), 'utf8'),
  )?.[1];
  const runs: Readonly<Record<string, readonly string[]>> = {
    init: ['begun/my-show'],
    add: ['rust-in-production', 'The next episode'],
    import: ['feed.xml', '--out', 'imported'],
    build: ['rust-in-production', '--out', 'public'],
    sources: ['episodes/rust-in-production'],
    fix: ['feed.xml', '--dry-run'],
    'serve-config': ['nginx'],
    // It serves until it is stopped.
    preview: ['--help'],
    check: ['feed.xml'],
    diff: ['published.xml', 'feed.xml'],
    convert: [chapters ?? '', 'chapters.vtt'],
    rules: ['--profile', 'apple'],
    explain: ['rss/guid-duplicate'],
  };
  const named = [...new Set([...readme.matchAll(/^\| `airworthy ([a-z-]+)/gm)].map(([, name]) => name))];
  for (const name of named) {
    const { status, stdout, stderr } = airworthy(name ?? '', ...(runs[name ?? ''] ?? []));
    expect({ name, status, said: status === 0 ? '' : stdout + stderr }).toEqual({
      name,
      status: 0,
      said: '',
    });
  }
  expect(named.sort()).toEqual(Object.keys(runs).sort());
  expect(airworthy('--version').stdout).toBe(`${described.version}\n`);
});

test('the README shows nothing in JavaScript that does not run', () => {
  const imported = /`(import \{[^`]+\} from 'airworthy')`/.exec(readme)?.[1];
  writeFileSync(join(folder, 'example.mjs'), `${imported};\nconsole.log(typeof read, typeof check);\n`);
  expect(run(process.execPath, ['example.mjs']).stdout).toBe('function function\n');
});

const consumer = `
import { type Diagnostic, check, defaultProfiles, read, type Rule, rulebook, build, openFolder } from 'airworthy';
import { check as judge, formats, type Report } from 'airworthy/check';
import { nameOf } from 'airworthy/check';

const document = read(new TextEncoder().encode('<rss version="2.0"><channel/></rss>'), { name: 'feed.xml' });
const tooShort: Rule = {
  summary: 'A title must be longer than three characters.',
  why: 'Nobody finds it.',
  help: 'Write a longer one.',
  severity: 'warning',
  source: { name: 'House style', url: 'https://example.com/style', evidence: 'read', read: '2026-11-20' },
  on: 'channel',
  check: (element, report) => report(nameOf(element), 'The channel is short.'),
  bad: [],
  good: [],
};
const { diagnostics, skipped } = check(document, {
  profiles: defaultProfiles,
  now: 0,
  rules: { ...rulebook, 'house/title': tooShort },
});
const found: readonly Diagnostic[] = diagnostics;
const rules: readonly string[] = found.map(({ rule }) => rule);
// @ts-expect-error: an instant is a number.
judge(document, { profiles: ['apple'], now: 'today' });
const report: Report = { files: [{ name: 'feed.xml', diagnostics, document }], skipped, accepted: 0 };
export const text: string = (await formats.concise.load())(report, { color: false });
export const built = () => build(openFolder('.', 'show'), { now: 0, profiles: undefined, threshold: 'error', accepts: [], name: 'feed.xml' });
console.log(rules.includes('house/title'), text.includes('house/title'));
`;

test('a strict TypeScript consumer compiles soon, and its own rule judges', () => {
  writeFileSync(join(folder, 'consumer.ts'), consumer);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
  const modern = [
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--lib',
    'es2023',
    '--types',
    'node',
    '--typeRoots',
    join(root, 'node_modules/@types'),
  ];
  const tsc = join(root, 'node_modules/.bin/tsc');
  const { status, stdout } = run(tsc, [...strict, ...modern, '--extendedDiagnostics', 'consumer.ts']);
  expect({ status, stdout: status === 0 ? '' : stdout }).toEqual({ status: 0, stdout: '' });
  // What tsc does takes less than two seconds on an idle machine; what it counts is the same on a busy one.
  const instantiations = Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]);
  expect(instantiations).toBeGreaterThan(0);
  expect(instantiations).toBeLessThan(60_000);
  expect(run(process.execPath, ['consumer.js']).stdout).toBe('true true\n');
});
