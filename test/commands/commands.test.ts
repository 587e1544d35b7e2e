import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.js';

const names = commands.map(({ name }) => name);

test.each(names)('%s has tests of its own', (name) => {
  expect(readdirSync(import.meta.dirname)).toContain(`${name}.test.ts`);
});

test('what is kept is of a command', () => {
  const kept = readdirSync(join(import.meta.dirname, 'said')).map((file) => file.replace('.txt', ''));
  expect(kept.filter((name) => !names.includes(name))).toEqual([]);
  // A preview goes on until it is ended, and shows pages.
  expect(names.filter((name) => !kept.includes(name))).toEqual(['preview']);
});
