import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  encodedUrl,
  extensionOf,
  fileName,
  isPrivateUrl,
  isWebUrl,
  parseUrl,
  sameUrl,
  urlFault,
} from '../../src/text/url.js';

describe('addresses without fault', () => {
  test.each([
    'https://rust-in-production.example.com',
    'https://rust-in-production.example.com/?a=1&b=%20#top',
    'HTTP://EXAMPLE.COM:8080/',
    'http://user:secret@example.com/',
    'http://[2001:db8::1]:8080/',
    'http://192.0.2.7/feed.xml',
    'ftp://media.example.com/rust-for-linux.mp3',
    'mailto:show@example.com',
    'news:comp.lang.rust',
    'tel:+4921112345',
    'urn:isbn:9781718503106',
    'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a',
    'z39.50s://library.example.com/rust',
    'podcast://feeds.example.com/rust.xml',
  ])('%s', (text) => {
    expect(urlFault(text)).toBeUndefined();
  });
});

describe('what is wrong with an address', () => {
  /** The address with the faulty piece in brackets. */
  test.each([
    ['⟨⟩', 'relative'],
    ['⟨/episodes/rust-for-linux⟩', 'relative'],
    ['⟨//media.example.com/cover.jpg⟩', 'relative'],
    ['⟨www.example.com/feed.xml⟩', 'relative'],
    ['⟨example.com:8080/feed.xml⟩', 'relative'],
    ['⟨#comments⟩', 'relative'],
    ['⟨htps⟩://example.com/', 'scheme'],
    ['⟨C⟩:\\podcast\\rust.mp3', 'scheme'],
    ['⟨https:example.com/⟩', 'host'],
    ['⟨https:/example.com/⟩', 'host'],
    ['⟨https://⟩', 'host'],
    ['⟨https:///feed.xml⟩', 'host'],
    ['⟨https://?feed⟩', 'host'],
    ['⟨http://localhost:4000/⟩', 'host'],
    ['⟨http://https://example.com/⟩', 'host'],
    ['⟨https://.example.com/⟩', 'host'],
    ['⟨https://media..example.com/⟩', 'host'],
    ['⟨https://example.com:99999/⟩', 'host'],
    ['⟨mailto:⟩', 'host'],
    ['https://media.example.com/rust⟨ ⟩for linux.mp3', 'blank'],
    ['https://media.example.com/rust⟨\n\t⟩for-linux.mp3', 'blank'],
    ['⟨ ⟩https://media.example.com/', 'relative'],
    ['https://media.example.com/a⟨|⟩b', 'character'],
    ['https://media.example.com/a⟨<⟩b>', 'character'],
    ['https://media.example.com/100⟨%⟩-rust.mp3', 'percent'],
    ['https://media.example.com/⟨ü⟩ber-rust.mp3', 'non-ascii'],
    ['https://⟨rüst⟩.example.com/'.replace('⟨rüst⟩', 'r⟨ü⟩st'), 'non-ascii'],
  ])('%s: %s', (marked, kind) => {
    const text = marked.replace('⟨', '').replace('⟩', '');
    const found = urlFault(text);
    expect(found?.kind).toBe(kind);
    if (kind === 'relative') return;
    expect(found).toEqual({ kind, start: marked.indexOf('⟨'), end: marked.indexOf('⟩') - 1 });
  });
});

test.each([
  ['https://media.example.com/rust-for-linux.mp3', 'rust-for-linux.mp3', 'mp3'],
  ['https://media.example.com/COVER.JPG?v=2', 'COVER.JPG', 'jpg'],
  ['https://media.example.com/cover.jpg#top.png', 'cover.jpg', 'jpg'],
  ['https://media.example.com/play?file=rust.mp3', 'play', ''],
  ['https://media.example.com/v1.2/stream', 'stream', ''],
  ['https://media.example.com', '', ''],
  ['https://media.example.com/', '', ''],
  ['https://media.example.com/rust.', 'rust.', ''],
  ['https://media.example.com/.mp3', '.mp3', 'mp3'],
  ['https://play.example.com/1/https%3A%2F%2Fmedia.example.com%2Frust.mp3?a=b', 'rust.mp3', 'mp3'],
  ['media/rust-for-linux.m4a', 'rust-for-linux.m4a', 'm4a'],
  ['', '', ''],
])('%s names the file %j with the extension %j', (text, file, extension) => {
  expect(fileName(text)).toBe(file);
  expect(extensionOf(text)).toBe(extension);
});

test.each([
  ['https://media.example.com/rust for linux.mp3', 'https://media.example.com/rust%20for%20linux.mp3'],
  [
    'https://media.example.com/über/линус?q=ü#ß',
    'https://media.example.com/%C3%BCber/%D0%BB%D0%B8%D0%BD%D1%83%D1%81?q=%C3%BC#%C3%9F',
  ],
  ['https://media.example.com/a%20b%2Fc.mp3', 'https://media.example.com/a%20b%2Fc.mp3'],
  ['https://media.example.com/100%-rust.mp3', 'https://media.example.com/100%25-rust.mp3'],
  ['https://rüst.example.com:8443/a|b', 'https://xn--rst-hoa.example.com:8443/a%7Cb'],
  ['https://user@rüst.example.com/', 'https://user@xn--rst-hoa.example.com/'],
  ['https://media.example.com/\ud800', 'https://media.example.com/%EF%BF%BD'],
])('%s is encoded as %s', (text, encoded) => {
  expect(encodedUrl(text)).toBe(encoded);
  expect(urlFault(encoded)).toBeUndefined();
});

test('what is no address cannot be encoded', () => {
  expect(encodedUrl('media/rust for linux.mp3')).toBeUndefined();
  expect(parseUrl('media/rust for linux.mp3')).toBeUndefined();
});

test.each([
  ['https://media.example.com/über rust.mp3', true],
  ['HTTP://media.example.com/', true],
  ['ftp://media.example.com/', false],
  ['https:media.example.com', false],
  ['https:', false],
  ['https:/', false],
  ['https:///', false],
  ['https:episodes/1', false],
  ['media.example.com', false],
  ['', false],
])('%s is an address of the web: %s', (text, is) => {
  expect(isWebUrl(text)).toBe(is);
});

test.each([
  ['https://example.com', 'https://example.com/', true],
  ['https://EXAMPLE.com:443/a', 'https://example.com/a', true],
  ['https://example.com/a', 'https://example.com/a/', true],
  ['https://example.com/a', 'https://example.com/A', false],
  ['http://example.com/', 'https://example.com/', false],
  ['nowhere', 'nowhere', true],
  ['nowhere', 'somewhere', false],
])('%s and %s are the same: %s', (a, b, same) => {
  expect(sameUrl(a, b)).toBe(same);
});

test('no text makes it throw, and what is encoded has nothing left to encode', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withQueryParameters: true }),
        fc.string({ unit: 'binary' }).map((path) => `https://media.example.com/${path}`),
      ),
      (text) => {
        urlFault(text);
        fileName(text);
        const encoded = encodedUrl(text);
        if (encoded !== undefined)
          expect(['blank', 'character', 'percent', 'non-ascii']).not.toContain(urlFault(encoded)?.kind);
      },
    ),
  );
});

describe('isPrivateUrl', () => {
  test.each([
    'http://localhost:4000/',
    'https://nas.local/rust.mp3',
    'https://NAS.LOCAL./rust.mp3',
    'http://router.lan?x',
    'http://host.docker.internal:80',
    'http://192.168.178.20/',
    'http://10.0.0.1:8080/a',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://[::1]/',
    'http://[fd00::1]:8080/',
    'http://[fe80::1]/',
    'http://user:pass@192.168.0.1/',
    'ftp://10.1.1.1/a',
  ])('%s', (url) => expect(isPrivateUrl(url)).toBe(true));

  test.each([
    'https://media.example.com/',
    'https://local.example.com/',
    'https://example.com/192.168.0.1/',
    'https://example.com/?host=localhost',
    'http://172.15.0.1/',
    'http://172.32.0.1/',
    'http://11.0.0.1/',
    'http://100.128.0.1/',
    'http://[2001:db8::1]/',
    'https://home.example.com/local',
    'https://mylocal.example/',
    'https://atlan/',
    'mailto:show@example.local',
    'not a url',
    '',
  ])('not %s', (url) => expect(isPrivateUrl(url)).toBe(false));
});

test('an address with letters beyond ASCII is read however often it is asked', () => {
  for (let time = 0; time < 20_000; time++) {
    if (parseUrl('https://rüst.example.com/') === undefined) throw new Error(`refused at time ${time}`);
  }
});
