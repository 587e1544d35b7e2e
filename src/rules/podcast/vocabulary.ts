import { everyMedium } from './mediums.js';
import { groups, roles } from './people.js';
import { chatProtocols, paymentMethods, recipientTypes, services, socialProtocols } from './services.js';
import { optional, recommended, required, type Tag } from './tag.js';

/** The types of transcript files that the namespace lists. */
export const transcriptTypes = [
  'text/vtt',
  'text/html',
  'application/json',
  'application/x-subrip',
  'text/plain',
] as const;

/**
 * The Podcasting 2.0 namespace: every element with its places, its attributes and its text, in the order of
 * the tables of the specification (commit c0ff5ca, 2026-05-13). The general rules of this folder read it.
 */
export const vocabulary = {
  'podcast:transcript': {
    page: 'transcript',
    parents: ['item'],
    count: 'multiple',
    attributes: {
      url: required('URL'),
      type: required({ oneOf: transcriptTypes }),
      language: optional('language tag', { rule: 'podcast/transcript-language-invalid' }),
      rel: optional({ oneOf: ['captions'] }),
    },
  },
  'podcast:locked': {
    page: 'locked',
    parents: ['channel'],
    count: 'single',
    attributes: { owner: optional('e-mail address') },
    text: required({ oneOf: ['yes', 'no'] }),
  },
  'podcast:funding': {
    page: 'funding',
    parents: ['channel', 'item'],
    count: 'multiple',
    attributes: { url: required('URL') },
    text: optional('text', { limit: 128 }),
  },
  'podcast:chapters': {
    page: 'chapters',
    parents: ['item'],
    count: 'single',
    attributes: { url: required('URL'), type: required({ oneOf: ['application/json+chapters'] }) },
  },
  'podcast:soundbite': {
    page: 'soundbite',
    parents: ['item'],
    count: 'multiple',
    attributes: { startTime: required('number'), duration: required('number') },
    text: optional('text', { limit: 128 }),
  },
  'podcast:person': {
    page: 'person',
    parents: ['channel', 'item'],
    count: 'multiple',
    attributes: {
      role: optional({ oneOf: roles }),
      group: optional({ oneOf: groups }),
      img: optional('URL'),
      href: optional('URL'),
    },
    text: required('text', { limit: 128 }),
  },
  'podcast:location': {
    page: 'location',
    parents: ['channel', 'item'],
    count: 'multiple',
    attributes: {
      rel: recommended({ oneOf: ['subject', 'creator'] }, { absence: 'podcast/location-incomplete' }),
      geo: recommended('geo URI', { absence: 'podcast/location-incomplete' }),
      osm: recommended('OpenStreetMap reference', { absence: 'podcast/location-incomplete' }),
      country: recommended('country code', { absence: 'podcast/location-incomplete' }),
    },
    text: required('text', { limit: 128 }),
  },
  'podcast:season': {
    page: 'season',
    parents: ['item'],
    count: 'single',
    attributes: { name: optional('text', { limit: 128 }) },
    text: required('integer'),
  },
  'podcast:episode': {
    page: 'episode',
    parents: ['item'],
    count: 'single',
    attributes: { display: optional('text', { limit: 32 }) },
    text: required('number'),
  },
  'podcast:trailer': {
    page: 'trailer',
    parents: ['channel'],
    count: 'multiple',
    attributes: {
      url: required('URL'),
      pubdate: required('RFC 2822 date', { absence: 'podcast/trailer-pubdate-invalid' }),
      length: recommended('whole number'),
      type: recommended('media type'),
      season: optional('integer'),
    },
    text: required('text', { limit: 128 }),
  },
  'podcast:license': {
    page: 'license',
    parents: ['channel', 'item'],
    count: 'single',
    attributes: { url: optional('URL') },
    text: required('text', { limit: 128 }),
  },
  'podcast:alternateEnclosure': {
    page: 'alternate-enclosure',
    parents: ['item'],
    count: 'multiple',
    attributes: {
      type: required('media type'),
      length: recommended('whole number', { absence: 'podcast/alternate-enclosure-length-missing' }),
      bitrate: optional('number'),
      height: optional('whole number'),
      lang: optional('language tag'),
      title: optional('text', { limit: 32 }),
      rel: optional('text', { limit: 32 }),
      codecs: optional('codecs'),
      default: optional('boolean'),
    },
  },
  'podcast:source': {
    page: 'source',
    parents: ['podcast:alternateEnclosure'],
    count: 'multiple',
    attributes: {
      uri: required('URI'),
      contentType: optional('media type', { rule: 'podcast/source-content-type-invalid' }),
    },
  },
  'podcast:integrity': {
    page: 'integrity',
    parents: ['podcast:alternateEnclosure'],
    count: 'single',
    attributes: {
      type: required({ oneOf: ['sri', 'pgp-signature'] }),
      value: required('integrity string'),
    },
  },
  'podcast:guid': {
    page: 'guid',
    parents: ['channel'],
    count: 'single',
    attributes: {},
    text: required('UUID'),
  },
  'podcast:value': {
    page: 'value',
    parents: ['channel', 'item'],
    count: 'multiple',
    attributes: {
      type: required({ oneOf: Object.keys(paymentMethods) }),
      method: required({ oneOf: Object.values(paymentMethods).flat() }),
      suggested: optional('number'),
    },
  },
  'podcast:valueRecipient': {
    page: 'value-recipient',
    parents: ['podcast:value', 'podcast:valueTimeSplit'],
    count: 'multiple',
    attributes: {
      name: recommended('text'),
      customKey: optional('text'),
      customValue: optional('text'),
      type: required({ oneOf: recipientTypes }),
      address: required('node or lightning address'),
      split: required('shares'),
      fee: optional('boolean'),
    },
  },
  'podcast:valueTimeSplit': {
    page: 'value-time-split',
    parents: ['podcast:value'],
    count: 'multiple',
    attributes: {
      startTime: required('number'),
      duration: required('number'),
      remoteStartTime: optional('number'),
      remotePercentage: optional('percentage'),
    },
  },
  'podcast:medium': {
    page: 'medium',
    parents: ['channel'],
    count: 'single',
    attributes: {},
    text: required({ oneOf: everyMedium }),
  },
  'podcast:images': {
    page: 'images-(deprecated)',
    parents: ['channel', 'item'],
    count: 'single',
    attributes: { srcset: required('srcset') },
    successor: 'podcast:image',
  },
  'podcast:image': {
    page: 'image',
    parents: ['channel', 'item'],
    count: 'multiple',
    attributes: {
      href: required('URL'),
      alt: recommended('text', { absence: 'podcast/image-alt-missing' }),
      'aspect-ratio': recommended('aspect ratio'),
      width: recommended('whole number'),
      height: optional('whole number'),
      type: optional('image or video type'),
      purpose: optional('text', { limit: 128 }),
    },
  },
  'podcast:liveItem': {
    page: 'live-item',
    parents: ['channel'],
    count: 'multiple',
    attributes: {
      status: required({ oneOf: ['pending', 'live', 'ended'] }),
      start: required('ISO 8601 date'),
      end: recommended('ISO 8601 date'),
    },
  },
  'podcast:contentLink': {
    page: 'content-link',
    parents: ['item'],
    count: 'multiple',
    attributes: { href: required('URI') },
    text: required('text'),
  },
  'podcast:socialInteract': {
    page: 'social-interact',
    parents: ['channel', 'item'],
    count: 'multiple',
    attributes: {
      protocol: required({ oneOf: socialProtocols }),
      uri: required('URI', { absence: 'podcast/social-uri-missing' }),
      accountId: recommended('text', { unless: ['protocol', 'disabled'] }),
      accountUrl: optional('URL'),
      priority: optional('integer'),
    },
  },
  'podcast:block': {
    page: 'block',
    parents: ['channel'],
    count: 'multiple',
    attributes: { id: optional({ oneOf: services }) },
    text: required({ oneOf: ['yes', 'no'] }),
  },
  'podcast:txt': {
    page: 'txt',
    parents: ['channel', 'item'],
    count: 'multiple',
    attributes: { purpose: optional('text', { limit: 128 }) },
    text: required('text', { limit: 4000 }),
  },
  'podcast:remoteItem': {
    page: 'remote-item',
    parents: ['channel', 'podcast:podroll', 'podcast:valueTimeSplit', 'podcast:publisher'],
    count: 'multiple',
    attributes: {
      feedGuid: required('UUID'),
      feedUrl: optional('URL', { absence: 'podcast/remote-item-without-url' }),
      itemGuid: optional('text'),
      medium: optional({ oneOf: everyMedium }),
      title: optional('text'),
    },
  },
  'podcast:podroll': { page: 'podroll', parents: ['channel'], count: 'single', attributes: {} },
  'podcast:updateFrequency': {
    page: 'update-frequency',
    parents: ['channel'],
    count: 'single',
    attributes: {
      complete: optional('boolean'),
      dtstart: optional('ISO 8601 date'),
      rrule: recommended('recurrence rule'),
    },
    text: optional('text', { limit: 128 }),
  },
  'podcast:podping': {
    page: 'podping',
    parents: ['channel'],
    count: 'single',
    attributes: { usesPodping: required('boolean', { absence: 'podcast/podping-invalid' }) },
  },
  'podcast:publisher': { page: 'publisher', parents: ['channel'], count: 'single', attributes: {} },
  'podcast:chat': {
    page: 'chat',
    parents: ['channel', 'item'],
    count: 'single',
    attributes: {
      server: required('host name'),
      protocol: required({ oneOf: chatProtocols }),
      accountId: recommended('text'),
      space: optional('text'),
    },
  },
} as const satisfies Readonly<Record<string, Tag>>;

/** Proposals that were never formalized, and tags that one host invented; feeds carry them all the same. */
export const proposals: readonly string[] = [
  'podcast:id',
  'podcast:social',
  'podcast:socialSignUp',
  'podcast:comments',
  'podcast:contact',
  'podcast:previousUrl',
  'podcast:recommendations',
  'podcast:gateway',
  'podcast:liveValue',
  'podcast:verify',
  'podcast:subscribe',
  'podcast:bonusItem',
  'podcast:hiveAccount',
];

const tags = new Map<string, Tag>(Object.entries(vocabulary));

/** The names of the elements of which something is true. */
export function elementsThat(hold: (tag: Tag) => boolean): readonly string[] {
  return [...tags].flatMap(([name, tag]) => (hold(tag) ? [name] : []));
}

/** The row of an element by its name with prefix; undefined when the namespace does not have it. */
export function tagOf(name: string): Tag | undefined {
  return tags.get(name);
}
