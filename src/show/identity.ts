import { uuidV5 } from '../text/uuid.js';
import type { Recognised } from './dialects/recognise.js';
import { gather, publishedIn } from './dialects/said.js';
import type { Folder } from './folder.js';
import type { House } from './house.js';
import type { Unidentified } from './load-episode.js';
import { type Counted, countThrough, numbersOf } from './numbering.js';
import type { Known } from './published.js';
import type { Episode, Show } from './show.js';

/**
 * Settles who the episodes are: each gets its guid, as it is written or as subscribers know it, and its number
 * where the show counts them. What cannot be published now is counted all the same, so that no number moves
 * when it is.
 */
export function settle(
  episodes: readonly Unidentified[],
  unpublished: readonly Counted[],
  published: ReadonlyMap<Unidentified, Known>,
  show: Show,
): readonly Episode[] {
  const counted = episodes.map((each): Counted => {
    const { slug, type } = each;
    return { slug, type, published: each.published.millis, known: published.get(each)?.number };
  });
  const numbers = show.numbering === 'absolute' ? countThrough([...counted, ...unpublished]) : undefined;
  return episodes.map((episode) => {
    const { season: _season, episode: _number, ...rest } = episode;
    const number = numbers?.get(episode.slug);
    return {
      ...(numbers ? { ...rest, ...(number !== undefined && { episode: number }) } : episode),
      guid: episode.guid ?? published.get(episode)?.guid ?? identify(episode, show),
    };
  });
}

/** What identifies an episode for which neither its author nor the published feed has a guid. */
function identify({ slug, audio, link }: Unidentified, { guid, guids }: Show): string {
  if (guids === 'audio') return audio.url;
  return guids === 'link' && link !== undefined ? link : uuidV5(guid, slug);
}

/** What counting needs to know of an episode that is incomplete; nothing when it gives no date. */
export function countedOf(recognised: Recognised, house: House, folder: Folder): readonly Counted[] {
  const said = gather(recognised, house, folder);
  const moment = said && publishedIn(said.table, house);
  if (!said || !moment) return [];
  const { type } = numbersOf({}, said, recognised.slug, house, () => {});
  return [{ slug: recognised.slug, published: moment.millis, type, known: undefined }];
}
