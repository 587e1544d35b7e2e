import fc from 'fast-check';
import { expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { folderOf, now, showYaml } from '../show/folder.js';
import { lines, without } from './lines.js';

/** Text that YAML and a feed carry as it is, and that no rule objects to. */
const words = fc
  .array(fc.constantFrom('tea', 'Rust', 'kernel', 'Öl', 'and', 'night'), { minLength: 2, maxLength: 6 })
  .map((some) => `Of ${some.join(' ')}`);
const count = fc.integer({ min: 2, max: 999 });

/** The fields of an episode: values for them, and the lines of the feed that say them. */
const fields = {
  title: [words, ['title']],
  description: [words, ['description']],
  notes: [words, ['content:encoded']],
  duration: [fc.integer({ min: 600, max: 9000 }), ['itunes:duration']],
  season: [count, ['itunes:season', 'podcast:season']],
  episode: [count, ['itunes:episode', 'podcast:episode']],
  explicit: [fc.boolean(), ['itunes:explicit']],
  type: [fc.constantFrom('full', 'bonus', 'trailer'), ['itunes:episodeType']],
  appleTitle: [words, ['itunes:title']],
  author: [words, ['itunes:author']],
  guests: [words, ['podcast:person']],
  link: [count.map((page) => `https://rust.example.com/${page}`), ['link']],
  minute: [fc.integer({ min: 0, max: 59 }), ['pubDate']],
  bytes: [fc.integer({ min: 1_000_000, max: 9_000_000 }), ['enclosure@length']],
  image: [count.map((page) => `https://media.example.com/${page}.jpg`), ['itunes:image@href']],
} as const;

type Said = Readonly<Record<keyof typeof fields, string | number | boolean>>;

const names = Object.keys(fields) as readonly (keyof typeof fields)[];
const said: fc.Arbitrary<Said> = fc.record({
  ...{ title: fields.title[0], description: fields.description[0], notes: fields.notes[0] },
  ...{ duration: fields.duration[0], season: fields.season[0], episode: fields.episode[0] },
  ...{ explicit: fields.explicit[0], type: fields.type[0], appleTitle: fields.appleTitle[0] },
  ...{ author: fields.author[0], guests: fields.guests[0], link: fields.link[0] },
  ...{ minute: fields.minute[0], bytes: fields.bytes[0], image: fields.image[0] },
});

function episode(of: Said, index: number): string {
  return `---
title: ${of.title}
published: 2026-0${index + 1}-03T10:${String(of.minute).padStart(2, '0')}:00Z
audio: { url: "https://media.example.com/${index}.mp3", bytes: ${of.bytes} }
description: ${of.description}
duration: ${of.duration}
season: ${of.season}
episode: ${of.episode}
explicit: ${of.explicit}
type: ${of.type}
appleTitle: ${of.appleTitle}
author: ${of.author}
guests: [${of.guests}]
link: ${of.link}
artwork: ${of.image}
---

${of.notes}
`;
}

async function built(episodes: readonly Said[], at: number, previous?: Awaited<ReturnType<typeof build>>) {
  const written = episodes.map((each, index) => [`e${index}.md`, episode(each, index)]);
  const folder = folderOf({ 'show.yaml': showYaml(), ...Object.fromEntries(written) });
  const document = previous?.feed?.document;
  const result = await build(folder, {
    ...{ now: at, name: 'feed.xml', accepts: [], profiles: ['rss'], threshold: 'error' },
    ...(document && { previous: document }),
  });
  expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return result;
}

test('one changed field of one episode changes the lines of the feed that say it, and the date of the build', async () => {
  const change = fc.record({
    episodes: fc.array(said, { minLength: 3, maxLength: 3 }),
    which: fc.nat(2),
    field: fc.constantFrom(...names),
    other: said,
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ episodes, which, field, other }) => {
      const old = episodes[which] as Said;
      fc.pre(old[field] !== other[field]);
      const changed = episodes.map((each, index) =>
        index === which ? { ...each, [field]: other[field] } : each,
      );
      const first = await built(episodes, now);
      const again = await built(episodes, now + 1000, first);
      expect(again.feed?.text).toBe(first.feed?.text);

      const second = await built(changed, now + 86_400_000, first);
      const [before, after] = [lines(first.feed?.text ?? ''), lines(second.feed?.text ?? '')];
      const guid = first.feed?.document.channel?.element
        .all('item')
        [2 - which]?.child('guid')
        ?.text.slice(0, 4);
      const expected = [
        '/rss/channel/lastBuildDate',
        // The show is as new as its newest episode.
        ...(field === 'minute' && which === 2 ? ['/rss/channel/pubDate'] : []),
        ...fields[field][1].map((line) => `/rss/channel/item(${guid})/${line}`),
      ];
      for (const differing of [without(before, after), without(after, before)]) {
        expect(differing.map((line) => line.replace(/=.*/s, '')).sort()).toEqual(expected.sort());
      }
      expect(after).toHaveLength(before.length);
    }),
    { numRuns: 40 },
  );
});
