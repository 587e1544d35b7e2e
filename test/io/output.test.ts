import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/io/make-folder.js';
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

test('a folder is made with all above it that are missing, and the topmost of those is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-output-'));
  try {
    expect(makeFolder(join(folder, 'a/b/c'))).toBe(join(folder, 'a'));
    expect(makeFolder(join(folder, 'a/b/d'))).toBe(join(folder, 'a/b/d'));
    expect(makeFolder(join(folder, 'a/b'))).toBeUndefined();
    symlinkSync('a', join(folder, 'link'));
    expect(makeFolder(join(folder, 'link/e'))).toBe(join(folder, 'link/e'));
    expect(existsSync(join(folder, 'a/e'))).toBe(true);
    // What is there and is no folder is said in the words of the system, as it says them itself.
    symlinkSync('nowhere', join(folder, 'broken'));
    writeFileSync(join(folder, 'file'), '');
    for (const path of ['file', 'file/below', 'broken'].map((each) => join(folder, each))) {
      const { code } = thrownBy(() => mkdirSync(path));
      expect({ path, ...thrownBy(() => makeFolder(path)) }).toMatchObject({ path, code });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('where the system takes no folders, the attempt to make one ends', () => {
  const path = '/proc/airworthy/report.json';
  for (const write of [writeOutput, createOutput])
    expect(() => write(path, '{}')).toThrow(/^\/proc\/airworthy\/report\.json cannot be written: /);
});

function thrownBy(deed: () => unknown): NodeJS.ErrnoException {
  try {
    deed();
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
  throw new Error('nothing was thrown');
}
