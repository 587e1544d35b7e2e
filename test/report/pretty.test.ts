import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { profiles } from '../../src/diagnostic.js';
import { pretty } from '../../src/report/pretty.js';
import { readText } from '../../src/xml/document.js';

function report(feed: string, color = false): string {
  const document = readText(feed, { name: 'feed.xml' });
  const { diagnostics, skipped } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  return pretty({ files: [{ name: 'feed.xml', diagnostics }], skipped, accepted: 0 }, { color });
}

const item =
  '<item><title>Rust for Linux</title><pubDate>11.12.2025</pubDate><itunes:explicit>yes</itunes:explicit></item>';

function feedOf(items: string): string {
  return `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">\n<channel>\n${items}\n</channel>\n</rss>\n`;
}

describe('a feed with a thousand faults', () => {
  const text = report(feedOf(`${item}\n`.repeat(1000)));

  test('is told in a few screens', () => {
    expect(text.split('\n').length).toBeLessThan(400);
  });

  test('the worst comes first', () => {
    const severities = [...text.matchAll(/^feed\.xml:\d+:\d+ {2}(error|warning|info) /gm)].map(
      ([, each]) => each,
    );
    expect(severities).toEqual([...severities].sort((a, b) => rank(a) - rank(b)));
    expect(new Set(severities)).toEqual(new Set(['error', 'warning', 'info']));
  });

  test('the same fault in many items is folded with a count', () => {
    expect(text).toContain('… and 994 more of rss/pubdate-invalid');
    expect(text.match(/ {2}error {2}rss\/pubdate-invalid/g)).toHaveLength(1);
  });
});

function rank(severity: string | undefined): number {
  return ['error', 'warning', 'info'].indexOf(severity ?? '');
}

test('a line of a minified feed is cut around the fault', () => {
  const text = report(feedOf(item.repeat(1000)).replaceAll('\n', ''));
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(300);
  expect(text).toMatch(/│ …?.*<pubDate>11\.12\.2025<\/pubDate>.*…\n/);
});

test('carets stand below the fault, whatever stands before it', () => {
  const lines = report(feedOf(`<item><title>\t🦀 Rüst</title><pubDate>now</pubDate></item>`)).split('\n');
  const at = lines.findIndex((line) => line.includes('  rss/pubdate-invalid  ')) + 2;
  const column = (lines[at] ?? '').indexOf('now');
  expect(lines[at + 1]?.slice(column, column + 3)).toBe('^^^');
});

test('colours stand around words only when they are wanted', () => {
  expect(report(feedOf(item))).not.toContain('\u001b[');
  expect(report(feedOf(item), true)).toContain('\u001b[31merror');
});
