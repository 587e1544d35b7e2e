/**
 * Several of what there is one of, or few of: by name, a function from a size in bytes to the files of a folder and the
 * arguments that airworthy is called with in it.
 */
import { count, fill, show } from './pieces.mjs';

const head =
  '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Tea</title><link>https://tea.example.com/</link><description>Tea.</description><language>en</language>';
const feed = (content) => `${head}${content}</channel></rss>`;
const item = (content, n = 1) =>
  `<item><title>Tea ${n}</title><guid isPermaLink="false">${n}</guid><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><enclosure url="https://media.example.com/${n}.mp3" length="12345678" type="audio/mpeg"/>${content}</item>`;
const one = (content) => (size) => feed(item(content(size)));
const channel = (content) => (size) => feed(content(size));

const feeds = {
  summaries: one(
    (size) =>
      `<description>${fill('tea ', size / 2)}</description>${fill('<itunes:summary>tea tea</itunes:summary>', size / 2)}`,
  ),
  'titles of one item': one((size) => fill('<title>Tea</title>', size)),
  'other titles of one item': one((size) => count((n) => `<itunes:title>Tea ${n}</itunes:title>`, size)),
  'guids of one item': one((size) => count((n) => `<guid>${n}</guid>`, size)),
  'dates of one item': one((size) => fill('<pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate>', size)),
  'notes of one item': one((size) =>
    count((n) => `<content:encoded>&lt;p&gt;${n}&lt;/p&gt;</content:encoded>`, size),
  ),
  'enclosures of one item': one((size) =>
    count((n) => `<enclosure url="https://a.example/${n}.mp3" length="1" type="audio/mpeg"/>`, size),
  ),
  'alternate enclosures of one item': one((size) =>
    count(
      (n) =>
        `<podcast:alternateEnclosure type="audio/mpeg" length="${n}"><podcast:source uri="https://a.example/${n}.mp3"/></podcast:alternateEnclosure>`,
      size,
    ),
  ),
  'sources of one enclosure': one(
    (size) =>
      `<podcast:alternateEnclosure type="audio/mpeg" length="1">${count((n) => `<podcast:source uri="https://a.example/${n}.mp3"/>`, size)}</podcast:alternateEnclosure>`,
  ),
  'soundbites of one item': one((size) =>
    count((n) => `<podcast:soundbite startTime="${n}" duration="30">Tea</podcast:soundbite>`, size),
  ),
  'recipients of one value': one(
    (size) =>
      `<podcast:value type="lightning" method="keysend">${count((n) => `<podcast:valueRecipient name="${n}" type="node" address="02" split="1"/>`, size)}</podcast:value>`,
  ),
  'splits of one value': one(
    (size) =>
      `<podcast:value type="lightning" method="keysend"><podcast:valueRecipient name="a" type="node" address="02" split="1"/>${count((n) => `<podcast:valueTimeSplit startTime="${n}" duration="1"><podcast:remoteItem feedGuid="a" itemGuid="b"/></podcast:valueTimeSplit>`, size)}</podcast:value>`,
  ),
  'sizes of one picture': one(
    (size) => `<podcast:images srcset="${count((n) => `https://a.example/${n}.png ${n}w, `, size)}"/>`,
  ),
  'locations of one item': one((size) =>
    count((n) => `<podcast:location geo="geo:1,${n % 180}">Tea ${n}</podcast:location>`, size),
  ),
  'live items of one guid': channel((size) =>
    fill(
      '<podcast:liveItem status="live" start="2025-12-11T16:00:00Z"><title>Tea</title><guid>1</guid></podcast:liveItem>',
      size,
    ),
  ),
  trailers: channel((size) =>
    count(
      (n) =>
        `<podcast:trailer url="https://a.example/${n}.mp3" pubdate="Thu, 11 Dec 2025 16:00:00 +0000">Tea</podcast:trailer>`,
      size,
    ),
  ),
  'links of the channel': channel((size) =>
    count((n) => `<atom:link rel="self" href="https://a.example/${n}"/>`, size),
  ),
  'seasons of many names': (size) =>
    feed(
      count(
        (n) =>
          item(
            `<podcast:season name="Tea ${n}">${n}</podcast:season><podcast:episode display="${n}">${n}.5</podcast:episode>`,
            n,
          ),
        size,
      ),
    ),
  'items of one number': (size) =>
    feed(count((n) => item('<itunes:episode>1</itunes:episode><itunes:season>1</itunes:season>', n), size)),
  'items of one recording': (size) => feed(count((n) => item('', n).replace(/\/\d+\.mp3/, '/a.mp3'), size)),
  'namespaces declared again': one((size) =>
    count((n) => `<a${n % 50}:b xmlns:a${n % 50}="https://a.example/${n}"/>`, size),
  ),
};

const episode = (n, more = '', notes = 'Tea.') =>
  `---\ntitle: Tea ${n}\npublished: 2025-12-11T16:00:00Z\nguid: "urn:${n}"\naudio: { url: "https://media.example.com/${n}.mp3", bytes: 12345678, type: audio/mpeg }\n${more}---\n\n${notes}\n`;
const episodes = (make, each) => (size) =>
  Object.fromEntries(Array.from({ length: Math.ceil(size / each) }, (_, n) => make(n)));

const folders = {
  'episodes in one folder': episodes((n) => [`e${n}.md`, episode(n)], 200),
  'episodes of one guid': episodes((n) => [`e${n}.md`, episode(n).replace(/urn:\d+/, 'urn:1')], 200),
  'episodes of one title and one date': episodes(
    (n) => [`e${n}.md`, episode(n).replace(/Tea \d+/, 'Tea')],
    200,
  ),
  'episodes in folders within folders': episodes((n) => [`${'a/'.repeat(n % 60)}e${n}.md`, episode(n)], 200),
  'episodes with mojibake': (size) => ({ 'e.md': episode(1, '', fill('caf\u00c3\u00a9 ', size)) }),
  'episodes with unknown keys': (size) => ({
    'e.md': episode(
      1,
      count((n) => `titel${n}: Tea\n`, size),
    ),
  }),
  'guests of one episode': (size) => ({
    'e.md': episode(1, `guests:\n${count((n) => `  - Tea ${n}\n`, size)}`),
  }),
  'soundbites of one episode': (size) => ({
    'e.md': episode(
      1,
      `soundbites:\n${count((n) => `  - { start: ${n}, duration: 30, title: Tea }\n`, size)}`,
    ),
  }),
  'chapters of one episode': (size) => ({
    'e.md': episode(1, `chapters:\n${count((n) => `  - { start: ${n}, title: Tea }\n`, size)}`),
  }),
  'times in the notes': (size) => ({
    'e.md': episode(
      1,
      '',
      count((n) => `${n % 60}:00 Tea ${n}\n`, size),
    ),
  }),
  'headings and footnotes in the notes': (size) => ({
    'e.md': episode(
      1,
      '',
      count((n) => `# Tea ${n}[^${n}]\n\n[^${n}]: tea\n\n`, size),
    ),
  }),
  'feeds of one show': (size) => ({
    'e.md': episode(1),
    'show.yaml': `${show}feeds:\n${count((n) => `  f${n}: { format: mp3 }\n`, size)}`,
  }),
  'people of one show': (size) => ({
    'e.md': episode(1),
    'show.yaml': `${show}people:\n${count((n) => `  p${n}: { name: Tea ${n} }\n`, size)}`,
  }),
  'patterns of files to ignore': (size) => ({
    'e.md': episode(1),
    'show.yaml': `${show}ignore:\n${count((n) => `  - "a${n}*/**"\n`, size)}`,
  }),
  'a spreadsheet of episodes': (size) => ({
    'episodes.csv': `title,published,audio,bytes\n${count((n) => `Tea ${n},2025-12-11,https://a.example/${n}.mp3,12345678\n`, size)}`,
  }),
  'a spreadsheet of quotation marks': (size) => ({
    'episodes.csv': `title,published,audio\n"${fill('""', size)}`,
  }),
};

const others = {
  'shows below a folder that are started': (size) => ({
    files: Object.fromEntries(
      Array.from({ length: Math.ceil(size / 300) }, (_, n) => [
        [`site/s${n}/_index.md`, `---\ntitle: Tea ${n}\nhosts: [ann]\n---\n`],
        [
          `site/s${n}/e.md`,
          `---\ntitle: Tea\ndate: 2025-12-11\nlayout: episode\n---\n${'Tea. '.repeat(30)}\n`,
        ],
      ]).flat(),
    ),
    args: ['init', 'site'],
  }),
  'feeds that are checked': (size) => ({
    files: Object.fromEntries(
      Array.from({ length: Math.ceil(size / 1000) }, (_, n) => [`f${n}.xml`, feed(item('', n))]),
    ),
    args: ['check', ...Array.from({ length: Math.ceil(size / 1000) }, (_, n) => `f${n}.xml`)],
  }),
  'accepted rules on the command line': (size) => ({
    files: { 'feed.xml': feed(item('')) },
    args: [
      'check',
      'feed.xml',
      ...Array.from({ length: Math.min(200, Math.ceil(size / 50)) }, (_, n) => [
        '--accept',
        `rss/guid-missing@item${n}`,
      ]).flat(),
      '--because',
      'tea',
    ],
  }),
  'a rule of a long name': (size) => ({
    files: { 'feed.xml': feed(item('')) },
    args: ['explain', fill('rss/', Math.min(size, 10_000))],
  }),
  'a cache that is a file': () => ({
    files: { 'feed.xml': feed(item('').replaceAll('https://', 'http://127.0.0.1:9/')), cache: 'tea' },
    args: ['check', 'feed.xml', '--online', '--cache', 'cache'],
  }),
  'entities of a page that is checked': (size) => ({
    files: { 'a.xml': `<!doctype html><html>${fill('&nbsp;<br>', size)}` },
    args: ['check', 'a.xml'],
  }),
};

const withFeed = (prefix, table, args) =>
  Object.entries(table).map(([name, make]) => [
    `${prefix}: ${name}`,
    (size) => ({ files: { 'feed.xml': make(size) }, args }),
  ]);

/** Shows, by name: a function from a size to the files of a folder, with a show.yaml that is right unless they say otherwise. */
export const severalInFolders = Object.fromEntries(
  Object.entries(folders).map(([name, make]) => [
    `several: ${name}`,
    (size) => ({ 'show.yaml': show, ...make(size) }),
  ]),
);

/** What commands are given, by its name. */
export const severalOf = Object.fromEntries([
  ...withFeed('several checked', feeds, ['check', 'feed.xml', '--profile', 'all']),
  ...withFeed('several imported', feeds, ['import', 'feed.xml', '--out', 'new']),
  ...withFeed('several fixed', feeds, ['fix', 'feed.xml', '--unsafe', '--dry-run']),
  ...Object.entries(others).map(([name, make]) => [`several: ${name}`, make]),
]);
