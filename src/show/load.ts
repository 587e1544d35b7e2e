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
import { openPublished, publishedIn, readPublished } from './completing/published.js';
import { loadShow, showContext } from './completing/show.js';
import type { SourceFinding } from './faults.js';
import { showFields } from './fields/fields.js';
import { readTable } from './fields/kind.js';
import type { SourceFile } from './file.js';
import type { Folder } from './folder.js';
import { readFolder } from './read-folder.js';
import type { Episode, Show } from './show.js';
import type { Recognised } from './survey/recognise.js';
import { refusedOf, reportRefused } from './survey/survey.js';

/** A show as its folder tells it. Every episode file is in exactly one of `episodes`, `held` and `incomplete`. */
export interface Loaded {
  /** Undefined when the show itself cannot be published; what is wrong is among the findings. */
  readonly show: Show | undefined;
  /** Newest first; of the same instant, by name. */
  readonly episodes: readonly Episode[];
  /** Episodes that stay out of the feed for now, by name. */
  readonly held: readonly { readonly slug: string; readonly because: 'draft' | 'future' }[];
  /** Files that cannot become an episode as they are; the reasons are among the findings, by the same file. */
  readonly incomplete: readonly { readonly slug: string; readonly file: string }[];
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
  const { file, own, table, found } = readFolder(folder);
  const failed = { show: undefined, episodes: [], held: [], incomplete: [], files: new Map() };
  if (!own || file.malformed()) {
    file.report('source/key-missing', { start: 0, end: 0 }, 'The show has no keys.', {
      help: 'Start with "title: …".',
    });
    return { ...failed, findings: file.findings() };
  }
  const read = readTable(showFields, table, 'show');
  const { context, findings } = showContext(read.values, table, file, found);
  file.add([...read.findings, ...findings]);
  const show = await loadShow(folder, file, table, read, context);
  file.add(checkShow(own, found));
  if (!show) return { ...failed, findings: file.findings() };

  const named = openPublished(folder, file, own);
  const feed = named ?? previous;
  const isPublished = publishedIn(feed);
  const candidates: Candidate[] = [];
  const held: Loaded['held'][number][] = [];
  const incomplete: Recognised[] = [];
  const drafts = new Set<Recognised>();
  const episodeFiles = found.filter(({ role }) => role === 'episode');
  for (const each of episodeFiles) {
    const outcome = await loadEpisode(folder, each, context, now, isPublished);
    if (outcome === 'draft') drafts.add(each);
    if (outcome === 'draft' || outcome === 'future') held.push({ slug: each.slug, because: outcome });
    else if (outcome) candidates.push(outcome);
    else incomplete.push(each);
  }
  const refused = refusedOf(found);
  refused.forEach(reportRefused);
  incomplete.push(...refused);

  const uncounted = incomplete.flatMap((each) => countedOf(each, context, folder));
  const published = readPublished(
    feed,
    candidates.map(({ episode }) => episode),
  );
  const identities: Identities = { feed, published, isNamed: named !== undefined };
  const settled = settle(candidates, uncounted, identities, show);
  reportMadeGuids(candidates, identities, show, file.report);
  reportKeptGuids(candidates, identities, show, file.report);
  const { episodes, without } = claimGuids(settled, published);
  const failures = new Set([
    ...incomplete.map((each) => each.file.source),
    ...without.map(({ episode }) => episode.written.source),
  ]);
  // What is wrong with a draft, or a page that is not an episode, keeps no episode from its listeners.
  const listed = found.filter(
    (each) => failures.has(each.file.source) || (each.role === 'episode' && !drafts.has(each)),
  );
  return {
    show,
    episodes: [...episodes].sort(
      (a, b) => b.published.millis - a.published.millis || (a.slug < b.slug ? 1 : -1),
    ),
    held,
    incomplete: [
      ...incomplete.map(({ slug, file }) => ({ slug, file: file.source.name })),
      ...without.map(({ episode: { slug, written } }) => ({ slug, file: written.source.name })),
    ],
    ...(named && { published: named }),
    files: await factsOf(folder, [file, ...episodeFiles.map((each) => each.file)]),
    ...(named && { published: named }),
    findings: [file, ...listed.map((each) => each.file)].flatMap((each) => each.findings()),
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
