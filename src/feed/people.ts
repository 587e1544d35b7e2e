import type { Person } from '../show/show.js';
import { type Tree, tree } from '../xml/tree.js';

/** `<podcast:person>` (Podcasting 2.0, docs/tags/person.md). */
export function person({ name, role, group, link, artwork, from }: Person): Tree {
  return tree('podcast:person', { role, group, img: artwork, href: link }, name, from);
}
