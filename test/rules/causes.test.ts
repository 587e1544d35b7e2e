import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { type Diagnostic, defaultProfiles, profiles } from '../../src/diagnostic.js';
import { fixFeed } from '../../src/fix/feed.js';
import { type Document, read, readText } from '../../src/xml/document.js';
import { singleFaults } from './single-faults.js';

/** The grand tour without what cannot be avoided in a feed that uses everything. */
const healthy = readFileSync(join(import.meta.dirname, '../fixtures/grand-tour.xml'), 'utf8').replace(
  /^ *<(podcast:images|itunes:block|itunes:applepodcastsverify|itunes:complete)[ >].*\n/gm,
  '',
);
const items = healthy.indexOf('<item>');
const now = Date.UTC(2026, 10, 26);

function judge(document: Document): readonly Diagnostic[] {
  return check(document, { profiles: defaultProfiles, now }).diagnostics;
}

function told(text: string): readonly string[] {
  return judge(readText(text, { name: 'feed.xml' })).map(({ rule }) => rule);
}

test('the healthy feed has no finding', () => {
  expect(told(healthy)).toEqual([]);
});

describe('one fault is told once, at its cause', () => {
  test.each(singleFaults)('behind the first %s, %j → %j: %s', (behind, from, to, rule) => {
    const at = healthy.indexOf(from, behind === 'item' ? items : 0);
    expect(at).toBeGreaterThan(-1);
    expect(told(healthy.slice(0, at) + to + healthy.slice(at + from.length))).toEqual([rule]);
  });
});

describe('a file that is cut off says so, and nothing else', () => {
  const places = Array.from({ length: 20 }, (_, index) =>
    Math.floor(((index + 1) * healthy.length) / 21),
  ).filter((at) => at > healthy.indexOf('<channel>') + 9);
  test.each(places)('after %d characters', (at) => {
    expect(told(healthy.slice(0, at))).toEqual(['xml/tag-unclosed']);
  });
});

describe('behind broken markup, nothing is told but', () => {
  const before = healthy.slice(0, items);
  const late = '<itunes:duration>soon</itunes:duration>';
  const words = '<title>Rust</title><description>How Rust came into the kernel.</description>';
  test.each([
    ['of an item that is cut off', `<item>${words}${late}<guid`, ['xml/tag-unclosed']],
    [
      'what is wrong in an item that is whole',
      `<item>${words}${late}</item><item>${words}${late}<guid`,
      ['itunes/duration-invalid', 'xml/tag-unclosed'],
    ],
    [
      'what is wrong in the channel, when it is cut off behind an item',
      `<itunes:type>both</itunes:type><item>${words}</item>`,
      ['itunes/type-invalid', 'xml/tag-unclosed'],
    ],
    [
      'what an item lacks that is not the broken one',
      `<item>${words.replace('</title>', '')}</item><item>${words.replace(/<title>.*?<.title>/, '')}</item></channel></rss>`,
      ['rss/item-title-missing', 'xml/tag-mismatched'],
    ],
  ])('%s', (_, markup, rules) => {
    const found = told(before + markup).filter((rule) => /duration|type|description|^xml|title/.test(rule));
    expect([...new Set(found)].sort()).toEqual(rules);
  });
});

describe('bytes in another encoding than the declared one', () => {
  const bytes = (text: string) => judge(read(Buffer.from(text, 'latin1'), { name: 'feed.xml' }));
  test('are not also replacement characters', () => {
    expect(bytes(healthy).map(({ rule }) => rule)).toEqual(['xml/invalid-utf8']);
  });
  test('are not also mojibake', () => {
    const utf8 = Buffer.from(healthy.replace('"UTF-8"', '"ISO-8859-1"'), 'utf8').toString('latin1');
    const found = bytes(utf8);
    expect(found.map(({ rule }) => rule)).toEqual(['xml/encoding-not-utf8']);
    expect(found[0]?.message).toContain('the bytes are UTF-8');
  });
});

test.each([
  ['itunes:author', ['xml/undeclared-prefix']],
  ['itune:author', ['xml/undeclared-prefix']],
  ['itunes:autor', ['itunes/element-unknown', 'xml/undeclared-prefix']],
])('<%s> under a prefix that is not declared is not missing as well', (name, rules) => {
  const feed = `<rss version="2.0"><channel><title>a</title><${name}>Matthias</${name}></channel></rss>`;
  expect(told(feed).filter((rule) => /author|prefix|element/.test(rule))).toEqual(rules);
});

test('a cause is as severe as what follows from it', () => {
  const text = healthy.replaceAll('<title>Rust for Linux</title>', '<titel>Rust for Linux</titel>');
  const [found] = judge(readText(text, { name: 'feed.xml' }));
  expect(found).toMatchObject({ rule: 'rss/element-unknown', severity: 'error' });
  expect(found?.severities).toMatchObject({ rss: 'warning', apple: 'error' });
});

test('where nobody asks about a wrong name, what is missing is told at it', () => {
  const text = healthy.replaceAll('<title>Rust for Linux</title>', '<titel>Rust for Linux</titel>');
  const { diagnostics } = check(readText(text, { name: 'feed.xml' }), { profiles: ['apple'], now });
  expect(diagnostics.map(({ rule, help }) => [rule, help])).toEqual([
    ['rss/item-title-missing', 'Write <title> instead of "titel".'],
  ]);
  expect(text.slice(diagnostics[0]?.span.start, diagnostics[0]?.span.end)).toBe('titel');
});

test.each([false, true])('no fix brings a new fault (unsafe: %s)', async (unsafe) => {
  const all = (document: Document) => check(document, { profiles, now, everywhere: true }).diagnostics;
  const worse: unknown[] = [];
  for (const [behind, from, to] of singleFaults.filter((_, index) => index % 5 === 0)) {
    const at = healthy.indexOf(from, behind === 'item' ? items : 0);
    const bytes = Buffer.from(healthy.slice(0, at) + to + healthy.slice(at + from.length));
    const before = new Set(all(read(bytes, { name: 'feed.xml' })).map(({ rule }) => rule));
    const { after } = await fixFeed(bytes, { name: 'feed.xml', unsafe, judge: all });
    worse.push(
      ...all(after)
        .filter(({ rule }) => !before.has(rule))
        .map(({ rule }) => [from, to, rule]),
    );
  }
  expect(worse).toEqual([]);
});
