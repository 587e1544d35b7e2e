import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulebook } from '../../src/rules/index.js';
import { helpForAuthor, helps, inAuthorsWords } from '../../src/show/words.js';
import { root } from '../run.js';

test.each([
  [
    'The item "A <title> story" has no <itunes:duration>.',
    'The episode "A <title> story" has no "duration".',
  ],
  ['Add a <link> to the channel.', 'Add a "link" to the show.'],
  ['Add a <podcast:value>, or an item.', 'Add a "value", or an episode.'],
  ['Add <podcast:guid>917393e3</podcast:guid>.', 'Add "guid: 917393e3".'],
  ['Add <itunes:image href="…"/> to the items.', 'Add "artwork" to the episodes.'],
  ['Write <itunes:category text="Arts"/>.', 'Write "Arts".'],
  [
    'Write <itunes:category text="Society &amp; Culture"><itunes:category text="Places &amp; Travel"/></itunes:category>.',
    'Write "Society & Culture > Places & Travel".',
  ],
  ['In <content:encoded>, YouTube drops <p>.', 'In "notes", YouTube drops <p>.'],
])('%s', (feed, author) => expect(inAuthorsWords(feed)).toBe(author));

test('some rules have words of their own for authors', () => {
  expect(Object.keys(helps).filter((id) => !Object.hasOwn(rulebook, id))).toEqual([]);
  expect(helpForAuthor('itunes/owner-email-missing', 'Add <itunes:owner>.')).toBe(
    'Add "owner" with "name" and "email" to show.yaml.',
  );
});

/** Elements that hold nothing of the author's by themselves, or that airworthy alone writes. */
const structure = new Set([
  ...[
    'managingEditor',
    'webMaster',
    'category',
    'docs',
    'ttl',
    'rss',
    'url',
    'generator',
    'lastBuildDate',
    'atom:link',
    'podcast:alternateFeed',
    'podcast:integrity',
  ],
]);

test('every element of the grand tour has a key', () => {
  const feed = readFileSync(join(root, 'test/fixtures/grand-tour.xml'), 'utf8').replace(
    /<!\[CDATA\[.*?\]\]>/gs,
    '',
  );
  const names = new Set([...feed.matchAll(/<([a-z][\w:-]*)/gi)].map(([, name = '']) => name));
  const known = [...names].filter((name) => !structure.has(name) && !/^(psc|atom|chapters|dc):/.test(name));
  expect(known.filter((name) => inAuthorsWords(`no <${name}>`).includes('<'))).toEqual([]);
});
