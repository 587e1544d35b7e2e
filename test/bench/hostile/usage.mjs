/** Loaded into a process, writes what it took when it ends: seconds of CPU, and bytes of memory at the most. */
import { writeFileSync } from 'node:fs';
import { peakMemory } from '../memory.mjs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(
    process.env.AIRWORTHY_USAGE,
    JSON.stringify({ seconds: (user + system) / 1e6, memory: peakMemory() }),
  );
});
