import fc from 'fast-check';

/** What a generated episode says, whatever it is written in. */
export interface Saying {
  readonly title: string;
  readonly date: string;
  readonly url: string;
  readonly bytes: number;
  readonly seconds: number;
  readonly season: number;
  readonly episode: number;
  readonly guid: string;
  readonly guests: readonly string[];
  readonly description: string;
  readonly notes: string;
}

const words = fc
  .array(
    fc.constantFrom(
      'Rust',
      'für',
      'Linux',
      '& C',
      '<kernel>',
      '"live"',
      "it's",
      '100 %',
      '🦀',
      '—',
      'a: b',
      '#1',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(' '));

const pad = (number: number): string => String(number).padStart(2, '0');

const saying: fc.Arbitrary<Saying> = fc
  .record({
    title: words.map((each) => `On ${each}`),
    date: fc
      .integer({ min: Date.UTC(2010, 0, 1) / 1000, max: Date.UTC(2026, 0, 1) / 1000 })
      .map((seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}+00:00`),
    url: fc.nat(9999).map((number) => `https://media.example.com/episodes/${number}.mp3`),
    seconds: fc.integer({ min: 1, max: 20_000 }),
    /** Bytes in a second, as recordings have them. */
    rate: fc.integer({ min: 2_000, max: 100_000 }),
    season: fc.integer({ min: 1, max: 30 }),
    episode: fc.integer({ min: 1, max: 2000 }),
    guid: fc.uuid(),
    guests: fc.subarray(['Alice Ryhl', 'Greg Kroah-Hartman', 'Danilo Krummrich'], { minLength: 1 }),
    description: words.map((each) => `About ${each}`),
    notes: fc.constantFrom(
      '',
      'Some *notes*.',
      '## Links\n\n- [Tokio](https://tokio.rs/)\n',
      'A `Box<T>` &mdash; here.',
    ),
  })
  .map(({ rate, ...said }) => ({ ...said, bytes: said.seconds * rate }));

/** Text that JSON, YAML in double quotes and TOML basic strings spell alike. */
const quoted = (text: string): string => JSON.stringify(text);

const clock = (seconds: number): string =>
  `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;

const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** How an episode is written, by the dialect that it must be recognised as. */
const printers: Readonly<Record<string, (said: Saying) => string>> = {
  native: (said) => `---
title: ${quoted(said.title)}
published: ${said.date}
audio: { url: ${said.url}, bytes: ${said.bytes} }
guid: ${said.guid}
season: ${said.season}
episode: ${said.episode}
duration: ${said.seconds}
guests: [${said.guests.map(quoted).join(', ')}]
description: ${quoted(said.description)}
---
${said.notes}`,
  zola: (said) => `+++
title = ${quoted(said.title)}
date = ${said.date}
description = ${quoted(said.description)}
template = "episode.html"
[extra]
season = "${pad(said.season)}"
episode = "${pad(said.episode)}"
guest = ${quoted(said.guests.join(' and '))}
guid = "${said.guid}"
duration = "${clock(said.seconds)}"
audio = { url = "${said.url}", bytes = ${said.bytes} }
+++
${said.notes}`,
  hugo: (said) => `${JSON.stringify(
    {
      ...{ title: said.title, date: said.date, episode: said.episode, episode_guid: said.guid },
      ...{ season: String(said.season), guests: said.guests, description: said.description },
      ...{
        podcast_file: said.url,
        podcast_bytes: grouped(said.bytes),
        podcast_duration: clock(said.seconds),
      },
      ...{ podcast_alt_file: null, podcast_chapters: null, tags: ['rust'] },
    },
    null,
    2,
  )}

${said.notes}`,
  octopod: (said) => `---
title: ${quoted(said.title)}
date: ${said.date.replace('T', ' ').replace('+', ' +')}
layout: post
summary: ${quoted(said.description)}
explicit: 'no'
duration: "${clock(said.seconds)}"
season: ${said.season}
episode: ${said.episode}
guid: ${said.guid}
audio:
  mp3: ${said.url}
filesize:
  mp3: ${said.bytes}
guests:
${said.guests.map((name) => `  - name: ${quoted(name)}\n    uri: ''`).join('\n')}
---
${said.notes}`,
  eleventy: (said) => `---
title: ${quoted(said.title)}
date: ${said.date}
tags: [podcastEpisode]
guid: ${said.guid}
episode:
  url: ${said.url}
  size: ${said.bytes}
  seasonNumber: ${said.season}
  episodeNumber: ${said.episode}
  duration: ${said.seconds}
  excerpt: ${quoted(said.description)}
guests: ${quoted(said.guests.join(', '))}
---
${said.notes}`,
  astro: (said) => `---
title: ${quoted(said.title)}
pubDate: ${said.date}
description: ${quoted(said.description)}
audioUrl: ${said.url}
audioSize: ${said.bytes}
duration: ${Math.floor(said.seconds / 60)} min ${said.seconds % 60} sec
seasonNumber: ${said.season}
episodeNumber: ${said.episode}
guid: ${said.guid}
guests: [${said.guests.map(quoted).join(', ')}]
---
${said.notes}`,
};

/** A legal file, its dialect and what it says. */
export const legal = fc
  .tuple(fc.constantFrom(...Object.keys(printers)), saying)
  .map(([dialect, said]) => ({ dialect, said, text: (printers[dialect] as (said: Saying) => string)(said) }));

const rubbish = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    ...[
      '---',
      '+++',
      '{',
      '}',
      '"',
      ':',
      '\n',
      '\0',
      '\ud800',
      '{{ x }}',
      '{% y',
      '[[',
      '<script>',
      '<iframe src=',
      '`',
    ],
    ...[
      'null',
      '[]',
      '{}',
      '&a *a',
      '!!js/function',
      'title:',
      '\t',
      '\r\n',
      '\uFEFF',
      '1e999',
      '0000-00-00',
      '~',
    ],
  ),
);

/** A file that was damaged: pieces are cut out, put in twice, or replaced by rubbish. */
export const damaged = fc
  .tuple(
    legal,
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), rubbish), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([{ text }, damages]) =>
    damages.reduce((whole, [where, length, instead]) => {
      const at = Math.floor(where * whole.length);
      return whole.slice(0, at) + instead + whole.slice(at + length);
    }, text),
  );

/** Files of no kind at all. */
export const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(rubbish, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.json().map((json) => `{"title": "x", "y": ${json}}`),
);
