/**
 * Feeds made to exhaust whoever checks them: by name, a function from a size in bytes to a feed of about that size.
 */

import { count, fill } from './pieces.mjs';

const namespaces = [
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:psc="http://podlove.org/simple-chapters"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:spotify="http://www.spotify.com/ns/rss"',
].join(' ');

function channel(content) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${namespaces}><channel><title>Rust in Production</title><link>https://rust.example.com/</link><description>Rust.</description><language>en</language>${content}</channel></rss>\n`;
}

const kernel =
  '<title>Rust for Linux</title><guid isPermaLink="false">ff80</guid><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><enclosure url="https://media.example.com/1.mp3" length="1234567" type="audio/mpeg"/>';

function item(content) {
  return channel(`<item>${kernel}${content}</item>`);
}

/** What may stand in a text again and again, escaped for XML. */
const pieces = {
  blanks: ' ',
  'line ends': '\n',
  'blanks and line ends': ' \n\t',
  'no-break spaces': '\u00a0',
  letters: 'a',
  words: 'tea ',
  digits: '7',
  'digits and colons': '1:',
  'digits and dots': '1.',
  'letters and dots': 'a.',
  dots: '.',
  hyphens: '-',
  'letters and hyphens': 'a-',
  slashes: '/',
  colons: ':',
  commas: 'a, ',
  'percent signs': '%',
  'percent escapes': '%20',
  'double escapes': '%2525',
  ampersands: '&amp;',
  'escaped ampersands': '&amp;amp;',
  'references as text': '&amp;#x41;',
  'open angles': '&lt;',
  'open tags': '&lt;b&gt;',
  'open tags in a row': '&lt;p&gt;&lt;i&gt;',
  'tags opened and closed': '&lt;b&gt;x&lt;/b&gt;',
  'pictures without an end': '&lt;svg&gt;&lt;math&gt;',
  'tables in tables': '&lt;table&gt;&lt;tr&gt;&lt;td&gt;',
  'links without an end': '&lt;a href="',
  'links to nowhere': '&lt;a href="http://"&gt;x&lt;/a&gt;',
  'comments without an end': '&lt;!--',
  'attributes of one tag': 'a="" ',
  'CDATA as text': '&lt;![CDATA[',
  braces: '{',
  templates: '{{a}}',
  'open templates': '{{ ',
  'template statements': '{% if a %}',
  shortcodes: '[audio]',
  'open brackets': '[',
  'links in Markdown': '[a](b)',
  'open links in Markdown': '[a](',
  stars: '*',
  emphasis: '**a** ',
  underscores: '_a_ ',
  backticks: '`',
  'hash signs': '# ',
  quotes: '"',
  apostrophes: "it's ",
  addresses: 'https://example.com/a ',
  schemes: 'http://',
  www: 'www.a.',
  'mail addresses': 'a@b.example ',
  'at signs': '@',
  mojibake: 'Ã¤',
  'mojibake and characters': 'Ã¤漢',
  'half mojibake': 'Ã',
  'curly mojibake': 'â€™',
  'replacement characters': '\ufffd',
  'control characters': '\u0085',
  'marks that hide': '\u200b',
  'marks that turn around': '\u202e',
  'combining marks': 'a\u0301',
  emoji: '👩‍💻',
  times: '00:10 a\n',
  'times in brackets': '(1:00:00) ',
  dates: '2026-01-01 ',
  'hexadecimal digits': 'ff',
  base64: 'TWFu',
  'quoted-printable': '=C3=A4',
  'escapes of JSON': '\\u00e4',
  backslashes: '\\',
  'names of values': 'undefined ',
  'entities without an end': '&amp;nbsp',
};

/** Where it may stand: a feed that holds the text there. */
const places = {
  'the notes': (text) => item(`<description>${text}</description>`),
  'the title of an item': (text) => channel(`<item><title>${text}</title><guid>1</guid></item>`),
  'the notes in CDATA': (text) =>
    item(
      `<content:encoded><![CDATA[${text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')}]]></content:encoded>`,
    ),
  'the date': (text) => channel(`<item><title>A</title><pubDate>${text}</pubDate></item>`),
  'the duration': (text) => item(`<itunes:duration>${text}</itunes:duration>`),
  'the link': (text) => item(`<link>https://${text}</link>`),
  'the guid': (text) => channel(`<item><title>A</title><guid>${text}</guid></item>`),
  'the language': (text) => channel(`<podcast:medium>${text}</podcast:medium><language>${text}</language>`),
  'the address of the enclosure': (text) =>
    channel(
      `<item><title>A</title><enclosure url="https://${text.replaceAll('"', '&quot;')}" length="1" type="audio/mpeg"/></item>`,
    ),
  'names and keywords': (text) =>
    item(
      `<itunes:author>${text}</itunes:author><itunes:keywords>${text}</itunes:keywords><podcast:person>${text}</podcast:person>`,
    ),
  'an attribute': (text) =>
    item(`<podcast:transcript url="https://example.com/a.vtt" type="${text.replaceAll('"', '&quot;')}"/>`),
  'a category': (text) =>
    channel(`<itunes:category text="${text.replaceAll('"', '&quot;')}"/><category>${text}</category>`),
};

/** Elements again and again. */
const elements = {
  'empty items': '<item/>',
  'items with a title': '<item><title>A</title></item>',
  'items with an enclosure':
    '<item><title>A</title><enclosure url="https://example.com/a.mp3" length="1" type="audio/mpeg"/></item>',
  'items with everything wrong':
    '<item><title></title><link>a</link><guid></guid><pubDate>x</pubDate><enclosure url="" length="a" type="b"/><itunes:duration>x</itunes:duration></item>',
  'items of the same guid': '<item><title>A</title><guid>1</guid></item>',
  'unknown elements': '<a/>',
  'unknown podcast elements': '<podcast:a/>',
  'misplaced elements': '<enclosure/>',
  titles: '<title>A</title>',
  links: '<link>https://example.com/</link>',
  'links of Atom': '<atom:link rel="self" href="https://example.com/"/>',
  images: '<image><url>a</url></image>',
  categories: '<category>A</category>',
  'Apple categories': '<itunes:category text="Technology"/>',
  people: '<podcast:person>A</podcast:person>',
  funding: '<podcast:funding url="a">A</podcast:funding>',
  'value recipients':
    '<podcast:value type="lightning" method="keysend"><podcast:valueRecipient type="node" address="a" split="1"/></podcast:value>',
  'live items':
    '<podcast:liveItem status="live" start="2026-01-01T00:00:00Z"><title>A</title></podcast:liveItem>',
  trailers: '<podcast:trailer url="a" pubdate="x">A</podcast:trailer>',
  'remote items': '<podcast:remoteItem feedGuid="a"/>',
  'txt records': '<podcast:txt>a</podcast:txt>',
  comments: '<!-- a -->',
  'processing instructions': '<?a b?>',
  'CDATA sections': '<![CDATA[a]]>',
  'text between elements': 'a<b/>',
  'undeclared prefixes': '<p:a/>',
};

/** Elements of one item again and again. */
const within = {
  enclosures: '<enclosure url="https://example.com/a.mp3" length="1" type="audio/mpeg"/>',
  transcripts: '<podcast:transcript url="https://example.com/a.vtt" type="text/vtt"/>',
  'alternate enclosures':
    '<podcast:alternateEnclosure type="audio/mpeg"><podcast:source uri="https://example.com/a.mp3"/></podcast:alternateEnclosure>',
  soundbites: '<podcast:soundbite startTime="1" duration="30">A</podcast:soundbite>',
  'social threads': '<podcast:socialInteract protocol="activitypub" uri="https://example.com/a"/>',
  'chapters inside': '<psc:chapters version="1.2"><psc:chapter start="0" title="A"/></psc:chapters>',
  'media contents': '<media:content url="https://example.com/a.mp3"/>',
  'value time splits':
    '<podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="1" duration="2"><podcast:remoteItem feedGuid="a"/></podcast:valueTimeSplit></podcast:value>',
  descriptions: '<description>A</description>',
};

/** Whole documents. */
const documents = {
  'bytes that are not UTF-8': (size) =>
    Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><title>'),
      Buffer.alloc(size, 0xff),
      Buffer.from('</title></channel></rss>'),
    ]),
  'bytes of windows-1252': (size) =>
    Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><title>'),
      Buffer.alloc(size, 0x92),
      Buffer.from('</title></channel></rss>'),
    ]),
  'zero bytes': (size) => Buffer.alloc(size),
  'UTF-16': (size) =>
    Buffer.from(`\ufeff${item(`<description>${fill('tea ', size / 2)}</description>`)}`, 'utf16le'),
  'blanks before the declaration': (size) => fill(' \n', size) + channel(''),
  'text after the end': (size) => channel('') + fill('a', size),
  'a page of HTML': (size) => `<!DOCTYPE html><html><body>${fill('<p>tea<br>', size)}</body></html>`,
  JSON: (size) => fill('{"a":[', size),
  'an open start tag': (size) => `<rss version="2.0"><channel ${fill('a="1" ', size)}`,
  'levels of elements': (size) => `<rss version="2.0"><channel>${fill('<a>', size)}`,
  'a doctype': (size) =>
    `<!DOCTYPE rss [${count((index) => `<!ENTITY a${index} "x">`, size)}]>${channel('')}`,
  'entities used': (size) =>
    `<!DOCTYPE rss [<!ENTITY a "xxxxxxxxxxxxxxxxxxxx">]>${channel(`<title>${fill('&a;', size)}</title>`)}`,
  'unknown entities': (size) => channel(`<description>${fill('&nope;', size)}</description>`),
  'forbidden references': (size) => channel(`<description>${fill('&#1;', size)}</description>`),
  'bare ampersands': (size) => channel(`<description>${fill('& ', size)}</description>`),
  attributes: (size) => channel(`<a ${count((index) => `a${index}="1" `, size)}/>`),
  'attributes of one name': (size) => channel(`<a ${fill('a="1" ', size)}/>`),
  namespaces: (size) => channel(`<a ${count((index) => `xmlns:a${index}="urn:a" `, size)}/>`),
  'elements of many names': (size) => channel(count((index) => `<a${index}/>`, size)),
  'podcast elements of many names': (size) => channel(count((index) => `<podcast:a${index}/>`, size)),
  'items of many titles': (size) =>
    channel(count((index) => `<item><title>Tea ${index}</title><guid>${index}</guid></item>`, size)),
  'items of many numbers': (size) =>
    channel(
      count(
        (index) =>
          `<item><title>${index}: Tea</title><guid>${index}</guid><itunes:season>1</itunes:season><itunes:episode>${index}</itunes:episode><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>`,
        size,
      ),
    ),
  'items under a long language': (size) =>
    channel(
      `<language>${fill('EN ', size / 2)}</language>${fill('<item><title>A</title></item>', size / 2)}`,
    ),
  'items after one with a title of blanks': (size) =>
    item(`<itunes:title>${fill(' ', size / 2)}</itunes:title>${fill('<podcast:person/>', size / 2)}`),
  'an item with a title of blanks and many children': (size) =>
    channel(
      `<item><title>${fill(' ', size / 2)}A</title>${fill('<podcast:person href="a"/>', size / 2)}</item>`,
    ),
  'notes with the same ends': (size) => {
    const [first, last] = ['x'.repeat(100), 'y'.repeat(100)];
    const one = (notes) =>
      `<item><title>A</title><description>${first} ${notes} ${last}</description></item>`;
    return channel(one(fill('tea, ', Math.min(90_000, size / 2))) + fill(one('tea'), size / 2));
  },
  'escapes in a long address of a page': (size) =>
    item(`<link>https://a.example/?${fill('&amp;amp;', size)}</link>`),
  countries: (size) => channel(`<spotify:countryOfOrigin>${fill('a;', size)}</spotify:countryOfOrigin>`),
  'pictures of many sizes': (size) => channel(`<podcast:images srcset="${fill('a 1w, ', size)}"/>`),
  'a title of keywords': (size) =>
    `<rss version="2.0"><channel><title>${fill('a,', size)}</title></channel></rss>`,
  'people of many names': (size) =>
    item(count((index) => `<podcast:person>Tea ${index}</podcast:person>`, size)),
  'one long name of an element': (size) => channel(`<${fill('a', size)}/>`),
  'one long name of an attribute': (size) => channel(`<a ${fill('a', size)}="1"/>`),
  'one long processing instruction': (size) => channel(`<?a ${fill('b', size)}?>`),
  'one long comment': (size) => channel(`<!-- ${fill('- ', size)}-->`),
  subcategories: (size) => channel(`${fill('<itunes:category text="Arts">', size)}`),
  'chapters inside one item': (size) =>
    item(
      `<psc:chapters version="1.2">${count((index) => `<psc:chapter start="${index}" title="Tea"/>`, size)}</psc:chapters>`,
    ),
};

/** Every feed, by its name. */
export const feeds = Object.fromEntries([
  ...Object.entries(places).flatMap(([place, holding], at) =>
    Object.entries(pieces)
      // Each piece stands in notes; elsewhere every fourth, another one at each place.
      .filter((_, index) => at === 0 || index % 4 === at % 4)
      .map(([name, piece]) => [`${name} in ${place}`, (size) => holding(fill(piece, size))]),
  ),
  ...Object.entries(elements).map(([name, piece]) => [name, (size) => channel(fill(piece, size))]),
  ...Object.entries(within).map(([name, piece]) => [
    `${name} in one item`,
    (size) => item(fill(piece, size)),
  ]),
  ...Object.entries(documents),
]);
