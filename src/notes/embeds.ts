import type { Span } from '../text/source.js';
import { isWithin } from './code.js';

/** Something in the notes that would run or frame, with the empty elements around it. */
export interface Embed extends Span {
  /** `script`, `iframe`, … */
  readonly element: string;
  /** What it shows or runs, when it says so. */
  readonly url: string | undefined;
}

export const embedHint = /<(?:script|iframe|object|embed|audio|video|style|noscript|form)\b/i;

const opening =
  /<(script|iframe|object|embed|audio|video|style|noscript|form)\b(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^"'>]){0,2000}>/gi;

/** Finds the players, frames, scripts, styles and forms of a text that stand outside of code and comments. */
export function findEmbeds(text: string, unread: readonly Span[]): readonly Embed[] {
  const lower = text.toLowerCase();
  const found: Embed[] = [];
  const unclosed = new Set<string>();
  for (const { 0: tag, 1: name = '', index } of text.matchAll(opening)) {
    if (index < (found.at(-1)?.end ?? 0) || isWithin(index, unread)) continue;
    const element = name.toLowerCase();
    const isVoid = element === 'embed' || tag.endsWith('/>');
    const close = isVoid || unclosed.has(element) ? -1 : lower.indexOf(`</${element}`, index + tag.length);
    if (close < 0 && !isVoid) unclosed.add(element);
    const closed = close < 0 ? -1 : text.indexOf('>', close);
    const inner = { start: index, end: closed < 0 ? index + tag.length : closed + 1 };
    const content = text.slice(inner.start, inner.end);
    const url = /\b(?:src|data)\s*=\s*["']?(https?:\/\/[^"'\s>]+)/i.exec(content)?.[1];
    found.push({ ...withWrappers(text, inner), element, url });
  }
  return found;
}

/** Takes in the elements that hold nothing else. */
function withWrappers(text: string, span: Span): Span {
  let { start, end } = span;
  for (;;) {
    const before = /<(div|p|center|figure|section|aside)\b[^<>]{0,400}>\s*$/i.exec(
      text.slice(Math.max(0, start - 500), start),
    );
    const after = /^\s*<\/(div|p|center|figure|section|aside)\s*>/i.exec(text.slice(end, end + 200));
    if (!before || !after || before[1]?.toLowerCase() !== after[1]?.toLowerCase()) return { start, end };
    start -= before[0].length;
    end += after[0].length;
  }
}
