import { audio } from './audio.js';
import { dates } from './dates.js';
import { episodes } from './episodes.js';
import { guid } from './guid.js';
import { identity } from './identity.js';
import { live } from './live.js';
import { payments } from './money.js';
import { servers } from './servers.js';
import { show } from './show.js';
import { visibility } from './visibility.js';

/** What a new state of a feed does to those who subscribed to the old one. */
export const feedChange = {
  ...guid,
  ...episodes,
  ...audio,
  ...dates,
  ...identity,
  ...show,
  ...visibility,
  ...payments,
  ...live,
  ...servers,
} as const;
