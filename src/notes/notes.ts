import type { IOptions, Transformer } from 'sanitize-html';
import { isHttp, parseUrl } from '../text/url.js';
import { renderMarkdown } from './markdown.js';
import { sanitize } from './sanitize.js';

/** What may stand in content:encoded: text, lists, tables and pictures, nothing that runs or frames. */
const kept: IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'kbd'],
    ...[
      'a',
      'b',
      'i',
      'strong',
      'em',
      'u',
      's',
      'del',
      'ins',
      'sub',
      'sup',
      'small',
      'mark',
      'abbr',
      'cite',
      'q',
    ],
    ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'img', 'figure', 'figcaption'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title'],
    abbr: ['title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ol: ['start', 'reversed'],
    th: ['colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
};

/** An address with nothing to resolve or to normalise, as nearly all are; `URL` takes long to say so. */
const complete =
  /^https?:\/\/[a-z][a-z0-9.-]*[a-z]\/(?:[\w~!$&()*+,;=:@/?#-]|\.(?!\.)(?=[\w-])|%[\dA-F]{2})*$/;

/**
 * Resolves a link of the notes against the page they stand on; one that cannot be resolved is kept. Zola names
 * pages by their files, from the root of the website: `@/podcast/s05e06-rust-for-linux/index.md`. Where the page
 * is not known, the website still tells what begins at its root.
 */
function absolute(link: string, page: string | undefined, site: string | undefined): string {
  if (!link || complete.test(link)) return link;
  const path = link.startsWith('@/') ? link.slice(1).replace(/(\/_?index)?\.md(?=$|#)/, '/') : link;
  const from = page ?? (path.startsWith('/') ? site : undefined);
  if (from === undefined) return link;
  // What begins like this is complete; the page would be read again for every link, and to no effect.
  const base = isHttp(path) ? undefined : from;
  return parseUrl(path, base)?.href ?? link;
}

/**
 * Renders show notes from Markdown (CommonMark with tables and strikethrough) to HTML that is safe to show:
 * scripts, frames, styles and event handlers are gone, relative links are resolved against the page, or
 * against the website when they begin at its root. What holds no HTML of the author's is safe as it is rendered.
 */
export function renderNotes(text: string, page: string | undefined, site?: string): string {
  const { html, isSafe } = renderMarkdown(text, (address) => absolute(address, page, site));
  return isSafe ? html.trim() : cleanNotes(html, page, site);
}

/** Show notes that are HTML already, made safe to show as {@link renderNotes} makes those of Markdown. */
export function cleanNotes(html: string, page: string | undefined, site?: string): string {
  const resolve =
    (name: 'href' | 'src'): Transformer =>
    (tagName, attribs) => {
      const link = attribs[name];
      return {
        tagName,
        attribs: link === undefined ? attribs : { ...attribs, [name]: absolute(link, page, site) },
      };
    };
  return sanitize(html, { ...kept, transformTags: { a: resolve('href'), img: resolve('src') } }).trim();
}

/** The plain text of HTML, its entities decoded, blank space folded. */
export function plainText(html: string): string {
  return sanitize(html, { allowedTags: [], allowedAttributes: {} })
    .replace(/&(lt|gt|quot|amp);/g, (_, name: keyof typeof escaped) => escaped[name])
    .replace(/\s+/g, ' ')
    .trim();
}

const escaped = { lt: '<', gt: '>', quot: '"', amp: '&' } as const;

/** The first paragraph of HTML that holds any text; empty when there is none. */
export function firstParagraph(html: string): string {
  for (let start = html.indexOf('<p>'); start >= 0; ) {
    const close = html.indexOf('</p>', start);
    if (close < 0) break;
    const paragraph = html.slice(start, close + 4);
    if (paragraph.replace(/<[^<>]*>/g, '').trim()) return paragraph;
    start = html.indexOf('<p>', close);
  }
  return '';
}
