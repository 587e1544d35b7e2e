import { expect, test } from 'vitest';
import { saidOfEpisode, saidOfShow } from '../../src/show/fields/foreign.js';
import type { ElementRow } from '../../src/vocabulary/row.js';
import { vocabularies } from '../../src/vocabulary/vocabulary.js';
import { type ElementName, writtenIn } from '../../src/vocabulary/written.js';

const rows = Object.values(vocabularies).flatMap((table) => Object.entries<ElementRow>(table));
const parents = ['channel', 'item'] as const satisfies readonly ElementName[];

test.each(parents)('what follows another element in %s is written behind it', (parent) => {
  const written: readonly string[] = writtenIn(parent);
  for (const [name, { follows }] of rows) {
    const before = follows?.[parent];
    if (before !== undefined) expect(written[written.indexOf(name) - 1]).toBe(before);
  }
});

test.each(parents)('of what %s may hold, the rest says why it is not written', (parent) => {
  const written: readonly string[] = writtenIn(parent);
  for (const [name, { parents, unwritten, standing }] of rows) {
    const why = typeof unwritten === 'object' ? unwritten[parent] : unwritten;
    const isOut = why !== undefined || standing === 'retired' || standing === 'own';
    const isSpoken = !/^(?:googleplay|media|dc|fh):/.test(name);
    expect([name, written.includes(name)]).toEqual([name, parents.includes(parent) && !isOut && isSpoken]);
  }
});

test('an author adds nothing as XML that a feed has anyway', () => {
  expect([...saidOfShow]).toEqual(expect.arrayContaining(['podcast:liveItem', 'podcast:guid', 'image']));
  expect([...saidOfEpisode]).toEqual(expect.arrayContaining(['enclosure', 'psc:chapters', 'podcast:value']));
  expect([...saidOfShow, ...saidOfEpisode]).not.toContain('atom:link');
  expect([...saidOfEpisode]).not.toContain('podcast:guid');
});

test('a feed begins with what people look for, and the elements of a namespace stay together', () => {
  expect(writtenIn('channel').slice(0, 5)).toEqual(['title', 'link', 'atom:link', 'description', 'language']);
  expect(writtenIn('item').slice(0, 4)).toEqual(['title', 'link', 'description', 'content:encoded']);
  expect(writtenIn('image')).toEqual(['title', 'link', 'description', 'url', 'width', 'height']);
});
