import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Accept, applyAccepts, judgeAccepts } from '../src/accept.js';
import { build } from '../src/build.js';
import { catalogued } from '../src/catalogue.js';
import { readChapters } from '../src/chapters/formats.js';
import { check } from '../src/check.js';
import { diagnose, profiles } from '../src/diagnostic.js';
import { fixFeed } from '../src/fix/feed.js';
import { fromElement, letterOf, signatureOf } from '../src/import/compared.js';
import { differencesOf } from '../src/import/differences.js';
import { importFeed } from '../src/import/import.js';
import { fileNames } from '../src/import/names.js';
import { openFolder } from '../src/io/folder.js';
import { openInput } from '../src/io/input.js';
import { openProfile, openProfiles } from '../src/own-profile.js';
import type { Folder } from '../src/show/folder.js';
import { overlaps } from '../src/text/overlaps.js';
import { withoutEffects } from '../src/trace/effects.js';
import { type Document, read } from '../src/xml/document.js';
import { readAgain } from '../src/xml/second.js';

const source = { name: 'feed.xml', text: '' };
const many = 60_000;

const building = { profiles: undefined, threshold: 'error', accepts: [], name: 'show/feed.xml' } as const;

function inMemory(files: ReadonlyMap<string, string>): Folder {
  return {
    name: 'show',
    files: [...files.keys()].sort(),
    read: (path) => new TextEncoder().encode(files.get(path)),
    probe: async () => ({ bytes: 0 }),
  };
}

test('episodes of one title are named in the time that it takes to number them', () => {
  const one = { title: 'Tea', season: undefined, episode: undefined, day: '2025-12-11' };
  const names = fileNames(Array.from({ length: many }, () => one));
  expect(new Set(names).size).toBe(many);
  expect(names.slice(-3)).toEqual(['tea-2025-12-11-2', 'tea-2025-12-11', 'tea']);
});

test('items of one guid, and elements of one name, are compared without a look at all others for each', () => {
  const person = (index: number) => `<podcast:person>${index}</podcast:person>`;
  const all = Array.from({ length: 20_000 }, (_, index) => index);
  const items = all.map(() => '<item><title>Tea</title></item>').join('');
  const feed = (people: readonly number[]) =>
    `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><item><title>Cast</title>${people.map(person).join('')}</item>${items}</channel></rss>`;
  const before = read(Buffer.from(feed(all)), { name: 'feed.xml' }).channel?.element;
  const after = readAgain(feed([...all.slice(1).reverse(), -1]));
  expect(before && after && differencesOf(before, after)).toEqual([
    expect.objectContaining({ name: 'podcast:person', kind: 'changed', before: '0', after: '-1' }),
  ]);
});

test('what an item says again and again is weighed by one look at the item', () => {
  const words = 'We drink tea. '.repeat(10_000);
  const item = (inside: string) =>
    `<item><title>Tea</title><description>${words}</description>${inside}</item>`;
  const summaries = `<itunes:summary>${words.slice(0, 7)}</itunes:summary>`.repeat(5000);
  const guids = Array.from({ length: 20_000 }, (_, index) => `<guid>${index}</guid>`).join('');
  const feed = (inside: string) =>
    `<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>${item(inside)}</channel></rss>`;
  const document = read(Buffer.from(feed(guids + summaries)), { name: 'feed.xml' });
  expect(importFeed(document)?.remarks).toEqual([]);
  const after = readAgain(feed('<guid>0</guid>'));
  const differences = document.channel && after && differencesOf(document.channel.element, after);
  expect(differences?.map(({ name, because, count }) => [name, because, count])).toEqual([
    ['guid', 'there are several, and one counts', 19_999],
    ['itunes:summary', 'it repeats the title or the description', 5000],
  ]);
});

test('a number that a title has itself is not given again', () => {
  const of = (title: string) => ({ title, season: undefined, episode: undefined, day: undefined });
  expect(fileNames(['Tea', 'Tea', 'Tea 2', 'Tea'].map(of))).toEqual(['tea-4', 'tea-3', 'tea-2', 'tea']);
});

test('findings of one file are freed of effects without a look at all others for each', () => {
  const advice = { summary: '', why: '', help: '', severity: 'error' } as const;
  const found = Array.from({ length: many }, (_, start) => {
    const finding = { rule: 'source/mojibake', span: { start, end: start + 1 }, message: '' };
    return diagnose(finding, advice, source, ['rss']) ?? [];
  }).flat();
  expect(withoutEffects(found)).toHaveLength(many);
});

test('findings are accepted without a look at every entry for each of them', () => {
  const span = { start: 0, end: 0 };
  const accepts = Array.from({ length: many }, (_, index): Accept => {
    return { rule: 'rss/guid-missing', at: `/rss/channel/item[${index}]`, because: 'tea', source, span };
  });
  const advice = { summary: '', why: '', help: '', severity: 'error' } as const;
  const found = Array.from({ length: many }, (_, index) => {
    const path = `/rss/channel/item[${index + 1}]/guid`;
    const one = diagnose({ rule: 'rss/guid-missing', span, message: '' }, advice, source, ['rss']);
    return one ? [{ ...one, path }] : [];
  }).flat();
  const { accepted, diagnostics, used } = applyAccepts(found, accepts);
  expect([accepted, diagnostics.length, used.size]).toEqual([many - 1, 1, many - 1]);
});

test('what is misspelt thousands of times is not compared with all rules each time', () => {
  const rules = Array.from({ length: many / 2 }, (_, index) => `rss/guid-missin${index}`);
  const text = `rules:\n${rules.map((rule) => `  ${rule}: off\n`).join('')}`;
  const { findings } = openProfile('p.yaml', new TextEncoder().encode(text));
  expect(findings[0]?.help).toBe('Write "rss/guid-missing".');
  expect(findings.at(-1)?.help).toBe('"airworthy rules" lists them all.');
  const span = { start: 0, end: 0 };
  const accepts = rules.map((rule): Accept => ({ rule, because: 'tea', source, span }));
  const asked = { used: new Set<Accept>(), known: catalogued, ran: new Set<string>() };
  expect(judgeAccepts(accepts, asked, ['rss'])).toHaveLength(rules.length);
});

test('a profile that is named again and again is read once', () => {
  let reads = 0;
  const names = Array.from({ length: many }, () => 'p.yaml');
  const { profiles } = openProfiles(names, { source, originOf: () => undefined }, (name) => {
    reads++;
    return { name, bytes: new TextEncoder().encode(`extends: [${'apple, '.repeat(many)}apple]`) };
  });
  expect([reads, profiles.length]).toEqual([1, 1]);
});

test('spans overlap where they share a character', () => {
  const overlap = overlaps([
    { start: 20, end: 30 },
    { start: 0, end: 10 },
    { start: 2, end: 4 },
  ]);
  const asked = [
    [0, 1],
    [9, 12],
    [10, 20],
    [12, 15],
    [15, 21],
    [29, 40],
    [30, 31],
  ].map(([start = 0, end = 0]) => overlap({ start, end }));
  expect(asked).toEqual([true, true, false, false, true, true, false]);
  expect(overlaps([])({ start: 0, end: 1 })).toBe(false);
});

test('a show of thousands of episodes with a fault each is judged to its end', async () => {
  const files = new Map([['show.yaml', 'title: Tea\n']]);
  for (let index = 0; index < 3000; index++) {
    files.set(
      `e${index}.md`,
      `---\ntitle: Tea ${index}\npublished: 2025-12-11\naudio: ${index}.mp3\n---\nTea.\n`,
    );
  }
  const { diagnostics, feed } = await build(inMemory(files), { ...building, now: Date.UTC(2026, 10, 20) });
  expect(feed).toBeUndefined();
  expect(diagnostics.filter(({ rule }) => rule === 'source/file-missing')).toHaveLength(3000);
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-grown-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a file that is longer than any text is refused in a sentence, before it is read', () => {
  const folder = temporary();
  const path = join(folder, 'p.yaml');
  writeFileSync(path, 'extends: [apple]\n');
  truncateSync(path, 600_000_000);
  expect(() => openInput(path, 'p.yaml')).toThrow(
    'p.yaml has more than 536 MB, which is the most that is read',
  );
  expect(openInput(path, 'p.yaml', 16)).toHaveLength(17);
});

test('a recording that is a pipe is said to be one', async () => {
  const folder = temporary();
  writeFileSync(join(folder, 'show.yaml'), 'title: Tea\n');
  writeFileSync(join(folder, 'one.md'), '---\ntitle: A\npublished: 2025-12-11\naudio: a.mp3\n---\nTea.\n');
  execFileSync('mkfifo', [join(folder, 'a.mp3')]);
  const { diagnostics } = await build(openFolder(folder, 'show'), { ...building, now: 0 });
  const found = diagnostics.filter(({ rule }) => rule === 'source/file-missing');
  expect(found.map(({ message, help }) => `${message} ${help}`)).toEqual([
    '"a.mp3" is a pipe or a device, not a file. Put the file itself at show/a.mp3.',
  ]);
});

test('a file that is cut off is not called a feed', () => {
  const list = '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters" version="1.2">';
  const chapters = readChapters(`${list}<psc:chapter start="0" title="Tea"/>`, { format: 'psc' });
  const inside = readChapters(`${list}<psc:chap`, { format: 'psc' });
  expect([chapters, inside].map(({ faults }) => faults[0]?.message)).toEqual([
    'The file is cut off before "</psc:chapters>": its end is missing.',
    'The file is cut off inside the tag "<psc:chap": everything after it is missing.',
  ]);
});

test('a feed with more faults of a kind than are listed is fixed in a few rounds', async () => {
  const feed = `<rss version="2.0"><channel><title>T</title>${'<item><title>a & b</title></item>'.repeat(8000)}</channel></rss>`;
  let rounds = 0;
  const judge = (document: Document) => {
    rounds++;
    return check(document, { profiles: ['rss'], now: 0, everywhere: true }).diagnostics;
  };
  const { after } = await fixFeed(new TextEncoder().encode(feed), { name: 'feed.xml', judge });
  expect(after.findings.filter(({ rule }) => rule === 'xml/unescaped-ampersand')).toEqual([]);
  expect(rounds).toBeLessThan(5);
});

test('elements within elements are compared in the room that they take', () => {
  const [open, close] = ['<podcast:a b="&quot;">'.repeat(200), '</podcast:a>'.repeat(200)];
  const text = `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0">${open}${close}</rss>`;
  const { root } = read(Buffer.from(text), { name: 'feed.xml' });
  const compared = root && fromElement(root);
  for (const said of compared ? [signatureOf(compared), letterOf(compared)] : [])
    expect(said.length).toBeLessThan(20_000);
  expect(compared).toBeDefined();
});

test('names that every table has are names like others', async () => {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
  for (const name of names) {
    const root = check(read(Buffer.from(`<${name}/>`), { name: 'feed.xml' }), { profiles, now: 0 });
    expect(root.diagnostics.map(({ message }) => message).join()).not.toContain('[native code]');
    const inside = `<${name} ${name}="${name}"/><enclosure url="a" length="1" type="${name}"/><pubDate>1 ${name} 2025</pubDate><itunes:category text="${name}"><itunes:category text="${name}"/></itunes:category><podcast:person role="${name}" group="${name}">T</podcast:person><podcast:transcript url="a.${name}" type="${name}"/>`;
    const feed = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>T</title><language>${name}</language>${inside}<item>${inside}</item></channel></rss>`;
    const document = read(Buffer.from(feed), { name: 'feed.xml' });
    expect(check(document, { profiles, now: 0 }).diagnostics.length).toBeGreaterThan(0);
    const first = document.channel?.element.child('item');
    expect(first && signatureOf(fromElement(first))).toContain(name);
    const files = new Map([
      ['show.yaml', `title: Tea\n${name}: Tea\nprofiles: [${name}]\n`],
      ['e.md', `---\ntitle: Tea\ndate: 1. ${name} 2025\n${name}: 1\n---\n{{ site.${name} }}\n`],
    ]);
    expect((await build(inMemory(files), { ...building, now: 0 })).diagnostics.length).toBeGreaterThan(0);
  }
});
