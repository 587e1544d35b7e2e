import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './run.js';

const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** What each part of the source may import besides itself. The parts above stand further down. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  text: [],
  media: ['chapters'],
  diagnostic: ['text'],
  xml: ['text', 'diagnostic'],
  notes: ['text', 'diagnostic'],
  chapters: ['text', 'diagnostic', 'xml'],
  transcripts: ['text', 'diagnostic'],
  show: ['text', 'diagnostic', 'media', 'compare', 'notes', 'chapters', 'transcripts', 'xml'],
  compare: ['text', 'xml'],
  rules: ['text', 'diagnostic', 'media', 'xml', 'compare', 'chapters'],
  feed: ['text', 'diagnostic', 'show', 'xml', 'notes', 'chapters', 'transcripts'],
  check: ['text', 'diagnostic', 'media', 'xml', 'rules'],
  accept: ['text', 'diagnostic'],
  catalogue: ['diagnostic', 'rules', 'show', 'accept', 'publish'],
  settings: ['text', 'diagnostic', 'show', 'accept'],
  report: ['text', 'diagnostic', 'compare', 'rules', 'check', 'xml'],
  io: ['text', 'diagnostic', 'media', 'xml', 'chapters', 'show', 'feed', 'check'],
  publish: ['text', 'diagnostic', 'media', 'show', 'xml', 'feed', 'check', 'io'],
  build: ['text', 'diagnostic', 'show', 'xml', 'feed', 'check', 'publish', 'accept', 'catalogue', 'settings'],
};

const importing = /^(?:import|export)\b[^;]*?from '([^']+)'|import\('([^']+)'\)/gm;

function partOf(file: string): string {
  return file.replace(/[/.].*$/, '');
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(importing)].map((match) => match[1] ?? match[2] ?? '');
}

describe.each(files)('src/%s', (file) => {
  const part = partOf(file);
  const imports = importsOf(file);

  test('imports only what lies below it', () => {
    const parts = allowed[part];
    if (!parts) return expect(['commands', 'index', 'cli']).toContain(part);
    const others = imports
      .filter((name) => name.startsWith('.'))
      .map((name) => partOf(normalize(join(dirname(file), name))))
      .filter((other) => other !== part);
    expect(others.filter((other) => !parts.includes(other))).toEqual([]);
  });

  test('leaves the disk and the network to io, and the process to cli', () => {
    const text = readFileSync(join(src, file), 'utf8');
    if (part !== 'io')
      expect(imports.filter((name) => /^node:(fs|net|http|https|dns|child_process)/.test(name))).toEqual([]);
    if (part !== 'io') expect(text).not.toMatch(/\bfetch\(/);
    // What reads and judges runs in a browser, too; how ids are made still asks Node.
    if (['text', 'xml', 'rules', 'check', 'diagnostic', 'media'].includes(part) && file !== 'text/uuid.ts') {
      expect(imports.filter((name) => name.startsWith('node:'))).toEqual([]);
      expect(text).not.toMatch(/\bBuffer\b/);
    }
    if (part !== 'cli') {
      expect(text).not.toMatch(/\bprocess\./);
      expect(text).not.toMatch(/\bconsole\./);
      expect(text).not.toMatch(/\bDate\.now\(|new Date\(\)/);
    }
  });
});

test('no part of the source imports itself in a circle', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => normalize(join(dirname(file), name)).replace(/\.js$/, '.ts')),
    ]),
  );
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) throw new Error(`a circle: ${[...path, file].join(' → ')}`);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

/** The packages that a file cannot be loaded without, through all that it imports, except lazily. */
function packagesOf(start: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const seen = new Set([start]);
  for (const file of seen) {
    const text = readFileSync(join(src, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)'/gm)) {
      if (name.startsWith('.')) seen.add(normalize(join(dirname(file), name)).replace(/\.js$/, '.ts'));
      else if (!name.startsWith('node:')) packages.add(name);
    }
  }
  return packages;
}

test.each([
  ['cli.ts', ['commander']],
  ['commands/check.ts', ['luxon']],
  ['commands/explain.ts', ['luxon']],
])('src/%s is loaded with no other packages than %s', (file, packages) => {
  expect([...packagesOf(file)]).toEqual(packages);
});
