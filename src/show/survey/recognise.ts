import { detect, type Evidence } from '../dialects/detect.js';
import { type Dialect, isForeign, type Translation, translate, type Website } from '../dialects/dialect.js';
import {
  commonText,
  firstHeading,
  generators,
  generic,
  linkText,
  native,
  notesKeys,
  pages,
  spellings,
} from '../dialects/index.js';
import { type Format, formatOf } from '../endings.js';
import type { SourceSpan } from '../faults.js';
import { episodeFields } from '../fields/fields.js';
import type { Policies } from '../fields/policies.js';
import { openFile, type SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import { type FrontMatter, readFrontMatter } from '../syntax/front-matter.js';
import { headerOf, withMarkdownLinks } from '../syntax/headers.js';
import { blanked, readPlaces } from '../syntax/places.js';
import { type Entry, entry, entryAt, impliedEntry, isEmpty, merged, type Table } from '../syntax/value.js';
import { isChosen, unchosen } from './choose.js';
import { readDataFile } from './data-file.js';
import { isNamedAsPage, liesInDrafts, type Recognition, roleByKeys, roleByPath } from './roles.js';
import { sharedData } from './shared-data.js';

/** The notes of an episode as they stand in its file. */
export interface Notes {
  /**
   * What is no note is blanked out, so that offsets into it, plus `span.start`, are offsets into the file. The text
   * of a key may be another than the one it is written with; then it is not as long as its span.
   */
  readonly text: string;
  readonly span: SourceSpan;
  /** The key that holds them, when they do not follow the front matter. */
  readonly key?: string;
  readonly is: 'markdown' | 'html' | 'plain';
  /** The text of a transcript that follows the notes. */
  readonly transcript?: { readonly text: string; readonly span: SourceSpan };
}

/** A file of the folder, and what it was recognised as. */
export interface Recognised extends Recognition {
  readonly file: SourceFile;
  /** The name of the file, or of the folder whose index it is. */
  readonly slug: string;
  readonly dialect: Dialect;
  /** The keys that spoke for the dialect. */
  readonly signs: readonly string[];
  /** What a page that is no episode says, in the author's keys. */
  readonly written: Table | undefined;
  /** What the file says in our own words; undefined when nothing could be read. */
  readonly translation: Translation | undefined;
  /** The name that the author chose for the address of its page. */
  readonly page?: string;
  /** What it says under the keys that the patterns of the show ask for. */
  readonly answers?: ReadonlyMap<string, string>;
  readonly notes: Notes;
  /** It is an entry of a file that holds data. */
  readonly isEntry?: true;
  /** The fields that a further source of an episode gives it. */
  readonly gives?: readonly string[];
}

const ownKeys: ReadonlySet<string> = new Set(Object.keys(episodeFields));

/** What recognising a file needs to know of its show. */
export interface RecogniseOptions extends Pick<Policies, 'dialect' | 'keys' | 'choose'>, Website {
  /** The keys that the patterns of the show ask for. */
  readonly asked?: readonly string[];
}

/**
 * The name of an episode: that of its file, or of the folder whose index it is, without Jekyll's `_posts`. Disks
 * that compose letters in their own way (NFC, NFD) give the same one.
 */
export function slugOf(path: string): string {
  return path
    .normalize('NFC')
    .replace(/^_[^/]*\//, '')
    .replace(/\/contents\.lr$/, '')
    .replace(/\.[^./]*$/, '')
    .replace(/\/index$/, '')
    .replaceAll('/', '-');
}

/** Pages in these formats are for the website, unless their front matter says more. */
const needsFrontMatter: ReadonlySet<string> = new Set<Format>(['html', 'other']);

/** Reads a file and says what it is; undefined when it is of a kind that no episode is written in. */
export function recognise(folder: Folder, path: string, options: RecogniseOptions): Recognised | undefined {
  const format = formatOf(path);
  if (format === undefined) return undefined;
  const byPath = roleByPath(path);
  const file = openFile(folder, path);
  const { source } = file;
  const isMarked = /^[\s\uFEFF]*(---|\+\+\+|;;;|\{)/.test(source.text) || headerOf(path)?.(source.text);
  if (needsFrontMatter.has(format) && !isMarked) return undefined;
  const slug = slugOf(path);
  if (byPath?.role === 'none') return { ...nothing(file), ...byPath, file, slug };

  const { front: ownFront, findings } = readFrontMatter(source);
  file.add(findings);
  const front = withSharedData(ownFront ?? readDataFile(folder, file), folder, file);
  if (!front) {
    const page = file.failed() ? unreadable(file, slug) : recognisePage(file, slug, options);
    return { ...page, ...(byPath ?? choiceOf(page, path, page, options, folder)) };
  }
  if (!front.table && file.failed()) return { ...unreadable(file, slug), ...byPath };

  const found = recogniseKeys(file, slug, front, options);
  const { written, translation } = found;
  const alone = file.malformed() ? toldOfBroken(path) : tell(path, written, translation);
  const told = alone.role === 'refused' && hasPages(folder, path) ? ofItsPages : alone;
  const recognition = byPath ?? choiceOf(told, path, found, options, folder);
  // An episode is told in our own words; so many tables that nobody reads would only be in memory.
  return {
    ...found,
    ...recognition,
    file,
    slug,
    written: recognition.role === 'episode' ? undefined : written,
  };
}

/** The keys of a page with those that its site gives it, unless they would be unknown in our own words. */
function withSharedData<Front extends Pick<FrontMatter, 'table' | 'body'>>(
  front: Front | undefined,
  folder: Folder,
  file: SourceFile,
): Front | undefined {
  const own = front?.table;
  const shared = own && !file.malformed() ? sharedData(folder, file) : undefined;
  if (!front || !own || !shared) return front;
  const table = merged(own, shared);
  const before = detect(own, generators, ownKeys);
  const isOurs = !isForeign(before.dialect) && before.signs.length > 0;
  return isOurs || !isForeign(detect(table, generators, ownKeys).dialect) ? front : { ...front, table };
}

/** What a file is, unless it is an episode that the show does not choose. */
function choiceOf(
  told: Recognition,
  path: string,
  { written, translation }: Pick<Recognised, 'written' | 'translation'>,
  options: RecogniseOptions,
  folder: Folder,
): Recognition {
  const { role, because } = told;
  const isAsked = role === 'episode' || role === 'refused';
  return isAsked && !isChosen(options, path, written, translation, folder) ? unchosen : { role, because };
}

/** An entry of a file that holds data: an episode when it says what makes one. */
export function recogniseEntry(
  file: SourceFile,
  slug: string,
  table: Table,
  options: RecogniseOptions,
  folder: Folder,
): Recognised {
  const { end } = table.span;
  const found = recogniseKeys(file, slug, { table, body: { start: end, end } }, options);
  const told = tell(file.path, found.written, found.translation);
  return { ...found, ...choiceOf(told, file.path, found, options, folder), file, slug };
}

/** A file with front matter: its keys tell in whose words it is written, and they and its text what it says. */
function recogniseKeys(
  { path, source }: SourceFile,
  slug: string,
  front: Pick<FrontMatter, 'table' | 'body'>,
  options: RecogniseOptions,
) {
  const text = withMarkdownLinks(path, source.text.slice(front.body.start, front.body.end));
  const body: Notes = { text, span: front.body, is: formatOf(path) === 'html' ? 'html' : 'markdown' };
  const own: Table = front.table ?? { kind: 'table', entries: [], span: { start: 0, end: 0 } };
  const chosen = generators.find(({ name }) => name === options.dialect);
  const { dialect, signs } = chosen
    ? { dialect: chosen, signs: ['show.yaml'] }
    : orOfPosts(detect(own, generators, ownKeys), path);
  const inText = (patterns: readonly RegExp[]): readonly Entry[] =>
    isForeign(dialect) ? readPlaces(text, patterns, front.body.start) : [];

  let written = withPlaces(own, [...inText(commonText), ...(isForeign(dialect) ? dayIn(slug) : [])]);
  let translation = inOurWords(dialect, written, options);
  const lacks = (field: string): boolean => !entryAt(translation.table, field);
  const places = inText([...(lacks('audio.url') ? linkText : []), ...(lacks('title') ? [firstHeading] : [])]);
  if (places.length > 0) {
    written = withPlaces(written, places);
    translation = inOurWords(dialect, written, options);
  }
  const page = chosenSlug(own);
  const mapped = options.keys?.get('notes');
  const inKeys = text.trim() === '' && isForeign(dialect) ? notesKeys : [];
  const notes =
    notesInKeys(written, mapped === undefined ? inKeys : [mapped]) ?? withoutTitle(body, translation.table);
  return {
    ...{ dialect, signs, written, translation, notes },
    ...(page !== undefined && { page }),
    ...(options.asked && { answers: answersIn(written, options.asked) }),
  };
}

/** Notes without the heading that is the title of the episode, which apps show above them. */
function withoutTitle(body: Notes, table: Table): Notes {
  const title = entryAt(table, 'title')?.value;
  const isHeading = title !== undefined && title.span.start >= body.span.start;
  return isHeading ? { ...body, text: blanked(body.text, [firstHeading]) } : body;
}

function notesInKeys(written: Table, keys: readonly string[]): Notes | undefined {
  for (const key of keys) {
    const value = entryAt(written, key)?.value;
    if (value?.kind !== 'scalar' || isEmpty(value)) continue;
    return { text: value.text, span: value.span, key, is: 'markdown' };
  }
  return undefined;
}

function inOurWords(dialect: Dialect, written: Table, options: RecogniseOptions): Translation {
  return translate(dialect, written, options.keys ?? new Map(), spellings, options);
}

/** The day that Jekyll puts before the name of a file, and Statamic before a dot. */
function dayIn(slug: string): readonly Entry[] {
  const name = slug.replace(/^.*-(?=\d{4}-\d{1,2}-\d{1,2}[-. _])/, '');
  const day = /^(\d{4}-\d{1,2}-\d{1,2})[-. _]./.exec(name)?.[1];
  return day === undefined ? [] : [impliedEntry('file_date', day)];
}

/** What lies among the posts of Jekyll or 11ty is theirs, although no key of it tells. */
function orOfPosts(told: Evidence, path: string): Evidence {
  const isPost = told.signs.length === 0 && /(^|\/)_posts\//.test(path);
  return isPost ? { dialect: generic, signs: ['_posts'] } : told;
}

function chosenSlug(written: Table): string | undefined {
  const chosen = entryAt(written, 'slug')?.value;
  return chosen?.kind === 'scalar' && chosen.text.trim() !== '' ? chosen.text.trim() : undefined;
}

/** What a file says in its keys, and what stands in places of its text that no key gives. */
function withPlaces(own: Table, places: readonly Entry[]): Table {
  const added = places.filter(({ key }) => !entry(own, key));
  return added.length === 0 ? own : { ...own, entries: [...own.entries, ...added] };
}

/** A page without front matter: the places of its text tell what it is. */
function recognisePage(file: SourceFile, slug: string, options: RecogniseOptions): Recognised {
  const { text } = file.source;
  const chosen = pages.filter(({ name }) => name === options.dialect);
  for (const dialect of chosen.length > 0 ? chosen : pages) {
    const entries = readPlaces(text, dialect.text ?? []);
    const found = (key: string): Entry | undefined => entries.find((each) => each.key === key);
    const signs = dialect.signs.filter((sign) => found(sign.replace('!', '')));
    if (chosen.length === 0 && !signs.some((sign) => sign.endsWith('!'))) continue;
    const written: Table = { kind: 'table', entries, span: { start: 0, end: text.length } };
    const translation = inOurWords(dialect, written, options);
    return {
      file,
      slug,
      ...tell(file.path, written, translation),
      dialect,
      signs: signs.map((sign) => sign.replace('!', '')),
      written,
      translation,
      notes: notesOf(dialect, text, found),
    };
  }
  const told = isNamedAsPage(file.path) ? ofItsName : refused;
  return { ...nothing(file), file, slug, ...told };
}

function notesOf(dialect: Dialect, text: string, found: (key: string) => Entry | undefined): Notes {
  const { is = 'markdown', left = [] } = dialect.page ?? {};
  const whole = { start: 0, end: text.length };
  const notes = found('notes')?.value.span;
  const transcript = found('transcript')?.value;
  const span = is === 'plain' ? (notes ?? { start: 0, end: 0 }) : whole;
  return {
    text: blanked(text, left).slice(span.start, span.end),
    span,
    is,
    ...(transcript?.kind === 'scalar' && {
      transcript: { text: transcript.text.trim(), span: transcript.span },
    }),
  };
}

const ofItsPages: Recognition = { role: 'page', because: 'it has pages below it' };

/** Whether a page of Lektor is the list of those in the folders below it. */
function hasPages({ files }: Folder, path: string): boolean {
  if (!path.endsWith('/contents.lr')) return false;
  const home = path.slice(0, path.lastIndexOf('/') + 1);
  return files.some((each) => each !== path && each.startsWith(home) && each.endsWith('/contents.lr'));
}

const ofItsName: Recognition = { role: 'page', because: 'of its name' };
const refused: Recognition = { role: 'refused', because: 'it has no date, no audio and no number' };

/**
 * An episode has at least one of what makes it one, or is a draft that may still get it; a file without any may
 * be something else of the show.
 */
function tell(path: string, written: Table, { table }: Translation): Recognition {
  const has = (at: string): boolean => entryAt(table, at) !== undefined;
  const evidence = [
    ...(has('published') ? ['date'] : []),
    ...(has('audio') ? ['audio'] : []),
    ...(has('episode') || has('season') ? ['number'] : []),
  ];
  if (!has('audio') && !has('episode') && !has('season')) {
    const told = roleByKeys(path, written, has('published'));
    if (told) return told;
  }
  if (evidence.length > 0) return { role: 'episode', because: `it has ${evidence.join(', ')}` };
  const draft = entryAt(table, 'draft')?.value;
  const isDraft = draft?.kind === 'scalar' && /^(true|yes|on)$/i.test(draft.text.trim());
  return isDraft || liesInDrafts(path) ? { role: 'episode', because: 'it is a draft' } : refused;
}

function nothing({ source }: SourceFile) {
  const span = { start: 0, end: source.text.length };
  const notes: Notes = { text: source.text, span, is: 'markdown' };
  return { dialect: native, signs: [], written: undefined, translation: undefined, notes };
}

function unreadable(file: SourceFile, slug: string): Recognised {
  return { ...nothing(file), file, slug, ...toldOfBroken(file.path) };
}

/** A file whose front matter is broken is meant as an episode until it can be read, unless its name speaks. */
function toldOfBroken(path: string): Recognition {
  return isNamedAsPage(path) ? ofItsName : { role: 'episode', because: 'it has front matter' };
}

/** What a file says under the keys that are asked for. */
function answersIn(written: Table, asked: readonly string[]): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  for (const key of asked) {
    const value = entryAt(written, key)?.value;
    if (value?.kind === 'scalar' && value.text.trim() !== '') answers.set(key, value.text.trim());
  }
  return answers;
}
