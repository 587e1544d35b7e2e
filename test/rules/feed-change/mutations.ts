import { type EpisodeMarkup, episodes, type State } from '../../compare/feeds.js';

/** A finding that is expected: the rule, and the text that its span covers. */
export type Expected = readonly [rule: string, covers: string | RegExp];

/** One change of a feed, with what is expected of it. */
export interface Mutation {
  readonly name: string;
  readonly change: (state: State) => State;
  readonly expected: readonly Expected[];
  /** What the old feed is, when it is not the usual one. */
  readonly from?: (state: State) => State;
  /** Whether the same is found when every guid changes at once besides. */
  readonly withoutGuids?: false;
}

type Part = keyof EpisodeMarkup;
type Piece = readonly [from: string | RegExp, to: string];

function swapped(text: string, [from, to]: Piece): string {
  const found = typeof from === 'string' ? text.includes(from) : from.test(text);
  if (!found) throw new Error(`${text} does not hold ${from}`);
  return text.replace(from, () => to);
}

/** Replaces a piece of the head. */
function inHead(...pieces: readonly Piece[]): Mutation['change'] {
  return (state) => ({ ...state, head: pieces.reduce(swapped, state.head) });
}

/** Replaces a piece of the second episode, "Rust for Linux". */
function inEpisode(part: Part, ...pieces: readonly Piece[]): Mutation['change'] {
  return inEpisodes([1], part, (text) => pieces.reduce(swapped, text));
}

function inEpisodes(
  some: readonly number[],
  part: Part,
  change: (text: string, index: number) => string,
): Mutation['change'] {
  return ({ head, episodes }) => ({
    head,
    episodes: episodes.map((each, index) =>
      some.includes(index) ? { ...each, [part]: change(each[part], index) } : each,
    ),
  });
}

const all = episodes.map((_, index) => index);
const inAll = (part: Part, change: (text: string, index: number) => string) => inEpisodes(all, part, change);

function without(...some: readonly number[]): Mutation['change'] {
  return ({ head, episodes }) => ({ head, episodes: episodes.filter((_, index) => !some.includes(index)) });
}

/** Adds a new episode on top. */
function withNew(date = 'Thu, 28 May 2026 16:00:00 +0000'): Mutation['change'] {
  const news: EpisodeMarkup = {
    title: '<title>Rust in space</title>',
    guid: '<guid isPermaLink="false">guid-of-rust-in-space</guid>',
    pubDate: `<pubDate>${date}</pubDate>`,
    description: '<description>New.</description>',
    enclosure: '<enclosure url="https://media.example.com/space.mp3" length="52000000" type="audio/mpeg"/>',
    more: '<itunes:episode>7</itunes:episode>',
  };
  return ({ head, episodes }) => ({ head, episodes: [news, ...episodes] });
}

function both(...changes: readonly Mutation['change'][]): Mutation['change'] {
  return (state) => changes.reduce((changed, change) => change(changed), state);
}

const add = (markup: string): Piece => ['<itunes:type>', `${markup}<itunes:type>`];
const self = 'https://feeds.example.com/rust.xml';
const moved = 'https://feeds.example.org/rust.xml';
const value = (address: string) =>
  `<podcast:value type="lightning" method="keysend"><podcast:valueRecipient type="node" address="${address}" split="100"/></podcast:value>`;
const stream = (status: string, start: string, guid: string, title = 'Rust live') =>
  `<podcast:liveItem status="${status}" start="${start}"><title>${title}</title><guid isPermaLink="false">${guid}</guid><enclosure url="https://live.example.com/${guid}" length="1" type="audio/mpeg"/></podcast:liveItem>`;
const built = (time: string) =>
  inAll('pubDate', (_, index) => `<pubDate>Mon, 01 Jun 2026 ${time}:0${index} +0000</pubDate>`);

const guidOf = 'guid-of-rust-for-linux';
const anyGuid = /^(guid-of-.*|https:.*)$/;
const channel = 'channel';

/** Every one changes one thing, and says what is found then. */
export const mutations: readonly Mutation[] = [
  // Nothing that subscribers notice.
  { name: 'nothing', change: (state) => state, expected: [] },
  {
    name: 'only the date of the build',
    change: inHead(['16:00:00 +0000</last', '17:00:00 +0000</last']),
    expected: [],
  },
  { name: 'one new episode', change: withNew(), expected: [] },
  { name: 'a new episode, and the oldest leaves', change: both(without(5), withNew()), expected: [] },
  { name: 'the oldest leaves', change: without(5), expected: [] },
  {
    name: 'a title corrected',
    change: inEpisode('title', ['Rust for Linux', 'Rust for Linux!']),
    expected: [],
  },
  { name: 'another title', change: inEpisode('title', ['Rust for Linux', 'Kernel']), expected: [] },
  { name: 'a description edited', change: inEpisode('description', ['What', 'All that']), expected: [] },
  {
    name: 'a date corrected by minutes',
    change: inEpisode('pubDate', ['16:00:00', '16:20:00']),
    expected: [],
  },
  {
    name: 'the same moment in another zone',
    change: inEpisode('pubDate', ['16:00:00 +0000', '18:00:00 +0200']),
    expected: [],
  },
  {
    name: 'all dates an hour earlier',
    change: inAll('pubDate', (text) => text.replace('16:', '15:')),
    expected: [],
  },
  { name: 'white space around a guid', change: inEpisode('guid', [guidOf, `\n  ${guidOf}\n`]), expected: [] },
  {
    name: 'a guid in a CDATA section',
    change: inEpisode('guid', [guidOf, `<![CDATA[${guidOf}]]>`]),
    expected: [],
  },
  {
    name: 'a download counter added',
    change: inEpisode('enclosure', ['https://', 'https://op3.dev/e/']),
    expected: [],
  },
  {
    name: 'download counters added everywhere',
    change: inAll('enclosure', (text) =>
      text.replace('https://', 'https://dts.podtrac.com/redirect.mp3/pdst.fm/e/'),
    ),
    expected: [],
  },
  { name: 'a query added', change: inEpisode('enclosure', ['.mp3', '.mp3?v=2']), expected: [] },
  {
    name: 'queries added everywhere',
    change: inAll('enclosure', (text) => text.replace('.mp3', '.mp3?source=feed')),
    expected: [],
  },
  {
    name: 'audio moved to https',
    from: inAll('enclosure', (text) => text.replace('https:', 'http:')),
    change: (state) => ({ ...state, episodes }),
    expected: [],
    withoutGuids: false,
  },
  { name: 'a description of the show edited', change: inHead(['Companies', 'People']), expected: [] },
  { name: 'another region of the language', change: inHead(['>en<', '>en-GB<']), expected: [] },
  {
    name: 'an author with more spaces',
    change: inHead(['>Matthias Endler</itunes:author>', '> Matthias  Endler </itunes:author>']),
    expected: [],
  },
  {
    name: 'explicit in other words',
    change: inHead(['<itunes:explicit>false', '<itunes:explicit>no']),
    expected: [],
  },
  { name: 'the type in other case', change: inHead(['>episodic<', '>Episodic<']), expected: [] },
  {
    name: 'the usual type left out',
    change: inHead(['<itunes:type>episodic</itunes:type>', '']),
    expected: [],
  },
  {
    name: 'the usual medium left out',
    change: inHead(['<podcast:medium>podcast</podcast:medium>', '']),
    expected: [],
  },
  {
    name: 'the guid of the show in capitals',
    change: inHead(['9b024349-ccf0', '9B024349-CCF0']),
    expected: [],
  },
  {
    name: 'the feed at https',
    from: inHead([self, self.replace('https', 'http')]),
    change: inHead([self.replace('https', 'http'), self]),
    expected: [],
  },
  {
    name: 'a move that is announced',
    change: inHead([self, moved], add(`<itunes:new-feed-url>${moved}</itunes:new-feed-url>`)),
    expected: [],
  },
  {
    name: 'the announcement alone',
    change: inHead(add(`<itunes:new-feed-url>${moved}</itunes:new-feed-url>`)),
    expected: [],
  },
  {
    name: 'a lock added',
    from: inHead(['>yes</podcast:locked>', '>no</podcast:locked>']),
    change: inHead(['>no</podcast:locked>', '>yes</podcast:locked>']),
    expected: [],
  },
  { name: 'other words for the same support', change: inHead(['Support us', 'Keep us going']), expected: [] },
  {
    name: 'a transcript of another address',
    change: inEpisode('more', ['rust-for-linux.vtt', 'kernel.vtt']),
    expected: [],
  },
  {
    name: 'a stream that begins',
    from: inHead(add(stream('pending', '2026-06-01T16:00:00Z', 's1'))),
    change: inHead(['"pending"', '"live"']),
    expected: [],
  },
  {
    name: 'a stream that is put off',
    from: inHead(add(stream('pending', '2026-06-01T16:00:00Z', 's1'))),
    change: inHead(['2026-06-01', '2026-06-02']),
    expected: [],
  },
  {
    name: 'the next stream',
    from: inHead(add(stream('ended', '2026-06-01T16:00:00Z', 's1'))),
    change: inHead([
      stream('ended', '2026-06-01T16:00:00Z', 's1'),
      stream('pending', '2026-06-08T16:00:00Z', 's2'),
    ]),
    expected: [],
  },

  // Guids.
  {
    name: 'another guid',
    change: inEpisode('guid', [guidOf, '603']),
    expected: [['feed-change/guid-changed', '603']],
    withoutGuids: false,
  },
  {
    name: 'a guid in other case',
    change: inEpisode('guid', [guidOf, guidOf.toUpperCase()]),
    expected: [['feed-change/guid-changed', guidOf.toUpperCase()]],
    withoutGuids: false,
  },
  {
    name: 'a guid that is gone',
    change: inEpisode('guid', [/^.*$/s, '']),
    expected: [['feed-change/guid-changed', 'item']],
    withoutGuids: false,
  },
  {
    name: 'an empty guid',
    change: inEpisode('guid', [/^.*$/s, '<guid/>']),
    expected: [['feed-change/guid-changed', '<guid/>']],
    withoutGuids: false,
  },
  {
    name: 'another guid, in a CDATA section',
    change: inEpisode('guid', [guidOf, '<![CDATA[603]]>']),
    expected: [['feed-change/guid-changed', '603']],
    withoutGuids: false,
  },
  {
    name: 'two other guids',
    change: inEpisodes([1, 2], 'guid', (text) => text.replace('guid-of', 'id')),
    expected: [
      ['feed-change/guid-changed', 'id-rust-for-linux'],
      ['feed-change/guid-changed', 'id-satellites'],
    ],
    withoutGuids: false,
  },
  {
    name: 'all guids gone',
    change: inAll('guid', () => ''),
    expected: [['feed-change/guid-changed', 'item']],
    withoutGuids: false,
  },
  {
    name: 'all guids by another pattern',
    change: inAll('guid', (text) => text.replace('guid-of', 'id')),
    expected: [['feed-change/guid-changed', /^id-/]],
    withoutGuids: false,
  },
  {
    name: 'all guids at https',
    from: inAll('guid', (text) => text.replace('guid-of', 'http://example.com/')),
    change: inAll('guid', (text) => text.replace('http:', 'https:')),
    expected: [['feed-change/guid-changed', /^https:/]],
    withoutGuids: false,
  },
  {
    name: 'another guid and another title',
    change: both(inEpisode('guid', [guidOf, '603']), inEpisode('title', ['Rust for Linux', 'Kernel'])),
    expected: [['feed-change/guid-changed', '603']],
    withoutGuids: false,
  },
  {
    name: 'another guid and another address',
    change: both(
      inEpisode('guid', [guidOf, '603']),
      inEpisode('enclosure', ['media.example.com/rust-for-linux', 'cdn.example.org/603']),
    ),
    expected: [
      ['feed-change/guid-changed', '603'],
      ['feed-change/enclosure-url-replaced', 'https://cdn.example.org/603.mp3'],
    ],
    withoutGuids: false,
  },
  {
    name: 'another guid and a corrected date',
    change: both(inEpisode('guid', [guidOf, '603']), inEpisode('pubDate', ['16:00', '19:00'])),
    expected: [['feed-change/guid-changed', '603']],
    withoutGuids: false,
  },
  {
    name: 'another guid of the newest, and a new episode',
    change: both(inEpisode('guid', [guidOf, '603']), withNew()),
    expected: [['feed-change/guid-changed', '603']],
    withoutGuids: false,
  },
  {
    name: 'a guid under a new episode',
    change: both(
      withNew(),
      inEpisodes([0], 'guid', (text) => text.replace('rust-in-space', 'rust-for-linux')),
      inEpisodes([2], 'guid', () => '<guid isPermaLink="false">new</guid>'),
    ),
    expected: [
      ['feed-change/guid-reused', guidOf],
      ['feed-change/guid-changed', 'new'],
    ],
    withoutGuids: false,
  },
  {
    name: 'a guid under a new episode while its own is gone',
    change: both(
      without(1),
      withNew(),
      inEpisodes([0], 'guid', (text) => text.replace('rust-in-space', 'rust-for-linux')),
    ),
    expected: [['feed-change/guid-reused', guidOf]],
    withoutGuids: false,
  },
  {
    name: 'all guids shifted by a new episode',
    from: inAll('guid', (_, index) => `<guid isPermaLink="false">${index + 1}</guid>`),
    change: both(withNew(), (state) =>
      inEpisodes(
        [...all, all.length],
        'guid',
        (_, index) => `<guid isPermaLink="false">${index + 1}</guid>`,
      )(state),
    ),
    expected: [
      ['feed-change/guid-reused', /^\d$/],
      ['feed-change/guid-changed', '7'],
    ],
    withoutGuids: false,
  },
  {
    name: 'first guids of a feed without any',
    from: inAll('guid', () => ''),
    change: (state) => ({ ...state, episodes }),
    expected: [],
    withoutGuids: false,
  },
  {
    name: 'first guids that are the addresses',
    from: inAll('guid', () => ''),
    change: ({ head, episodes }) => ({
      head,
      episodes: episodes.map((each) => ({
        ...each,
        guid: `<guid isPermaLink="false">${/url="([^"]*)/.exec(each.enclosure)?.[1]}</guid>`,
      })),
    }),
    expected: [],
    withoutGuids: false,
  },
  {
    name: 'a guid that says it is a page no longer',
    from: inEpisode('guid', [/^.*$/s, '<guid>https://example.com/rust/</guid>']),
    change: inEpisode('guid', ['<guid>', '<guid isPermaLink="false">']),
    expected: [['feed-change/guid-permalink-flip', 'false']],
    withoutGuids: false,
  },

  // Episodes.
  {
    name: 'an episode in the middle is gone',
    change: without(2),
    expected: [['feed-change/episode-vanished', channel]],
  },
  { name: 'the newest is gone', change: without(0), expected: [['feed-change/episode-vanished', channel]] },
  {
    name: 'two in the middle are gone',
    change: without(1, 3),
    expected: [
      ['feed-change/episode-vanished', channel],
      ['feed-change/episode-vanished', channel],
    ],
  },
  {
    name: 'four are gone',
    change: without(0, 1, 2, 3),
    expected: [['feed-change/episode-vanished', channel]],
  },
  {
    name: 'all are gone',
    change: without(...all),
    expected: [['feed-change/episode-vanished', channel]],
    withoutGuids: false,
  },
  {
    name: 'one in the middle and the oldest are gone',
    change: without(2, 5),
    expected: [['feed-change/episode-vanished', channel]],
  },
  {
    name: 'the three oldest are gone',
    change: without(3, 4, 5),
    expected: [['feed-change/item-count-dropped', channel]],
  },
  {
    name: 'another show',
    change: ({ head }) => withNew()({ head, episodes: [] }),
    expected: [['feed-change/episode-vanished', channel]],
    withoutGuids: false,
  },
  {
    name: 'a new episode among the old ones',
    change: withNew('Thu, 30 Apr 2026 12:00:00 +0000'),
    expected: [['feed-change/backdated-item', 'Thu, 30 Apr 2026 12:00:00 +0000']],
  },
  {
    name: 'a new episode of a complete show',
    from: inHead(add('<itunes:complete>Yes</itunes:complete>')),
    change: withNew(),
    expected: [['feed-change/complete-then-new-item', 'Yes']],
  },
  {
    name: 'a new episode of a show that is complete no more',
    from: inHead(add('<itunes:complete>Yes</itunes:complete>')),
    change: both(withNew(), inHead(['<itunes:complete>Yes</itunes:complete>', ''])),
    expected: [],
  },

  // Audio.
  {
    name: 'another recording',
    change: inEpisode('enclosure', ['rust-for-linux', 'kernel-2']),
    expected: [['feed-change/enclosure-url-replaced', 'https://media.example.com/kernel-2.mp3']],
  },
  {
    name: 'another recording of four',
    change: inEpisodes([0, 1, 2, 3], 'enclosure', (text) => text.replace('.mp3', '-2.mp3')),
    expected: [['feed-change/enclosure-url-replaced', /-2\.mp3$/]],
  },
  {
    name: 'all audio on another host',
    change: inAll('enclosure', (text) => text.replace('media.example.com', 'cdn.example.org')),
    expected: [['feed-change/scheme-or-host-changed', /^https:\/\/cdn/]],
  },
  {
    name: 'another size at the same address',
    change: inEpisode('enclosure', ['41000005', '42000000']),
    expected: [['feed-change/enclosure-bytes-replaced', '42000000']],
  },
  {
    name: 'a size that was none',
    from: inEpisode('enclosure', ['41000005', '0']),
    change: inEpisode('enclosure', ['length="0"', 'length="41000005"']),
    expected: [],
  },
  {
    name: 'all sizes corrected',
    change: inAll('enclosure', (text) => text.replace('length="41', 'length="44')),
    expected: [],
  },
  {
    name: 'another address without a guid',
    from: inEpisode('guid', [/^.*$/s, '']),
    change: inEpisode('enclosure', ['rust-for-linux', 'kernel-2']),
    expected: [['feed-change/enclosure-url-replaced-no-guid', 'https://media.example.com/kernel-2.mp3']],
    withoutGuids: false,
  },
  {
    name: 'a download counter without guids',
    from: inAll('guid', () => ''),
    change: inAll('enclosure', (text) => text.replace('https://', 'https://op3.dev/e/')),
    expected: [['feed-change/enclosure-url-replaced-no-guid', /^https:\/\/op3/]],
    withoutGuids: false,
  },

  // Dates.
  {
    name: 'a date moved by days',
    change: inEpisode('pubDate', ['Thu, 14 May', 'Sat, 30 May']),
    expected: [['feed-change/pubdate-changed', 'Sat, 30 May 2026 16:00:00 +0000']],
  },
  {
    name: 'all dates moved by days',
    change: inAll('pubDate', (text) => text.replace(' 2026', ' 2025').replace(/\w+, /, '')),
    expected: [['feed-change/pubdate-changed', /2025/]],
  },
  {
    name: 'all dates at the build',
    change: built('09:30'),
    expected: [['feed-change/all-pubdates-equal-build-time', /09:30/]],
  },
  {
    name: 'all dates at the next build',
    from: built('09:30'),
    change: built('18:45'),
    expected: [['feed-change/all-pubdates-equal-build-time', /18:45/]],
  },

  // The show.
  {
    name: 'another title of the show',
    change: inHead(['Rust in Production', 'Rust at Work']),
    expected: [['feed-change/title-changed', 'Rust at Work']],
  },
  {
    name: 'another author',
    change: inHead(['>Matthias Endler</itunes:author>', '>corrode</itunes:author>']),
    expected: [['feed-change/title-changed', 'corrode']],
  },
  {
    name: 'serial',
    change: inHead(['>episodic<', '>serial<']),
    expected: [['feed-change/type-changed', 'serial']],
  },
  {
    name: 'an explicit show',
    change: inHead(['<itunes:explicit>false', '<itunes:explicit>true']),
    expected: [['feed-change/explicit-changed', 'true']],
  },
  {
    name: 'an explicit episode',
    change: inEpisode('more', ['<itunes:explicit>false', '<itunes:explicit>yes']),
    expected: [['feed-change/explicit-changed', 'yes']],
  },
  {
    name: 'all episodes explicit',
    change: inAll('more', (text) => text.replace('<itunes:explicit>false', '<itunes:explicit>true')),
    expected: [['feed-change/explicit-changed', 'true']],
  },
  {
    name: 'another language',
    change: inHead(['>en<', '>de<']),
    expected: [['feed-change/language-or-category-changed', 'de']],
  },
  {
    name: 'another category',
    change: inHead(['text="Technology"', 'text="News"']),
    expected: [['feed-change/language-or-category-changed', '<itunes:category text="News"/>']],
  },
  {
    name: 'another medium',
    change: inHead(['>podcast<', '>music<']),
    expected: [['feed-change/medium-changed', 'music']],
  },
  {
    name: 'a blocked show',
    change: inHead(add('<itunes:block>Yes</itunes:block>')),
    expected: [['feed-change/block-activated', 'Yes']],
  },
  {
    name: 'a show blocked everywhere',
    change: inHead(add('<podcast:block>yes</podcast:block>')),
    expected: [['feed-change/block-activated', 'yes']],
  },
  {
    name: 'a show blocked at one service',
    change: inHead(add('<podcast:block id="google">yes</podcast:block>')),
    expected: [['feed-change/block-activated', 'yes']],
  },
  {
    name: 'a blocked episode',
    change: inEpisode('more', ['<link>', '<itunes:block>Yes</itunes:block><link>']),
    expected: [['feed-change/block-activated', 'Yes']],
  },
  {
    name: 'another address of the owner',
    change: inHead(['>show@example.com<', '>us@example.com<']),
    expected: [['feed-change/owner-email-changed', 'us@example.com']],
  },
  {
    name: 'no owner',
    change: inHead([/<itunes:owner>.*<\/itunes:owner>/, '']),
    expected: [['feed-change/owner-email-changed', channel]],
  },
  {
    name: 'no transcript',
    change: inEpisode('more', [/<podcast:transcript[^>]*>/, '']),
    expected: [['feed-change/transcript-removed', 'item']],
  },
  {
    name: 'no chapters anywhere',
    change: inAll('more', (text) => text.replace(/<podcast:chapters[^>]*>/, '')),
    expected: [['feed-change/transcript-removed', 'item']],
  },
  {
    name: 'unlocked',
    change: inHead(['>yes</podcast:locked>', '>no</podcast:locked>']),
    expected: [['feed-change/locked-changed', 'no']],
  },
  {
    name: 'another owner of the lock',
    change: inHead(['owner="show@', 'owner="us@']),
    expected: [['feed-change/locked-changed', 'us@example.com']],
  },
  {
    name: 'another guid of the show',
    change: inHead(['9b024349', '917393e3']),
    expected: [['feed-change/podcast-guid-changed', '917393e3-ccf0-5f69-a609-6b82873eab3c']],
  },
  {
    name: 'no guid of the show',
    change: inHead([/<podcast:guid>.*<\/podcast:guid>/, '']),
    expected: [['feed-change/podcast-guid-removed', channel]],
  },
  {
    name: 'a move that nobody is told of',
    change: inHead([self, moved]),
    expected: [['feed-change/feed-moved-without-new-feed-url', moved]],
  },
  {
    name: 'a move announced to the old address',
    change: inHead([self, moved], add(`<itunes:new-feed-url>${self}</itunes:new-feed-url>`)),
    expected: [['feed-change/feed-moved-without-new-feed-url', moved]],
  },

  // Money.
  {
    name: 'support for somebody else',
    change: inHead(['example.com/support', 'example.org/support']),
    expected: [['feed-change/money-redirected', 'podcast:funding']],
  },
  {
    name: 'no support',
    change: inHead([/<podcast:funding.*<\/podcast:funding>/, '']),
    expected: [['feed-change/money-redirected', channel]],
  },
  {
    name: 'another recipient',
    from: inHead(add(value('02d5'))),
    change: inHead(['02d5', '03ae']),
    expected: [['feed-change/money-redirected', 'podcast:value']],
  },
  {
    name: 'another share',
    from: inHead(add(value('02d5'))),
    change: inHead(['split="100"', 'split="90"']),
    expected: [['feed-change/money-redirected', 'podcast:value']],
  },
  {
    name: 'a recipient of one episode',
    change: inEpisode('more', ['<link>', `${value('03ae')}<link>`]),
    expected: [['feed-change/money-redirected', 'podcast:value']],
  },

  // Live.
  {
    name: 'an old guid for a new stream',
    from: inHead(add(stream('ended', '2026-06-01T16:00:00Z', 's1'))),
    change: inHead(['"ended" start="2026-06-01', '"pending" start="2026-06-08']),
    expected: [['feed-change/live-guid-reused', 's1']],
  },
  {
    name: 'another guid while it is running',
    from: inHead(add(stream('live', '2026-06-01T16:00:00Z', 's1'))),
    change: inHead(['>s1<', '>s2<']),
    expected: [['feed-change/live-guid-reused', 's2']],
  },
];

/** What is found besides when every guid changes at once. */
export const allGuidsChanged: Expected = ['feed-change/guid-changed', anyGuid];
