/**
 * Judging one feed after the other in a process: how many a second, and whether the memory grows; and a feed of which
 * there is a million things to say. Run after a build: `node test/bench/process.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { makeFeed } from './feeds.mjs';
import { peakMemory } from './memory.mjs';

const own = fileURLToPath(import.meta.url);
const now = Date.UTC(2026, 10, 20);

/** Feeds of 100 kB that differ in their guids. */
function* feeds(count) {
  const text = makeFeed(20, 'cdata').toString();
  for (let index = 0; index < count; index++) {
    yield Buffer.from(text.replaceAll('ead4c236-', `${String(index).padStart(8, '0')}-`));
  }
}

/** A feed whose every item brings ten findings. */
function faulty(items) {
  const item = (index) =>
    `<item><title>Part ${index} </title><link>http://</link><guid></guid><pubDate>yesterday</pubDate><description>caf\u00c3\u00a9 &amp;amp; tea</description><enclosure url="a b" length="x" type="audio"/><itunes:explicit>maybe</itunes:explicit><itunes:duration>soon</itunes:duration><itunes:episode>x</itunes:episode></item>\n`;
  return Buffer.from(
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Rust for Linux</title>\n${Array.from({ length: items }, (_, index) => item(index)).join('')}</channel></rss>`,
  );
}

const parts = {
  async feeds() {
    const { check, defaultProfiles, read } = await import('../../dist/check.js');
    const judge = (bytes) => check(read(bytes, { name: 'feed.xml' }), { now, profiles: defaultProfiles });
    for (const bytes of feeds(50)) judge(bytes);
    const start = process.cpuUsage();
    const held = [];
    let count = 0;
    let size = 0;
    for (const bytes of feeds(500)) {
      judge(bytes);
      size += bytes.length;
      if (++count % 100 === 0) held.push(process.memoryUsage().rss);
    }
    const { user, system } = process.cpuUsage(start);
    return { count, kilobytes: size / count / 1e3, cpu: (user + system) / 1e3, held };
  },
  async findings() {
    const { check, profiles, read } = await import('../../dist/check.js');
    const bytes = faulty(100_000);
    const start = process.cpuUsage();
    const { diagnostics } = check(read(bytes, { name: 'feed.xml' }), { now, profiles });
    const { user, system } = process.cpuUsage(start);
    const found = diagnostics.reduce((sum, { count = 1 }) => sum + count, 0);
    return { megabytes: bytes.length / 1e6, found, cpu: (user + system) / 1e3, peak: peakMemory() };
  },
};

/** Both measurements, each in a process of its own. */
export function benchProcess() {
  return Object.fromEntries(
    Object.keys(parts).map((part) => {
      const { stdout } = spawnSync(process.execPath, [own, part], { encoding: 'utf8', maxBuffer: 1 << 24 });
      return [part, JSON.parse(stdout)];
    }),
  );
}

if (process.argv[1] === own) {
  const part = parts[process.argv[2]];
  if (part) console.log(JSON.stringify(await part()));
  else console.log(benchProcess());
}
