import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { pageOf } from '../../../src/text/file-hosts.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

/** What is found in an example, by rule and the piece of the text that it points at. */
function found(example: string): readonly string[] {
  const feed = place(example);
  const document = readText(feed, { name: 'feed.xml' });
  const { diagnostics } = check(document, { profiles: ['rss'], now: Date.UTC(2026, 10, 20) });
  return diagnostics
    .filter(({ rule }) => /^rss\/(?:url-|link-|enclosure-url-|enclosure-is|file-is)/.test(rule))
    .map(({ rule, span }) => `${rule} ${feed.slice(span.start, span.end)}`);
}

/** Every place of a feed that holds an address, with the address left open. */
const places: readonly ((address: string) => string)[] = [
  (address) => `<link>${address}</link>`,
  (address) => `<item><link>${address}</link></item>`,
  (address) => `<image><url>${address}</url><title>T</title><link>https://example.com/</link></image>`,
  (address) => `<itunes:image href="${address}"/>`,
  (address) => `<item><podcast:transcript url="${address}" type="text/vtt"/></item>`,
  (address) => `<item><podcast:chapters url="${address}" type="application/json+chapters"/></item>`,
  (address) => `<podcast:funding url="${address}">Support</podcast:funding>`,
  (address) => `<podcast:person href="${address}">Matthias Endler</podcast:person>`,
  (address) => `<podcast:person img="${address}">Matthias Endler</podcast:person>`,
  (address) =>
    `<podcast:trailer url="${address}" pubdate="Thu, 11 Dec 2025 16:00:00 GMT">T</podcast:trailer>`,
  (address) => `<item><podcast:socialInteract uri="${address}" protocol="activitypub"/></item>`,
  (address) =>
    `<item><podcast:alternateEnclosure type="audio/opus"><podcast:source uri="${address}"/></podcast:alternateEnclosure></item>`,
  (address) => `<atom:link href="${address}" rel="next"/>`,
  (address) =>
    `<podcast:podroll><podcast:remoteItem feedGuid="9b024349-ccf0-5f69-a609-6b82873eab3c" feedUrl="${address}"/></podcast:podroll>`,
];

test.each([
  ['rss/url-unencoded', 'https://media.example.com/a b.mp3'],
  ['rss/url-unencoded', 'https://media.example.com/a|b'],
  ['rss/url-unencoded', 'https://media.example.com/a&quot;b'],
  ['rss/url-unencoded', 'https://media.example.com/a{b}'],
  ['rss/url-unencoded', 'https://media.example.com/100%'],
  ['rss/url-not-ascii', 'https://media.example.com/ü'],
  ['rss/url-password', 'https://matthias:secret@media.example.com/a'],
  ['rss/url-private', 'https://10.1.2.3/a'],
  ['rss/url-private', 'http://nas.fritz.local:8080/a'],
  ['rss/url-private', 'http://[fe80::1]/a'],
  ['rss/link-invalid', 'htps://media.example.com/a'],
  ['rss/link-invalid', 'hxxps://media.example.com/a'],
])('%s is told of "%s" wherever it is', (rule, address) => {
  for (const at of places) expect(found(at(address))).toContain(`${rule} ${address}`);
});

test.each([
  'https://media.example.com/a%20b.mp3?q=[1]&amp;r=(2)#t=3',
  'https://xn--bcher-kva.example.com/',
  'https://172.15.0.1/',
  'https://11.0.0.1/',
  'https://localhost.example.com/',
  'https://media.example.com/@matthias:603/',
  'https://github.com/corrode/podcast/',
])('"%s" is nobody\'s fault', (address) => {
  for (const at of places) expect(found(at(address))).toEqual([]);
});

test('a placeholder is said to be one, and not a character to encode', () => {
  expect(found('<link>https://example.com/{{ site.path }}</link>')).toEqual([]);
});

test.each([
  ['https://github.com/a/b/blob/main/c.mp3', 'https://github.com/a/b/raw/main/c.mp3'],
  ['https://gitlab.com/a/b/c/-/blob/main/d.mp3', 'https://gitlab.com/a/b/c/-/raw/main/d.mp3'],
  ['https://codeberg.org/a/b/src/branch/main/c.mp3', 'https://codeberg.org/a/b/raw/branch/main/c.mp3'],
  ['https://www.dropbox.com/s/x/c.mp3?dl=0', 'https://www.dropbox.com/s/x/c.mp3?dl=1'],
  ['https://www.dropbox.com/scl/fi/x/c.mp3?rlkey=y', 'https://www.dropbox.com/scl/fi/x/c.mp3?rlkey=y&dl=1'],
  [
    'https://drive.google.com/file/d/ab-C_1/view?usp=sharing',
    'https://drive.google.com/uc?export=download&id=ab-C_1',
  ],
  ['https://drive.google.com/open?id=ab-C_1', 'https://drive.google.com/uc?export=download&id=ab-C_1'],
  ['https://youtu.be/JU_fXtqktZY', undefined],
  ['https://archive.org/details/computer-chronicles', undefined],
])('%s is a page', (address, file) => {
  expect(pageOf(address)).toMatchObject({ host: expect.any(String), ...(file && { file }) });
  expect(pageOf(address)?.file).toBe(file);
});

test.each([
  'https://github.com/a/b/raw/main/c.mp3',
  'https://github.com/a/b/releases/download/v1/c.mp3',
  'https://github.com/a/b/blob/main/c.mp3?raw=true',
  'https://raw.githubusercontent.com/a/b/main/c.mp3',
  'https://www.dropbox.com/s/x/c.mp3?raw=1',
  'https://dl.dropboxusercontent.com/s/x/c.mp3',
  'https://drive.google.com/uc?export=download&id=x',
  'https://archive.org/download/x/c.mp3',
  'https://feeds.soundcloud.com/stream/603-a.mp3',
  'https://i.imgur.com/abc.jpg',
  'https://media.example.com/github.com/a/b/blob/main/c.mp3',
  'https://constructor/',
])('%s is a file', (address) => {
  expect(pageOf(address)).toBeUndefined();
});
