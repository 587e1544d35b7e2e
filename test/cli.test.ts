import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { airworthy, called, diagnosticsIn, edit, root, workshop } from './run.js';

const feed = 'feeds/linux-unplugged/feed.xml';
const now = ['--now', '2026-11-20T12:00:00Z'];

const faulty = readFileSync(join(root, feed), 'utf8').replace(/<guid.*<\/guid>/, '<guid></guid>');

describe('help', () => {
  test('lists every command, and ends 0', async () => {
    const { code, out } = await airworthy(root, ['--help']);
    for (const command of ['build', 'check', 'rules', 'explain']) expect(out).toContain(`  ${command} `);
    expect(code).toBe(0);
  });

  test.each(['build', 'check', 'rules', 'explain'])('%s has its own', async (command) => {
    const { code, out } = await called(root, [command, '--help']);
    expect(out).toContain(`Usage: airworthy ${command}`);
    expect(code).toBe(0);
  });

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await airworthy(root, ['--version'])).toMatchObject({ code: 0, out: `${version}\n` });
  });
});

describe('wrong arguments end 2, say what is wrong, and print nothing else', () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['chek', feed], /unknown command 'chek'.*Did you mean check/s],
    [['check'], /missing required argument 'file'/],
    [['check', 'feeds/none.xml'], /feeds\/none\.xml does not exist/],
    [['check', 'feeds'], /feeds is a folder/],
    [['check', feed, '--profile', 'appel'], /"appel" is not a profile; did you mean apple\?/],
    [['check', feed, '--format', 'jsn'], /"jsn" is not a format; did you mean json\?/],
    [
      ['sources', 'episodes/linux-unplugged', '--format', 'jsn'],
      /"jsn" is not a format; did you mean json\?/,
    ],
    [['check', feed, '--fail-on', 'eror'], /"eror" is not a severity; did you mean error\?/],
    [['check', feed, '--now', 'yesterday'], /--now is "yesterday"/],
    [['check', feed, '--colour'], /unknown option '--colour'/],
    [['check', feed, '--accept', 'rss/guid-mising', '--because', 'x'], /did you mean rss\/guid-missing\?/],
    [['check', feed, '--accept', 'rss/guid-missing'], /needs --because/],
    [['explain', 'rss/guid-mising'], /did you mean rss\/guid-missing\?/],
    [['fix', feed, '--rule', 'nothing'], /"nothing" is not a rule; airworthy rules lists all/],
  ];

  test.each(wrong)('%s', async (args, message) => {
    const { code, out, err } = await called(root, args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

describe('check', () => {
  test('reads standard input', async () => {
    const { code, out } = await airworthy(root, ['check', '-', '--format', 'json', ...now], {
      stdin: faulty,
    });
    expect(diagnosticsIn(out)).toContainEqual(
      expect.objectContaining({ file: '-', rule: 'rss/guid-missing' }),
    );
    expect(code).toBe(1);
  });

  test('JSON says once what a rule is about, and with --verbose all there is to say', async () => {
    const args = ['check', '-', '--format', 'json', ...now];
    const { out } = await called(root, [...args, '--verbose'], { stdin: faulty });
    const diagnostic = diagnosticsIn(out).find(({ rule }) => rule === 'rss/guid-missing');
    const line = faulty.slice(0, faulty.indexOf('<guid>')).split('\n').length;
    expect(diagnostic).toEqual({
      rule: 'rss/guid-missing',
      severity: 'error',
      file: '-',
      message: expect.any(String),
      whose: 'host',
      severities: { rss: 'warning', apple: 'error', spotify: 'error', podcast20: 'error' },
      why: expect.any(String),
      help: expect.any(String),
      line,
      column: 7,
      endLine: line,
      endColumn: 13,
      path: '/rss/channel/item[1]/guid',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const brief = JSON.parse((await called(root, args, { stdin: faulty })).out);
    expect(brief.rules.error['rss/guid-missing']).toEqual({
      severities: { rss: 'warning', apple: 'error', spotify: 'error', podcast20: 'error' },
      help: expect.any(String),
      findings: [{ message: expect.any(String), at: [line, 7, line, 13] }],
    });
  });

  test('the threshold decides, not the presence of findings', async () => {
    const args = ['check', '-', '--profile', 'rss', ...now];
    expect(await called(root, args, { stdin: faulty })).toMatchObject({ code: 0 });
    expect(await called(root, [...args, '--fail-on', 'warning'], { stdin: faulty })).toMatchObject({
      code: 1,
    });
  });

  test('malformed XML is a finding, not a wrong argument', async () => {
    const { code, out } = await called(root, ['check', '-', ...now], {
      stdin: faulty.replace('<link>', '<link>&'),
    });
    expect(out).toContain('xml/unescaped-ampersand');
    expect(code).toBe(1);
  });

  test('a long report arrives whole through a pipe', async () => {
    const items = Array.from(
      { length: 3000 },
      (_, number) => `<item><pubDate>day ${number}</pubDate></item>`,
    ).join('');
    const stdin = `<rss version="2.0"><channel>${items}</channel></rss>`;
    const { out } = await airworthy(root, ['check', '-', '--format', 'json', ...now], { stdin });
    expect(JSON.parse(out).summary.errors).toBeGreaterThanOrEqual(3000);
  });

  test('a feed cannot steer the terminal', async () => {
    const stdin = faulty
      .replace('<guid></guid>', '')
      .replace(/<title>All[^<]*/, '<title>\u009b31mred&#x202e;');
    const { out } = await called(root, ['check', '-', ...now], { stdin });
    expect(out).toContain('rss/guid-missing');
    expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });
});

describe('files at hand', () => {
  test('are found in the folder of the feed, or where the user says', async () => {
    const folder = workshop();
    const media = join(folder, 'episodes/rust-in-production');
    const mapping = ['--files', `https://media.example.com/rust-in-production/=${media}`];
    const args = ['check', 'feeds/rust-in-production/feed.xml', '--format', 'json', ...now];
    const without = JSON.parse((await called(folder, args)).out);
    const within = JSON.parse((await called(folder, [...args, ...mapping])).out);
    expect(within.summary).toMatchObject({ errors: 0, skipped: { files: 0 } });
    expect(without.summary.skipped.network).toBe(within.summary.skipped.network);
    edit(join(folder, 'feeds/rust-in-production/feed.xml'), 'length="248556"', 'length="248000"');
    const { out } = await called(folder, [...args, ...mapping]);
    expect(out).toContain('media/enclosure-length-mismatch');
  });

  test('a mapping without a folder is a wrong argument', async () => {
    const { code, err } = await called(root, ['check', feed, '--files', 'https://media.example.com/']);
    expect(err).toContain('is no <base-url>=<folder>');
    expect(code).toBe(2);
  });
});

test('a feed beyond the limit is not read, and says so', async () => {
  const { code, out } = await called(root, ['check', feed, '--max-bytes', '1000', ...now]);
  expect(out).toContain('xml/limit-exceeded');
  expect(code).toBe(1);
});

describe('accept', () => {
  const guidless = readFileSync(join(root, feed), 'utf8').replace(/<guid.*<\/guid>/, '');
  const accept = [
    '--accept',
    'rss/guid-missing@/rss/channel/item[1]',
    '--because',
    'the feed is being moved',
  ];

  test('takes a finding out, and counts it', async () => {
    const args = ['check', '-', '--format', 'json', ...now, ...accept];
    const { code, out } = await called(root, args, { stdin: guidless });
    expect(JSON.parse(out).summary).toMatchObject({ errors: 0, accepted: 1 });
    expect(code).toBe(0);
  });

  test('may be said several times', async () => {
    const stdin = guidless.replace(/<pubDate>[^<]*<\/pubDate>(?=\s*<enclosure)/, '<pubDate>soon</pubDate>');
    const more = ['--accept', 'rss/pubdate-invalid', ...accept];
    const { out } = await called(root, ['check', ...more, '-', '--format', 'json', ...now], { stdin });
    expect(JSON.parse(out).summary).toMatchObject({ errors: 0, accepted: 2 });
  });

  test('that accepts nothing is itself found', async () => {
    const args = ['check', feed, '--format', 'json', ...now, ...accept];
    const { out } = await called(root, args);
    expect(diagnosticsIn(out).at(-1)).toMatchObject({ rule: 'accept/unused', severity: 'warning' });
  });

  test('stands in airworthy.yaml beside a feed, with its reason', async () => {
    const folder = workshop();
    writeFileSync(join(folder, feed), guidless);
    const settings = join(folder, 'feeds/linux-unplugged/airworthy.yaml');
    writeFileSync(settings, 'accept:\n  - rule: rss/guid-missing\n    because: the feed is being moved\n');
    expect(await called(folder, ['check', feed, ...now])).toMatchObject({ code: 0 });
    writeFileSync(settings, 'accept:\n  - rule: rss/guid-missing\n');
    const { code, out } = await called(folder, ['check', feed, '--format', 'json', ...now]);
    expect(diagnosticsIn(out)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'rss/guid-missing' }),
        expect.objectContaining({ rule: 'accept/without-reason', line: 2 }),
      ]),
    );
    expect(code).toBe(1);
  });
});

describe('rules and explain', () => {
  test('rules lists what one profile asks for', async () => {
    const { out } = await called(root, [
      'rules',
      '--profile',
      'psp1',
      '--severity',
      'error',
      '--format',
      'json',
    ]);
    const { rules } = JSON.parse(out);
    expect(rules.map(({ id }: { id: string }) => id)).toContain('rss/guid-missing');
    for (const { severities } of rules) expect(severities.psp1).toBe('error');
  });

  test('explain says what, why, how, who and on what authority', async () => {
    const { code, out } = await called(root, ['explain', 'itunes/explicit-legacy']);
    for (const part of ['Wrong', 'Right', 'Asked by', 'apple', 'Sources', 'https://'])
      expect(out).toContain(part);
    expect(code).toBe(0);
  });
});

describe('reports', () => {
  const args = ['check', 'feed.xml', ...now];

  async function inFolder(more: readonly string[], text = faulty) {
    const folder = mkdtempSync(join(tmpdir(), 'airworthy-'));
    writeFileSync(join(folder, 'feed.xml'), text);
    const first = await called(folder, [...args, ...more]);
    return { folder, ...first };
  }

  test('go to several places at once', async () => {
    const { folder, out } = await inFolder(['--format', 'concise', '--format', 'sarif=reports/out.sarif']);
    expect(out).toMatch(/^feed\.xml:\d+:\d+: error rss\/guid-missing /m);
    expect(JSON.parse(readFileSync(join(folder, 'reports/out.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  test('a missing file hides nothing that was found in the others', async () => {
    const { code, out, err } = await inFolder(['missing.xml', '--format', 'concise']);
    expect(out).toContain('rss/guid-missing');
    expect(err).toContain('missing.xml does not exist');
    expect(code).toBe(2);
  });

  test('a baseline keeps old findings from failing, and new ones do fail', async () => {
    const { folder, code } = await inFolder(['--baseline', 'known.json', '--update-baseline']);
    expect(code).toBe(0);
    const again = [...args, '--baseline', 'known.json'];
    expect(await called(folder, again)).toMatchObject({ code: 0 });
    writeFileSync(
      join(folder, 'feed.xml'),
      faulty.replace('<item>', '<item><title>New</title></item>\n<item>'),
    );
    const { code: worse, out } = await called(folder, again);
    expect(worse).toBe(1);
    expect(out).toMatch(/known from the baseline/);
  });

  test('the number of warnings decides, or nothing does', async () => {
    const { folder } = await inFolder([]);
    const warnings = ['--profile', 'rss', '--max-warnings'];
    expect(await called(folder, [...args, ...warnings, '0'])).toMatchObject({ code: 1 });
    expect(await called(folder, [...args, ...warnings, '1000'])).toMatchObject({ code: 0 });
    expect(await called(folder, [...args, '--exit-zero'])).toMatchObject({ code: 0 });
  });

  test.each([
    [['--format', 'json', '--format', 'csv'], /only one --format/],
    [['--format', 'json', '--format', 'csv=-'], /only one --format/],
    [['--format', 'json=a.txt', '--format', 'csv=./a.txt'], /two --format go to \.\/a\.txt/],
    [['--format', 'json=./feed.xml'], /would replace \.\/feed\.xml/],
    [['--update-baseline'], /needs --baseline/],
    [['--update-baseline', '--baseline', 'feed.xml'], /would replace feed\.xml/],
    [['--max-warnings', 'few'], /not a whole number/],
    [['--baseline', 'feed.xml'], /is not a baseline/],
  ])('%s is a wrong argument', async (more, message) => {
    const { code, err } = await inFolder(more);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

test('settings that are a link to nothing are named, and the feed is not judged without them', async () => {
  const folder = workshop();
  symlinkSync('nowhere.yaml', join(folder, 'feeds/rust-in-production/airworthy.yaml'));
  const { code, out, err } = await called(folder, ['check', 'feeds/rust-in-production/feed.xml']);
  expect(out + err).toContain('feeds/rust-in-production/airworthy.yaml is a link to nothing');
  expect(code).toBe(2);
});

test('names of files and keys cannot steer the terminal or a CI', async () => {
  const folder = workshop();
  const hostile = 'a\u001b[31m\n::error::injected.md';
  const draft =
    '---\ntitle: X\npublished: 2025-01-01\ndraft: true\n"k\\e[31m\\n::warning::injected": 1\n---\n';
  writeFileSync(join(folder, 'episodes/linux-unplugged', hostile), draft);
  for (const args of [['build'], ['sources', 'episodes/linux-unplugged']]) {
    const { out, err } = await airworthy(folder, [...args, ...(args[0] === 'build' ? now : [])]);
    expect(out + err).toContain('injected');
    expect(out + err).not.toMatch(/\u001b|^::/m);
  }
});
