import { prepareBody } from '../notes/body.js';
import { readDuration } from '../text/duration.js';
import { isHttp } from '../text/url.js';
import type { Element } from '../xml/document.js';
import { readSerialized, type Serialized } from './php.js';
import type { PlainTable } from './plain.js';
import { childText } from './said.js';

/** A post of a WordPress export that is an episode: what its podcast plugin and WordPress say of it. */
export interface Post {
  /** The keys that a feed says in elements which an export does not have. */
  readonly values: PlainTable;
  /** The HTML of its text; undefined when it is empty. */
  readonly html: string | undefined;
}

/** What of an export does not become an episode, and how often. */
export interface LeftOut {
  readonly what: string;
  readonly count: number;
}

/** The namespaces of exports are numbered, and are told by their prefix. */
function said(element: Element, local: string): string | undefined {
  return (
    childText(element, `wp:${local}`) ??
    element.children.find(({ qname }) => qname === `wp:${local}`)?.text.trim()
  );
}

/** Whether a channel is that of a WordPress export (WXR), which looks like a feed and is not one. */
export function isExport(channel: Element): boolean {
  return said(channel, 'wxr_version') !== undefined;
}

/** The posts of an export that are episodes, by their items, and what else it holds. */
export function postsIn(items: readonly Element[]): {
  readonly posts: ReadonlyMap<Element, Post>;
  readonly leftOut: readonly LeftOut[];
} {
  const files = attachmentsIn(items);
  const posts = new Map<Element, Post>();
  const counts = new Map<string, number>();
  for (const item of items) {
    const status = said(item, 'status') ?? 'publish';
    const type = said(item, 'post_type') ?? 'post';
    const because = leftBecause(type, status);
    const post = because === undefined ? postOf(item, status, files) : undefined;
    if (post) posts.set(item, post);
    else {
      const what = because ?? (isOfPodlove(item) ? ofPodlove : 'without a recording');
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
  }
  return { posts, leftOut: [...counts].map(([what, count]) => ({ what, count })) };
}

/** Why a post cannot be an episode, whatever it says. */
function leftBecause(type: string, status: string): string | undefined {
  if (type === 'attachment') return 'of the type "attachment"';
  if (/^(page|nav_menu_item|revision|custom_css|wp_.*)$/.test(type)) return `of the type "${type}"`;
  return /^(trash|auto-draft|inherit)$/.test(status) ? `with the status "${status}"` : undefined;
}

const ofPodlove = 'of Podlove Publisher, whose recordings are not in an export: import its feed instead';

function isOfPodlove(item: Element): boolean {
  return [...metaOf(item).keys()].some((key) => /^_?podlove_/.test(key));
}

type Meta = ReadonlyMap<string, string>;

function metaOf(item: Element): Meta {
  const meta = new Map<string, string>();
  for (const child of item.children) {
    if (child.qname !== 'wp:postmeta') continue;
    const key = said(child, 'meta_key');
    const value = said(child, 'meta_value');
    if (key !== undefined && value !== undefined && !meta.has(key)) meta.set(key, value);
  }
  return meta;
}

/** What the library of media knows of files, by their addresses. */
interface KnownFile {
  readonly bytes: number | undefined;
  readonly seconds: number | undefined;
}

function attachmentsIn(items: readonly Element[]): ReadonlyMap<string, KnownFile> {
  const files = new Map<string, KnownFile>();
  for (const item of items) {
    const url = said(item, 'post_type') === 'attachment' ? said(item, 'attachment_url') : undefined;
    if (url === undefined) continue;
    const told = tableIn(metaOf(item).get('_wp_attachment_metadata'));
    files.set(url, { bytes: bytesIn(told.get('filesize')), seconds: bytesIn(told.get('length')) });
  }
  return files;
}

/** The texts of a serialized table. */
function tableIn(text: string | undefined): ReadonlyMap<string, string> {
  return textsIn(text === undefined ? undefined : readSerialized(text));
}

function textsIn(read: Serialized | undefined): ReadonlyMap<string, string> {
  if (read === undefined || typeof read === 'string') return new Map();
  return new Map(
    [...read].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value.trim()] as const] : [])),
  );
}

/** Rows that are kept as lists of equal length, one for each column; a row without its first value says nothing. */
function rowsIn(
  read: ReadonlyMap<string, Serialized>,
  columns: Readonly<Record<string, string>>,
): readonly PlainTable[] | undefined {
  const [first = ''] = Object.values(columns);
  const rows = [...textsIn(read.get(first))].flatMap(([index, text]) => {
    if (text === '') return [];
    const said = Object.entries(columns).map(([key, name]) => [
      key,
      textsIn(read.get(name)).get(index) || undefined,
    ]);
    return [Object.fromEntries(said) as PlainTable];
  });
  return rows.length > 0 ? rows : undefined;
}

function bytesIn(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text.trim()) ? Number(text) : undefined;
}

/** The recording as PowerPress and WordPress itself keep it: address, size and type in lines, and a table behind. */
function ofEnclosure(meta: Meta): PlainTable | undefined {
  const key = meta.has('enclosure')
    ? 'enclosure'
    : [...meta.keys()].find((each) => /^_[\w-]+:enclosure$/.test(each));
  const [url = '', bytes, type, ...more] = (meta.get(key ?? '') ?? '').split(/\r?\n/);
  if (!isHttp(url.trim())) return undefined;
  const read = readSerialized(more.join('\n').trim());
  const told = textsIn(read);
  const lists = typeof read === 'object' ? read : new Map<string, Serialized>();
  const transcript = addressIn(told.get('pci_transcript_url'));
  const place = told.get('location');
  const explicit = told.get('explicit');
  return {
    audio: audioOf(url.trim(), bytes?.trim(), type?.trim()),
    duration: told.get('duration') || undefined,
    season: numberIn(told.get('season')),
    episode: numberIn(told.get('episode_no')),
    type: typeIn(told.get('episode_type')),
    appleTitle: told.get('episode_title') || undefined,
    author: told.get('author') || undefined,
    // PowerPress counts: 1 is explicit, 2 is clean, 0 says nothing.
    explicit: explicit === '1' ? true : explicit === '2' ? false : undefined,
    artwork: addressIn(told.get('itunes_image')),
    block: told.get('block') === '1' ? true : undefined,
    description: told.get('summary') || told.get('subtitle') || undefined,
    people: rowsIn(lists, {
      name: 'person_names',
      role: 'person_roles',
      artwork: 'person_urls',
      link: 'link_urls',
    }),
    chapters: addressIn(told.get('pci_chapters_url')),
    transcripts:
      transcript === undefined
        ? undefined
        : [{ url: transcript, language: told.get('pci_transcript_language') || undefined }],
    soundbites: rowsIn(lists, {
      start: 'soundbite_starts',
      duration: 'soundbite_durations',
      title: 'soundbite_titles',
    }),
    locations: place
      ? [{ name: place, geo: told.get('pci_geo') || undefined, osm: told.get('pci_osm') || undefined }]
      : undefined,
  };
}

/** The recording as Seriously Simple Podcasting keeps it. */
function ofSimple(meta: Meta): PlainTable | undefined {
  const url = meta.get('audio_file')?.trim() ?? '';
  if (!isHttp(url)) return undefined;
  return {
    // What its feed says, in this order; without one, it is the guid of the post.
    guid: ['ssp_episode_guid', 'ssp_original_guid', 'ssp_guid'].map((key) => meta.get(key)).find(Boolean),
    audio: audioOf(url, meta.get('filesize_raw'), undefined),
    duration: meta.get('duration') || undefined,
    season: numberIn(meta.get('itunes_season_number')),
    episode: numberIn(meta.get('itunes_episode_number')),
    type: typeIn(meta.get('itunes_episode_type')),
    appleTitle: meta.get('itunes_title') || undefined,
    explicit: meta.get('explicit') === 'on' ? true : undefined,
    block: meta.get('block') === 'on' ? true : undefined,
    artwork: addressIn(meta.get('cover_image')),
  };
}

/** What Simple Podcasting keeps, by 10up; its recording is where WordPress keeps one as well. */
function ofSimplePodcasting(meta: Meta): PlainTable {
  const url = addressIn(meta.get('podcast_url'));
  const explicit = meta.get('podcast_explicit');
  return {
    ...(url !== undefined && { audio: audioOf(url, meta.get('podcast_filesize'), meta.get('podcast_mime')) }),
    duration: meta.get('podcast_duration') || undefined,
    season: numberIn(meta.get('podcast_season_number')),
    episode: numberIn(meta.get('podcast_episode_number')),
    type: typeIn(meta.get('podcast_episode_type')),
    explicit: explicit === 'yes' ? true : /^(?:no|clean)$/.test(explicit ?? '') ? false : undefined,
  };
}

/** The first table, with what only the second says. */
function completed(first: PlainTable, second: PlainTable): PlainTable {
  const more = Object.entries(second).filter(
    ([key, value]) => value !== undefined && first[key] === undefined,
  );
  return { ...first, ...Object.fromEntries(more) };
}

function audioOf(url: string, bytes: string | undefined, type: string | undefined): PlainTable {
  return { url, bytes: bytesIn(bytes), type: type && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : undefined };
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}

function typeIn(text: string | undefined): string | undefined {
  return text !== undefined && /^(full|trailer|bonus)$/i.test(text) ? text.toLowerCase() : undefined;
}

function addressIn(text: string | undefined): string | undefined {
  return text !== undefined && isHttp(text.trim()) ? text.trim() : undefined;
}

function postOf(item: Element, status: string, files: ReadonlyMap<string, KnownFile>): Post | undefined {
  const meta = metaOf(item);
  const told = completed(ofEnclosure(meta) ?? ofSimple(meta) ?? {}, ofSimplePodcasting(meta));
  if (told.audio === undefined) return undefined;
  const { audio, duration, description, ...rest } = told;
  const recording = audio as PlainTable;
  const file = files.get(String(recording.url));
  const excerpt = item.children.find(({ qname }) => qname === 'excerpt:encoded')?.text.trim();
  const date = said(item, 'post_date_gmt');
  const isDated = date !== undefined && /^[12]\d{3}-/.test(date);
  const isHidden = /^(draft|pending|private)$/.test(status) || Boolean(said(item, 'post_password'));
  const seconds = typeof duration === 'string' ? readDuration(duration)?.seconds : undefined;
  return {
    values: {
      ...rest,
      published: isDated ? `${date.replace(' ', 'T')}Z` : undefined,
      draft: isHidden || undefined,
      audio: { ...recording, bytes: recording.bytes ?? file?.bytes },
      duration: seconds === undefined ? file?.seconds : duration,
      description: excerpt || description,
    },
    html: htmlOf(childText(item, 'content:encoded') ?? ''),
  };
}

/** Elements that are no part of a paragraph. */
const blocks = /^<\/?(?:p|ul|ol|li|dl|h[1-6]|blockquote|table|figure|hr|div|pre|section|iframe)\b/i;

/**
 * The text of a post as WordPress shows it: blank lines end paragraphs, and single ones break lines; the remarks of
 * its editor and the shortcodes of players are gone.
 */
function htmlOf(content: string): string | undefined {
  const { markdown } = prepareBody(content.replace(/<!--\s*\/?wp:[^>]{0,2000}-->/g, ''), {
    isHtml: true,
    shortcodes: { otherwise: 'strip' },
  });
  const pieces = markdown
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n\s*/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const html = pieces.map((piece) =>
    blocks.test(piece) ? piece : `<p>${piece.replaceAll('\n', '<br />\n')}</p>`,
  );
  return html.length > 0 ? html.join('\n') : undefined;
}
