import { decodeHTML, escapeUTF8 } from 'entities';
import { htmlElements, readHtml } from '../text/html.js';
import type { Description } from './model.js';

/** A description as its author wrote it, text or HTML, in both of its forms; `from` is its path in the fields. */
export function describedAs(written: string, from: string): Description {
  return isHtml(written)
    ? { html: written, plain: undefined, from }
    : { html: htmlOf(written), plain: written, from };
}

/** Elements whose end tag HTML does not need (HTML, 13.1.2.4), and those that have none. */
const open = new Set(['p', 'li', 'dt', 'dd', 'br', 'hr', 'img', 'wbr']);

/**
 * Whether a text is meant as HTML: it has tags or character references, every tag is one of HTML and closed, and
 * no `<` is anything else. `Option<T>`, `a < b` and `the <b> element` are not.
 */
function isHtml(text: string): boolean {
  const { tags, asides } = readHtml(text);
  if (tags.length === 0) return !text.includes('<') && /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i.test(text);
  if (asides.length > 0) return false;
  let end = 0;
  const opened = new Map<string, number>();
  for (const { name, closing, start, end: next } of tags) {
    if (!htmlElements.has(name) || text.slice(end, start).includes('<')) return false;
    opened.set(name, (opened.get(name) ?? 0) + (closing ? -1 : 1));
    end = next;
  }
  return (
    !text.slice(end).includes('<') && [...opened].every(([name, count]) => count === 0 || open.has(name))
  );
}

/** HTML that a browser shows as this text. What every program reads alike stays as it is: `R & D`, `->`. */
function htmlOf(text: string): string {
  return text.includes('<') || decodeHTML(text) !== text ? escapeText(text) : text;
}

/** Escaped as the text of an element is. */
function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapeUTF8(character));
}
