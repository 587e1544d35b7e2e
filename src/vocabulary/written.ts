import { atom } from './atom.js';
import { content } from './content.js';
import { itunes } from './itunes.js';
import { adopted } from './podcast.js';
import { psc } from './psc.js';
import { rss } from './rss.js';
import { spotify } from './spotify.js';
import { rowOf } from './vocabulary.js';

/** The vocabularies of the feeds that airworthy writes: elements are written in the order of these rows. */
const spoken = { ...rss, ...itunes, ...spotify, ...adopted, ...atom, ...content, ...psc } as const;

type Spoken = typeof spoken;

/** An element that a feed may have. */
export type ElementName = keyof Spoken;

/** The attributes of an element. */
export type AttributeOf<Name extends ElementName> = Spoken[Name] extends { readonly attributes: infer Rows }
  ? keyof Rows & string
  : never;

/** The elements that are written in another: all that may be in it, less those with a reason not to be. */
export type WrittenIn<Parent extends ElementName> = {
  [Name in ElementName]: Parent extends Spoken[Name]['parents'][number]
    ? Spoken[Name] extends Left<Parent>
      ? never
      : Name
    : never;
}[ElementName];

/** A row of an element that is left out. */
type Left<Parent extends ElementName> =
  | { readonly unwritten: string | Readonly<Record<Parent, string>> }
  | { readonly standing: 'retired' | 'own' };

/** The names of the elements that are written in another, in the order in which a feed has them. */
export function writtenIn<Parent extends ElementName>(parent: Parent): readonly WrittenIn<Parent>[] {
  const isWritten = (name: string): name is WrittenIn<Parent> => {
    const { parents = [], standing, unwritten } = rowOf(name) ?? {};
    const why = typeof unwritten === 'object' ? unwritten[parent] : unwritten;
    return parents.includes(parent) && why === undefined && standing !== 'retired' && standing !== 'own';
  };
  const names: string[] = Object.keys(spoken).filter(isWritten);
  for (const name of [...names]) {
    const before = rowOf(name)?.follows?.[parent];
    if (before === undefined) continue;
    names.splice(names.indexOf(name), 1);
    names.splice(names.indexOf(before) + 1, 0, name);
  }
  return names.filter(isWritten);
}
