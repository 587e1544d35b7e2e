import type { FileFacts } from '../media.js';
import { type Document, read } from '../xml/document.js';
import { checkShow } from './completing/check-show.js';
import { loadEpisode } from './completing/episode.js';
import {
  claimGuids,
  countedOf,
  type Draft,
  type Identities,
  reportMade,
  settle,
} from './completing/identity.js';
import { readPublished } from './completing/published.js';
import { houseOf, loadShow, showTable } from './completing/show.js';
import { type File, findFile, openFile } from './file.js';
import type { Folder } from './folder.js';
import type { Episode, Show, SourceFinding } from './show.js';
import type { Recognised } from './survey/recognise.js';
import { policiesOf, refusedOf, siteOf, survey } from './survey/survey.js';
import { entry, type Table } from './syntax/value.js';
import { parseYaml } from './syntax/yaml.js';

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
  readonly findings: readonly SourceFinding[];
}

/**
 * Reads a show and its episodes from a folder: `show.yaml`, and every file that an episode may be written in,
 * each of them once. A pure function of the folder, of `now`, in milliseconds since 1970, and of the feed that
 * subscribers have, whose guids and numbers stay with their episodes.
 */
export async function load(folder: Folder, now: number, previous?: Document): Promise<Loaded> {
  const file = openFile(folder, 'show.yaml');
  const own = parseYaml(file.source.text, 0, file.report);
  const files = new Map<string, FileFacts>();
  const nothing = { show: undefined, episodes: [], held: [], incomplete: [], files };
  if (!own || file.malformed()) {
    file.report('source/key-missing', { start: 0, end: 0 }, 'The show has no keys.', {
      help: 'Start with "title: …".',
    });
    return { ...nothing, findings: file.findings() };
  }
  const found = survey(folder, policiesOf(own, file.source), siteOf(own));
  const table = showTable(own, found);
  const house = houseOf(table, file, found);
  const show = await loadShow(folder, file, table, house);
  checkShow(own, found, file);
  if (!show) return { ...nothing, findings: file.findings() };
  await probe(folder, file, files);

  const drafts: Draft[] = [];
  const held: Loaded['held'][number][] = [];
  const incomplete: Recognised[] = [];
  const unfinished = new Set<Recognised>();
  for (const each of found) {
    if (each.role !== 'episode') continue;
    const outcome = await loadEpisode(folder, each, house, now);
    if (outcome === 'draft') unfinished.add(each);
    if (outcome === 'draft' || outcome === 'future') held.push({ slug: each.slug, because: outcome });
    else if (outcome) drafts.push({ episode: outcome, of: each });
    else incomplete.push(each);
    await probe(folder, each.file, files);
  }
  for (const each of refusedOf(found)) {
    incomplete.push(each);
    refuse(each);
  }
  const named = publishedFile(folder, file, own);
  const feed = named ?? previous;
  const known = readPublished(
    feed,
    drafts.map(({ episode }) => episode),
  );
  const identities: Identities = { feed, known, isNamed: named !== undefined };
  const uncounted = incomplete.flatMap((each) => countedOf(each, house, folder));
  const settled = settle(drafts, uncounted, identities, show);
  reportMade(drafts, identities, show, file);
  const { episodes, rivals } = claimGuids(drafts, settled, identities);
  incomplete.push(...rivals);
  // What is wrong with a draft, or a page that is no episode, keeps no episode from its listeners.
  const listed = found.filter(
    (each) => (each.role === 'episode' && !unfinished.has(each)) || incomplete.includes(each),
  );
  return {
    show,
    episodes: [...episodes].sort(
      (a, b) => b.published.millis - a.published.millis || (a.slug < b.slug ? 1 : -1),
    ),
    held,
    incomplete: incomplete.map(({ slug, file }) => ({ slug, file: file.source.name })),
    files,
    findings: [file, ...listed.map(({ file }) => file)].flatMap((each) => each.findings()),
  };
}

/** Reports a page that has nothing of an episode. */
export function refuse({ file, because }: Recognised): void {
  const { source, report } = file;
  const start = source.text.search(/\S/);
  const span = { start: Math.max(0, start), end: Math.max(0, start) + 1 };
  report(
    'source/not-an-episode',
    span,
    `The file is not an episode: ${because.replace(/^it has /, '').replace(' and ', ', ')}.`,
  );
}

async function probe(folder: Folder, { media }: File, files: Map<string, FileFacts>): Promise<void> {
  for (const [url, path] of media) files.set(url, await folder.probe(path));
}

/**
 * The feed that the show names as the one that subscribers have. What is no feed is reported, for no guid can be
 * kept then.
 */
export function publishedFile(folder: Folder, file: File, own: Table): Document | undefined {
  const named = entry(own, 'published')?.value;
  if (named?.kind !== 'scalar') return undefined;
  const name = named.text.trim();
  const path = findFile(folder, file, name, named.span);
  if (path === undefined) return undefined;
  const document = read(folder.read(path), { name: `${folder.name}/${path}` });
  if (!document.channel) {
    file.report('source/published-invalid', named.span, `"${name}" holds no feed.`);
  }
  return document;
}
