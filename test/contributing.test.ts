import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { partsTable } from './parts.js';
import { root } from './run.js';

const file = join(root, 'CONTRIBUTING.md');

test('CONTRIBUTING.md shows the parts of the source as the architecture is tested', async () => {
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf('\n| part |');
  const end = text.indexOf('\n\n', start + 1);
  expect(start).toBeGreaterThan(0);
  const expected = `${text.slice(0, start + 1)}${partsTable()}${text.slice(end)}`;
  await expect(expected).toMatchFileSnapshot(file);
});
