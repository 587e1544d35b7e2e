import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesAtHand, filesAtHand, type Mapping, mappingOf, pathAtHand } from '../../src/io/at-hand.js';
import { readText } from '../../src/xml/document.js';
import { write } from '../show/folder.js';

const base = 'https://pod.example.com/show/';

/** A folder with a site in it, and files beside it. */
function site(): { readonly root: string; readonly mappings: readonly Mapping[] } {
  const root = write({
    'secret.txt': 'not published',
    'site-2/other.txt': 'of another site',
    'site/one.txt': 'One',
    'site/über uns.txt': 'Two',
    'site/deep/three.txt': 'Three',
    'site/chapters.json': '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Hello"}]}',
    'site/transcript.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n',
  });
  symlinkSync('../secret.txt', join(root, 'site/secret.txt'));
  symlinkSync('one.txt', join(root, 'site/same.txt'));
  return { root, mappings: [{ base, folder: join(root, 'site'), name: 'site' }] };
}

test.each([
  ['one.txt', 'One'],
  ['one.txt?v=2#top', 'One'],
  ['%C3%BCber%20uns.txt', 'Two'],
  ['deep/three.txt', 'Three'],
  ['deep/../one.txt', 'One'],
  ['same.txt', 'One'],
])('%s is the file of that name in the folder', (inside, text) => {
  const { mappings } = site();
  expect(Buffer.from(bytesAtHand(base + inside, mappings) ?? []).toString()).toBe(text);
});

test.each([
  ['a file that is not there', `${base}two.txt`],
  ['a folder', `${base}deep`],
  ['the folder itself', base],
  ['another address', 'https://other.example.com/show/one.txt'],
  ['an address beside the folder', 'https://pod.example.com/shows/one.txt'],
  ['what is above the folder', `${base}..%2Fsecret.txt`],
  ['what is beside the folder and begins with its name', `${base}..%2Fsite-2%2Fother.txt`],
  ['a link out of the folder', `${base}secret.txt`],
  ['an address that is cut off', `${base}one.txt%E0%A4%A`],
])('of %s nothing is at hand', (_what, url) => {
  const { mappings } = site();
  expect(pathAtHand(url, mappings)).toBeUndefined();
  expect(bytesAtHand(url, mappings)).toBeUndefined();
});

test('of several folders, the first whose address fits is looked into', () => {
  const { root, mappings } = site();
  const all = [{ base: `${base}deep/`, folder: join(root, 'site-2') }, ...mappings];
  expect(pathAtHand(`${base}deep/other.txt`, all)).toBe(join(root, 'site-2/other.txt'));
  expect(pathAtHand(`${base}deep/three.txt`, all)).toBeUndefined();
  expect(pathAtHand(`${base}one.txt`, all)).toBe(join(root, 'site/one.txt'));
});

const feed = (channel: string) =>
  readText(
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0"
      xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>${channel}</channel></rss>`,
    { name: 'feed.xml' },
  );

test('each file that a feed names is read as what the feed says it is', async () => {
  const { mappings } = site();
  const document =
    feed(`<atom:link rel="self" href="${base}same.txt"/><image><url> ${base}one.txt </url></image>
    <itunes:image href="${base}deep/three.txt"/><item><link>${base}%C3%BCber%20uns.txt</link>
    <enclosure url="${base}gone.mp3" length="1" type="audio/mpeg"/>
    <podcast:chapters url=" ${base}chapters.json " type="application/json+chapters"/>
    <podcast:transcript url="${base}transcript.vtt" type="text/vtt"/></item>`);
  const files = await filesAtHand(document, mappings);
  expect([...(files ?? [])].map(([url, { bytes }]) => [url.slice(base.length), bytes]).sort()).toEqual([
    ['chapters.json', 64],
    ['deep/three.txt', 5],
    ['one.txt', 3],
    ['transcript.vtt', 38],
  ]);
  expect(files?.get(`${base}one.txt`)).toEqual({ bytes: 3 });
  const { chapters, transcript } = {
    ...files?.get(`${base}chapters.json`),
    ...files?.get(`${base}transcript.vtt`),
  };
  expect(chapters).toMatchObject({ source: { name: 'site/chapters.json' }, chapters: [{ title: 'Hello' }] });
  expect(transcript).toMatchObject({ source: { name: 'site/transcript.vtt' }, cues: [{ text: 'Hello' }] });
});

test('without a folder, or without any of its files in it, no file is known', async () => {
  const { mappings } = site();
  const document = feed(`<itunes:image href="${base}one.txt"/>`);
  expect(await filesAtHand(document, [])).toBeUndefined();
  expect(await filesAtHand(feed(`<itunes:image href="${base}two.txt"/>`), mappings)).toBeUndefined();
  expect((await filesAtHand(document, mappings))?.size).toBe(1);
});

test('the folder of a feed is that of the address at which it says that it is found', () => {
  const self = (href: string) =>
    feed(`<atom:link rel="hub" href="https://hub.example.com/"/><atom:link rel="self" href="${href}"/>`);
  expect(mappingOf(self(` ${base}feed.xml?all `), '/srv/site')).toEqual([
    { base, folder: '/srv/site', name: '/srv/site' },
  ]);
  expect(mappingOf(self(base), '/srv/site', 'site')).toEqual([{ base, folder: '/srv/site', name: 'site' }]);
  for (const href of ['', 'feed.xml', 'https://']) expect(mappingOf(self(href), '/srv/site')).toEqual([]);
  expect(mappingOf(feed('<atom:link rel="hub" href="https://hub.example.com/"/>'), '/srv')).toEqual([]);
  expect(mappingOf(readText('<feed/>', { name: 'feed.xml' }), '/srv')).toEqual([]);
});
