import { optional, required, type Vocabulary } from './row.js';

/** Most elements may describe the whole show, an episode, a group of files or one file. */
const anywhere = ['channel', 'item', 'media:group', 'media:content'] as const;
const size = { width: optional('whole number'), height: optional('whole number') } as const;
const text = { type: optional({ oneOf: ['plain', 'html'] }) } as const;

/** Media RSS 1.5.1. Players of podcasts read the enclosure; YouTube read the picture in its pilot. */
export const media = {
  'media:group': { parents: ['item'], count: 'many' },
  'media:content': {
    parents: ['channel', 'item', 'media:group'],
    count: 'many',
    attributes: {
      url: optional('address'),
      fileSize: optional('whole number'),
      type: optional('media type'),
      medium: optional({ oneOf: ['image', 'audio', 'video', 'document', 'executable'] }),
      isDefault: optional('boolean'),
      expression: optional({ oneOf: ['sample', 'full', 'nonstop'] }),
      bitrate: optional('number'),
      framerate: optional('number'),
      samplingrate: optional('number'),
      channels: optional('number'),
      duration: optional('number'),
      ...size,
      lang: optional('language tag'),
    },
  },
  'media:rating': {
    parents: anywhere,
    count: 'many',
    attributes: { scheme: optional('address') },
    text: required('text'),
  },
  'media:adult': {
    parents: anywhere,
    count: 'one',
    text: optional('text'),
    standing: 'deprecated',
    instead: 'media:rating',
  },
  'media:title': { parents: anywhere, count: 'one', attributes: text, text: optional('text') },
  'media:description': { parents: anywhere, count: 'one', attributes: text, text: optional('text') },
  'media:keywords': { parents: anywhere, count: 'one', text: optional('text') },
  'media:thumbnail': {
    parents: anywhere,
    count: 'many',
    attributes: { url: required('address'), ...size, time: optional('text') },
    readers: ['YouTube'],
  },
  'media:category': {
    parents: anywhere,
    count: 'many',
    attributes: { scheme: optional('address'), label: optional('text') },
    text: optional('text'),
  },
  'media:hash': {
    parents: anywhere,
    count: 'many',
    attributes: { algo: optional({ oneOf: ['md5', 'sha-1'] }) },
    text: required('text'),
  },
  'media:player': { parents: anywhere, count: 'one', attributes: { url: required('address'), ...size } },
  'media:credit': {
    parents: anywhere,
    count: 'many',
    attributes: { role: optional('text'), scheme: optional('text') },
    text: required('text'),
  },
  'media:copyright': {
    parents: anywhere,
    count: 'one',
    attributes: { url: optional('address') },
    text: optional('text'),
  },
  'media:text': {
    parents: anywhere,
    count: 'many',
    attributes: {
      ...text,
      lang: optional('language tag'),
      start: optional('text'),
      end: optional('text'),
    },
    text: required('text'),
  },
  'media:restriction': {
    parents: anywhere,
    count: 'many',
    attributes: {
      relationship: required({ oneOf: ['allow', 'deny'] }),
      type: optional({ oneOf: ['country', 'uri', 'sharing'] }),
    },
    text: optional('text'),
  },
  'media:community': { parents: anywhere, count: 'one' },
  'media:starRating': {
    parents: ['media:community'],
    count: 'one',
    attributes: {
      average: optional('number'),
      count: optional('whole number'),
      min: optional('number'),
      max: optional('number'),
    },
  },
  'media:statistics': {
    parents: ['media:community'],
    count: 'one',
    attributes: { views: optional('whole number'), favorites: optional('whole number') },
  },
  'media:tags': { parents: ['media:community'], count: 'one', text: optional('text') },
  'media:comments': { parents: anywhere, count: 'one' },
  'media:comment': { parents: ['media:comments'], count: 'many', text: optional('text') },
  'media:embed': { parents: anywhere, count: 'one', attributes: { url: required('address'), ...size } },
  'media:param': {
    parents: ['media:embed'],
    count: 'many',
    attributes: { name: required('text') },
    text: optional('text'),
  },
  'media:responses': { parents: anywhere, count: 'one' },
  'media:response': { parents: ['media:responses'], count: 'many', text: optional('text') },
  'media:backLinks': { parents: anywhere, count: 'one' },
  'media:backLink': { parents: ['media:backLinks'], count: 'many', text: optional('text') },
  'media:status': {
    parents: anywhere,
    count: 'one',
    attributes: { state: required({ oneOf: ['active', 'blocked', 'deleted'] }), reason: optional('text') },
  },
  'media:price': {
    parents: anywhere,
    count: 'many',
    attributes: {
      type: optional({ oneOf: ['rent', 'purchase', 'package', 'subscription'] }),
      info: optional('text'),
      price: optional('number'),
      currency: optional('text'),
    },
  },
  'media:license': {
    parents: anywhere,
    count: 'one',
    attributes: { type: optional('media type'), href: optional('address') },
    text: optional('text'),
  },
  'media:subTitle': {
    parents: anywhere,
    count: 'many',
    attributes: { type: optional('media type'), lang: optional('language tag'), href: required('address') },
  },
  'media:peerLink': {
    parents: anywhere,
    count: 'many',
    attributes: { type: optional('media type'), href: required('address'), isDefault: optional('boolean') },
  },
  'media:location': {
    parents: anywhere,
    count: 'many',
    attributes: { description: optional('text'), start: optional('text'), end: optional('text') },
  },
  'media:rights': {
    parents: anywhere,
    count: 'one',
    attributes: { status: optional({ oneOf: ['userCreated', 'official'] }) },
  },
  'media:scenes': { parents: anywhere, count: 'one' },
  'media:scene': { parents: ['media:scenes'], count: 'many' },
} as const satisfies Vocabulary;
