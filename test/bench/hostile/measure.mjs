/**
 * Measures hostile inputs, each in a process of its own, or several small feeds in one: what they take beyond an idle
 * run.
 */
import { availableParallelism } from 'node:os';
import { faultsOf, faultsOfTwo, idle, kinds, sizeOf, worst } from './kinds.mjs';
import { run } from './run.mjs';

/** Works through jobs, as many at a time as there are processors. */
async function work(jobs) {
  const next = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, next));
}

/** Runs one input, or several at once, and takes off what an idle run takes. */
async function measured(given, rest) {
  const { seconds, memory, ...ending } = await run(given);
  return {
    ...{ ...ending, bytes: sizeOf(given) },
    ...{ seconds: Math.max(0, seconds - rest.seconds), memory: Math.max(0, memory - rest.memory) },
  };
}

/**
 * Runs everything whose kind and name hold a text, at both sizes, so many times as large; calls back with each row as
 * it is measured.
 */
export async function measureHostile(text, each, times = 1) {
  const jobs = [];
  for (const [kind, { inputs, ...limits }] of Object.entries(kinds)) {
    const names = Object.keys(inputs).filter((name) => `${kind}: ${name}`.includes(text));
    const rest = names.length > 0 ? await run(idle[kind]) : undefined;
    for (const name of names) {
      jobs.push(async () => {
        const runs = [];
        for (const size of limits.sizes) runs.push(await measured(inputs[name](size * times), rest));
        each({ kind, name, runs, wrong: faultsOfTwo(runs, limits) });
      });
    }
  }
  await work(jobs);
}

/** How much busier than an idle machine one may be that runs tests. */
const busy = 2;

/** So many small feeds are checked by one process. */
const together = 8;

/**
 * Runs every input of a kind at its smaller size, small feeds together, and those that take most at one that is many
 * times as large. Returns how many runs of an input were judged, and what is wrong with each that is not right.
 */
export async function measureShortly(kind, times) {
  const { inputs, ...limits } = kinds[kind];
  const rest = await run(idle[kind]);
  const wrong = [];
  let count = 0;
  const [small] = limits.sizes;
  const single = (name, size) => async () => {
    const found = await measured(inputs[name](size), rest);
    count++;
    const faults = faultsOf(found, limits, busy);
    if (faults.length > 0) wrong.push(`${kind}: ${name}, ${found.bytes} bytes: ${faults.join('; ')}`);
  };
  const names = Object.keys(inputs);
  const jobs = worst[kind].map((name) => single(name, small * times));
  if (kind !== 'feed') jobs.push(...names.map((name) => single(name, small)));
  else {
    for (let at = 0; at < names.length; at += together) {
      const some = names.slice(at, at + together);
      jobs.push(async () => {
        const all = some.map((name) => inputs[name](small).files['feed.xml']);
        const files = Object.fromEntries(all.map((content, index) => [`${index}.xml`, content]));
        const found = await measured(
          { files, args: ['check', ...Object.keys(files), '--profile', 'all'] },
          rest,
        );
        // What is too much for all is looked for in each.
        if (faultsOf(found, limits, busy).length === 0) count += some.length;
        else for (const name of some) await single(name, small)();
      });
    }
  }
  await work(jobs);
  return { kind, count, wrong };
}
