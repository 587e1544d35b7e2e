/** How often an element may stand in its parent. */
export type Count = 'one' | 'many';

/**
 * The elements of RSS 2.0 by the element they stand in. An enclosure is counted by a rule of its own; the
 * specification leaves open how many an item may have.
 */
export const vocabulary: Readonly<Record<string, Readonly<Record<string, Count>>>> = {
  rss: { channel: 'many' },
  channel: {
    title: 'one',
    link: 'one',
    description: 'one',
    language: 'one',
    copyright: 'one',
    managingEditor: 'one',
    webMaster: 'one',
    pubDate: 'one',
    lastBuildDate: 'one',
    category: 'many',
    generator: 'one',
    docs: 'one',
    cloud: 'one',
    ttl: 'one',
    image: 'one',
    rating: 'one',
    textInput: 'one',
    skipHours: 'one',
    skipDays: 'one',
    item: 'many',
  },
  item: {
    title: 'one',
    link: 'one',
    description: 'one',
    author: 'one',
    category: 'many',
    comments: 'one',
    enclosure: 'many',
    guid: 'one',
    pubDate: 'one',
    source: 'one',
  },
  image: { url: 'one', title: 'one', link: 'one', width: 'one', height: 'one', description: 'one' },
  textInput: { title: 'one', description: 'one', name: 'one', link: 'one' },
  skipHours: { hour: 'many' },
  skipDays: { day: 'many' },
};

const children = new Map(
  Object.entries(vocabulary).map(([parent, counts]) => [parent, new Map(Object.entries(counts))] as const),
);

const names = new Set(['rss', ...[...children.values()].flatMap((counts) => [...counts.keys()])]);
const lowerNames = new Set([...names].map((name) => name.toLowerCase()));

/** The elements that one of RSS 2.0 may hold, with their counts; a podcast:liveItem takes those of item. */
export function childrenOf(parent: string): ReadonlyMap<string, Count> | undefined {
  return children.get(parent === 'podcast:liveItem' ? 'item' : parent);
}

/** Elements of RSS 2.0 that hold text and nothing else; of raw HTML in a description another rule speaks. */
export const textElements: readonly string[] = [
  ...[...names].filter(
    (name) => !children.has(name) && !['cloud', 'description', 'enclosure'].includes(name),
  ),
  'image/description',
  'textInput/description',
];

/** Whether RSS 2.0 has an element of this name in that parent. */
export function isChild(name: string, parent: string): boolean {
  return childrenOf(parent)?.has(name) ?? false;
}

/** The elements that may hold one of this name. */
export function parentsOf(name: string): readonly string[] {
  return [...children].filter(([, counts]) => counts.has(name)).map(([parent]) => parent);
}

/** Whether a name is one of RSS 2.0 but for its case. */
export function isKnownInAnyCase(name: string): boolean {
  return lowerNames.has(name.toLowerCase());
}
