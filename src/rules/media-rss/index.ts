import { media } from '../../vocabulary/media.js';
import { grammar } from '../grammar/grammar.js';
import { attributeValue, quoted } from '../judgement.js';
import { name, rules } from '../rule.js';

const elements = grammar(
  'media-rss',
  { prefix: 'media', title: 'Media RSS', readers: 'readers', rows: media },
  {
    'element-unknown': {
      source: ['media-rss', 'feedvalidator#UndefinedElement'],
      severity: { rss: 'info' },
      bad: ['<«media:thumnail» url="https://media.example.com/cover.jpg"/>'],
      good: ['<media:thumbnail url="https://media.example.com/cover.jpg"/>'],
      fixes: {
        '<media:thumnail url="https://media.example.com/cover.jpg"/>': {
          unsafe: '<media:thumbnail url="https://media.example.com/cover.jpg"/>',
        },
      },
    },
    'element-misplaced': {
      source: 'media-rss',
      severity: { rss: 'info' },
      bad: ['<item><title>Rust for Linux</title><«media:statistics» views="42"/></item>'],
      good: [
        '<item><title>Rust for Linux</title><media:community><media:statistics views="42"/></media:community></item>',
      ],
    },
    'attribute-missing': {
      source: 'media-rss',
      severity: { rss: 'info' },
      bad: [
        '<«media:thumbnail»/>',
        '<item><title>Rust for Linux</title><«media:player» width="400"/></item>',
      ],
      good: ['<media:thumbnail url="https://media.example.com/cover.jpg"/>'],
    },
    'attribute-unknown': {
      source: 'media-rss',
      severity: { rss: 'info' },
      bad: [
        '<item><title>Rust for Linux</title><media:content url="https://media.example.com/rust.mp3" «length»="41000000"/></item>',
      ],
      good: [
        '<item><title>Rust for Linux</title><media:content url="https://media.example.com/rust.mp3" fileSize="41000000"/></item>',
      ],
      fixes: {
        '<item><title>Rust for Linux</title><media:content url="https://media.example.com/rust.mp3" length="41000000"/></item>':
          {
            unsafe:
              '<item><title>Rust for Linux</title><media:content url="https://media.example.com/rust.mp3" fileSize="41000000"/></item>',
          },
      },
    },
    'value-invalid': {
      source: 'media-rss',
      severity: { rss: 'info' },
      bad: [
        '<media:thumbnail url="«/cover.jpg»"/>',
        '<item><title>Rust for Linux</title><media:content url="https://media.example.com/rust.mp3" medium="«podcast»"/></item>',
        '<item><title>Rust for Linux</title><media:content url="https://media.example.com/rust.mp3" duration="«43:00»"/></item>',
      ],
      good: [
        '<item><title>Rust for Linux</title><media:content url="http://media.example.com/rust.mp3" medium="audio" duration="2580" type="audio/mpeg"/></item>',
      ],
      fixes: {
        '<item><title>Rust for Linux</title><media:content url="https://media.example.com/rust.mp3" duration="43:00"/></item>':
          '<item><title>Rust for Linux</title><media:content url="https://media.example.com/rust.mp3" duration="2580"/></item>',
      },
    },
  },
);

/** The rules of Media RSS. No podcast app depends on it, so nothing here is more than an info. */
export const mediaRss = {
  ...elements,
  ...rules({
    'media-rss/content-without-address': {
      summary:
        'A <media:content> needs the url of its file, or a <media:player> with the page that plays it.',
      why: 'Readers find no file in it and show nothing.',
      help: 'Add the url of the file, or remove the element.',
      source: 'media-rss',
      severity: { rss: 'info' },
      whose: 'host',
      once: true,
      absent: '@url',
      on: 'media:content',
      check(content, report) {
        const group = content.parent?.name === 'media:group' ? content.parent : undefined;
        if (content.attribute('url') || content.child('media:player') || group?.child('media:player')) return;
        report(name(content), '<media:content> has neither a url nor a <media:player>.');
      },
      bad: ['<item><title>Rust for Linux</title><«media:content» type="audio/mpeg"/></item>'],
      good: [
        '<item><title>Rust for Linux</title><media:content type="video/mp4"><media:player url="https://video.example.com/rust-for-linux"/></media:content></item>',
        '<item><title>Rust for Linux</title><media:content url="https://media.example.com/rust.mp3"/></item>',
      ],
    },

    'media-rss/medium-disagrees': {
      summary: 'The medium of <media:content> must fit its type.',
      why: 'Readers open a player for pictures that stays black, or hide the pictures of a video.',
      help: 'Write the medium that begins the type, such as "audio" for "audio/mpeg".',
      source: 'media-rss',
      severity: { rss: 'info' },
      whose: 'host',
      once: 'message',
      on: 'media:content',
      check(content, report) {
        const medium = content.attribute('medium');
        const type = attributeValue(content, 'type');
        const kind = /^(audio|video|image)\//i.exec(type ?? '')?.[1]?.toLowerCase();
        const value = medium?.value.trim() ?? '';
        if (!medium || !kind || kind === value || !/^(?:audio|video|image)$/.test(value)) return;
        report(medium, `The medium of <media:content> is "${value}", but its type is ${quoted(type ?? '')}.`);
      },
      bad: [
        '<item><title>Rust</title><media:content url="https://media.example.com/rust.mp3" type="audio/mpeg" medium="«video»"/></item>',
      ],
      good: [
        '<item><title>Rust</title><media:content url="https://media.example.com/rust.mp3" type="audio/mpeg" medium="audio"/></item>',
      ],
    },
  }),
} as const;
