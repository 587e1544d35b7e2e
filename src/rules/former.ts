import { valueAt } from '../text/table.js';
/** The ids that rules had in earlier versions, and what they are called now. They stay valid wherever ids are given. */
export const formerIds: Readonly<Record<string, string>> = {
  'googleplay/obsolete': 'googleplay/element-retired',
  'itunes/deprecated-tag': 'itunes/element-retired',
  'itunes/duplicate': 'itunes/element-duplicate',
  'itunes/wrong-parent': 'itunes/element-misplaced',
  'podcast/element-wrong-parent': 'podcast/element-misplaced',
  'podcast/text-missing': 'podcast/element-empty',
};

/** Rules of which a part became one of its own: who accepts such a rule by its id accepts that part as before. */
const parts: Readonly<Record<string, readonly string[]>> = {
  'rss/element-unknown': ['rss/element-misplaced'],
  'podcast/url-not-https': ['podcast/page-not-https'],
};

/** What the id of a rule meant before a part of it became a rule of its own: the ids of those parts. */
export function partsOf(id: string): readonly string[] {
  return valueAt(parts, id) ?? [];
}

/** Rules that there are no more, each with the reason. Their ids are never used again. */
export const retiredIds: Readonly<Record<string, string>> = {
  'youtube/advertisements': 'Nothing in a feed shows whether its recordings have inserted ads.',
};

/** Why there is no more rule of an id; undefined for one that there is, or never was. */
export function whyRetired(id: string): string | undefined {
  return valueAt(retiredIds, id);
}

/** The present id of a rule, given that or a former one. */
export function presentId(id: string): string {
  return valueAt(formerIds, id) ?? id;
}

/** What documents ask for and no rule judges, each with the reason. */
export const unjudged: Readonly<Record<string, string>> = {
  'The loudness of a recording (Apple asks for -16 LKFS)':
    'it shows only when the whole file is decoded, and hosts level it anyway',
  'A transcript of a few words (Apple shows none)': 'nothing says how many words an episode has',
  'A recording replaced at YouTube (its owner must ask for it there)':
    'feed-change/enclosure-bytes-replaced reports that a recording was replaced, whoever has it',
  'Advertisements (YouTube takes feeds without them, or with ones that were declared)':
    'nothing in a feed says which words are an advertisement',
};
