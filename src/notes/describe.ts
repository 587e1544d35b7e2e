import type { IOptions } from 'sanitize-html';
import { directories } from '../directories/index.js';
import type { Profile } from '../directories/profile.js';
import { decodeReferences } from '../text/html.js';
import { cutHtml, cutText } from './cut.js';
import { sanitize } from './sanitize.js';

/** What every directory that counts bytes of UTF-8 keeps of a description. */
export const descriptionLimit = Math.min(
  ...Object.values<Profile>(directories).flatMap(({ limits }) => limits.description?.bytes ?? []),
);

/** The tags that every directory keeps: paragraphs, links over https, and plain lists. */
const safe: IOptions = {
  allowedTags: ['p', 'a', 'ul', 'li'],
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['https'],
  allowProtocolRelative: false,
  transformTags: {
    ...Object.fromEntries(
      ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'dt', 'dd', 'figcaption', 'caption', 'tr'].map((name) => [
        name,
        'p',
      ]),
    ),
    ol: 'ul',
  },
  exclusiveFilter: ({ tag, text, attribs }) => tag === 'p' && !text.trim() && !attribs.href,
};

/** HTML in the tags that every directory keeps; everything else is left out, its text kept. */
export function safeHtml(html: string): string {
  const spaced = html.replace(/<br\s*\/?>|<\/t[dh]>/g, ' ');
  return sanitize(spaced, safe)
    .replace(/<a>([^<]*(?:<(?!\/?a\b)[^<]*)*)<\/a>/g, '$1')
    .replace(/(<p>)\s+|(?<!\s)\s+(<\/p>)/g, '$1$2')
    .replace(/(?<!\s)\s*\n\s*/g, '\n')
    .trim();
}

const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol blockquote pre dl dt dd table tr figure figcaption caption hr'.split(' '),
);

/**
 * Plain text for directories that show no HTML: a blank line between blocks, a dash before list items, the
 * address of a link after its text. YouTube refuses angle brackets, so those of the text become ‹ and ›.
 * The HTML is sanitised, as the notes of an episode are.
 */
export function plainNotes(html: string): string {
  let address = '';
  let label = '';
  const text = html.replace(
    /<(\/?)(\w+\b)([^<>]*)>|[^<]+/g,
    (piece, closing: string | undefined, name: string | undefined, attributes: string) => {
      if (name === undefined) {
        const words = decodeReferences(piece).replace(/\s+/g, ' ');
        label += words;
        return words;
      }
      if (name === 'a') {
        if (closing) return address && address !== label ? ` (${address})` : '';
        address = decodeReferences(/ href="([^"]*)"/.exec(attributes)?.[1] ?? '');
        label = '';
        return '';
      }
      if (name === 'br') return '\n';
      if (name === 'td' || name === 'th') return ' ';
      if (name === 'li') return closing ? '' : '\n- ';
      return blocks.has(name) ? '\n\n' : '';
    },
  );
  return text
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/(?<! ) *\n */g, '\n')
    .replace(/\n-\n+/g, '\n- ')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * The description that is made from the notes of an episode: in the safe tags, or in plain text when one of
 * the directories shows no HTML; at most {@link descriptionLimit} bytes. Empty when the notes are.
 */
export function describe(notes: string, plain: boolean): string {
  if (plain) return cutText(plainNotes(notes), descriptionLimit);
  return cutHtml(safeHtml(notes), descriptionLimit);
}
