import { type Entry, entry, isEmpty, type Value } from '../value.js';

/** Which keys of a foreign table give ours: their names, the best first; `url` keeps only addresses of the web. */
export type Shape = Readonly<Record<string, readonly string[] | Inner>>;

interface Inner {
  readonly from: readonly string[];
  readonly url?: true;
  /** What stands behind the key, when that is a table or a list of tables. */
  readonly of?: Shape;
}

/**
 * Brings a table, or every table of a list, into a shape. Keys that say nothing and empty lists are left out,
 * keys that the shape does not name, too; scalars stay as they are.
 */
export function reshape(value: Value, shape: Shape): Value {
  if (value.kind === 'list') {
    const items = value.items.filter((item) => !isEmpty(item)).map((item) => reshape(item, shape));
    return { ...value, items };
  }
  if (value.kind !== 'table') return value;
  const entries = Object.entries(shape).flatMap(([key, given]): Entry[] => {
    const { from, url, of } = 'from' in given ? given : { from: given, url: undefined, of: undefined };
    for (const name of from) {
      const found = entry(value, name);
      if (!found || isEmpty(found.value)) continue;
      if (found.value.kind === 'list' && found.value.items.length === 0) continue;
      if (url && !isUrl(found.value)) continue;
      return [{ ...found, key, value: of ? reshape(found.value, of) : found.value }];
    }
    return [];
  });
  return { ...value, entries };
}

/** Whether a value is an address of the web. */
export function isUrl(value: Value): boolean {
  return value.kind === 'scalar' && /^https?:\/\//i.test(value.text.trim());
}

export const person: Shape = {
  name: ['name', 'title', 'full_name', 'fullName'],
  role: ['role'],
  link: { from: ['link', 'uri', 'url', 'href', 'homepage', 'website'], url: true },
  artwork: { from: ['artwork', 'img', 'image', 'avatar', 'photo'], url: true },
};

export const chapter: Shape = {
  start: ['startTime', 'start', 'time', 'timestamp', 'at'],
  end: ['endTime', 'end'],
  title: ['title', 'name', 'text', 'label'],
  link: { from: ['url', 'link', 'href'], url: true },
  artwork: { from: ['img', 'image', 'artwork'], url: true },
};

export const transcript: Shape = {
  url: { from: ['url', 'src', 'href'], url: true },
  file: ['file', 'path'],
  type: ['type', 'mimeType', 'mime'],
  language: ['language', 'lang'],
};

const recipient: Shape = {
  ...{ name: ['name'], type: ['type'], address: ['address'], split: ['split'], fee: ['fee'] },
  ...{ customKey: ['customKey'], customValue: ['customValue'] },
};

const remoteItem: Shape = {
  ...{ guid: ['feedGuid'], feed: ['feedUrl'], item: ['itemGuid'], medium: ['medium'], title: ['title'] },
};

/** A value block as the Podcast Index prints it in JSON. */
export const value: Shape = {
  ...{ type: ['type'], method: ['method'], suggested: ['suggested'] },
  recipients: { from: ['recipients', 'destinations'], of: recipient },
  splits: {
    from: ['timesplits', 'valueTimeSplits', 'splits'],
    of: {
      ...{ start: ['startTime'], duration: ['duration'], percentage: ['remotePercentage'] },
      remoteStart: ['remoteStartTime'],
      remote: { from: ['remoteItem'], of: remoteItem },
      recipients: { from: ['recipients'], of: recipient },
    },
  },
};
