import { expect, test } from 'vitest';
import { lineText, position } from '../../src/text/source.js';

/** The line and column of every offset of a text. */
function placesIn(text: string): readonly string[] {
  return [...Array(text.length + 1).keys()].map((offset) => {
    const { line, column } = position({ name: 'a', text }, offset);
    return `${line}:${column}`;
  });
}

test.each([
  ['', '1:1'],
  ['ab', '1:1 1:2 1:3'],
  ['a\nb', '1:1 1:2 2:1 2:2'],
  ['a\rb', '1:1 1:2 2:1 2:2'],
  ['a\r\nb', '1:1 1:2 1:3 2:1 2:2'],
  ['\n\r\r\n\n', '1:1 2:1 3:1 3:2 4:1 5:1'],
  ['a\r', '1:1 1:2 2:1'],
])('the places in %j', (text, places) => expect(placesIn(text)).toEqual(places.split(' ')));

test('what is outside of a text is at its nearer end', () => {
  const source = { name: 'a', text: 'a\nb' };
  expect(position(source, -5)).toEqual({ line: 1, column: 1 });
  expect(position(source, 99)).toEqual({ line: 2, column: 2 });
});

test('a line is without its end, whatever that is, and empty where there is none', () => {
  const source = { name: 'a', text: 'one\ntwo\r\nthree\r\n\nfive' };
  expect([0, 1, 2, 3, 4, 5, 6].map((line) => lineText(source, line))).toEqual([
    ...['', 'one', 'two', 'three', '', 'five', ''],
  ]);
});
