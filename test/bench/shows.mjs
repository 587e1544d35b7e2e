/** Shows for the benches, as the model has them: the same values on every machine. */
import { notes } from './feeds.mjs';

const written = { source: { name: 'show.yaml', text: '' }, originOf: () => undefined };
const site = 'https://rust-for-linux.example.com';

/** The show that all of the episodes belong to. */
export const show = {
  title: 'Rust for Linux',
  link: `${site}/`,
  feed: 'https://feeds.example.com/rust-for-linux/feed.xml',
  language: 'en',
  description: 'Alex and Sam follow Rust into the Linux kernel.',
  author: 'Alex and Sam',
  owner: { name: 'Alex', email: 'podcast@rust-for-linux.example.com' },
  categories: ['Technology'],
  explicit: false,
  type: 'episodic',
  artwork: 'https://media.example.com/rust-for-linux/cover.jpg',
  guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
  locked: true,
  medium: 'podcast',
  zone: 'Etc/UTC',
  time: { hour: 16, minute: 0 },
  name: 'rust-for-linux',
  hosts: [],
  known: new Map(),
  written,
};

/** Episodes, the newest first; `length` says whether their notes have 2 to 4 kB or a sentence. */
export function makeEpisodes(count, length) {
  return Array.from({ length: count }, (_, index) => {
    const episode = count - index;
    return {
      title: `Rust for Linux, part ${episode}: drivers & dragons`,
      link: `${site}/${episode}`,
      guid: `ead4c236-bf58-58c6-a2c6-${String(episode).padStart(12, '0')}`,
      published: { millis: Date.UTC(2026, 4, 21, 16) - index * 86_400_000, offset: 120 },
      audio: {
        url: `https://media.example.com/rust-for-linux/${episode}.mp3?source=feed&episode=${episode}`,
        bytes: 48_000_000 + episode,
        type: 'audio/mpeg',
      },
      duration: 2400 + (episode % 1800),
      artwork: undefined,
      episode,
      season: 1 + Math.floor(episode / 100),
      description: `Part ${episode}: a kernel maintainer on the first Rust driver that was merged, & what it cost.`,
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
      chapters: { url: `${site}/${episode}.json` },
      transcripts: [{ type: 'text/vtt', language: 'en', url: `${site}/${episode}.vtt` }],
      slug: String(episode),
      written,
    };
  });
}
