// @ts-check
/** Shows for the benches, as the model has them: the same values on every machine. */
import { notes } from './feeds.mjs';

const written = { source: { name: 'show.yaml', text: '' }, originOf: () => undefined };
const site = 'https://rust-for-linux.example.com';

/** What `<lastBuildDate>` says. */
export const built = 'Fri, 20 Nov 2026 00:00:00 +0000';

/** What nobody says here. */
const silent = {
  ...{ funding: [], locations: [], license: undefined, value: [], images: [], artworkSizes: undefined },
  ...{ social: [], chat: undefined, txt: [], xml: [] },
};

/**
 * The show that all of the episodes belong to.
 * @type {import('../../src/show/model.js').Show}
 */
export const show = {
  ...silent,
  ...{ written, name: 'rust-for-linux', title: 'Rust for Linux', link: `${site}/` },
  feed: 'https://feeds.example.com/rust-for-linux/feed.xml',
  ...{ hub: undefined, newFeed: undefined, alternateFeeds: [], jsonFeed: undefined },
  language: 'en',
  description: described('Alex and Sam follow Rust into the Linux kernel.'),
  ...{ author: 'Alex and Sam', copyright: undefined },
  owner: { name: 'Alex', email: 'podcast@rust-for-linux.example.com', from: 'owner' },
  categories: [{ name: 'Technology', subcategories: [], from: 'categories[0]' }],
  ...{ explicit: false, type: 'episodic', medium: 'podcast', locked: true, private: false, complete: false },
  artwork: 'https://media.example.com/rust-for-linux/cover.jpg',
  guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
  published: undefined,
  ...{ hosts: [], trailers: [], live: [], podroll: [], remoteItems: [], blocks: [] },
  ...{ updates: undefined, podping: undefined, publisher: undefined, spotify: undefined, newest: undefined },
  ...{ appleBlock: undefined, appleTitle: undefined, appleVerify: undefined, inlineChapters: false },
  ...{ profiles: undefined, accept: undefined },
};

/**
 * Episodes, the newest first; `length` says whether their notes have 2 to 4 kB or a sentence.
 * @param {number} count
 * @param {'long' | 'short'} length
 * @returns {import('../../src/show/model.js').Episode[]}
 */
export function makeEpisodes(count, length) {
  return Array.from({ length: count }, (_, index) => {
    const episode = count - index;
    return {
      ...silent,
      ...{ written, slug: String(episode) },
      title: `Rust for Linux, part ${episode}: drivers & dragons`,
      link: `${site}/${episode}`,
      guid: `ead4c236-bf58-58c6-a2c6-${String(episode).padStart(12, '0')}`,
      published: { millis: Date.UTC(2026, 4, 21, 16) - index * 86_400_000, offset: 120 },
      audio: {
        url: `https://media.example.com/rust-for-linux/${episode}.mp3?source=feed&episode=${episode}`,
        bytes: 48_000_000 + episode,
        type: 'audio/mpeg',
        from: 'audio',
      },
      duration: 2400 + (episode % 1800),
      artwork: undefined,
      ...{ episode, appleEpisode: episode, label: undefined },
      ...{ season: 1 + Math.floor(episode / 100), seasonName: undefined },
      ...{ type: undefined, explicit: false, author: undefined, appleTitle: undefined, block: false },
      description: described(
        `Part ${episode}: a kernel maintainer on the first Rust driver that was merged, and what it cost.`,
      ),
      notes:
        length === 'long'
          ? notes(episode)
          : `<p>Part ${episode} at <a href="${site}/${episode}">its page</a>.</p>`,
      people: [
        {
          name: `Guest ${episode % 50}`,
          role: 'guest',
          link: `${site}/people/${episode % 50}`,
          from: 'guests[0]',
        },
      ],
      chapters: { url: `${site}/${episode}.json`, from: 'chapters' },
      transcripts: [
        {
          ...{ type: 'text/vtt', language: 'en', rel: undefined, from: 'transcripts[0]' },
          url: `${site}/${episode}.vtt`,
        },
      ],
      ...{ links: [], alternates: [], inlineChapters: [], soundbites: [], files: [] },
    };
  });
}

/** @param {string} text */
function described(text) {
  return { html: text, plain: text, from: 'description' };
}
