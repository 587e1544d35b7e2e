import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from '../../src/text/overlaps.js';

test('of many spans, one overlaps another exactly where it shares a character with it', () => {
  const span = fc
    .tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), span, (spans, other) => {
      const is = spans.some(({ start, end }) => start < other.end && other.start < end);
      expect(overlaps(spans)(other)).toBe(is);
    }),
  );
});
