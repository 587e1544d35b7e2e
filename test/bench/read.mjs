/**
 * How fast and in how much memory a feed of 22 MB is read, every value of every field included. Each reader runs
 * in a process of its own, so that its peak is its own. Run alone: `node test/bench/read.mjs`, after a build.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFeed } from './feeds.mjs';
import { peakMemory } from './memory.mjs';

const rounds = 7;
const items = 4500;

/** Adds up the length of every value, so that no reader can put off decoding one. */
function weigh(value) {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const part of Object.values(value)) sum += weigh(part);
  return sum;
}

function weighElement(element) {
  let sum = element.text.length;
  for (const attribute of element.attributes) sum += attribute.value.length;
  for (const child of element.children) sum += weighElement(child);
  return sum;
}

const readers = {
  'limit: decode + indexOf': async () => (bytes) => {
    const text = bytes.toString('utf8');
    let tags = 0;
    for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags++;
    return tags;
  },
  airworthy: async () => {
    const { read } = await import('./modules/xml/document.js');
    return (bytes) => weighElement(read(bytes, { name: 'feed.xml' }).root);
  },
  feedsmith: async () => {
    const { parseRssFeed } = await import('feedsmith');
    return (bytes) => weigh(parseRssFeed(bytes.toString('utf8')));
  },
  'fast-xml-parser': async () => {
    const { XMLParser } = await import('fast-xml-parser');
    const parser = new XMLParser({
      ignoreAttributes: false,
      parseTagValue: false,
      parseAttributeValue: false,
      htmlEntities: true,
    });
    return (bytes) => weigh(parser.parse(bytes.toString('utf8')));
  },
};

/** In the child: reads the file once for the peak of the process, then `rounds` times for the median time. */
async function measure(reader, path) {
  const bytes = readFileSync(path);
  const run = await readers[reader]();
  let weight = run(bytes);
  const peak = peakMemory() / 1e6;
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    weight = run(bytes);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[rounds >> 1], peak, weight };
}

/** One row for every reader and way of writing the notes. */
export async function benchRead() {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-bench-'));
  const rows = [];
  try {
    for (const writing of ['cdata', 'escaped']) {
      const path = join(folder, `${writing}.xml`);
      const bytes = makeFeed(items, writing);
      writeFileSync(path, bytes);
      for (const reader of Object.keys(readers)) {
        const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), reader, path], {
          encoding: 'utf8',
        });
        if (child.status !== 0) throw new Error(`${reader} failed: ${child.stderr}`);
        rows.push({ writing, megabytes: bytes.length / 1e6, reader, ...JSON.parse(child.stdout) });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return rows;
}

function print(rows) {
  for (const writing of ['cdata', 'escaped']) {
    const group = rows.filter((row) => row.writing === writing);
    const ours = group.find((row) => row.reader === 'airworthy').milliseconds;
    console.log(`\nread ${group[0].megabytes.toFixed(1)} MB, ${items} items, notes ${writing}`);
    console.log(`${'reader'.padEnd(28)}${'ms'.padStart(8)}${'× ours'.padStart(8)}${'peak MB'.padStart(10)}`);
    for (const { reader, milliseconds, peak } of group) {
      const ratio = (milliseconds / ours).toFixed(2);
      console.log(
        `${reader.padEnd(28)}${milliseconds.toFixed(0).padStart(8)}${ratio.padStart(8)}${peak.toFixed(0).padStart(10)}`,
      );
    }
  }
}

const [script, reader, path] = process.argv.slice(1);
if (script === fileURLToPath(import.meta.url)) {
  if (reader) console.log(JSON.stringify(await measure(reader, path)));
  else print(await benchRead());
}
