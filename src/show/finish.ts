import { simpleChapters } from '../chapters/psc.js';
import type { Recipient as RecipientValues, RemoteItem, Social, ValueBlock } from './fields/parts.js';
import { filesOf } from './finish-files.js';
import { describedAs } from './finish-text.js';
import type { Loaded } from './load.js';
import type * as model from './model.js';
import type * as loaded from './show.js';
import { fillToken } from './token.js';

/** What is only known when a feed is made. */
export interface Making {
  /** The instant of the build, in milliseconds since 1970: it decides what is due. */
  readonly now: number;
  /** The value for `{token}` in a private show's URLs. */
  readonly token?: string | undefined;
}

/** A show that is loaded, and finished as far as it could be loaded. */
export interface Finished extends Omit<Loaded, 'show' | 'episodes' | 'partial'> {
  readonly show: model.Show | undefined;
  /** Newest first; of the same instant, by name. */
  readonly episodes: readonly model.Episode[];
  /** Incomplete episodes that say enough to be judged, in no order. */
  readonly partial: readonly model.Episode[];
}

/**
 * The last stage of loading: fills the token of a private show into its URLs, holds back what is not due, and
 * turns what was loaded into the finished model. Whoever reads that model has nothing left to derive.
 */
export function finish(unfinished: Loaded, { now, token }: Making): Finished {
  const { show, episodes, partial, held, ...rest } = fillToken(unfinished, token);
  if (!show) return { ...rest, show, episodes: [], partial: [], held };
  const early = earlyOf(show, now);
  const files = new Map(rest.files);
  const finished = (episode: loaded.Episode): model.Episode => {
    const made = finishEpisode(show, episode);
    const { chapters, transcripts } = episode;
    // The list is judged where its author can correct it.
    if (made.chapters && chapters && 'json' in chapters) {
      files.set(made.chapters.url, { bytes: chapters.json.length, chapters: chapters.written });
    }
    for (const [index, transcript] of transcripts.entries()) {
      const url = made.transcripts[index]?.url;
      if (url === undefined || !('written' in transcript) || !transcript.written) continue;
      files.set(url, { bytes: transcript.bytes.length, transcript: transcript.written });
    }
    return made;
  };
  return {
    ...rest,
    files,
    show: finishShow(show, episodes[0], early),
    episodes: episodes.map(finished),
    partial: partial.map(finished),
    held: [...held, ...[...early].map((slug) => ({ slug, because: 'future' as const }))],
  };
}

/** How long before its announced start a stream may be on the air, in milliseconds. */
const grace = 60 * 60 * 1000;

/**
 * The trailers and live streams of a show that are not due, by their paths in the fields. A stream that is to come
 * is announced by its author, so it stays; one that is said to be on the air, or over, before it starts is held.
 */
function earlyOf({ trailers = [], live = [] }: loaded.Show, now: number): ReadonlySet<string> {
  return new Set([
    ...trailers.flatMap(({ published }, index) => (published.millis > now ? [`trailers[${index}]`] : [])),
    ...live.flatMap(({ status, start }, index) =>
      status !== 'pending' && start.millis > now + grace ? [`live[${index}]`] : [],
    ),
  ]);
}

/** Values of a list with their places. */
function each<V extends object>(
  values: readonly V[] | undefined,
  path: string,
): readonly (V & { readonly from: string })[] {
  return (values ?? []).map((value, index) => ({ ...value, from: `${path}[${index}]` }));
}

/** A single value with its place. */
function one<V extends object>(
  value: V | undefined,
  from: string,
): (V & { readonly from: string }) | undefined {
  return value && { ...value, from };
}

function finishShow(
  show: loaded.Show,
  newest: loaded.Episode | undefined,
  early: ReadonlySet<string>,
): model.Show {
  const { written, name, title, link, feed, hub, language, author, copyright, explicit, type, artwork } =
    show;
  const { guid, locked, medium, hosts, podping, newFeed, appleTitle, appleVerify, profiles, accept } = show;
  const { owner, complete = false, updates, spotify, private: hidden = false } = show;
  const jsonFeed = show.jsonFeed ? new URL('feed.json', feed).href : undefined;
  return {
    ...{ written, name, title, link, feed, hub, language, author, copyright, explicit, type, artwork },
    ...{ guid, locked, medium, hosts, podping, newFeed, appleTitle, appleVerify, complete, jsonFeed },
    ...{ profiles, accept, private: hidden, newest: show.newest },
    description: describedAs(show.description, 'description'),
    owner: owner && { name: owner.name ?? author, email: owner.email, from: 'owner' },
    categories: show.categories.map((path, index) => {
      const [name = '', ...subcategories] = path.split('>').map((each) => each.trim());
      return { name, subcategories, from: `categories[${index}]` };
    }),
    published: newest?.published,
    trailers: each(show.trailers, 'trailers').filter(({ from }) => !early.has(from)),
    live: (show.live ?? [])
      .map((stream, index) => finishLive(show, stream, `live[${index}]`))
      .filter(({ from }) => !early.has(from)),
    updates: updates || complete ? { ...updates, complete, from: 'updates' } : undefined,
    podroll: each(show.podroll, 'podroll'),
    publisher: one(show.publisher && { medium: 'publisher', ...show.publisher }, 'publisher'),
    remoteItems: each(show.remoteItems, 'remoteItems'),
    blocks: blocksOf(show),
    appleBlock: appleBlockOf(show),
    alternateFeeds: [
      ...(jsonFeed ? [{ url: jsonFeed, type: 'application/feed+json', title, from: 'jsonFeed' }] : []),
      ...each(show.alternateFeeds, 'alternateFeeds').map(
        ({ url, type = 'application/rss+xml', title, from }) => {
          return { url, type, title, from };
        },
      ),
    ],
    spotify: spotify && {
      countries: spotify.countries?.join(' ').toLowerCase(),
      limit: spotify.limit,
      from: 'spotify',
    },
    inlineChapters: show.inlineChapters ?? true,
    ...anywhere(show, ''),
  };
}

/** Everybody first, then single services (Podcasting 2.0, docs/tags/block.md). */
function blocksOf({ private: hidden, block = [], allow = [] }: loaded.Show): readonly model.Block[] {
  const rows = (services: readonly string[], blocked: boolean, field: string): readonly model.Block[] =>
    services.map((service, index) => ({
      service: /^all$/i.test(service) ? undefined : service,
      blocked,
      from: `${field}[${index}]`,
    }));
  return [
    ...(hidden ? [{ service: undefined, blocked: true, from: 'private' }] : []),
    ...rows(block, true, 'block'),
    ...rows(allow, false, 'allow'),
  ];
}

function appleBlockOf({ private: hidden, block = [] }: loaded.Show): model.Show['appleBlock'] {
  if (hidden) return { from: 'private' };
  const at = block.findIndex((service) => /^(all|apple)$/i.test(service));
  return at < 0 ? undefined : { from: `block[${at}]` };
}

function finishEpisode(show: loaded.Show, episode: loaded.Episode): model.Episode {
  const { written, slug, published, type, author, appleTitle, block = false, notes, people } = episode;
  const { chapters, transcripts, files } = filesOf(show, episode);
  const common = playable(show, episode, '');
  // What begins with a copy gets a shape of its own for each object, of which a large show has many thousands.
  return {
    ...{ written, slug, published, type, author, appleTitle, block, notes, people },
    ...common,
    ...{ chapters, transcripts, files },
    description: describedAs(episode.description, 'description'),
    inlineChapters: show.inlineChapters === false ? [] : inlineChaptersOf(episode),
    soundbites: each(episode.soundbites, 'soundbites'),
  };
}

function finishLive(show: loaded.Show, live: loaded.Live, from: string): model.Live {
  const { status, start, end, title, description, people } = live;
  return {
    ...playable(show, live, `${from}.`),
    ...{ status, start, end, from },
    description:
      description === undefined
        ? describedAs(title, `${from}.title`)
        : describedAs(description, `${from}.description`),
    people: people.map((person) =>
      show.hosts.includes(person) ? person : { ...person, from: `${from}.${person.from}` },
    ),
  };
}

type Common = Omit<model.Playable, 'description' | 'people'>;

/** What an episode and a live stream have in common; `above` is where its fields are. */
function playable(show: loaded.Show, of: loaded.Episode | loaded.Live, above: string): Common {
  const { title, link, guid, audio, duration, season, episode, label, artwork } = of;
  return {
    ...{ title, link, guid, artwork, season, episode },
    label: episode === undefined ? undefined : label,
    audio: { url: audio.url, bytes: audio.bytes, type: audio.type, from: `${above}audio` },
    duration: duration === undefined ? undefined : Math.round(duration),
    explicit: of.explicit ?? show.explicit,
    seasonName: season === undefined ? undefined : (of.seasonName ?? show.seasons?.get(String(season))),
    appleEpisode: episode !== undefined && Number.isInteger(episode) && episode > 0 ? episode : undefined,
    links: each(of.links, `${above}links`),
    alternates: each(of.alternates, `${above}alternates`).map(alternate),
    ...anywhere(of, above),
  };
}

function alternate({
  sources,
  integrity,
  signature,
  from,
  ...rest
}: loaded.Alternate & { readonly from: string }): model.Alternate {
  return {
    ...rest,
    from,
    sources: sources.map(({ uri, type }) => ({ uri, type, from })),
    integrity: integrity
      ? { type: 'sri', value: integrity, from: `${from}.integrity` }
      : signature
        ? { type: 'pgp-signature', value: signature, from: `${from}.signature` }
        : undefined,
  };
}

/** What is said of a show, an episode and a live stream alike; `above` is where its fields are. */
function anywhere(of: loaded.Anywhere, above: string): model.Anywhere {
  const { artworkSizes, license, chat } = of;
  return {
    funding: each(of.funding, `${above}funding`),
    locations: each(of.locations, `${above}locations`).map(({ rel = 'subject', geo, country, ...rest }) => {
      return { ...rest, rel, geo: geo && geoUri(geo), country: country?.toUpperCase() };
    }),
    license: one(license, `${above}license`),
    value: each(of.value, `${above}value`).map(finishValue),
    images: each(of.images, `${above}images`).map((picture) => {
      return { ...picture, purpose: picture.purpose?.join(' ') };
    }),
    artworkSizes: artworkSizes?.length
      ? { srcset: artworkSizes.map(candidate).join(', '), from: `${above}artworkSizes` }
      : undefined,
    social: socialOf(of.social, `${above}social`),
    chat: one(chat, `${above}chat`),
    txt: each(of.txt, `${above}txt`),
    xml: (of.xml ?? []).map(({ markup = '' }) => markup),
  };
}

/** A geo: URI (RFC 5870) of coordinates however they are written; other words stay as they are. */
function geoUri(geo: string): string {
  const bare = geo.replace(/\s+/g, '');
  if (/^geo:/i.test(bare)) return bare;
  return /^[-+]?\.?\d/.test(bare) ? `geo:${bare}` : geo;
}

/** An image candidate of `srcset` (HTML, 4.8.4.2.1). */
function candidate({ url, width }: loaded.Picture): string {
  return width === undefined ? url : `${url} ${width}w`;
}

function finishValue({ from, ...block }: ValueBlock & { readonly from: string }): model.Value {
  const { type = 'lightning', suggested, splits } = block;
  const recipients = recipientsOf(block.recipients, from);
  const method =
    block.method ?? (recipients.every(({ type }) => type === 'lnaddress') ? 'lnaddress' : 'keysend');
  return {
    ...{ type, method, suggested, recipients, from },
    splits: each(splits, `${from}.splits`).map((split) => ({
      ...split,
      recipients: recipientsOf(split.recipients, split.from),
      remote: one<RemoteItem>(split.remote, `${split.from}.remote`),
    })),
  };
}

/** Addresses that look like mail are lightning addresses; everything else is a node. */
function recipientsOf(
  recipients: readonly RecipientValues[] | undefined,
  above: string,
): readonly model.Recipient[] {
  return each(recipients, `${above}.recipients`).map(
    ({ type, ...rest }): model.Recipient => ({
      ...rest,
      type: type ?? (rest.address.includes('@') ? 'lnaddress' : 'node'),
    }),
  );
}

/**
 * Comments in the order in which they are read rightly: AntennaPod keeps the last that it meets and opens it in a
 * browser, so an https address is last, and of several the one that the author puts first. Who reads them all goes
 * by the priorities, which are those of the author, or follow from the order.
 */
function socialOf(social: readonly Social[] | undefined, path: string): readonly model.Social[] {
  const all = each(social, path);
  if (all.length < 2) return all;
  const rank = ({ priority = Number.POSITIVE_INFINITY }: Social): number => priority;
  const byPriority = all.toSorted((a, b) => compare(rank(a), rank(b)));
  let last = 0;
  const said = byPriority.map((each) => {
    last = each.priority ?? last + 1;
    return { ...each, priority: last };
  });
  const opens = ({ uri }: Social): number => (/^https:/i.test(uri ?? '') ? 1 : 0);
  return said.toReversed().toSorted((a, b) => opens(a) - opens(b));
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inlineChaptersOf({ chapters }: loaded.Episode): model.Episode['inlineChapters'] {
  if (!chapters || !('json' in chapters)) return [];
  return simpleChapters(chapters.written.chapters);
}
