import { encodedUrl, isHttp } from '../../text/url.js';
import { isOnSite } from '../dialects/spellings.js';
import type { SourceSpan } from '../faults.js';
import { resolvePath, urlJoined } from '../folder.js';
import { isAtHand, isElsewhere, type Locator } from './locate.js';
import type { ShowContext } from './show-context.js';

/** What the files of an episode are resolved by. */
export interface Placing {
  readonly locator: Pick<Locator, 'folder' | 'file' | 'media'>;
  readonly show: Partial<Pick<ShowContext, 'places' | 'link'>>;
  /** The page of the episode. */
  readonly page: string | undefined;
  /** The file is in the words of another generator, which looks for files where its site has them. */
  readonly isForeign: boolean;
}

export type PlacedKind = keyof NonNullable<ShowContext['places']>;

/**
 * The name of a file as it is found: a path from the file that names it, or a URL. What is not at hand is where the show
 * says that files of its kind are, or where its website would have it. Undefined after reporting that it is nowhere.
 */
export function placed(
  name: string,
  kind: PlacedKind,
  placing: Placing,
  span: SourceSpan,
): string | undefined {
  const { locator, show, isForeign } = placing;
  const place = show.places?.[kind];
  if (isHttp(name) || (!isForeign && place === undefined)) return name;
  if (name.startsWith('//')) return `https:${name}`;
  const near = nameFromFile(name, locator);
  if (isAtHand(locator, near)) return near;
  const found = place === undefined ? byCustom(name, kind, placing) : byPlace(name, place, placing);
  if (found === undefined) isElsewhere(locator, name, span);
  return found;
}

function byPlace(name: string, place: string, { locator, show, page }: Placing): string | undefined {
  const path = fromRoot(decoded(name));
  if (place === 'site') return show.link && onSite(`/${path}`, show.link);
  if (place === 'page') return page && onSite(name, page);
  if (isHttp(place)) return urlJoined(place, path);
  const { folder, file } = locator;
  // A site may name the folder as well, or only what is in it.
  const found = [
    `${resolvePath('', place)}/${path}`,
    `${resolvePath('', place)}/${path.replace(/^.*\//s, '')}`,
  ].find((each) => folder.files.includes(each));
  return found && upFrom(file.path) + found;
}

/** Where a site has a file by custom: a path from the root is one of the website, artwork is below the media URL. */
function byCustom(name: string, kind: PlacedKind, { locator, show }: Placing): string | undefined {
  if (show.link !== undefined && isOnSite(name)) return onSite(name, show.link);
  const isSource = /[{}]|^\.\.|^\/?(static|public|src|assets)\//i.test(name);
  return kind === 'artwork' && locator.media !== undefined && !isSource
    ? urlJoined(locator.media, name)
    : undefined;
}

/** A path as an address of a website: `#` is a sign of a name, and `?` unless parameters follow. */
export function onSite(path: string, site: string): string | undefined {
  const query = /\?[\w-]+=[^?#]*$/.exec(path)?.[0] ?? '';
  const name = path.slice(0, path.length - query.length);
  const encoded = decoded(name).split('/').map(encodeURIComponent).join('/');
  return encodedUrl(new URL(encoded + query, site).href);
}

/** A name from the root of the website, or in the form of an address, as one from the file, when it is there. */
export function nameFromFile(name: string, locator: Pick<Locator, 'folder' | 'file'>): string {
  const { folder, file } = locator;
  for (const each of new Set([name, decoded(name)])) {
    if (isAtHand(locator, each)) return each;
    const root = fromRoot(each);
    if (folder.files.includes(root)) return upFrom(file.path) + root;
  }
  return name;
}

/** The way from a file to the root of its folder. */
function upFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/** Site generators mistake names for addresses, in which a space is written %20 (RFC 3986, section 2.1). */
export function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export function fromRoot(name: string): string {
  return name.replace(/^(\.{0,2}\/)+/, '');
}
