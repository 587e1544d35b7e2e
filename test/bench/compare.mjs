/**
 * What it costs to compare two feeds of 10,000 items, beside reading both: the next state of a feed, one in which
 * every guid changed, and one in which everything did. Run after a build: `node test/bench/compare.mjs`.
 */
import { fileURLToPath } from 'node:url';
import { makeFeed } from './feeds.mjs';
import { check } from './modules/check.js';
import { changesOf } from './modules/compare/changes.js';
import { comparisonOf } from './modules/compare/comparison.js';
import { profiles } from './modules/diagnostic.js';
import { feedChange } from './modules/rules/feed-change/index.js';
import { read } from './modules/xml/document.js';

const now = Date.UTC(2026, 10, 20);
const items = 10_000;

/** How the second feed differs from the first. */
const changes = {
  'one new episode': (feed) => feed,
  'every guid changed': (feed) => feed.replace(/ead4c236-bf58-58c6-a2c6/g, '9b024349-ccf0-5f69-a609'),
  'every description, date and address changed': (feed) =>
    feed
      .replace(/<description>/g, '<description>Edited. ')
      .replace(/16:00:00 \+0000/g, '17:30:00 +0000')
      .replace(/https:\/\/media\.example\.com/g, 'https://cdn.example.com'),
};

/** The middle of three runs, each with documents that nothing has been asked of yet, in milliseconds. */
function median(run) {
  const times = [run(), run(), run()].sort((a, b) => a.total - b.total);
  return times[1];
}

/** Milliseconds for reading both feeds, and for comparing them: by the rules, and as a list. */
export function benchCompare() {
  const old = makeFeed(items, 'escaped');
  const next = makeFeed(items + 1, 'escaped').toString();
  return Object.entries(changes).map(([name, change]) => {
    const bytes = Buffer.from(change(next));
    const { reading, comparing } = median(() => {
      const start = performance.now();
      const before = read(old, { name: 'old.xml' });
      const after = read(bytes, { name: 'new.xml' });
      const both = performance.now();
      check(after, { profiles, now, previous: before, rules: feedChange });
      changesOf(comparisonOf(before, after));
      const end = performance.now();
      return { reading: both - start, comparing: end - both, total: end - start };
    });
    return { name, items, megabytes: (old.length + bytes.length) / 1e6, reading, comparing };
  });
}

function print(rows) {
  for (const { name, megabytes, reading, comparing } of rows) {
    const times = (comparing / reading).toFixed(2);
    console.log(
      `${name.padEnd(46)} read ${megabytes.toFixed(1)} MB in ${reading.toFixed(0)} ms, compare in ${comparing.toFixed(0)} ms: ${times} times`,
    );
  }
  if (rows.some(({ reading, comparing }) => comparing > 2 * reading)) {
    throw new Error('Comparing took more than twice the time of reading.');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) print(benchCompare());
