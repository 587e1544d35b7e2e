import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOutput, writeOutput } from '../../src/io/output.js';

test('what is in the place of a folder is not taken for the file that is to be written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-output-'));
  try {
    writeFileSync(join(folder, 'file'), '');
    for (const path of ['file/report.json', 'file/further/report.json']) {
      for (const write of [writeOutput, createOutput]) {
        const words = `${path} cannot be written: its folder is a file`;
        expect(() => write(join(folder, path), '{}', path)).toThrow(words);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
