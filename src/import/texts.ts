import { prepareBody } from '../notes/body.js';
import { describe } from '../notes/describe.js';
import { markMore, splitMore } from '../notes/more.js';
import { cleanNotes, renderNotes } from '../notes/notes.js';
import { describedAs } from '../show/finish-text.js';
import { htmlElements, readHtml } from '../text/html.js';

/** The notes of an episode as they are written below its front matter. */
export interface Body {
  readonly text: string;
  /** Whether the file is read as Markdown, or only as HTML would be. */
  readonly format: 'md' | 'html';
  /** The description that is made from them. */
  readonly description: string;
}

/**
 * Notes that a build renders to what the feed says, as far as notes may say it: without scripts, frames and styles.
 * Relative links are resolved against the page of the episode. Undefined when nothing is left.
 */
export function bodyOf(
  content: string,
  page: string | undefined,
  site: string | undefined,
): Body | undefined {
  const { markdown: plain } = prepareBody(content, { isHtml: true, shortcodes: { otherwise: 'refuse' } });
  // Decoded references may mean characters that no feed can hold.
  const html = cleanNotes(plain, page, site).toWellFormed().replace(forbidden, '');
  if (html === '') return undefined;
  const text = withoutShortcodes(withoutBlankLines(html));
  const asBlock = block.test(text) ? text : `<div>\n${text}\n</div>`;
  const rendered = renderNotes(markMore(asBlock), page, site);
  const isKept = folded(splitMore(rendered).html) === folded(html) && !isRefused(asBlock);
  return {
    text: isKept ? asBlock : text,
    format: isKept ? 'md' : 'html',
    description: describe(html, false),
  };
}

/** What XML cannot hold (XML 1.0, 2.2). */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** What Markdown takes for HTML up to the next blank line (CommonMark 4.6), and what is kept of notes. */
const block = /^<(?:p|ul|ol|dl|h[1-6]|blockquote|table|figure|hr)(?=[\s/>])/;

/** Blank lines end a block of HTML in Markdown; they mean something in preformatted text alone. */
function withoutBlankLines(html: string): string {
  return html
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((piece, index) =>
      index % 2 === 1 ? piece.replaceAll('\n', '&#10;') : piece.replace(/\n\s*\n/g, '\n'),
    )
    .join('');
}

function isRefused(text: string): boolean {
  return prepareBody(text, {}).shortcodes.length > 0;
}

/** What looks like a template of a site generator is text in a feed: its first character is written as a reference. */
function withoutShortcodes(html: string): string {
  const places = prepareBody(html, {}).shortcodes.map(({ start }) => start);
  let text = '';
  let at = 0;
  for (const place of places) {
    text += `${html.slice(at, place)}&#${html.charCodeAt(place)};`;
    at = place + 1;
  }
  return text + html.slice(at);
}

/**
 * A description that the feed says again as it is: HTML whose tags are not all closed, or not all of HTML, would be
 * taken for text with angle brackets, so it is brought in order.
 */
export function descriptionOf(written: string): string {
  if (describedAs(written, '').html === written) return written;
  if (!readHtml(written).tags.some(({ name }) => htmlElements.has(name))) return written;
  const tidy = cleanNotes(written, undefined);
  return describedAs(tidy, '').html === tidy ? tidy : written;
}

/** Texts are compared without the white space that no browser shows. */
export function folded(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:p|ul|ol|li|h[1-6]|br|div|blockquote|table|tr|td|th)\b[^<>]*>) ?/g, '$1')
    .trim();
}
