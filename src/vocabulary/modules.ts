import { optional, required, type Vocabulary } from './row.js';

const unwritten = 'no podcast app reads it';
const inChannel = { parents: ['channel'], count: 'one', unwritten } as const;
const inItem = { parents: ['item'], count: 'one', unwritten } as const;
const inBoth = { parents: ['channel', 'item'], count: 'many', unwritten } as const;

/** Syndication: how often a channel changes. */
export const sy = {
  'sy:updatePeriod': {
    ...inChannel,
    text: required({ oneOf: ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] }),
  },
  'sy:updateFrequency': { ...inChannel, text: required('whole number') },
  'sy:updateBase': { ...inChannel, text: required('W3C date') },
} as const satisfies Vocabulary;

/** Slash: what the site of that name said of its stories. */
export const slash = {
  'slash:section': { ...inItem, text: optional('text') },
  'slash:department': { ...inItem, text: optional('text') },
  'slash:comments': { ...inItem, text: required('whole number') },
  'slash:hit_parade': { ...inItem, text: optional('text') },
} as const satisfies Vocabulary;

/** The Comment API. */
export const wfw = {
  'wfw:comment': { ...inItem, text: optional('address') },
  'wfw:commentRss': { ...inItem, text: optional('address') },
} as const satisfies Vocabulary;

/** GeoRSS Simple: places on the map. */
export const georss = {
  'georss:point': { ...inBoth, text: required('coordinates') },
  'georss:line': { ...inBoth, text: required('text') },
  'georss:polygon': { ...inBoth, text: required('text') },
  'georss:box': { ...inBoth, text: required('text') },
  'georss:circle': { ...inBoth, text: required('text') },
  'georss:where': inBoth,
  'georss:elev': { ...inBoth, text: optional('text') },
  'georss:floor': { ...inBoth, text: optional('text') },
  'georss:radius': { ...inBoth, text: optional('number') },
  'georss:featureName': { ...inBoth, text: optional('text') },
  'georss:featurename': { ...inBoth, text: optional('text') },
  'georss:featureTypeTag': { ...inBoth, text: optional('text') },
  'georss:featuretypetag': { ...inBoth, text: optional('text') },
  'georss:relationshipTag': { ...inBoth, text: optional('text') },
  'georss:relationshiptag': { ...inBoth, text: optional('text') },
} as const satisfies Vocabulary;

/** The geography of the W3C. */
export const geo = {
  'geo:Point': inBoth,
  'geo:lat': { ...inBoth, parents: ['channel', 'item', 'geo:Point'], text: required('degrees') },
  'geo:long': { ...inBoth, parents: ['channel', 'item', 'geo:Point'], text: required('degrees') },
  'geo:alt': { ...inBoth, parents: ['channel', 'item', 'geo:Point'], text: optional('text') },
  'geo:lat_long': { ...inBoth, text: optional('text') },
} as const satisfies Vocabulary;

/** Licences as Creative Commons had them in RSS. */
export const creativeCommons = {
  'creativeCommons:license': { ...inBoth, text: required('address') },
} as const satisfies Vocabulary;

/** The dates of the Dublin Core Terms, which has dozens of elements more. */
export const dcterms = {
  'dcterms:created': { ...inBoth, text: optional('W3C date') },
  'dcterms:issued': { ...inBoth, text: optional('W3C date') },
  'dcterms:modified': { ...inBoth, text: optional('W3C date') },
} as const satisfies Vocabulary;
