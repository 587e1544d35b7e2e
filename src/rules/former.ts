/** The ids that rules had in earlier versions, and what they are called now. They stay valid wherever ids are given. */
export const formerIds: Readonly<Record<string, string>> = {
  'googleplay/obsolete': 'googleplay/element-retired',
  'itunes/deprecated-tag': 'itunes/element-retired',
  'itunes/duplicate': 'itunes/element-duplicate',
  'itunes/wrong-parent': 'itunes/element-misplaced',
  'podcast/element-wrong-parent': 'podcast/element-misplaced',
  'podcast/text-missing': 'podcast/element-empty',
};

/** The present id of a rule, given that or a former one. */
export function presentId(id: string): string {
  return Object.hasOwn(formerIds, id) ? (formerIds[id] ?? id) : id;
}

/** What documents ask for and no rule judges, each with the reason. */
export const unjudged: Readonly<Record<string, string>> = {
  'The loudness of a recording (Apple asks for -16 LKFS)':
    'it shows only when the whole file is decoded, and hosts level it anyway',
  'Advertisements (YouTube takes feeds without them, or with ones that were declared)':
    'nothing in a feed says which words are an advertisement',
};
