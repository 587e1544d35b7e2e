import { describe, test } from 'vitest';
import { differencesOf } from '../../src/import/differences.js';
import { readText } from '../../src/xml/document.js';
import { readAgain } from '../../src/xml/second.js';
import { keeps } from '../kept.js';
import { differencesIn, importOf, saidOf } from './imported.js';

const recorded = '<enclosure url="https://m.example.com/a.mp3" length="12" type="audio/mpeg"/>';

/** What a channel and its item say, where they do not say what hosts usually say. */
const unusual: Readonly<Record<string, readonly [channel: string, item: string]>> = {
  'nothing but titles': ['<title>Garden</title>', '<title>Soil</title>'],
  'titles for Apple alone': [
    '<itunes:title>Garden</itunes:title>',
    '<itunes:title>Soil</itunes:title><enclosure url="soil.mp3"/>',
  ],
  'the elements of Dublin Core': [
    '<title>Garden</title><dc:language>en</dc:language><dc:creator>Ann</dc:creator><dc:rights>CC</dc:rights>',
    '<title>Soil</title><dc:date>2026-01-02T10:00:00Z</dc:date><dc:creator>Bo</dc:creator><enclosure url="/soil.mp3" length="x"/>',
  ],
  'an editor and a picture': [
    '<title>Garden</title><link>https://garden.example.com/</link><managingEditor>ann@example.com (Ann)</managingEditor><image><url>/a.png</url></image><itunes:owner><itunes:email>Ann &lt;ann@example.com&gt;</itunes:email></itunes:owner>',
    '<title>Soil</title><link>/soil/</link><guid>1</guid><enclosure url="/soil.mp3" length="0012" type="audio/mpeg"/><itunes:duration>75</itunes:duration><itunes:explicit>clean</itunes:explicit><itunes:season>2</itunes:season><itunes:episode>3.5</itunes:episode>',
  ],
  'values that are none': [
    '<title>Garden</title><googleplay:image href="a.png"/><itunes:explicit>maybe</itunes:explicit><itunes:block>Yes</itunes:block><podcast:block id="x">no</podcast:block><podcast:locked>sure</podcast:locked><itunes:complete>no</itunes:complete><itunes:category text="News"><itunes:category text="Tech News"/></itunes:category><itunes:category>Arts</itunes:category>',
    '<title>Soil</title><itunes:duration>soon</itunes:duration><itunes:explicit>maybe</itunes:explicit><itunes:block>yes</itunes:block><itunes:episodeType>Bonus</itunes:episodeType><itunes:episode>-1</itunes:episode><podcast:season name="One">1</podcast:season><podcast:episode display="Ch. 1">1</podcast:episode><enclosure length="5"/>',
  ],
  'notes that Markdown would change': [
    '<title>Garden</title>',
    '<title>Soil</title><content:encoded>&lt;p&gt;{{ x }}&lt;/p&gt;a*b &amp;#1;&lt;pre&gt;1\n\n2&lt;/pre&gt;&lt;script&gt;x&lt;/script&gt; [y](z)</content:encoded><enclosure url="https://m.example.com/a.mp3"/>',
  ],
  'titles for Apple that are the same, and two seasons': [
    '<title>Garden</title><itunes:title>Garden</itunes:title><itunes:subtitle>Soil</itunes:subtitle>',
    '<title>Soil</title><itunes:title>Soil</itunes:title><itunes:season>1</itunes:season><itunes:episode>1</itunes:episode><itunes:block>yes</itunes:block><enclosure url="https://m.example.com/a.mp3"/></item><item><title>Sand</title><itunes:season>2</itunes:season><itunes:episode>1</itunes:episode><enclosure url="https://m.example.com/b.mp3"/>',
  ],
  'an enclosure of another type': [
    '<title>Garden</title>',
    '<title>Soil</title><enclosure url="https://m.example.com/a.mp3" length="12" type="audio/x-soil"/>',
  ],
  'an enclosure with an address of the site': [
    '<title>Garden</title><link>https://m.example.com/</link>',
    '<title>Soil</title><enclosure url="/a.mp3" length="012" type="audio/mpeg"/>',
  ],
  'people in the order of a feed': [
    '<title>Garden</title><podcast:person>Ann</podcast:person>',
    `<title>Soil</title><podcast:person role="Host">Ann</podcast:person><podcast:person role="guest">Bo</podcast:person><podcast:person role="editor" group="Crew">Cy</podcast:person><podcast:person> </podcast:person>${recorded}`,
  ],
  'people in another order': [
    '<title>Garden</title><podcast:person>Ann</podcast:person><podcast:person role="guest">Dee</podcast:person>',
    `<title>Soil</title><podcast:person role="guest" href="https://bo.example.com/">Bo</podcast:person><podcast:person img="a.png">Ann</podcast:person>${recorded}`,
  ],
  'other hosts than the show, and an author of its own': [
    '<title>Garden</title><itunes:author>Ann</itunes:author><podcast:person>Ann</podcast:person>',
    `<title>Soil</title><itunes:author>Bo</itunes:author><podcast:person>Bo</podcast:person>${recorded}`,
  ],
  'the author of the show': [
    '<title>Garden</title><itunes:author>Ann</itunes:author>',
    `<title>Soil</title><itunes:author>Ann</itunes:author>${recorded}`,
  ],
  'titles that begin with their numbers': [
    '<title>Garden</title>',
    [
      ...['603: Rust', 'Episode 604', 'ep-605 Tea', '606', '6060 things', 'Folge 608 – Ende', 'con', 'About'],
      ...['', '?!', 'Rust', 'rust!', `${'long words '.repeat(20)}`, 'ÄÖ’s Straße', 'x'.repeat(90)],
    ]
      .map((title, index) => {
        const number = index < 6 ? `<itunes:episode>${603 + index}</itunes:episode>` : '';
        return `<title>${title}</title>${number}<pubDate>Sat, ${10 + index} Jan 2026 00:00:00 GMT</pubDate>${recorded}`;
      })
      .join('</item><item>'),
  ],
  'elements and attributes of others': [
    '<title>Garden</title><x:y xmlns:x="urn:x" x:a="1&#9;2" b="&quot;">t<x:z/> &amp; <![CDATA[<u>]]></x:y><undeclared:a b="c"/><itunes:nope>n</itunes:nope>',
    `<title>Soil</title><y xmlns="urn:y"><z xml:lang="en"/></y><Media:rating xmlns:Media="http://search.yahoo.com/mrss/">no</Media:rating>${recorded}`,
  ],
  'notes of which nothing is left': [
    '<title>Garden</title>',
    '<title>Soil</title><content:encoded>&lt;script&gt;x&lt;/script&gt;</content:encoded><description>One &lt; two &lt;b&gt;three</description>',
  ],
};

describe('what becomes of a feed is kept', () => {
  const declared = [
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    'xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"',
  ].join(' ');

  test.each(Object.entries(unusual))('%s', (_, [channel, item]) => {
    const text = `<rss version="2.0" ${declared}><channel>${channel}<item>${item}</item></channel></rss>`;
    keeps(saidOf(importOf(readText(text, { name: 'feed.xml' }))));
  });

  test.each(Object.entries(unusual))('%s, beside what usual hosts write', (_, [, item]) => {
    const before = readText(
      `<rss ${declared}><channel><itunes:explicit>no</itunes:explicit><item>${item.replace('<guid>1</guid>', '')}<guid>1</guid></item></channel></rss>`,
      { name: 'feed.xml' },
    );
    const after = readAgain(
      `<rss ${declared}><channel><itunes:explicit>false</itunes:explicit><item><title>Soil</title><guid>1</guid><itunes:duration>1:15</itunes:duration><enclosure url="https://m.example.com/a.mp3" length="12" type="audio/mpeg"/><itunes:block>Yes</itunes:block><itunes:explicit>true</itunes:explicit></item></channel></rss>`,
    );
    if (!before.channel || !after) throw new Error('There is no channel.');
    keeps(differencesIn(differencesOf(before.channel.element, after)));
  });
});
