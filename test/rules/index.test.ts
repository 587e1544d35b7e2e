import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulebook } from '../../src/rules/index.js';
import { root } from '../run.js';

const folder = join(root, 'src/rules');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /[/\\].*\.ts$/.test(name),
);

/** What a file exports that is an object with the ids of rules as its keys. */
function tablesOf(module: Readonly<Record<string, unknown>>): readonly object[] {
  return Object.values(module).filter(
    (each) =>
      typeof each === 'object' &&
      each !== null &&
      Object.keys(each).some((key) => /^[a-z-]+\/[a-z0-9-]+$/.test(key)),
  ) as object[];
}

test.each(files)('every rule that %s exports is in the rulebook', async (file) => {
  const module: Readonly<Record<string, unknown>> = await import(join(folder, file));
  for (const table of tablesOf(module)) {
    expect(Object.keys(table).filter((id) => !Object.hasOwn(rulebook, id))).toEqual([]);
  }
});
