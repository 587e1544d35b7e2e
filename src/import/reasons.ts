import { plainText } from '../notes/notes.js';
import { readDate } from '../text/date.js';
import { encodedUrl, isHttp } from '../text/url.js';
import { type Compared, signatureOf } from './compared.js';
import { isoOf } from './date.js';
import { reasonToLeave } from './kept.js';
import { folded } from './texts.js';

/** Where an element is. */
export type Place = 'channel' | 'item';

/** What became of an element. */
export type Change = 'missing' | 'added' | 'changed';

const ofItself = 'a feed says of itself how and when it was made';

/** Reasons by the place, the kind and the name of an element. */
const reasons: Readonly<Record<string, string>> = {
  'channel generator': ofItself,
  'channel lastBuildDate': ofItself,
  'channel pubDate': 'it is the date of the newest episode',
  'channel image': 'it says the title, the link and the artwork of the show again',
  'channel added podcast:block': 'it is the same for apps that read it here',
  'channel changed link': 'an address is complete, and written with %20 and the like',
  'channel changed podcast:location': 'the code of a country is written in capitals',
  'channel changed podcast:updateFrequency': 'only "complete" in show.yaml says that a show has ended',
  'item changed podcast:location': 'the code of a country is written in capitals',
  'item missing link': 'it is not a URL',
  'item missing podcast:person': 'it names nobody',
  'channel missing podcast:person': 'it names nobody',
  'item missing podcast:value': 'it does not say who is paid',
  'channel changed itunes:category': 'the name of a category is in its attribute "text"',
  'channel missing podcast:value': 'it does not say who is paid',
  'channel changed atom:link': 'the type of a feed is application/rss+xml',
  'channel changed itunes:owner': 'the address is written without a name',
  'channel missing itunes:owner': 'it has no e-mail address',
  'channel added itunes:explicit': 'apps take it for said',
  'channel added description': 'the feed has none',
  'item changed itunes:duration': 'a length is written in seconds',
  'item missing itunes:duration': 'it is not a length',
  'item missing itunes:image': 'it is not a URL',
  'item changed itunes:episode': 'a number is written without zeros before it',
  'item changed psc:chapters': 'times are written in one form',
  'item added title': 'it is the title for Apple',
  'item changed link': 'an address is complete, and written with %20 and the like',
  'channel added podcast:guid': 'it is made from the address of the feed',
  'channel added podcast:locked': 'it is the default',
  'channel added podcast:medium': 'it is the default',
  'channel added itunes:type': 'it is the default',
  'channel added atom:link': 'a feed says where it is found',
  'channel added itunes:author': 'it is the name that the feed gives elsewhere',
  'channel added itunes:image': 'it is the picture that the feed gives elsewhere',
  'channel missing itunes:title': 'it repeats the title',
  'channel changed podcast:locked': 'the e-mail address is that of the owner',
  'channel missing itunes:block': 'it says no, which is the default',
  'channel missing itunes:complete': 'it says no, which is the default',
  'item missing itunes:block': 'it says no, which is the default',
  'item missing itunes:title': 'it repeats the title',
  'item missing itunes:author': 'it repeats the author of the show',
  'item missing content:encoded': 'nothing of it may be in notes',
  'item added itunes:explicit': 'it is that of the show',
  'item added podcast:person': 'they are the hosts of the show',
  'item added pubDate': 'it is the date that the item gives elsewhere',
  'item added guid': 'it is the address of the recording',
  'item added description': 'it is made from the notes or the title',
  'item added podcast:season': 'it repeats the number for apps that read it here',
  'item added podcast:episode': 'it repeats the number for apps that read it here',
  'item added itunes:season': 'it repeats the number for apps that read it here',
  'item added itunes:episode': 'it repeats the number for apps that read it here',
  'item added podcast:chapters': 'chapters are published as a file, too',
  'item added psc:chapters': 'chapters are published in the feed, too',
  'item changed podcast:chapters': 'the file at hand is published beside the feed',
  'item changed podcast:transcript': 'the file at hand is published beside the feed',
  'item changed guid': 'a guid is not taken for an address (isPermaLink="false")',
  'item changed podcast:socialInteract': 'of several, each says its priority',
  'item missing itunes:episode': 'Apple reads only whole numbers above zero',
};

const ofNotes = 'notes are text, links, lists, tables and pictures, and addresses are complete';

/** Why an item that the feed had is not in the built one; undefined when no reason is known. */
export function reasonForItem({ children }: Compared, isGuidShared: boolean): string | undefined {
  const of = (name: string): Compared | undefined => children.find((each) => each.name === name);
  const enclosure = of('enclosure');
  if (!enclosure) return 'it has no recording, so its file is a draft';
  if (lacks(enclosure, 'url')) return 'its enclosure has no URL, so its file is a draft';
  if (isoOf(of('pubDate')?.text ?? of('dc:date')?.text) === undefined)
    return 'it has no date, which its file needs';
  if (readDate((of('pubDate') ?? of('dc:date'))?.text.trim() ?? '').instant === undefined) {
    return 'its date cannot be read, and is to be corrected in its file';
  }
  return isGuidShared ? 'an item above has its guid, and its file needs one of its own' : undefined;
}

/** Why an element that says the same is written in another way. */
export function reasonForLetters({ name }: Compared): string {
  return name === 'content:encoded' ? ofNotes : 'it means the same, written in one form';
}

/** Why each attribute of an enclosure is another; undefined when there is one without a known reason. */
function reasonForEnclosure(said: Compared, other: Compared): string | undefined {
  const because: string[] = [];
  for (const key of ['url', 'length', 'type']) {
    const [before, after] = [attributeIn(said, key), attributeIn(other, key)];
    if (before === after) continue;
    if (key === 'length' && lacks(said, key))
      because.push('its length is not given, so it is announced as 0');
    else if (key === 'length' && Number(before) === Number(after))
      because.push('a number is written in one form');
    else if (key === 'type' && before === '') because.push('its type follows from the name of the file');
    else if (key === 'url' && !isHttp(before)) because.push('an address is complete');
    else if (key === 'url' && encodedUrl(before) === after)
      because.push('an address is written with %20 and the like');
    else return undefined;
  }
  const unsaid = said.attributes.map(([key]) => key).filter((key) => lacks(other, key));
  if (unsaid.length > 0) because.push(`no key says its ${quoted(unsaid)}`);
  return because.join('; ') || undefined;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' and ');
}

/**
 * Why an element is missing, added or changed, which may be one of several of its name; undefined when no reason is
 * known.
 */
export function reasonFor(
  where: Place,
  kind: Change,
  said: Compared,
  other: Compared | undefined,
  { parent, isOneOfSeveral }: { readonly parent: Compared; readonly isOneOfSeveral: boolean },
): string | undefined {
  const { name, element } = said;
  if (kind !== 'added' && element && parent.element) {
    const left = reasonToLeave(element, parent.element);
    if (left !== undefined) return left;
    if (kind === 'missing' && isOneOfSeveral) return 'there are several, and one counts';
  }
  if (kind === 'changed' && other) {
    if (name === 'enclosure') return reasonForEnclosure(said, other);
    const address = attributeIn(said, 'href') || attributeIn(said, 'url');
    if (address !== '' && !isHttp(address)) return 'an address is complete';
    if (name === 'description') return 'tags that were not closed, or not of HTML, are put in order';
    if (name === 'content:encoded' && wordsOf(said) === wordsOf(other)) return ofNotes;
    if (spelled(said) === spelled(other)) return 'numbers and attributes are written in one form';
    if (addsOnly(said, other)) return 'what follows from the rest is said explicitly';
  }
  const known = reasons[`${where} ${kind} ${name}`] ?? reasons[`${where} ${name}`];
  if (known !== undefined || !other) return known;
  const unsaid = said.attributes.map(([key]) => key).filter((key) => lacks(other, key));
  return unsaid.length > 0 ? `no key says its ${quoted(unsaid)}` : undefined;
}

/** What an element says with numbers in one form, and without attributes that say nothing. */
function spelled(said: Compared): string {
  const plain = (value: string): string => (/^\d+\.\d+$/.test(value) ? String(Number(value)) : value);
  const attributes = said.attributes.flatMap(([key, value]) =>
    value.trim() === '' ? [] : [[key, plain(value.trim())] as const],
  );
  return signatureOf({ ...said, attributes, children: said.children.map(unnumbered) });
}

function unnumbered(said: Compared): Compared {
  return { ...said, attributes: said.attributes.map(([key, value]) => [key, value.trim()] as const) };
}

/** What a browser shows of notes, without white space and characters that nobody sees. */
function wordsOf({ text }: Compared): string {
  return plainText(text).replace(/[\s\p{C}]/gu, '');
}

function attributeIn({ attributes }: Compared, name: string): string {
  return attributes.find(([key]) => key === name)?.[1].trim() ?? '';
}

function lacks(said: Compared, name: string): boolean {
  const value = attributeIn(said, name);
  return name === 'length' ? !/^\d{1,15}$/.test(value) : value === '';
}

/** Whether an element says what another says, and more in attributes. */
function addsOnly(before: Compared, after: Compared): boolean {
  const now = new Map(after.attributes);
  const isIn = before.attributes.every(([key, value]) => now.get(key)?.trim() === value.trim());
  return isIn && before.attributes.length < now.size && folded(before.text) === folded(after.text);
}
