/**
 * Runs every bench and prints their tables in Markdown, with the machine named; `--page` puts them into the
 * README of this folder instead, between its marks. Run after a build: `node test/bench/index.mjs`; names of parts,
 * such as `node test/bench/index.mjs start many`, run those alone.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchBuild } from './build.mjs';
import { benchCheck, printCosts } from './check.mjs';
import { commandTables } from './command.mjs';
import { benchCompare } from './compare.mjs';
import { benchLoad } from './load.mjs';
import { benchOnline } from './online.mjs';
import { benchPage } from './page.mjs';
import { benchPreview } from './preview.mjs';
import { benchProcess } from './process.mjs';
import { benchRead } from './read.mjs';
import { benchWrite } from './write.mjs';

const page = fileURLToPath(new URL('README.md', import.meta.url));
const marks = ['<!-- bench -->', '<!-- /bench -->'];

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

const number = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));

function machine() {
  const [cpu] = cpus();
  return `Node ${process.versions.node}, ${cpus().length} × ${cpu.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB.`;
}

function written(rows) {
  return [...new Set(rows.map(({ episodes }) => episodes))].map((episodes) => {
    const group = rows.filter((row) => row.episodes === episodes);
    const [limit] = group;
    const cells = group.map(({ writer, milliseconds, bytes, peak }) => [
      writer,
      ...[
        number(milliseconds),
        number(milliseconds / limit.milliseconds),
        number(bytes / 1e3 / milliseconds),
      ],
      number(peak),
    ]);
    const title = `Write ${episodes.toLocaleString('en')} episodes with ${limit.length} notes (${number(limit.bytes / 1e6)} MB)`;
    return table([title, 'ms', '× limit', 'MB/s', 'peak MB'], cells);
  });
}

function readTables(rows) {
  return [...new Set(rows.map(({ writing }) => writing))].map((writing) => {
    const group = rows.filter((row) => row.writing === writing);
    const [limit] = group;
    const cells = group.map(({ reader, milliseconds, megabytes, peak }) => [
      reader,
      ...[
        number(milliseconds),
        number(milliseconds / limit.milliseconds),
        number((megabytes / milliseconds) * 1e3),
      ],
      number(peak),
    ]);
    return table(
      [`Read ${number(limit.megabytes)} MB, notes ${writing}`, 'ms', '× limit', 'MB/s', 'peak MB'],
      cells,
    );
  });
}

function checked({ megabytes, ours, reading, feedsmith, rules }) {
  const rows = [
    ['feedsmith, which only reads', feedsmith],
    ['airworthy, reading', reading],
    [`airworthy, reading and ${rules.length} rules`, ours],
  ];
  const cells = rows.map(([name, milliseconds]) => [
    name,
    number(milliseconds),
    number(milliseconds / feedsmith),
    number((megabytes / milliseconds) * 1e3),
  ]);
  return table([`Check ${number(megabytes)} MB by every profile`, 'ms', '× feedsmith', 'MB/s'], cells);
}

function built({ count, megabytes, steps }) {
  const total = steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const cells = [...steps, { step: 'all', milliseconds: total }].map(({ step, milliseconds }) => [
    step,
    number(milliseconds),
  ]);
  return table(
    [`Build ${count.toLocaleString('en')} episodes from files (${number(megabytes)} MB)`, 'ms'],
    cells,
  );
}

function loaded({ count, megabytes, rows }) {
  const peer = rows.at(-1);
  const cells = rows.map(({ maker, cpu, wall, peak }) => [
    maker,
    number(cpu),
    number(wall),
    number(cpu / peer.cpu),
    number(peak),
  ]);
  const title = `Build from ${count.toLocaleString('en')} Hugo files (${number(megabytes)} MB)`;
  return table([title, 'CPU ms', 'ms', '× peer', 'peak MB'], cells);
}

function compared(rows) {
  const cells = rows.map(({ name, reading, comparing }) => [
    name,
    number(reading),
    number(comparing),
    number(comparing / reading),
  ]);
  const [{ items, megabytes }] = rows;
  const title = `Compare two feeds of ${items.toLocaleString('en')} items (${number(megabytes)} MB)`;
  return table([title, 'ms reading both', 'ms comparing', '× reading'], cells);
}

function asked(rows) {
  const cells = rows.map(({ latency, requests, milliseconds, ideal }) => [
    `${latency} ms of latency, ${number(requests)} requests`,
    number(milliseconds),
    number(ideal),
    number(milliseconds / ideal),
  ]);
  return table(['Ask about 500 recordings on 4 hosts', 'ms', 'ideal ms', '× ideal'], cells);
}

function paged({ rows, bytes, judge }) {
  const cells = rows.map(({ megabytes, shown, longest, judged, command }) => [
    `${megabytes} MB`,
    ...[number(judged), number(shown), number(longest), number(command), number(shown / command)],
  ]);
  const title = `Judge in Chromium (the page: ${number(bytes / 1e3)} kB, and ${number(judge / 1e3)} kB to judge, gzip)`;
  const head = ['ms judging', 'ms until shown', 'longest task', 'ms of the command line', '× command line'];
  return table([title, ...head], cells);
}

function followed({ episodes, first, shown, whole }) {
  const title = `Preview of ${episodes.toLocaleString('en')} episode files`;
  return table(
    [title, 'ms'],
    [
      ['from the start until all is built', number(first)],
      ['from a change of one episode until the page shows it', number(shown)],
      ['until all is built again', number(whole)],
    ],
  );
}

function inOneProcess({ feeds, findings }) {
  const [first, last] = [feeds.held[0], feeds.held.at(-1)].map((bytes) => number(bytes / 1e6));
  const rows = [
    [
      `${feeds.count} feeds of ${number(feeds.kilobytes)} kB: ${number((feeds.count / feeds.cpu) * 1e3)} a second`,
      number(feeds.cpu),
      `${first} → ${last}`,
    ],
    [
      `${number(findings.megabytes)} MB with ${findings.found.toLocaleString('en')} findings or more`,
      number(findings.cpu),
      number(findings.peak / 1e6),
    ],
  ];
  return table(['Judge in one process', 'CPU ms', 'MB held'], rows);
}

let costs;

/** Every part by its name, in the order of the page. */
const parts = {
  write: () => written(benchWrite()),
  read: async () => readTables(await benchRead()),
  check: () => {
    costs = benchCheck();
    return checked(costs);
  },
  process: () => inOneProcess(benchProcess()),
  compare: () => compared(benchCompare()),
  load: () => loaded(benchLoad()),
  build: async () => built(await benchBuild()),
  online: async () => asked(await benchOnline()),
  page: async () => paged(await benchPage()),
  preview: async () => followed(await benchPreview()),
  ...Object.fromEntries(
    Object.entries(commandTables).map(([name, measure]) => [name, () => table(...measure())]),
  ),
};

const chosen = process.argv.slice(2).filter((each) => each !== '--page');
for (const name of chosen) {
  if (!(name in parts))
    throw new Error(`There is no part "${name}"; there are ${Object.keys(parts).join(', ')}`);
}
if (chosen.length > 0 && process.argv.includes('--page')) throw new Error('--page needs every part');
const tables = [];
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length === 0 || chosen.includes(name)) tables.push(await measure());
}
const text = [machine(), ...tables.flat()].join('\n\n');

if (process.argv.includes('--page')) {
  const old = readFileSync(page, 'utf8');
  const [start, end] = marks.map((mark) => old.indexOf(mark));
  if (start < 0 || end < start) throw new Error(`test/bench/README.md has no ${marks.join(' … ')}`);
  writeFileSync(page, `${old.slice(0, start + marks[0].length)}\n${text}\n${old.slice(end)}`);
} else {
  console.log(text);
  if (costs) printCosts(costs);
  if (chosen.length > 0) process.exit();
  console.log();
  const hostile = fileURLToPath(new URL('../xml/hostile.mjs', import.meta.url));
  spawnSync(process.execPath, [hostile], { stdio: 'inherit' });
  const transcripts = fileURLToPath(new URL('transcripts.mjs', import.meta.url));
  spawnSync(process.execPath, [transcripts], { stdio: 'inherit' });
}
