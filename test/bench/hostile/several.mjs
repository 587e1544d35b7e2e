/** Runs the command line again and again in this process, and writes what each run took and how it ended. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { forgetPeakMemory, peakMemory } from '../memory.mjs';

const cli = pathToFileURL(process.argv[2]).href;
const { exit } = process;
// Every run ends with it.
process.exit = () => {};
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);

const taken = [];
for (const [index, { folder, args }] of JSON.parse(process.env.AIRWORTHY_RUNS).entries()) {
  process.chdir(folder);
  process.argv.splice(2, process.argv.length, ...args);
  process.exitCode = undefined;
  globalThis.gc();
  forgetPeakMemory();
  const before = process.cpuUsage();
  await import(`${cli}?${index}`);
  const { user, system } = process.cpuUsage(before);
  taken.push({ code: process.exitCode, seconds: (user + system) / 1e6, memory: peakMemory() });
}
writeFileSync(process.env.AIRWORTHY_USAGE, JSON.stringify(taken));
exit.call(process, 0);
