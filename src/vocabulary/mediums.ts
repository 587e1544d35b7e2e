/** What a feed may hold. */
const mediums = [
  'podcast',
  'music',
  'video',
  'film',
  'audiobook',
  'newsletter',
  'blog',
  'publisher',
  'course',
] as const;

/** The lists: feeds that hold no items of their own but point to those of others. */
export const listMediums: readonly string[] = [...mediums.map((medium) => `${medium}L`), 'mixed'];

/** Every word that podcast:medium may be. */
export const everyMedium: readonly string[] = [...mediums, ...listMediums];
