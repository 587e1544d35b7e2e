/** A paragraph that no text holds: a character that is never assigned (Unicode, 23.7). */
const mark = '\uFDD0';
const marked = new RegExp(`<p>${mark}</p>\\s*|${mark}`);

/** Hugo, Zola and Jekyll end the summary of a page here. */
const more = /<!--\s*(?:more|excerpt)\s*-->/i;

/** Puts a mark that survives rendering in the place of the first `<!-- more -->`. */
export function markMore(markdown: string): string {
  return markdown.replace(more, `\n\n${mark}\n\n`);
}

/** Takes the mark out of rendered notes; `before` is what stood before it, undefined when there was none. */
export function splitMore(html: string): { readonly html: string; readonly before?: string } {
  const found = marked.exec(html);
  if (!found) return { html };
  const before = html.slice(0, found.index).trim();
  return { html: html.slice(0, found.index) + html.slice(found.index + found[0].length), before };
}
