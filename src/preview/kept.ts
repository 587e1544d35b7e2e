import { byteLength } from '../text/bytes.js';
import { decodeReferences, readHtml, type Tag, textsOf } from '../text/html.js';
import { isWebUrl } from '../text/url.js';

/** A piece of a text as an app shows it: words, or an element around pieces. */
export type Piece = string | Markup;

/** An element that is shown. What it may hold of an address is one of the web, of mail or of a telephone. */
export interface Markup {
  /** In lower case; one of {@link safeTags}. */
  readonly tag: string;
  readonly href?: string;
  readonly src?: string;
  readonly alt?: string;
  readonly children: readonly Piece[];
}

/** What is left of a text in an app. */
export interface Kept {
  readonly pieces: readonly Piece[];
  /** Whether it holds line breaks that are shown: it had no markup, or lost all of it. */
  readonly isPlain: boolean;
  /** The elements that were not kept, each with how many there were; the commonest first. */
  readonly dropped: readonly { readonly tag: string; readonly count: number }[];
  /** Whether the end of it is missing. */
  readonly isCut: boolean;
}

/** How much of a text an app keeps. */
export interface Keeping {
  /** The elements that it keeps; without them all that are safe to show. */
  readonly tags?: readonly string[] | undefined;
  /** The most that it keeps of the text as it is written: bytes of UTF-8, or characters. */
  readonly most?:
    | { readonly bytes?: number | undefined; readonly characters?: number | undefined }
    | undefined;
}

/** Elements that show text, tables and pictures, and do nothing. */
export const safeTags: ReadonlySet<string> = new Set(
  `p br hr h1 h2 h3 h4 h5 h6 blockquote pre code kbd a b i strong em u s del ins sub sup small mark abbr cite q
   ul ol li dl dt dd img figure figcaption table caption thead tbody tfoot tr th td div span`.split(/\s+/),
);

/** Elements that stand on lines of their own. */
const blocks: ReadonlySet<string> = new Set(
  'p hr h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd figure figcaption table tr div section article'.split(
    ' ',
  ),
);

const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img']);

/** Elements whose content nobody is meant to read. */
const unread: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'title',
  'noframes',
  'iframe',
  'object',
]);

/** Elements that the next of their kind ends, where nothing of theirs is open in between (HTML, 13.1.2.4). */
const ends: Readonly<Record<string, RegExp>> = {
  p: /^(?:p|ul|ol|dl|pre|table|blockquote|figure|h[1-6r]|div)$/,
  li: /^li$/,
  dt: /^d[dt]$/,
  dd: /^d[dt]$/,
  tr: /^tr$/,
};

/** What is shown at most: bounded time and memory for any text, and more than anybody reads. */
const limits = { units: 200_000, depth: 40 } as const;

interface Open {
  readonly tag: string;
  readonly children: Piece[];
}

/**
 * What an app keeps of a text that is HTML once it is decoded, as a tree of elements that are safe to show. Takes linear
 * time; nothing in it runs, loads or frames anything.
 */
export function keptOf(html: string, { tags: wanted, most }: Keeping = {}): Kept {
  const text = cutTo(html, most);
  const read = readHtml(text);
  const isKept = (name: string): boolean =>
    safeTags.has(name) && (wanted === undefined || wanted.includes(name));
  const dropped = new Map<string, number>();
  const root: Open = { tag: '', children: [] };
  const open: Open[] = [root];
  let hidden: string | undefined;
  const top = (): Open => open.at(-1) ?? root;
  const breakLine = (): void => {
    const before = top().children.at(-1);
    if (before !== undefined && !(typeof before === 'string' && before.endsWith('\n')))
      top().children.push('\n');
  };
  const place = (tag: Tag): void => {
    const { name, closing } = tag;
    if (hidden !== undefined) {
      if (closing && name === hidden) hidden = undefined;
      return;
    }
    if (!closing && unread.has(name)) hidden = name;
    if (!isKept(name) || (!closing && !empty.has(name) && open.length > limits.depth)) {
      if (!closing) dropped.set(name, (dropped.get(name) ?? 0) + 1);
      if (name === 'br') top().children.push('\n');
      else if (blocks.has(name)) breakLine();
      return;
    }
    if (closing) {
      const at = open.findLastIndex((each) => each.tag === name);
      if (at > 0) open.length = at;
      return;
    }
    if (ends[top().tag]?.test(name)) open.pop();
    const children: Piece[] = [];
    top().children.push({ tag: name, ...addressesOf(tag), children });
    if (!empty.has(name)) open.push({ tag: name, children });
  };
  let next = 0;
  for (const span of textsOf(text, read)) {
    for (let tag = read.tags[next]; tag && tag.start < span.start; tag = read.tags[++next]) place(tag);
    const words = hidden === undefined ? decodeReferences(text.slice(span.start, span.end)) : '';
    if (words !== '') top().children.push(words);
  }
  for (let tag = read.tags[next]; tag; tag = read.tags[++next]) place(tag);
  return {
    pieces: root.children,
    isPlain: read.tags.length === 0 || wanted?.length === 0,
    dropped: [...dropped].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count),
    isCut: text.length < html.length,
  };
}

/** The words of a text that was kept, lines where elements are lines. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece): string => {
      if (typeof piece === 'string') return piece;
      const line = blocks.has(piece.tag) || piece.tag === 'br' ? '\n' : '';
      return `${line}${wordsOf(piece.children)}${line}`;
    })
    .join('');
}

function addressesOf({ name, attributes }: Tag): Pick<Markup, 'href' | 'src' | 'alt'> {
  const attributeOf = (wanted: string): string | undefined => {
    const found = attributes.find((each) => each.name === wanted);
    return found && decodeReferences(found.raw).trim();
  };
  if (name === 'a') {
    const href = attributeOf('href');
    return href !== undefined && (isWebUrl(href) || /^(?:mailto|tel):/i.test(href)) ? { href } : {};
  }
  if (name !== 'img') return {};
  const src = attributeOf('src');
  const alt = attributeOf('alt');
  return { ...(src !== undefined && isWebUrl(src) && { src }), ...(alt !== undefined && { alt }) };
}

/** The beginning of a text that is within a limit, without half a character. */
function cutTo(text: string, most: Keeping['most']): string {
  let end = Math.min(text.length, limits.units);
  if (most?.characters !== undefined) end = Math.min(end, endOfCharacters(text, most.characters));
  if (most?.bytes !== undefined && byteLength(text.slice(0, end)) > most.bytes) {
    let used = 0;
    let at = 0;
    for (const character of text) {
      used += byteLength(character);
      if (used > most.bytes) break;
      at += character.length;
    }
    end = Math.min(end, at);
  }
  return text.slice(0, end);
}

function endOfCharacters(text: string, most: number): number {
  let count = 0;
  let at = 0;
  for (const character of text) {
    if (count++ === most) break;
    at += character.length;
  }
  return at;
}
