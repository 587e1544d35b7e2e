import { optional, required, type Vocabulary } from './row.js';

const channel = ['channel'] as const;
const item = ['item'] as const;
const unread = 'no podcast app reads it';

/**
 * The elements of RSS 2.0, which have no namespace. An enclosure is counted by a rule of its own: the specification
 * does not say how many an item may have.
 */
export const rss = {
  rss: {
    parents: [],
    count: 'one',
    attributes: { version: required('text', spokenFor('rss/version-invalid')) },
  },
  channel: { parents: ['rss'], count: 'many' },
  title: {
    parents: ['channel', 'item', 'image', 'textInput'],
    count: 'one',
    text: optional('text'),
    readers: ['Apple', 'Spotify', 'AntennaPod', 'Kasts', 'Podcast Index'],
  },
  link: {
    parents: ['channel', 'item', 'image', 'textInput'],
    count: 'one',
    text: optional('address', { rule: 'rss/link-invalid' }),
    readers: ['Apple', 'Spotify'],
  },
  description: {
    parents: ['channel', 'item', 'image', 'textInput'],
    count: 'one',
    text: optional('text'),
    readers: ['Apple', 'Spotify', 'AntennaPod', 'Podverse', 'Podcast Index', 'gPodder', 'Kasts'],
  },
  language: {
    parents: channel,
    count: 'one',
    text: optional('language tag', { rule: 'rss/channel-language-invalid' }),
    readers: ['Apple', 'Spotify', 'Podcast Index'],
  },
  copyright: { parents: channel, count: 'one', text: required('text') },
  managingEditor: {
    parents: channel,
    count: 'one',
    text: required('e-mail address', { rule: 'rss/person-email-format' }),
    unwritten: unread,
  },
  webMaster: {
    parents: channel,
    count: 'one',
    text: required('e-mail address', { rule: 'rss/person-email-format' }),
    unwritten: unread,
  },
  author: {
    parents: item,
    count: 'one',
    text: required('e-mail address', { rule: 'rss/person-email-format' }),
    unwritten: unread,
  },
  generator: { parents: channel, count: 'one', text: required('text') },
  docs: { parents: channel, count: 'one', text: required('address'), unwritten: unread },
  cloud: {
    parents: channel,
    count: 'one',
    attributes: {
      domain: required('host name', spokenFor('rss/cloud-incomplete')),
      port: required('whole number', spokenFor('rss/cloud-incomplete')),
      path: required('text', spokenFor('rss/cloud-incomplete')),
      registerProcedure: required('text', spokenFor('rss/cloud-incomplete')),
      protocol: required('text', spokenFor('rss/cloud-incomplete')),
    },
    unwritten: unread,
  },
  ttl: {
    parents: channel,
    count: 'one',
    text: optional('whole number', { rule: 'rss/ttl-invalid' }),
    unwritten: unread,
  },
  guid: {
    parents: item,
    count: 'one',
    attributes: { isPermaLink: optional('boolean', { rule: 'rss/guid-ispermalink-invalid' }) },
    text: optional('text'),
    readers: ['Apple', 'Spotify', 'AntennaPod', 'Podcast Index'],
  },
  pubDate: {
    parents: ['channel', 'item'],
    count: 'one',
    text: optional('RFC 2822 date', { rule: 'rss/pubdate-invalid' }),
    readers: ['Apple', 'Spotify', 'AntennaPod', 'Podcast Index'],
  },
  lastBuildDate: {
    parents: channel,
    count: 'one',
    text: optional('RFC 2822 date', { rule: 'rss/channel-date-invalid' }),
    readers: ['Podverse'],
  },
  image: { parents: channel, count: 'one', readers: ['AntennaPod', 'Podcast Index'] },
  url: { parents: ['image'], count: 'one', text: optional('address', { rule: 'rss/image-incomplete' }) },
  width: {
    parents: ['image'],
    count: 'one',
    text: optional('whole number', { rule: 'rss/image-dimensions' }),
  },
  height: {
    parents: ['image'],
    count: 'one',
    text: optional('whole number', { rule: 'rss/image-dimensions' }),
  },
  enclosure: {
    parents: item,
    count: 'many',
    attributes: {
      url: required('address', { absence: 'rss/enclosure-url-missing', rule: 'rss/enclosure-url-invalid' }),
      length: required('whole number', {
        absence: 'rss/enclosure-length-missing',
        rule: 'rss/enclosure-length-not-integer',
      }),
      type: required('media type', {
        absence: 'rss/enclosure-type-missing',
        rule: 'rss/enclosure-type-invalid',
      }),
    },
    readers: ['Apple', 'Spotify', 'AntennaPod', 'Pocket Casts', 'Podcast Index'],
  },
  category: {
    parents: ['channel', 'item'],
    count: 'many',
    attributes: { domain: optional('text') },
    text: required('text'),
    unwritten: unread,
  },
  comments: {
    parents: item,
    count: 'one',
    text: optional('address', { rule: 'rss/item-comments-invalid' }),
    unwritten: unread,
  },
  source: {
    parents: item,
    count: 'one',
    attributes: { url: required('address', spokenFor('rss/item-source-url-missing')) },
    text: optional('text'),
    unwritten: unread,
  },
  rating: { parents: channel, count: 'one', text: required('text'), unwritten: unread },
  textInput: { parents: channel, count: 'one', standing: 'retired' },
  name: { parents: ['textInput'], count: 'one', text: optional('text') },
  skipHours: { parents: channel, count: 'one', unwritten: unread },
  hour: {
    parents: ['skipHours'],
    count: 'many',
    text: optional('text', { rule: 'rss/skip-values-invalid' }),
  },
  skipDays: { parents: channel, count: 'one', unwritten: unread },
  day: { parents: ['skipDays'], count: 'many', text: optional('text', { rule: 'rss/skip-values-invalid' }) },
  item: { parents: channel, count: 'many', readers: ['Apple', 'Spotify'] },
} as const satisfies Vocabulary;

/** A value of whose absence and content one rule speaks. */
function spokenFor<const Rule extends string>(rule: Rule) {
  return { absence: rule, rule };
}
