import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/io/make-folder.js';
import { createOutputs, writeOutput } from '../../src/io/output.js';

test('what is in the place of a folder is not taken for the file that is to be written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-output-'));
  try {
    writeFileSync(join(folder, 'file'), '');
    for (const path of ['file/report.json', 'file/further/report.json']) {
      const words = `${path} cannot be written: its folder is a file`;
      const output = { path: join(folder, path), content: '{}', name: path };
      expect(() => writeOutput(output.path, output.content, path)).toThrow(words);
      expect(() => createOutputs([output])).toThrow(words);
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
  const words = /^\/proc\/airworthy\/report\.json cannot be written: /;
  expect(() => writeOutput(path, '{}')).toThrow(words);
  expect(() => createOutputs([{ path, content: '{}', name: path }])).toThrow(words);
});

test('of files that are created together, none stays where one is there already', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-output-'));
  try {
    writeFileSync(join(folder, 'old'), 'old');
    const outputs = ['new/a', 'old'].map((name) => ({ path: join(folder, name), content: 'new', name }));
    expect(() => createOutputs(outputs)).toThrow('old is there already, and is not overwritten');
    expect(existsSync(join(folder, 'new/a'))).toBe(false);
    expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('old');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a file that is replaced keeps its mode, and a link to it stays one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-output-'));
  try {
    writeFileSync(join(folder, 'old'), 'old');
    chmodSync(join(folder, 'old'), 0o606);
    symlinkSync('old', join(folder, 'link'));
    writeOutput(join(folder, 'link'), 'new');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(statSync(join(folder, 'old')).mode & 0o777).toBe(0o606);
    expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['link', 'old']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function thrownBy(deed: () => unknown): NodeJS.ErrnoException {
  try {
    deed();
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
  throw new Error('nothing was thrown');
}
