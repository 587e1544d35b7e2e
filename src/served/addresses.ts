import { readDate } from '../text/date.js';
import { valueAt } from '../text/table.js';
import { parseUrl } from '../text/url.js';
import type { Document, Element } from '../xml/document.js';

/** What an address is asked for. */
export type Role = 'feed' | 'recording' | 'picture' | 'transcript' | 'chapters' | 'other';

/** An address that a feed names. */
export interface Address {
  /** As the feed gives it, without outer white space. */
  readonly url: string;
  readonly role: Role;
}

/** How many episodes are gone through: so many of the newest, or all. */
export type Episodes = number | 'all';

/** What to ask about. */
export interface Scope {
  readonly episodes: Episodes;
  /** Whether the feed came from an address. One that did not may not be published yet, and its own is not asked. */
  readonly isFetched: boolean;
  /** The feed as subscribers have it: where that is now elsewhere, its address is asked, too. */
  readonly previous?: Document | undefined;
}

/** The attribute of an element that names a file, and what the file is. */
const roles: Readonly<Record<string, readonly [attribute: string, role: Role]>> = {
  enclosure: ['url', 'recording'],
  'podcast:source': ['uri', 'recording'],
  'podcast:trailer': ['url', 'recording'],
  'itunes:image': ['href', 'picture'],
  'podcast:transcript': ['url', 'transcript'],
  'podcast:chapters': ['url', 'chapters'],
};

/**
 * The addresses that a feed names and that rules ask about, each once: all of the channel, and those of the newest
 * episodes. Live items are left out: a stream has no end, and what is announced may not be there yet.
 */
export function addressesOf(
  document: Document,
  { episodes, isFetched, previous }: Scope,
): readonly Address[] {
  const { channel } = document;
  const found = new Map<string, Address>();
  const add = (url: string | undefined, role: Role): void => {
    const isWeb = url !== undefined && /^https?:$/.test(parseUrl(url)?.protocol ?? '');
    if (isWeb && !found.has(url)) found.set(url, { url, role });
  };
  if (!channel) return [];
  const self = linkOf(channel.element, 'self');
  const old = previous?.channel && linkOf(previous.channel.element, 'self');
  if (isFetched) add(self, 'feed');
  if (old !== self) add(old, 'feed');
  add(channel.element.child('itunes:new-feed-url')?.text.trim(), 'feed');
  add(linkOf(channel.element, 'hub'), 'other');
  for (const publisher of channel.element.all('podcast:publisher')) {
    for (const remote of publisher.all('podcast:remoteItem'))
      add(remote.attribute('feedUrl')?.value.trim(), 'feed');
  }
  for (const start of [channel.element, ...newest(document, episodes)]) {
    for (const { url, role } of filesOf(start)) add(url, role);
  }
  return [...found.values()];
}

/** The address of the first link of a channel with a relation. */
export function linkOf(channel: Element, relation: string): string | undefined {
  const link = channel.all('atom:link').find((each) => each.attribute('rel')?.value.trim() === relation);
  return link?.attribute('href')?.value.trim() || undefined;
}

/** The files that a channel or an item names, without those of the items in it. */
function* filesOf(start: Element): Generator<Address> {
  const stack = [start];
  for (let element = stack.pop(); element; element = stack.pop()) {
    const [attribute = '', role = 'other'] = valueAt(roles, element.name) ?? [];
    const url = element.attribute(attribute)?.value.trim();
    if (url) yield { url, role };
    for (const address of paymentAddresses(element)) yield { url: address, role: 'other' };
    for (let index = element.children.length - 1; index >= 0; index--) {
      const child = element.children[index];
      if (child && child.name !== 'item' && child.name !== 'podcast:liveItem') stack.push(child);
    }
  }
}

/**
 * Where the server of a lightning address says how a recipient is paid, of which one must answer (Podcasting 2.0,
 * docs/examples/value/value.md).
 */
export function paymentAddresses(recipient: Element): readonly string[] {
  if (recipient.name !== 'podcast:valueRecipient') return [];
  if (recipient.attribute('type')?.value.trim() !== 'lnaddress') return [];
  const address = recipient.attribute('address')?.value.trim() ?? '';
  const [, name = '', host] = /^([\w.+-]{1,64})@([a-z\d.-]{1,255})$/i.exec(address) ?? [];
  if (host === undefined) return [];
  return ['keysend', 'lnurlp'].map((method) => `https://${host}/.well-known/${method}/${name}`);
}

/** The newest items by their dates, else by their places. */
function newest({ channel }: Document, episodes: Episodes): readonly Element[] {
  const items = channel?.items.map(({ element }) => element) ?? [];
  if (episodes === 'all') return items;
  const dated = items.map((element, index) => {
    const { instant } = readDate(element.child('pubDate')?.text.trim() ?? '');
    return { element, index, instant };
  });
  if (dated.every(({ instant }) => instant !== undefined)) {
    dated.sort((a, b) => (b.instant ?? 0) - (a.instant ?? 0) || a.index - b.index);
  }
  return dated.slice(0, episodes).map(({ element }) => element);
}
