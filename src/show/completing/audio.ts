import type { ReadChapter } from '../../chapters/chapter.js';
import type { FileFacts } from '../../media.js';
import { pageOf } from '../../text/file-hosts.js';
import { mediaOfExtension } from '../../text/mime.js';
import type { Source } from '../../text/source.js';
import { essence } from '../../text/tracking.js';
import { extensionOfFile, isHttp } from '../../text/url.js';
import { isOnSite } from '../dialects/spellings.js';
import type { SourceSpan } from '../faults.js';
import type { EpisodeValues } from '../fields/fields.js';
import { type RemoteFacts, urlJoined } from '../folder.js';
import type { Audio } from '../show.js';
import type { Value } from '../syntax/value.js';
import { findFile, isAtHand, type Locator, locate, noUrl, spanAt } from './locate.js';
import { prefixed } from './media.js';
import { decoded, fromRoot, nameFromFile, onSite } from './places.js';
import type { ShowContext } from './show-context.js';

/** What the published feed says of recordings, by the essence of their URLs. */
export type RecordingsInFeed = ReadonlyMap<string, InFeed>;

/** What the published feed says of one episode. */
export interface InFeed {
  readonly source: Source;
  readonly bytes: number | undefined;
  /** In seconds. */
  readonly duration: number | undefined;
  /** MIME type. */
  readonly type: string | undefined;
  /** A URL; undefined for that of the show. */
  readonly artwork: string | undefined;
  /** A list, or the URL of JSON chapters. */
  readonly chapters: readonly ReadChapter[] | string | undefined;
}

/**
 * Completes the recording of an episode: a file at hand tells its own size and length, one elsewhere needs its
 * size declared, or is announced with 0 bytes (RSS Best Practices Profile, enclosure) where the show or the
 * custom of other generators allows it. `isForeign` files name recordings also from the root of the folder or
 * of the media URL.
 */
export async function loadAudio(
  audio: EpisodeValues['audio'],
  locator: Locator,
  show: Pick<ShowContext, 'prefix' | 'unsized' | 'link'>,
  isForeign: boolean,
  inFeed: RecordingsInFeed = new Map(),
  rounded?: Value,
): Promise<Audio | undefined> {
  const { folder, file, media } = locator;
  const name = audio.url ?? audio.file;
  const span = spanAt(locator, audio.url === undefined ? 'audio.file' : 'audio.url');
  if (name === undefined) {
    if (isMeant('url', locator) || isMeant('file', locator)) return undefined;
    file.report('source/key-missing', spanAt(locator, 'audio'), 'audio has neither "file" nor "url".', {
      help: 'Add "url": where the recording is on the web; or "file": its name, if it is in the folder.',
    });
    return undefined;
  }
  const url = elsewhere(name, locator, isForeign, show.link);
  const inFeedToo = url === undefined ? undefined : inFeed.get(essence(url));
  const named = audio.type ?? mediaOfExtension(extensionOfFile(name))?.type ?? inFeedToo?.type;
  const isDeclared = audio.bytes !== undefined || locator.originOf('audio.bytes') !== undefined;
  const isAsked =
    url !== undefined && (named === undefined || !(isDeclared || inFeedToo?.bytes !== undefined));
  const told = isAsked ? await folder.recording?.(url) : undefined;
  const type = named ?? told?.type;
  const isZero = (show.unsized ?? (isForeign ? 'zero' : 'refuse')) === 'zero';
  const isSized = isDeclared || isZero || inFeedToo?.bytes !== undefined || told !== undefined;
  const isWhole = isSized && type !== undefined;
  if (url !== undefined && !isWhole && reportPage(name, span, locator)) return undefined;
  if (type === undefined) {
    file.report('source/audio-incomplete', span, `The type of "${name}" is not clear from its name.`, {
      help: 'Add its MIME type as "type", such as audio/mpeg.',
    });
    return undefined;
  }
  if (template.test(name)) {
    file.report(
      'source/shortcode',
      span,
      `"${name}" contains a template, which only a site generator can fill in.`,
      {
        help: 'Write the name of the recording as listeners download it.',
      },
    );
    return undefined;
  }
  if (url !== undefined) {
    if (told)
      reportTold(told, { name, type: named === undefined ? type : undefined, isDeclared }, span, locator);
    if (told && !isDeclared) {
      const { duration } = told.audio ?? {};
      const rounded = duration === undefined ? {} : { duration: Math.round(duration) };
      return { url: prefixed(url, show.prefix), bytes: told.bytes, type, ...rounded };
    }
    const bytes = audio.bytes ?? (isDeclared ? undefined : inFeedToo?.bytes);
    const { duration } = inFeedToo ?? {};
    if (bytes !== undefined) {
      return { url: prefixed(url, show.prefix), bytes, type, ...(duration !== undefined && { duration }) };
    }
    // A size that could not be read is declared, and was reported.
    if (locator.originOf('audio.bytes') || isMeant('bytes', locator)) return undefined;
    if (isZero) {
      const message =
        rounded?.kind === 'scalar'
          ? `The size "${rounded.text.trim()}" is rounded, so the number of bytes is not known.`
          : `"${name}" is not in the folder, and its size is not given.`;
      file.report('source/audio-unsized', rounded?.span ?? span, message);
      return { url: prefixed(url, show.prefix), bytes: 0, type, ...(duration !== undefined && { duration }) };
    }
    file.report(
      'source/audio-incomplete',
      span,
      `"${name}" is not in the folder, and its size is not given.`,
      {
        help: 'Add "bytes": the size of the file.',
      },
    );
    return undefined;
  }
  const relative = isForeign ? nameFromFile(name, locator) : name;
  if (isForeign && media === undefined && !isAtHand(locator, relative)) {
    file.report('source/media-unknown', span, noUrl(name));
    return undefined;
  }
  const path = findFile(locator, relative, span);
  const located = path && locate(locator, relative, span);
  if (path === undefined || located === undefined) return undefined;
  const counted = prefixed(located, show.prefix);
  file.media.set(counted, path);
  const facts = await folder.probe(path);
  if (!facts.audio) {
    file.report('source/file-invalid', span, noAudio(name, facts));
    return undefined;
  }
  const { duration } = facts.audio;
  return {
    url: counted,
    bytes: facts.bytes,
    type,
    ...(duration !== undefined && { duration: Math.round(duration) }),
  };
}

/** What opens a template, as it is written and as it stands in a URL. */
const template = /\{\{|\{%|<%|\$\{|%7B%7B|%7B%25|%3C%25|\$%7B/i;

function noAudio(name: string, { excess }: FileFacts): string {
  const because = excess === undefined ? '' : `: it has ${excess}, which no recording needs`;
  return `"${name}" contains no readable audio${because}.`;
}

/** Whether an unknown key of the recording was meant to say what is missing. */
function isMeant(key: string, locator: Locator): boolean {
  const { start, end } = spanAt(locator, 'audio');
  return locator.file
    .findings()
    .some(({ meant, span }) => meant?.includes(key) && span.start >= start && span.end <= end);
}

/** Reports the address of a page in place of that of a recording. */
function reportPage(name: string, span: SourceSpan, { file }: Locator): boolean {
  const page = pageOf(name);
  if (!page && !/^(?:html?|php|aspx?)$/.test(extensionOfFile(name))) return false;
  const where = page ? `a page of ${page.host}` : 'a page';
  file.report('source/value-invalid', span, `"${name}" is ${where}, not a recording.`, {
    help: page?.file
      ? `Write "${page.file}" if the file is public, and add its "bytes" and its "type".`
      : 'Write the address of the file itself, as it is downloaded.',
  });
  return true;
}

/** Says which values of a recording its server has told. */
function reportTold(
  told: RemoteFacts,
  {
    name,
    type,
    isDeclared,
  }: { readonly name: string; readonly type: string | undefined; readonly isDeclared: boolean },
  span: SourceSpan,
  { file }: Locator,
): void {
  const size = isDeclared ? [] : [`size (${told.bytes} bytes)`];
  const values = [...size, ...(type === undefined ? [] : [`type (${type})`])];
  file.report(
    'source/audio-from-server',
    span,
    `The ${values.join(' and ')} of "${name}" ${values.length > 1 ? 'come' : 'comes'} from its server.`,
  );
}

/** The URL of a recording that is not at hand: its own, or below the media URL, where a generator puts it. */
function elsewhere(
  name: string,
  locator: Locator,
  isForeign: boolean,
  site: string | undefined,
): string | undefined {
  if (isHttp(name)) return locate(locator, name, { start: 0, end: 0 });
  if (!isForeign || isAtHand(locator, nameFromFile(name, locator))) return undefined;
  if (locator.media !== undefined) return urlJoined(locator.media, fromRoot(decoded(name)));
  return site !== undefined && isOnSite(name) ? onSite(name, site) : undefined;
}
