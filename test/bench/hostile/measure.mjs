/**
 * Measures hostile inputs, each in a process of its own, or several small ones in one: what they take beyond an idle
 * run.
 */
import { availableParallelism } from 'node:os';
import { faultsOf, faultsOfTwo, idle, kinds, sizeOf, worst } from './kinds.mjs';
import { run, runTogether } from './run.mjs';

/** Works through jobs, as many at a time as there are processors. */
async function work(jobs) {
  const next = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, next));
}

/** What a run of an input took beyond what an idle run takes. */
function beyond(rest, { seconds, memory, ...ending }, given) {
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
        for (const size of limits.sizes) {
          const given = inputs[name](size * times);
          runs.push(beyond(rest, await run(given), given));
        }
        each({ kind, name, runs, wrong: faultsOfTwo(runs, limits) });
      });
    }
  }
  await work(jobs);
}

/** How much busier than an idle machine one may be that runs tests. */
const busy = 2;

/** So many small inputs are run by one process. */
const together = 16;

/**
 * Runs every input of a kind at its smaller size, several in a process, and those that take most at one that is many
 * times as large. Returns how many runs of an input were judged, and what is wrong with each that is not right.
 */
export async function measureShortly(kind, times) {
  const { inputs, ...limits } = kinds[kind];
  const rest = await run(idle[kind]);
  const wrong = [];
  let count = 0;
  const faults = (found) => faultsOf(found, limits, busy);
  const alone = async (name, size) => {
    const given = inputs[name](size);
    const found = beyond(rest, await run(given), given);
    count++;
    if (faults(found).length > 0)
      wrong.push(`${kind}: ${name}, ${found.bytes} bytes: ${faults(found).join('; ')}`);
  };
  const [small] = limits.sizes;
  const names = Object.keys(inputs);
  const jobs = worst[kind].map((name) => () => alone(name, small * times));
  for (let at = 0; at < names.length; at += together) {
    const some = names.slice(at, at + together);
    jobs.push(async () => {
      const given = some.map((name) => inputs[name](small));
      // The process gets warm with an idle run, beyond which the others are measured.
      const [warm, ...found] = (await runTogether([idle[kind], ...given])) ?? [];
      for (const [index, name] of some.entries()) {
        // What is too much in company is looked for in each alone.
        const isRight =
          warm && faults(beyond({ ...warm, seconds: 0 }, found[index], given[index])).length === 0;
        if (isRight) count++;
        else await alone(name, small);
      }
    });
  }
  await work(jobs);
  return { kind, count, wrong };
}
