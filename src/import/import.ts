import { Document, isMap, isScalar, stringify } from 'yaml';
import { episodeFields, showFields } from '../show/fields/fields.js';
import { saidOfEpisode, saidOfShow } from '../show/fields/foreign.js';
import type { Fields } from '../show/fields/kind.js';
import { decodeReferences } from '../text/html.js';
import { extensionOf } from '../text/url.js';
import type { Element, Document as Feed } from '../xml/document.js';
import { ofRole, peopleIn } from './anywhere.js';
import { isChapterFile } from './chapters.js';
import { type Around, type EpisodeSaid, episodeOf, liveOf } from './episode.js';
import { xmlOf } from './kept.js';
import { fileNames, nameOf } from './names.js';
import { type Plain, type PlainTable, takenBy } from './plain.js';
import { childText } from './said.js';
import { type Assumed, assumedOf, authorOf, feedUrlOf, showOf, siteOf } from './show.js';
import { bodyOf } from './texts.js';
import { isExport, type LeftOut, type Post, postsIn } from './wordpress.js';

/** A file of the folder that a feed becomes. */
export interface ImportedFile {
  /** From the folder of the show. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Something that the feed says and that no key takes. */
export interface Remark {
  /** The file that would say it. */
  readonly path: string;
  readonly message: string;
}

/** What a feed becomes. */
export interface Imported {
  /** The name of the folder, made from the title; empty when the feed has none. */
  readonly name: string;
  /** `show.yaml`, one file for each item, and what of theirs is at hand. */
  readonly files: readonly ImportedFile[];
  readonly remarks: readonly Remark[];
  /** The keys that a show needs and the feed does not say. */
  readonly missing: readonly string[];
  /** The posts that are not episodes, where the feed is an export of WordPress. */
  readonly leftOut?: readonly LeftOut[];
}

export interface ImportOptions {
  /** Where the feed is, or will be; by default where it says that it is. */
  readonly feed?: string | undefined;
  /** The content of what an address names, where it lies on this machine. */
  readonly atHand?: (url: string) => Uint8Array | undefined;
}

const none: ReadonlySet<string> = new Set();

/** An episode whose list of hosts is empty has none of those of its show. */
const ofNobody: ReadonlySet<string> = new Set(['hosts']);

/**
 * Turns a feed, or an export of WordPress (WXR), into the files of a show: `show.yaml` and one Markdown file for each
 * item, or for each post with a recording. A pure function of the
 * document, which may be malformed: what the reader recovered is taken. Undefined when there is no channel.
 */
export function importFeed({ channel }: Feed, options: ImportOptions = {}): Imported | undefined {
  if (!channel) return undefined;
  const { element, items, liveItems } = channel;
  const feed = options.feed ?? feedUrlOf(element);
  const around = {
    site: siteOf(element, feed) ?? feed,
    author: authorOf(element),
    hosts: ofRole(peopleIn(element), 'host'),
  };
  const remarks: Remark[] = [];
  const taking = (path: string, fields: Fields, said: PlainTable, xml: readonly string[]): PlainTable => {
    const { taken, refused } = takenBy(fields, { ...said, xml }, fields === showFields ? none : ofNobody);
    remarks.push(...refused.map(({ because }) => ({ path, message: because })));
    return { ...taken, xml: Array.isArray(taken.xml) ? taken.xml.join('\n') : undefined };
  };

  const exported = isExport(element) ? postsIn(items.map((each) => each.element)) : undefined;
  const episodes = items.flatMap(({ element: item }) => {
    const post = exported?.posts.get(item);
    if (exported && !post) return [];
    return {
      item,
      said: post ? withPost(episodeOf(item, around), post, item, around) : episodeOf(item, around),
    };
  });
  const names = fileNames(episodes.map(({ said }) => namedBy(said)));
  const files = episodes.flatMap(({ item, said: { values, body } }, index): readonly ImportedFile[] => {
    const slug = names[index] ?? '';
    const path = `${slug}.${body?.format ?? 'md'}`;
    const beside = filesOf(slug, values, options);
    const xml = exported ? [] : xmlOf(item, saidOfEpisode);
    const front = taking(path, episodeFields, { ...values, ...beside.values }, xml);
    const text = body === undefined ? '' : `${body.text}\n`;
    return [{ path, content: `---\n${yaml(front)}---\n${text}` }, ...beside.files];
  });

  const live = liveItems.map(({ element: item }) => withXml(liveOf(item, around), item));
  const said = {
    ...showOf(element, feed, live),
    dialect: 'native',
    unsized: episodes.some(({ said: { values } }) => isUnsized(values)) ? 'zero' : undefined,
    inlineChapters: inlineChaptersOf(items.map((each) => each.element)),
  };
  const show = taking('show.yaml', showFields, said, exported ? [] : xmlOf(element, saidOfShow));
  const unsaid = Object.keys(showFields).filter(
    (key) => (showFields as Fields)[key]?.required && show[key] === undefined,
  );
  const assumable = assumedOf(show, element);
  const assumed = Object.fromEntries(
    unsaid.flatMap((key) => (assumable[key] ? [[key, assumable[key]] as const] : [])),
  );
  const missing = unsaid.filter((key) => assumed[key] === undefined);
  return {
    name: nameOf(String(show.title ?? '')),
    files: [{ path: 'show.yaml', content: showText(show, assumed, missing) }, ...files],
    remarks,
    missing,
    ...(exported && { leftOut: exported.leftOut }),
  };
}

/** An item of an export, with what its elements do not say and its text as WordPress shows it. */
function withPost(said: EpisodeSaid, { values, html }: Post, item: Element, { site }: Around): EpisodeSaid {
  const told = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const body = html === undefined ? undefined : bodyOf(html, childText(item, 'link'), site);
  // An export has an empty description in each item, and for a draft a date that is none.
  const { draft: _draft, published: _published, description: _description, ...rest } = said.values;
  // WordPress keeps titles as HTML.
  const title = typeof rest.title === 'string' ? decodeReferences(rest.title) : undefined;
  return { values: { ...rest, title, ...told }, body };
}

function namedBy({
  values: { title, season, episode, published },
}: EpisodeSaid): Parameters<typeof fileNames>[0][0] {
  return {
    title: typeof title === 'string' ? title : undefined,
    season: typeof season === 'number' ? season : undefined,
    episode: typeof episode === 'number' && episode >= 0 ? episode : undefined,
    day: /^\d{4}-\d\d-\d\d/.exec(String(published))?.[0],
  };
}

function withXml(live: PlainTable, item: Element): PlainTable {
  const xml = xmlOf(item, saidOfEpisode);
  return xml.length > 0 ? { ...live, xml: xml.join('\n') } : live;
}

/** Whether a recording is announced without a size that can be read. */
function isUnsized({ audio }: PlainTable): boolean {
  return typeof audio === 'object' && 'url' in audio && audio.bytes === undefined;
}

/** Whether chapters stand in the feed itself; nothing is said when no item has any. */
function inlineChaptersOf(items: readonly Element[]): boolean | undefined {
  if (items.some((item) => item.child('psc:chapters'))) return undefined;
  return items.some((item) => item.child('podcast:chapters')) ? false : undefined;
}

/** Timed transcripts that are read wherever they lie; any other stays an address. */
const timed: ReadonlySet<string> = new Set(['vtt', 'srt', 'json']);

/** Transcripts and chapters that are at hand, as files beside that of the episode, and the keys that name them. */
function filesOf(
  slug: string,
  { transcripts, chapters }: PlainTable,
  { atHand }: ImportOptions,
): { readonly values: PlainTable; readonly files: readonly ImportedFile[] } {
  if (!atHand) return { values: {}, files: [] };
  const files: ImportedFile[] = [];
  const taken = new Set<string>();
  const values: Record<string, Plain | undefined> = {};
  if (Array.isArray(transcripts)) {
    values.transcripts = transcripts.map((each: PlainTable, index) => {
      const url = typeof each.url === 'string' ? each.url : '';
      const extension = extensionOf(url);
      const content = timed.has(extension) ? atHand(url) : undefined;
      if (content === undefined) return each;
      const plain = `transcripts/${slug}.${extension}`;
      const path = taken.has(plain) ? `transcripts/${slug}-${index + 1}.${extension}` : plain;
      taken.add(path);
      files.push({ path, content });
      return { file: path, ...each, url: undefined };
    });
  }
  const list = typeof chapters === 'string' ? atHand(chapters) : undefined;
  const path = `${slug}.chapters.json`;
  if (list !== undefined && isChapterFile(list, path)) {
    files.push({ path, content: list });
    values.chapters = undefined;
  }
  return { values, files };
}

/**
 * The text of `show.yaml`, with what only its author knows at the top, and what is assumed with its reason. The keys
 * that a show needs come first, in the order in which they are documented.
 */
function showText(
  show: PlainTable,
  assumed: Readonly<Record<string, Assumed>>,
  missing: readonly string[],
): string {
  const wanted = missing.map((key) => {
    const doc = (showFields as Fields)[key]?.doc ?? '';
    return `# ${key}:   # Required, and the feed does not say it. ${doc}\n`;
  });
  const ordered = Object.keys(showFields).flatMap((key) => {
    const value = assumed[key]?.value ?? show[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  const document = new Document(Object.fromEntries(ordered), { aliasDuplicateObjects: false });
  for (const { key } of isMap(document.contents) ? document.contents.items : []) {
    const because = isScalar(key) ? assumed[String(key.value)]?.because : undefined;
    if (isScalar(key) && because !== undefined) key.commentBefore = ` ${because}`;
  }
  return `${wanted.join('')}${document.toString(style)}`;
}

const style = { lineWidth: 0, blockQuote: 'literal' } as const;

function yaml(table: PlainTable): string {
  return stringify(table, { ...style, aliasDuplicateObjects: false });
}
