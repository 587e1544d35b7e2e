import type * as model from '../show/model.js';
import type { Tree } from '../xml/tree.js';
import { element } from './element.js';
import { value } from './value.js';

/** One element, several, or none. */
export type Some<Name extends string> = Tree<Name> | readonly Tree<Name>[] | undefined;

/** Elements by their names: an element that has no row in the vocabulary does not compile, nor does one that is missing. */
export type Placed<Name extends string> = { readonly [N in Name]: Some<N> };

/** The elements in the order in which the names are listed. */
export function inOrder<Name extends string>(order: readonly Name[], placed: Placed<Name>): Tree<Name>[] {
  const ordered: Tree<Name>[] = [];
  for (const name of order) {
    const some: Some<Name> = placed[name];
    if (some === undefined) continue;
    if ('name' in some) ordered.push(some);
    else for (const each of some) ordered.push(each);
  }
  return ordered;
}

/** Maps what is said of a show, an episode and a live stream alike. */
export function anywhere(of: model.Anywhere) {
  return {
    'podcast:funding': of.funding.map(funding),
    'podcast:location': of.locations.map(location),
    'podcast:license': of.license && license(of.license),
    'podcast:value': of.value.map(value),
    'podcast:image': of.images.map(image),
    'podcast:images': of.artworkSizes && images(of.artworkSizes),
    'podcast:socialInteract': of.social.map(socialInteract),
    'podcast:chat': of.chat && chat(of.chat),
    'podcast:txt': of.txt.map(txt),
  } as const;
}

const funding = element<model.Funding>()('podcast:funding', { url: 'url' }, 'text');

const location = element<model.Location>()(
  'podcast:location',
  { rel: 'rel', geo: 'geo', osm: 'osm', country: 'country' },
  'name',
);

const license = element<model.License>()('podcast:license', { url: 'url' }, 'name');

const image = element<model.Picture>()('podcast:image', {
  href: 'url',
  alt: 'alt',
  'aspect-ratio': 'ratio',
  width: 'width',
  height: 'height',
  type: 'type',
  purpose: 'purpose',
});

/** For apps that do not know `<podcast:image>` yet. */
const images = element<model.ArtworkSizes>()('podcast:images', { srcset: 'srcset' });

const socialInteract = element<model.Social>()('podcast:socialInteract', {
  protocol: 'protocol',
  uri: 'uri',
  accountId: 'account',
  accountUrl: 'profile',
  priority: 'priority',
});

const chat = element<model.Chat>()('podcast:chat', {
  server: 'server',
  protocol: 'protocol',
  accountId: 'account',
  space: 'space',
});

const txt = element<model.Txt>()('podcast:txt', { purpose: 'purpose' }, 'text');
