/**
 * Feeds and folders made to exhaust whoever checks and builds them: what each takes at two sizes, in a process of
 * its own. Run alone, after a build: `node test/bench/hostile.mjs`, with a part of their names, and
 * with how many times as large they are to be: `node test/bench/hostile.mjs 'feed: ' 40`.
 *
 * The limits: beyond what an idle run takes, a feed takes at most 1 s and 0.3 s for each MB of CPU, and 64 MB and
 * 12 times its size of memory; a folder takes 200 MB and 12 times its size. The four-fold takes no more than eight
 * times as long. Every run ends with a sentence and with 0, 1 or 2.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { commands } from './hostile/commands.mjs';
import { feeds } from './hostile/feeds.mjs';
import { run } from './hostile/run.mjs';
import { sources } from './hostile/sources.mjs';

/**
 * The inputs by kind: from a size to files and arguments, what an idle run is given, and the limits. Folders and what
 * other commands read go through libraries, which take more.
 */
const kinds = {
  feed: {
    inputs: inputsOf(feeds, (content) => ({
      files: { 'feed.xml': content },
      args: ['check', 'feed.xml', '--profile', 'all'],
    })),
    sizes: [100_000, 400_000],
    ...{ memory: 64e6, seconds: 1, perMegabyte: 0.3 },
  },
  folder: {
    inputs: inputsOf(sources, (files) => ({
      files: Object.fromEntries(Object.entries(files).map(([path, content]) => [`show/${path}`, content])),
      args: ['build', 'show'],
    })),
    sizes: [50_000, 200_000],
    ...{ memory: 200e6, seconds: 2, perMegabyte: 10 },
  },
  command: { inputs: commands, sizes: [100_000, 400_000], ...{ memory: 200e6, seconds: 3, perMegabyte: 2 } },
};

function inputsOf(table, given) {
  return Object.fromEntries(Object.entries(table).map(([name, make]) => [name, (size) => given(make(size))]));
}

/** What each takes besides what it is given: starting, and reading a feed and a show of no length. */
const idle = {
  feed: kinds.feed.inputs['empty items'](1),
  folder: kinds.folder.inputs['notes of words'](100),
  command: kinds.feed.inputs['empty items'](1),
};

/** The CPU of a run varies by so many seconds on a busy machine. */
const noise = 1;

function sizeOf({ files }) {
  return Object.values(files).reduce((sum, each) => sum + Buffer.byteLength(each), 0);
}

/** What is wrong with the runs of an input at both sizes, in words; empty when nothing is. */
function wrong([small, large], { memory, seconds, perMegabyte }) {
  const megabytes = large.bytes / 1e6;
  return [
    ...[small, large].flatMap(({ code, trace }) => [
      ...([0, 1, 2].includes(code) ? [] : [`ends with ${code}`]),
      ...(trace ? [`prints a stack trace: ${trace}`] : []),
    ]),
    ...(large.seconds > seconds + perMegabyte * megabytes + noise
      ? [`takes ${large.seconds.toFixed(1)} s`]
      : []),
    ...(large.seconds > 8 * small.seconds + noise ? ['grows faster than its input'] : []),
    ...(large.memory > memory + 12 * large.bytes ? [`takes ${Math.round(large.memory / 1e6)} MB`] : []),
  ];
}

/**
 * Runs everything whose kind and name hold a text, at sizes so many times as large; calls back with each row as it is
 * measured.
 */
export async function measureHostile(text, each, times = 1) {
  const jobs = [];
  for (const [kind, { inputs, ...limits }] of Object.entries(kinds)) {
    const names = Object.keys(inputs).filter((name) => `${kind}: ${name}`.includes(text));
    const rest = names.length > 0 ? await run(idle[kind]) : undefined;
    for (const name of names) {
      jobs.push(async () => {
        const runs = [];
        for (const size of limits.sizes) {
          const given = inputs[name](size * times);
          const { seconds, memory, ...ending } = await run(given);
          runs.push({
            ...{ ...ending, bytes: sizeOf(given) },
            ...{ seconds: Math.max(0, seconds - rest.seconds), memory: Math.max(0, memory - rest.memory) },
          });
        }
        each({ kind, name, runs, wrong: wrong(runs, limits) });
      });
    }
  }
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(
    '| input | kB | s | MB | kB | s | MB | |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
  );
  const [, , text = '', times = '1'] = process.argv;
  const print = ({ kind, name, runs, wrong: faults }) => {
    const cells = runs.flatMap(({ bytes, seconds, memory }) => [
      Math.round(bytes / 1000),
      seconds.toFixed(2),
      Math.round(memory / 1e6),
    ]);
    console.log(`| ${[`${kind}: ${name}`, ...cells, faults.join('; ')].join(' | ')} |`);
  };
  await measureHostile(text, print, Number(times));
}
