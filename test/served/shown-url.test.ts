import { expect, test } from 'vitest';
import { paymentAddresses } from '../../src/served/addresses.js';
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
