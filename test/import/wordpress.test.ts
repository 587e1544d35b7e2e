import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { importFeed } from '../../src/import/import.js';
import { readSerialized, type Serialized } from '../../src/import/php.js';
import { readText } from '../../src/xml/document.js';
import { keeps } from '../kept.js';
import { now } from '../show/folder.js';
import { folderOf } from './imported.js';

/** A post as WordPress exports it. */
function post(type: string, status: string, meta: Readonly<Record<string, string>>, more = ''): string {
  const metas = Object.entries(meta).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key><![CDATA[${key}]]></wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`,
  );
  return `<item><title><![CDATA[Soil &amp; roots]]></title><link>https://garden.example.com/soil/</link>
    <pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate><dc:creator>ann</dc:creator>
    <guid isPermaLink="false">https://garden.example.com/?p=12</guid><description></description>
    <wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>${metas.join('')}${more}</item>`;
}

const dated = '<wp:post_date_gmt>2024-03-01 10:00:00</wp:post_date_gmt>';

function importOf(...items: readonly string[]) {
  const text = `<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
    <channel><title>Garden Talk</title><link>https://garden.example.com</link><description>Soil.</description><language>en-US</language>
    <wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://garden.example.com</wp:base_site_url>${items.join('')}</channel></rss>`;
  const imported = importFeed(readText(text, { name: 'export.xml' }));
  if (!imported) throw new Error('There is no channel.');
  const all = imported.files.map(({ path, content }) => `> ${path}\n${content}`).join('\n');
  keeps(all.replace(/^(?=.)/gm, '  '));
  const files = imported.files
    .filter(({ path }) => path !== 'show.yaml')
    .map(({ content }) => String(content));
  return { imported, files, show: String(imported.files[0]?.content) };
}

const powerPress = [
  'https://media.example.com/soil.mp3',
  '21660000',
  'audio/mpeg',
  'a:5:{s:8:"duration";s:8:"00:36:06";s:10:"episode_no";s:1:"3";s:6:"season";s:1:"2";s:12:"episode_type";s:5:"bonus";s:8:"explicit";s:1:"2";}',
].join('\r\n');

describe('an export of WordPress', () => {
  test('with PowerPress is a show', () => {
    const content = `<content:encoded><![CDATA[<!-- wp:paragraph -->\n<p>About <b>soil</b>.</p>\n<!-- /wp:paragraph -->\n\n[powerpress]\n\nTwo\nlines.]]></content:encoded><excerpt:encoded><![CDATA[Short.]]></excerpt:encoded>`;
    const { files, show, imported } = importOf(
      post('post', 'publish', { enclosure: powerPress }, dated + content),
    );
    expect(files).toEqual([
      [
        '---',
        'title: Soil & roots',
        'guid: https://garden.example.com/?p=12',
        'type: bonus',
        'link: https://garden.example.com/soil/',
        'season: 2',
        'episode: 3',
        'audio:',
        '  url: https://media.example.com/soil.mp3',
        '  bytes: 21660000',
        '  type: audio/mpeg',
        'duration: 00:36:06',
        'explicit: false',
        'published: 2024-03-01T10:00:00Z',
        'description: Short.',
        '---',
        '<p>About <b>soil</b>.</p>',
        '<p>Two<br />',
        'lines.</p>',
        '',
      ].join('\n'),
    ]);
    expect(show).not.toContain('wxr');
    expect(imported).toMatchObject({ name: 'garden-talk', leftOut: [] });
  });

  test('with Seriously Simple Podcasting takes the exact size, and drafts stay drafts', () => {
    const meta = {
      audio_file: 'https://garden.example.com/a.mp3',
      filesize: '20.66M',
      filesize_raw: '21660000',
      duration: '36:06',
      itunes_episode_number: '4',
      explicit: 'on',
    };
    const { files } = importOf(post('podcast', 'draft', meta));
    expect(files[0]).toContain('  bytes: 21660000\nduration: 36:06\nexplicit: true\n');
    expect(files[0]).toContain('draft: true\n');
    expect(files[0]).not.toContain('published');
  });

  test('with what PowerPress keeps for apps of today', () => {
    const listed = (name: string, ...values: readonly string[]) =>
      `s:${name.length}:"${name}";a:${values.length}:{${values.map((each, index) => `i:${index};s:${each.length}:"${each}";`).join('')}}`;
    const texts = {
      pci_transcript: '1',
      pci_transcript_url: 'https://garden.example.com/soil.vtt',
      pci_chapters: '1',
      pci_chapters_url: 'https://garden.example.com/soil.json',
      location: 'Cork',
      pci_geo: 'geo:51.9,-8.47',
      block: '1',
    };
    const said = Object.entries(texts).map(
      ([key, text]) => `s:${key.length}:"${key}";s:${text.length}:"${text}";`,
    );
    const lists = [
      listed('person_names', 'Ann Root', '', 'Bob'),
      listed('person_roles', 'host', '', 'guest'),
      listed('link_urls', '', '', 'https://bob.example.com'),
      listed('soundbite_starts', '73'),
      listed('soundbite_durations', '60'),
      listed('soundbite_titles', 'Worms'),
    ];
    const enclosure = `https://media.example.com/soil.mp3\n21660000\naudio/mpeg\na:${said.length + lists.length}:{${said.join('')}${lists.join('')}}`;
    const { files, imported } = importOf(post('post', 'publish', { enclosure }, dated));
    expect(imported.remarks).toEqual([]);
    for (const line of [
      'block: true',
      'chapters: https://garden.example.com/soil.json',
      'transcripts:\n  - url: https://garden.example.com/soil.vtt\n',
      'people:\n  - name: Ann Root\n    role: host\n  - name: Bob\n    role: guest\n    link: https://bob.example.com\n',
      'soundbites:\n  - start: 73\n    duration: 60\n    title: Worms\n',
      'locations:\n  - name: Cork\n    geo: geo:51.9,-8.47\n',
    ]) {
      expect(files[0]?.replaceAll('"', '')).toContain(line);
    }
  });

  test('with Simple Podcasting by 10up', () => {
    const { files } = importOf(
      post(
        'post',
        'publish',
        {
          enclosure: 'https://garden.example.com/a.mp3\n\naudio/mpeg',
          podcast_duration: '36:06',
          podcast_explicit: 'clean',
          podcast_season_number: '2',
          podcast_episode_type: 'trailer',
        },
        dated,
      ),
      post(
        'post',
        'publish',
        { podcast_url: 'https://garden.example.com/b.mp3', podcast_filesize: '9000' },
        dated,
      ),
    );
    expect(files[0]).toContain('duration: 36:06\n');
    expect(files[0]).toContain('season: 2\n');
    expect(files[0]).toContain('type: trailer\n');
    expect(files[0]).toContain('explicit: false\n');
    expect(files[1]).toContain('url: https://garden.example.com/b.mp3\n  bytes: 9000\n');
  });

  test.each([
    [{ ssp_guid: 'c' }, 'c'],
    [{ ssp_guid: 'c', ssp_original_guid: 'b' }, 'b'],
    [{ ssp_guid: 'c', ssp_original_guid: 'b', ssp_episode_guid: 'a' }, 'a'],
    [{}, 'https://garden.example.com/?p=12'],
  ])('%j: the guid that subscribers have is %s', (meta, guid) => {
    const audio = { audio_file: 'https://garden.example.com/a.mp3' };
    expect(importOf(post('podcast', 'publish', { ...audio, ...meta }, dated)).files[0]).toContain(
      `guid: ${guid}\n`,
    );
  });

  test('as it comes, with its comments, categories and shortcodes, is a show that builds', async () => {
    const text = [
      '<content:encoded><![CDATA[<!-- wp:audio --><figure><audio src="https://media.example.com/soil.mp3"></audio></figure><!-- /wp:audio -->',
      '',
      '[gallery ids="1,2"]About <em>soil</em> [caption]and roots[/caption].',
      '<script>track()</script>]]></content:encoded>',
      '<category domain="category" nicename="garden"><![CDATA[Garden & home]]></category>',
      '<wp:comment><wp:comment_author><![CDATA[Spam]]></wp:comment_author><wp:comment_content><![CDATA[Buy!]]></wp:comment_content></wp:comment>',
    ].join('\n');
    const { imported } = importOf(post('post', 'publish', { enclosure: powerPress }, dated + text));
    const show = imported.files[0];
    const complete = `${show?.content}feed: https://garden.example.com/feed\nartwork: https://media.example.com/a.jpg\n`;
    const files = imported.files.map((each) => (each === show ? { ...each, content: complete } : each));
    const { diagnostics, feed } = await build(folderOf({ ...imported, files }), {
      ...{ profiles: undefined, now, threshold: 'error', accepts: [], name: 'built.xml' },
    });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(feed?.text).toContain('About <em>soil</em>');
    expect(feed?.text).not.toMatch(/Spam|Buy!|gallery|track\(\)|\[caption/);
  });

  test.each(['draft', 'pending', 'private'])('a post that is %s is held back', (status) => {
    expect(importOf(post('post', status, { enclosure: powerPress }, dated)).files[0]).toContain(
      'draft: true',
    );
  });

  test('a post with a password is held back, and one of the future has its date', () => {
    const secret = importOf(
      post('post', 'publish', { enclosure: powerPress }, `${dated}<wp:post_password>x</wp:post_password>`),
    );
    expect(secret.files[0]).toContain('draft: true');
    const future = importOf(post('post', 'future', { enclosure: powerPress }, dated));
    expect(future.files[0]).not.toContain('draft');
  });

  test('the library knows the size that a post does not say', () => {
    const url = 'https://garden.example.com/a.mp3';
    const attachment = post(
      'attachment',
      'inherit',
      { _wp_attachment_metadata: 'a:2:{s:8:"filesize";i:21660000;s:6:"length";i:2166;}' },
      `<wp:attachment_url>${url}</wp:attachment_url>`,
    );
    const { files } = importOf(post('post', 'publish', { enclosure: `${url}\n\n` }, dated), attachment);
    expect(files[0]).toContain('  bytes: 21660000\nduration: 2166\n');
  });

  test('what is not an episode is counted', () => {
    const { imported, files } = importOf(
      post('post', 'publish', {}),
      post('post', 'publish', {}),
      post('page', 'publish', {}),
      post('post', 'trash', { enclosure: powerPress }),
      post('attachment', 'inherit', {}),
      post('podcast', 'publish', { _podlove_downloads_total: '12' }),
    );
    expect(files).toEqual([]);
    expect(imported.leftOut).toEqual([
      { what: 'without a recording', count: 2 },
      { what: 'of the type "page"', count: 1 },
      { what: 'with the status "trash"', count: 1 },
      { what: 'of the type "attachment"', count: 1 },
      {
        what: 'of Podlove Publisher, whose recordings are not in an export: import its feed instead',
        count: 1,
      },
    ]);
  });
});

test('all that PowerPress says of an episode is in its front matter', () => {
  const told = {
    ...{ episode_title: 'Soil!', author: 'Bo', explicit: '1', episode_type: 'trailer' },
    ...{ itunes_image: 'https://media.example.com/soil.jpg', subtitle: 'Earth.' },
  };
  const pairs = Object.entries(told).map(
    ([key, text]) => `s:${key.length}:"${key}";s:${text.length}:"${text}";`,
  );
  const enclosure = ['https://media.example.com/soil.mp3', '', '', `a:${pairs.length}:{${pairs.join('')}}`];
  const [file] = importOf(post('post', 'publish', { enclosure: enclosure.join('\n') }, dated)).files;
  expect(file).toContain('author: Bo\n');
  expect(file).toContain('type: trailer\n');
});

describe('what PHP serialized', () => {
  const plain = (read: Serialized | undefined): unknown =>
    read === undefined || typeof read === 'string'
      ? read
      : Object.fromEntries([...read].map(([key, value]) => [key, plain(value)]));

  test.each([
    ['s:4:"Soil";', 'Soil'],
    ['s:5:"Bäd";', 'Bäd'],
    ['i:5;', '5'],
    ['N;', ''],
    ['a:1:{i:0;a:1:{s:1:"a";b:1;}}', { 0: { a: '1' } }],
    // Somebody replaced a part of it, and with it the count is wrong.
    ['a:2:{s:1:"a";s:3:"longer";s:1:"b";s:9:"c";}', { a: 'longer', b: 'c' }],
    // An object is not made, and what stands before it is known.
    ['a:2:{s:1:"a";s:1:"b";s:1:"c";O:8:"stdClass":0:{}}', { a: 'b' }],
    ['O:8:"stdClass":0:{}', undefined],
    ['s:99:"open', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(plain(readSerialized(text))).toEqual(expected);
  });

  test('of any text ends, and of a hostile one soon', () => {
    const pieces = fc.constantFrom('a:', 's:', 'i:', '9', ':', '{', '}', '"', ';', 'N;', 'b:1;', 'ä');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (all) => void readSerialized(all.join(''))));
    readSerialized('a:1:{i:0;'.repeat(100_000));
    readSerialized('a:999999999:{');
  });
});

const recording = 'https://media.example.com/soil.mp3';

test.each([
  [
    {
      audio_file: recording,
      filesize_raw: '5',
      duration: '36:06',
      itunes_season_number: '2',
      itunes_episode_number: '7',
    },
  ],
  [
    {
      audio_file: recording,
      itunes_episode_type: 'trailer',
      itunes_title: 'Soil',
      explicit: 'on',
      block: 'on',
      cover_image: '/soil.jpg',
    },
  ],
  [{ audio_file: recording, cover_image: 'https://media.example.com/soil.jpg', explicit: 'off', block: '' }],
  [{ audio_file: '/soil.mp3', enclosure: powerPress }],
  [{ podcast_url: recording, podcast_filesize: '5', podcast_mime: 'audio/x-mp3', podcast_duration: '36:06' }],
  [
    {
      podcast_url: recording,
      podcast_season_number: '2',
      podcast_episode_number: '7',
      podcast_episode_type: 'bonus',
      podcast_explicit: 'yes',
    },
  ],
  [{ podcast_url: 'none', podcast_explicit: 'no', enclosure: `${recording}\n5\naudio/mpeg\n` }],
  [
    {
      enclosure: `${recording}\n5\naudio/mpeg\na:3:{s:5:"image";s:33:"https://media.example.com/sol.jpg";s:8:"subtitle";s:5:"About";s:5:"block";s:1:"1";}`,
    },
  ],
])('what plugins keep of an episode is kept: %j', (meta) => {
  const { files } = importOf(post('podcast', 'publish', meta, dated));
  expect(files).toHaveLength(1);
});
