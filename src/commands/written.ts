import type { Published } from '../publish/publish.js';
import type { Options } from './command.js';

/** Which files were written and removed, or would be, in brackets. */
export function saidOf({ written, removed }: Published, { dryRun }: Options): string {
  if (written.length === 0 && removed.length === 0) return ' (unchanged)';
  if (dryRun === undefined) {
    const parts = [`${written.length} written`, ...(removed.length > 0 ? [`${removed.length} removed`] : [])];
    return ` (${parts.join(', ')})`;
  }
  const parts = [
    ...(written.length > 0 ? [`would write ${listed(written)}`] : []),
    ...(removed.length > 0 ? [`would remove ${listed(removed)}`] : []),
  ];
  return ` (${parts.join('; ')})`;
}

/** The first of some paths, and how many others there are. */
export function listed(paths: readonly string[], most = 5): string {
  const rest = paths.length - most;
  return paths.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
