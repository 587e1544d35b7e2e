import type { Held } from '../show/load.js';

/** Why an episode stays out of the feed, as it is told. */
export const reasons: Readonly<Record<Held['because'], string>> = {
  draft: 'it is a draft',
  future: 'it is not due yet',
  expired: 'its expiry date has passed',
  format: 'it has no recording in the format of this feed',
};
