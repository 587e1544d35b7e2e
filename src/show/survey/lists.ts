import { type GivenNames, givenNames } from '../../text/given-names.js';
import { openFile, partOf, type SourceFile } from '../file.js';
import { type Folder, nameOf } from '../folder.js';
import { parseCsv } from '../syntax/csv.js';
import { parseJsonData, parseJsonLines } from '../syntax/json.js';
import { parseToml } from '../syntax/toml.js';
import {
  type Entry,
  entryAt,
  impliedEntry,
  isEmpty,
  type ParsedData,
  type Table,
  type Value,
} from '../syntax/value.js';
import { parseYamlData } from '../syntax/yaml.js';
import { type Recognised, type RecogniseOptions, recogniseEntry, slugOf } from './recognise.js';
import { roleByPath } from './roles.js';

const parsers: Readonly<Record<string, (text: string) => ParsedData>> = {
  yml: (text) => parseYamlData(text, 0),
  yaml: (text) => parseYamlData(text, 0),
  json: (text) => parseJsonData(text, 0),
  jsonl: (text) => parseJsonLines(text, 0),
  ndjson: (text) => parseJsonLines(text, 0),
  csv: (text) => parseCsv(text, 0),
  tsv: (text) => parseCsv(text, 0),
  toml(text) {
    const { table, findings } = parseToml(text, 0);
    return { root: table, findings };
  },
};

/** Whether a file holds nothing but data, in a syntax that is read. */
export function isDataFile(path: string): boolean {
  return Object.hasOwn(parsers, endingOf(path));
}

/** What a file of data holds. */
export function parseData(path: string, text: string): ParsedData {
  return parsers[endingOf(path)]?.(text) ?? { root: undefined, findings: [] };
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

/**
 * The episodes of files that hold nothing but data: a list of them, such as `_data/episodes.yml`, a table of them by
 * their names, or one in each file. None where no entry has a title, a date and a recording, for data may be
 * anything. A malformed file was meant as one when its name, or another file beside it, says so.
 */
export function readDataEpisodes(
  folder: Folder,
  paths: readonly string[],
  options: RecogniseOptions,
): readonly Recognised[] {
  const read = paths.flatMap((path) => readFile(folder, path, options, isEpisode) ?? []);
  const beside = new Set(read.flatMap(({ whole, isOne }) => (isOne ? [above(whole.path)] : [])));
  return read.flatMap(({ whole, found, one }) => {
    // Where each file is an episode, one that lacks something is an episode that lacks something.
    if (found.length === 0 && one && beside.has(above(whole.path)) && isAlmost(one)) {
      return [{ ...one, role: 'episode', because: 'the files beside it are episodes', isEntry: true }];
    }
    if (found.length > 0 || !whole.failed()) return found;
    const isMeant = beside.has(above(whole.path)) || isNamedAsList(whole.path);
    return isMeant ? [broken(whole, options, folder)] : [];
  });
}

/**
 * What files of data say of episodes that have pages: those that a site keeps its data in, or that are named after
 * episodes. Such an entry may say little, as long as it tells which episode it is of.
 */
export function readDataOfPages(
  folder: Folder,
  paths: readonly string[],
  options: RecogniseOptions,
): readonly Recognised[] {
  return paths.filter(isOfSite).flatMap((path) => {
    const { found = [], isOne } = readFile(folder, path, options, isOfEpisode) ?? {};
    return isOne
      ? []
      : found.map((each): Recognised => (isEpisode(each) ? each : { ...each, role: 'refused' }));
  });
}

function isOfSite(path: string): boolean {
  return (
    /^(src\/)?_?data\//.test(path) ||
    /(^|\/)(episodes?|podcasts?)\.[^./]*$/i.test(path) ||
    /\.(csv|tsv)$/i.test(path)
  );
}

/** A file of data, and the episodes in it. */
interface DataRead {
  readonly whole: SourceFile;
  readonly found: readonly Recognised[];
  /** It is one episode, and no list. */
  readonly isOne: boolean;
  /** What the file says as a whole. */
  readonly one?: Recognised | undefined;
}

function readFile(
  folder: Folder,
  path: string,
  options: RecogniseOptions,
  isMeant: (each: Recognised) => boolean,
): DataRead | undefined {
  const ending = endingOf(path);
  if (!isDataFile(path) || roleByPath(path.replace(/^(src\/)?_data\//, ''))) return undefined;
  const whole = openFile(folder, path);
  const { root, findings } = parseData(path, whole.source.text);
  whole.add(findings);
  const one = root?.kind === 'table' ? recogniseEntry(whole, slugOf(path), root, options, folder) : undefined;
  if (one) {
    if (isMeant(one))
      return {
        whole,
        found: [one.role === 'left' ? one : { ...one, role: 'episode', isEntry: true }],
        isOne: true,
      };
  }
  for (const { tables, strays } of root ? listsIn(root) : []) {
    const slugs = givenNames();
    const found = tables.map(({ table, name }): Recognised => {
      const slug = uniqueSlug(name ?? wordsOf(table) ?? slugOf(path), table, slugs);
      const file = partOf(whole, `${above(path)}${slug}.${ending}`);
      file.named.add(path);
      const entry = recogniseEntry(file, slug, table, options, folder);
      if (entry.role === 'left') return { ...entry, isEntry: true };
      return { ...entry, role: 'episode', because: `${path} lists it`, isEntry: true };
    });
    if (!found.some(isMeant) && !(isNamedAsList(path) && found.some(isAlmost))) continue;
    for (const { span } of strays) {
      whole.report('source/value-invalid', span, 'This entry of the list is not a table of keys and values.');
    }
    found[0]?.file.add(whole.findings());
    return { whole, found, isOne: false };
  }
  return { whole, found: [], isOne: false, one };
}

/** What may be the episodes of a file. */
interface Listed {
  /** Each with the key that it stands under. */
  readonly tables: readonly { readonly table: Table; readonly name?: string }[];
  /** What stands among them and is none. */
  readonly strays: readonly Value[];
}

/** How deep lists are looked for: a season of a show may list its episodes. */
const deepest = 5;

/** Lists of tables, and tables of them by their names; those at the same place of several tables are one list. */
function listsIn(root: Value): readonly Listed[] {
  const found = new Map<string, { tables: Listed['tables'][number][]; strays: Value[] }>();
  const at = (path: string) => {
    const known = found.get(path) ?? { tables: [], strays: [] };
    found.set(path, known);
    return known;
  };
  const rest: { value: Value; path: string; depth: number; season?: Entry | undefined }[] = [
    { value: root, path: '', depth: 0 },
  ];
  // What is found on the way is looked through in its turn.
  for (const { value, path, depth, season } of rest) {
    if (value.kind === 'list') {
      for (const item of value.items) {
        if (item.kind !== 'table') at(`${path}[]`).strays.push(item);
        else at(`${path}[]`).tables.push({ table: withSeason(unwrapped(item), season) });
        if (depth < deepest) rest.push({ value: item, path: `${path}[]`, depth: depth + 1, season });
      }
    }
    if (value.kind !== 'table') continue;
    const own = entryAt(value, 'season') ?? season;
    if (value.entries.length > 0 && value.entries.every((each) => each.value.kind === 'table')) {
      for (const { key, value: table } of value.entries) {
        if (table.kind === 'table')
          at(`${path}{}`).tables.push({ table: withSeason(table, season), name: key });
      }
    }
    if (depth === deepest) continue;
    for (const { key, value: inner } of value.entries) {
      if (inner.kind === 'list')
        rest.push({ value: inner, path: `${path}.${key}`, depth: depth + 1, season: own });
    }
  }
  return [...found.values()];
}

/** The tables in which exports of content systems keep what an entry says, and the lists of what is attached to it. */
const wrappers = ['attributes', 'fields', 'node', 'frontmatter'];
const attached = ['attachments', 'enclosures'];

/** An entry with what it keeps in a table of its own, and with the first of what is attached to it. */
function unwrapped(entry: Table): Table {
  const entries = entry.entries.flatMap((each): readonly Entry[] => {
    const { key, value } = each;
    if (value.kind === 'table' && wrappers.includes(key)) return value.entries;
    const [first] = value.kind === 'list' && attached.includes(key) ? value.items : [];
    return [first?.kind === 'table' ? { ...each, value: first } : each];
  });
  return { ...entry, entries };
}

/** An episode with the season that lists it. */
function withSeason(table: Table, season: Entry | undefined): Table {
  if (season?.value.kind !== 'scalar' || entryAt(table, 'season')) return table;
  return { ...table, entries: [...table.entries, season] };
}

function says({ translation }: Recognised, key: string): boolean {
  const found = translation && entryAt(translation.table, key);
  return found !== undefined && !isEmpty(found.value);
}

function isEpisode(each: Recognised): boolean {
  return says(each, 'title') && says(each, 'audio') && says(each, 'published');
}

/** It tells which episode it is of, and something that makes one. */
function isOfEpisode(each: Recognised): boolean {
  const isKnown = ['guid', 'link', 'episode', 'title', 'audio'].filter((key) => says(each, key)).length;
  return (
    isKnown > 0 &&
    ['audio', 'duration', 'published', 'guid'].filter((key) => says(each, key)).length > 0 &&
    isKnown + Number(says(each, 'duration')) > 1
  );
}

/** Whether the name of a file says that it lists episodes. */
function isNamedAsList(path: string): boolean {
  return /^(episodes?|podcasts?)$/i.test(nameOf(path));
}

/** An entry that was meant as an episode, in a file that is named after them or among others: what it lacks is said. */
function isAlmost(each: Recognised): boolean {
  return says(each, 'title') && (says(each, 'audio') || says(each, 'published'));
}

/** The name of an episode in a list: its slug or the words of its title. */
function wordsOf(table: Table): string | undefined {
  for (const key of ['slug', 'title']) {
    const value = entryAt(table, key)?.value;
    const words =
      value?.kind === 'scalar'
        ? value.text
            .normalize('NFC')
            .toLowerCase()
            .match(/[\p{L}\p{N}]+/gu)
        : null;
    if (words) return words.join('-').slice(0, 100);
  }
  return undefined;
}

/** A name that no other entry of the list has. */
function uniqueSlug(slug: string, table: Table, given: GivenNames): string {
  const number = entryAt(table, 'episode')?.value;
  const marked = given.has(slug) && number?.kind === 'scalar' ? `${slug}-${number.text.trim()}` : slug;
  return given.give(marked);
}

function above(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function broken(file: SourceFile, options: RecogniseOptions, folder: Folder): Recognised {
  const table: Table = { kind: 'table', entries: [impliedEntry('title', '')], span: { start: 0, end: 0 } };
  const found = recogniseEntry(file, nameOf(file.path), table, options, folder);
  return { ...found, role: 'episode', because: 'of its name', isEntry: true };
}
