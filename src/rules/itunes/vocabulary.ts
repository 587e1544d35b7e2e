/** An element of Apple's namespace. */
export interface Tag {
  /** The elements it may stand in; what stands in an item may stand in a podcast:liveItem, too. */
  readonly parents: readonly ('channel' | 'item' | 'itunes:category' | 'itunes:owner')[];
  /** How often it may stand in one of them. */
  readonly count: 'one' | 'many';
  /** The most characters (code points) of its text, where the element has a limit of its own. */
  readonly limit?: number;
  /** Why it is of no use any more, as the end of a sentence; absent while Apple's guide describes it. */
  readonly dropped?: string;
}

const dropped = 'which Apple no longer reads';

/** Every element of the namespace, those of older guides among them. */
export const vocabulary = {
  'itunes:applepodcastsverify': { parents: ['channel'], count: 'one' },
  'itunes:author': { parents: ['channel', 'item'], count: 'one', limit: 255 },
  'itunes:block': { parents: ['channel', 'item'], count: 'one' },
  'itunes:category': { parents: ['channel', 'itunes:category'], count: 'many' },
  'itunes:complete': { parents: ['channel'], count: 'one' },
  'itunes:duration': { parents: ['item'], count: 'one' },
  'itunes:email': { parents: ['itunes:owner'], count: 'one' },
  'itunes:episode': { parents: ['item'], count: 'one' },
  'itunes:episodeType': { parents: ['item'], count: 'one' },
  'itunes:explicit': { parents: ['channel', 'item'], count: 'one' },
  'itunes:image': { parents: ['channel', 'item'], count: 'one' },
  'itunes:isClosedCaptioned': { parents: ['item'], count: 'one', dropped },
  'itunes:keywords': { parents: ['channel', 'item'], count: 'one', limit: 255, dropped },
  'itunes:name': { parents: ['itunes:owner'], count: 'one', limit: 255 },
  'itunes:new-feed-url': { parents: ['channel'], count: 'one' },
  'itunes:order': { parents: ['item'], count: 'one', dropped: 'which only Spotify still reads' },
  'itunes:owner': { parents: ['channel'], count: 'one' },
  'itunes:pubDate': { parents: ['channel', 'item'], count: 'one' },
  'itunes:season': { parents: ['item'], count: 'one' },
  'itunes:subtitle': { parents: ['channel', 'item'], count: 'one', limit: 255, dropped },
  'itunes:summary': { parents: ['channel', 'item'], count: 'one', limit: 4000, dropped },
  'itunes:title': { parents: ['channel', 'item'], count: 'one' },
  'itunes:type': { parents: ['channel'], count: 'one' },
} as const satisfies Readonly<Record<string, Tag>>;

const tags = new Map<string, Tag>(Object.entries(vocabulary));

/** What is known of an element by its name; undefined when Apple has none of this name. */
export function tagOf(name: string): Tag | undefined {
  return tags.get(name);
}
