import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.js';
import { applyFixes } from '../../src/fix/apply.js';
import { keepsDates, keepsIdentity } from '../../src/fix/identity.js';
import type { Edit } from '../../src/text/source.js';
import { readText } from '../../src/xml/document.js';

const source = readText('0123456789', { name: 'feed.xml' }).source;

/** What a rule found, with a fix of some edits: `1-3` for the characters between two offsets. */
function found(...places: readonly string[]): Diagnostic {
  const edits = places.map((place): Edit => {
    const [start = 0, end = 0] = place.split('-').map(Number);
    return { span: { start, end }, text: 'x' };
  });
  // Nothing else of a diagnostic is looked at.
  return { source, fix: { title: '', safe: true, edits } } as unknown as Diagnostic;
}

describe('of two fixes', () => {
  test.each([
    ['that are apart, both are applied', '1-2', '5-6', '0x234x6789'],
    ['that touch, both are applied', '1-3', '3-5', '0xx56789'],
    ['that overlap, the first is applied', '1-3', '2-5', '0x3456789'],
    ['in the other order, too', '2-5', '1-3', '0x3456789'],
    ['of which one is within the other, that is applied', '1-8', '2-3', '0x89'],
    ['that insert in one place, one is applied', '4-4', '4-4', '0123x456789'],
    ['of which one inserts where the other begins, one is applied', '4-4', '4-6', '0123x456789'],
    ['of which one inserts where the other ends, one is applied', '4-6', '6-6', '0123x6789'],
    ['of which one inserts behind the other, both are applied', '4-6', '7-7', '0123x6x789'],
    ['that insert in two places, both are applied', '4-4', '5-5', '0123x4x56789'],
  ])('%s', (_, one, other, text) => {
    expect(applyFixes(source, [found(one), found(other)]).source.text).toBe(text);
  });

  test('with several edits, one is applied as a whole or not at all', () => {
    const {
      source: made,
      fixed,
      waiting,
    } = applyFixes(source, [found('5-6', '1-2'), found('8-9', '0-1', '5-7')]);
    expect(made.text).toBe('x1234x7x9');
    expect([fixed.length, waiting.length]).toEqual([1, 1]);
  });

  test('with several edits, one waits that overlaps a later edit of the other', () => {
    expect(applyFixes(source, [found('0-1', '6-7'), found('2-3', '5-8')]).source.text).toBe('x12345x789');
  });
});

test('whatever the fixes, no two edits overlap, and each is applied or waits', () => {
  const place = fc.tuple(fc.nat(10), fc.nat(10)).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  fc.assert(
    fc.property(fc.array(place, { maxLength: 8 }), (places) => {
      const { edits, fixed, waiting } = applyFixes(
        source,
        places.map((each) => found(each)),
      );
      expect(fixed.length + waiting.length).toBe(places.length);
      for (const [index, { span }] of edits.entries()) {
        const { end = 0, start = 0 } = edits[index - 1]?.span ?? {};
        expect(span.start).toBeGreaterThanOrEqual(end);
        if (index > 0 && (start === end || span.start === span.end)) expect(span.start).toBeGreaterThan(end);
      }
    }),
  );
});

describe('what a fix must keep', () => {
  const feed = (...items: readonly string[]) =>
    readText(`<rss><channel>${items.map((each) => `<item>${each}</item>`).join('')}</channel></rss>`, {
      name: 'feed.xml',
    });
  const dated = (date: string) => `<pubDate>${date}</pubDate>`;
  const right = 'Thu, 11 Dec 2025 16:00:00 +0000';

  test.each([
    [[right], [right], true],
    [[right], ['Thu, 11 Dec 2025 17:00:00 +0100'], true],
    [[right], ['Thu, 11 Dec 2025 17:00:00 +0000'], false],
    [[right, right], [right, 'soon'], false],
    [['soon'], [right], true],
    [['Do, 11 Dez 2025 16:00:00 +0000'], [right], true],
  ])('dates that are right: %j → %j', (before, after, isKept) => {
    expect(keepsDates(feed(...before.map(dated)), feed(...after.map(dated)))).toBe(isKept);
  });

  test('a date that is right is not removed; that an episode is gone is for others to say', () => {
    expect(keepsDates(feed(dated(right)), feed(''))).toBe(false);
    expect(keepsDates(feed(dated(right), ''), feed(''))).toBe(true);
  });

  test.each([
    ['<guid>a</guid>', '<guid>a</guid>', true],
    ['<guid>a</guid>', '<guid>b</guid>', false],
    ['<guid>a</guid>', '', false],
    ['<enclosure url="a"/>', '<enclosure url="b"/>', false],
    ['<enclosure url="a"/>', '<enclosure url="a" length="1"/>', true],
  ])('what an episode is known by: %s → %s', (before, after, isKept) => {
    expect(keepsIdentity(feed(before), feed(after))).toBe(isKept);
  });
});
