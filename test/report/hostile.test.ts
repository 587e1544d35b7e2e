import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { changesOf } from '../../src/compare/changes.js';
import { comparisonOf } from '../../src/compare/comparison.js';
import { profiles } from '../../src/diagnostic.js';
import { changeFormats } from '../../src/report/changes.js';
import { type FormatName, formats } from '../../src/report/index.js';
import type { RenderOptions, Report } from '../../src/report/report.js';
import { escapedAttribute, escapedText } from '../../src/text/escape.js';
import { type Document, readText } from '../../src/xml/document.js';

/** What tries to steer a terminal, a CI, a spreadsheet, a page or a table. */
const pieces = [
  ...[
    '\u001b[31m',
    '\u001b]0;x\u0007',
    '\u009b2J',
    '\u0007',
    '\b',
    '\r',
    '\n',
    '\r\n',
    '\t',
    '\u0085',
    '\u2028',
  ],
  ...['\u202e', '\u2066', '\u200b', '\u200f', '\ufeff', '\u061c'],
  ...[
    '::error::x',
    '::stop-commands::x',
    ' ::warning file=a::x',
    '##[error]x',
    '##vso[task.complete]',
    '##teamcity[x]',
  ],
  ...[
    '=1+1',
    '+1',
    '-1',
    '@x',
    '"',
    ',',
    "'",
    ';',
    '<script>alert(1)</script>',
    '<!--',
    ']]>',
    '</',
    '&',
    '&#27;',
  ],
  ...[
    '|',
    '`',
    '](javascript:alert(1))',
    '![x](http://x.example/)',
    '**',
    '\\',
    '%0A',
    '%',
    'tea',
    '🦀',
    '\ud800',
  ],
];
const text = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
  .map((each) => each.join(''));

/** What XML may hold of a text. */
function inXml(hostile: string): string {
  return hostile.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
}

/** A report in which a text stands wherever one of somebody else's may. */
function reportOf(hostile: string): { readonly report: Report; readonly document: Document } {
  const inside = escapedText(inXml(hostile));
  const value = escapedAttribute(inXml(hostile));
  const feed = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>${inside}</title>
<link>${inside}</link><language>${inside}</language><podcast:medium>${inside}</podcast:medium>
<item><title>${inside}</title><guid>${inside}</guid><pubDate>${inside}</pubDate>
<enclosure url="${value}" length="${value}" type="${value}"/></item>
<a>${hostile}</a><a b="${hostile}"/></channel></rss>`;
  const document = readText(feed, { name: hostile });
  const { diagnostics, skipped, more } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  const worded = diagnostics.map((each) => ({ ...each, message: hostile, help: hostile, why: hostile }));
  const files = [
    { name: hostile, diagnostics, more, document },
    { name: `${hostile}2`, diagnostics: worded.slice(0, 3), document },
    { name: hostile, diagnostics: [], unreadable: hostile },
  ];
  return { document, report: { files, profiles, skipped, accepted: 0, fixable: [hostile] } };
}

// Everything that Unicode calls a control or a format character and that is more than how a word is spelt.
const steering = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** That nothing in what was printed is more than text to whoever shows it. */
function expectHarmless(printed: string, commands: RegExp | undefined): void {
  expect(printed).not.toMatch(steering);
  expect(printed).not.toMatch(/##(?:\[|vso\[|teamcity\[)/);
  for (const line of printed.split('\n')) {
    if (/^\s*::/.test(line)) expect(line).toMatch(commands ?? /^$/);
  }
}

const options: readonly RenderOptions[] = [
  { color: false, version: '1.2.3' },
  { color: false, version: '1.2.3', width: 60, verbose: true, groupBy: 'file' },
];

/** The feed before somebody changed everything in it. */
const changed =
  '<rss version="2.0"><channel><title>A</title><item><title>A</title><guid>1</guid></item></channel></rss>';

/** The commands that airworthy itself gives to GitHub. */
const annotation =
  /^::(?:error|warning|notice) file=[^,:]*(?:,(?:line|endLine|col|endColumn|title)=[^,:]*)*::/;

/** That a report in one format says what it says, and nothing more. */
function expectSound(format: FormatName, printed: string, hostile: string): void {
  const lines = format === 'csv' ? printed.replaceAll('\r\n', '\n') : printed;
  expectHarmless(lines, format === 'github' ? annotation : undefined);
  if (format === 'csv') {
    const cells = [...lines.matchAll(/(?<=^|[,\n])(?:"(?:[^"]|"")*"|[^",\n]*)(?=[,\n]|$)/g)].map(
      ([cell]) => cell,
    );
    expect(cells.length).toBeGreaterThan(8);
    for (const cell of cells) expect(cell).not.toMatch(/^"?[=+\-@]/);
  }
  if (format === 'markdown') {
    const foreign = lines.replace(
      /\[[\w/-]+\]\(https:\/\/airworthy\.github\.io\/airworthy\/rules\/[\w/-]+\.html\)/g,
      '',
    );
    expect(foreign).not.toMatch(/[<`\\]|\]\(|\*\*(?!\d|$)/m);
  }
  if (format === 'html') expect(lines).not.toMatch(/<script>alert/);
  if (format === 'junit' || format === 'checkstyle') {
    expect(readText(lines, { name: format }).findings).toEqual([]);
  }
  if (format === 'json') {
    const told = JSON.parse(lines) as { files: readonly { file: string }[] };
    expect(told.files[0]?.file).toBe(hostile);
  }
}

test('every format shows hostile text as text', async () => {
  const names = Object.keys(formats) as FormatName[];
  const renderers = await Promise.all(
    names.map(async (format) => ({ format, render: await formats[format].load() })),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...options), (hostile, how) => {
      const { report, document: after } = reportOf(hostile);
      for (const { format, render } of renderers) expectSound(format, render(report, how), hostile);
      const before = readText(changed, { name: hostile });
      const comparison = comparisonOf(before, after);
      if (!comparison) throw new Error('There is nothing to compare.');
      const changes = changesOf(comparison);
      expect(changes).not.toEqual([]);
      const diff = { before: before.source, after: after.source, changes, findings: report };
      for (const print of Object.values(changeFormats)) {
        expectHarmless(print(diff, { color: false }), undefined);
      }
    }),
    { numRuns: 20 },
  );
});
