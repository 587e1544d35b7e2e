/**
 * What the command line costs besides judging: its start beside that of Node, how much JSON it prints of feeds of
 * several sizes, and what a second core is worth for 5,000 feeds. Run alone: `node test/bench/command.mjs`, after a
 * build. One core is what `taskset` leaves; `NODES` names other builds of Node, separated by colons.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFeed } from './feeds.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const small = join(root, 'feeds/rust-in-production/feed.xml');

/** How often a start is measured, how large feeds are of which JSON is printed, and how many there are to check. */
const starts = 20;
const sizes = [20_000, 400_000, 2_300_000];
const many = { feeds: 5000, bytes: 20_000 };

/** Milliseconds of CPU that a program takes, the median of some runs; the first one fills caches. */
function cpuOf(node, args) {
  const times = Array.from({ length: starts + 1 }, () => {
    const { stderr } = spawnSync(
      'bash',
      ['-c', 'TIMEFORMAT="%U %S"; time "$@" > /dev/null', 'bash', node, ...args],
      {
        encoding: 'utf8',
      },
    );
    const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
    return (user + system) * 1000;
  });
  return times.slice(1).sort((a, b) => a - b)[starts >> 1];
}

/** A feed of about so many bytes. */
function feedOf(bytes) {
  const each = makeFeed(100, 'cdata').length / 100;
  return makeFeed(Math.max(1, Math.floor(bytes / each)), 'cdata');
}

/** The start of Node, of the program, and of the check of a small feed, on each Node. */
export function benchStart() {
  return [process.execPath, ...(process.env.NODES ?? '').split(':').filter(Boolean)].map((node) => ({
    version: spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim(),
    nothing: cpuOf(node, ['-e', '0']),
    start: cpuOf(node, [cli, '--version']),
    check: cpuOf(node, [cli, 'check', small]),
  }));
}

/** The bytes of feeds, and of what is said of them in JSON, in short and with all that there is to say. */
export function benchJson() {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-bench-'));
  try {
    return sizes.map((size) => {
      const path = join(folder, 'feed.xml');
      const feed = feedOf(size);
      writeFileSync(path, feed);
      const print = (...more) =>
        spawnSync(process.execPath, [cli, 'check', path, '--profile', 'all', '--format', 'json', ...more], {
          maxBuffer: 1 << 28,
        }).stdout.length;
      return { bytes: feed.length, brief: print(), whole: print('--verbose') };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds for many feeds, on one core and on two. */
export function benchMany() {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-bench-'));
  try {
    const feed = feedOf(many.bytes).toString('utf8');
    const names = Array.from({ length: many.feeds }, (_, index) => `${index}.xml`);
    for (const name of names) writeFileSync(join(folder, name), feed.replace('</title>', ` ${name}</title>`));
    const secondsOn = (cores) => {
      const start = performance.now();
      spawnSync('taskset', ['-c', cores, process.execPath, cli, 'check', ...names], {
        cwd: folder,
        stdio: 'ignore',
      });
      return (performance.now() - start) / 1000;
    };
    return { ...many, one: secondsOn('0'), two: secondsOn('0,1') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const whole = (value) => Math.round(value).toLocaleString('en');

/** The tables of this file, as a head and rows each. */
export const commandTables = {
  start: () => [
    ['Start, CPU ms', '`node -e 0`', '`--version`', 'of it ours', '`check` of 9 kB', 'of it ours'],
    benchStart().map(({ version, nothing, start, check }) => [
      `Node ${version.replace(/^v/, '')}`,
      ...[nothing, start, start - nothing, check, check - nothing].map(whole),
    ]),
  ],
  json: () => [
    ['JSON of a feed, all profiles', 'bytes', '% of the feed', '% with `--verbose`'],
    benchJson().map(({ bytes, brief, whole: all }) => [
      `${whole(bytes / 1000)} kB`,
      ...[whole(brief), whole((100 * brief) / bytes), whole((100 * all) / bytes)],
    ]),
  ],
  many: () => {
    const { feeds, bytes, one, two } = benchMany();
    return [
      [`Check ${whole(feeds)} feeds of ${whole(bytes / 1000)} kB`, 's', '% of one core'],
      [
        ['one core', one.toFixed(1), '100'],
        ['two cores', two.toFixed(1), whole((100 * two) / one)],
      ],
    ];
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const measure of Object.values(commandTables)) {
    const [head, rows] = measure();
    console.log(`\n${[head, ...rows].map((cells) => cells.join('\t')).join('\n')}`);
  }
}
