/**
 * How fast and in how much memory a feed is written from a show that is loaded already, down to its bytes. Every
 * writer is given the same values in the form that it asks for, and runs in a process of its own, so that its
 * peak is its own. Run alone: `node test/bench/write.mjs`, after a build.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { built, makeEpisodes, show } from './shows.mjs';

/** Counts the bytes of a text that comes in pieces, through one buffer of a megabyte. */
function encode(pieces) {
  const buffer = Buffer.allocUnsafe(1 << 20);
  let bytes = 0;
  let used = 0;
  for (const piece of pieces) {
    // No character takes more than three bytes for each UTF-16 unit.
    if (used + piece.length * 3 > buffer.length) {
      bytes += used;
      used = 0;
    }
    if (piece.length * 3 > buffer.length) bytes += Buffer.byteLength(piece);
    else used += buffer.write(piece, used);
  }
  return bytes + used;
}

const namespaces = {
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
};

const rfc5322 = ({ millis }) => new Date(millis).toUTCString();

/** What a feed costs at least: the values between tags as they are, nothing escaped, nothing checked. */
function* concatenation(episodes) {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n  <channel>\n    <title>${show.title}</title>\n`;
  for (const each of episodes) {
    const [person] = each.people;
    yield `    <item>
      <title>${each.title}</title>
      <link>${each.link}</link>
      <description>${each.description.plain}</description>
      <content:encoded><![CDATA[${each.notes}]]></content:encoded>
      <guid isPermaLink="false">${each.guid}</guid>
      <pubDate>${rfc5322(each.published)}</pubDate>
      <enclosure url="${each.audio.url}" length="${each.audio.bytes}" type="${each.audio.type}"/>
      <itunes:duration>${each.duration}</itunes:duration>
      <itunes:season>${each.season}</itunes:season>
      <itunes:episode>${each.episode}</itunes:episode>
      <itunes:explicit>false</itunes:explicit>
      <podcast:season>${each.season}</podcast:season>
      <podcast:episode>${each.episode}</podcast:episode>
      <podcast:person role="${person.role}" href="${person.link}">${person.name}</podcast:person>
      <podcast:chapters url="${each.chapters.url}" type="application/json+chapters"/>
      <podcast:transcript url="${each.transcripts[0].url}" type="${each.transcripts[0].type}" language="en"/>
    </item>
`;
  }
  yield '  </channel>\n</rss>\n';
}

/** Each makes, from the episodes, a function that writes the feed once and returns its size in bytes. */
const writers = {
  'limit: bare concatenation': async (episodes) => () => encode(concatenation(episodes)),
  airworthy: async (episodes) => {
    const { pieces } = await import('./modules/feed/write.js');
    return () => encode(pieces(show, episodes, built));
  },
  'airworthy, as one text': async (episodes) => {
    const { write } = await import('./modules/feed/write.js');
    return () => Buffer.from(write(show, episodes, built).text).length;
  },
  podcast: async (episodes) => {
    const { Podcast } = await import('podcast');
    const items = () =>
      episodes.map((each) => ({
        title: each.title,
        description: each.description.plain,
        url: each.link,
        guid: each.guid,
        date: new Date(each.published.millis),
        enclosure: { url: each.audio.url, size: each.audio.bytes, type: each.audio.type },
        itunesDuration: each.duration,
        itunesSeason: each.season,
        itunesEpisode: each.episode,
        itunesExplicit: false,
        customElements: [
          { 'content:encoded': { _cdata: each.notes } },
          { 'podcast:season': each.season },
          { 'podcast:episode': each.episode },
          {
            'podcast:person': [{ _attr: { role: 'guest', href: each.people[0].link } }, each.people[0].name],
          },
          { 'podcast:chapters': { _attr: { url: each.chapters.url, type: 'application/json+chapters' } } },
          {
            'podcast:transcript': {
              _attr: { url: each.transcripts[0].url, type: 'text/vtt', language: 'en' },
            },
          },
        ],
      }));
    return () => {
      const feed = new Podcast({
        title: show.title,
        description: show.description.plain,
        siteUrl: show.link,
        feedUrl: show.feed,
        customNamespaces: { content: namespaces['xmlns:content'] },
      });
      for (const each of items()) feed.addItem(each);
      return Buffer.from(feed.buildXml({ indent: '  ' })).length;
    };
  },
  feedsmith: async (episodes) => {
    const { generateRssFeed } = await import('feedsmith');
    return () =>
      Buffer.from(
        generateRssFeed({
          title: show.title,
          description: show.description.plain,
          link: show.link,
          items: episodes.map((each) => ({
            title: each.title,
            description: each.description.plain,
            link: each.link,
            guid: { value: each.guid, isPermaLink: false },
            pubDate: new Date(each.published.millis),
            enclosures: [{ url: each.audio.url, length: each.audio.bytes, type: each.audio.type }],
            content: { encoded: each.notes },
            itunes: { duration: each.duration, season: each.season, episode: each.episode, explicit: false },
            podcast: {
              season: { number: each.season },
              episode: { number: each.episode },
              persons: [{ display: each.people[0].name, role: 'guest', href: each.people[0].link }],
              chapters: { url: each.chapters.url, type: 'application/json+chapters' },
              transcripts: [{ url: each.transcripts[0].url, type: 'text/vtt', language: 'en' }],
            },
          })),
        }),
      ).length;
  },
  'feed, which has no podcast tags': async (episodes) => {
    const { Feed } = await import('feed');
    return () => {
      const feed = new Feed({
        title: show.title,
        description: show.description.plain,
        link: show.link,
        id: show.link,
      });
      for (const each of episodes) {
        feed.addItem({
          title: each.title,
          description: each.description.plain,
          link: each.link,
          guid: each.guid,
          date: new Date(each.published.millis),
          content: each.notes,
          enclosure: { url: each.audio.url, length: each.audio.bytes, type: each.audio.type },
        });
      }
      return Buffer.from(feed.rss2()).length;
    };
  },
  xmlbuilder2: async (episodes) => {
    const { create } = await import('xmlbuilder2');
    return () => {
      const channel = create({ version: '1.0', encoding: 'UTF-8' })
        .ele('rss', { version: '2.0', ...namespaces })
        .ele('channel');
      channel.ele('title').txt(show.title);
      for (const each of episodes) {
        const item = channel.ele('item');
        item.ele('title').txt(each.title);
        item.ele('link').txt(each.link);
        item.ele('description').txt(each.description.plain);
        item.ele('content:encoded').dat(each.notes);
        item.ele('guid', { isPermaLink: 'false' }).txt(each.guid);
        item.ele('pubDate').txt(rfc5322(each.published));
        item.ele('enclosure', { url: each.audio.url, length: each.audio.bytes, type: each.audio.type });
        item.ele('itunes:duration').txt(String(each.duration));
        item.ele('itunes:season').txt(String(each.season));
        item.ele('itunes:episode').txt(String(each.episode));
        item.ele('itunes:explicit').txt('false');
        item.ele('podcast:season').txt(String(each.season));
        item.ele('podcast:episode').txt(String(each.episode));
        item.ele('podcast:person', { role: 'guest', href: each.people[0].link }).txt(each.people[0].name);
        item.ele('podcast:chapters', { url: each.chapters.url, type: 'application/json+chapters' });
        item.ele('podcast:transcript', { url: each.transcripts[0].url, type: 'text/vtt', language: 'en' });
      }
      return Buffer.from(channel.end({ prettyPrint: true })).length;
    };
  },
};

const sizes = [
  { episodes: 1_000, length: 'long', rounds: 9, writers: Object.keys(writers) },
  { episodes: 10_000, length: 'long', rounds: 5, writers: Object.keys(writers) },
  { episodes: 100_000, length: 'short', rounds: 5, writers: Object.keys(writers).slice(0, 3) },
];

/** In the child: writes the feed a few times and answers with the median time and the peak of the process. */
async function measure(writer, count, length, rounds) {
  const episodes = makeEpisodes(count, length);
  const run = await writers[writer](episodes);
  let bytes = run();
  const times = [];
  for (let round = 0; round < rounds; round++) {
    globalThis.gc();
    const start = performance.now();
    bytes = run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[rounds >> 1], bytes, peak: process.resourceUsage().maxRSS / 1e3 };
}

/** One row for every writer and size of feed; the first of each size is the limit. */
export function benchWrite() {
  return sizes.flatMap((size) =>
    size.writers.map((writer) => {
      const args = [
        '--expose-gc',
        fileURLToPath(import.meta.url),
        writer,
        size.episodes,
        size.length,
        size.rounds,
      ];
      const child = spawnSync(process.execPath, args.map(String), { encoding: 'utf8' });
      if (child.status !== 0) throw new Error(`${writer} failed: ${child.stderr}`);
      return { episodes: size.episodes, length: size.length, writer, ...JSON.parse(child.stdout) };
    }),
  );
}

function print(rows) {
  for (const { episodes, length } of sizes) {
    const group = rows.filter((row) => row.episodes === episodes);
    const [limit, ours] = group.map((row) => row.milliseconds);
    console.log(`\nwrite ${episodes} episodes, ${length} notes`);
    console.log(
      `${''.padEnd(34)}${['ms', '× limit', '× ours', 'MB/s', 'peak MB'].map((name) => name.padStart(9)).join('')}`,
    );
    for (const { writer, milliseconds, bytes, peak } of group) {
      const cells = [
        milliseconds.toFixed(1),
        (milliseconds / limit).toFixed(1),
        (milliseconds / ours).toFixed(1),
      ];
      cells.push((bytes / 1e3 / milliseconds).toFixed(0), peak.toFixed(0));
      console.log(`${writer.padEnd(34)}${cells.map((cell) => cell.padStart(9)).join('')}`);
    }
  }
}

const [script, writer, count, length, rounds] = process.argv.slice(1);
if (script === fileURLToPath(import.meta.url)) {
  if (writer) console.log(JSON.stringify(await measure(writer, Number(count), length, Number(rounds))));
  else print(benchWrite());
}
