import type { Dialect } from './dialect.js';
import { astro, eleventy, generic, hugo, native, octopod, zola } from './generators.js';
import { directoryPage, fireside, hostPage } from './pages.js';

export { commonText, firstHeading, linkText, notesKeys, spellings } from './keys.js';

/** Files with front matter; where two fit as well, the earlier one is meant. */
export const generators: readonly [Dialect, ...Dialect[]] = [
  native,
  zola,
  hugo,
  eleventy,
  octopod,
  astro,
  generic,
];

/** Files without. */
export const pages: readonly Dialect[] = [fireside, hostPage, directoryPage];

/** The names by which `show.yaml` names a dialect. */
export const dialectNames = [...generators, ...pages].map(({ name }) => name);

export { generic, native };
