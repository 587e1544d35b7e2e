import type { Span } from '../../text/source.js';
import { podcastGuid } from '../../text/uuid.js';
import { isKey } from '../dialects/people.js';
import { reshape, person as shapeOfPerson } from '../dialects/shape.js';
import { collect, type ReportFault } from '../faults.js';
import { type ShowValues, showFields } from '../fields/fields.js';
import { optional, readFields } from '../fields/kind.js';
import * as parts from '../fields/parts.js';
import { type File, locate } from '../file.js';
import { type Folder, nameOf } from '../folder.js';
import type { House } from '../house.js';
import type { Known, Person, Show } from '../show.js';
import type { Recognised } from '../survey/recognise.js';
import { sayingsOf } from '../survey/roles.js';
import { entry, entryAt, merged, originAt, placedIn, type Table } from '../syntax/value.js';
import { completeLive } from './live.js';
import { completeAnywhere, completeTrailers, type Place } from './media.js';
import { complete, know } from './people.js';

const defaults = { zone: 'Etc/UTC', time: { hour: 0, minute: 0 } } as const;

const sayable = optional(showFields);

/**
 * All that is said of a show: by `show.yaml`, and where that is silent by the pages about the show. The
 * values keep the places in the files that they come from.
 */
export function showTable(own: Table, found: readonly Recognised[]): Table {
  let table = own;
  for (const { role, written, file } of found) {
    if ((role !== 'show' && role !== 'page') || !written) continue;
    const said = placedIn(file.source, { ...written, entries: sayingsOf(written, role) });
    table = merged(table, said);
  }
  return table;
}

/** What the episodes of a show need of it, whether or not it can be published itself. */
export function houseOf(
  table: Table,
  file: File,
  found: readonly Recognised[],
  report: ReportFault = collect().report,
): House {
  const reading = { source: file.source, report };
  const values = readFields(sayable, table, '', reading, 'show') ?? {};
  const known = knownOf(values.people, found);
  return {
    ...defaults,
    ...values,
    ...castOf(values.hosts, known, table, file),
    known,
    source: file.source,
  } as House;
}

/**
 * Reads a show from its table and fills in its defaults. Undefined after reporting what a feed cannot do
 * without and is missing.
 */
export async function loadShow(
  folder: Folder,
  file: File,
  table: Table,
  house: House,
): Promise<Show | undefined> {
  const { source, report } = file;
  const originOf = (path: string) => originAt(table, path);
  const values = readFields(showFields, table, '', { source, report }, 'show');
  if (!values) return undefined;
  const {
    hosts: _hosts,
    people: _people,
    artwork,
    guid,
    images,
    artworkSizes,
    trailers,
    live,
    ...rest
  } = values;
  const cover = locate(folder, file, artwork, originOf('artwork') as Span, values.media);
  if (cover === undefined) return undefined;
  const place: Place = { folder, file, media: values.media, originOf };
  const show = {
    ...defaults,
    type: 'episodic',
    locked: false,
    medium: 'podcast',
    ...rest,
    ...(await completeAnywhere({ images, artworkSizes }, '', place)),
    name: folder.name.split('/').at(-1) ?? '',
    written: { source, originOf },
    guid: guid ?? podcastGuid(values.feed),
    artwork: cover,
    hosts: house.hosts,
    known: house.known,
  } as const;
  return {
    ...show,
    trailers: await completeTrailers(trailers, place, show),
    live: await completeLive(live, place, show),
  };
}

/** Everybody whom `show.yaml` names, and those who have a page in the folder. */
function knownOf(people: ShowValues['people'], found: readonly Recognised[]): Known {
  const pages = found.flatMap(({ role, written, file }) => {
    if (role !== 'person' || !written) return [];
    const reading = { source: file.source, report: collect().report };
    const { role: _role, ...person } = parts.person.read(reshape(written, shapeOfPerson), '', reading) ?? {};
    const username = entryAt(written, 'username')?.value;
    const key = username?.kind === 'scalar' ? username.text.trim() : nameOf(file.path);
    return 'name' in person && person.name ? [[key, { ...person, name: person.name }] as const] : [];
  });
  return know(new Map([...pages, ...(people ?? [])]));
}

/** The hosts of a show. A page of the site generator names them by keys, and a key is nobody's name. */
function castOf(
  hosts: ShowValues['hosts'],
  known: Known,
  table: Table,
  { report }: File,
): { readonly hosts: readonly Person[] } {
  const place = entry(table, 'hosts')?.value.span;
  const people = complete(hosts, 'host', 'hosts', known);
  if (!place?.source) return { hosts: people };
  const strangers = people.filter(({ name }) => isKey(name));
  for (const { name } of strangers) {
    report('source/person-unknown', place, `"${name}" is nobody whom the show knows.`);
  }
  return { hosts: people.filter((each) => !strangers.includes(each)) };
}
