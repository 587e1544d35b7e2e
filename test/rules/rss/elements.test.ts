import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { profiles } from '../../../src/diagnostic.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

function adviceOn(markup: string): string | undefined {
  const { diagnostics } = check(readText(place(markup), { name: 'feed.xml' }), { profiles, now: 0 });
  return diagnostics.find(({ rule }) => /^rss\/element-(unknown|misplaced)$/.test(rule))?.help;
}

test.each([
  ['<channel><author>Matthias Endler</author></channel>', 'Write <itunes:author> if that is meant.'],
  [
    '<author>Matthias Endler</author><itunes:author>Matthias Endler</itunes:author>',
    'Remove it; <itunes:author> says the same.',
  ],
  [
    '<author>Matthias</author><itunes:author>Matthias Endler</itunes:author>',
    'Remove it; there is an <itunes:author>, which apps read.',
  ],
  ['<item><title>Rust</title><duration/></item>', 'Remove it.'],
  ['<item><title>Rust</title><duration>2580</duration></item>', 'Write <itunes:duration> if that is meant.'],
  ['<item><title>Rust</title><pubdat>Thu</pubdat></item>', 'Write <pubDate> if that is meant.'],
  ['<item><title>Rust</title><ttl>60</ttl></item>', 'Move it into <channel>, or remove it.'],
  ['<itunes:owner><email>show@example.com</email></itunes:owner>', 'Write <itunes:email>.'],
  [
    '<item><title>Rust for <b>Linux</b></title></item>',
    'Write the text alone, and "&lt;" for a "<" that belongs to it.',
  ],
])('%s: %s', (markup, help) => {
  expect(adviceOn(markup)).toBe(help);
});
