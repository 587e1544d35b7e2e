import { mediaOfExtension } from '../../text/mime.js';
import { extensionOfFile } from '../../text/url.js';
import { type Document, read } from '../../xml/document.js';
import { numbersInName } from '../completing/numbering.js';
import { isForeign } from '../dialects/dialect.js';
import { isOnSite } from '../dialects/spellings.js';
import { readOrReason } from '../file.js';
import { type Folder, nameOf, withoutDay } from '../folder.js';
import { readFolder } from '../read-folder.js';
import { readSources } from '../sources.js';
import { recordingBeside } from '../survey/choose.js';
import type { Recognised } from '../survey/recognise.js';
import { entry, entryAt } from '../syntax/value.js';
import type { FromRecordings } from './recordings.js';
import { type SiteFile, sayingsOfSite } from './site.js';
import type { Writable } from './yaml.js';

/** A value for `show.yaml`, and where it was found. */
export interface FoundValue {
  /** Undefined where a build reads it from there anyway. */
  readonly value: Writable | undefined;
  readonly from: string;
}

/** What a folder without a `show.yaml` says of its show. */
export interface FoundShow {
  /** By the keys of `show.yaml`. */
  readonly values: ReadonlyMap<string, FoundValue>;
  /** How many files are episodes. */
  readonly episodes: number;
  /** The titles of the site generators that they are written for, without ours. */
  readonly dialects: readonly string[];
  /** How many files say more of an episode that another file tells. */
  readonly furtherSources: number;
  /** How many pages are about people. */
  readonly people: number;
  /** Whether files of the folder need a URL of their own. */
  readonly needsMedia: boolean;
  /** How many pictures, chapter files and transcripts are named and not in the folder. */
  readonly elsewhere: number;
  /** How many episodes name no recording. */
  readonly silent: number;
  /** The keys by which episodes name people whom the folder does not know. */
  readonly unknownPeople: readonly string[];
  /** Whether notes have shortcodes or templates. */
  readonly hasShortcodes: boolean;
}

/** Finds what a folder, the site that it belongs to and a feed in it say of a show. */
export async function findShow(
  folder: Folder,
  site: readonly SiteFile[],
  recordings: FromRecordings['show'] = {},
): Promise<FoundShow> {
  const { table, found } = readFolder(folder);
  const episodes = found.filter(({ role }) => role === 'episode');
  const values = new Map<string, FoundValue>();
  const add = (key: string, value: FoundValue['value'] | undefined, from: string): void => {
    if (value !== undefined && value.length !== 0 && !values.has(key)) values.set(key, { value, from });
  };
  for (const { key, value } of table.entries) {
    const { source } = value.span;
    if (source) values.set(key, { value: undefined, from: source.name.slice(folder.name.length + 1) });
  }
  const feed = feedIn(folder);
  if (feed) for (const [key, value] of sayingsOfFeed(feed.document)) add(key, value, feed.path);
  for (const each of site) for (const [key, value] of sayingsOfSite(each)) add(key, value, each.name);
  for (const [key, value] of Object.entries(recordings)) add(key, value, 'the tags of the recordings');
  if (feed) add('published', feed.path, 'the folder');
  const artwork = values.has('artwork') ? undefined : await artworkIn(folder);
  add('artwork', artwork, 'the folder');
  add('recordings', recordingsFor(episodes, folder), 'the folder');
  const posts = values.has('recordings') ? 0 : postsAmong(episodes, folder);
  if (posts > 0)
    add('choose', 'audio', `the folder: ${posts} of its pages only have a date, and no recording`);
  const { findings } = await readSources(folder);
  if (isNumberedByName(episodes)) add('numbering', 'slug', 'the names of the files');
  const types = typesByName(episodes);
  if (Object.keys(types).length > 0) add('types', types, 'the names of the files');
  return {
    values,
    episodes: episodes.length,
    dialects: [...new Set(episodes.map(({ dialect }) => dialect))].flatMap(({ name, title }) =>
      name === 'native' ? [] : [title],
    ),
    people: found.filter(({ role }) => role === 'person').length,
    furtherSources: found.filter(({ role }) => role === 'source').length,
    needsMedia: artwork !== undefined || folder.files.some(isAudio) || episodes.some(namesFile),
    elsewhere: findings.filter(({ rule }) => rule === 'source/file-elsewhere').length,
    silent: findings.filter(({ rule, message }) => rule === 'source/key-missing' && /"audio"/.test(message))
      .length,
    unknownPeople: [
      ...new Set(
        findings.flatMap(({ rule, message }) =>
          rule === 'source/person-unknown' ? (/"([^"]+)"/.exec(message)?.[1] ?? []) : [],
        ),
      ),
    ],
    hasShortcodes: findings.some(({ rule }) => rule === 'source/shortcode'),
  };
}

/** How many pages of a site that has episodes are something else: they have a date and nothing more of one. */
function postsAmong(episodes: readonly Recognised[], folder: Folder): number {
  const isPost = ({ because, file }: Recognised): boolean =>
    because === 'it has date' && recordingBeside(folder, file.path) === undefined;
  const posts = episodes.filter(isPost).length;
  const heard = episodes.filter(
    ({ translation }) => translation && entryAt(translation.table, 'audio'),
  ).length;
  return heard > 0 && posts + heard === episodes.length ? posts : 0;
}

/** A feed that is larger than this many bytes is not looked into for a start. */
const mostOfFeed = 32 * 1024 * 1024;

/** The first feed with recordings among the files at the top of a folder. */
function feedIn(folder: Folder): { readonly path: string; readonly document: Document } | undefined {
  for (const path of folder.files) {
    if (!/^[^/]*\.(xml|rss)$/i.test(path)) continue;
    const bytes = readOrReason(folder, path);
    if (typeof bytes === 'string' || bytes.length > mostOfFeed) continue;
    const document = read(bytes, { name: path });
    if (document.channel?.items.some(({ enclosures }) => enclosures.length > 0)) return { path, document };
  }
  return undefined;
}

function* sayingsOfFeed({ channel }: Document): Generator<[string, FoundValue['value'] | undefined]> {
  if (!channel) return;
  const { element } = channel;
  const text = (name: string): string | undefined => element.child(name)?.text.trim() || undefined;
  yield ['title', text('title')];
  yield ['link', text('link')];
  const self = element.all('atom:link').find((link) => link.attribute('rel')?.value === 'self');
  yield ['feed', self?.attribute('href')?.value.trim() || text('itunes:new-feed-url')];
  yield ['language', text('language')];
  yield ['description', text('description') ?? text('itunes:summary')];
  yield ['author', text('itunes:author')];
  const owner = element.child('itunes:owner');
  const name = owner?.child('itunes:name')?.text.trim();
  const email = owner?.child('itunes:email')?.text.trim();
  if (email) yield ['owner', { ...(name && { name }), email }];
  yield ['copyright', text('copyright')];
  const categories = element.all('itunes:category').flatMap((category) => {
    const of = (each: typeof category): string => each.attribute('text')?.value.trim() ?? '';
    const inner = category.all('itunes:category').map((each) => `${of(category)} > ${of(each)}`);
    return inner.length > 0 ? inner : [of(category)];
  });
  yield ['categories', categories.filter((each) => each !== '')];
  const explicit = text('itunes:explicit');
  if (explicit) yield ['explicit', /^(yes|true|explicit)$/i.test(explicit) ? 'true' : 'false'];
  yield ['type', text('itunes:type')?.toLowerCase()];
  const image = element.child('itunes:image')?.attribute('href')?.value.trim();
  yield ['artwork', image || element.child('image')?.child('url')?.text.trim()];
  yield ['guid', text('podcast:guid')];
}

/** The square JPEG or PNG of a folder that is named like the artwork of a show. */
async function artworkIn(folder: Folder): Promise<string | undefined> {
  const named = folder.files.filter(
    (path) =>
      /\.(?:jpe?g|png)$/i.test(path) &&
      /cover|artwork|logo|podcast/i.test(path.slice(path.lastIndexOf('/') + 1)),
  );
  for (const path of named.slice(0, 20)) {
    const { image } = await folder.probe(path);
    if (image && image.width === image.height && image.width >= 1400) return path;
  }
  return undefined;
}

/** Whether an episode names its recording by a path, and not by one from the root of the website. */
function namesFile({ translation, dialect }: Recognised): boolean {
  const name = ['audio.url', 'audio.file', 'audio'].map((key) => {
    const value = translation && entryAt(translation.table, key)?.value;
    return value?.kind === 'scalar' ? value.text.trim() : '';
  });
  return name.some((each) => {
    const isUrl = /^(https?:)?\/\//i.test(each) || (isForeign(dialect) && isOnSite(each));
    return each !== '' && !isUrl;
  });
}

function isAudio(path: string): boolean {
  return mediaOfExtension(extensionOfFile(path))?.type.startsWith('audio/') === true;
}

/** A pattern that gives most episodes without audio the recording of their name in another folder. */
function recordingsFor(episodes: readonly Recognised[], folder: Folder): string | undefined {
  const silent = episodes.filter(({ translation }) => !translation || !entryAt(translation.table, 'audio'));
  const names = new Map<string, { readonly of: Recognised; readonly is: string }>();
  for (const of of silent) {
    const name = nameOf(of.file.path);
    names.set(withoutDay(name), { of, is: '{name}' }).set(name, { of, is: '{slug}' });
  }
  const counts = new Map<string, number>();
  for (const path of folder.files.filter(isAudio)) {
    const [, above = '', stem = '', ending = ''] = /^(.*\/)?([^/]*)\.([^./]+)$/s.exec(path) ?? [];
    const named = names.get(stem);
    if (!named) continue;
    const { of, is } = named;
    if (of.file.path.replace(/[^/]*$/, '') === above) continue;
    const up = '../'.repeat(of.file.path.split('/').length - 1);
    const pattern = `${up}${above}${is}.${ending}`;
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0];
}

/** Whether the names of most files have a number, and the files themselves do not. */
function isNumberedByName(episodes: readonly Recognised[]): boolean {
  const isWritten = episodes.some(({ translation }) => translation && entry(translation.table, 'episode'));
  const named = episodes.filter(({ slug, file }) => {
    return numbersInName(slug, file.path, undefined).episode !== undefined;
  });
  return !isWritten && named.length > episodes.length / 2;
}

/** The patterns of the files that are named after their type, and say none: `trailer.md`, `bonus-outtakes.md`. */
function typesByName(episodes: readonly Recognised[]): Readonly<Record<string, string>> {
  const names = episodes.flatMap(({ file, translation }) =>
    translation && entry(translation.table, 'type') ? [] : [withoutDay(nameOf(file.path))],
  );
  return Object.fromEntries(
    Object.entries(namedType).flatMap(([type, form]) =>
      names.some((name) => form.test(name)) ? [[type, `*${type}*`]] : [],
    ),
  );
}

/** How the name of a file begins that is of a type. */
const namedType = { trailer: /^trailer(?:[-_ ]|$)/i, bonus: /^bonus(?:[-_ ]|$)/i };
