import { categories } from './categories.js';
import { duration } from './duration.js';
import { episode } from './episode.js';
import { explicit } from './explicit.js';
import { image } from './image.js';
import { owner } from './owner.js';
import { show } from './show.js';
import { tags } from './tags.js';
import { title } from './title.js';

/** What Apple, and the directories that read the same elements, ask of its namespace. */
export const itunes = {
  ...tags,
  ...image,
  ...categories,
  ...explicit,
  ...owner,
  ...show,
  ...episode,
  ...title,
  ...duration,
} as const;
