import { feed } from './garden.js';
import { keepsWhatIsSaid } from './sessions.js';

const faulty = feed
  .replace('<language>en</language>', '<language>english</language>')
  .replace('<guid isPermaLink="false">soil</guid>', '<guid></guid>');
const files = { 'feed.xml': feed, 'faulty.xml': faulty };

keepsWhatIsSaid('check', {
  'a good feed and a faulty one': {
    files,
    lines: [
      'check feed.xml --profile rss',
      'check feed.xml faulty.xml --profile apple,rss --verbose',
      'check faulty.xml --profile apple --quiet',
      'check feed.xml faulty.xml --profile apple --group-by file',
      'check faulty.xml --profile apple --format concise',
      'check faulty.xml --profile apple --strict --format concise',
    ],
  },
  'what counts': {
    files,
    lines: [
      'check faulty.xml --profile apple --format concise --exit-zero',
      'check faulty.xml --profile rss --format concise --fail-on warning',
      'check faulty.xml --profile rss --format concise --max-warnings 0',
      'check faulty.xml --profile rss --format concise --max-warnings 9',
    ],
  },
  'what is accepted': {
    files: {
      ...files,
      'own/feed.xml': faulty,
      'own/airworthy.yaml':
        'profiles: [apple]\naccept:\n  - { rule: rss/guid-missing, because: It was never there. }\n  - { rule: rss/title-missing, because: We know. }\n',
    },
    lines: [
      'check faulty.xml --profile apple --format concise --accept rss/guid-missing --because Never.',
      'check feed.xml --profile apple --format concise --accept rss/guid-missing --because Never.',
      'check own/feed.xml --format concise',
    ],
  },
  'a baseline': {
    files,
    lines: [
      'check faulty.xml --profile apple --baseline known.json --update-baseline --quiet',
      'check faulty.xml --profile apple --baseline known.json',
      'check faulty.xml --profile apple --update-baseline',
      'check faulty.xml --profile apple --baseline feed.xml',
    ],
  },
  'what subscribers have': {
    files: { ...files, 'old.xml': feed.replace('>soil<', '>ground<') },
    lines: [
      'check feed.xml --against old.xml --profile rss',
      'check feed.xml faulty.xml --against old.xml',
      'check feed.xml --against none.xml',
      'check feed.xml --against page.html',
    ],
  },
  fixes: {
    files: { ...files, 'fixed.xml': feed.replace('Garden Talk', 'Garden & Talk') },
    lines: [
      'check fixed.xml --fix --profile rss --format concise',
      'check feed.xml --unsafe',
      'check - --fix',
      'check faulty.xml --fix --dry-run --profile apple',
      'check faulty.xml --fix --unsafe --rule rss/guid-missing --profile apple --quiet',
      'check faulty.xml --rule rss/guid-missing',
      'check faulty.xml --dry-run',
    ],
  },
  'what lies beside a feed': {
    files: {
      'feed.xml': feed
        .replace(
          '</item>',
          '<podcast:transcript url="https://media.example.com/soil.vtt" type="text/vtt"/><podcast:chapters url="https://media.example.com/soil.json" type="application/json+chapters"/></item>',
        )
        .replace('<rss ', '<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" '),
      'media/soil.vtt': 'WEBVTT\n\n00:02.000 --> 00:01.000\nSoil.\n',
      'media/soil.json': '{"version":"1.2.0","chapters":[{"startTime":9},{"startTime":1,"title":"Soil"}]}',
      'media/soil.mp3': 'This is no recording.',
    },
    lines: [
      'check feed.xml --files https://media.example.com/=media --format concise --profile podcast20',
      'check feed.xml --files https://media.example.com/=none --format concise',
      'check media/soil.vtt media/soil.json media/soil.mp3 --format concise',
      'check feed.xml --format concise --format json=out/report.json --profile rss',
      'check feed.xml --format summary --format markdown=report.md --profile rss',
    ],
  },
  'standard input': { stdin: faulty, lines: ['check - --profile apple --format concise'] },
  'what cannot be read': {
    files: { ...files, 'page.html': '<html><p>Sign in</p></html>', 'big.xml': feed },
    lines: [
      'check none.xml feed.xml --profile rss',
      'check page.html --profile rss',
      'check big.xml --max-bytes 100 --profile rss --format concise',
      'check feed.xml --max-bytes some',
      'check feed.xml --profile ,',
      'check feed.xml --files media',
      'check feed.xml --url feed.xml',
      'check feed.xml --now never',
      'check https://',
    ],
  },
});
