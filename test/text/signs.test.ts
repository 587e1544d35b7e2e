import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds, odd, signs, signsIn } from '../../src/text/signs.js';

const sought = [signs('=?', '=3D'), signs('%'), signs('Traceback (', 'Error: '), signs('](')];

test('a text holds a word that it holds, and none of which it holds a part', () => {
  const words = sought.flatMap(({ words }) => words);
  const parts = words.flatMap((each) => [each.slice(0, -1), each.slice(1)]);
  const word = fc.constantFrom(...words, ...parts, 'é', '😀', '”', ' ', 'ab');
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 3 }))), (pieces) => {
      const text = pieces.join('');
      for (const each of sought) {
        expect(holds(text, signsIn(text), each)).toBe(each.words.some((word) => text.includes(word)));
      }
    }),
  );
});

test('a text is odd that holds a broken character, or two beyond ASCII in a row that are no emoji', () => {
  const isOdd = (text: string) => (signsIn(text) & odd) !== 0;
  for (const text of ['Ã©', 'a\u0092s', 'Caf\ufffd', '\u0080', '“Ä', '\ud7a3\ud7a3', '\ue000\ue000'])
    expect({ text, odd: isOdd(text) }).toEqual({ text, odd: true });
  for (const text of ['', 'Rust', 'Rust’s café', '😀😀', 'é😀é', '\ud800\udc00', '\udbff\udfff'])
    expect({ text, odd: isOdd(text) }).toEqual({ text, odd: false });
});
