import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { check, noneSkipped } from '../../src/check.js';
import { profiles } from '../../src/diagnostic.js';
import { html } from '../../src/report/html.js';
import { json } from '../../src/report/json.js';
import { pretty } from '../../src/report/pretty.js';
import { readText } from '../../src/xml/document.js';

function report(feed: string, color = false, verbose = false): string {
  const document = readText(feed, { name: 'feed.xml' });
  const { diagnostics, skipped } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  return pretty({ files: [{ name: 'feed.xml', diagnostics }], skipped, accepted: 0 }, { color, verbose });
}

const item =
  '<item><title>Rust for Linux</title><pubDate>11.12.2025</pubDate><itunes:explicit>yes</itunes:explicit></item>';

function feedOf(items: string): string {
  return `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">\n<channel>\n${items}\n</channel>\n</rss>\n`;
}

describe('several feeds', () => {
  const files = ['a.xml', 'b.xml'].map((name) => {
    const document = readText(feedOf(name === 'a.xml' ? '' : item), { name });
    return { name, document, diagnostics: check(document, { profiles, now: 0 }).diagnostics };
  });
  const gone = { name: 'gone.xml', diagnostics: [], unreadable: 'gone.xml does not exist' };
  const several = { files: [...files, gone], skipped: noneSkipped, accepted: 0 };

  test('have a line each, in the order of the arguments, before the faults', () => {
    const lines = pretty(several, { color: false }).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      expect.stringMatching(/^fail {2}a\.xml {2}\d+ errors?, /),
      expect.stringMatching(/^fail {2}b\.xml {2}\d+ errors?, /),
      'fail  gone.xml does not exist',
      '',
    ]);
  });

  test('are told by rule, or by file', () => {
    const rule = ' {2}error {2}rss/channel-title-missing';
    const times = (groupBy: 'rule' | 'file') =>
      pretty(several, { color: false, groupBy }).match(new RegExp(rule, 'g'))?.length;
    expect(times('rule')).toBe(1);
    expect(times('file')).toBe(2);
    const text = pretty(several, { color: false, groupBy: 'file' });
    expect(text.indexOf('\na.xml\n')).toBeLessThan(text.indexOf('\na.xml:'));
    expect(text.lastIndexOf('\na.xml:')).toBeLessThan(text.indexOf('\nb.xml\n'));
  });
});

test('findings that were counted and not kept are told with those of their rule', () => {
  const document = readText(feedOf(item), { name: 'feed.xml' });
  const { diagnostics } = check(document, { profiles, now: 0 });
  for (const severity of ['error', 'warning', 'info'] as const) {
    const rule = diagnostics.find((each) => each.severity === severity)?.rule ?? '';
    const files = [{ name: 'feed.xml', diagnostics, more: new Map([[rule, 7]]) }];
    const text = pretty({ files, skipped: noneSkipped, accepted: 0 }, { color: false, verbose: true });
    const own = diagnostics.filter((each) => each.rule === rule).length;
    expect({ severity, text }).toEqual({
      severity,
      text: expect.stringContaining(`  … and 7 more of ${rule}\n`),
    });
    expect(own).toBeGreaterThan(0);
  }
});

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
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']));
  });

  test('the same fault in many items is folded with a count', () => {
    expect(text).toContain('… and 996 more of rss/pubdate-invalid');
    expect(text.match(/ {2}error {2}rss\/pubdate-invalid/g)).toHaveLength(1);
  });
});

test('what was not counted to the end is said to be at least so much', () => {
  const document = readText(feedOf(`${item}\n`.repeat(1000)), { name: 'feed.xml' });
  const { diagnostics, skipped } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  const file = { name: 'feed.xml', diagnostics, uncounted: new Set(['rss/pubdate-invalid']) };
  const report = { files: [file], skipped, accepted: 0, profiles };
  const text = pretty(report, { color: false });
  expect(text).toContain('… and at least 996 more of rss/pubdate-invalid');
  expect(text).toMatch(/^at least [\d,]+ errors, /m);
  for (const words of ['RSS 2.0: invalid (at least 1,', 'Apple Podcasts: refuses (at least 1,'])
    expect(text).toContain(words);
  expect(html(report, { color: false })).toContain('invalid (at least 1,');
  const told = JSON.parse(json(report, { color: false }));
  expect(told.verdicts.rss).toMatch(/^invalid \(at least 1,/);
  expect(told.summary.uncounted).toBe(true);
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
  const heading = lines.findIndex((line) => line.includes('  rss/pubdate-invalid  '));
  const at = lines.findIndex((line, index) => index > heading && line.includes('<pubDate>now'));
  const before = (lines[at] ?? '').slice(0, (lines[at] ?? '').indexOf('now'));
  // The crab is two columns wide.
  expect(lines[at + 1]?.indexOf('^^^')).toBe(before.length - '🦀'.length + 2);
});

test('colours stand around words only when they are wanted', () => {
  expect(report(feedOf(item))).not.toContain('\u001b[');
  expect(report(feedOf(item), true)).toContain('\u001b[31merror');
});

test('on a screen it says what was looked at, and for how long', () => {
  const document = readText(feedOf(item), { name: 'feed.xml' });
  const { diagnostics, skipped } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  const found = { files: [{ name: 'feed.xml', diagnostics, document }], skipped, accepted: 0, profiles };
  expect(pretty(found, { color: false, seconds: 0.26 })).toContain(
    '\nLooked at 1 feed with 1 item in 0.3 s.\nRSS 2.0: ',
  );
  expect(pretty(found, { color: false })).not.toContain('Looked at');
});

test('infos are one closing line unless all is wanted', () => {
  const feed = feedOf(item);
  expect(report(feed)).not.toMatch(/ {2}info {2}/);
  expect(report(feed)).toContain('--verbose');
  expect(report(feed, false, true)).toMatch(/ {2}info {2}/);
});

test('paragraphs fit on the screen, and each place has its own help', () => {
  const document = readText(feedOf(`${item}${item.replace('11.12.2025', 'Wed, 11 Dec 2025 16:00:00 XYZ')}`), {
    name: 'feed.xml',
  });
  const { diagnostics, skipped } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  const files = [{ name: 'feed.xml', diagnostics }];
  const text = pretty({ files, skipped, accepted: 0, profiles }, { color: false, width: 60, verbose: true });
  for (const line of text.split('\n'))
    if (/^ {2}[A-Z]/.test(line)) expect(line.length).toBeLessThanOrEqual(60);
  for (const { help } of diagnostics) expect(text.replace(/\s+/g, ' ')).toContain(help.replace(/\s+/g, ' '));
});

test('a report ends with the command that fixes what can be fixed, and marks each', () => {
  const document = readText(
    feedOf(`${item.replace('11.12.2025', '2025-12-11T16:00:00Z')}<item><title>CafÃ©</title></item>`),
    { name: 'my feed.xml' },
  );
  const { diagnostics, skipped } = check(document, {
    profiles: ['rss', 'psp1'],
    now: Date.UTC(2026, 10, 20),
  });
  const files = [{ name: 'my feed.xml', diagnostics }];
  const shown = (fixable: readonly string[]) =>
    pretty({ files, skipped, accepted: 0, fixable }, { color: false, verbose: true });
  const text = shown(['my feed.xml']);
  expect(text).toMatch(/\n\d+ places can be fixed: airworthy fix 'my feed\.xml' \(1 more with --unsafe\)\n$/);
  expect(text).toContain('Write "Thu, 11 Dec 2025 16:00:00 +0000". (can be fixed automatically)');
  expect(text).toContain('Write "é". (can be fixed with --unsafe)');
  expect(shown([])).not.toContain('airworthy fix');
});

/** A feed that works, with a warning of each of so many rules. */
const improvable = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Rust in Production</title><lnk>x</lnk><webmaster>x</webmaster><itunes:kind>x</itunes:kind><atom:lnk/>
<itunes:type>both</itunes:type><itunes:category text="Technologie"/><itunes:complete>true</itunes:complete>
<ttl>soon</ttl><skipDays><day>Thu</day></skipDays><lastBuildDate>yesterday</lastBuildDate><itunes:author>Matthias</itunes:author>
</channel></rss>`;

describe('warnings', () => {
  const found = (errors: boolean) => {
    const document = readText(improvable, { name: 'feed.xml' });
    const { diagnostics: all, skipped } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
    const diagnostics = all.filter(({ severity }) => errors || severity !== 'error');
    const files = [{ name: 'feed.xml', diagnostics }];
    const text = pretty({ files, skipped, accepted: 0, profiles }, { color: false });
    return { text, warnings: diagnostics.filter(({ severity }) => severity === 'warning') };
  };
  test('fit on a screen, in full where there is room and in a line each then', () => {
    const { text, warnings } = found(false);
    expect(text.split('\n').length).toBeLessThanOrEqual(40);
    expect(text).toMatch(/ {2}warning {2}\S+ {2}rss/);
    expect(text).toMatch(/ {2}warning {2}\S+ {2}[<A-Z].*\.\n/);
    expect(new Set(warnings.map(({ rule }) => rule)).size).toBeGreaterThan(8);
  });
  test('are counted where there is no room', () => {
    const { text, warnings } = found(true);
    const listed = new Set([...text.matchAll(/ {2}warning {2}(\S+)/g)].map(([, rule]) => rule));
    const rest = Number(/… and warnings of (\d+) more rules/.exec(text)?.[1] ?? 0);
    expect(listed.size + rest).toBe(new Set(warnings.map(({ rule }) => rule)).size);
    expect(rest).toBeGreaterThan(0);
  });
});

test('what is shown fits on a narrow screen, with the caret below the fault', () => {
  const document = readText(feedOf(`<item><title>${'\u65e5\u672c '.repeat(8)}</title>${item.slice(6)}`), {
    name: 'feed.xml',
  });
  const { diagnostics } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  const skipped = { network: 26, address: 13, files: 46, previous: 27 };
  const files = [{ name: 'feed.xml', document, diagnostics }];
  const text = pretty({ files, profiles, skipped, accepted: 0 }, { color: false, width: 60 });
  const lines = text.split('\n');
  const verdicts = lines.filter((line) => /: (?:invalid|refuses|takes it|valid|not certified)/.test(line));
  expect(verdicts.length).toBeGreaterThan(2);
  for (const line of [...verdicts, ...lines.filter((each) => each.startsWith('  '))]) {
    expect(stringWidth(line), line).toBeLessThanOrEqual(60);
  }
  const carets = lines.findIndex((line) => /\u2502 +\^{10}$/.test(line));
  const start = lines[carets]?.indexOf('^') ?? 0;
  let before = lines[carets - 1] ?? '';
  while (stringWidth(before) > start) before = before.slice(0, -1);
  expect(lines[carets - 1]?.slice(before.length)).toMatch(/^11\.12\.2025/);
});

test('a fault stands between the lines next to it, where they fit', () => {
  const text = report(
    feedOf(`<description>Rust</description>\n<item><pubDate>now</pubDate></item>\n<ttl>60</ttl>`),
  );
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes('<pubDate>now'));
  expect(lines.slice(at - 1, at + 3)).toEqual([
    '    3 │ <description>Rust</description>',
    '    4 │ <item><pubDate>now</pubDate></item>',
    expect.stringMatching(/^ {6}│ +\^+$/),
    '    5 │ <ttl>60</ttl>',
  ]);
});

test('warnings for which there is no room are wrapped to the screen', () => {
  const document = readText(feedOf(`${item}\n`.repeat(3)), { name: 'feed.xml' });
  const { diagnostics, skipped } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  const files = [{ name: 'feed.xml', diagnostics }];
  const narrow = pretty({ files, skipped, accepted: 0 }, { color: false, width: 50 }).split('\n');
  const wide = pretty({ files, skipped, accepted: 0 }, { color: false }).split('\n');
  const brief = /^feed\.xml:\d+:\d+ {2}warning {2}\S+ {2}[A-Z<]/;
  const [one = ''] = wide.filter((line) => brief.test(line) && line.length > 60);
  const head = /^\S+ {2}warning {2}\S+/.exec(one)?.[0] ?? '';
  expect(head).not.toBe('');
  const at = narrow.indexOf(head);
  const next = narrow.slice(at + 1).findIndex((line) => !line.startsWith('  '));
  const said = narrow.slice(at + 1, at + 1 + next);
  for (const line of said) expect(line.length).toBeLessThanOrEqual(50);
  expect(`${head}  ${said.map((line) => line.trim()).join(' ')}`).toBe(one);
});

test.each([40, 46])('on %i columns every line of a report fits, but those that are to be copied', (width) => {
  const document = readText(feedOf(`${item}\n`.repeat(3)), { name: 'feed.xml' });
  const { diagnostics, skipped } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  const files = [{ name: 'feed.xml', diagnostics, document }];
  const render = (columns?: number) =>
    pretty(
      { files, profiles, skipped, accepted: 0, fixable: ['feed.xml'] },
      { color: false, seconds: 0.25, ...(columns !== undefined && { width: columns }) },
    );
  const copied = /^(?:feed\.xml:\d+:\d+ {2}\w+ {2}\S+|\d+ places? can be fixed: .*)$/;
  const lines = render(width).split('\n');
  expect(lines.some((line) => copied.test(line))).toBe(true);
  // An address has no place to break.
  const isWhole = (line: string) => copied.test(line) || /^ {2}\S+$/.test(line);
  expect(lines.filter((line) => stringWidth(line) > width && !isWhole(line))).toEqual([]);
  const words = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .join(' ');
  for (const each of [
    'Infos are not shown: add --verbose to see everything.',
    'Looked at 1 feed with 3 items in 0.3 s.',
  ])
    expect(words(render(width))).toContain(each);
  // Where the screen is wide enough, each of them is one line.
  expect(render(1000)).toBe(render());
});
