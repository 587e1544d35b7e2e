import { createHash } from 'node:crypto';
import type { FileFacts } from '../../media.js';
import type { WrittenDate } from '../../text/iso-8601.js';
import { mediaOfExtension } from '../../text/mime.js';
import type { Span } from '../../text/source.js';
import { extensionOf, isHttp } from '../../text/url.js';
import type { AlternateValues, PictureValues, TrailerValues } from '../fields/parts.js';
import { resolvePath } from '../folder.js';
import type { Alternate, Anywhere, Audio, Instant, Picture, Trailer } from '../show.js';
import { type Clock, resolveDate } from '../time.js';
import { findFile, type Locator, locate, spanAt } from './locate.js';

/** A media file by its URL, and what is known of it when it is at hand. */
interface Located {
  readonly url: string;
  /** From the root of the folder, when it is at hand. */
  readonly path?: string;
  readonly facts?: FileFacts;
}

async function locateMedia(name: string, span: Span, locator: Locator): Promise<Located | undefined> {
  const url = locate(locator, name, span);
  if (url === undefined || isHttp(name)) return url === undefined ? undefined : { url };
  const path = findFile(locator, name, span);
  return path === undefined ? undefined : { url, path, facts: await locator.folder.probe(path) };
}

/** Completes pictures and all else that a file at hand can tell of what is said anywhere. */
export async function completeAnywhere(
  {
    images,
    artworkSizes,
  }: { readonly [K in 'images' | 'artworkSizes']: readonly PictureValues[] | undefined },
  above: string,
  locator: Locator,
): Promise<Required<Pick<Anywhere, 'images' | 'artworkSizes'>>> {
  return {
    images: images && (await completePictures(images, `${above}images`, locator)),
    artworkSizes: artworkSizes && (await completePictures(artworkSizes, `${above}artworkSizes`, locator)),
  };
}

const pictureTypes: Readonly<Record<string, string>> = { jpg: 'image/jpeg', svg: 'image/svg+xml' };
const pictureFormats = new Set(['jpeg', 'png', 'gif', 'webp', 'avif']);

/** Reports a picture in the folder that no program can show. */
export async function checkPicture(name: string, span: Span, { folder, file }: Locator): Promise<void> {
  const path = isHttp(name) ? undefined : resolvePath(file.path, name);
  if (path === undefined || !folder.files.includes(path)) return;
  const facts = await folder.probe(path);
  if (facts.image) return;
  file.report('source/file-invalid', span, `"${name}" contains no readable picture.`, {
    help: 'Export the picture again, as a JPEG or a PNG.',
  });
}

/** The MIME type of a picture by its format (`jpeg`) or extension (`jpg`); undefined for others. */
function pictureType(format: string): string | undefined {
  return (
    pictureTypes[format] ?? (pictureFormats.has(format) ? `image/${format}` : mediaOfExtension(format)?.type)
  );
}

async function completePictures(
  pictures: readonly PictureValues[],
  field: string,
  locator: Locator,
): Promise<readonly Picture[]> {
  const completed: Picture[] = [];
  for (const [index, { file, ...picture }] of pictures.entries()) {
    const span = spanAt(locator, `${field}[${index}]`);
    const found = await locateMedia(file, span, locator);
    if (!found) continue;
    if (!/\.svg$/i.test(file)) await checkPicture(file, span, locator);
    const { width, height, format } = found.facts?.image ?? {};
    const type = pictureType(format ?? extensionOf(found.url));
    completed.push({
      url: found.url,
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
      ...(type !== undefined && { type }),
      ...picture,
    });
  }
  return completed;
}

/** Completes the same recording in other formats: the size, type and integrity of a file come from its bytes. */
export async function completeAlternates(
  alternates: readonly AlternateValues[] | undefined,
  field: string,
  locator: Locator,
): Promise<readonly Alternate[] | undefined> {
  if (!alternates) return undefined;
  const completed: Alternate[] = [];
  for (const [index, { file: name, sources = [], ...alternate }] of alternates.entries()) {
    const path = `${field}[${index}]`;
    const span = spanAt(locator, path);
    const found = name === undefined ? undefined : await locateMedia(name, span, locator);
    const all = [...(found ? [{ uri: found.url }] : []), ...sources];
    const first = all[0];
    if (!first) {
      if (name === undefined) {
        locator.file.report('source/key-missing', span, `${path} has neither "file" nor "sources".`);
      }
      continue;
    }
    const type = typeOf(alternate.type, first.uri, path, span, locator);
    if (type === undefined) continue;
    const facts = found?.facts;
    completed.push({
      ...(facts && { bytes: facts.bytes }),
      ...(facts?.audio?.bitrate !== undefined && { bitrate: Math.round(facts.audio.bitrate) }),
      ...(found?.path !== undefined &&
        alternate.signature === undefined && { integrity: integrityOf(locator.folder.read(found.path)) }),
      ...alternate,
      type,
      sources: all,
    });
  }
  return completed;
}

/** Subresource Integrity (W3C, section 3.1). */
function integrityOf(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

/** The MIME type that is declared or follows from the ending; undefined after reporting that none does. */
function typeOf(
  declared: string | undefined,
  name: string,
  path: string,
  span: Span,
  { file }: Locator,
): string | undefined {
  const type = declared ?? mediaOfExtension(extensionOf(name))?.type;
  if (type === undefined) {
    const message = `The type of ${path} is not clear from "${name}".`;
    file.report('source/audio-incomplete', span, message, {
      help: 'Add its MIME type as "type", such as audio/mpeg.',
    });
  }
  return type;
}

/** Completes trailers from their files and from the clock of the show. */
export async function completeTrailers(
  trailers: readonly TrailerValues[] | undefined,
  locator: Locator,
  clock: Clock,
): Promise<readonly Trailer[] | undefined> {
  if (!trailers) return undefined;
  const completed: Trailer[] = [];
  for (const [index, { file, published, ...trailer }] of trailers.entries()) {
    const path = `trailers[${index}]`;
    const span = spanAt(locator, path);
    const found = await locateMedia(file, span, locator);
    const type = found && typeOf(trailer.type, found.url, path, span, locator);
    const moment = completeMoment(published, `${path}.published`, locator, clock);
    if (!found || type === undefined || !moment) continue;
    completed.push({
      ...(found.facts && { bytes: found.facts.bytes }),
      ...trailer,
      type,
      url: found.url,
      published: moment,
    });
  }
  return completed;
}

/** The instant that is meant; undefined after reporting that the zone of the show skips it or has it twice. */
export function completeMoment(
  written: WrittenDate,
  path: string,
  locator: Locator,
  clock: Clock,
): Instant | undefined {
  const moment = resolveDate(written, clock);
  if (typeof moment !== 'string') return moment;
  const message = `${path} is a time that ${moment === 'twice' ? 'occurs twice' : 'does not exist'} in ${clock.zone}.`;
  locator.file.report('source/time-ambiguous', spanAt(locator, path), message);
  return undefined;
}

/** A live stream has no size, so only its address and type are asked for. */
export function completeStream(
  { file, url, bytes = 0, type: declared }: { file?: string; url?: string; bytes?: number; type?: string },
  path: string,
  locator: Locator,
): Audio | undefined {
  const span = spanAt(locator, path);
  const address = url ?? file;
  if (address === undefined || !isHttp(address)) {
    locator.file.report('source/key-missing', span, `${path} has no URL.`, {
      help: 'Add "url": the URL of the stream.',
    });
    return undefined;
  }
  const type = typeOf(declared, address, path, span, locator);
  const found = locate(locator, address, span);
  return type === undefined || found === undefined ? undefined : { url: found, bytes, type };
}

/**
 * Puts counting services before the URL of a recording, the first of them first. They take the address
 * without its scheme, and with it when it is not https (op3.dev, podtrac.com).
 */
export function prefixed(url: string, prefixes: readonly string[] = []): string {
  return prefixes.reduceRight(
    (address, prefix) => `${prefix.replace(/(?<!\/)\/*$/, '/')}${address.replace(/^https:\/\//i, '')}`,
    url,
  );
}
