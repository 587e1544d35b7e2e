import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { widthOf } from '../../src/report/width.js';

test('letters that are counted without tables are as wide as by them, also in a row', () => {
  const characters = Array.from({ length: 0x2100 }, (_, unit) => String.fromCharCode(unit));
  expect(characters.filter((each) => widthOf(each) !== stringWidth(each))).toEqual([]);
  const narrow = characters.filter((each) => stringWidth(each) === 1 && widthOf(each) === 1).join('');
  expect(widthOf(narrow)).toBe(stringWidth(narrow));
});

test.each([
  ['Rust für Anfänger – „los“…', 26],
  ['日本語', 6],
  ['👩‍💻 x', 4],
  ['e\u0301', 1],
])('%j takes %i columns', (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});
