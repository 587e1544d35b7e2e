/**
 * How fast a feed of 22 MB is read and judged by every rule of every profile, beside `feedsmith` that only reads
 * it; what each rule costs; and how the time grows with the feed. Run alone: `node test/bench/check.mjs`, after a
 * build.
 */
import { fileURLToPath } from 'node:url';
import { parseRssFeed } from 'feedsmith';
import { makeFeed, makeShortFeed } from './feeds.mjs';
import { check } from './modules/check.js';
import { profiles } from './modules/diagnostic.js';
import { rulebook } from './modules/rules/index.js';
import { read } from './modules/xml/document.js';

const now = Date.UTC(2026, 10, 20);

function median(rounds, work) {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[rounds >> 1];
}

const judge = (bytes) => check(read(bytes, { name: 'feed.xml' }), { profiles, now });

/** Milliseconds for reading and judging, for feedsmith, for each rule, and for feeds of two sizes. */
export function benchCheck() {
  const bytes = makeFeed(4500, 'cdata');
  const ours = median(5, () => judge(bytes));
  const reading = median(5, () => read(bytes, { name: 'feed.xml' }));
  const feedsmith = median(5, () => parseRssFeed(bytes.toString('utf8')));

  const document = read(bytes, { name: 'feed.xml' });
  const walk = median(5, () => check(document, { profiles, now, rules: {} }));
  const rules = Object.entries(rulebook)
    .filter(([, rule]) => rule.check && !rule.needs)
    .map(([id, rule]) => {
      const cost = median(3, () => check(document, { profiles, now, rules: { [id]: rule } })) - walk;
      return { id, milliseconds: Math.max(0, cost) };
    })
    .sort((a, b) => b.milliseconds - a.milliseconds);

  const [small, large] = [10_000, 100_000].map((items) => {
    const feed = makeShortFeed(items);
    return { items, milliseconds: median(3, () => judge(feed)) };
  });
  return { megabytes: bytes.length / 1e6, ours, reading, feedsmith, rules, small, large };
}

/** What each rule costs, the dearest first, and how the time grows with the feed. */
export function printCosts({ feedsmith, rules, small, large }) {
  console.log('\ncost per rule, the dearest first');
  for (const { id, milliseconds } of rules) if (milliseconds >= 0.5) row(`  ${id}`, milliseconds, feedsmith);
  console.log(
    `  ${rules.filter(({ milliseconds }) => milliseconds < 0.5).length} rules cost less than 0.5 ms each`,
  );
  const times = (large.milliseconds / small.milliseconds).toFixed(1);
  const [few, many] = [small, large].map(
    ({ items, milliseconds }) => `${items} short items ${milliseconds.toFixed(0)} ms`,
  );
  console.log(`\n${few}, ${many}: ${times} times`);
}

function row(name, milliseconds, feedsmith) {
  const ratio = (milliseconds / feedsmith).toFixed(2);
  console.log(`${name.padEnd(44)}${milliseconds.toFixed(0).padStart(7)}${ratio.padStart(13)}`);
}

function print(result) {
  const { megabytes, ours, reading, feedsmith, rules } = result;
  console.log(`\nread and judge ${megabytes.toFixed(1)} MB by ${rules.length} rules`);
  console.log(`${''.padEnd(44)}${'ms'.padStart(7)}${'× feedsmith'.padStart(13)}`);
  row('feedsmith, which only reads', feedsmith, feedsmith);
  row('airworthy, reading', reading, feedsmith);
  row('airworthy, reading and judging', ours, feedsmith);
  printCosts(result);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) print(benchCheck());
