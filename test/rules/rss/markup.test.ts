import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { profiles } from '../../../src/diagnostic.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

function adviceOn(description: string): string | undefined {
  const feed = place(`<description><![CDATA[${description}]]></description>`);
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles, now: 0 });
  return diagnostics.find(({ rule }) => rule === 'rss/description-tag-unsupported')?.help;
}

test('the advice does not ask for the very tags that are reported', () => {
  expect(adviceOn('<p>Companies that run <b>Rust</b>.</p>')).toContain('Use paragraphs');
  expect(adviceOn('<p>Companies that run Rust.</p>')).toBe('See that the text can be read without them.');
});

test('a line break breaks nothing where a line begins or ends anyway', () => {
  const found = (description: string) => {
    const feed = place(`<description><![CDATA[${description}]]></description>`);
    const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles: ['apple'], now: 0 });
    return diagnostics.filter(({ rule }) => rule === 'rss/description-tag-unsupported').length;
  };
  expect(found('<p>Companies</p><p><br></p><p>that run Rust. <br/>\n</p>')).toBe(0);
  expect(found('<p>Companies<br>that run Rust.</p>')).toBe(1);
  expect(found('<p>Companies</p><br>that run <b>Rust</b>.')).toBe(1);
});
