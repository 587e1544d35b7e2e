import { expect, test } from 'vitest';
import { addressesOf, paymentAddresses } from '../../src/served/addresses.js';
import { shownUrl } from '../../src/served/shown-url.js';
import { readText } from '../../src/xml/document.js';

test.each([
  ['https://ann:secret@example.com/feed.xml#top', 'https://example.com/feed.xml'],
  ['https://example.com/feed.xml?page=2&token=abc&all', 'https://example.com/feed.xml?page=2&token=…&all'],
  [`https://example.com/?id=${'9'.repeat(20)}`, 'https://example.com/?id=…'],
  ['https://example.com/0123456789abcdef01234567/feed.xml', 'https://example.com/…/feed.xml'],
  ['https://example.com/0123456789abcdef01234567.xml', 'https://example.com/….xml'],
  ['https://example.com/a-name-of-letters-alone/1.mp3', 'https://example.com/a-name-of-letters-alone/1.mp3'],
  [`https://example.com/${'a/'.repeat(120)}`, `https://example.com/${'a/'.repeat(90)}…`],
  [`no address ${'x'.repeat(300)}`, `no address ${'x'.repeat(189)}`],
])('%s is printed as %s', (url, shown) => expect(shownUrl(url)).toBe(shown));

test.each([
  ['podcast:valueRecipient', 'type="lnaddress" address="ann@example.com"', 'example.com', 'ann'],
  ['podcast:valueRecipient', 'type=" lnaddress " address=" a.b+c@example.com "', 'example.com', 'a.b+c'],
  ['podcast:valueRecipient', 'type="node" address="ann@example.com"'],
  ['podcast:valueRecipient', 'type="lnaddress" address="ann"'],
  ['podcast:valueRecipient', 'type="lnaddress"'],
  ['podcast:person', 'type="lnaddress" address="ann@example.com"'],
])('<%s %s> is paid at %s by %s', (name, attributes, host = '', user = '') => {
  const markup = `<${name} xmlns:podcast="https://podcastindex.org/namespace/1.0" ${attributes}/>`;
  const { root } = readText(markup, { name: 'feed.xml' });
  const methods = host === '' ? [] : ['keysend', 'lnurlp'];
  expect(root && paymentAddresses(root)).toEqual(
    methods.map((method) => `https://${host}/.well-known/${method}/${user}`),
  );
});

test.each([
  ['the newest by their dates', ['01 Jan', '03 Jan', '02 Jan'], 2, ['2', '3']],
  ['the first where one has no date', ['01 Jan', 'soon', '02 Jan'], 2, ['1', '2']],
  ['the first of one date', ['01 Jan', '01 Jan', '01 Jan'], 1, ['1']],
  ['all', ['01 Jan', '03 Jan', '02 Jan'], 'all', ['1', '2', '3']],
] as const)('of the episodes, those are asked for: %s', (_, days, episodes, expected) => {
  const items = days.map(
    (day, index) =>
      `<item><pubDate>${day} 2026 10:00:00 +0000</pubDate><enclosure url="https://m.example.com/${index + 1}.mp3"/></item>`,
  );
  const feed = readText(`<rss><channel>${items.join('')}</channel></rss>`, { name: 'feed.xml' });
  const found = addressesOf(feed, { episodes, isFetched: false }).filter(({ role }) => role === 'recording');
  expect(found.map(({ url }) => /(\d)\.mp3/.exec(url)?.[1])).toEqual(expect.arrayContaining([...expected]));
  expect(found).toHaveLength(expected.length);
});
