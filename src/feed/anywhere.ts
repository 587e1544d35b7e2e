import type { Chat, Funding, License, Link, Location, Social, Txt } from '../show/fields/parts.js';
import type { Anywhere } from '../show/show.js';
import { type Tree, tree } from '../xml/tree.js';
import { image, images } from './media.js';
import { value } from './value.js';

/** Adds the tags of the podcast namespace that stand in channel, item and liveItem alike. */
export function anywhere(found: Tree[], of: Anywhere): void {
  each(found, 'funding', of.funding, funding);
  each(found, 'locations', of.locations, location);
  if (of.license) found.push(license(of.license));
  each(found, 'value', of.value, value);
  each(found, 'images', of.images, image);
  if (of.artworkSizes?.length) found.push(images(of.artworkSizes));
  each(found, 'social', of.social, socialInteract);
  if (of.chat) found.push(chat(of.chat));
  each(found, 'txt', of.txt, txt);
}

/** Maps every value of a list, each with its path in the fields. */
export function each<T>(
  into: Tree[],
  field: string,
  values: readonly T[] | undefined,
  map: (value: T, from: string) => Tree,
): void {
  if (values === undefined) return;
  for (let index = 0; index < values.length; index++)
    into.push(map(values[index] as T, `${field}[${index}]`));
}

function funding({ url, text }: Funding, from: string): Tree {
  return tree('podcast:funding', { url }, text, from);
}

function location({ name, rel = 'subject', geo, osm, country }: Location, from: string): Tree {
  const coordinates = geo && /^-?\d/.test(geo) ? `geo:${geo.replace(/\s+/g, '')}` : geo;
  return tree(
    'podcast:location',
    { rel, geo: coordinates, osm, country: country?.toUpperCase() },
    name,
    from,
  );
}

function license({ name, url }: License): Tree {
  return tree('podcast:license', { url }, name, 'license');
}

function socialInteract({ protocol, uri, account, profile, priority }: Social, from: string): Tree {
  return tree(
    'podcast:socialInteract',
    { protocol, uri, accountId: account, accountUrl: profile, priority },
    [],
    from,
  );
}

function chat({ server, protocol, account, space }: Chat): Tree {
  return tree('podcast:chat', { server, protocol, accountId: account, space }, [], 'chat');
}

function txt({ text, purpose }: Txt, from: string): Tree {
  return tree('podcast:txt', { purpose }, text, from);
}

/** `<podcast:contentLink>`: where else an episode or a live stream can be heard or seen. */
export function contentLink({ url, text }: Link, from: string): Tree {
  return tree('podcast:contentLink', { href: url }, text, from);
}
