import { expect, test } from 'vitest';
import { openFolder } from '../../src/io/folder.js';
import { load } from '../../src/show/load.js';
import { readSources } from '../../src/show/sources.js';
import { folderOf, loadFiles, now, placesOf, showYaml, write } from './folder.js';

const soil = (...lines: readonly string[]): string =>
  ['---', 'title: Soil', 'date: 2024-03-01T10:00:00Z', ...lines, '---', 'About soil.', ''].join('\n');

const feed = (...of: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters">
<channel><title>Garden Talk</title><link>https://garden.example.com/</link><description>d</description>
<itunes:image href="https://m.example.com/show.jpg"/>
<item><title>Soil</title><guid>soil-1</guid><pubDate>Fri, 01 Mar 2024 10:00:00 +0000</pubDate>
<enclosure url="https://m.example.com/play/1" length="21660000" type="audio/x-m4a"/>
<itunes:duration>36:06</itunes:duration>${of.join('')}</item>
</channel></rss>
`;

const picture = '<itunes:image href="https://m.example.com/soil.jpg"/>';
const listed =
  '<psc:chapters version="1.2"><psc:chapter start="0:00" title="Intro"/><psc:chapter start="00:10:00" title="Worms" href="https://w.example.com/"/></psc:chapters>';
const linked = '<podcast:chapters url="https://m.example.com/soil.json" type="application/json+chapters"/>';
const audio = 'audio_url: https://m.example.com/play/1';

const files = (text: string, old: string) => ({
  'show.yaml': showYaml('published: old.xml'),
  'soil.md': text,
  'old.xml': old,
});

test('what the files do not say comes from the published feed', async () => {
  const { episodes, findings } = await loadFiles(files(soil(audio), feed(picture, listed)));
  expect(placesOf(findings)).toEqual([]);
  expect(episodes[0]).toMatchObject({
    ...{ guid: 'soil-1', duration: 2166, artwork: 'https://m.example.com/soil.jpg' },
    audio: { bytes: 21_660_000, type: 'audio/x-m4a' },
    chapters: {
      from: 'feed',
      json: expect.stringMatching(/"title": ?"Worms"/),
      written: { chapters: [{ start: 0 }, { start: 600, url: 'https://w.example.com/' }] },
    },
  });
});

test('the URL of JSON chapters stays, and the artwork of the show is no artwork of an episode', async () => {
  const ofShow = picture.replace('soil.jpg', 'show.jpg');
  const { episodes } = await loadFiles(files(soil(audio), feed(ofShow, linked)));
  expect(episodes[0]).toMatchObject({
    chapters: { url: 'https://m.example.com/soil.json' },
    artwork: undefined,
  });
});

test('what a file says counts, and "sources" tells which value is from where', async () => {
  const text = soil(audio, 'length: 21000000', 'image: https://m.example.com/own.jpg');
  const { episodes } = await loadFiles(files(text, feed(picture, listed)));
  expect(episodes[0]).toMatchObject({
    audio: { bytes: 21_000_000 },
    artwork: 'https://m.example.com/own.jpg',
  });
  const { dialects } = await readSources(folderOf(files(text, feed(picture, listed))));
  const places = dialects[0]?.places;
  const of = (field: string) => [...(places?.get(field)?.keys() ?? [])];
  expect(of('audio.bytes')).toEqual(['length']);
  expect(of('artwork')).toEqual(['image']);
  for (const field of ['audio.type', 'duration', 'chapters'])
    expect(of(field)).toEqual(['the published feed']);
});

test('the published feed may be a file outside the folder of the show, and one that is not there is said', async () => {
  const root = write({
    'garden/show.yaml': showYaml('published: ../public/feed.xml'),
    'garden/soil.md': soil(audio),
    'public/feed.xml': feed(picture),
    'lost/show.yaml': showYaml('published: ../public/fed.xml'),
    'lost/soil.md': soil(audio),
  });
  const { episodes, findings } = await load(openFolder(`${root}/garden`, 'garden'), now);
  expect(placesOf(findings)).toEqual([]);
  expect(episodes).toMatchObject([{ guid: 'soil-1', audio: { bytes: 21_660_000 } }]);
  const lost = await load(openFolder(`${root}/lost`, 'lost'), now);
  expect(placesOf(lost.findings)).toContain('show.yaml:10:12 source/published-invalid');
});
