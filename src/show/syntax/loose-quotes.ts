/** A text with spaces put in, and the way back to the offsets that it had without them. */
export interface Indented {
  readonly text: string;
  readonly back: (offset: number) => number;
}

const opening = /^([ \t]*(?:-[ \t]+)*)(?!-[ \t])[^\s#'"[{][^\n'"]*?:[ \t]+(?=["'])/gm;

const quoted: Readonly<Record<string, RegExp>> = {
  '"': /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y,
  "'": /'[^']*(?:''[^']*)*'/y,
};

/**
 * Indents the further lines of quoted values. YAML 1.2 (section 7.3) wants them deeper than their key; libyaml,
 * with which Jekyll reads, and Hugo's reader never asked, so people let them start where they like. Undefined
 * when no quoted value has further lines, or one is not closed.
 */
export function indentQuoted(text: string): Indented | undefined {
  let made = '';
  let from = 0;
  let end = 0;
  const gaps: Gap[] = [];
  for (const { index, 0: line, 1: indent = '' } of text.matchAll(opening)) {
    const start = index + line.length;
    const form = quoted[text[start] as string];
    if (start < end || !form) continue;
    form.lastIndex = start;
    const value = form.exec(text)?.[0];
    if (value === undefined) return undefined;
    end = start + value.length;
    for (const { index: at } of value.matchAll(/\n(?=[^\n])/g)) {
      made += text.slice(from, start + at + 1);
      from = start + at + 1;
      gaps.push({ start: made.length, original: from });
      made += ' '.repeat(indent.length + 1);
      gaps.push({ start: made.length, original: from });
    }
  }
  if (gaps.length === 0) return undefined;
  return { text: made + text.slice(from), back: (offset) => backFrom(offset, gaps) };
}

/** An edge of spaces that were put in, and the offset that the text before and behind them had. */
interface Gap {
  readonly start: number;
  readonly original: number;
}

function backFrom(offset: number, gaps: readonly Gap[]): number {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle] as Gap).start <= offset) low = middle + 1;
    else high = middle;
  }
  const before = gaps[low - 1];
  if (!before) return offset;
  // Every second edge is one behind the spaces; in them the offset stands still.
  return low % 2 === 0 ? before.original + offset - before.start : before.original;
}
