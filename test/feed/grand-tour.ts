import { join } from 'node:path';
import { openFolder } from '../../src/io/folder.js';
import { finish } from '../../src/show/finish.js';
import type { Folder } from '../../src/show/folder.js';
import { load } from '../../src/show/load.js';
import type { Episode, Show } from '../../src/show/model.js';

/** Later than both of its episodes. */
export const now = Date.UTC(2026, 5, 1);

/** When its feed was built, as the feed says it. */
export const built = 'Mon, 01 Jun 2026 00:00:00 +0000';

/** The folder of the show that uses everything. */
export function tourFolder(): Folder {
  return openFolder(join(import.meta.dirname, '../fixtures/grand-tour'), 'grand-tour');
}

/** The show that uses everything, and its episodes. */
export async function grandTour(): Promise<{ readonly show: Show; readonly episodes: readonly Episode[] }> {
  const { show, episodes, findings } = finish(await load(tourFolder(), now), { now });
  if (!show || findings.length > 0) throw new Error(findings[0]?.message ?? 'There is no show.');
  return { show, episodes };
}
