import { readWrittenDate } from '../../text/iso-8601.js';
import { isHttp } from '../../text/url.js';
import { isForeign, type Translation } from '../dialects/dialect.js';
import type { SourceSpan } from '../faults.js';
import type { Folder } from '../folder.js';
import { fill, type Subject } from '../pattern.js';
import type { Instant } from '../show.js';
import { recordingBeside } from '../survey/choose.js';
import { relativeDate } from '../survey/merge.js';
import type { Recognised } from '../survey/recognise.js';
import { liesInDrafts } from '../survey/roles.js';
import {
  type Entry,
  entry,
  entryAt,
  impliedEntry,
  isEmpty,
  merged,
  placedIn,
  scalar,
  type Table,
  type Value,
} from '../syntax/value.js';
import { type Clock, resolveDate } from '../time.js';
import type { ShowContext } from './show-context.js';

/** All that is said of an episode, in our own words: by its file, by `show.yaml`, and by the files beside it. */
export interface EpisodeTable {
  readonly table: Table;
  /** What is written instead of a number, such as `T-0`. */
  readonly mark?: { readonly text: string; readonly span: SourceSpan };
  /** A season that is not a number. */
  readonly unnumbered?: Entry;
  /** The day from which a site no longer shows the page. */
  readonly expires?: string;
  /** A date that is counted from the day of copying, such as `2 weeks ago`. */
  readonly lost?: { readonly text: string; readonly span: SourceSpan };
}

/** Gathers what is said of an episode; its own file wins over `show.yaml`, and both over a file that lies by. */
export function gatherEpisode(
  recognised: Pick<Recognised, 'file' | 'slug' | 'dialect' | 'translation' | 'page' | 'answers'>,
  show: Pick<ShowContext, 'episodes' | 'keys' | 'pages' | 'recordings' | 'source' | 'zone' | 'time'>,
  folder: Folder,
): EpisodeTable | undefined {
  const { file, slug, dialect, translation } = recognised;
  const { episodes, keys, pages, recordings } = show;
  if (!translation) return undefined;
  const entries: Entry[] = [];
  let rest: Omit<EpisodeTable, 'table'> = {};
  for (const each of translation.table.entries) {
    const text = each.value.kind === 'scalar' ? each.value.text.trim() : undefined;
    const { span } = each.value;
    const isTheirs = isForeign(dialect) && text !== undefined;
    // Notes are not a field: they were read as what follows the front matter.
    if (each.key === 'notes' && keys?.has('notes')) continue;
    // The page of the player's host is better than none, and no better than the one that the show names.
    if (each.key === 'link' && isPageOfPlayer(translation) && pages !== undefined) continue;
    if (each.key === 'guid' && text !== undefined && nil.test(text)) continue;
    if (each.key === 'expires') {
      if (text !== undefined) rest = { ...rest, expires: text };
      continue;
    }
    if (each.key === 'published' && text !== undefined && relativeDate.test(text))
      rest = { ...rest, lost: { text, span } };
    else if (isTheirs && each.key === 'episode' && !/^\d+(\.\d+)?$/.test(text))
      rest = { ...rest, mark: { text, span } };
    else if (isTheirs && each.key === 'season' && !/^\d+$/.test(text)) rest = { ...rest, unnumbered: each };
    else if (each.key === 'audio') entries.push({ ...each, value: recording(each.value) });
    else entries.push(each);
  }
  if (liesInDrafts(file.path) && !entries.some(({ key }) => key === 'draft')) {
    entries.push(impliedEntry('draft', 'true'));
  }
  const own: Table = { ...translation.table, entries };
  const inShow = episodes?.get(slug);
  const table = inShow?.kind === 'table' ? merged(own, placedIn(show.source, withRecording(inShow))) : own;
  if (namesRecording(table)) return { ...rest, table };
  const beside =
    recordingBeside(folder, file.path) ??
    filledIn(recordings, subjectOf(recognised, publishedIn(table, show), show));
  if (beside !== undefined) return { ...rest, table: merged(table, withAudio(beside)) };
  // What is only known of a recording, such as its size, makes none.
  return isForeign(dialect)
    ? { ...rest, table: { ...table, entries: table.entries.filter(({ key }) => key !== 'audio') } }
    : { ...rest, table };
}

/** Whether the page of an episode is only known from the player in its notes. */
export function isPageOfPlayer(translation: Translation): boolean {
  return translation.places.get('link') === 'player';
}

/** The nil UUID (RFC 9562, 5.9) and nothing at all. */
const nil = /^(0{8}-0{4}-0{4}-0{4}-0{12})?$/;

/** Audio as a table; what is not a URL is a file. */
function recording(value: Value): Value {
  if (value.kind === 'scalar') return named(value.text.trim(), value.span);
  if (value.kind !== 'table') return value;
  const url = entry(value, 'url');
  if (url?.value.kind !== 'scalar' || isHttp(url.value.text.trim())) return value;
  const made = named(url.value.text.trim(), url.value.span);
  return { ...value, entries: [...made.entries, ...value.entries.filter((each) => each !== url)] };
}

/** A recording by its name: an address, also one that leaves out the scheme, or a file. */
function named(name: string, span: SourceSpan): Table {
  const text = name.startsWith('//') ? `https:${name}` : name;
  const key = isHttp(text) ? 'url' : 'file';
  return { kind: 'table', entries: [{ key, keySpan: span, value: scalar(text, span) }], span };
}

function withRecording(table: Table): Table {
  return {
    ...table,
    entries: table.entries.map((each) =>
      each.key === 'audio' ? { ...each, value: recording(each.value) } : each,
    ),
  };
}

function namesRecording(table: Table): boolean {
  return ['audio.file', 'audio.url'].some((path) => {
    const found = entryAt(table, path);
    return found !== undefined && !isEmpty(found.value);
  });
}

/** A recording that the file of its episode does not name. */
function withAudio(name: string): Table {
  const span = { start: 0, end: 0 };
  return { kind: 'table', entries: [{ key: 'audio', keySpan: span, value: named(name, span) }], span };
}

/** When an episode comes out by what is said of it; undefined when that cannot be told. */
export function publishedIn(table: Table, clock: Clock): Instant | undefined {
  const written = entryAt(table, 'published')?.value;
  const date = written?.kind === 'scalar' ? readWrittenDate(written.text.trim()) : undefined;
  const moment = date && resolveDate(date, clock);
  return typeof moment === 'object' ? moment : undefined;
}

/** An episode as the patterns of its show see it. */
export function subjectOf(
  { file, page, answers }: Pick<Recognised, 'file' | 'page' | 'answers'>,
  published: Instant | undefined,
  { zone }: Pick<ShowContext, 'zone'>,
): Subject {
  return { path: file.path, page, answers, published: published?.millis, zone };
}

/** What a pattern of the show gives for an episode; undefined when there is none, or a placeholder of it is not filled. */
export function filledIn(pattern: string | undefined, subject: Subject): string | undefined {
  const filled = pattern === undefined ? undefined : fill(pattern, subject);
  return filled && 'text' in filled ? filled.text : undefined;
}
