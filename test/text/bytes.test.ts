import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteLength, fromUnits, joined } from '../../src/text/bytes.js';

const texts = fc.string({ unit: 'binary', maxLength: 40 });

describe('code units', () => {
  test('give their text, lone surrogates included, however many there are', () => {
    fc.assert(
      fc.property(fc.uint16Array({ maxLength: 60 }), fc.integer({ min: 1, max: 400 }), (units, times) => {
        const many = new Uint16Array(units.length * times);
        for (let at = 0; at < times; at++) many.set(units, at * units.length);
        const expected = Array.from(many, (unit) => String.fromCharCode(unit)).join('');
        expect(fromUnits(many)).toBe(expected);
        expect(joined(many)).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});

test('bytes are counted as an encoder writes them', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(byteLength(text)).toBe(new TextEncoder().encode(text).length);
      expect(byteLength(`${text}\ud800`)).toBe(new TextEncoder().encode(`${text}\ud800`).length);
    }),
  );
});
