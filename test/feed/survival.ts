import fc from 'fast-check';
import { expect } from 'vitest';
import { print } from '../../src/feed/print.js';
import { write } from '../../src/feed/write.js';
import { proveValues } from '../../src/proof/proof.js';
import type { Episode, Show } from '../../src/show/model.js';
import { buildXml } from '../../src/xml/build.js';
import type { Reading } from '../../src/xml/second.js';
import { tree } from '../../src/xml/tree.js';
import { built } from './grand-tour.js';
import { anyTree, illegalText, readers, type Seen, seen, xmlText } from './trees.js';

const hands = { print: (of: Parameters<typeof buildXml>[0]) => print(of, ''), buildXml };

/** Any text that XML can carry is the same for every reader, in an element, a CDATA section or an attribute. */
export function textSurvives(runs: number): void {
  fc.assert(
    fc.property(xmlText, fc.boolean(), (text, cdata) => {
      const of = { ...tree('title', { href: text }, text), cdata };
      for (const [hand, render] of Object.entries(hands)) {
        const xml = render(of);
        for (const [reader, read] of Object.entries(readers)) {
          expect(read(xml), `${hand}, ${reader}`).toEqual(seen(of, reader));
        }
      }
    }),
    { numRuns: runs },
  );
}

/** Both renderers print any tree so that every reader sees the same in it. */
export function renderersAgree(runs: number): void {
  fc.assert(
    fc.property(anyTree, (of) => {
      for (const [hand, render] of Object.entries(hands)) {
        const xml = render(of);
        for (const [reader, read] of Object.entries(readers)) {
          expect(read(xml), `${hand}, ${reader}`).toEqual(seen(of, reader));
        }
      }
    }),
    { numRuns: runs },
  );
}

/** What XML cannot carry is never written. */
export function illegalTextIsRefused(runs: number): void {
  fc.assert(
    fc.property(illegalText, fc.boolean(), fc.boolean(), (text, cdata, inside) => {
      const of = { ...tree('title', inside ? {} : { href: text }, inside ? text : 'Rust for Linux'), cdata };
      for (const render of Object.values(hands)) expect(() => render(of)).toThrow(RangeError);
    }),
    { numRuns: runs },
  );
}

/** The keys of the model whose values are free text. */
const free = new Set([
  ...[
    'title',
    'description',
    'notes',
    'author',
    'copyright',
    'name',
    'text',
    'alt',
    'account',
    'space',
    'label',
  ],
  ...[
    'seasonName',
    'group',
    'customKey',
    'customValue',
    'appleTitle',
    'appleVerify',
    'item',
    'purpose',
    'guid',
  ],
]);

/** The same value with other texts in place of all that are free; each text of the list in turn. */
function reworded<T>(value: T, next: () => string, key = ''): T {
  if (typeof value === 'string') return (free.has(key) ? next() : value) as T;
  if (Array.isArray(value)) return value.map((each) => reworded(each, next, key)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'written' ? each : reworded(each, next, key)]),
  ) as T;
}

/** Any texts in a show that uses everything are found again by every reader, where they belong. */
export function showSurvives(show: Show, episodes: readonly Episode[], runs: number): void {
  fc.assert(
    fc.property(fc.array(xmlText, { minLength: 1, maxLength: 12 }), (texts) => {
      let turn = 0;
      // No text is empty or blank: what an author leaves empty is not said at all.
      const next = () => `.${texts[turn++ % texts.length]}.`;
      const words = reworded({ show, episodes }, next);
      const feed = write(words.show, words.episodes, built).text;
      for (const [reader, read] of Object.entries(readers)) {
        const unlike = proveValues(words.show, words.episodes, { built }, readingOf(read(feed) as Seen));
        expect(
          unlike.map(({ field, expected, found }) => ({ field, expected, found })),
          reader,
        ).toEqual([]);
      }
    }),
    { numRuns: runs },
  );
}

function readingOf({ name, attributes, content }: Seen): Reading {
  return {
    name,
    attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
    text: typeof content === 'string' ? content : '',
    children: typeof content === 'string' ? [] : content.map(readingOf),
  };
}
