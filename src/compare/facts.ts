import { readDate } from '../text/date.js';
import { essence, uncounted } from '../text/tracking.js';
import { fileName } from '../text/url.js';
import type { Item } from '../xml/document.js';

/** Two dates that are nearer than this say the same: somebody rounded one of them. In milliseconds. */
const sameMoment = 5 * 60_000;
export const day = 86_400_000;

/** The least size of a recording; less is a placeholder, a duration in seconds, or a mistake. In bytes. */
const leastAudio = 16_384;

/** The most of a title that is compared. */
const mostTitle = 200;

/** What an item is known by, each read when it is first asked for. */
export class Facts {
  private readonly cache = new Map<string, unknown>();

  constructor(
    readonly item: Item,
    /** Its place among its siblings in the feed, from 0. */
    readonly index: number,
  ) {}

  /** The guid without outer white space. */
  get guid(): string | undefined {
    return this.item.guid?.text.trim() || undefined;
  }

  /** The whole item as it is written. */
  get markup(): string {
    const { markup, openEnd, contentEnd } = this.item.element;
    return markup.text.slice(openEnd, contentEnd);
  }

  /** The address of the recording, as it is written. */
  get url(): string | undefined {
    return this.item.enclosures[0]?.attribute('url')?.value.trim() || undefined;
  }

  /**
   * What a player knows the episode by: the guid, exactly and in its case; without one, the address of the
   * recording (Apple, A Podcaster's Guide to RSS).
   */
  get identity(): string | undefined {
    return this.guid ?? this.url;
  }

  /** The address of the recording without download counters and scheme. */
  get address(): string | undefined {
    return this.once('address', () => this.url && uncounted(this.url));
  }

  /** The same without the query. */
  get essence(): string | undefined {
    return this.once('essence', () => (this.url && essence(this.url)) || undefined);
  }

  /** The name of the recording's file. */
  get file(): string | undefined {
    return this.once('file', () => (this.url && fileName(this.url).toLowerCase()) || undefined);
  }

  /** The title in small letters, without punctuation. */
  get title(): string | undefined {
    return this.once('title', () => {
      const text = (this.item.title ?? this.item.element.child('itunes:title'))?.text.slice(0, mostTitle);
      return (
        text
          ?.normalize('NFKC')
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim() || undefined
      );
    });
  }

  /** When it was published, in milliseconds since 1970. */
  get instant(): number | undefined {
    return this.once('instant', () => this.item.pubDate && readDate(this.item.pubDate.text).instant);
  }

  /** Season and number. */
  get number(): string | undefined {
    return this.once('number', () => {
      const [season, number] = ['itunes:season', 'itunes:episode'].map((name) =>
        this.item.element.child(name)?.text.trim(),
      );
      return number ? `${Number(season ?? 0)}/${Number(number)}` : undefined;
    });
  }

  /** The size that the enclosure gives, in bytes. */
  get length(): number | undefined {
    const written = this.item.enclosures[0]?.attribute('length')?.value.trim();
    return written && /^\d{1,15}$/.test(written) ? Number(written) : undefined;
  }

  /** The same where it can be the size of a recording. */
  get size(): number | undefined {
    const { length = 0 } = this;
    return length >= leastAudio ? length : undefined;
  }

  private once<T>(name: string, find: () => T): T {
    if (!this.cache.has(name)) this.cache.set(name, find());
    return this.cache.get(name) as T;
  }
}

/** Whether two items say the same moment, within minutes; undefined when one says none. */
export function sameInstant(a: Facts, b: Facts, within = sameMoment): boolean | undefined {
  if (a.instant === undefined || b.instant === undefined) return undefined;
  return Math.abs(a.instant - b.instant) <= within;
}

/** Whether two items give the same size of the recording; undefined when one gives none that can be true. */
export function sameLength(a: Facts, b: Facts): boolean | undefined {
  return a.size === undefined || b.size === undefined ? undefined : a.size === b.size;
}

/**
 * Whether two titles may be those of one episode: much the same letters, and no other numbers. A title that was
 * corrected is alike.
 */
export function titlesAlike(a: Facts, b: Facts): boolean {
  const [one, other] = [a.title, b.title];
  if (one === undefined || other === undefined || one === other) return one === other;
  const numbers = [one, other].map(
    (title) => new Set((title.match(/\p{N}+/gu) ?? []).map((digits) => digits.replace(/^0+/, ''))),
  ) as [Set<string>, Set<string>];
  const [some, others] = numbers;
  if (some.size > 0 && others.size > 0 && ![...some].some((number) => others.has(number))) return false;
  if (one.includes(other) || other.includes(one)) return true;
  const [first, second] = [pairsOf(one), pairsOf(other)];
  let common = 0;
  for (const pair of first) if (second.has(pair)) common++;
  return 2 * common >= (first.size + second.size) / 2;
}

/** Every two letters that follow each other. */
function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
  return pairs;
}
