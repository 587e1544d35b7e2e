import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { write } from '../../src/feed/write.js';
import { type Difference, differencesOf } from '../../src/import/differences.js';
import { type Imported, importFeed } from '../../src/import/import.js';
import { fileNames } from '../../src/import/names.js';
import { markupOf } from '../../src/import/rest.js';
import { isSaidBy, saidOfEpisode, saidOfShow } from '../../src/show/fields/foreign.js';
import { escapedHtml, escapedText } from '../../src/text/escape.js';
import { type Element, readText } from '../../src/xml/document.js';
import { readAgain } from '../../src/xml/second.js';
import { built, grandTour } from '../feed/grand-tour.js';
import { keeps } from '../kept.js';
import { now } from '../show/folder.js';
import { hosts } from './hosts.js';
import { changedIn, folderOf, importOf, move, moveTwice, undated } from './imported.js';

describe.each(Object.entries(hosts))('%s', (_, { feed, file, says }) => {
  test('is a show that says the same, and stays it', async () => {
    const [once, twice] = await moveTwice(feed);
    expect(once.file(file)).toContain(says);
    expect(once.imported.missing).toEqual([]);
    expect(once.differences.filter(({ because }) => because === undefined)).toEqual([]);
    const listed = new Set(once.differences.map(({ name }) => name));
    expect([...changedIn(feed, once.feed)].filter((name) => !listed.has(name))).toEqual([]);
    expect(undated(twice.feed)).toBe(undated(once.feed));
    expect(twice.differences.map(({ name }) => name).filter((name) => name !== 'lastBuildDate')).toEqual([]);
    keeps(saidOf(once.imported) + differencesIn(once.differences));
  });
});

/** The files of an import, and what it remarks. */
function saidOf({ name, files, remarks, missing, leftOut = [] }: Imported): string {
  return [
    `  ${name}, without ${missing.join(', ') || 'nothing'}`,
    ...files.flatMap(({ path, content }) => [`  > ${path}`, ...String(content).trimEnd().split('\n')]),
    ...remarks.map(({ path, message }) => `  ! ${path}: ${message}`),
    ...leftOut.map(({ what, count }) => `  ! ${count} ${what}`),
    '',
  ].join('\n    ');
}

function differencesIn(differences: readonly Difference[]): string {
  const lines = differences.map(({ where, name, kind, because, count, before, after }) => {
    return `  ${kind} ${count} ${where} ${name}: ${before} → ${after}, ${because}`;
  });
  return `\n${lines.join('\n')}`;
}

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

describe('the show that uses everything', () => {
  test('comes back from its feed', async () => {
    const { show, episodes } = await grandTour();
    const feed = write(show, episodes, built).text;
    const imported = importOf(readText(feed, { name: 'feed.xml' }));
    expect(imported.remarks).toEqual([]);
    const again = await build(folderOf(imported), {
      ...{ profiles: undefined, now, threshold: 'error', accepts: [], name: 'built.xml' },
    });
    expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const gone = linesOf(feed).filter((line) => !linesOf(again.feed?.text ?? '').includes(line));
    expect(gone).toMatchInlineSnapshot(`
      [
        "<itunes:title>Rust in Production</itunes:title>",
        "<itunes:title>Drivers in Rust</itunes:title>",
        "<itunes:title>Rust for Linux</itunes:title>",
        "<podcast:chapters url="https://feeds.example.com/chapters/rust-for-linux.aa99e310.json" type="application/json+chapters"/>",
      ]
    `);
  });

  test('keeps nothing as XML that a key says', async () => {
    const { show, episodes } = await grandTour();
    const bare = { ...show, xml: [], live: [] };
    const { channel } = readText(
      write(
        bare,
        episodes.map((each) => ({ ...each, xml: [] })),
        built,
      ).text,
      { name: 'feed.xml' },
    );
    const kept = [...(channel?.items ?? []), ...(channel ? [channel] : [])].flatMap(({ element }) =>
      element.children.filter(
        (each) => !isSaidBy(channel?.element === element ? saidOfShow : saidOfEpisode, each),
      ),
    );
    expect(kept.map(({ name }) => name)).toEqual([]);
  });

  test('in the words of the specifications', async () => {
    const feed = readFileSync(join(import.meta.dirname, '../fixtures/grand-tour.xml'), 'utf8');
    const [once, twice] = await moveTwice(feed);
    expect(undated(twice.feed)).toBe(undated(once.feed));
    expect(once.imported.remarks).toEqual([]);
  });
});

function linesOf(feed: string): readonly string[] {
  return feed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('<lastBuildDate>'));
}

test('what a feed says twice is said once, and listed with the reason', async () => {
  const { differences } = await move(hosts['the same notes twice, and a summary']?.feed ?? '');
  expect(differences.map(({ kind, name, because }) => [kind, name, because])).toEqual(
    expect.arrayContaining([
      ['missing', 'itunes:summary', 'it repeats the title or the description'],
      ['missing', 'itunes:subtitle', 'it is empty'],
    ]),
  );
});

test('an item without a recording is a draft, and listed', async () => {
  const { file, differences } = await move(hosts['a blocked show with bare essentials']?.feed ?? '');
  expect(file('a-post.md')).toContain('draft: true');
  expect(differences).toContainEqual(
    expect.objectContaining({ name: 'item', kind: 'missing', before: 'A post' }),
  );
});

test('an attribute that no key says is listed by its name, and so is each change of an enclosure', async () => {
  const feed = (hosts['other recordings and a live stream']?.feed ?? '')
    .replace('length="7" bitrate', 'language="en" length="7" bitrate')
    .replace(/(<enclosure url="https:\/\/media[^"]*") length="\d+" type="[^"]*"/, '$1 medium="audio"');
  const { differences } = await move(feed);
  const of = (name: string) => differences.find((each) => each.name === name)?.because;
  expect(of('podcast:alternateEnclosure')).toBe('no key says its "language"');
  expect(of('enclosure')).toBe(
    'its length is not given, so it is announced as 0; its type follows from the name of the file; no key says its "medium"',
  );
});

test('of several items with one guid, each is compared with that of its title', () => {
  const item = (title: string) =>
    `<item><title>${title}</title><guid>a</guid><enclosure url="https://media.example.com/${title}.mp3"/></item>`;
  const feed = (items: string) => `<rss><channel><title>Rust Talk</title>${items}</channel></rss>`;
  const { channel } = readText(feed(item('One') + item('Two') + item('Three')), { name: 'feed.xml' });
  const built = readAgain(feed(item('Two')));
  if (!channel || !built) throw new Error('There is no channel.');
  expect(differencesOf(channel.element, built)).toEqual([
    expect.objectContaining({ name: 'item', kind: 'missing', before: 'One', count: 2 }),
  ]);
});

describe('an item that a build leaves out is listed with the reason', () => {
  const item = (...children: readonly string[]) => `<item><title>Two</title>${children.join('')}</item>`;
  const guid = '<guid isPermaLink="false">b</guid>';
  const date = '<pubDate>Thu, 04 Dec 2025 16:00:00 +0100</pubDate>';
  const enclosure = '<enclosure url="https://media.example.com/2.mp3" length="41280000" type="audio/mpeg"/>';

  test.each([
    [item(guid, date), 'it has no recording, so its file is a draft'],
    [item(guid, date, '<enclosure length="1"/>'), 'its enclosure has no URL, so its file is a draft'],
    [item(guid, enclosure), 'it has no date, which its file needs'],
    [
      item(guid, enclosure, date.replace('16:00:00', '016:00:00')),
      'its date cannot be read, and is to be corrected in its file',
    ],
    [
      item(guid.replace('b', 'rust-6'), enclosure, date),
      'an item above has its guid, and its file needs one of its own',
    ],
  ])('%s', (two, because) => {
    const feed = (hosts.money?.feed ?? '').replace('</channel>', `${two}</channel>`);
    const { channel } = readText(feed, { name: 'feed.xml' });
    const built = readAgain(feed.replace(two, ''));
    if (!channel || !built) throw new Error('There is no channel.');
    const [missing] = differencesOf(channel.element, built).filter(({ kind }) => kind === 'missing');
    expect(missing).toMatchObject({ name: 'item', before: 'Two', because });
  });
});

test.each([
  ['<itunes:duration>PT43M</itunes:duration>', 'duration: 43:00'],
  [
    '<podcast:socialInteract protocol="atproto" uri="at://did:plc:pzznkrzajsaqev3ffamg3jnr/app.bsky.feed.post/3lzq55"/>',
    'uri: at://did:plc:pzznkrzajsaqev3ffamg3jnr/app.bsky.feed.post/3lzq55',
  ],
])('%s is kept', async (element, line) => {
  const feed = (hosts.money?.feed ?? '').replace('</item>', `${element}</item>`);
  const { file, imported } = await move(feed);
  expect(imported.remarks).toEqual([]);
  expect(file('rust-for-linux.md')).toContain(line);
});

test('a blog that has a recording with some of its posts is no feed that lost episodes', async () => {
  const posts = [1, 2, 3].map(
    (each) => `<item><title>Post ${each}</title><guid isPermaLink="false">post-${each}</guid></item>`,
  );
  const { built } = await move((hosts.money?.feed ?? '').replace('<item>', () => `${posts.join('')}<item>`));
  expect(built.episodes).toBe(1);
});

test('a date that is none is said as it is', () => {
  const feed = (hosts.money?.feed ?? '').replace('Thu, 11 Dec 2025 16:00:00', 'Thu, 11 Dec 2025 016:00:00');
  const { files, remarks } = importOf(readText(feed, { name: 'feed.xml' }));
  expect(files.map(({ path }) => path)).toContain('rust-for-linux.md');
  expect(remarks).toEqual([
    {
      path: 'rust-for-linux.md',
      message: expect.stringContaining('published is "Thu, 11 Dec 2025 016:00:00 +0100"'),
    },
  ]);
});

test('files at hand are named after the episode, and no two alike', () => {
  const url = (name: string) => `https://example.com/${name}`;
  const transcripts = ['6.vtt', '6.de.vtt', '6.srt', '6.txt'].map(
    (name) => `<podcast:transcript url="${url(name)}" type="text/vtt"/>`,
  );
  const feed = (hosts['people, chapters and a transcript']?.feed ?? '').replace(
    /<podcast:transcript[^>]*>/,
    transcripts.join(''),
  );
  const imported = importFeed(readText(feed, { name: 'feed.xml' }), {
    atHand: (address) => new TextEncoder().encode(address),
  });
  const files = imported?.files.filter(({ path }) => !/\.(?:md|yaml)$/.test(path));
  expect(files?.map(({ path, content }) => [path, new TextDecoder().decode(content as Uint8Array)])).toEqual([
    ['transcripts/rust-for-linux.vtt', url('6.vtt')],
    ['transcripts/rust-for-linux-2.vtt', url('6.de.vtt')],
    ['transcripts/rust-for-linux.srt', url('6.srt')],
  ]);
});

test('a malformed feed is imported as far as it can be read', async () => {
  const feed = hosts['HTML in the description alone']?.feed ?? '';
  const { feed: again } = await move(feed.replace('Rust Talk', 'R & D').replace('</item>', '<b></item>'));
  expect(again).toContain('<title>R &amp; D</title>');
  expect(again).toContain('>rust-6</guid>');
});

test('what no key takes is said with the reason', () => {
  const feed = (hosts.money?.feed ?? '').replace(/ address="02[^"]*"/, '');
  const { remarks } = importOf(readText(feed, { name: 'feed.xml' }));
  expect(remarks).toEqual([
    {
      path: 'show.yaml',
      message: expect.stringContaining('Entry 1 of "value[0][0].recipients" has no "address"'),
    },
  ]);
});

describe('names of files', () => {
  const of = (title: string, more: object = {}) => ({
    ...{ title, season: undefined, episode: undefined, day: '2025-12-11' },
    ...more,
  });

  test('are short, safe, unique and of the title', () => {
    const names = fileNames([
      of('Rust — für Linux & “more”'),
      of('../../etc/passwd'),
      of('CON'),
      of('README'),
      of('!!!'),
      of('内核里的 Rust'),
      of('x'.repeat(500)),
      of('603: Kernels', { episode: 603 }),
      of('Zero', { episode: 0 }),
      of('Half', { episode: 3.5 }),
    ]);
    expect(names).toEqual([
      'rust-fur-linux-more',
      'etc-passwd',
      'episode-con',
      'episode-readme',
      '2025-12-11',
      '内核里的-rust',
      'x'.repeat(60),
      '603-kernels',
      '000-zero',
      '3-5-half',
    ]);
  });

  test('of the oldest episodes stay when there are more', () => {
    const old = of('News', { day: '2025-01-01' });
    expect(fileNames([of('News'), of('News'), old])).toEqual([
      'news-2025-12-11-2',
      'news-2025-12-11',
      'news',
    ]);
  });

  test('of several seasons say the season', () => {
    expect(fileNames([of('B', { season: 2, episode: 1 }), of('A', { season: 1, episode: 1 })])).toEqual([
      's02e01-b',
      's01e01-a',
    ]);
  });
});

/** What an element says, with the names of their vocabularies. */
function saidBy({ expandedName, attributes, text, children }: Element): unknown {
  return [
    expandedName,
    attributes.map((each) => [each.expandedName, each.value]),
    // Blanks between elements say nothing, and are not kept.
    children.length > 0 && text.trim() === '' ? '' : text,
    children.map(saidBy),
  ];
}

describe('for any texts', () => {
  const words = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => text.replace(/[^\P{C}\n]/gu, ''));
  const html = fc
    .array(
      fc.oneof(
        words.map(escapedHtml),
        fc.constantFrom(
          '<p>',
          '</p>',
          '<b>',
          '</b>',
          '<pre>',
          '</pre>',
          '<br>',
          '\n\n',
          '* a',
          '    b',
          '<div class="x">',
          '<script>x</script>',
          '{{ x }}',
          '[y](z)',
          '`',
        ),
      ),
    )
    .map((pieces) => pieces.join(''));

  test('a build of the import is stable, and keeps guid, recording and elements', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(words, words, html, html, async (title, guid, description, notes) => {
        const feed = (hosts['elements of WordPress']?.feed ?? '')
          .replace('<title>Rust for Linux<', () => `<title>${escapedHtml(`T${title}`)}<`)
          .replace('>rust-6<', () => `>${escapedHtml(`g${guid}`)}<`)
          .replace('<slash:comments>0<', () => `<slash:comments>${escapedHtml(title)}.<`)
          .replace(
            '<content:encoded>',
            () => `<description>${escapedHtml(description)}</description><content:encoded>`,
          )
          .replace(
            /(<content:encoded>).*(<\/content:encoded>)/s,
            (_, open, close) => `${open}${escapedHtml(notes)}${close}`,
          );
        const [once, twice] = await moveTwice(feed);
        expect(undated(twice.feed)).toBe(undated(once.feed));
        expect(once.feed).toContain(`>${escapedText(`g${guid}`.trim())}</guid>`);
        expect(once.differences.map(({ name }) => name)).not.toContain('guid');
        expect(once.differences.map(({ name }) => name)).not.toContain('slash:comments');
        expect(once.feed).toContain('<enclosure url="https://media.example.com/6.mp3" length="41280000"');
      }),
      { numRuns: 60 },
    );
  });

  test('an element that is kept reads as it was', () => {
    const text = words.map(escapedHtml);
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        const piece = `<z:a q="${b}" z:r="${c}">${a}<z:b/>${d}<!-- x --><c xmlns="urn:c"><d/>${c}</c></z:a>`;
        const { root } = readText(`<x xmlns:z="urn:z">${piece}</x>`, { name: 'x' });
        const [kept] = root?.children ?? [];
        const again = readText(kept ? markupOf(kept) : '', { name: 'y' });
        expect(again.findings).toEqual([]);
        expect(again.root && saidBy(again.root)).toEqual(kept && saidBy(kept));
      }),
      { numRuns: 200, examples: [['', '', ' ', '']] },
    );
  });
});
