import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { profiles, severities } from '../../src/diagnostic.js';
import { baselineOf, printBaseline, readBaseline, withoutKnown } from '../../src/report/baseline.js';
import { type FormatName, formats } from '../../src/report/index.js';
import { count, type Report } from '../../src/report/report.js';
import { verdictsOf } from '../../src/report/verdict.js';
import { readText } from '../../src/xml/document.js';
import { keeps } from '../kept.js';
import { diagnosticsIn } from '../run.js';

const namespaces = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';

function item(title: string, guid: string, date = '11.12.2025'): string {
  return `<item><title>${title}</title><guid>${guid}</guid><pubDate>${date}</pubDate><itunes:explicit>yes</itunes:explicit></item>`;
}

function reportOn(items: string, name = 'feeds/rust in production.xml'): Report {
  const text = `<rss version="2.0" ${namespaces}>\n<channel>\n${items}\n</channel>\n</rss>\n`;
  const document = readText(text, { name });
  const { diagnostics, skipped, more } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  return { files: [{ name, diagnostics, more, document }], profiles, skipped, accepted: 0 };
}

async function render(format: FormatName, report: Report): Promise<string> {
  return (await formats[format].load())(report, { color: false, version: '1.2.3' });
}

/** A title that tries to steer terminals, CI services, web pages and spreadsheets, and a value that does so too. */
const hostile = '::error::pwned&#10;::warning::x <![CDATA[<script>alert(1)</script>]]> \u202e\u009b31m';
const report = reportOn(`${item(hostile, 'a')}\n${item('Rust for Linux', 'b', '=1+1')}`);
const unreadable: Report = {
  ...report,
  files: [...report.files, { name: 'gone.xml', diagnostics: [], unreadable: 'gone.xml does not exist' }],
};
const names = Object.keys(formats) as FormatName[];

/** How a report in each format begins. */
const begins: Readonly<Record<FormatName, RegExp>> = {
  pretty: /^\S/,
  summary: /^fail {2}feeds\/rust in production\.xml {2}\d+ errors/,
  concise: /^gone\.xml does not exist\nfeeds\/rust in production\.xml:\d+:\d+: error /,
  json: /^\{\s*"version"/,
  ndjson: /^\{"[^\n]+\}\n\{/,
  sarif: /^\{\s*"\$schema"/,
  junit: /^<\?xml [^>]+>\s*<testsuites/,
  checkstyle: /^<\?xml [^>]+>\s*<checkstyle/,
  github: /^::error /,
  gitlab: /^\[\s*\{/,
  markdown: /^[#|*]/,
  csv: /^file,line,column,/,
  html: /^<!doctype html>/i,
};

describe.each(names)('%s', (format) => {
  test('begins as its readers expect', async () => {
    expect(await render(format, unreadable)).toMatch(begins[format]);
  });

  test('is the same for the same report', async () => {
    expect(await render(format, unreadable)).toBe(await render(format, unreadable));
  });

  test('is kept, letter for letter', async () => {
    const fine = { name: 'fine.xml', diagnostics: [] };
    const small = reportOn(`<ttl>soon</ttl>${item('Soil', 'a')}${item('Roots', 'b')}`, 'feed.xml');
    // Two of each severity are enough to see how they are written.
    const some = small.files.map(({ diagnostics, ...file }) => {
      const ofEach = severities.flatMap((severity) =>
        diagnostics.filter((each) => each.severity === severity).slice(0, 2),
      );
      return { ...file, diagnostics: ofEach };
    });
    for (const files of [[...some, fine, ...unreadable.files.slice(1)], [fine], []]) {
      const text = await render(format, { ...small, profiles: profiles.slice(0, 2), files });
      keeps(
        text
          .replace(/<(style|script)>.*?<\/\1>/gs, '<$1/>')
          .replace(/^(?=.)/gm, '  ')
          .trimEnd(),
      );
    }
  });

  test('sends nothing that steers a terminal', async () => {
    const text = await render(format, unreadable);
    expect(text).not.toMatch(/[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    if (format !== 'github') expect(text).not.toMatch(/^::/m);
  });

  test('says so when nothing was found', async () => {
    const nothing = { ...report, files: [{ name: 'feed.xml', diagnostics: [] }] };
    const text = await render(format, nothing);
    if (format === 'json' || format === 'sarif' || format === 'gitlab') JSON.parse(text);
    if (format === 'concise') expect(text).toBe('');
    else expect(text).not.toBe('');
  });
});

// People at a terminal are told on standard error.
test.each(names.filter((format) => format !== 'pretty'))(
  '%s names the file that could not be read',
  async (format) => {
    expect(await render(format, unreadable)).toMatch(/gone\.xml/);
  },
);

test('SARIF is valid, and each region holds the faulty text', async () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../fixtures/schemas/sarif-2.1.0.json'), 'utf8'),
  ) as object;
  const ajv = new Ajv04.default({ unicodeRegExp: false, strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const log = JSON.parse(await render('sarif', unreadable));
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);

  const [run] = log.runs;
  const lines = (report.files[0]?.document?.source.text ?? '').split('\n');
  const result = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'rss/pubdate-invalid');
  const { region, artifactLocation } = result.locations[0].physicalLocation;
  expect(lines[region.startLine - 1]?.slice(region.startColumn - 1, region.endColumn - 1)).toBe('11.12.2025');
  expect(artifactLocation.uri).toBe('feeds/rust%20in%20production.xml');
  expect(run.tool.driver.rules[result.ruleIndex]).toMatchObject({
    id: 'rss/pubdate-invalid',
    helpUri: expect.stringMatching(/^https:\S+\/rules\/rss\/pubdate-invalid\.html$/),
  });
  expect(run.invocations[0].executionSuccessful).toBe(false);
});

test('JSON is as its schema says, says each rule once, and is whole with --verbose', async () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../src/report/report.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv.default({ allErrors: true, allowUnionTypes: true }).compile(schema);
  const many = { ...unreadable, files: [...unreadable.files, ...reportOn(item('x', 'a'), 'b.xml').files] };
  const render = await formats.json.load();
  for (const verbose of [false, true]) {
    const text = render(many, { color: false, verbose });
    const told = JSON.parse(text);
    expect(validate(told), JSON.stringify(validate.errors)).toBe(true);
    const rules = Object.values(told.rules as Record<string, object>).flatMap(Object.keys);
    expect(new Set(rules).size).toBe(rules.length);
    const found = diagnosticsIn(text);
    expect(found).toHaveLength(many.files.flatMap(({ diagnostics }) => diagnostics).length);
    expect(found.filter(({ file }) => file === 'b.xml')).not.toEqual([]);
    if (!verbose) continue;
    const [first] = many.files[0]?.diagnostics ?? [];
    const { rule, severity, message, whose, why, help, path } = first ?? {};
    expect(found[0]).toMatchObject({ rule, severity, message, whose, why, help, path });
  }
});

test('JSON is smaller than the feed that it speaks of, whose every date and duration is wrong', async () => {
  const feed = readFileSync(join(import.meta.dirname, '../../feeds/linux-unplugged/feed.xml'), 'utf8');
  const text = feed.replace(/(?<=<pubDate>)\w+/g, 'Xyz').replace(/(?<=<itunes:duration>)/g, '1:00:');
  const document = readText(text, { name: 'feed.xml' });
  const { diagnostics, skipped, more } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  expect(diagnostics.length).toBeGreaterThan(5);
  const files = [{ name: 'feed.xml', diagnostics, more, document }];
  const told = await render('json', { files, profiles, skipped, accepted: 0 });
  expect(told.length).toBeLessThan(text.length);
});

test('SARIF and JSON carry the edits of a fix', async () => {
  const feed = reportOn('<item><title>Rust</title><pubDate>Wed, 11 Dec 2025 16:00:00 GMT</pubDate></item>');
  const { rules } = JSON.parse(await render('json', feed));
  expect(rules.warning['rss/pubdate-weekday-wrong']).toMatchObject({
    ...{ fix: 'Write "Thu"', safe: false, write: 'Thu' },
    findings: [{ at: [3, 35, 3, 38] }],
  });
  const log = JSON.parse(await render('sarif', feed));
  expect(JSON.stringify(log)).toContain('"insertedContent":{"text":"Thu"}');
});

test('JSON and SARIF have every place of what is said once per feed, with its edits', async () => {
  const items = Array.from(
    { length: 7 },
    () => '<item><title>R</title><itunes:duration>43:00</itunes:duration></item>',
  );
  const feed = reportOn(items.join('\n'));
  const { rules } = JSON.parse(await render('json', feed));
  const rule = 'itunes/duration-not-seconds';
  const [finding] = rules.warning[rule].findings;
  expect(finding.count).toBe(7);
  expect(finding.others).toHaveLength(6);
  expect(finding.others[5]).toEqual([9, 40, 9, 45]);
  expect(rules.warning[rule].write).toBe('2580');
  const [run] = JSON.parse(await render('sarif', feed)).runs;
  const result = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === rule);
  expect(result.relatedLocations).toHaveLength(6);
  expect(result.fixes[0].artifactChanges[0].replacements).toHaveLength(7);
});

test('JUnit and Checkstyle are XML in which hostile text is text', async () => {
  for (const format of ['junit', 'checkstyle'] as const) {
    const { root, findings } = readText(await render(format, unreadable), { name: format });
    expect(findings).toEqual([]);
    const suites = root?.children ?? [];
    expect(suites.map((each) => each.attribute('name')?.value)).toEqual(
      unreadable.files.map(({ name }) => name),
    );
  }
  const { root } = readText(await render('junit', unreadable), { name: 'junit' });
  expect(root?.attribute('errors')?.value).toBe('1');
  expect(Number(root?.attribute('failures')?.value)).toBeGreaterThan(1);
});

test('a warning fails a test of JUnit where warnings fail the run', async () => {
  const failures = async (failOn: 'error' | 'warning') => {
    const render = await formats.junit.load();
    const { root } = readText(render(unreadable, { color: false, failOn }), { name: 'junit' });
    return Number(root?.attribute('failures')?.value);
  };
  const { error, warning } = count(unreadable);
  expect([await failures('error'), await failures('warning')]).toEqual([error, error + warning]);
});

test('GitHub is sent at most ten annotations of a kind, in its own escapes', async () => {
  const many = reportOn(
    Array.from({ length: 30 }, (_, index) => item(`50% off, ${index}`, String(index))).join('\n'),
  );
  const text = await render('github', many);
  expect(text.match(/^::error /gm)?.length).toBeLessThanOrEqual(10);
  expect(text).toContain('file=feeds/rust in production.xml,line=');
  expect(text).not.toMatch(/^::[^\n]*50% off/m);
});

test('a spreadsheet takes nothing for a formula', async () => {
  const rows = (await render('csv', reportOn(item('x', 'a'), '=cmd()'))).split('\r\n');
  expect(rows[1]).toMatch(/^"'=cmd\(\)",/);
});

test('GitLab gets a fingerprint for each finding, and no two alike', async () => {
  const issues = JSON.parse(await render('gitlab', report)) as { fingerprint: string; check_name: string }[];
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
});

test('a page holds no script but its own, and loads nothing', async () => {
  const text = await render('html', unreadable);
  expect(text.match(/<script/g)).toHaveLength(1);
  const links = /<a href="https:\/\/airworthy\.github\.io\/airworthy\/rules\/[\w/-]+\.html">/g;
  expect(text.match(links)?.length).toBeGreaterThan(1);
  expect(text.replace(links, '')).not.toMatch(/<[^>]* (?:src|href)=|url\(|@import/);
  expect(text).toContain('&#60;script&#62;');
});

describe('a verdict', () => {
  test('counts what each directory objects to', () => {
    const verdicts = verdictsOf(report);
    expect(verdicts.map(({ profile }) => profile)).toEqual([...profiles]);
    expect(verdicts.find(({ profile }) => profile === 'apple')?.words).toMatch(/^refuses \(\d+\)$/);
  });
  test('is that a directory takes what is no error to it', () => {
    const nothing = { ...report, files: [{ name: 'feed.xml', diagnostics: [] }] };
    expect(verdictsOf(nothing).map(({ words }) => words)).toContain('takes it');
    // A build lists the files in which it found something.
    expect(verdictsOf({ ...report, files: [] }).every(({ passes }) => passes)).toBe(true);
    const unread = { ...report, files: [{ name: 'feed.xml', diagnostics: [], unreadable: 'It is gone.' }] };
    expect(verdictsOf(unread).some(({ passes }) => passes)).toBe(false);
  });
});

test('a verdict tells of faults that only a new show is refused for', async () => {
  const show = '<title>Rust</title><itunes:author>Matthias Endler</itunes:author>';
  const enclosure = '<enclosure url="https://media.example.com/1.mp3" length="9" type="audio/mpeg"/>';
  const item = `<item><title>One</title><guid>1</guid><pubDate>Tue, 02 Dec 2025 16:00:00 GMT</pubDate>${enclosure}</item>`;
  const text = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>${show}${item}</channel></rss>`;
  const { diagnostics } = check(readText(text, { name: 'feed.xml' }), { profiles: ['apple'], now: 0 });
  const [verdict] = verdictsOf({
    ...report,
    profiles: ['apple'],
    files: [{ name: 'feed.xml', diagnostics }],
  });
  expect(verdict).toMatchObject({ passes: true, errors: 0, atSubmission: 5 });
  expect(verdict?.words).toMatch(/^takes it, \d+ things to improve; would refuse a new show \(5\)$/);
});

describe('a baseline', () => {
  const baseline = readBaseline(printBaseline(baselineOf(report)));
  test('knows every finding of the report that it was made of', () => {
    const { files, known } = withoutKnown(report, baseline ?? {});
    expect(files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(known).toBe(report.files[0]?.diagnostics.length);
  });
  test('knows them when lines move and items are added above, and does not know what is new', () => {
    const moved = reportOn(
      `\n\n${item('New', 'c', 'soon')}\n${item(hostile, 'a')}\n${item('Rust for Linux', 'b', '=1+1')}`,
    );
    const { files } = withoutKnown(moved, baseline ?? {});
    const left = files.flatMap(({ diagnostics }) => diagnostics);
    expect(left.length).toBeGreaterThan(0);
    for (const { path } of left) expect(path).toMatch(/^\/rss\/channel\/item\[1\]/);
  });
  test('that is something else is not read', () => {
    for (const text of ['', '[]', '{"version":2,"files":{}}', '{"version":1,"files":{"a":{"b":[1]}}}'])
      expect(readBaseline(text)).toBeUndefined();
  });
});
