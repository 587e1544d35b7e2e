import { describe, expect, test } from 'vitest';
import { check, noneSkipped } from '../../src/check.js';
import { changesOf } from '../../src/compare/changes.js';
import { comparisonOf } from '../../src/compare/comparison.js';
import { profiles } from '../../src/diagnostic.js';
import { changeFormats } from '../../src/report/changes.js';
import { clean } from '../../src/report/clean.js';
import { feedChange } from '../../src/rules/feed-change/index.js';
import { base, documentOf, type EpisodeMarkup, renamed, type State } from '../compare/feeds.js';
import { keeps } from '../kept.js';

function rendered(format: keyof typeof changeFormats, before: State, after: State, color = false): string {
  const [old, now] = [documentOf(before, 'old.xml'), documentOf(after, 'new.xml')];
  const comparison = comparisonOf(old, now);
  const { diagnostics } = check(now, {
    ...{ profiles, now: Date.UTC(2026, 5, 1), previous: old, rules: feedChange },
  });
  const files = [{ name: 'new.xml', diagnostics, document: now }];
  return changeFormats[format](
    {
      ...{ before: old.source, after: now.source, changes: comparison ? changesOf(comparison) : [] },
      findings: { files, skipped: noneSkipped, accepted: 0, profiles },
    },
    { color },
  );
}

function edited(change: (each: EpisodeMarkup, index: number) => Partial<EpisodeMarkup>): State {
  return { ...base, episodes: base.episodes.map((each, index) => ({ ...each, ...change(each, index) })) };
}

const words = 'Companies that run Rust in production tell how it went, and what they would do otherwise: ';
const described = (text: string) => edited(() => ({ description: `<description>${text}</description>` }));

/** States of a feed, and what becomes of it. */
const states: Readonly<Record<string, readonly [State, State]>> = {
  nothing: [base, base],
  'other guids': [base, renamed(base)],
  'the end of long descriptions': [described(`${words}one.`), described(`${words}two.`)],
  'the beginning of long descriptions': [described(`One. ${words}`), described(`Two. ${words}`)],
  'a short one for a long one': [described(words.slice(0, 60)), described(words.slice(0, 60) + words)],
  'all at once': [
    { ...base, episodes: base.episodes.slice(1) },
    {
      head: base.head
        .replace('example.com/support', 'example.org/support')
        .replace('<itunes:type>episodic', '<itunes:type>serial')
        .replace('<itunes:author>', '<x:`|y xmlns:x="urn:a&gt;@b"/><itunes:author>'),
      episodes: edited((_, index) => ({
        ...(index === 1 && { title: '<title>`` a ` b | c</title>', guid: '<guid>new</guid>' }),
        ...(index === 2 && { description: '<description> </description>', more: '' }),
      })).episodes.slice(0, -1),
    },
  ],
  'more than anybody reads': [
    { ...base, episodes: many('') },
    { ...base, episodes: many('!') },
  ],
};

function many(more: string): readonly EpisodeMarkup[] {
  const [first] = base.episodes as readonly [EpisodeMarkup];
  return Array.from({ length: 30 }, (_, index) => ({
    ...first,
    title: `<title>Part ${index}${more}</title>`,
    guid: `<guid>${index}${more}</guid>`,
    enclosure: first.enclosure.replace('.mp3', `${index}.mp3`),
    pubDate: '',
  }));
}

describe.each(Object.entries(states))('%s', (_, [before, after]) => {
  test.each(['pretty', 'markdown'] as const)('is kept as it is shown: %s', (format) => {
    keeps(
      rendered(format, before, after)
        .replace(/^(?=.)/gm, '  ')
        .trimEnd(),
    );
  });

  test('is the same in colours', () => {
    const plain = rendered('pretty', before, after, true).replaceAll(/\u001b\[\d+m/g, '');
    expect(plain).toBe(rendered('pretty', before, after));
  });
});

test.each([
  ['a\tb', 'a  b'],
  ['a\u001b[31mb\u202ec', 'a\uFFFD[31mb\uFFFDc'],
  ['::error::x', '::error::x'.replace('::', ':\uFFFD')],
  [' ::error::x', ' :\uFFFDerror::x'],
  ['a ::b', 'a ::b'],
  ['##[error]x ##vso[y ##teamcity[z ## w', '#\uFFFD[error]x #\uFFFDvso[y #\uFFFDteamcity[z ## w'],
  ['Grüße, 日本語 🦀', 'Grüße, 日本語 🦀'],
])('%j is printed as %j', (text, printed) => expect(clean(text)).toBe(printed));
