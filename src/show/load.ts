import type { FileFacts } from '../media.js';
import type { Document } from '../xml/document.js';
import { checkShow } from './completing/check-show.js';
import { countedOf, loadEpisode } from './completing/episode.js';
import {
  type Candidate,
  claimGuids,
  type Identities,
  reportKeptGuids,
  reportMadeGuids,
  settle,
} from './completing/identity.js';
import {
  openPublished,
  publishedIn,
  readPublished,
  recordingsIn,
  reportOther,
} from './completing/published.js';
import { readPeople } from './completing/registry.js';
import { loadShow, showContext } from './completing/show.js';
import type { SourceFinding } from './faults.js';
import { showFields } from './fields/fields.js';
import { readTable } from './fields/tables.js';
import type { SourceFile } from './file.js';
import type { Folder } from './folder.js';
import { readFolder } from './read-folder.js';
import type { Episode, Show } from './show.js';
import type { Recognised } from './survey/recognise.js';
import { isIgnored, policiesOf, refusedOf, reportRefused } from './survey/survey.js';
import { reportNoEpisode, reportUnread, unreadIn } from './survey/unread.js';

/** An episode, a trailer or a live stream that stays out of the feed for now. */
export interface Held {
  /** The name of the episode's file; `trailers[0]` or `live[0]` for others. */
  readonly slug: string;
  readonly because: 'draft' | 'future' | 'expired' | 'format';
}

/** A show as its folder tells it. Every episode file is in exactly one of `episodes`, `held` and `incomplete`. */
export interface Loaded {
  /** Undefined when nothing can be read of it; what is wrong is among the findings. */
  readonly show: Show | undefined;
  /** Whether the show says all that a feed needs. Otherwise examples fill the gaps, and it is only judged. */
  readonly isWhole: boolean;
  /** Newest first; of the same instant, by name. */
  readonly episodes: readonly Episode[];
  /** Episodes that stay out of the feed for now, by name. */
  readonly held: readonly Held[];
  /** Files that cannot become an episode as they are; the reasons are among the findings, by the same file. */
  readonly incomplete: readonly { readonly slug: string; readonly file: string }[];
  /** How many pages the show does not choose as episodes. */
  readonly unchosen: number;
  /** Those of them that say enough to be judged, in no order. */
  readonly partial: readonly Episode[];
  /** What is known of the files at hand, by the URL that the feed gives them. */
  readonly files: ReadonlyMap<string, FileFacts>;
  /** The feed that the show names as the one that subscribers have. */
  readonly published?: Document;
  readonly findings: readonly SourceFinding[];
}

/**
 * Reads a show and its episodes from a folder: `show.yaml`, and every file that an episode may be written in,
 * each of them once. A pure function of the folder, of `now`, in milliseconds since 1970, and of the feed that
 * subscribers have, whose guids and numbers stay with their episodes.
 */
export async function load(folder: Folder, now: number, previous?: Document): Promise<Loaded> {
  const { file, own, table: written, found } = readFolder(folder);
  if (file.malformed()) {
    // How the episodes are to be read is not known; that they cannot be read at all is.
    const broken = found.filter((each) => each.role === 'episode' && each.file.malformed());
    const findings = [file, ...broken.map((each) => each.file)].flatMap((each) => each.findings());
    const failed = {
      show: undefined,
      isWhole: false,
      episodes: [],
      held: [],
      incomplete: [],
      partial: [],
      unchosen: 0,
    };
    return { ...failed, files: new Map(), findings };
  }
  const people = readPeople(folder, file, written, found);
  const { table } = people;
  const read = readTable(showFields, table, 'show');
  const { context, findings } = showContext(read.values, people, file);
  file.add([...read.findings, ...findings]);
  const { show, isWhole } = await loadShow(folder, file, table, read, context);
  file.add(checkShow(own, found));

  const opened = openPublished(folder, file, own);
  const isPublished = publishedIn(opened ?? previous);
  const inFeed = recordingsIn(opened);
  const candidates: Candidate[] = [];
  const partial: Candidate[] = [];
  const held: Loaded['held'][number][] = [];
  const incomplete: Recognised[] = [];
  const drafts = new Set<Recognised>();
  const episodeFiles = found.filter(({ role }) => role === 'episode');
  for (const each of episodeFiles) {
    const outcome = await loadEpisode(folder, each, context, now, isPublished, inFeed);
    if (outcome === 'draft') drafts.add(each);
    if (typeof outcome === 'string') held.push({ slug: each.slug, because: outcome });
    else if (outcome && 'episode' in outcome) candidates.push(outcome);
    else incomplete.push(each);
    if (typeof outcome === 'object' && 'partial' in outcome) partial.push(outcome.partial);
  }
  const refused = refusedOf(found);
  refused.forEach(reportRefused);
  incomplete.push(...refused);
  const unread = unreadIn(folder, file, found, (path) => isIgnored(path, policiesOf(own)));
  if (episodeFiles.length === 0) reportNoEpisode(file, unread, found);
  else reportUnread(file, unread);

  const uncounted = incomplete.flatMap((each) => countedOf(each, context, folder));
  const loaded = candidates.map(({ episode }) => episode);
  const isWholeFolder = incomplete.length === 0 && held.length === 0;
  const named = isWholeFolder && reportOther(opened, loaded, own, file) ? undefined : opened;
  const feed = named ?? previous;
  const published = readPublished(feed, loaded);
  const identities: Identities = { feed, published, isNamed: named !== undefined };
  const settled = settle(candidates, uncounted, identities, show);
  reportMadeGuids(candidates, identities, show, file.report);
  reportKeptGuids(candidates, identities, show, file.report);
  const { episodes, without } = claimGuids(settled, published);
  const judged = settle(partial, [], identities, show).flatMap(({ episode }) => episode ?? []);
  const failures = new Set([
    ...incomplete.map((each) => each.file.source),
    ...without.map(({ episode }) => episode.written.source),
  ]);
  // What is wrong with a draft, or a page that is not an episode, keeps no episode from its listeners.
  const listed = found.filter(
    (each) =>
      failures.has(each.file.source) ||
      (each.role === 'episode' && !drafts.has(each)) ||
      each.role === 'source' ||
      each.isEntry === true,
  );
  return {
    show,
    isWhole,
    episodes: [...episodes].sort(
      (a, b) => b.published.millis - a.published.millis || (a.slug < b.slug ? 1 : -1),
    ),
    held,
    incomplete: [
      ...incomplete.map(({ slug, file }) => ({ slug, file: file.source.name })),
      ...without.map(({ episode: { slug, written } }) => ({ slug, file: written.source.name })),
    ],
    unchosen: found.filter(({ role }) => role === 'left').length,
    partial: judged,
    ...(named && { published: named }),
    files: await factsOf(folder, [file, ...episodeFiles.map((each) => each.file)]),
    findings: [file, ...listed.map((each) => each.file)]
      .flatMap((each) => each.findings())
      // Where a wrong address is written, none is missing.
      .filter(({ rule }) => rule !== 'source/media-unknown' || !read.wrong.has('media')),
  };
}

/** What is known of the audio and artwork at hand that the files name, by URL. */
async function factsOf(
  folder: Folder,
  files: readonly SourceFile[],
): Promise<ReadonlyMap<string, FileFacts>> {
  const facts = new Map<string, FileFacts>();
  for (const { media } of files) {
    for (const [url, path] of media) facts.set(url, await folder.probe(path));
  }
  return facts;
}
