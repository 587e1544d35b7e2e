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
