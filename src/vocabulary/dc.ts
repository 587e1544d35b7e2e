import { type ElementRow, optional, type Vocabulary } from './row.js';

const text = {
  parents: ['channel', 'item', 'image', 'textInput'],
  count: 'many',
  text: optional('text'),
} as const satisfies ElementRow;

/** The fifteen elements of the Dublin Core. */
export const dc = {
  'dc:title': text,
  'dc:creator': text,
  'dc:subject': text,
  'dc:description': text,
  'dc:publisher': text,
  'dc:contributor': text,
  'dc:date': { ...text, text: optional('W3C date') },
  'dc:type': text,
  'dc:format': text,
  'dc:identifier': text,
  'dc:source': text,
  'dc:language': { ...text, text: optional('language tag') },
  'dc:relation': text,
  'dc:coverage': text,
  'dc:rights': text,
} as const satisfies Vocabulary;
