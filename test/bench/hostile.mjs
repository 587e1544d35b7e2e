/**
 * Feeds and folders made to exhaust whoever checks and builds them: what each takes at two sizes, in a process of
 * its own. Run alone, after a build: `node test/bench/hostile.mjs`, or with a part of their names.
 *
 * The limits: beyond what an idle run takes, a feed takes at most 1 s and 0.3 s for each MB of CPU, and 64 MB and
 * 12 times its size of memory; a folder takes 200 MB and 12 times its size. The four-fold takes no more than eight
 * times as long. Every run ends with a sentence and with 0, 1 or 2.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { feeds } from './hostile/feeds.mjs';
import { runFeed, runFolder } from './hostile/run.mjs';
import { sources } from './hostile/sources.mjs';

/** The inputs by kind, with how to run one, what an idle run is given, and the limits. */
const kinds = {
  feed: {
    ...{
      inputs: feeds,
      run: runFeed,
      sizes: [100_000, 400_000],
      idle: '<rss version="2.0"><channel/></rss>',
    },
    ...{ memory: 64e6, seconds: 1, perMegabyte: 0.3 },
  },
  folder: {
    ...{ inputs: sources, run: runFolder, sizes: [50_000, 200_000], idle: sources['notes of words'](100) },
    ...{ memory: 200e6, seconds: 2, perMegabyte: 10 },
  },
};

/** The CPU of a run varies by so many seconds on a busy machine. */
const noise = 1;

function sizeOf(content) {
  if (typeof content === 'string' || content instanceof Uint8Array) return Buffer.byteLength(content);
  return Object.values(content).reduce((sum, each) => sum + Buffer.byteLength(each), 0);
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

/** Runs everything whose name holds a text; calls back with each row as it is measured. */
export async function measureHostile(text, each) {
  const jobs = [];
  for (const [kind, { inputs, run, idle, ...limits }] of Object.entries(kinds)) {
    const rest = await run(idle);
    for (const [name, make] of Object.entries(inputs)) {
      if (!name.includes(text)) continue;
      jobs.push(async () => {
        const runs = [];
        for (const size of limits.sizes) {
          const content = make(size);
          const { seconds, memory, ...ending } = await run(content);
          runs.push({
            ...{ ...ending, bytes: sizeOf(content) },
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
  await measureHostile(process.argv[2] ?? '', ({ kind, name, runs, wrong: faults }) => {
    const cells = runs.flatMap(({ bytes, seconds, memory }) => [
      Math.round(bytes / 1000),
      seconds.toFixed(2),
      Math.round(memory / 1e6),
    ]);
    console.log(`| ${[`${kind}: ${name}`, ...cells, faults.join('; ')].join(' | ')} |`);
  });
}
