import { readDate } from '../../text/date.js';
import { uuidV5 } from '../../text/uuid.js';
import type { Document } from '../../xml/document.js';
import type { File } from '../file.js';
import type { Folder } from '../folder.js';
import type { House } from '../house.js';
import { type Filled, fill } from '../pattern.js';
import type { Episode, Show } from '../show.js';
import type { Recognised } from '../survey/recognise.js';
import type { Unidentified } from './episode.js';
import { gather, publishedIn, subjectOf } from './gather.js';
import { type Counted, countThrough, numbersOf } from './numbering.js';
import type { Known } from './published.js';

/** An episode that is complete but for its guid, and the file that it comes from. */
export interface Draft {
  readonly episode: Unidentified;
  readonly of: Recognised;
}

/** What is known of the guids of a show before its episodes are asked. */
export interface Identities {
  /** The feed that subscribers have, where it is at hand. */
  readonly feed: Document | undefined;
  /** What it says of the episodes. */
  readonly known: ReadonlyMap<Unidentified, Known>;
  /** Whether the show names the feed that says so: it knows better than the keys of other people's files. */
  readonly isNamed: boolean;
}

/**
 * Settles who the episodes are: each gets its guid, as it is written or as subscribers know it, and its number
 * where the show counts them. What cannot be published now is counted all the same, so that no number moves
 * when it is. Undefined after reporting for an episode whose guid cannot be told.
 */
export function settle(
  drafts: readonly Draft[],
  unpublished: readonly Counted[],
  { known, isNamed }: Identities,
  show: Show,
): readonly (Episode | undefined)[] {
  const counted = drafts.map(({ episode }): Counted => {
    const { slug, type } = episode;
    return { slug, type, published: episode.published.millis, known: known.get(episode)?.number };
  });
  const numbers = show.numbering === 'absolute' ? countThrough([...counted, ...unpublished]) : undefined;
  return drafts.map(({ episode, of }, index) => {
    const { season: _season, episode: _number, ...rest } = episode;
    const number = numbers?.get(counted[index] as Counted);
    const heard = known.get(episode)?.guid;
    const guid =
      (isNamed && of.dialect.fields ? (heard ?? episode.guid) : (episode.guid ?? heard)) ??
      identify({ episode, of }, show);
    return guid === undefined
      ? undefined
      : { ...(numbers ? { ...rest, ...(number !== undefined && { episode: number }) } : episode), guid };
  });
}

/**
 * Gives each guid to one of the settled episodes: of two with the same one, subscribers have the one that was
 * there first. Those that get none are the rivals; why is reported.
 */
export function claimGuids(
  drafts: readonly Draft[],
  settled: readonly (Episode | undefined)[],
  { known }: Identities,
): { readonly episodes: readonly Episode[]; readonly rivals: readonly Recognised[] } {
  const rivals: Recognised[] = [];
  const claims = drafts.flatMap(({ episode: draft, of }, index) => {
    const episode = settled[index];
    if (!episode) rivals.push(of);
    return episode ? [{ of, episode, written: draft.guid, isKnown: known.has(draft) }] : [];
  });
  claims.sort(
    (a, b) =>
      Number(b.isKnown) - Number(a.isKnown) ||
      a.episode.published.millis - b.episode.published.millis ||
      (a.of.file.path < b.of.file.path ? -1 : 1),
  );
  const owners = new Map<string, Episode>();
  for (const { of, episode, written } of claims) {
    const other = owners.get(episode.guid);
    if (!other) {
      owners.set(episode.guid, episode);
      continue;
    }
    rivals.push(of);
    const span = episode.written.originOf('guid') ?? { start: 0, end: 0 };
    const message = `The guid "${episode.guid}" is already that of ${other.written.source.name}.`;
    const help = 'Write a "guid" of its own into this file.';
    of.file.report('source/guid-duplicate', span, message, written === undefined ? { help } : {});
  }
  return { episodes: [...owners.values()], rivals };
}

/** What identifies an episode for which neither its author nor the published feed has a guid. */
function identify({ episode, of }: Draft, show: Show): string | undefined {
  const { slug, audio } = episode;
  const { guids = 'slug' } = show;
  if (guids === 'slug') return uuidV5(show.guid, slug);
  if (guids === 'audio') return audio.url;
  const filled = guids === 'link' ? pageOf(episode) : fill(guids, subjectOf(of, episode.published, show));
  if ('text' in filled) return filled.text;
  const message = `The show makes guids of "${guids}", and the episode has no "${filled.lacks}".`;
  of.file.report('source/guid-missing', { start: 0, end: 0 }, message, {
    ...(guids === 'link' && { help: 'Say under "pages" in show.yaml where the pages of episodes are.' }),
  });
  return undefined;
}

function pageOf({ link }: Unidentified): Filled {
  return link === undefined ? { lacks: 'link' } : { text: link };
}

/**
 * Reports guids that are made of file names although subscribers may know the episodes by others: those of a
 * show that another generator may have built before and that names no feed, and those of episodes that the
 * feed which it names should hold and does not. That an own feed has them already makes them no better.
 */
export function reportMade(
  drafts: readonly Draft[],
  { feed, known, isNamed }: Identities,
  { guid, guids, written }: Show,
  { report }: File,
): void {
  if (guids !== undefined) return;
  const made = drafts.filter(({ episode }) => {
    const heard = known.get(episode)?.guid;
    return episode.guid === undefined && (heard === undefined || heard === uuidV5(guid, episode.slug));
  });
  if (!isNamed) {
    const foreign = made.filter(({ of }) => of.dialect.fields).length;
    if (foreign === 0) return;
    const message = `${foreign === 1 ? 'One episode writes' : `${foreign} episodes write`} no guid; it is made of the name of the file.`;
    report('source/guid-made', written.originOf('feed') ?? { start: 0, end: 0 }, message);
    return;
  }
  const dates = (feed?.channel?.items ?? []).map((item) => readDate(item.pubDate?.text ?? '').instant ?? 0);
  const newest = dates.reduce((latest, each) => Math.max(latest, each), 0);
  for (const { episode, of } of made) {
    if (known.has(episode) || episode.published.millis > newest) continue;
    const message =
      'The feed under "published" is newer than the episode and does not hold it, so its guid is made of the name of the file.';
    of.file.report('source/guid-made', episode.written.originOf('title') ?? { start: 0, end: 0 }, message, {
      help: 'Write the guid that subscribers know, or the address of the recording as the feed has it.',
    });
  }
}

/** What counting needs to know of an episode that is incomplete; nothing when it gives no date. */
export function countedOf(recognised: Recognised, house: House, folder: Folder): readonly Counted[] {
  const said = gather(recognised, house, folder);
  const moment = said && publishedIn(said.table, house);
  if (!said || !moment) return [];
  const { type } = numbersOf({}, said, recognised, house, () => {});
  return [{ slug: recognised.slug, published: moment.millis, type, known: undefined }];
}
