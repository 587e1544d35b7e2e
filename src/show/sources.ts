import { checkShow } from './completing/check-show.js';
import { loadEpisode } from './completing/episode.js';
import { openPublished, recordingsIn } from './completing/published.js';
import { readPeople } from './completing/registry.js';
import { showContext } from './completing/show.js';
import { faults } from './faults/list.js';
import type { SourceFinding } from './faults.js';
import { showFields } from './fields/fields.js';
import { readTable } from './fields/tables.js';
import type { Folder } from './folder.js';
import { readFolder } from './read-folder.js';
import type { ChapterPlace, TranscriptPlace } from './show.js';
import type { Recognised } from './survey/recognise.js';
import { type Role, sayingsOf } from './survey/roles.js';
import { isIgnored, policiesOf, refusedOf, reportRefused } from './survey/survey.js';
import { type Unread, unreadIn } from './survey/unread.js';

/** Files of one dialect: which of our fields stands where, and in how many of them. */
interface DialectUse {
  readonly title: string;
  /** The keys that spoke for the dialect, the most frequent first. */
  readonly signs: readonly string[];
  readonly episodes: number;
  /** By the path of a field: how many files say it at each place. */
  readonly places: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Keys that give no field, the most frequent first. */
  readonly unused: readonly string[];
}

/** A file that is no episode. */
interface Other {
  readonly path: string;
  /** As in `person` or `not an episode`. */
  readonly is: string;
  readonly because: string;
  /** The keys of `show.yaml` that it gives, or the fields that it gives an episode. */
  readonly gives: readonly string[];
}

/** What a folder holds, without anything being published. */
export interface Sources {
  readonly dialects: readonly DialectUse[];
  readonly others: readonly Other[];
  /** What was not looked into, or holds nothing of an episode. */
  readonly unread: readonly Unread[];
  /** The files that cannot become an episode as they are. */
  readonly refused: readonly string[];
  readonly episodes: number;
  /** The keys that are said of the show, by `show.yaml` or by the pages of the folder. */
  readonly said: ReadonlySet<string>;
  /** The profiles that the show asks for. */
  readonly profiles: readonly string[] | undefined;
  readonly findings: readonly SourceFinding[];
}

/** Says what every file of a folder is and where its values come from; `show.yaml` is not needed. */
export async function readSources(folder: Folder): Promise<Sources> {
  const { file, own, table: written, found } = readFolder(folder);
  const people = readPeople(folder, file, written, found);
  const { table } = people;
  const read = readTable(showFields, table, 'show');
  const { context, findings } = showContext(read.values, people, file);
  // In a broken file, what seems to be wrong with its values may not be.
  if (!file.malformed()) file.add(read.findings);
  file.add(findings);
  let inFeed: ReturnType<typeof recordingsIn> = new Map();
  if (!file.malformed()) {
    file.add(checkShow(own, found));
    inFeed = recordingsIn(openPublished(folder, file, own));
  }
  const episodes = found.filter(({ role }) => role === 'episode');
  const finished: Recognised[] = [];
  const places = new Map<Recognised, Places>();
  for (const each of episodes) {
    // Whether it is due is asked when it is published.
    const outcome = await loadEpisode(folder, each, context, Number.POSITIVE_INFINITY, undefined, inFeed);
    if (outcome !== 'draft') finished.push(each);
    const candidate =
      typeof outcome !== 'object' ? undefined : 'partial' in outcome ? outcome.partial : outcome;
    if (!candidate) continue;
    const { chapters, transcripts = [] } = candidate.episode;
    places.set(each, {
      ...(chapters && 'from' in chapters && { chapters: chapters.from }),
      ...(transcripts[0] && { transcripts: transcripts[0].place }),
      fromFeed: candidate.fromFeed,
    });
  }
  const refused = refusedOf(found);
  refused.forEach(reportRefused);
  const failed = finished.filter(({ file }) => hasFailed(file.findings()));
  return {
    dialects: usesOf(episodes, places),
    others: found
      .filter(({ role }) => role !== 'episode' && role !== 'left')
      .map((each) => otherOf(each, refused.includes(each))),
    unread: unreadIn(folder, file, found, (path) => isIgnored(path, policiesOf(own))),
    refused: [...failed, ...refused].map(({ file }) => file.path),
    episodes: episodes.length,
    profiles: context.profiles,
    said: new Set(table.entries.map(({ key }) => key)),
    findings: [file, ...[...finished, ...refused, ...found.filter(isFurther)].map((each) => each.file)]
      .flatMap((each) => each.findings())
      .filter(isOfFile),
  };
}

/** Whether a finding is about a file, not about what only the show can say. */
function isOfFile({ rule }: SourceFinding): boolean {
  return rule !== 'source/media-unknown';
}

/** Whether a file is of an episode that another one tells, or might be. */
function isFurther({ role, isEntry }: Recognised): boolean {
  return role === 'source' || (isEntry === true && role !== 'episode');
}

function hasFailed(findings: readonly SourceFinding[]): boolean {
  return findings.some((each) => isOfFile(each) && faults[each.rule].severity === 'error');
}

/** What people call the files that are no episodes. */
const names: Readonly<Partial<Record<Role, string>>> = {
  none: 'ignored',
  refused: 'ignored',
  show: 'show page',
  source: 'further source',
};

function otherOf({ file, role, because, written, gives: given = [] }: Recognised, refused: boolean): Other {
  const isOfShow = written && (role === 'show' || role === 'page');
  const gives = isOfShow ? sayingsOf(written, role).map(({ key }) => key) : given;
  const is = refused ? 'not an episode' : (names[role] ?? role);
  return { path: file.path, is, because, gives: role === 'person' && written ? ['people'] : gives };
}

/** What people call the places of chapters and transcripts that no key names. */
const chapterNames: Readonly<Partial<Record<ChapterPlace | 'feed', string>>> = {
  file: 'a file beside it',
  recording: 'the recording',
  notes: 'the list of times in the notes',
};

const transcriptNames: Readonly<Partial<Record<TranscriptPlace, string>>> = {
  file: 'a file beside it',
  page: 'the text of the page',
};

/** Where the chapters and the transcripts of an episode come from. */
interface Places {
  readonly chapters?: ChapterPlace | 'feed';
  readonly transcripts?: TranscriptPlace;
  /** The fields that the published feed gives. */
  readonly fromFeed: readonly string[];
}

function usesOf(
  episodes: readonly Recognised[],
  found: ReadonlyMap<Recognised, Places>,
): readonly DialectUse[] {
  const groups = new Map<string, Recognised[]>();
  for (const each of episodes) {
    const group = groups.get(each.dialect.title);
    if (group) group.push(each);
    else groups.set(each.dialect.title, [each]);
  }
  return [...groups].map(([title, files]) => ({
    title,
    signs: frequent(files.flatMap(({ signs }) => signs)),
    episodes: files.length,
    places: placesOf(files, found),
    unused: unusedOf(files),
  }));
}

/** The keys that give no field in any of the files. */
function unusedOf(files: readonly Recognised[]): readonly string[] {
  const used = new Set([
    ...inNotes,
    ...files.flatMap(({ translation, notes }) => [...(translation?.places.values() ?? []), notes.key ?? '']),
  ]);
  const unused = files.flatMap(({ translation }) => translation?.unused ?? []);
  return frequent(unused.filter((key) => !used.has(key) && !used.has(key.split('.')[0] as string)));
}

/** Places of a text and of a name: no keys of the author's, and what they say does not get lost. */
const inNotes: ReadonlySet<string> = new Set([
  ...['notes', 'transcript', 'player_frame', 'player_audio', 'player', 'file_date'],
]);

function placesOf(
  files: readonly Recognised[],
  found: ReadonlyMap<Recognised, Places>,
): DialectUse['places'] {
  const places = new Map<string, Map<string, number>>();
  const add = (field: string, place: string): void => {
    const counts = places.get(field) ?? new Map<string, number>();
    places.set(field, counts.set(place, (counts.get(place) ?? 0) + 1));
  };
  for (const each of files) {
    const { translation, notes } = each;
    for (const [field, place] of translation?.places ?? []) if (field !== 'notes') add(field, place);
    if (notes.text.trim()) {
      add('notes', notes.key ?? (notes.is === 'plain' ? 'the lines of the page' : 'the text of the file'));
    }
    const ofTranscripts =
      transcriptNames[found.get(each)?.transcripts ?? (notes.transcript ? 'page' : 'front matter')];
    if (ofTranscripts !== undefined) add('transcripts', ofTranscripts);
    const ofChapters = chapterNames[found.get(each)?.chapters ?? 'front matter'];
    if (ofChapters !== undefined) add('chapters', ofChapters);
    for (const field of found.get(each)?.fromFeed ?? []) add(field, 'the published feed');
  }
  return new Map([...places].sort(([a], [b]) => order(a) - order(b)));
}

const ordered = [
  'title',
  'published',
  'audio',
  'guid',
  'season',
  'episode',
  'type',
  'duration',
  'link',
  'description',
];

function order(field: string): number {
  const at = ordered.indexOf(field.split('.')[0] as string);
  return at < 0 ? ordered.length : at;
}

/** Words by how often they come, then in their own order. */
function frequent(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word);
}
