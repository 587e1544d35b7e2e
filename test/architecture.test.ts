import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partOf, parts } from './parts.js';
import { root } from './run.js';

const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const importing = /^(?:import|export)\b[^;]*?from '([^']+)'|import\('([^']+)'\)/gm;

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(importing)].map((match) => match[1] ?? match[2] ?? '');
}

/** The other parts that a file imports. */
function partsIn(file: string): readonly string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => partOf(normalize(join(dirname(file), name)).replace(/\.js$/, '.ts')))
    .filter((other) => other !== partOf(file));
}

test('every part is one that is described, and imports only what is above it in the table', () => {
  const names = Object.keys(parts);
  expect(new Set(files.map(partOf))).toEqual(new Set(names));
  for (const [name, { imports = [] }] of Object.entries(parts)) {
    const above = names.slice(0, names.indexOf(name));
    expect({ name, others: imports.filter((other) => !above.includes(other)) }).toEqual({ name, others: [] });
  }
});

test.each(Object.entries(parts))('%s may import nothing that it does not', (name, { imports = [] }) => {
  const used = new Set(files.filter((file) => partOf(file) === name).flatMap(partsIn));
  expect(imports.filter((other) => !used.has(other))).toEqual([]);
});

describe.each(files)('src/%s', (file) => {
  const part = partOf(file);
  const imports = importsOf(file);

  test('imports only what lies below it', () => {
    const allowed = parts[part]?.imports;
    expect(allowed ? partsIn(file).filter((other) => !allowed.includes(other)) : []).toEqual([]);
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

test.each(files.filter((file) => !['cli.ts', 'text/cache.ts'].includes(file)))(
  'src/%s keeps nothing between calls but by text/cache.ts',
  (file) => {
    const text = readFileSync(join(src, file), 'utf8');
    expect(text).not.toMatch(
      /^(?:export )?let |^(?:export )?const \w+ = new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\);/m,
    );
  },
);

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
  ['cli.ts', []],
  ['commands/check.ts', ['jsonc-parser', 'string-width', 'uuid']],
  ['commands/explain.ts', ['string-width', 'uuid']],
])('src/%s is loaded with no other packages than %s', (file, packages) => {
  expect([...packagesOf(file)].sort()).toEqual(packages);
});
