import { readSeconds, readSpelledDuration } from '../../text/duration.js';
import { position } from '../../text/source.js';
import { essence } from '../../text/tracking.js';
import type { Translation } from '../dialects/dialect.js';
import { sourceOf } from '../faults.js';
import { type Folder, resolvePath } from '../folder.js';
import {
  type Entry,
  entry,
  isEmpty,
  placedIn,
  type Scalar,
  type Table,
  type Value,
} from '../syntax/value.js';
import type { Notes, Recognised } from './recognise.js';
import { pageAt, wordsIn } from './same-episode.js';

/** A date that is counted from the day of copying, such as `2 weeks ago`. */
export const relativeDate =
  /\bago$|^(just now|today|yesterday|last \w+|this \w+|vor \S+ \S+|gestern|heute)$/i;

/** An episode, and the fields that another source of it gave. */
interface Completed {
  readonly whole: Recognised;
  readonly gave: readonly string[];
}

/**
 * An episode with what another source of it says and it does not, under the name of the kind of that source. Where both
 * say something else, the episode's own counts, and both places are reported.
 */
export function completedBy(whole: Recognised, other: Recognised, kind: string, folder: Folder): Completed {
  const { translation: own } = whole;
  const { translation: theirs } = other;
  if (!own || !theirs) return { whole, gave: [] };
  const added: Entry[] = [];
  const theirTable = placedIn(other.file.source, reachable(theirs.table, other, whole, folder));
  for (const each of theirTable.entries) {
    const known = entry(own.table, each.key);
    if (!says(each)) continue;
    if (known && says(known)) {
      if (each.key === 'audio') added.push(...sameRecording(known, each, whole));
      else if (!isSame(known, each)) reportDifference(known, each, whole);
    } else if (isCountedAlike(each, own.table, theirTable)) added.push(each);
  }
  const keys = new Set(added.map(({ key }) => key));
  const entries = [...own.table.entries.filter(({ key }) => !keys.has(key)), ...added];
  const places = new Map(own.places);
  for (const [field, place] of theirs.places) {
    if (keys.has(field.split('.')[0] ?? '') && !places.has(field)) places.set(field, `${place} (${kind})`);
  }
  const translation: Translation = { ...own, table: { ...own.table, entries }, places };
  const notes = notesOf(whole, other, kind);
  const gave = [
    ...keys,
    ...(notes.text !== whole.notes.text ? ['notes'] : []),
    ...(notes.transcript !== whole.notes.transcript ? ['transcripts'] : []),
  ];
  return { whole: { ...whole, translation, notes }, gave };
}

/** Whether an entry says anything that lasts longer than the day of copying. */
function says({ key, value }: Entry): boolean {
  if (isEmpty(value) || (value.kind === 'list' && value.items.length === 0)) return false;
  return key !== 'published' || value.kind !== 'scalar' || !relativeDate.test(value.text.trim());
}

/** Season and number belong together: a source that counts in another way does not complete the other's. */
function isCountedAlike({ key }: Entry, own: Table, theirs: Table): boolean {
  if (key !== 'season' && key !== 'episode') return true;
  const other = key === 'season' ? 'episode' : 'season';
  const [known, same] = [entry(own, other), entry(theirs, other)];
  return !known || !says(known) || (same !== undefined && isSame(known, same));
}

/** What more is said of a recording, when both sources name the same or only one names any. */
function sameRecording(known: Entry, each: Entry, whole: Recognised): readonly Entry[] {
  const [own, theirs] = [asTable(known.value), asTable(each.value)];
  if (!own || !theirs) return [];
  const [ours, other] = [nameIn(own), nameIn(theirs)];
  if (ours && other && !isSameRecording(ours.text, other.text)) {
    reportDifference({ ...known, value: ours }, { ...each, value: other }, whole);
    return [];
  }
  const more = theirs.entries.filter(
    ({ key }) => !entry(own, key) && !(ours && (key === 'url' || key === 'file')),
  );
  return more.length === 0 ? [] : [{ ...known, value: { ...own, entries: [...own.entries, ...more] } }];
}

function asTable(value: Value): Table | undefined {
  if (value.kind === 'table') return value;
  if (value.kind !== 'scalar') return undefined;
  const key = /^(https?:)?\/\//i.test(value.text.trim()) ? 'url' : 'file';
  return { kind: 'table', entries: [{ key, keySpan: value.span, value }], span: value.span };
}

/** What names a recording. */
function nameIn(audio: Table): Scalar | undefined {
  for (const key of ['url', 'file']) {
    const value = entry(audio, key)?.value;
    if (value?.kind === 'scalar' && !isEmpty(value)) return value;
  }
  return undefined;
}

function isSameRecording(a: string, b: string): boolean {
  const [first, second] = [essence(a), essence(b)];
  if (first === second) return true;
  const isAddress = (text: string): boolean => /^(https?:)?\/\//i.test(text);
  // A name without a host says nothing against an address that ends in it.
  return !(isAddress(a) && isAddress(b)) && fileNameOf(first) === fileNameOf(second);
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A minute, in seconds: pages round the length of an episode to whole ones. */
const rounding = 60;

/** Whether two sources say the same, each in its own spelling. */
function isSame({ key, value: a }: Entry, { value: b }: Entry): boolean {
  const [first, second] = [textOf(a), textOf(b)];
  if (first === second) return true;
  if (key === 'season' || key === 'episode') return Number(first) === Number(second);
  if (key === 'duration') {
    const [x, y] = [first, second].map((text) => readSeconds(text) ?? readSpelledDuration(text));
    return x === undefined || y === undefined || Math.abs(x - y) < rounding;
  }
  if (key === 'published') return isSameMoment(first, second);
  if (key === 'link') return pageAt(first) === pageAt(second);
  return wordsIn(first).join(' ') === wordsIn(second).join(' ');
}

/** A day alone is the same as any time of it, and so is a time without a zone. */
function isSameMoment(a: string, b: string): boolean {
  const [first, second] = [a.replace(' ', 'T'), b.replace(' ', 'T')];
  const isExact = [first, second].every((text) => /.{10}([+-]\d\d:?\d\d|Z)$/i.test(text));
  if (!isExact && first.slice(0, 10) === second.slice(0, 10)) return true;
  return Date.parse(first) === Date.parse(second);
}

/** What a value says, as one text. */
function textOf(value: Value): string {
  if (value.kind === 'scalar') return value.text.trim();
  if (value.kind === 'list') return value.items.map(textOf).join(', ');
  if (value.kind === 'table') return value.entries.map((each) => textOf(each.value)).join(', ');
  return '';
}

function shown(value: Value): string {
  const text = textOf(value).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function reportDifference(known: Entry, other: Entry, { file }: Recognised): void {
  const source = sourceOf(other.value.span, file.source);
  const { line, column } = position(source, other.value.span.start);
  file.report(
    'source/sources-disagree',
    known.value.span,
    `"${known.key}" is "${shown(known.value)}" here and "${shown(other.value)}" in ${source.name}:${line}:${column}.`,
  );
}

/** The notes of the best source that has any, and the transcript of the best page that has one. */
function notesOf(whole: Recognised, other: Recognised, kind: string): Notes {
  const { source } = other.file;
  const own = whole.notes;
  const theirs: Notes = {
    ...other.notes,
    span: { source, ...other.notes.span },
    ...(other.notes.transcript && {
      transcript: { ...other.notes.transcript, span: { source, ...other.notes.transcript.span } },
    }),
  };
  const notes: Notes =
    own.text.trim() !== '' ? own : { ...theirs, key: other.notes.key ?? `the text of the ${kind}` };
  const transcript = own.transcript ?? theirs.transcript;
  return transcript ? { ...notes, transcript } : notes;
}

/** The keys that name files. */
const naming: ReadonlySet<string> = new Set(['audio', 'artwork', 'chapters', 'transcripts']);

/** What a source says, with the files that lie by it named from where the episode's own file is. */
function reachable(table: Table, from: Recognised, to: Recognised, folder: Folder): Table {
  const up = '../'.repeat(to.file.path.split('/').length - 1);
  const moved = (value: Value): Value => {
    if (value.kind === 'list') return { ...value, items: value.items.map(moved) };
    if (value.kind === 'table') {
      return { ...value, entries: value.entries.map((each) => ({ ...each, value: moved(each.value) })) };
    }
    const path = value.kind === 'scalar' ? resolvePath(from.file.path, value.text.trim()) : undefined;
    return path !== undefined && folder.files.includes(path) && value.kind === 'scalar'
      ? { ...value, text: up + path }
      : value;
  };
  const entries = table.entries.map((each) =>
    naming.has(each.key) ? { ...each, value: moved(each.value) } : each,
  );
  return { ...table, entries };
}
