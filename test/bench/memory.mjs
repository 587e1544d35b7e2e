import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The most memory that this process has held, in bytes. Where the system tells, it is asked itself: the usage
 * that Node reports starts, in a child, with what its parent held.
 */
export function peakMemory() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}

/** From now on, {@link peakMemory} is what this process holds from now on, where the system can forget. */
export function forgetPeakMemory() {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux.
  }
}
