/**
 * Feeds and exports made to exhaust whoever makes the files of a show of them: by name, a function from a size in
 * bytes to the files of a folder and the arguments that airworthy is called with in it.
 */
import { count, fill } from './pieces.mjs';

const feed = (content) =>
  `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters"><channel><title>Rust in Production</title><link>https://rust.example.com/</link><description>Rust.</description>${content}</channel></rss>`;
const item = (title, index, more = '') =>
  `<item><title>${title}</title><guid isPermaLink="false">${index}</guid><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><enclosure url="https://media.example.com/${index}.mp3" length="1" type="audio/mpeg"/>${more}</item>`;
const titles = (make) => (size) => feed(count((index) => item(make(index), index), size));

const hostileTitles = [
  '..',
  'CON',
  '.',
  '/etc/passwd',
  '....',
  'a'.repeat(300),
  '👩‍💻',
  '\u202eabc',
  '&#0;',
  '&nbsp;',
  'con.md',
  'show',
  'index',
  'README',
  '-',
  '\\',
  'a:b',
  '*',
  '\u0130',
  'ﬀ',
  'ſ',
  'ẞ',
  '\u200b',
  '&#x85;',
  '&lt;b&gt;',
  '&#xD800;',
  '\ufdfa'.repeat(60),
];

const feeds = {
  'one title': titles(() => 'Tea'),
  'titles that make no name': titles(() => '...'),
  'titles that fold to one': titles((index) => (index % 2 ? 'TEA' : 'tea')),
  'titles that end in their number': titles((index) => `Tea 2025-12-11 ${index % 2 ? 2 : ''}`),
  'titles that no file may have': titles((index) => hostileTitles[index % hostileTitles.length]),
  'titles that are long': (size) => feed(item(fill('tea ', size), 1)),
  'a title of one letter': (size) => feed(item(fill('\ufdfa', size), 1)),
  'a show with a long title': (size) => feed('').replace('Rust in Production', `${fill('../', size)}`),
  'people of many names': (size) =>
    feed(count((index) => item('Tea', index, `<podcast:person>Tea ${index}</podcast:person>`), size)),
  'people of one item': (size) =>
    feed(
      item(
        'Tea',
        1,
        count((index) => `<podcast:person>Tea ${index}</podcast:person>`, size),
      ),
    ),
  'unknown elements of one item': (size) =>
    feed(
      item(
        'Tea',
        1,
        count((index) => `<podcast:a${index} b="c">d</podcast:a${index}>`, size),
      ),
    ),
  'levels of elements of one item': (size) =>
    feed(item('Tea', 1, '<podcast:a>'.repeat(200) + fill('<podcast:b/>', size) + '</podcast:a>'.repeat(200))),
  'chapters of one time': (size) =>
    feed(
      item(
        'Tea',
        1,
        `<psc:chapters version="1.2">${fill('<psc:chapter start="1" title="Tea"/>', size)}</psc:chapters>`,
      ),
    ),
  'shortcodes in the notes': (size) =>
    feed(item('Tea', 1, `<content:encoded><![CDATA[${fill('[audio src="', size)}]]></content:encoded>`)),
  'lines that front matter could be': (size) =>
    feed(item('Tea', 1, `<description><![CDATA[${fill('---\na: b\n', size)}]]></description>`)),
  'colons and hash signs in a title': (size) => feed(item(fill(': # ', size), 1)),
  'links in the notes': (size) =>
    feed(
      item(
        'Tea',
        1,
        `<description><![CDATA[${fill('<a href="https://a.example/">a</a> ', size)}]]></description>`,
      ),
    ),
  'templates in the notes': (size) =>
    feed(item('Tea', 1, `<description><![CDATA[${fill('{{< a >}}{% b %}', size)}]]></description>`)),
  'categories of the channel': (size) => feed(count((n) => `<itunes:category text="Tea ${n}"/>`, size)),
  'keywords of one item': (size) =>
    feed(item('Tea', 1, `<itunes:keywords>${count((n) => `tea ${n},`, size)}</itunes:keywords>`)),
  'transcripts of one item': (size) =>
    feed(
      item(
        'Tea',
        1,
        count((n) => `<podcast:transcript url="https://a.example/${n}.vtt" type="text/vtt"/>`, size),
      ),
    ),
};

const wp = (content) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><title>Rust in Production</title><link>https://rust.example.com</link><wp:wxr_version>1.2</wp:wxr_version>${content}</channel></rss>`;
const post = (content, more = '', name = 'tea') =>
  `<item><title>Tea</title><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_id>1</wp:post_id><wp:post_date>2025-12-11 10:00:00</wp:post_date><wp:post_name>${name}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:postmeta><wp:meta_key>enclosure</wp:meta_key><wp:meta_value><![CDATA[https://media.example.com/1.mp3\n1\naudio/mpeg]]></wp:meta_value></wp:postmeta>${more}</item>`;
const meta = (key, value) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;

const exports = {
  'a post of words': (size) => wp(post(fill('tea ', size))),
  'a post of open shortcodes': (size) => wp(post(fill('[audio src="https://a.example/1.mp3" ', size))),
  'a post of shortcodes': (size) => wp(post(fill('[a]', size))),
  'a post of shortcodes that never close': (size) => wp(post(fill('[caption]', size))),
  'a post of comments of blocks': (size) => wp(post(fill('<!-- wp:paragraph {"a":{ -->', size))),
  'a post of open blocks': (size) => wp(post(fill('<!-- wp:audio {"id":1', size))),
  'a post of CDATA': (size) => wp(post(fill(']]]]><![CDATA[>', size))),
  'a post of line ends': (size) => wp(post(fill('\n\n', size))),
  'posts of one name': (size) => wp(count(() => post('Tea.'), size)),
  'posts of long names': (size) =>
    wp(count((n) => post('Tea.', '', `%e2%80%ae${'%'.repeat(300)}${n}`), size)),
  'categories of a post': (size) =>
    wp(
      post(
        'Tea.',
        count((n) => `<category domain="category" nicename="a${n}"><![CDATA[a${n}]]></category>`, size),
      ),
    ),
  'categories of the export': (size) =>
    wp(
      count(
        (n) => `<wp:category><wp:term_id>${n}</wp:term_id><wp:cat_name>a${n}</wp:cat_name></wp:category>`,
        size,
      ) + post('Tea.'),
    ),
  authors: (size) =>
    wp(
      count(
        (n) =>
          `<wp:author><wp:author_login>a${n}</wp:author_login><wp:author_display_name>A ${n}</wp:author_display_name></wp:author>`,
        size,
      ) + post('Tea.'),
    ),
  attachments: (size) =>
    wp(
      count(
        (n) =>
          `<item><title>a</title><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://a.example/${n}.mp3</wp:attachment_url></item>`,
        size,
      ) + post('Tea.'),
    ),
  'types of posts': (size) =>
    wp(count((n) => `<item><title>a</title><wp:post_type>wp_${n}</wp:post_type></item>`, size)),
  'values of a post': (size) =>
    wp(
      post(
        'Tea.',
        count((n) => meta(`a${n}`, 'b'), size),
      ),
    ),
  'open tables that PHP wrote': (size) =>
    wp(post('Tea.', meta('_wp_attachment_metadata', fill('a:1:{s:1:"a";', size)))).replace(
      'enclosure',
      '_powerpress',
    ),
  'tables that PHP wrote in an enclosure': (size) =>
    wp(post('Tea.').replace('audio/mpeg]]>', `audio/mpeg\n${fill('a:1:{i:0;', size)}]]>`)),
  'a table of many rows that PHP wrote': (size) =>
    wp(
      post('Tea.').replace(
        'audio/mpeg]]>',
        `audio/mpeg\na:9999999:{${count((n) => `i:${n};s:1:"a";`, size)}}]]>`,
      ),
    ),
  'a text that PHP says is long': (size) =>
    wp(post('Tea.').replace('audio/mpeg]]>', `audio/mpeg\n${fill('a:1:{s:99999999:"', size)}]]>`)),
};

const asImport = (prefix, table) =>
  Object.entries(table).map(([name, make]) => [
    `${prefix}: ${name}`,
    (size) => ({ files: { 'feed.xml': make(size) }, args: ['import', 'feed.xml', '--out', 'new'] }),
  ]);

export const imported = Object.fromEntries([
  ...asImport('imported', feeds),
  ...asImport('an export', exports),
]);
