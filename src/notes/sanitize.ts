import { createRequire } from 'node:module';
import type sanitizeHtml from 'sanitize-html';

const require = createRequire(import.meta.url);

/**
 * Sanitises HTML by sanitize-html. It brings a parser of style sheets along, and most notes contain no HTML of the
 * author's: Node loads it for the first ones that do, and keeps it.
 */
export function sanitize(html: string, options: sanitizeHtml.IOptions): string {
  const sanitizer: typeof sanitizeHtml = require('sanitize-html');
  return sanitizer(html, options);
}
