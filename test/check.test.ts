import { describe, expect, test } from 'vitest';
import { check, most } from '../src/check.js';
import { type FinishedRule, rules } from '../src/rules/rule.js';
import { readText } from '../src/xml/document.js';

const prose = {
  summary: 'A title.',
  why: 'Because.',
  help: 'Do.',
  source: 'rss',
  bad: [],
  good: [],
} as const;

/** A rule that objects to every title. */
const titles = {
  ...prose,
  severity: { rss: 'warning', apple: 'info' },
  on: 'item/title',
  check: (title, report) => report(title, `The title is "${title.text}".`),
} satisfies FinishedRule;

function found(table: Readonly<Record<string, FinishedRule>>, items: number, strict = false) {
  const feed = `<rss><channel>${`<item><title>a</title>${' '.repeat(40)}</item>`.repeat(items)}</channel></rss>`;
  const document = readText(feed, { name: 'feed.xml' });
  return check(document, { profiles: ['rss', 'apple'], now: 0, strict, rules: rules(table) });
}

describe('the letter of a document', () => {
  const table = { 'test/title': { ...titles, letter: { rss: 'error' } } } as const;
  test('counts under strict only, and only for the profile that it belongs to', () => {
    expect(found(table, 1).diagnostics[0]?.severities).toEqual({ rss: 'warning', apple: 'info' });
    expect(found(table, 1, true).diagnostics[0]?.severities).toEqual({ rss: 'error', apple: 'info' });
  });
});

describe('a rule that is said once per feed', () => {
  test('gives one diagnostic with the count and the first places', () => {
    const { diagnostics } = found({ 'test/title': { ...titles, once: true } }, 1200);
    expect(diagnostics.map(({ count }) => count)).toEqual([1200]);
    expect(diagnostics[0]?.path).toBe('/rss/channel/item[1]/title');
    const { source, others = [] } = diagnostics[0] ?? {};
    expect(others).toHaveLength(1000);
    const inOrder = [...(source?.text.matchAll(/a(?=<.title>)/g) ?? [])].map(({ index }) => index);
    expect(others.map(({ span }) => span.start)).toEqual(inOrder.slice(1, 1001));
    expect(source?.text.slice(others[999]?.span.start, others[999]?.span.end)).toBe('a');
  });
});

describe('a rule that is said once for each message', () => {
  const feed = `<rss><channel>${'<item><title>a</title><title>b</title></item>'.repeat(3)}</channel></rss>`;
  const table = rules({ 'test/title': { ...titles, once: 'message' } });
  const found = (everywhere: boolean) =>
    check(readText(feed, { name: 'feed.xml' }), { profiles: ['rss'], now: 0, rules: table, everywhere });
  test('gives one diagnostic for each', () => {
    expect(found(false).diagnostics.map(({ message, count }) => [message, count])).toEqual([
      ['The title is "a".', 3],
      ['The title is "b".', 3],
    ]);
  });
  test('gives every place where that is asked', () => {
    expect(found(true).diagnostics.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe('a rule that finds more than anybody reads', () => {
  test('keeps a limited number and counts the rest', () => {
    const { diagnostics, more, uncounted } = found({ 'test/title': titles }, most.findings + 5);
    expect(diagnostics).toHaveLength(most.findings);
    expect([...more]).toEqual([['test/title', 5]]);
    expect([...uncounted]).toEqual([]);
  });
  test('keeps all where every place is asked for, and those alone that matter as much as is needed', () => {
    const table = rules({ 'test/error': { ...titles, severity: { rss: 'error' } }, 'test/title': titles });
    const feed = `<rss><channel>${'<item><title>a</title></item>'.repeat(most.findings + 5)}</channel></rss>`;
    const options = { profiles: ['rss'], now: 0, rules: table, everywhere: true, needed: 'error' } as const;
    const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), options);
    const of = (id: string) => diagnostics.filter(({ rule }) => rule === id).length;
    expect([of('test/error'), of('test/title')]).toEqual([most.findings + 5, most.findings]);
  });
  test('is not asked without end, which is said', () => {
    const { more, uncounted } = found({ 'test/title': titles }, 50_001);
    expect([...more]).toEqual([['test/title', 49_000]]);
    expect([...uncounted]).toEqual(['test/title']);
    expect([...found({ 'test/title': titles }, 50_000).uncounted]).toEqual([]);
  });
});

describe('a rule that yields to another', () => {
  const effect: FinishedRule = { ...titles, severity: { rss: 'error' }, yieldsTo: ['test/title'] };
  test('is silent where the other one speaks to the same profiles', () => {
    const { diagnostics } = found({ 'test/title': titles, 'test/effect': effect }, 1);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['test/title']);
  });
  test('gives the other one its severity where a profile would hear nothing', () => {
    const cause: FinishedRule = { ...titles, severity: { apple: 'error' } };
    const { diagnostics } = found({ 'test/title': cause, 'test/effect': effect }, 1);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['test/title']);
    expect(diagnostics[0]?.severities).toEqual({ rss: 'error', apple: 'error' });
  });
});

describe('a fault inside a file that the feed names', () => {
  const source = { name: 'notes.vtt', text: 'WEBVTT' };
  const inside: FinishedRule = {
    ...titles,
    check: ({ path }, report) => report({ source, span: { start: 0, end: 6 }, path }, 'It is empty.'),
  };
  test('is shown in that file', () => {
    expect(found({ 'test/inside': inside }, 1).diagnostics[0]?.source).toBe(source);
  });
});

describe('what directories ask of shows', () => {
  const asked: FinishedRule = { ...titles, severity: { rss: 'info', apple: 'error' } };
  function profilesFor(channel: string) {
    const feed = `<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>${channel}</channel></rss>`;
    const document = readText(feed, { name: 'feed.xml' });
    const rulebook = rules({ 'test/title': asked });
    return check(document, { profiles: ['rss', 'apple'], now: 0, rules: rulebook }).diagnostics[0]?.profiles;
  }
  const item = '<item><title>a</title></item>';
  test.each([
    ['a show', item, ['rss', 'apple']],
    ['a show that hides', `<itunes:block>Yes</itunes:block>${item}`, ['rss']],
    ['a show that says it does not hide', `<itunes:block>no</itunes:block>${item}`, ['rss', 'apple']],
    ['a publisher', `<podcast:medium>publisher</podcast:medium>${item}`, ['rss']],
    ['a list', `<podcast:medium>musicL</podcast:medium>${item}`, ['rss']],
    ['music', `<podcast:medium>music</podcast:medium>${item}`, ['rss', 'apple']],
    ['a live item', '<podcast:liveItem><title>a</title></podcast:liveItem>', ['rss']],
  ])('is asked of %s or not', (_name, channel, profiles) => {
    expect(profilesFor(channel)).toEqual(profiles);
  });
});
