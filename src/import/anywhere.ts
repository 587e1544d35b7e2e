import type { Element } from '../xml/document.js';
import type { Plain, PlainTable } from './plain.js';
import { attribute, attributeOf, content, flag, number, numberIn, type Saying, tablesOf } from './said.js';

/** The elements that channel, item and live item have in common, by the keys that say them. */

export const remoteItem = {
  guid: attribute('feedGuid'),
  feed: attribute('feedUrl'),
  item: attribute('itemGuid'),
  medium: attribute('medium'),
  title: attribute('title'),
};

const recipient = {
  name: attribute('name'),
  address: attribute('address'),
  split: number('split'),
  type: attribute('type'),
  customKey: attribute('customKey'),
  customValue: attribute('customValue'),
  fee: flag('fee'),
};

const recipients: Saying = (element) => tablesOf(element, 'podcast:valueRecipient', recipient);

const split = {
  start: number('startTime'),
  duration: number('duration'),
  recipients: some(recipients),
  remote: (element: Element) => tablesOf(element, 'podcast:remoteItem', remoteItem)[0],
  remoteStart: number('remoteStartTime'),
  percentage: number('remotePercentage'),
};

const value = {
  type: attribute('type'),
  method: attribute('method'),
  suggested: number('suggested'),
  recipients,
  splits: some((element) => tablesOf(element, 'podcast:valueTimeSplit', split)),
};

const picture = {
  file: attribute('href'),
  alt: attribute('alt'),
  ratio: attribute('aspect-ratio'),
  width: number('width'),
  height: number('height'),
  type: attribute('type'),
  purpose: (element: Element) => attributeOf(element, 'purpose')?.split(/\s+/),
};

/** A list, when it holds anything. */
export function some(list: Saying): Saying {
  return (element) => {
    const found = list(element);
    return Array.isArray(found) && found.length === 0 ? undefined : found;
  };
}

/** What is said of a show, an episode and a live stream alike. */
export function anywhereOf(element: Element): PlainTable {
  const [license] = tablesOf(element, 'podcast:license', { name: content, url: attribute('url') });
  const [chat] = tablesOf(element, 'podcast:chat', {
    server: attribute('server'),
    protocol: attribute('protocol'),
    account: attribute('accountId'),
    space: attribute('space'),
  });
  return {
    funding: tablesOf(element, 'podcast:funding', { url: attribute('url'), text: content }),
    locations: tablesOf(element, 'podcast:location', {
      name: content,
      rel: attribute('rel'),
      geo: attribute('geo'),
      osm: attribute('osm'),
      country: attribute('country'),
    }),
    license,
    value: tablesOf(element, 'podcast:value', value),
    images: tablesOf(element, 'podcast:image', picture),
    artworkSizes: element.all('podcast:images').flatMap((each) => sizesIn(attributeOf(each, 'srcset') ?? '')),
    social: tablesOf(element, 'podcast:socialInteract', {
      protocol: attribute('protocol'),
      uri: attribute('uri'),
      account: attribute('accountId'),
      profile: attribute('accountUrl'),
      priority: number('priority'),
    }),
    chat,
    txt: tablesOf(element, 'podcast:txt', { text: content, purpose: attribute('purpose') }),
  };
}

/** The candidates of a `srcset` (HTML, 4.8.4.2.1), each with its width. */
function sizesIn(srcset: string): readonly PlainTable[] {
  return [...srcset.matchAll(/(\S*[^\s,])(?:\s+(\d+)w)?\s*(?:,|$)/g)].map(([, file = '', width]) => ({
    file,
    width: numberIn(width),
  }));
}

const person = {
  name: content,
  role: attribute('role'),
  group: attribute('group'),
  link: attribute('href'),
  artwork: attribute('img'),
};

/** A person as the keys of an author name them. */
interface PersonTable extends PlainTable {
  readonly role?: Plain | undefined;
}

/** The people whom an element names, in its order. */
export function peopleIn(element: Element): readonly PersonTable[] {
  return tablesOf(element, 'podcast:person', person).filter(({ name }) => name !== undefined);
}

/** People without the role that the key which names them implies. */
export function ofRole(people: readonly PersonTable[], role: string): readonly PersonTable[] {
  return people.map((each) => (each.role === role ? { ...each, role: undefined } : each));
}

/**
 * The people of an episode by the keys that name them. Those who are named after the others in the order in which a
 * feed is written are hosts and guests; in any other order each of them has a role under `people`.
 */
export function castOf(people: readonly PersonTable[], hosts: readonly PersonTable[]): PlainTable {
  if (people.length === 0) return {};
  const roleOf = ({ role = 'host' }: PersonTable): string =>
    role === 'host' || role === 'guest' ? role : 'other';
  const roles = ['host', 'guest', 'other'];
  const isInOrder = people.every((each, index) => {
    const before = people[index - 1];
    return before === undefined || roles.indexOf(roleOf(before)) <= roles.indexOf(roleOf(each));
  });
  const [first, guests, others] = roles.map((role) => people.filter((each) => roleOf(each) === role));
  const own = isInOrder ? ofRole(first ?? [], 'host') : [];
  const isOfShow = hosts.length > 0 && JSON.stringify(own) === JSON.stringify(ofRole(hosts, 'host'));
  const named = hosts.length === 0 && own.length === 0 ? undefined : own;
  return isInOrder
    ? { hosts: isOfShow ? undefined : named, guests: ofRole(guests ?? [], 'guest'), people: others ?? [] }
    : { hosts: named, people: people.map((each) => ({ ...each, role: each.role ?? 'host' })) };
}
