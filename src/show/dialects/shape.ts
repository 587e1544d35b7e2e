import { isHttp } from '../../text/url.js';
import { type Entry, entry, isEmpty, type Table, type Value } from '../syntax/value.js';

/** Which keys of a foreign table give ours. */
export type Shape = readonly Part[];

interface Part extends Inner {
  readonly key: string;
}

interface Inner {
  /** The names of the key there, the best first. */
  readonly from: readonly string[];
  /** Only addresses of the web are kept. */
  readonly url?: true;
  /** What stands behind the key, when that is a table or a list of tables. */
  readonly of?: Shape;
}

/** A shape by our keys: what gives each, or only its names. */
function shape(parts: Readonly<Record<string, readonly string[] | Inner>>): Shape {
  return Object.entries(parts).map(([key, given]) =>
    'from' in given ? { key, ...given } : { key, from: given },
  );
}

/**
 * Brings a table, or every table of a list, into a shape. Keys that say nothing and empty lists are left out,
 * keys that the shape does not name, too; scalars stay as they are.
 */
export function reshape(value: Value, into: Shape): Value {
  if (value.kind === 'list') {
    const items = value.items.filter((item) => !isEmpty(item)).map((item) => reshape(item, into));
    return { ...value, items };
  }
  if (value.kind !== 'table') return value;
  const entries: Entry[] = [];
  for (const part of into) {
    const found = find(value, part);
    if (!found) continue;
    const { keySpan, value: inner } = found;
    entries.push({ key: part.key, keySpan, value: part.of ? reshape(inner, part.of) : inner });
  }
  return { kind: 'table', entries, span: value.span };
}

/** The first entry that says something and gives a part. */
function find(table: Table, { from, url }: Part): Entry | undefined {
  for (const name of from) {
    const found = entry(table, name);
    if (!found || isEmpty(found.value)) continue;
    if (found.value.kind === 'list' && found.value.items.length === 0) continue;
    if (!url || isUrl(found.value)) return found;
  }
  return undefined;
}

/** Whether a value is an address of the web. */
export function isUrl(value: Value): boolean {
  return value.kind === 'scalar' && isHttp(value.text.trim());
}

export const person = shape({
  name: ['name', 'title', 'full_name', 'fullName'],
  role: ['role'],
  group: ['group'],
  link: { from: ['link', 'uri', 'url', 'href', 'homepage', 'website'], url: true },
  artwork: { from: ['artwork', 'img', 'image', 'avatar', 'photo'], url: true },
  aliases: ['aliases', 'alias', 'aka', 'nicknames', 'nickname'],
});

export const chapter = shape({
  start: ['startTime', 'start', 'time', 'timestamp', 'at'],
  end: ['endTime', 'end'],
  title: ['title', 'name', 'text', 'label'],
  link: { from: ['url', 'link', 'href'], url: true },
  artwork: { from: ['img', 'image', 'artwork'], url: true },
});

export const recording = shape({
  url: ['url', 'src', 'file', 'href'],
  bytes: ['size', 'bytes', 'length'],
  type: ['type', 'mimeType', 'mime'],
});

export const transcript = shape({
  url: { from: ['url', 'src', 'href'], url: true },
  file: ['file', 'path', 'url', 'src', 'href'],
  type: ['type', 'mimeType', 'mime'],
  language: ['language', 'lang'],
});

const recipient = shape({
  ...{ name: ['name'], type: ['type'], address: ['address'], split: ['split'], fee: ['fee'] },
  ...{ customKey: ['customKey'], customValue: ['customValue'] },
});

const remoteItem = shape({
  ...{ guid: ['feedGuid'], feed: ['feedUrl'], item: ['itemGuid'], medium: ['medium'], title: ['title'] },
});

/** A value block as the Podcast Index prints it in JSON. */
export const value = shape({
  ...{ type: ['type'], method: ['method'], suggested: ['suggested'] },
  recipients: { from: ['recipients', 'destinations'], of: recipient },
  splits: {
    from: ['timesplits', 'valueTimeSplits', 'splits'],
    of: shape({
      ...{ start: ['startTime'], duration: ['duration'], percentage: ['remotePercentage'] },
      remoteStart: ['remoteStartTime'],
      remote: { from: ['remoteItem'], of: remoteItem },
      recipients: { from: ['recipients'], of: recipient },
    }),
  },
});
