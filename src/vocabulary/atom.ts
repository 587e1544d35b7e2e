import { optional, required, type Vocabulary } from './row.js';

/** Where feeds in RSS 2.0 borrow an element of Atom. */
const anywhere = ['channel', 'item', 'atom:source'] as const;
const person = ['atom:author', 'atom:contributor'] as const;
const text = { type: optional({ oneOf: ['text', 'html', 'xhtml'] }) } as const;

/** The elements of the Atom Syndication Format (RFC 4287) that can be borrowed. */
export const atom = {
  'atom:link': {
    parents: anywhere,
    count: 'many',
    attributes: {
      href: required('address', { absence: 'atom/link-invalid', rule: 'atom/link-invalid' }),
      rel: optional('text', { rule: 'atom/link-rel-unknown' }),
      type: optional('media type'),
      hreflang: optional('language tag'),
      title: optional('text'),
      length: optional('whole number'),
    },
    readers: ['Podcast Index'],
  },
  'atom:author': { parents: anywhere, count: 'many' },
  'atom:contributor': { parents: anywhere, count: 'many' },
  'atom:name': { parents: person, count: 'one', text: required('text') },
  'atom:uri': { parents: person, count: 'one', text: required('address') },
  'atom:email': { parents: person, count: 'one', text: required('e-mail address') },
  'atom:category': {
    parents: anywhere,
    count: 'many',
    attributes: { term: required('text'), scheme: optional('address'), label: optional('text') },
  },
  'atom:content': {
    parents: ['item'],
    count: 'one',
    attributes: { type: optional('text'), src: optional('address') },
    text: optional('text'),
  },
  'atom:generator': {
    parents: ['channel', 'atom:source'],
    count: 'one',
    attributes: { uri: optional('address'), version: optional('text') },
    text: required('text'),
  },
  'atom:icon': { parents: ['channel', 'atom:source'], count: 'one', text: required('address') },
  'atom:id': { parents: anywhere, count: 'one', text: required('address') },
  'atom:logo': { parents: ['channel', 'atom:source'], count: 'one', text: required('address') },
  'atom:published': { parents: ['item'], count: 'one', text: required('ISO 8601 date') },
  'atom:rights': { parents: anywhere, count: 'one', attributes: text, text: optional('text') },
  'atom:source': { parents: ['item'], count: 'one' },
  'atom:subtitle': {
    parents: ['channel', 'atom:source'],
    count: 'one',
    attributes: text,
    text: optional('text'),
  },
  'atom:summary': { parents: ['item'], count: 'one', attributes: text, text: optional('text') },
  'atom:title': { parents: anywhere, count: 'one', attributes: text, text: optional('text') },
  'atom:updated': { parents: anywhere, count: 'one', text: required('ISO 8601 date') },
} as const satisfies Vocabulary;
