import type { Kept, Piece } from '../../src/preview/kept.js';
import { node } from '../node.js';

/** The elements that notes are shown with; headings become paragraphs, so that the page keeps its own. */
const known: ReadonlySet<string> = new Set(
  `p br hr blockquote pre code kbd a b i strong em u s del ins sub sup small mark abbr cite q ul ol li dl dt dd figure
   figcaption table caption thead tbody tfoot tr th td div span`.split(/\s+/),
);

/** Notes as an app shows them. They were a tree, not markup: nothing in them is parsed, and no picture is loaded. */
export function notesOf({ pieces, isPlain, isCut }: Kept): HTMLElement {
  const shown = node('div', { class: isPlain ? 'notes plain' : 'notes' }, ...pieces.map(shownPiece));
  if (isCut) shown.append(node('p', { class: 'cut' }, '… the rest is cut off'));
  return shown;
}

function shownPiece(piece: Piece): Node {
  if (typeof piece === 'string') return document.createTextNode(piece);
  const { tag, href, src, alt, children } = piece;
  if (tag === 'img') {
    const text =
      alt || (src === undefined ? 'a picture without an address' : `a picture from ${new URL(src).host}`);
    return node('span', { class: 'picture' }, text);
  }
  const inside = children.map(shownPiece);
  if (tag === 'a') {
    return href === undefined
      ? node('span', {}, ...inside)
      : node('a', { href, rel: 'noreferrer noopener', target: '_blank' }, ...inside);
  }
  if (/^h[1-6]$/.test(tag)) return node('p', { class: 'heading' }, ...inside);
  const made = document.createElement(known.has(tag) ? tag : 'span');
  made.append(...inside);
  return made;
}
