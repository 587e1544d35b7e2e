import { describe, expect, test } from 'vitest';
import type { Edit } from '../../src/text/source.js';
import { read } from '../../src/xml/document.js';
import { keepsFaults } from '../kept.js';
import { documentWith, type Malformed, malformed } from './malformed.js';
import { libxml2 } from './oracle.js';

const reading = (bytes: Uint8Array) => read(bytes, { name: 'feed.xml' });

/** Faults of which a document has one at most: what follows the first is the same fault, or cannot be told. */
const single: readonly (readonly string[])[] = [
  ['xml/trailing-content'],
  ['xml/invalid-utf8', 'xml/encoding-contradiction'],
];

function areOne(fault: Malformed, other: Malformed): boolean {
  return single.some((rules) => rules.includes(fault.rule) && rules.includes(other.rule));
}

/** A text with edits that do not overlap. */
function applied(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (rest, { span, text }) => rest.slice(0, span.start) + text + rest.slice(span.end),
    text,
  );
}

test('forty ways to be malformed are known', () => {
  expect(malformed).toHaveLength(40);
});

describe.each(malformed)('$name', (fault) => {
  const { bytes, wrong } = documentWith(fault);

  test('is refused by libxml2', () => {
    expect(libxml2(bytes)).toHaveProperty('refusal');
  });

  test('is found at its first wrong character, and nothing else is', () => {
    const { source, findings, fatal } = reading(bytes);
    keepsFaults(source, findings);
    expect(findings.map(({ rule, span }) => [rule, span.start])).toEqual([[fault.rule, wrong[0]]]);
    expect(fatal).toBe(true);
  });

  test('leaves every item readable', () => {
    expect(reading(bytes).channel?.items).toHaveLength(2);
  });

  test('can be mended as it says, if it says how', () => {
    const { source, findings } = reading(bytes);
    for (const { fix } of findings) {
      if (fix) expect(libxml2(Buffer.from(applied(source.text, fix.edits)))).toHaveProperty('tree');
    }
  });

  test.each(malformed.filter((other) => other !== fault))('is found together with $name', (other) => {
    const { bytes, wrong } = documentWith(fault, other);
    const found = reading(bytes).findings.map(({ span }) => span.start);
    expect(found).toEqual(areOne(fault, other) ? wrong.slice(0, 1) : wrong);
  });
});

test('an empty document is malformed too', () => {
  expect(reading(Buffer.alloc(0)).findings.map(({ rule, span }) => [rule, span.start])).toEqual([
    ['xml/not-a-feed', 0],
  ]);
});
