import { readDate } from '../../text/date.js';
import { isHttp } from '../../text/url.js';
import { isUuid, uuidV5 } from '../../text/uuid.js';
import type { Document } from '../../xml/document.js';
import type { ReportFault } from '../faults.js';
import { type Filled, fill, type Subject } from '../pattern.js';
import type { Episode, Show } from '../show.js';
import { type Counted, countThrough } from './numbering.js';
import type { PublishedItem, Unidentified } from './published.js';

/** An episode that is complete but for its guid, and what its guid may be made of. */
export interface Candidate {
  readonly episode: Unidentified;
  /** For what is wrong with its file. */
  readonly report: ReportFault;
  /** Of its file, in the folder of the show. */
  readonly path: string;
  /** Its file is in the words of another generator. */
  readonly isForeign: boolean;
  /** What the patterns of the show see of it. */
  readonly subject: Subject;
  /** The fields that the published feed gives it. */
  readonly fromFeed: readonly string[];
}

/** A candidate, and the episode that it becomes; undefined when it has no guid. */
export interface Settled {
  readonly candidate: Candidate;
  readonly episode: Episode | undefined;
}

/** What is known of the guids of a show before its episodes are asked. */
export interface Identities {
  /** The feed that subscribers have, where it is at hand. */
  readonly feed: Document | undefined;
  /** What it says of the episodes. */
  readonly published: ReadonlyMap<Unidentified, PublishedItem>;
  /** Whether the show names the feed that says so: it knows better than the keys of other people's files. */
  readonly isNamed: boolean;
}

/**
 * Settles which guid each episode has: as it is written or as subscribers know it. Each gets its number where
 * the show counts them. What cannot be published now is counted all the same, so that no number moves when it
 * is. An episode whose guid cannot be made is reported.
 */
export function settle(
  candidates: readonly Candidate[],
  unpublished: readonly Counted[],
  { published, isNamed }: Identities,
  show: Pick<Show, 'numbering' | 'guid' | 'guids'>,
): readonly Settled[] {
  const counted = candidates.map(({ episode }): Counted => {
    const { slug, type } = episode;
    return { slug, type, published: episode.published.millis, known: published.get(episode)?.number };
  });
  const numbers = show.numbering === 'absolute' ? countThrough([...counted, ...unpublished]) : undefined;
  return candidates.map((candidate, index) => {
    const { episode, isForeign } = candidate;
    const { season: _season, episode: _number, ...rest } = episode;
    const number = numbers?.get(counted[index] as Counted);
    const known = published.get(episode)?.guid;
    const guid =
      (isNamed && isForeign ? (known ?? episode.guid) : (episode.guid ?? known)) ?? makeGuid(candidate, show);
    if (guid === undefined) return { candidate, episode: undefined };
    const numbered = numbers ? { ...rest, ...(number !== undefined && { episode: number }) } : episode;
    return { candidate, episode: { ...numbered, guid } };
  });
}

/**
 * Gives each guid to one of the settled episodes: of two with the same one, subscribers have the one that was
 * there first. Those that are left without are returned as well; why is reported.
 */
export function claimGuids(
  settled: readonly Settled[],
  published: Identities['published'],
): { readonly episodes: readonly Episode[]; readonly without: readonly Candidate[] } {
  const without: Candidate[] = [];
  const claims = settled.flatMap(({ candidate, episode }) => {
    if (!episode) without.push(candidate);
    return episode ? [{ candidate, episode, isPublished: published.has(candidate.episode) }] : [];
  });
  claims.sort(
    (a, b) =>
      Number(b.isPublished) - Number(a.isPublished) ||
      a.episode.published.millis - b.episode.published.millis ||
      (a.candidate.path < b.candidate.path ? -1 : 1),
  );
  const owners = new Map<string, Episode>();
  for (const { candidate, episode } of claims) {
    const other = owners.get(episode.guid);
    if (!other) {
      owners.set(episode.guid, episode);
      continue;
    }
    without.push(candidate);
    const span = episode.written.originOf('guid') ?? { start: 0, end: 0 };
    const message = `The guid "${episode.guid}" is already used by ${other.written.source.name}.`;
    const isMade = candidate.episode.guid === undefined;
    const help = 'Add a "guid" of its own to this file.';
    candidate.report('source/guid-duplicate', span, message, isMade ? { help } : {});
  }
  return { episodes: [...owners.values()], without };
}

/** The guid of an episode for which neither its author nor the published feed has one. */
function makeGuid(candidate: Candidate, show: Pick<Show, 'guid' | 'guids'>): string | undefined {
  const { guids } = show;
  const made = guidBy(guids, candidate, show);
  if ('text' in made) return made.text;
  const message = `The show makes guids from "${guids}", and the episode has no "${made.lacks}".`;
  candidate.report('source/guid-missing', { start: 0, end: 0 }, message, {
    ...(guids === 'link' && { help: 'Add "pages" to show.yaml: the URL pattern of episode pages.' }),
  });
  return undefined;
}

/** The guid of an episode by what a show makes guids from. */
function guidBy(
  guids: Show['guids'],
  { episode: { slug, audio, link }, subject }: Candidate,
  { guid }: Pick<Show, 'guid'>,
): Filled {
  if (guids === undefined || guids === 'slug') return { text: uuidV5(guid, slug) };
  if (guids === 'audio') return { text: audio.url };
  if (guids !== 'link') return fill(guids, subject);
  return link === undefined ? { lacks: 'link' } : { text: link };
}

/**
 * Reports that our own feed has other guids than the show asks for: who corrects `guids` before anybody has
 * subscribed must not believe that it was done. A guid that the same word made for an older name of the file,
 * or URL of the recording, is kept silently: that is what keeping is for.
 */
export function reportKeptGuids(
  candidates: readonly Candidate[],
  { published, isNamed }: Identities,
  show: Pick<Show, 'guid' | 'guids' | 'written'>,
  report: ReportFault,
): void {
  const { guids, written } = show;
  if (guids === undefined || isNamed) return;
  const kept = candidates.flatMap((candidate) => {
    const known = published.get(candidate.episode)?.guid;
    if (known === undefined || candidate.episode.guid !== undefined) return [];
    const made = guidBy(guids, candidate, show);
    if (!('text' in made) || made.text === known) return [];
    const isOther =
      !words.has(guids) || formOf(known) !== formOf(made.text) || isOfOther(known, guids, candidate, show);
    return isOther ? [known] : [];
  });
  const [first] = kept;
  if (first === undefined) return;
  const whose = kept.length === 1 ? 'One episode keeps its guid' : `${kept.length} episodes keep their guids`;
  const message = `${whose} from the published feed, such as "${first}", despite "guids: ${guids}".`;
  const folder = written.source.name.replace(/\/[^/]*$/, '');
  report('source/guid-kept', written.originOf('guids') ?? { start: 0, end: 0 }, message, {
    help: `If people have subscribed, you need not do anything; if nobody has yet, run "airworthy build ${folder} --new-guids" once.`,
  });
}

const words: ReadonlySet<string> = new Set(['slug', 'audio', 'link']);

function formOf(guid: string): 'uuid' | 'url' | 'text' {
  if (isUuid(guid)) return 'uuid';
  return isHttp(guid) ? 'url' : 'text';
}

/** Whether another word than the one in `guids` made a guid for the episode as it is now. */
function isOfOther(guid: string, guids: string, candidate: Candidate, show: Pick<Show, 'guid'>): boolean {
  return [...words].some((word) => {
    if (word === guids) return false;
    const other = guidBy(word, candidate, show);
    return 'text' in other && other.text === guid;
  });
}

/**
 * Reports guids that are made of file names although subscribers may know the episodes by others: those of a
 * show that another generator may have built before and that names no feed, and those of episodes that the
 * feed which it names should hold and does not. That an own feed has them already makes them no better.
 */
export function reportMadeGuids(
  candidates: readonly Candidate[],
  { feed, published, isNamed }: Identities,
  { guid, guids, written }: Pick<Show, 'guid' | 'guids' | 'written'>,
  report: ReportFault,
): void {
  if (guids !== undefined) return;
  const made = candidates.filter(({ episode }) => {
    const known = published.get(episode)?.guid;
    return episode.guid === undefined && (known === undefined || known === uuidV5(guid, episode.slug));
  });
  if (!isNamed) {
    const foreign = made.filter(({ isForeign }) => isForeign).length;
    if (foreign === 0) return;
    const message = `${foreign === 1 ? 'One episode has' : `${foreign} episodes have`} no guid, so ${foreign === 1 ? 'its guid is' : 'their guids are'} made from the file name.`;
    report('source/guid-made', written.originOf('feed') ?? { start: 0, end: 0 }, message);
    return;
  }
  const dates = (feed?.channel?.items ?? []).map((item) => readDate(item.pubDate?.text ?? '').instant ?? 0);
  const newest = dates.reduce((latest, each) => Math.max(latest, each), 0);
  for (const { episode, report: reportHere } of made) {
    if (published.has(episode) || episode.published.millis > newest) continue;
    const message =
      'The feed named under "published" is newer than this episode and does not contain it, so its guid is made from the file name.';
    reportHere('source/guid-made', episode.written.originOf('title') ?? { start: 0, end: 0 }, message, {
      help: 'Add the guid that subscribers have, or the URL of the recording as it is in the feed.',
    });
  }
}
