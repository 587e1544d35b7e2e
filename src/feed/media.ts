import type { Alternate, Audio, Picture, Trailer } from '../show/show.js';
import { toRfc5322 } from '../show/time.js';
import { type Tree, tree } from '../xml/tree.js';

/** `<enclosure>` (RSS 2.0). */
export function enclosure({ url, bytes, type }: Audio): Tree {
  return tree('enclosure', { url, length: bytes, type }, [], 'audio');
}

/** `<podcast:alternateEnclosure>` with its sources and its integrity (Podcasting 2.0). */
export function alternateEnclosure(alternate: Alternate, from: string): Tree {
  const { type, bytes, bitrate, height, language, title, rel, codecs, sources, integrity, signature } =
    alternate;
  return tree(
    'podcast:alternateEnclosure',
    { type, length: bytes, bitrate, height, lang: language, title, rel, codecs, default: alternate.default },
    [
      ...sources.map((source) => tree('podcast:source', { uri: source.uri, contentType: source.type }, [])),
      ...(integrity ? [tree('podcast:integrity', { type: 'sri', value: integrity }, [])] : []),
      ...(signature && !integrity
        ? [tree('podcast:integrity', { type: 'pgp-signature', value: signature }, [])]
        : []),
    ],
    from,
  );
}

/** `<podcast:image>` (Podcasting 2.0, docs/tags/image.md). */
export function image(picture: Picture, from: string): Tree {
  const { url, alt, ratio, width, height, type, purpose } = picture;
  return tree(
    'podcast:image',
    { href: url, alt, 'aspect-ratio': ratio, width, height, type, purpose: purpose?.join(' ') },
    [],
    from,
  );
}

/** `<podcast:images>`: the artwork in several sizes, for apps that do not know `<podcast:image>` yet. */
export function images(sizes: readonly Picture[]): Tree {
  const srcset = sizes.map(({ url, width }) => (width === undefined ? url : `${url} ${width}w`)).join(', ');
  return tree('podcast:images', { srcset }, [], 'artworkSizes');
}

/** `<podcast:trailer>` (Podcasting 2.0, docs/tags/trailer.md). */
export function trailer({ title, url, published, bytes, type, season }: Trailer, from: string): Tree {
  return tree(
    'podcast:trailer',
    { pubdate: toRfc5322(published), url, length: bytes, type, season },
    title,
    from,
  );
}
