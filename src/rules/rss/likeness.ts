import { cachedByObject } from '../../text/cache.js';
import { decodeReferences } from '../../text/html.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { type Report, rules } from '../rule.js';
import { isCopy, originals } from './copies.js';
import { mention, textOf } from './presence.js';

/** Longer texts are compared as they are. */
const longestBared = 100_000;

/** A text without what two writings of the same differ in: case, spaces and punctuation, but not "C++" and "C#". */
function bareOf(text: string): string {
  if (text.length > longestBared) return text;
  return decodeReferences(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<[^<>]{0,500}>|&nbsp;/g, ' ')
    .replace(/[\s\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;!?'"`´…·|/\\_]+/gu, ' ')
    .trim();
}

/** The title of each item of a channel, bare, which several rules compare. */
const titlesIn = cachedByObject((channel: Element): readonly string[] =>
  channel.all('item').map((item) => bareOf(textOf(item, 'title') ?? '')),
);

/** So much of a long text is looked at to see whether all of it may be the same. */
const glance = 100;

/** The beginning and the end of a text, bare. */
function endsOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= 2 * glance) return bareOf(trimmed);
  return `${bareOf(trimmed.slice(0, glance))} ${bareOf(trimmed.slice(-glance))}`;
}

/** The ends of an element's text, which are looked at for each of several rules. */
const endsIn = cachedByObject(({ text }: Element) => endsOf(text));

/** Two writings of one text differ in length by no more than markup and spaces. */
const likeLength = { times: 4, plus: 2000 } as const;

/** Whether two texts say the same. */
function areAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const { times, plus } = likeLength;
  // A long text is not read again for every short one.
  if (Math.max(one.length, other.length) > times * Math.min(one.length, other.length) + plus) return false;
  return bareOf(one) === bareOf(other);
}

/** Texts of an item beside its description, which may be copied from another one. */
const moreNotes = ['content:encoded', 'itunes:summary'];

/** Shorter notes say the same by chance. */
const shortest = 30;

/** How often each description is there: more than twice it is a text that all have, and not one that was copied. */
function countsOf(items: readonly Element[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const item of items) {
    const notes = item.child('description');
    const key = notes ? endsIn(notes) : '';
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

/** Reports the further texts of items that are those of another item, where the description is the item's own. */
function reportCopied(items: readonly Element[], report: Report): void {
  const owners = new Map<string, Element>();
  for (const name of ['description', ...moreNotes]) {
    for (const item of items) {
      const notes = item.child(name);
      const key = notes ? endsIn(notes) : '';
      if (!notes || key.length < shortest) continue;
      if (!owners.has(key)) owners.set(key, notes);
    }
  }
  const ownerOf = (notes: Element | undefined) => notes && owners.get(endsIn(notes));
  for (const item of items) {
    const own = item.child('description');
    if ((ownerOf(own)?.parent ?? item) !== item) continue;
    const name = moreNotes.find((each) => (ownerOf(item.child(each))?.parent ?? item) !== item);
    const notes = name === undefined ? undefined : item.child(name);
    const owner = ownerOf(notes);
    if (!notes || !owner?.parent || !areAlike(owner.text, notes.text)) continue;
    const whose = mention(owner.parent);
    report(notes, () => `The <${notes.name}> of ${mention(item)} is the <${owner.name}> of ${whose}.`);
  }
}

/** What is said twice, though not word for word, and what is said of another item. */
export const likeness = rules({
  'rss/item-titles-alike': {
    once: true,
    summary: 'The titles of two items must differ in more than case, spaces and punctuation.',
    why: 'Listeners cannot tell them apart.',
    help: 'Give each episode a title of its own, or remove the item that was published twice.',
    source: 'podcast-co#same title for every episode',
    severity: { apple: 'info' },
    on: 'channel',
    check(channel, report, { document }) {
      const seen = new Map<string, { readonly item: Element; readonly title: string }>();
      const titles = titlesIn(channel);
      for (const [index, item] of channel.all('item').entries()) {
        const bare = titles[index];
        if (!bare || isCopy(document, item)) continue;
        const title = item.child('title')?.text.trim() ?? '';
        const key = `${textOf(item, 'itunes:season') ?? ''} ${bare}`;
        const first = seen.get(key);
        if (!first) seen.set(key, { item, title });
        else if (first.title !== title) {
          const differs = 'differs only in case, spaces or punctuation from that of';
          report(
            item.child('title') ?? item,
            `The title ${quoted(title)} ${differs} ${mention(first.item)}.`,
          );
        }
      }
    },
    bad: [
      '<item><title>Rust for Linux</title></item><item><title>«Rust for linux!»</title></item>',
      '<item><title>Rust – for Linux</title></item><item><title>«Rust  for Linux»</title></item>',
    ],
    good: [
      '<item><title>C++</title></item><item><title>C#</title></item><item><title>C</title></item>',
      '<item><title>Rust, part 1</title></item><item><title>Rust, part 2</title></item>',
      '<item><title>Welcome</title><itunes:season>1</itunes:season></item><item><title>Welcome!</title><itunes:season>2</itunes:season></item>',
    ],
  },

  'rss/title-of-another-item': {
    summary: 'The <itunes:title> and the guid of an item must not be the title or the page of another one.',
    why: 'The values were mixed up, so apps show or play one episode under the name of another.',
    help: 'Write what belongs to this item.',
    source: ['apple-guide#itunes:title', 'rss#<guid> sub-element of <item>'],
    severity: { rss: 'warning', apple: 'warning' },
    on: 'channel',
    check(channel, report, { document }) {
      const titles = new Map<string, Element>();
      const links = new Map<string, Element>();
      const bare = titlesIn(channel);
      const items = channel.all('item');
      for (const [index, item] of items.entries()) {
        if (isCopy(document, item)) continue;
        const title = bare[index];
        const link = textOf(item, 'link');
        if (title) titles.set(title, item);
        if (link !== undefined) links.set(link, item);
      }
      for (const [index, item] of items.entries()) {
        if (isCopy(document, item)) continue;
        const short = item.child('itunes:title');
        const title = short && bareOf(short.text);
        const other = title ? titles.get(title) : undefined;
        // A short title may be part of several.
        if (
          short &&
          title &&
          other &&
          other !== item &&
          !(textOf(item, 'title') === undefined ? title : bare[index])?.includes(title)
        )
          report(short, `<itunes:title> is ${quoted(short.text.trim())}, the title of another item.`);
        const guid = item.child('guid');
        const page = guid && links.get(guid.text.trim());
        if (guid && page && page !== item && textOf(item, 'link') !== guid.text.trim())
          report(guid, `<guid> is ${quoted(guid.text.trim())}, the link of ${mention(page)}.`);
      }
    },
    bad: [
      '<item><title>Rust for Linux</title><itunes:title>«Oxide»</itunes:title></item><item><title>Oxide</title></item>',
      '<item><title>Rust for Linux</title><link>https://rust-in-production.example.com/1</link><guid>«https://rust-in-production.example.com/2»</guid></item><item><title>Oxide</title><link>https://rust-in-production.example.com/2</link></item>',
    ],
    good: [
      '<item><title>12: Oxide, once more</title><itunes:title>Oxide</itunes:title></item><item><title>Oxide</title></item>',
      '<item><title>Rust for Linux</title><link>https://rust-in-production.example.com/1</link><guid>https://rust-in-production.example.com/1</guid></item>',
    ],
  },

  'rss/descriptions-alike': {
    summary: 'The description of an item should say more than its title, the show or another item.',
    why: 'Listeners cannot tell from the notes what the episode is about, and searches find all or none.',
    help: 'Write what is particular to the episode.',
    source: ['apple-guide#description', 'podcast-co#same title for every episode'],
    severity: { apple: 'info' },
    once: true,
    on: 'channel',
    check(channel, report, { document }) {
      const show = bareOf(channel.child('description')?.text ?? '');
      const name = bareOf(channel.child('title')?.text ?? '');
      const own = channel.child('description');
      const ends = endsOf(own?.text ?? '');
      if (own && show !== '' && show === name) {
        report(own, 'The description of the show is only its title.', {
          why: 'Listeners decide by it whether to follow the show.',
          help: 'Say in two or three sentences what the show is about, and for whom.',
        });
      }
      const seen = new Map<string, Element>();
      const items = originals(document, channel);
      const times = countsOf(items);
      for (const item of items) {
        const notes = item.child('description');
        const key = notes && endsIn(notes);
        if (!notes || !key) continue;
        const address = /^\s*https?:\/\/\S{1,2000}\s*$/.test(notes.text);
        if (address) {
          report(notes, () => `The description of ${mention(item)} is only an address.`);
          continue;
        }
        const first = seen.get(key);
        const saysAgain = (other: string | undefined) => other !== undefined && areAlike(other, notes.text);
        const title = textOf(item, 'title');
        if (key === endsOf(title ?? '') && saysAgain(title)) {
          report(notes, `The description of ${mention(item)} is only its title.`, {
            why: 'Listeners learn nothing about the episode but its title.',
          });
        } else if (key.length < shortest || (item.child('content:encoded') && times.get(key) !== 2)) {
          // Notes that stand elsewhere are only announced here.
        } else if (key === ends && saysAgain(own?.text)) {
          report(notes, `The description of ${mention(item)} is that of the show.`);
        } else if (first && saysAgain(textOf(first, 'description'))) {
          report(notes, () => `The description of ${mention(item)} is that of ${mention(first)}.`);
        } else if (!first) seen.set(key, item);
      }
      reportCopied(items, report);
    },
    bad: [
      '<item><title>Rust for Linux</title><description>«Rust for Linux.»</description></item>',
      '<item><title>Rust &amp; Linux</title><description>«Rust &amp;amp; Linux»</description></item>',
      '<item><title>Rust for Linux</title><description>«Companies that run Rust tell how it went»</description></item>',
      '<item><title>Rust</title><description>Matthias talks to the people who run it.</description></item><item><title>Linux</title><description>«Matthias talks to the people who run it!»</description></item>',
      '<title>Rust in Production</title><description>«Rust in Production»</description>',
      '<item><title>Rust</title><description>How it came.</description><itunes:summary>How Rust came into the kernel, told by Danilo.</itunes:summary></item><item><title>Linux</title><description>Why it stays.</description><itunes:summary>«How Rust came into the kernel, told by Danilo.»</itunes:summary></item>',
      '<item><title>Rust</title><description>How Rust came into the kernel, told by Danilo.</description></item><item><title>Linux</title><description>Why it stays.</description><itunes:summary>«How Rust came into the kernel, told by Danilo.»</itunes:summary></item>',
      '<item><title>Rust for Linux</title><description>«https://rust-in-production.example.com/rust-for-linux/»</description></item>',
      '<item><title>Rust for Linux</title><description>«Rust for Linux»</description><content:encoded>How Rust came into the kernel.</content:encoded></item>',
      '<item><title>Rust</title><description>How Rust came into the kernel, told by Danilo.</description><content:encoded>All of it.</content:encoded></item><item><title>Linux</title><description>«How Rust came into the kernel, told by Danilo.»</description><content:encoded>More of it.</content:encoded></item>',
    ],
    good: [
      '<item><title>Rust for Linux</title><description>How Rust came into the kernel.</description></item>',
      '<item><title>Rust</title><description>Live.</description></item><item><title>Linux</title><description>Live.</description></item>',
    ],
  },
});
