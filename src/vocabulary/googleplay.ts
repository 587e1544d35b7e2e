import { type ElementRow, optional, required, type Vocabulary } from './row.js';

const text = {
  parents: ['channel', 'item'],
  count: 'one',
  text: optional('text'),
  standing: 'retired',
} as const satisfies ElementRow;

/** Google Play's namespace. Google closed the directory that read it in 2024. */
export const googleplay = {
  'googleplay:author': text,
  'googleplay:block': text,
  'googleplay:category': { ...text, count: 'many', attributes: { text: required('text') } },
  'googleplay:description': text,
  'googleplay:email': text,
  'googleplay:explicit': text,
  'googleplay:image': { ...text, attributes: { href: required('address') } },
  'googleplay:new-feed-url': text,
  'googleplay:owner': text,
} as const satisfies Vocabulary;
