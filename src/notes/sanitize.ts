import { createRequire } from 'node:module';
import type sanitizeHtml from 'sanitize-html';

const require = createRequire(import.meta.url);

let loaded: typeof sanitizeHtml | undefined;

/**
 * Sanitises HTML by sanitize-html. It brings a parser of style sheets along, and most notes hold no HTML of the
 * author's: it is loaded for the first ones that do.
 */
export function sanitize(html: string, options: sanitizeHtml.IOptions): string {
  loaded ??= require('sanitize-html') as typeof sanitizeHtml;
  return loaded(html, options);
}
