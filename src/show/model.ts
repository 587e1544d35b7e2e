import type { SimpleChapter } from '../chapters/psc.js';
import type * as parts from './fields/parts.js';
import type { Instant, Show as LoadedShow, Person as NamedPerson, Written } from './show.js';

/**
 * The finished model: what a feed says of a show, with every default and every derived value filled in. It is made
 * by `finish`, renamed and spelled by the writer, looked for by the proof, and shown to commands. The keys are the
 * author's. Lists are empty when there is nothing to say, single values undefined.
 */
interface Sourced {
  /** Where the author says it: the path in the fields, such as `value[0].recipients[1]`. */
  readonly from: string;
}

/** A file that is published beside the feed. Its name holds a hash of its content, so its content never changes. */
export interface PublishedFile {
  /** From the folder of the feed: `chapters/603.1f2e3d4c.json`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Person extends Sourced, NamedPerson {}

export interface Funding extends Sourced, parts.Funding {}

export interface License extends Sourced, parts.License {}

export interface Link extends Sourced, parts.Link {}

export interface Chat extends Sourced, parts.Chat {}

export interface Txt extends Sourced, parts.Txt {}

export interface RemoteItem extends Sourced, parts.RemoteItem {}

export interface Soundbite extends Sourced, parts.Soundbite {}

/** Comments; of several, the one that most apps can open is last, and all of them say their priority. */
export interface Social extends Sourced, parts.Social {}

export interface Location extends Sourced, Omit<parts.Location, 'rel' | 'geo' | 'country'> {
  readonly rel: 'subject' | 'creator';
  /** A geo: URI (RFC 5870). */
  readonly geo: string | undefined;
  /** In upper case. */
  readonly country: string | undefined;
}

export interface Recipient extends Sourced, Omit<parts.Recipient, 'type'> {
  readonly type: string;
}

/** A stretch of an episode that pays others; times in seconds. */
export interface Split
  extends Sourced,
    Omit<NonNullable<parts.ValueBlock['splits']>[number], 'recipients' | 'remote'> {
  readonly recipients: readonly Recipient[];
  readonly remote: RemoteItem | undefined;
}

export interface Value extends Sourced {
  readonly type: string;
  readonly method: string;
  /** In bitcoin for each minute. */
  readonly suggested: number | undefined;
  readonly recipients: readonly Recipient[];
  readonly splits: readonly Split[];
}

export interface Picture extends Sourced, Omit<parts.PictureValues, 'file' | 'purpose'> {
  readonly url: string;
  /** Separated by spaces. */
  readonly purpose: string | undefined;
}

/** The artwork in several sizes, as the `srcset` of HTML. */
export interface ArtworkSizes extends Sourced {
  readonly srcset: string;
}

/** A recording as subscribers fetch it. */
export interface Audio extends Sourced {
  readonly url: string;
  readonly bytes: number;
  /** MIME type. */
  readonly type: string;
}

export interface AlternateSource extends Sourced {
  readonly uri: string;
  /** MIME type. */
  readonly type: string | undefined;
}

/** What proves that a file is the one that was meant. */
export interface Integrity extends Sourced {
  readonly type: 'sri' | 'pgp-signature';
  readonly value: string;
}

/** The same recording in another format, or from other places. */
export interface Alternate
  extends Sourced,
    Omit<parts.AlternateValues, 'file' | 'type' | 'sources' | 'integrity' | 'signature'> {
  /** MIME type. */
  readonly type: string;
  /** The best place first. */
  readonly sources: readonly AlternateSource[];
  readonly integrity: Integrity | undefined;
}

export interface Trailer extends Sourced, Omit<parts.TrailerValues, 'file' | 'published' | 'type'> {
  readonly url: string;
  /** MIME type. */
  readonly type: string;
  readonly published: Instant;
}

/** Chapters as a JSON file, beside the feed or elsewhere. */
export interface Chapters extends Sourced {
  readonly url: string;
}

export interface Transcript extends Sourced {
  readonly url: string;
  /** MIME type. */
  readonly type: string;
  readonly language: string | undefined;
  readonly rel: 'captions' | undefined;
}

/** What is said of a show, an episode and a live stream alike. */
export interface Anywhere {
  readonly funding: readonly Funding[];
  readonly locations: readonly Location[];
  readonly license: License | undefined;
  readonly value: readonly Value[];
  readonly images: readonly Picture[];
  readonly artworkSizes: ArtworkSizes | undefined;
  readonly social: readonly Social[];
  readonly chat: Chat | undefined;
  readonly txt: readonly Txt[];
  /** Elements of other vocabularies, as their author wrote them. */
  readonly xml: readonly string[];
}

/** A description in both of its forms. */
export interface Description extends Sourced {
  /** As the world reads it. */
  readonly html: string;
  /** As its author wrote it, when that is plain text: it is what a browser shows of the HTML. */
  readonly plain: string | undefined;
}

/** What an episode and a live stream have in common. */
export interface Playable extends Anywhere {
  readonly title: string;
  readonly link: string | undefined;
  readonly description: Description;
  /** Never holds the token of a private feed. */
  readonly guid: string;
  readonly audio: Audio;
  /** In whole seconds. */
  readonly duration: number | undefined;
  readonly explicit: boolean;
  /** A URL. */
  readonly artwork: string | undefined;
  readonly season: number | undefined;
  /** As the episode has it, or the show. */
  readonly seasonName: string | undefined;
  readonly episode: number | undefined;
  /** The number as Apple knows it: whole and above zero. */
  readonly appleEpisode: number | undefined;
  /** What apps show in place of the number. */
  readonly label: string | undefined;
  readonly people: readonly Person[];
  readonly links: readonly Link[];
  readonly alternates: readonly Alternate[];
}

/** A live stream. */
export interface Live extends Playable, Sourced {
  readonly status: 'pending' | 'live' | 'ended';
  readonly start: Instant;
  readonly end: Instant | undefined;
}

/** An episode. */
export interface Episode extends Playable {
  readonly written: Written;
  /** The name of its file or folder. */
  readonly slug: string;
  readonly published: Instant;
  readonly type: 'full' | 'trailer' | 'bonus' | undefined;
  readonly author: string | undefined;
  readonly appleTitle: string | undefined;
  /** Whether Apple leaves it out. */
  readonly block: boolean;
  /** Sanitised HTML; empty when there are none. */
  readonly notes: string;
  readonly chapters: Chapters | undefined;
  /** The chapters that are in the feed itself. */
  readonly inlineChapters: readonly SimpleChapter[];
  readonly transcripts: readonly Transcript[];
  readonly soundbites: readonly Soundbite[];
  /** Its chapters and transcripts that are published beside the feed. */
  readonly files: readonly PublishedFile[];
}

export interface Category extends Sourced {
  readonly name: string;
  readonly subcategories: readonly string[];
}

export interface Owner extends Sourced {
  readonly name: string;
  readonly email: string;
}

/** The same show in another feed. */
export interface AlternateFeed extends Sourced {
  readonly url: string;
  /** MIME type. */
  readonly type: string;
  readonly title: string | undefined;
}

/** Whether a service leaves the show out; without a service, whether all do. */
export interface Block extends Sourced {
  readonly service: string | undefined;
  readonly blocked: boolean;
}

export interface Updates extends Sourced, parts.Updates {
  readonly complete: boolean;
}

export interface Spotify extends Sourced {
  /** Codes in lower case, separated by spaces. */
  readonly countries: string | undefined;
  readonly limit: number | undefined;
}

/** A show. */
export interface Show extends Anywhere {
  readonly written: Written;
  /** The name of its folder. */
  readonly name: string;
  readonly title: string;
  /** Its website. */
  readonly link: string;
  /** The URL of the feed. */
  readonly feed: string;
  readonly hub: string | undefined;
  readonly language: string;
  readonly description: Description;
  readonly author: string;
  readonly owner: Owner | undefined;
  readonly copyright: string | undefined;
  readonly categories: readonly Category[];
  readonly explicit: boolean;
  readonly type: 'episodic' | 'serial';
  /** A URL. */
  readonly artwork: string;
  readonly guid: string;
  readonly locked: boolean;
  readonly medium: string;
  /** When the newest episode came out. */
  readonly published: Instant | undefined;
  readonly hosts: readonly Person[];
  readonly trailers: readonly Trailer[];
  readonly live: readonly Live[];
  readonly updates: Updates | undefined;
  readonly complete: boolean;
  readonly podping: boolean | undefined;
  readonly podroll: readonly RemoteItem[];
  readonly publisher: RemoteItem | undefined;
  readonly remoteItems: readonly RemoteItem[];
  /** Whether directories leave the show out, and its feed is for those who have its URL. */
  readonly private: boolean;
  /** Everybody first, then single services. */
  readonly blocks: readonly Block[];
  /** Says that Apple leaves the show out: Apple reads only its own tag. */
  readonly appleBlock: Sourced | undefined;
  readonly alternateFeeds: readonly AlternateFeed[];
  /** The URL of its JSON Feed, when it has one. */
  readonly jsonFeed: string | undefined;
  readonly newFeed: string | undefined;
  readonly appleTitle: string | undefined;
  readonly appleVerify: string | undefined;
  readonly spotify: Spotify | undefined;
  /** Whether chapters are in the feed, too. */
  readonly inlineChapters: boolean;
  /** How many of the newest episodes the feed has at least, when older ones are on pages of their own. */
  readonly newest: number | undefined;
  readonly profiles: LoadedShow['profiles'] | undefined;
  readonly accept: LoadedShow['accept'] | undefined;
}
