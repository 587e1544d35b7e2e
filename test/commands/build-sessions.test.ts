import { episode, feed, garden } from './garden.js';
import { keepsWhatIsSaid } from './sessions.js';

const twin = {
  'episodes/twin/show.yaml': garden['episodes/garden/show.yaml'].replace('Garden Talk', 'Twin Talk'),
  'episodes/twin/one.md': episode('One', '2026-01-01'),
};

const other = {
  'episodes/other/show.yaml': twin['episodes/twin/show.yaml'].replace('com/feed.xml', 'com/other.xml'),
  'episodes/other/one.md': episode('One', '2026-01-01'),
};

keepsWhatIsSaid('build', {
  'a show, twice, and with an episode more': {
    files: { ...garden, 'next/bees.md': episode('Bees', '2026-03-01') },
    lines: ['build', 'build garden', 'build garden --dry-run', 'build --format concise'],
  },
  'what is held back': {
    files: {
      ...garden,
      'episodes/garden/draft.md': episode('Draft', '2026-02-01', 'draft: true'),
      'episodes/garden/late.md': episode('Late', '2031-02-01'),
      'episodes/garden/worms.md': episode('Worms', 'soon'),
      'episodes/other/a.md': 'x',
      'episodes/misnamed/show.yml': 'x',
    },
    lines: [
      'build',
      'build --skip-incomplete --format concise',
      'build --quiet --out public',
      'build garden other',
    ],
  },
  'two shows at one place': {
    files: { ...garden, ...twin },
    lines: [
      'build --format concise',
      'build garden --out feeds/all',
      'build twin --out feeds/all',
      'build --out feeds/all',
      'build --against feeds/all/feed.xml',
    ],
  },
  'the feed of a show and the list of shows in one folder': {
    files: { ...garden, ...other },
    lines: [
      'build --out all',
      'build garden --out all',
      'build garden --out one',
      'build --out one',
      'build --format concise',
      'build other --dry-run',
    ],
  },
  'files beside the feed': {
    files: {
      ...garden,
      'episodes/garden/worms.md': episode(
        'Worms',
        '2026-02-01',
        'transcripts: [worms.srt]',
        'chapters: [{ start: 0, title: Worms }]',
      ),
      'episodes/garden/worms.srt': '1\n00:00:00,000 --> 00:00:02,000\nAnna: Worms.\n',
    },
    lines: [
      'build garden --dry-run',
      'build garden --quiet',
      { 'episodes/garden/worms.srt': '1\n00:00:00,000 --> 00:00:02,000\nAnna: Worms and bees.\n' },
      'build garden --dry-run --quiet',
      'build garden --quiet',
      { 'episodes/garden/worms.md': undefined },
      'build garden --quiet',
      'build garden --quiet --accept feed-change/episode-vanished --because "It was a mistake."',
    ],
  },
  'what was changed by hand in the meantime': {
    files: garden,
    lines: [
      'build garden',
      { 'feeds/garden/feed.xml': feed },
      'build garden --quiet',
      'build garden --quiet --overwrite',
      { 'feeds/garden/published.json': '{' },
      'build garden --quiet',
      { 'feeds/garden/published.json': undefined, 'feeds/garden/feed.xml': '<rss><channel><item></channel>' },
      'build garden --quiet',
    ],
  },
  'a changed guid': {
    files: {
      ...garden,
      'feeds/garden/feed.xml': feed.replace('>soil<', '>ground<'),
    },
    lines: [
      'build garden --format concise',
      'build garden --format concise --overwrite',
      'build garden --format concise --overwrite --accept feed-change/guid-changed --because "We moved."',
    ],
  },
  'new guids': {
    files: garden,
    lines: [
      'build garden --new-guids --quiet',
      'build garden --new-guids --quiet',
      'build garden --new-guids --because "Nobody had it." --quiet',
    ],
  },
  'options that are wrong': {
    files: garden,
    lines: [
      `build garden --token ${'x'.repeat(201)}`,
      ...['--token "a b"', '--token .a', '--out ""', '--now soon', '--accept rss/guid-missing'],
      ...['--because Never.', '--accept rss/guid-mising --because Never.', '--format xml'],
      ...['--format json= --format pretty', '--group-by line', '--max-warnings some', '--baseline none.json'],
      ...['--timeout 0', '--allow-port http', '--episodes 0 --online', '--profile appel', '--against -'],
    ].map((options) => (options.startsWith('build') ? options : `build garden ${options}`)),
  },
  reports: {
    files: {
      ...garden,
      'episodes/garden/worms.md': episode('Worms', '2026-02-01', 'sesaon: 2', 'draft: true'),
    },
    lines: [
      'build garden --verbose --dry-run',
      'build garden --format summary --format json=report.json --dry-run',
      'build garden --format concise --group-by file --max-warnings 0 --dry-run',
      'build garden --baseline known.json --update-baseline --quiet --dry-run',
      'build garden --baseline known.json --dry-run',
      'build garden --now 2026-01-05T00:00:00Z --profile rss --strict --quiet',
    ],
  },
  'a private show': {
    files: {
      ...garden,
      'episodes/garden/show.yaml': garden['episodes/garden/show.yaml']
        .replace('https://garden.example.com/feed.xml', 'https://garden.example.com/{token}/feed.xml')
        .replace('guids: slug', 'guids: slug\nprivate: true'),
      'episodes/garden/roots.md': episode('Roots', '2026-01-08').replace(
        'https://media.example.com/roots.mp3',
        '"https://media.example.com/roots.mp3?for={token}"',
      ),
    },
    lines: ['build garden --quiet', 'build garden --quiet --token abc', 'build garden --token abc --dry-run'],
  },
  'feeds of some episodes, and pages': {
    files: {
      ...garden,
      'episodes/garden/show.yaml': `${garden['episodes/garden/show.yaml']}newest: 1\njsonFeed: true\nfeeds:\n  old: { feed: https://garden.example.com/old/feed.xml, tags: old }\n  none: { feed: https://garden.example.com/none/feed.xml, seasons: 3 }\n`,
      'episodes/garden/soil.md': episode('Soil', '2026-01-01', 'tags: [old]'),
      'episodes/garden/bees.md': episode('Bees', '2025-12-01', 'tags: [old]'),
    },
    lines: ['build', 'build garden --dry-run', 'build --quiet --token x'],
  },
  'one episode left out, others with warnings': {
    files: {
      ...garden,
      'episodes/garden/show.yaml': `${garden['episodes/garden/show.yaml']}accept: [{ rule: rss/guid-missing, because: None. }]\n`,
      'episodes/garden/bees.md': episode('Bees', '2026-02-01').replace('.mp3', '.ogg'),
      'episodes/garden/worms.md': episode('Worms', '2026-03-01').replace('Worms', '<b>Worms</b>'),
    },
    lines: [
      'build --format concise --profile rss,apple',
      'build --format concise --profile rss,apple --skip-incomplete',
      { 'episodes/garden/bees.md': episode('Bees', 'soon') },
      'build --format concise --profile rss,apple',
    ],
  },
  'a show of another host, which its feed is read from': {
    files: {
      ...garden,
      'episodes/garden/show.yaml': `${garden['episodes/garden/show.yaml']}published: old.xml\n`,
      'episodes/garden/old.xml': feed
        .replace('>soil<', '>ground<')
        .replace(
          /<item>.*<\/item>/s,
          (item) => `${item}${item.replace(/soil|ground/gi, 'bees').replace('Thu, 01', 'Mon, 05')}`,
        ),
    },
    lines: ['build --quiet'],
  },
  'a show without episodes, and with a mistake': {
    files: { 'episodes/garden/show.yaml': `${garden['episodes/garden/show.yaml']}mood: calm\n` },
    lines: ['build --format concise'],
  },
  'what is not there': {
    files: {
      ...garden,
      ...{ 'page.html': '<html></html>', 'two.xml': feed, 'episodes/misnamed/show.yml': 'title: Misnamed' },
    },
    lines: [
      'build episodes/garden/show.yaml',
      'build episodes/misnamed',
      'build episodes/misnamed/show.yml',
      'build gardn',
      'build episodes/garden/soil.md',
      'build episodes',
      'build garden --against page.html',
      'build garden --against none.xml',
      'build garden --fail-on eror',
      'build garden --token x --quiet',
    ],
  },
});
