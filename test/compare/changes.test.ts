import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesOf, summarize } from '../../src/compare/changes.js';
import { comparisonOf } from '../../src/compare/comparison.js';
import { position } from '../../src/text/source.js';
import { readText } from '../../src/xml/document.js';
import { keeps } from '../kept.js';
import { mutations } from '../rules/feed-change/mutations.js';
import { base, documentOf, type EpisodeMarkup, feedOf, renamed, reordered, type State } from './feeds.js';

function changes(before: State, after: State) {
  const comparison = comparisonOf(documentOf(before, 'old.xml'), documentOf(after, 'new.xml'));
  if (!comparison) throw new Error('These are no feeds.');
  return changesOf(comparison);
}

const word = fc.stringMatching(/^[A-Za-z][a-z]{0,7}( [a-z]{1,5})?$/);

/** Feeds of episodes that have some of their parts, as they are found in the wild. */
const state: fc.Arbitrary<State> = fc
  .array(
    fc.record({
      title: fc.option(word),
      guid: fc.option(fc.constantFrom('id', 'https://example.com/')),
      day: fc.option(fc.integer({ min: 1, max: 28 })),
      url: fc.option(fc.constantFrom('same.mp3', 'own')),
      description: fc.option(word),
      more: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    { maxLength: 8 },
  )
  .map((rows) => ({
    head: base.head,
    episodes: rows.map(({ title, guid, day, url, description, more }, index): EpisodeMarkup => {
      const file = url === 'own' ? `${index}.mp3` : url;
      return {
        title: title ? `<title>${title}</title>` : '',
        guid: guid ? `<guid isPermaLink="false">${guid}${index}</guid>` : '',
        pubDate: day ? `<pubDate>${day} May 2026 16:00:00 +0000</pubDate>` : '',
        description: description ? `<description>${description}</description>` : '',
        enclosure: file
          ? `<enclosure url="https://media.example.com/${file}" length="${index}" type="audio/mpeg"/>`
          : '',
        more: more ? `<itunes:episode>${more}</itunes:episode>` : '',
      };
    }),
  }));

describe('two feeds', () => {
  test('that are the same differ in nothing', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(changes(one, one)).toEqual([]);
      }),
    );
  });

  test('that hold the same identified episodes in another order differ in nothing', () => {
    fc.assert(
      fc.property(state, (one) => {
        const episodes = one.episodes.filter(({ guid }) => guid !== '');
        const identified = { ...one, episodes };
        expect(changes(identified, reordered(identified))).toEqual([]);
      }),
    );
  });

  test('lose nothing and invent nothing', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const before = documentOf(one, 'old.xml');
        const after = documentOf(other, 'new.xml');
        const { pairs, gone, added } = comparisonOf(before, after) ?? { pairs: [], gone: [], added: [] };
        const old = [...pairs.map((pair) => pair.before), ...gone].map(({ index }) => index);
        const now = [...pairs.map((pair) => pair.after), ...added].map(({ index }) => index);
        const all = (count: number) => Array.from({ length: count }, (_, index) => index);
        expect(old.sort((a, b) => a - b)).toEqual(all(one.episodes.length));
        expect(now.sort((a, b) => a - b)).toEqual(all(other.episodes.length));
      }),
    );
  });
});

/** One field of an episode, another value for it, and what the list says then. */
const fields: Readonly<Record<string, readonly [keyof EpisodeMarkup, (text: string) => string]>> = {
  title: ['title', (text) => text.replace('</', ', again</')],
  description: ['description', (text) => text.replace('</', ' More.</')],
  date: ['pubDate', (text) => text.replace('16:00', '16:30')],
  audio: ['enclosure', (text) => text.replace('.mp3', '-2.mp3')],
  link: ['more', (text) => text.replace('</link>', '2</link>')],
  number: ['more', (text) => text.replace('<itunes:episode>', '<itunes:episode>1')],
  explicit: ['more', (text) => text.replace('false', 'true')],
  transcript: ['more', (text) => text.replace('text/vtt', 'application/x-subrip')],
  chapters: ['more', (text) => text.replace('.json', '-2.json')],
};

test('one changed field of one episode is exactly one change', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(fields)),
      fc.nat(base.episodes.length - 1),
      fc.boolean(),
      (field, at, turned) => {
        const [part, change] = fields[field] as (typeof fields)[string];
        const episodes = base.episodes.map((each, index) =>
          index === at ? { ...each, [part]: change(each[part]) } : each,
        );
        const after = { ...base, episodes };
        const found = changes(base, turned ? reordered(after) : after);
        expect(found.map((each) => [each.kind, each.field])).toEqual([['edited', field]]);
        expect(`<title>${found[0]?.title}</title>`).toBe(episodes[at]?.title);
      },
    ),
  );
});

/** What an element of the second episode says in another way, and states that differ in more than one thing. */
const more: Readonly<Record<string, readonly [State, State]>> = {
  'a guid that is an address now': [
    base,
    {
      ...base,
      episodes: base.episodes.map((each) => ({ ...each, guid: each.guid.replace('false', 'true') })),
    },
  ],
  'attributes in another order': [
    withMore('<a:b xmlns:a="urn:a" x="1" y="2" z="3">c</a:b>'),
    withMore('<a:b xmlns:a="urn:a" z="3" y="2" x="1">c</a:b>'),
  ],
  'elements in an element': [
    withMore('<podcast:value type="lightning"> <a x="1">one</a><b>two</b> three</podcast:value>'),
    withMore('<podcast:value type="lightning"> <b>two</b><a x="1">one</a> three</podcast:value>'),
  ],
  'an element within the one beside it': [
    withMore('<a:b xmlns:a="urn:a" x="1"><a:c>1</a:c><a:d>2</a:d></a:b>'),
    withMore('<a:b xmlns:a="urn:a" x="1"><a:c>1<a:d>2</a:d></a:c></a:b>'),
  ],
  'an element in one that had none': [
    withMore('<a:b xmlns:a="urn:a">Rust</a:b>'),
    withMore('<a:b xmlns:a="urn:a">Rust<a:c/></a:b>'),
  ],
  'many words': [
    withMore(`<podcast:podroll>${'<a>one word</a>'.repeat(60)}</podcast:podroll>`),
    withMore(`<podcast:podroll>${'<a>one more word</a>'.repeat(60)}</podcast:podroll>`),
  ],
  'a title without letters in common': [
    without('guid', base),
    without('guid', retitled(base, ['12: curl', 'abcd', 'Satellites 3', 'Fire', 'Kernels', 'Bye'])),
  ],
  'half of the episodes for new ones': [base, { ...base, episodes: renamed(retold(base)).episodes.slice(3) }],
  'another episode at an address': [
    unsized(without('pubDate', base)),
    renamed(unsized(without('pubDate', retitled(base, ['Curl, oxidized', 'Linux for rust', 'Wasm'])))),
  ],
  'two episodes with one number and date': [
    without('guid', without('enclosure', base)),
    without('guid', without('enclosure', without('title', base))),
  ],
};

function withMore(markup: string): State {
  const [newest, second, ...rest] = base.episodes as [EpisodeMarkup, EpisodeMarkup, ...EpisodeMarkup[]];
  return { ...base, episodes: [newest, { ...second, more: `${second.more}${markup}` }, ...rest] };
}

function without(part: keyof EpisodeMarkup, { head, episodes }: State): State {
  return { head, episodes: episodes.map((each) => ({ ...each, [part]: '' })) };
}

function retitled({ head, episodes }: State, titles: readonly string[]): State {
  return {
    head,
    episodes: episodes.map((each, index) => ({ ...each, title: `<title>${titles[index] ?? '?'}</title>` })),
  };
}

/** The recordings are of a length that nobody knows. */
function unsized({ head, episodes }: State): State {
  return {
    head,
    episodes: episodes.map((each) => ({
      ...each,
      enclosure: each.enclosure.replace(/length="\d+"/, 'length="0"'),
    })),
  };
}

/** Other episodes, a year later. */
function retold({ head, episodes }: State): State {
  const later = (each: EpisodeMarkup, index: number): EpisodeMarkup => ({
    ...each,
    title: `<title>Another ${index}</title>`,
    pubDate: each.pubDate.replace('2026', '2027').replace(/\w+,/, ''),
    enclosure: each.enclosure
      .replace('media.', `${index}.media.`)
      .replace(/length="\d+/, `length="9${index}`),
    more: '',
  });
  return { head, episodes: episodes.map(later) };
}

describe('what two feeds say differently is kept', () => {
  const states = mutations.map(({ name, from = (state) => state, change }) => {
    return [name, [from(base), change(from(base))]] as const;
  });
  test.each([...states, ...Object.entries(more)])('%s', (_, [before, after]) => {
    const there = documentOf(before, 'old.xml').source;
    const here = documentOf(after, 'new.xml').source;
    const found = changes(before, after);
    const placeOf = (source: typeof there, at: number | undefined) => {
      const { line, column } = position(source, at ?? 0);
      return at === undefined ? 'nowhere' : `${line}:${column}`;
    };
    const lines = found.map((each) => {
      const { kind, item, title, field, at } = each;
      const places = `${placeOf(there, at.before)} → ${placeOf(here, at.after)}`;
      const words = `\n    ${each.before ?? 'nothing'} → ${each.after ?? 'nothing'}`;
      const says = each.before === undefined && each.after === undefined ? '' : words;
      return `  ${[kind, field, item, title].filter((part) => part !== undefined).join(' ')} (${places})${says}`;
    });
    keeps(`  ${[summarize(found), ...lines].join('\n').trim()}`);
  });
});

test('the order of attributes is no change, however many there are', () => {
  const attributes = ['a="1"', 'b="2"', 'c="3"', 'd="4"', 'ab="5"'];
  const order = fc.shuffledSubarray(attributes, { minLength: attributes.length });
  fc.assert(
    fc.property(order, order, (one, other) => {
      const saying = (each: readonly string[]) => withMore(`<x:y xmlns:x="urn:x" ${each.join(' ')}>z</x:y>`);
      expect(changes(saying(one), saying(other))).toEqual([]);
      expect(changes(saying(one), saying(other.slice(1)))).toHaveLength(1);
    }),
    { numRuns: 30 },
  );
});

test('the words say what changed, and always how many guids did', () => {
  const [newest, ...older] = base.episodes as [EpisodeMarkup, ...EpisodeMarkup[]];
  const edited = older.map((each, index) =>
    index < 2 ? { ...each, description: `<description>${index}</description>` } : each,
  );
  const before = { ...base, episodes: older };
  expect(summarize(changes(before, { ...base, episodes: [newest, ...edited] }))).toBe(
    '1 new episode, 2 descriptions edited, 0 guids changed',
  );
  expect(summarize(changes(before, before))).toBe('no changes');
  const other = { ...base, head: base.head.replace('example.com/support', 'example.org/support') };
  expect(summarize(changes(base, other))).toBe('1 payment detail changed, 0 guids changed');
});

test.each([
  ['is cut off', feedOf(base).slice(0, -400)],
  ['ends in a comment', `${feedOf(base).slice(0, -400)}<!-- `],
  ['has no end tag of its root', feedOf(base).replace('</rss>', '')],
  ['is a web page', '<!DOCTYPE html><html><body>Not found</body></html>'],
  ['is empty', ''],
  ['is Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>Rust</title></feed>'],
])('a feed that %s is compared with nothing', (_, text) => {
  const feed = documentOf(base, 'feed.xml');
  const other = readText(text, { name: 'other.xml' });
  expect(comparisonOf(feed, other)).toBeUndefined();
  expect(comparisonOf(other, feed)).toBeUndefined();
});

test('a feed with faults that players forgive or not is compared as far as it goes', () => {
  const faulty = readText(feedOf(base).replace('Hello', 'Hello & bye'), { name: 'old.xml' });
  expect(comparisonOf(faulty, documentOf(base, 'new.xml'))?.pairs).toHaveLength(base.episodes.length);
});

test('ten thousand items that are all alike are compared', () => {
  const same = base.episodes[0] as EpisodeMarkup;
  const many = { ...base, episodes: Array.from({ length: 10_000 }, () => same) };
  const one = changes(many, { ...many, episodes: many.episodes.slice(1) });
  expect(one.map(({ kind }) => kind)).toEqual(['duplicate']);
  const unnamed = { ...same, guid: '', title: '<title>Rust</title>' };
  changes(many, { ...many, episodes: many.episodes.map(() => unnamed) });
});
