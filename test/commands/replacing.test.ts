import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { airworthy, called, contentOf, workshop } from '../run.js';

test('a report does not replace the feed that it is about, whatever leads there', async () => {
  const folder = workshop();
  const own = 'feeds/rust-in-production/feed.xml';
  const before = readFileSync(join(folder, own), 'utf8');
  symlinkSync(own, join(folder, 'report.json'));
  const { code, err } = await airworthy(folder, ['check', own, '--format', 'json=report.json']);
  expect(err).toContain('would replace report.json');
  expect(code).toBe(2);
  expect(readFileSync(join(folder, own), 'utf8')).toBe(before);
  const { out } = await airworthy(folder, ['check', own, '--format', 'json=-', '--format', 'csv=b/r.csv']);
  expect(JSON.parse(out).files).toEqual([{ file: own }]);
  expect(readFileSync(join(folder, 'b/r.csv'), 'utf8')).toMatch(/^file,line,/);
});

test.each([
  ['settings', 'airworthy.yaml', 'profiles: [rss]\n', /not a report/],
  ['a show', 'shows/show.yaml', 'title: Tea\n', /not a report/],
  ['a profile', 'strict.yml', 'extends: [rss]\n', /not a report/],
  ['a list of episodes', 'episodes.toml', '[[episodes]]\n', /not a report/],
  ['a list of episodes in JSON', 'episodes.json', '[{"title":"Tea","description":"Tea."}]', /not a report/],
  ['a spreadsheet of episodes', 'episodes.csv', 'title,file\nTea,tea.mp3\n', /not a report/],
  ['a JSON Feed', 'feed.json', '{"version":"https://jsonfeed.org/version/1.1"}', /not a report/],
  ['chapters', 'tea.chapters.json', '{"version":"1.2.0","chapters":[]}', /not a report/],
  ['an episode', 'tea.md', '---\ntitle: Tea\n---\n', /not a report/],
  ['an episode of Windows', 'tea.html', '\uFEFF+++\r\ntitle = "Tea"\r\n+++\r\n', /not a report/],
  ['another feed', 'other.xml', '<?xml version="1.0"?>\n<rss version="2.0"/>', /not a report/],
  ['an Atom feed', 'atom', '<feed xmlns="http://www.w3.org/2005/Atom"/>', /not a report/],
  ['the record of a show', 'out/published.json', '{"version":1}', /not a report/],
  ['the feed that it is compared with', 'old.txt', '<a/>', /compared with/],
  ['the baseline', 'known.json', '{"version":1,"findings":[]}', /compared with/],
])('a report does not replace %s', async (_what, path, content, why) => {
  const folder = workshop();
  const own = 'feeds/rust-in-production/feed.xml';
  for (const [name, text] of [
    ['old.txt', readFileSync(join(folder, own), 'utf8')],
    ['known.json', '{"version":1,"findings":[]}'],
    [path, path === 'old.txt' ? readFileSync(join(folder, own), 'utf8') : content],
  ] as const) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const before = contentOf(folder);
  const args = ['check', own, '--baseline', 'known.json', '--against', 'old.txt', '--format', `json=${path}`];
  const { code, err } = await called(folder, args);
  expect(err).toMatch(`airworthy: --format would replace ${path}, which`);
  expect(err).toMatch(why);
  expect(code).toBe(2);
  expect(contentOf(folder)).toEqual(before);
});

test.each([
  ...['junit=r.xml', 'markdown=r.md', 'html=r.html', 'json=r.json', 'csv=r.csv', 'pretty=r.txt'],
  ...['sarif=r.json', 'gitlab=r.json', 'ndjson=r.json', 'sarif=r.sarif'],
])('a report replaces the one before it: %s', async (format) => {
  const folder = workshop();
  const args = ['check', 'feeds/rust-in-production/feed.xml', '--profile', 'all', '--format', format];
  const first = await called(folder, args);
  expect(await called(folder, args)).toEqual(first);
  expect(first.err).toBe('');
});

test('a baseline does not replace settings, nor is it written before that is known', async () => {
  const folder = workshop();
  writeFileSync(join(folder, 'airworthy.yaml'), 'profiles: [rss]\n');
  const before = contentOf(folder);
  const args = ['check', 'feeds/rust-in-production/feed.xml', '--update-baseline', '--baseline'];
  const { code, err } = await called(folder, [...args, 'airworthy.yaml']);
  expect(err).toBe(
    'airworthy: --baseline would replace airworthy.yaml, which is not a report; name another file\n',
  );
  expect(code).toBe(2);
  expect(contentOf(folder)).toEqual(before);
});

test.each([
  'feeds/rust-in-production/feed.xml',
  'feeds/rust-in-production/published.json',
  'feeds/unpublished/feed.xml',
  'episodes/rust-in-production/show.yaml',
])('a report of a build does not replace %s', async (path) => {
  const folder = workshop();
  mkdirSync(join(folder, 'episodes/unpublished'));
  const show = readFileSync(join(folder, 'episodes/rust-in-production/show.yaml'), 'utf8');
  writeFileSync(join(folder, 'episodes/unpublished/show.yaml'), show.replace(/^output:.*\n/m, ''));
  const before = contentOf(folder);
  const { code, err } = await called(folder, ['build', '--format', `json=${path}`]);
  expect(err).toContain(`airworthy: --format would replace ${path}, which `);
  expect(code).toBe(2);
  expect(contentOf(folder)).toEqual(before);
});
