import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { type DirectoryName, defaultProfiles } from '../../src/directories/index.js';
import { read } from '../../src/xml/document.js';

/** A feed that no directory objects to, in the pieces that a variation may replace. */
const channel = {
  title: '<title>Rust in Production</title>',
  link: '<link>https://rust-in-production.example.com/</link>',
  description: '<description>Companies that run Rust tell how it went.</description>',
  language: '<language>en</language>',
  author: '<itunes:author>Matthias Endler</itunes:author>',
  image: '<itunes:image href="https://media.example.com/cover.jpg"/>',
  category: '<itunes:category text="Technology"/>',
  explicit: '<itunes:explicit>false</itunes:explicit>',
};

const item = {
  title: '<title>Rust for Linux</title>',
  description: '<description>How Rust came into the kernel.</description>',
  guid: '<guid isPermaLink="false">7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11</guid>',
  pubDate: '<pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate>',
  enclosure:
    '<enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/>',
};

type Pieces<Of> = { readonly [Name in keyof Of]?: string } & { readonly more?: string };

function join(base: Readonly<Record<string, string>>, { more = '', ...pieces }: Pieces<typeof base>): string {
  return [...Object.values({ ...base, ...pieces }), more].join('\n');
}

const declarations =
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"';

function inRss(content: string, open = `<rss version="2.0" ${declarations}>`): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${content}\n</rss>\n`;
}

/** A feed whose item is varied. */
function ofItem(pieces: Pieces<typeof item>): string {
  return ofChannel({ more: `<item>${join(item, pieces)}</item>` });
}

/** A feed whose channel is varied. */
function ofChannel(pieces: Pieces<typeof channel>, after = ''): string {
  const own = pieces.more?.includes('<item>') ? '' : `<item>${join(item, {})}</item>`;
  return inRss(`<channel>${join(channel, pieces)}${own}${after}</channel>`);
}

const plain = ofChannel({});

function dated(date: string): string {
  return ofItem({ pubDate: `<pubDate>${date}</pubDate>` });
}

function enclosing(attributes: string): string {
  return ofItem({ enclosure: `<enclosure ${attributes}/>` });
}

function identified(guid: string): string {
  return ofItem({ guid });
}

function another(name: string, date: string): string {
  return `<item>${join(item, {
    title: `<title>${name}</title>`,
    guid: `<guid isPermaLink="false">${name}-2025</guid>`,
    pubDate: `<pubDate>${date}</pubDate>`,
    enclosure: `<enclosure url="https://media.example.com/${name}.mp3" length="38000000" type="audio/mpeg"/>`,
  })}</item>`;
}

/** Everything that looks odd and is right, or is wrong in a way that no reader minds. */
const innocents: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = {
  'XML in all its forms': {
    'the feed that the others vary': plain,
    'single quotes': plain.replaceAll('"', "'"),
    'no white space at all': plain.replaceAll('\n', ''),
    'line ends of Windows': plain.replaceAll('\n', '\r\n'),
    'line ends of old Macs': plain.replaceAll('\n', '\r'),
    'a byte order mark': new TextEncoder().encode(`\uFEFF${plain}`),
    'UTF-8 in lower case': plain.replace('UTF-8', 'utf-8'),
    'a standalone declaration': plain.replace('?>', ' standalone="yes"?>'),
    'white space inside tags': plain.replaceAll('></', ' ></').replaceAll('/>', '\n/>'),
    'comments everywhere': plain.replaceAll('<title>', '<!-- what it is called --><title><!-- short -->'),
    'a style sheet': plain.replace('<rss', '<?xml-stylesheet type="text/xsl" href="/feed.xsl"?>\n<rss'),
    'an instruction inside the channel': plain.replace('<channel>', '<channel><?airworthy made this?>'),
    'a comment behind the root': `${plain}<!-- made on Thursday -->`,
    'an empty element with an end tag': plain.replace(
      /<itunes:category ([^>]*)\/>/,
      '<itunes:category $1></itunes:category>',
    ),
    'decimal references': ofItem({ title: '<title>Rust &#38; Linux</title>' }),
    'hexadecimal references': ofItem({ title: '<title>Rust &#x26; Linux</title>' }),
    'the five entities of XML': ofItem({
      title: '<title>&lt;Rust&gt; &amp; &quot;Linux&apos;s&quot; kernel</title>',
    }),
    'characters beyond the first plane': ofItem({ title: '<title>Rust 🦀 for Linux 🐧</title>' }),
    'right to left': ofItem({ title: '<title>ראסט עבור לינוקס</title>' }),
  },

  'text about programs': {
    'an escape in code': ofItem({
      description:
        '<description><![CDATA[<p>In JSON <code>\\u00e9</code>, in Tera <code>{{ title }}</code>.</p>]]></description>',
    }),
    'an address with escapes': ofItem({
      description: '<description>Notes at https://example.com/caf%C3%A9%20rust?a[0]=b</description>',
    }),
    'arithmetic and quotes': ofItem({ title: '<title>2 ** 3 = 8, C# + F# = 100 %: [live] "#2"</title>' }),
    'the name of an error': ofItem({ title: '<title>Null, undefined and the Type Error: a warning</title>' }),
    'stars for a word that is not said': ofItem({ title: '<title>What the f**k is a monad?</title>' }),
    'a label in brackets': ofItem({ title: '<title>[VIDEO] Rust for Linux (audio)</title>' }),
    'a path of Windows': ofItem({ title: '<title>C:\\Users and \\\\server</title>' }),
  },

  'CDATA in all its forms': {
    'around a title': ofItem({ title: '<title><![CDATA[Rust & Linux]]></title>' }),
    'with white space around it': ofItem({ title: '<title> <![CDATA[Rust for Linux]]>\n</title>' }),
    'in two sections': ofItem({
      description: '<description><![CDATA[How Rust]]><![CDATA[ came into the kernel.]]></description>',
    }),
    'beside plain text': ofItem({
      description: '<description>How <![CDATA[Rust]]> came into the kernel.</description>',
    }),
    'around an end of CDATA': ofItem({
      description: '<description><![CDATA[if (a[b[0]]]]><![CDATA[> 0)]]></description>',
    }),
    'around a guid': identified(
      '<guid isPermaLink="false"><![CDATA[7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11]]></guid>',
    ),
    'around a link': ofChannel({
      link: '<link><![CDATA[https://rust-in-production.example.com/?a=1&b=2]]></link>',
    }),
    'around a date': dated('<![CDATA[Thu, 11 Dec 2025 16:00:00 +0000]]>'),
    'around a word': ofChannel({ explicit: '<itunes:explicit><![CDATA[false]]></itunes:explicit>' }),
    'around nothing': ofItem({ more: '<content:encoded><![CDATA[]]></content:encoded>' }),
    'around notes with markup': ofItem({
      description:
        '<description><![CDATA[<p>With <a href="https://rust-for-linux.com/">links</a> &amp; more.</p>]]></description>',
    }),
  },

  'namespaces in all their forms': {
    'another prefix for itunes': plain.replaceAll('itunes:', 'apple:').replace('xmlns:itunes', 'xmlns:apple'),
    'another prefix for podcast': ofChannel({ more: '<podcast:locked>yes</podcast:locked>' })
      .replaceAll('podcast:', 'pc:')
      .replace('xmlns:podcast', 'xmlns:pc'),
    'a default namespace on an element': ofChannel({
      more: '<link xmlns="http://www.w3.org/2005/Atom" rel="self" href="https://feeds.example.com/rust.xml" type="application/rss+xml"/>',
    }),
    'a declaration on the element itself': ofItem({
      more: '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Matthias Endler</dc:creator>',
    }),
    'a declaration that nothing uses': inRss(
      `<channel>${join(channel, { more: `<item>${join(item, {})}</item>` })}</channel>`,
      `<rss version="2.0" ${declarations} xmlns:media="http://search.yahoo.com/mrss/">`,
    ),
    'the older address of the podcast namespace': plain.replace(
      'https://podcastindex.org/namespace/1.0',
      'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md',
    ),
    'a vocabulary nobody knows': ofItem({
      more: '<x:mood xmlns:x="https://rust-in-production.example.com/ns" x:level="3"><x:why>release day</x:why></x:mood>',
    }),
    'an element of a default namespace nobody knows': ofChannel({
      more: '<mood xmlns="https://rust-in-production.example.com/ns"><title>calm</title></mood>',
    }),
    'an attribute of a vocabulary nobody knows': plain.replace(
      '<channel>',
      '<channel xmlns:x="https://rust-in-production.example.com/ns" x:shard="7">',
    ),
  },

  'dates that RFC 5322 reads': {
    'a day of one digit': dated('Thu, 4 Dec 2025 16:00:00 +0000'),
    'no weekday': dated('11 Dec 2025 16:00:00 +0000'),
    'no seconds': dated('Thu, 11 Dec 2025 16:00 +0000'),
    'a leap second': dated('Sat, 31 Dec 2016 23:59:60 +0000'),
    GMT: dated('Thu, 11 Dec 2025 16:00:00 GMT'),
    UT: dated('Thu, 11 Dec 2025 16:00:00 UT'),
    Z: dated('Thu, 11 Dec 2025 16:00:00 Z'),
    'a zone of North America': dated('Thu, 11 Dec 2025 08:00:00 PST'),
    'half an hour': dated('Thu, 11 Dec 2025 21:30:00 +0530'),
    'an unknown zone': dated('Thu, 11 Dec 2025 16:00:00 -0000'),
    'a comment': dated('Thu, 11 Dec 2025 16:00:00 +0000 (UTC)'),
    'a comment within a comment': dated('Thu, 11 Dec (the second (and last)) 2025 16:00:00 +0000'),
    'folded lines': dated('Thu,\n 11 Dec\n 2025\t16:00:00 +0000'),
    'no blank behind the comma': dated('Thu,11 Dec 2025 16:00:00 +0000'),
    'other cases': dated('THU, 11 dec 2025 16:00:00 gmt'),
    'a year of two digits': dated('Thu, 11 Dec 25 16:00:00 +0000'),
    'an entity for the plus sign': dated('Thu, 11 Dec 2025 16:00:00 &#43;0000'),
    'white space around it': dated('\n      Thu, 11 Dec 2025 16:00:00 +0000\n    '),
  },

  'addresses and files': {
    'artwork with a query': ofChannel({
      image: '<itunes:image href="https://media.example.com/cover.jpg?v=3&amp;w=3000"/>',
    }),
    'artwork in upper case': ofChannel({
      image: '<itunes:image href="https://media.example.com/COVER.PNG"/>',
    }),
    'artwork with dots in its name': ofChannel({
      image: '<itunes:image href="https://media.example.com/cover.2025.12.jpeg"/>',
    }),
    'a tracking prefix': enclosing(
      'url="https://op3.dev/e,pg=9b024349-ccf0-5f69-a609-6b82873eab3c/media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"',
    ),
    'three tracking prefixes': enclosing(
      'url="https://dts.podtrac.com/redirect.mp3/chrt.fm/track/9EE2G/pdst.fm/e/media.example.com/rust-for-linux.mp3?source=feed" length="41000000" type="audio/mpeg"',
    ),
    'an encoded address in a path': enclosing(
      'url="https://play.example.com/12/https%3A%2F%2Fmedia.example.com%2Frust-for-linux.mp3" length="41000000" type="audio/mpeg"',
    ),
    'an unknown length': enclosing(
      'url="https://media.example.com/rust-for-linux.mp3" length="0" type="audio/mpeg"',
    ),
    'M4A as Apple has it': enclosing(
      'url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/x-m4a"',
    ),
    'M4A as IANA has it': enclosing(
      'url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/mp4"',
    ),
    'a video': enclosing(
      'url="https://media.example.com/rust-for-linux.mp4" length="980000000" type="video/mp4"',
    ),
    'no encryption': enclosing(
      'url="http://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"',
    ),
    'a port and a token': enclosing(
      'url="https://media.example.com:8443/rust-for-linux.mp3?token=a%2Fb%3D&amp;t=1#t=0" length="41000000" type="audio/mpeg"',
    ),
    'attributes in another order, some unknown': enclosing(
      'type="audio/mpeg" bitrate="128" length="41000000" url="https://media.example.com/rust-for-linux.mp3"',
    ),
    'a link that is a mail address': ofItem({ more: '<link>mailto:show@example.com</link>' }),
    'a link with letters beyond ASCII': ofItem({
      more: '<link>https://rust-in-production.example.com/gäste/линус</link>',
    }),
    'a link to an IPv6 host': ofItem({ more: '<link>http://[2001:db8::1]/rust-for-linux</link>' }),
    'a host with letters beyond ASCII': ofChannel({ link: '<link>https://rüst.example.com/</link>' }),
  },

  'what is carried although the letter forbids it': {
    'the type audio/mp3': enclosing(
      'url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mp3"',
    ),
    'a type that says nothing': enclosing(
      'url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="application/octet-stream"',
    ),
    'an M4A that is called an MP3': enclosing(
      'url="https://media.example.com/rust-for-linux.m4a" length="41000000" type="audio/mpeg"',
    ),
    'a redirector without an extension': enclosing(
      'url="https://media.example.com/episodes/603" length="41000000" type="audio/mpeg"',
    ),
    'a script with the file in its query': enclosing(
      'url="https://media.example.com/play.php?file=rust-for-linux.mp3&amp;from=feed" length="41000000" type="audio/mpeg"',
    ),
    'an encoded blank in the file name': enclosing(
      'url="https://media.example.com/rust%20for%20linux.mp3" length="41000000" type="audio/mpeg"',
    ),
    'letters beyond ASCII in the file name': enclosing(
      'url="https://media.example.com/gäste.mp3" length="41000000" type="audio/mpeg"',
    ),
    'a password of a private feed': enclosing(
      'url="https://matthias:secret@media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"',
    ),
    'no length': enclosing('url="https://media.example.com/rust-for-linux.mp3" type="audio/mpeg"'),
    'an empty length': enclosing(
      'url="https://media.example.com/rust-for-linux.mp3" length="" type="audio/mpeg"',
    ),
    'an article among episodes': ofChannel({
      more: `<item>${join(item, {})}</item><item>${join(item, {
        title: '<title>We moved</title>',
        guid: '<guid isPermaLink="false">we-moved-2025</guid>',
        enclosure: '',
      })}</item>`,
    }),
    'an article with a picture among episodes': ofChannel({
      more: `<item>${join(item, {})}</item><item>${join(item, {
        title: '<title>We moved</title>',
        guid: '<guid isPermaLink="false">we-moved-2025</guid>',
        enclosure: '<enclosure url="https://media.example.com/office.jpg" length="0" type="image/jpeg"/>',
      })}</item>`,
    }),
    'an item twice': ofChannel({ more: `<item>${join(item, {})}</item><item>${join(item, {})}</item>` }),
    'a guid that does not say what it is': identified('<guid>rust-for-linux</guid>'),
    'a link without a host': ofItem({ more: '<link>/rust-for-linux/</link>' }),
    'a picture of 1400 pixels': ofChannel({
      more: '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link><width>1400</width><height>1400</height></image>',
    }),
    'an image without a link': ofChannel({
      more: '<image><url>https://media.example.com/cover.jpg</url></image>',
    }),
    'the zone UTC': dated('Thu, 11 Dec 2025 16:00:00 UTC'),
    'a zone of Europe': dated('Thu, 11 Dec 2025 16:00:00 CET'),
    'a zone with a colon': dated('Thu, 11 Dec 2025 16:00:00 +01:00'),
    'no zone': dated('Thu, 11 Dec 2025 16:00:00'),
    'another weekday': dated('Wed, 11 Dec 2025 16:00:00 +0000'),
    'a month in full': dated('Thu, 11 December 2025 16:00:00 +0000'),
    'a date of the channel in another form': ofChannel({
      more: '<lastBuildDate>2025-12-11 16:00:00 +0200 CEST</lastBuildDate>',
    }),
    'a version that nobody looks at': plain.replace('version="2.0"', 'version="0.92"'),
    'a locale for a language': ofChannel({ language: '<language>en_US</language>' }),
  },

  'items in all their forms': {
    'a permalink that says so': identified(
      '<guid isPermaLink="true">https://rust-in-production.example.com/rust-for-linux/</guid>',
    ),
    'a permalink by default': identified(
      '<guid>https://rust-in-production.example.com/rust-for-linux/</guid>',
    ),
    'a guid that is a tag': identified(
      '<guid isPermaLink="false">tag:example.com,2025:rust-for-linux</guid>',
    ),
    'a guid in upper case': identified(
      '<guid isPermaLink="false">7C1CBF6E-6F2B-4D0A-9D8B-0B5F6A3E2B11</guid>',
    ),
    'guids that differ in case only': ofChannel({
      more: `<item>${join(item, {})}</item><item>${join(item, {
        guid: '<guid isPermaLink="false">7C1CBF6E-6F2B-4D0A-9D8B-0B5F6A3E2B11</guid>',
        enclosure:
          '<enclosure url="https://media.example.com/curl.mp3" length="38000000" type="audio/mpeg"/>',
      })}</item>`,
    }),
    'the oldest first': ofChannel({
      more: [
        another('curl', 'Thu, 27 Nov 2025 16:00:00 +0000'),
        another('zed', 'Thu, 04 Dec 2025 16:00:00 +0000'),
        another('oxide', 'Thu, 11 Dec 2025 16:00:00 +0000'),
      ].join('\n'),
    }),
    'items in front of what is said of the show': inRss(
      `<channel><item>${join(item, {})}</item>${join(channel, {})}</channel>`,
    ),
    'a duration by the clock': ofItem({ more: '<itunes:duration>0:43:00</itunes:duration>' }),
    'more than 59 minutes': ofItem({ more: '<itunes:duration>90:01</itunes:duration>' }),
    'the older words for the rating': ofItem({ more: '<itunes:explicit>clean</itunes:explicit>' }),
    'a trailer without a number': ofItem({ more: '<itunes:episodeType>trailer</itunes:episodeType>' }),
    'a number with a leading zero': ofItem({
      more: '<itunes:season>05</itunes:season><itunes:episode>06</itunes:episode>',
    }),
    'categories of RSS with a domain': ofItem({
      more: '<category domain="https://rust-in-production.example.com/tags">Linux</category><category>Kernel</category>',
    }),
    'a live item that will be': ofChannel(
      {},
      `<podcast:liveItem status="pending" start="2026-12-10T16:00:00Z" end="2026-12-10T17:00:00Z"><title>Live from the kernel summit</title><guid isPermaLink="false">live-2026-12-10</guid><enclosure url="https://live.example.com/stream" length="0" type="audio/mpeg"/><podcast:contentLink href="https://live.example.com/">Listen</podcast:contentLink></podcast:liveItem>`,
    ),
  },

  'shows in all their forms': {
    'a retired category': ofChannel({ category: '<itunes:category text="Health"/>' }),
    'a subcategory': ofChannel({
      category:
        '<itunes:category text="Kids &amp; Family"><itunes:category text="Stories for Kids"/></itunes:category>',
    }),
    'three categories': ofChannel({
      category:
        '<itunes:category text="Technology"/><itunes:category text="Education"/><itunes:category text="Science"/>',
    }),
    'hours and days to skip': ofChannel({
      more: '<skipHours><hour>0</hour><hour>23</hour></skipHours><skipDays><day>Sunday</day></skipDays>',
    }),
    'a cloud as WordPress writes it': ofChannel({
      more: '<cloud domain="rust-in-production.example.com" port="80" path="/?rsscloud=notify" registerProcedure="" protocol="http-post"/>',
    }),
    'a serial show with numbers': ofChannel({
      more: `<itunes:type>serial</itunes:type><item>${join(item, { more: '<itunes:episode>1</itunes:episode>' })}</item>`,
    }),
    'a show that is complete': ofChannel({ more: '<itunes:complete>Yes</itunes:complete>' }),
    'a show that has moved': ofChannel({
      more: '<itunes:new-feed-url>https://feeds.example.com/rust.xml</itunes:new-feed-url>',
    }),
    'an element that Apple has dropped': ofChannel({
      more: '<itunes:keywords>rust, linux, kernel</itunes:keywords><itunes:subtitle>Stories of a language</itunes:subtitle>',
    }),
    'a language in lower case': ofChannel({ language: '<language>en-us</language>' }),
    'a language with a script': ofChannel({ language: '<language>zh-Hant-TW</language>' }),
  },
};

/** Titles that look like a fault to a program and not to a person. */
const titles: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Why 1 &lt; 2 and a &gt; b: proofs with ∀x∈ℝ',
    'x &lt;- y, a =&gt; b, and the -&gt; of it',
    'C++20: std::vector&lt;int&gt; v{1,2}; [[nodiscard]] explained',
    'What #[derive(Debug)] means in macros of Rust',
    '100 % Rust, 50% off and a 5%-hurdle',
    'Jinja, Liquid and Handlebars: why {% raw %} exists',
    'Null: the billion dollar mistake',
    'NaN != NaN, and undefined behaviour',
    '*args and **kwargs in Python',
    'snake_case and _private names',
    '#1 – The beginning',
    'Inside https://example.com/a_b?c=d',
    'Who? What? Where?? Why???',
    '¿Qué? ¡No!',
    'AC/DC, and/or, 24/7 &amp; TCP/IP',
    '...and then?',
    '👩🏽‍💻 Rust 🦀 at home 🏳️‍🌈',
    '1984',
    '404: Page not found, and other stories',
    'How to say [ˈrʌst] and /ɹ/',
    'H₂O, CO₂ &amp; E = mc²',
    'A♭ minor ♪ and 𝄞',
    'Untitled Goose Game',
    'Test Match Special: admin, root and you',
  ],
  ar: ['حلقة ١٢: الخبز والملح'],
  fa: ['می‌خواهم بدانم'],
  fr: ['L’âge d’or à 5 € — « déjà »'],
  he: ['פרק 12: "שלום" ועוד'],
  hi: ['कड़ी १२: क्षत्रिय'],
  ja: ['第１２回「〜とは？」'],
  ko: ['제12화: 시작 ㅋㅋ'],
  'pt-BR': ['AMANHÃ É OUTRO DIA: PÃO E VINHO, IRMÃ'],
  ro: ['Știința și țara'],
  'sr-Latn': ['Dobar dan, Srbijo'],
  th: ['ตอนที่ ๑๒ น้ำใจ'],
  tr: ['Bölüm 12: Işık ve İğne'],
  vi: ['Tập 12: Đường về quê'],
  yue: ['第十二集：廣東話'],
};

/** Notes of the same kind, as text that is decoded once. */
const notes: readonly string[] = [
  'He said *maybe*, she said _no_. 2*3*4 = 24 and a ** b in Python.',
  'Line one\n\n- a list\n- of things\n\n* stars *\n\n1. numbers',
  'See https://example.com/a_(b)?x={y}&amp;z=[1] for more.',
  '00:00 Start\n01:30 Middle\n12:45 End',
  'None of it is null, undefined or NaN. It is [object-oriented]. Warning: loud. Error: none.',
  'We talk about $title, %s in printf, and a "quoted" word.',
  'Write to me: show (at) example.com or show@example.com!',
  'Hello ;-) :-/ &lt;3 &lt;o&gt; ^_^ ¯\\_(ツ)_/¯',
  'What ?? Why ??? Who?!',
  '[SPONSORED] Get 10% off with code RUST10 [affiliate link](see below)',
  '&lt;p&gt;Look:&lt;/p&gt;&lt;pre&gt;&lt;code&gt;printf("%d\\n", x); {{ x }}&lt;/code&gt;&lt;/pre&gt;',
  '&lt;ul&gt;&lt;li&gt;One&lt;ul&gt;&lt;li&gt;Two&lt;/li&gt;&lt;/ul&gt;&lt;/li&gt;&lt;/ul&gt;',
];

/** What an item may have besides. */
const besides: readonly string[] = [
  '<link>https://[2606:2800:220:1:248:1893:25c8:1946]/rust</link>',
  '<link>https://xn--mller-kva.example/rust</link>',
  '<podcast:alternateEnclosure type="audio/flac" length="310000000"><podcast:source uri="https://media.example.com/rust.flac"/></podcast:alternateEnclosure>',
  '<podcast:alternateEnclosure type="audio/mpeg" length="41000000"><podcast:source uri="ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/rust.mp3"/></podcast:alternateEnclosure>',
  '<podcast:alternateEnclosure type="application/x-mpegURL" length="0" height="1080"><podcast:source uri="https://media.example.com/rust.m3u8"/></podcast:alternateEnclosure>',
  '<podcast:person role="host">Ann</podcast:person><podcast:person role="producer" group="creative direction">Ann</podcast:person>',
  '<podcast:person>Jennifer Null</podcast:person>',
  '<podcast:funding url="https://www.example.com/rust">Patreon</podcast:funding><podcast:funding url="https://coffee.example.com/rust">Coffee</podcast:funding>',
  '<podcast:soundbite startTime="73" duration="60"/><podcast:soundbite startTime="1234.5" duration="42.25">Why</podcast:soundbite>',
  '<podcast:socialInteract protocol="activitypub" uri="https://social.example.com/@rust/1" priority="1"/><podcast:socialInteract protocol="activitypub" uri="https://social.example.com/@rust/2" priority="2"/>',
  '<podcast:transcript url="https://media.example.com/t?id=1" type="text/vtt" language="en"/><podcast:transcript url="https://media.example.com/t?id=1&amp;f=srt" type="application/x-subrip" language="de"/>',
  '<category domain="tag">linux</category>',
  '<georss:point xmlns:georss="http://www.georss.org/georss">51.2254 6.7763</georss:point>',
  '<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">urn:isbn:0451450523</dc:identifier>',
  '<slash:comments xmlns:slash="http://purl.org/rss/1.0/modules/slash/">0</slash:comments>',
];

/** The findings in a feed that are more than an info. */
function warningsOf(feed: string): readonly string[] {
  const self = '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>';
  const document = read(new TextEncoder().encode(feed.replace('<channel>', `<channel>${self}`)), {
    name: 'feed.xml',
  });
  const { diagnostics } = check(document, { profiles: defaultProfiles, now: Date.UTC(2026, 10, 20) });
  return diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe('neither an error nor a warning', () => {
  test.each(Object.entries(titles).flatMap(([language, all]) => all.map((title) => [title, language])))(
    'the title %s',
    (title, language) => {
      const feed = ofItem({ title: `<title>${title}</title>` });
      expect(warningsOf(feed.replace('<language>en<', `<language>${language}<`))).toEqual([]);
    },
  );

  test.each(notes)('the notes %s', (text) => {
    expect(warningsOf(ofItem({ description: `<description>${text}</description>` }))).toEqual([]);
  });

  test.each(besides)('besides, %s', (more) => {
    expect(warningsOf(ofItem({ more }))).toEqual([]);
  });
});

/** The errors in a feed, which must at least be read as one with an episode. */
function errorsOf(feed: string | Uint8Array, profiles: readonly DirectoryName[]): readonly string[] {
  const bytes = typeof feed === 'string' ? new TextEncoder().encode(feed) : feed;
  const document = read(bytes, { name: 'feed.xml' });
  expect(document.channel?.items.flatMap(({ enclosures }) => enclosures)).not.toEqual([]);
  const { diagnostics } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe.each(Object.entries(innocents))('%s', (_, feeds) => {
  test.each(Object.entries(feeds))('%s', (_, feed) => {
    expect(errorsOf(feed, defaultProfiles)).toEqual([]);
  });
});

test('no two of them are the same', () => {
  const feeds = Object.values(innocents).flatMap((group) => Object.values(group).map(String));
  expect(new Set(feeds).size).toBe(feeds.length);
  expect(feeds.length).toBeGreaterThanOrEqual(60);
});

test('a feed that has no more than PSP-1 asks for', () => {
  const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>
    <title>Rust in Production</title>
    <description>Companies that run Rust tell how it went.</description>
    <link>https://rust-in-production.example.com/</link>
    <language>en</language>
    <itunes:category text="Technology"/>
    <itunes:explicit>false</itunes:explicit>
    <itunes:image href="https://media.example.com/cover.jpg"/>
    <item>
      <title>Rust for Linux</title>
      <enclosure length="41000000" type="audio/mpeg" url="https://media.example.com/rust-for-linux.mp3"/>
      <guid isPermaLink="false">rust-for-linux-2025</guid>
    </item>
  </channel>
</rss>
`;
  expect(errorsOf(feed, ['psp1'])).toEqual([]);
});
