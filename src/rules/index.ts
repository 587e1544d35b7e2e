import { amazon } from './amazon/index.js';
import { atom } from './atom/index.js';
import { content } from './content/index.js';
import { dc } from './dc/index.js';
import { feedChange } from './feed-change/index.js';
import { googleplay } from './googleplay/index.js';
import { itunes } from './itunes/index.js';
import { media } from './media/index.js';
import { mediaRss } from './media-rss/index.js';
import { modules } from './modules/index.js';
import { paging } from './paging/index.js';
import { podcast } from './podcast/index.js';
import { psc } from './psc/index.js';
import { rss } from './rss/index.js';
import type { FinishedRule, Rule } from './rule.js';
import { spotify } from './spotify/index.js';
import { text } from './text/index.js';
import { websub } from './websub/index.js';
import { xml } from './xml/index.js';

/** Every rule with all that it says of itself. */
export const finished = {
  ...xml,
  ...text,
  ...rss,
  ...itunes,
  ...podcast,
  ...psc,
  ...googleplay,
  ...spotify,
  ...amazon,
  ...atom,
  ...content,
  ...mediaRss,
  ...dc,
  ...modules,
  ...websub,
  ...paging,
  ...media,
  ...feedChange,
} as const satisfies Readonly<Record<string, FinishedRule>>;

export type RuleId = keyof typeof finished;

/** Every rule that judges a feed, by its id. What it says of itself besides is in explanations.ts. */
export const rulebook: Readonly<Record<RuleId, Rule>> = Object.freeze(finished);
