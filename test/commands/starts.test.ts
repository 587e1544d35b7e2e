import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepsWhatIsSaid } from './sessions.js';

/** A page of a site, with these lines of front matter. */
const page = (...lines: readonly string[]): string => ['---', ...lines, '---', 'Notes.', ''].join('\n');

/** An episode of a site. */
const heard = (title: string, day: string, ...more: readonly string[]): string =>
  page(`title: ${title}`, `date: ${day}`, `audio_url: https://media.example.com/${title}.mp3`, ...more);

/** A feed with a recording, and what else its channel says. */
const feed = (...channel: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    ${channel.join('\n    ')}
    <item>
      <title>Soil</title>
      <enclosure url="https://media.example.com/Soil.mp3" length="21660000" type="audio/mpeg"/>
    </item>
  </channel>
</rss>
`;

/** The start of a PNG, which says how large it is. */
function picture(width: number, height: number): Uint8Array {
  const bytes = Uint8Array.from(readFileSync(join(import.meta.dirname, '../fixtures/media/gray.png')));
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

const soil = { 'soil.md': heard('Soil', '2024-03-01') };

keepsWhatIsSaid('init/sites', {
  'a feed says all that a show needs': {
    files: {
      ...soil,
      'a.xml':
        '<rss version="2.0"><channel><title>News</title><item><title>No recording</title></item></channel></rss>',
      'b.rss': feed(
        ...['<title> Garden Talk </title>', '<link>https://garden.example.com/</link>'],
        '<atom:link rel="next" href="https://garden.example.com/feed-2.xml"/>',
        '<atom:link rel="self" href="https://garden.example.com/feed.xml"/>',
        '<itunes:new-feed-url>https://garden.example.com/new.xml</itunes:new-feed-url>',
        ...['<language>en-GB</language>', '<description>All about soil.</description>'],
        ...['<itunes:summary>Short.</itunes:summary>', '<itunes:author>Ann Root</itunes:author>'],
        '<itunes:owner><itunes:name>Ann</itunes:name><itunes:email>ann@example.com</itunes:email></itunes:owner>',
        '<copyright>2024 Ann Root</copyright>',
        '<itunes:category text="Leisure"><itunes:category text="Home &amp; Garden"/><itunes:category text="Hobbies"/></itunes:category>',
        ...[
          '<itunes:category text="Science"/>',
          '<itunes:category/>',
          '<itunes:explicit>Yes</itunes:explicit>',
        ],
        ...[
          '<itunes:type>Serial</itunes:type>',
          '<image><url>https://garden.example.com/old.jpg</url></image>',
        ],
        '<itunes:image href="https://garden.example.com/cover.jpg"/>',
        '<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>',
      ),
      'c.xml': feed('<title>Another feed</title>'),
      'deep/d.xml': feed('<title>Not at the top</title>'),
      'cover.png': picture(1400, 1400),
    },
    lines: ['init .'],
  },
  'a feed says it in other elements': {
    files: {
      ...soil,
      'feed.xml': feed(
        '<itunes:new-feed-url>https://garden.example.com/new.xml</itunes:new-feed-url>',
        ...['<itunes:summary>Short.</itunes:summary>', '<itunes:explicit>clean</itunes:explicit>'],
        '<itunes:owner><itunes:email>ann@example.com</itunes:email></itunes:owner>',
        ...['<image><url> https://garden.example.com/old.jpg </url></image>', '<itunes:image href=" "/>'],
      ),
    },
    lines: ['init .'],
  },
  'a feed says what YAML would read as something else': {
    files: {
      ...soil,
      'feed.xml': feed(
        ...['<title>Soil: the show</title>', '<copyright>© Ann</copyright>', '<language>no</language>'],
        ...['<itunes:author>Ann #1</itunes:author>', '<description>"Quoted"\nand broken</description>'],
        '<itunes:owner><itunes:name>Root, Ann</itunes:name><itunes:email>ann@example.com</itunes:email></itunes:owner>',
        '<itunes:category text="Kids, Family"/>',
      ),
    },
    lines: ['init .'],
  },
  'the settings of a site of Hugo, above the folder': {
    files: {
      'hugo.toml':
        'baseURL = "https://garden.example.com/"\nlanguageCode = "en_GB"\ntitle = "Garden Talk"\ncopyright = "{{ year }}"\ntimeZone = "Europe/Berlin"\n[params]\ndescription = "About soil."\ncopyright = "Ann Root"\n[params.author]\nname = "Ann Root"\n',
      'config.yaml': 'title: Not this\nlang: de\n',
      'content/show/soil.md': heard('Soil', '2024-03-01', 'podcast_file: a.mp3'),
    },
    lines: ['init content/show'],
  },
  'the settings of other sites': {
    files: {
      'a/_data/site.json':
        '{ "podcast": { "title": "Garden Talk", "description": "About soil." }, "title": "Garden", "siteUrl": "https://garden.example.com", "locale": "en_US", "author": { "name": "Ann" } }',
      'a/soil.md': heard('Soil', '2024-03-01'),
      'b/config.toml':
        'title = "Garden"\nbase_url = "/garden"\ndefault_language = "de"\n[extra]\nauthor = "Ann"\ndescription = "Soil"\n',
      'b/soil.md': heard('Soil', '2024-03-01'),
      'c/_config.yml':
        'title: [not, a, text]\nsubtitle: About soil\nurl: "<%= url %>"\nauthor: Ann\ntimezone: Europe/Berlin\n',
      'c/soil.md': heard('Soil', '2024-03-01'),
    },
    lines: ['init a', 'init b', 'init c'],
  },
  'what the pages of a folder need': {
    files: {
      '_posts/2024-03-01-soil.md': page(
        ...['title: Soil', 'date: 2024-03-01', 'layout: episode', 'audio: soil.mp3', 'guests: [ann, bob]'],
        ...['chapters: soil.json', 'transcript: soil.srt', '---', '{{< player >}}'],
      ),
      '_posts/2024-03-08-roots.md': page(
        ...['title: Roots', 'date: 2024-03-08', 'layout: episode', 'episode: 2', 'guests: [ann, cleo]'],
      ),
      'people/cleo.md': page('type: host', 'username: cleo', 'title: Cleo'),
      'people/dan.md': page('type: host', 'username: dan', 'title: Dan'),
    },
    lines: ['init .'],
  },
  'one of each': {
    files: {
      '_posts/2024-03-01-soil.md': page(
        ...['title: Soil', 'date: 2024-03-01', 'layout: episode', 'episode: 1', 'chapters: soil.json'],
      ),
      'people/cleo.md': page('type: host', 'username: cleo', 'title: Cleo'),
      'site.txt': 'Soil\nWhat is under our feet\n2024-03-01 49 min\nDescription & Show Notes\nMore.\n',
    },
    lines: ['init .'],
  },
  'a blog that also has episodes': {
    files: {
      ...soil,
      'roots.md': heard('Roots', '2024-03-08'),
      'news.md': page('title: News', 'date: 2024-03-09', 'layout: post'),
      'more.md': page('title: More', 'date: 2024-03-10', 'layout: post'),
      'beside.md': page('title: Beside', 'date: 2024-03-11', 'layout: post'),
    },
    lines: ['init .', 'sources .'],
  },
  'a blog with a recording beside a page': {
    files: {
      ...soil,
      'beside.md': page('title: Beside', 'date: 2024-03-11', 'layout: post'),
      'beside.mp3': 'x',
    },
    lines: ['init .'],
  },
  'recordings in another folder, most by their whole names': {
    files: {
      'pages/2024-03-01-soil.md': page('title: Soil', 'date: 2024-03-01', 'layout: episode'),
      'pages/2024-03-08-roots.md': page('title: Roots', 'date: 2024-03-08', 'layout: episode'),
      'pages/worms.md': page('title: Worms', 'date: 2024-03-15', 'layout: episode'),
      'pages/worms.mp3': 'x',
      'media/2024-03-01-soil.mp3': 'x',
      'media/2024-03-08-roots.mp3': 'x',
      'media/soil.m4a': 'x',
      'media/other.mp3': 'x',
    },
    lines: ['init .'],
  },
  'numbers in the names of files': {
    files: {
      '12-soil.md': heard('Soil', '2024-03-01'),
      '13-roots.md': heard('Roots', '2024-03-08'),
      'trailer.md': heard('Trailer', '2024-02-01'),
    },
    lines: ['init .'],
  },
  'numbers in the names of half of the files': {
    files: { '12-soil.md': heard('Soil', '2024-03-01'), 'trailer.md': heard('Trailer', '2024-02-01') },
    lines: ['init .'],
  },
  'numbers in the names of files that have them as a key, too': {
    files: { '12-soil.md': heard('Soil', '2024-03-01', 'episode: 12') },
    lines: ['init .'],
  },
  'a picture that may be the artwork': {
    files: {
      ...soil,
      'cover-of-soil.png': picture(1400, 1000),
      'img/logo.png': picture(1400, 1400),
      'podcast.png': picture(1399, 1399),
      'cover.txt.png.md': 'x',
      'square.png': picture(3000, 3000),
    },
    lines: ['init .'],
  },
  'pictures that are none': {
    files: { ...soil, 'cover.png': picture(1399, 1399), 'square.png': picture(3000, 3000) },
    lines: ['init .'],
  },
  'a recording by its path': {
    files: { 'soil.md': page('title: Soil', 'date: 2024-03-01', 'audio_file: rec/soil.mp3') },
    lines: ['init .'],
  },
  'two files of one episode': {
    files: {
      'soil.md': heard('Soil', '2024-03-01', 'link: https://garden.example.com/soil'),
      'soil.txt':
        'Soil\nWhat is under our feet\n2024-03-01 49 min\nDescription & Show Notes\nSoil is more than dirt.\n',
    },
    lines: ['init .'],
  },
  'shows below a folder': {
    files: {
      'soil/_index.md': page('title: Soil Talk', 'rss: https://garden.example.com/soil.xml'),
      'soil/one.md': heard('One', '2024-03-01'),
      'kitchen/_index.md': page('title: Kitchen Talk', 'hosts: [ann]'),
      'kitchen/2024/one.md': heard('Two', '2024-03-01'),
      'kitchen/2024/_index.md': page('title: The year 2024'),
      'empty/_index.md': page('title: Empty Talk', 'homepage: https://garden.example.com/empty'),
    },
    lines: ['init .', 'init .'],
  },
  'shows of which one has an episode elsewhere': {
    files: {
      'soil/_index.md': page('title: Soil Talk', 'rss: https://garden.example.com/soil.xml'),
      'soil/one.md': heard('One', '2024-03-01'),
      'kitchen/_index.md': page('title: Kitchen Talk', 'hosts: [ann]'),
      'kitchen/one.md': heard('Two', '2024-03-01'),
      'three.md': heard('Three', '2024-03-01'),
    },
    lines: ['init .'],
  },
  'shows whose pages have no title': {
    files: {
      'soil/_index.md': page('rss: https://garden.example.com/soil.xml'),
      'soil/one.md': heard('One', '2024-03-01'),
      'kitchen/_index.md': page('hosts: [ann]'),
      'kitchen/one.md': heard('Two', '2024-03-01'),
    },
    lines: ['init .'],
  },
  'a folder without a name': { lines: ['init ___'] },
});

/** A show that has one episode, and its next. */
const next = (path: string, content: string, ...more: readonly string[]) => ({
  files: { 'episodes/garden/show.yaml': 'title: Garden Talk\n', [`episodes/garden/${path}`]: content },
  lines: ['add garden "My Day"', ...more],
});

keepsWhatIsSaid('add/next', {
  'the first episode of a show': {
    files: { 'episodes/garden/show.yaml': 'title: Garden Talk\n' },
    lines: ['add garden "Äpfel & Birnen!"', 'add garden "???"', `add garden "${'long '.repeat(30)}"`],
  },
  'in YAML, with quoted numbers in a table': next(
    's01e09-old.md',
    page('title: Old', 'date: 2024-03-01', 'layout: episode', 'extra:', '  season: "01"', '  episode: "009"'),
  ),
  'in TOML': next(
    'old.md',
    '+++\ntitle = "Old"\ndate = 2024-03-01\ntemplate = "x.html"\n[extra]\nseason = 2\nepisode = 9\n+++\n',
  ),
  'in TOML, with the title in a table': next(
    'old.md',
    '+++\ndate = 2024-03-01\ntemplate = "x.html"\n[extra]\ntitle = "Old"\nepisode = 9\n+++\n',
  ),
  'in JSON': next(
    '0099.md',
    '{ "title": "Old", "date": "2024-03-01", "episode": 99, "season": "3", "podcast_file": "https://m.example.com/99.mp3" }\n\nNotes.\n',
  ),
  'with a number that the name has twice': next(
    's04e04.md',
    page('title: Old', 'published: 2024-03-01', 'audio: old.mp3', 'season: 4', 'episode: 4'),
  ),
  'with a number in the name behind a day': next(
    '2024-03-05-5-old.md',
    page('title: Old', 'date: 2024-03-05', 'mp3: https://m.example.com/5.mp3', 'episode: 5'),
  ),
  'with a number that is not in the name': next(
    '77-old.md',
    page('title: Old', 'published: 2024-03-01', 'audio: old.mp3', 'episode: 5'),
  ),
  'without a number, dated by its name': next(
    '_posts/2024-03-01-old.md',
    page('title: Old', 'layout: episode', 'mp3: https://m.example.com/5.mp3'),
  ),
  'in a folder of its own': next(
    'deep/2024-03-01-old/index.md',
    page('title: Old', 'date: 2024-03-01', 'mp3: https://m.example.com/5.mp3'),
  ),
  'a page that says only that it is published': next(
    '2024-03-01.old.md',
    page('title: Old', 'published: true', 'audio: https://m.example.com/5.mp3', 'filesize: 2000000'),
  ),
  'after the newest of several': {
    files: {
      'episodes/garden/show.yaml': 'title: Garden Talk\n',
      'episodes/garden/a.md': page('title: A', 'published: 2024-05-01', 'audio: a.mp3'),
      'episodes/garden/b.md': page('title: B', 'published: 2024-03-01', 'audio: a.mp3', 'episode: 2'),
      'episodes/garden/c.md': page(
        'title: C',
        'published: 2024-02-01',
        'audio: a.mp3',
        'season: 2',
        'episode: 1',
      ),
      'episodes/garden/d.md': page(
        'title: D',
        'published: 2024-04-01',
        'audio: a.mp3',
        'season: 2',
        'episode: 1',
      ),
      'episodes/garden/e.md': page(
        'title: E',
        'published: 2024-01-01',
        'audio: a.mp3',
        'season: 2',
        'episode: 1',
      ),
    },
    lines: ['add garden "My Day"'],
  },
  'after the highest number': {
    files: {
      'episodes/garden/show.yaml': 'title: Garden Talk\n',
      'episodes/garden/a.md': page('title: A', 'published: 2024-05-01', 'audio: a.mp3', 'episode: 9'),
      'episodes/garden/b.md': page('title: B', 'published: 2024-04-01', 'audio: a.mp3', 'episode: 10'),
      'episodes/garden/c.md': page('title: C', 'published: 2024-06-01', 'audio: a.mp3', 'episode: 8'),
    },
    lines: ['add garden "My Day"'],
  },
  'after the newest of those without numbers': {
    files: {
      'episodes/garden/show.yaml': 'title: Garden Talk\n',
      'episodes/garden/2024-05-01-a.md': page('title: A', 'published: 2024-05-01', 'audio: a.mp3'),
      'episodes/garden/b.md': page('title: B', 'published: 2024-03-01', 'audio: a.mp3'),
    },
    lines: ['add garden "My Day"'],
  },
  'a number that is a word': next(
    'old.md',
    page('title: Old', 'published: 2024-03-01', 'audio: old.mp3', 'episode: five'),
  ),
});
