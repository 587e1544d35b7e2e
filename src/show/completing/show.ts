import { podcastGuid } from '../../text/uuid.js';
import type { FileFinding } from '../faults.js';
import type { ShowValues, showFields } from '../fields/fields.js';
import type { TableRead } from '../fields/tables.js';
import type { SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { Show } from '../show.js';
import { entry, originAt, type Table } from '../syntax/value.js';
import { completeLive } from './live.js';
import { type Locator, locate, spanAt } from './locate.js';
import { checkPicture, completeAnywhere, completeTrailers } from './media.js';
import { completePeople, hostsByKeys } from './people.js';
import type { PeopleRead } from './registry.js';
import type { ShowContext } from './show-context.js';

const defaults = { zone: 'Etc/UTC', time: { hour: 0, minute: 0 } } as const;

/** What the episodes of a show need of it, and what is wrong with the people whom pages about the show name. */
export function showContext(
  values: Partial<ShowValues>,
  { table, known }: PeopleRead,
  file: SourceFile,
): { readonly context: ShowContext; readonly findings: readonly FileFinding[] } {
  const completed = completePeople(values.hosts, 'hosts', known);
  const place = entry(table, 'hosts')?.value.span;
  const { hosts, findings } = place?.source
    ? hostsByKeys(completed, place)
    : { hosts: completed, findings: [] };
  return { context: { ...defaults, ...values, hosts, known, source: file.source }, findings };
}

/** What is in a show in place of what it does not say, so that all the rest of it can be judged. */
const examples = {
  title: 'Example',
  link: 'https://example.com/',
  feed: 'https://example.com/feed.xml',
  language: 'en',
  description: 'An example.',
  author: 'Example',
  categories: ['Technology'],
  explicit: false,
  artwork: 'https://example.com/artwork.jpg',
} as const;

/**
 * Completes a show from its values and fills in its defaults. What a feed cannot do without and is missing or wrong
 * is reported, and examples are in its place: such a show is not whole.
 */
export async function loadShow(
  folder: Folder,
  file: SourceFile,
  table: Table,
  { values: said, complete, missing }: TableRead<typeof showFields>,
  { hosts, known }: Pick<ShowContext, 'hosts' | 'known'>,
): Promise<{ readonly show: Show; readonly isWhole: boolean }> {
  file.add(missing);
  const values: ShowValues = complete ?? { ...examples, ...said };
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
  const originOf = (path: string) => originAt(table, path);
  const locator: Locator = { folder, file, media: values.media, originOf };
  const cover = locate(locator, artwork, spanAt(locator, 'artwork'));
  if (cover !== undefined) await checkPicture(artwork, spanAt(locator, 'artwork'), locator);
  const show = {
    ...defaults,
    type: 'episodic',
    locked: false,
    medium: 'podcast',
    ...rest,
    ...(await completeAnywhere({ images, artworkSizes }, '', locator)),
    name: folder.name.split('/').at(-1) ?? '',
    written: { source: file.source, originOf },
    guid: guid ?? podcastGuid(values.feed),
    artwork: cover ?? examples.artwork,
    hosts,
    known,
  } as const;
  return {
    show: {
      ...show,
      trailers: await completeTrailers(trailers, locator, show),
      live: await completeLive(live, locator, show),
    },
    isWhole: complete !== undefined && cover !== undefined,
  };
}
