import { position } from '../../text/source.js';
import { reshape, person as shapeOfPerson } from '../dialects/shape.js';
import { collect, type ReportFault, sourceOf } from '../faults.js';
import type { PersonValues } from '../fields/parts.js';
import * as parts from '../fields/parts.js';
import { openFile, type SourceFile } from '../file.js';
import { type Folder, isBelow, nameOf, resolvePath } from '../folder.js';
import type { PeopleByName } from '../show.js';
import { isDataFile, parseData } from '../survey/lists.js';
import type { Recognised } from '../survey/recognise.js';
import { roleByPath } from '../survey/roles.js';
import { readFrontMatter } from '../syntax/front-matter.js';
import { entry, entryAt, isEmpty, placedIn, type Scalar, type Table, type Value } from '../syntax/value.js';
import { folded, indexPeople, reportJobs, withNames } from './people.js';
import { roleIn } from './roles.js';

/** Somebody whom a show knows, and the places of the aliases. */
interface KnownPerson {
  readonly person: PersonValues;
  readonly aliases: readonly Scalar[];
}

type People = ReadonlyMap<string, KnownPerson>;

/** What `show.yaml` and its pages say, with one item for each person that they name, and everybody whom the show knows. */
export interface PeopleRead {
  readonly table: Table;
  readonly known: PeopleByName;
}

/**
 * Reads the people of a show: `people` in `show.yaml` wins over the pages about people in its folder, those over a data
 * file there, and all over the people that several shows share, in the folder or file that `peopleFrom` names or in
 * `people` next to the folder of the show.
 */
export function readPeople(
  folder: Folder,
  file: SourceFile,
  table: Table,
  found: readonly Recognised[],
): PeopleRead {
  const written = entry(table, 'people')?.value;
  const own =
    written?.kind === 'table' ? peopleIn(written, collect().report) : new Map<string, KnownPerson>();
  const people: People = new Map([
    ...sharedPeople(folder, file, table),
    ...folder.files
      .filter((path) => usualFiles.has(path) || (isDataFile(path) && roleByPath(path)?.role === 'person'))
      .flatMap((path) => [...peopleOfFile(folder, path, file, false)]),
    ...peopleOfPages(found),
    ...own,
  ]);
  const doubtful = doubtfulAliases(people, file);
  const known = indexPeople(new Map([...people].map(([key, { person }]) => [key, person])), doubtful);
  reportJobs(table, file.report);
  const named = withNames(table, known, file.report);
  const entries = named.entries.map((each) => {
    const { value } = each;
    if (each.key !== 'live' || value.kind !== 'list') return each;
    const items = value.items.map((item) => {
      return item.kind === 'table' ? withNames(item, known, file.report) : item;
    });
    return { ...each, value: { ...value, items } };
  });
  return { table: { ...named, entries }, known };
}

/**
 * The aliases that do not say who is meant, folded: those of two people, and those that are the key or the name of
 * somebody else. Each is reported wherever it is written.
 */
function doubtfulAliases(people: People, file: SourceFile): ReadonlySet<string> {
  const called = new Map<string, string>();
  for (const [key, { person }] of people) {
    for (const name of [key, person.name])
      if (!called.has(folded(name))) called.set(folded(name), person.name);
  }
  const uses = new Map<string, { readonly name: string; readonly alias: Scalar }[]>();
  for (const { person, aliases } of people.values()) {
    for (const alias of aliases) {
      const key = folded(alias.text);
      uses.set(key, [...(uses.get(key) ?? []), { name: person.name, alias }]);
    }
  }
  const doubtful = new Set<string>();
  for (const [key, all] of uses) {
    for (const { name, alias } of all) {
      const other = all.find((each) => folded(each.name) !== folded(name));
      const named = called.get(key);
      const isNamed = named !== undefined && folded(named) !== folded(name);
      if (!other && !isNamed) continue;
      doubtful.add(key);
      const whose = isNamed
        ? `the name or the key of ${named}`
        : `of ${other?.name} in ${placeOf(other?.alias, file)}`;
      file.report(
        'source/alias-shared',
        alias.span,
        `"${alias.text.trim()}" is an alias of ${name} here, and ${whose}.`,
      );
    }
  }
  return doubtful;
}

function placeOf(alias: Scalar | undefined, file: SourceFile): string {
  if (!alias) return '';
  const source = sourceOf(alias.span, file.source);
  const { line, column } = position(source, alias.span.start);
  return `${source.name}:${line}:${column}`;
}

const endings = ['yml', 'yaml', 'json', 'toml'];

/** Where site generators keep the people of a site. */
const usualFiles: ReadonlySet<string> = new Set(
  ['', '_data/', 'data/'].flatMap((above) =>
    ['authors', 'guests', 'hosts', 'people'].flatMap((name) =>
      endings.map((ending) => `${above}${name}.${ending}`),
    ),
  ),
);

/** Where several shows keep their people, from the folder of one. */
const usualPlaces = ['../people', ...endings.map((ending) => `../people.${ending}`)];

function sharedPeople(folder: Folder, file: SourceFile, table: Table): People {
  const declared = entry(table, 'peopleFrom')?.value;
  const places = declared?.kind === 'list' ? declared.items : declared ? [declared] : [];
  const people = new Map<string, KnownPerson>();
  const add = (more: People): void => {
    for (const [key, person] of more) if (!people.has(key)) people.set(key, person);
  };
  if (places.length === 0) {
    for (const place of usualPlaces) {
      const shared = folder.shared?.(place);
      if (shared) add(peopleOfFolder(shared, file, false));
    }
    return people;
  }
  for (const place of places) {
    if (place.kind !== 'scalar') continue;
    const path = place.text.trim();
    const shared = isBelow(path) ? partOf(folder, resolvePath('', path) ?? '') : folder.shared?.(path);
    if (shared && shared.files.length > 0) add(peopleOfFolder(shared, file, true));
    else {
      file.report(
        'source/file-missing',
        place.span,
        `"${path}" does not exist, or is not below the folder where airworthy runs.`,
        {
          help: 'Name a folder of files or a data file, from the folder of the show, such as ../people or people.yml.',
        },
      );
    }
  }
  return people;
}

/** A folder of the show, or the one file of that path. */
function partOf(folder: Folder, path: string): Folder {
  return { ...folder, files: folder.files.filter((each) => each === path || each.startsWith(`${path}/`)) };
}

function peopleOfFolder(folder: Folder, file: SourceFile, isDeclared: boolean): People {
  return new Map(folder.files.flatMap((path) => [...peopleOfFile(folder, path, file, isDeclared)]));
}

/**
 * The people of one file: one person in its front matter or its keys, or several by their keys or in a list. What is
 * wrong in a file that was declared is reported in it; of others, only that it is malformed.
 */
function peopleOfFile(folder: Folder, path: string, file: SourceFile, isDeclared: boolean): People {
  const isData = isDataFile(path);
  if (!isData && !/\.(md|markdown)$/i.test(path)) return new Map();
  const opened = openFile(folder, path);
  const { root, findings } = isData ? parseData(path, opened.source.text) : pageOf(opened);
  file.named.add(path);
  file.add(findings.map((each) => ({ ...each, span: { source: opened.source, ...each.span } })));
  const placed = root?.kind === 'table' ? placedIn(opened.source, root) : root;
  if (!placed) return new Map();
  const report: ReportFault = isDeclared ? file.report : collect().report;
  const isOne = placed.kind === 'table' && entryAt(placed, 'name')?.value.kind === 'scalar';
  if (isOne || !isData) return onePerson(nameOf(path), placed, report);
  return peopleIn(placed, report);
}

function pageOf(file: SourceFile) {
  const { front, findings } = readFrontMatter(file.source);
  return { root: front?.table, findings };
}

/** People by their keys, or in a list with their keys in it. */
function peopleIn(value: Value, report: ReportFault): People {
  const people = new Map<string, KnownPerson>();
  const add = (more: People): void => {
    for (const [key, person] of more) people.set(key, person);
  };
  if (value.kind === 'table') {
    for (const { key, value: each } of value.entries) {
      if (each.kind === 'list') add(peopleIn(each, report));
      else add(onePerson(key, each, report));
    }
  }
  if (value.kind === 'list') for (const each of value.items) add(onePerson(undefined, each, report));
  return people;
}

/** The keys by which episodes may name a person. */
const ownKeys = ['username', 'key', 'id', 'slug'];

function onePerson(key: string | undefined, value: Value, report: ReportFault): People {
  if (isEmpty(value) || value.kind === 'list') return new Map();
  const shaped = reshape(value, shapeOfPerson);
  const read = parts.person.read(withoutJob(shaped), key ?? 'person', report);
  if (read?.name === undefined) return new Map();
  const written = value.kind === 'table' ? ownKeys.map((each) => entryAt(value, each)?.value) : [];
  const own = written.find((each) => each?.kind === 'scalar' && !isEmpty(each));
  const name = (own?.kind === 'scalar' ? own.text.trim() : undefined) ?? key ?? read.name;
  return new Map([[name, { person: { ...read, name: read.name }, aliases: aliasesIn(shaped) }]]);
}

function aliasesIn(person: Value): readonly Scalar[] {
  const written = person.kind === 'table' ? entry(person, 'aliases')?.value : undefined;
  const all = written?.kind === 'list' ? written.items : [written];
  return all.flatMap((each) => (each?.kind === 'scalar' && !isEmpty(each) ? [each] : []));
}

/** What a site says of a person's role is mostly their job, or what they may do there. */
function withoutJob(value: Value): Value {
  if (value.kind !== 'table') return value;
  const entries = value.entries.filter((each) => {
    return each.key !== 'role' || (each.value.kind === 'scalar' && roleIn(each.value.text) !== undefined);
  });
  return { ...value, entries };
}

/** Those who have a page in the folder of the show. Their roles are those that the site gives them. */
function peopleOfPages(found: readonly Recognised[]): People {
  return new Map(
    found.flatMap(({ role, written, file }) => {
      if (role !== 'person' || !written) return [];
      const placed = placedIn(file.source, written);
      return [...onePerson(nameOf(file.path), placed, collect().report)].map(([key, { person, aliases }]) => {
        const { role: _role, ...rest } = person;
        return [key, { person: rest, aliases }] as const;
      });
    }),
  );
}
