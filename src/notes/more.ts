import { codeIn, isWithin } from './code.js';

/** A paragraph that no text holds: a character that is never assigned (Unicode, 23.7). */
const mark = '\uFDD0';
const marked = new RegExp(`<p>${mark}</p>\\s*|${mark}`);

/** Hugo, Zola and Jekyll end the summary of a page here. */
const more = /<!--\s*(?:more|excerpt)\s*-->/gi;

/** Puts a mark that survives rendering in the place of the first `<!-- more -->` that is no code. */
export function markMore(markdown: string): string {
  const places = [...markdown.matchAll(more)];
  if (places.length === 0) return markdown;
  const code = codeIn(markdown);
  const found = places.find(({ index }) => !isWithin(index, code));
  if (!found) return markdown;
  const { 0: written, index } = found;
  return `${markdown.slice(0, index)}\n\n${mark}\n\n${markdown.slice(index + written.length)}`;
}

/** Takes the mark out of rendered notes; `before` is what stood before it, undefined when there was none. */
export function splitMore(html: string): { readonly html: string; readonly before?: string } {
  const found = marked.exec(html);
  if (!found) return { html };
  const before = html.slice(0, found.index).trim();
  return { html: html.slice(0, found.index) + html.slice(found.index + found[0].length), before };
}
