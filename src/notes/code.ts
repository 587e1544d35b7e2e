import type { Span } from '../text/source.js';

/** Where Markdown is code: fenced blocks and code spans, in order. Takes linear time. */
export function codeIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  let paragraph = 0;
  let fence: { readonly mark: string; readonly start: number } | undefined;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, end);
    const mark = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    if (fence) {
      if (
        mark &&
        mark[0] === fence.mark[0] &&
        mark.length >= fence.mark.length &&
        /[`~][ \t]*\r?\n?$/.test(line)
      ) {
        spans.push({ start: fence.start, end });
        fence = undefined;
        paragraph = end;
      }
    } else if (mark) {
      codeSpans(text, paragraph, at, spans);
      fence = { mark, start: at };
    } else if (/^\s*$/.test(line)) {
      codeSpans(text, paragraph, at, spans);
      paragraph = end;
    }
    at = end;
  }
  if (fence) spans.push({ start: fence.start, end: text.length });
  else codeSpans(text, paragraph, text.length, spans);
  return spans;
}

/** Code spans of one paragraph (CommonMark, 6.1): a run of backticks closes one that is as long. */
function codeSpans(text: string, from: number, to: number, spans: Span[]): void {
  const paragraph = text.slice(from, to);
  if (!paragraph.includes('`')) return;
  const runs = [...paragraph.matchAll(/`+/g)];
  const next = new Map<number, number>();
  const closing: (number | undefined)[] = [];
  for (let index = runs.length - 1; index >= 0; index--) {
    const size = (runs[index] as RegExpExecArray)[0].length;
    closing[index] = next.get(size);
    next.set(size, index);
  }
  for (let index = 0; index < runs.length; index++) {
    const close = closing[index];
    if (close === undefined) continue;
    const end = runs[close] as RegExpExecArray;
    spans.push({ start: from + (runs[index]?.index as number), end: from + end.index + end[0].length });
    index = close;
  }
}

/** Where a text is code or a comment of HTML, in order. Takes linear time. */
export function unreadIn(text: string): readonly Span[] {
  const code = codeIn(text);
  const comments: Span[] = [];
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const close = isWithin(start, code) ? start : text.indexOf('-->', start + 4);
    if (close < 0) break;
    if (close > start) comments.push({ start, end: close + 3 });
    start = text.indexOf('<!--', close + 3);
  }
  if (comments.length === 0) return code;
  const outside = code.filter(({ start }) => !isWithin(start, comments));
  return [...outside, ...comments].sort((a, b) => a.start - b.start);
}

/** Whether an offset lies in one of the spans, which are in order. */
export function isWithin(at: number, spans: readonly Span[]): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, end } = spans[middle] as Span;
    if (at < start) high = middle - 1;
    else if (at >= end) low = middle + 1;
    else return true;
  }
  return false;
}
