import { optional, required, type Vocabulary } from './row.js';

/** Where feeds in RSS 2.0 borrow an element of Atom. */
const anywhere = ['channel', 'item', 'atom:source'] as const;
const person = ['atom:author', 'atom:contributor'] as const;
const unwritten = 'RSS 2.0 or iTunes says the same';
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
    follows: { channel: 'link' },
    unwritten: { item: '<link> says the same' },
  },
  'atom:author': { parents: anywhere, count: 'many', unwritten },
  'atom:contributor': { parents: anywhere, count: 'many', unwritten },
  'atom:name': { parents: person, count: 'one', text: required('text') },
  'atom:uri': { parents: person, count: 'one', text: required('address') },
  'atom:email': { parents: person, count: 'one', text: required('e-mail address') },
  'atom:category': {
    parents: anywhere,
    count: 'many',
    attributes: { term: required('text'), scheme: optional('address'), label: optional('text') },
    unwritten,
  },
  'atom:content': {
    parents: ['item'],
    count: 'one',
    attributes: { type: optional('text'), src: optional('address') },
    text: optional('text'),
    unwritten,
  },
  'atom:generator': {
    parents: ['channel', 'atom:source'],
    count: 'one',
    attributes: { uri: optional('address'), version: optional('text') },
    text: required('text'),
    unwritten,
  },
  'atom:icon': { parents: ['channel', 'atom:source'], count: 'one', text: required('address'), unwritten },
  'atom:id': { parents: anywhere, count: 'one', text: required('address'), unwritten },
  'atom:logo': { parents: ['channel', 'atom:source'], count: 'one', text: required('address'), unwritten },
  'atom:published': { parents: ['item'], count: 'one', text: required('ISO 8601 date'), unwritten },
  'atom:rights': { parents: anywhere, count: 'one', attributes: text, text: optional('text'), unwritten },
  'atom:source': { parents: ['item'], count: 'one', unwritten },
  'atom:subtitle': {
    parents: ['channel', 'atom:source'],
    count: 'one',
    attributes: text,
    text: optional('text'),
    unwritten,
  },
  'atom:summary': { parents: ['item'], count: 'one', attributes: text, text: optional('text'), unwritten },
  'atom:title': { parents: anywhere, count: 'one', attributes: text, text: optional('text'), unwritten },
  'atom:updated': { parents: anywhere, count: 'one', text: required('ISO 8601 date'), unwritten },
} as const satisfies Vocabulary;
