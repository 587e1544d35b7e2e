import { openFile, partOf, type SourceFile } from '../file.js';
import { type Folder, nameOf } from '../folder.js';
import { parseCsv } from '../syntax/csv.js';
import { parseJsonData } from '../syntax/json.js';
import { parseToml } from '../syntax/toml.js';
import { entryAt, impliedEntry, isEmpty, type ParsedData, type Table, type Value } from '../syntax/value.js';
import { parseYamlData } from '../syntax/yaml.js';
import { type Recognised, type RecogniseOptions, recogniseEntry, slugOf } from './recognise.js';
import { roleByPath } from './roles.js';

const parsers: Readonly<Record<string, (text: string) => ParsedData>> = {
  yml: (text) => parseYamlData(text, 0),
  yaml: (text) => parseYamlData(text, 0),
  json: (text) => parseJsonData(text, 0),
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
  return read.flatMap(({ whole, found }) => {
    if (found.length > 0 || !whole.failed()) return found;
    const isMeant = beside.has(above(whole.path)) || /^(episodes?|podcasts?)$/i.test(nameOf(whole.path));
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
}

function readFile(
  folder: Folder,
  path: string,
  options: RecogniseOptions,
  isMeant: (each: Recognised) => boolean,
): DataRead | undefined {
  const ending = endingOf(path);
  if (!isDataFile(path) || roleByPath(path.replace(/^_data\//, ''))) return undefined;
  const whole = openFile(folder, path);
  const { root, findings } = parseData(path, whole.source.text);
  whole.add(findings);
  if (root?.kind === 'table') {
    const one = recogniseEntry(whole, slugOf(path), root, options, folder);
    if (isMeant(one))
      return {
        whole,
        found: [one.role === 'left' ? one : { ...one, role: 'episode', isEntry: true }],
        isOne: true,
      };
  }
  for (const { tables, strays } of root ? listsIn(root) : []) {
    const slugs = new Set<string>();
    const found = tables.map(({ table, name }): Recognised => {
      const slug = uniqueSlug(name ?? wordsOf(table) ?? slugOf(path), table, slugs);
      const file = partOf(whole, `${above(path)}${slug}.${ending}`);
      file.named.add(path);
      const entry = recogniseEntry(file, slug, table, options, folder);
      if (entry.role === 'left') return { ...entry, isEntry: true };
      return { ...entry, role: 'episode', because: `${path} lists it`, isEntry: true };
    });
    if (!found.some(isMeant)) continue;
    for (const { span } of strays) {
      whole.report('source/value-invalid', span, 'This entry of the list is not a table of keys and values.');
    }
    found[0]?.file.add(whole.findings());
    return { whole, found, isOne: false };
  }
  return { whole, found: [], isOne: false };
}

/** What may be the episodes of a file. */
interface Listed {
  /** Each with the key that it stands under. */
  readonly tables: readonly { readonly table: Table; readonly name?: string }[];
  /** What stands among them and is none. */
  readonly strays: readonly Value[];
}

function listsIn(root: Value): readonly Listed[] {
  if (root.kind === 'list') return [listed(root.items)];
  if (root.kind !== 'table') return [];
  const inner = root.entries.flatMap(({ value }) => (value.kind === 'list' ? [listed(value.items)] : []));
  const named = root.entries.flatMap(({ key, value }) =>
    value.kind === 'table' ? [{ table: value, name: key }] : [],
  );
  return named.length === root.entries.length ? [...inner, { tables: named, strays: [] }] : inner;
}

function listed(items: readonly Value[]): Listed {
  const tables = items.flatMap((item) => (item.kind === 'table' ? [{ table: item }] : []));
  return { tables, strays: items.filter(({ kind }) => kind !== 'table') };
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

function uniqueSlug(slug: string, table: Table, known: Set<string>): string {
  const number = entryAt(table, 'episode')?.value;
  const marked = known.has(slug) && number?.kind === 'scalar' ? `${slug}-${number.text.trim()}` : slug;
  let unique = marked;
  for (let count = 2; known.has(unique); count++) unique = `${marked}-${count}`;
  known.add(unique);
  return unique;
}

function above(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function broken(file: SourceFile, options: RecogniseOptions, folder: Folder): Recognised {
  const table: Table = { kind: 'table', entries: [impliedEntry('title', '')], span: { start: 0, end: 0 } };
  const found = recogniseEntry(file, nameOf(file.path), table, options, folder);
  return { ...found, role: 'episode', because: 'of its name' };
}
