import { clean } from './clean.js';
import { widthOf } from './width.js';

/** A sentence in one line, or in some that are indented where the screen is narrow. */
export function fitted(text: string, { width }: { readonly width?: number | undefined }): readonly string[] {
  return width === undefined || text.length <= width ? [text] : wrapped(text, { width });
}

/** A paragraph, indented, in lines that fit on the screen. */
export function wrapped(text: string, { width }: { readonly width?: number | undefined }): readonly string[] {
  if (width === undefined) return [`  ${clean(text)}`];
  const lines: string[] = [];
  let line = ' ';
  let taken = 1;
  for (const word of clean(text).split(' ')) {
    const columns = widthOf(word);
    if (taken + 1 + columns > width && taken > 1) {
      lines.push(line);
      line = ' ';
      taken = 1;
    }
    line += ` ${word}`;
    taken += 1 + columns;
  }
  // Where a line breaks, a mark may come to its beginning that was none before.
  return [...lines, line].map(clean);
}
