import type { Span } from '../../text/source.js';
import type { Entry } from './value.js';

/**
 * What stands in the places of a text: every named group of the patterns is a key, the first match counts.
 * Offsets are those of the text plus `offset`. Patterns need not know carriage returns.
 */
export function readPlaces(text: string, patterns: readonly RegExp[], offset = 0): readonly Entry[] {
  const lines = withoutReturns(text);
  const entries: Entry[] = [];
  for (const pattern of patterns) {
    const { groups, indices } = pattern.exec(lines) ?? {};
    for (const [key, found] of Object.entries(groups ?? {})) {
      const [start, end] = indices?.groups?.[key] ?? [0, 0];
      if (found === undefined || entries.some((each) => each.key === key)) continue;
      const span = { start: offset + start, end: offset + end };
      entries.push({ key, keySpan: span, value: { kind: 'scalar', text: text.slice(start, end), span } });
    }
  }
  return entries;
}

/** The text with everything blanked out that a pattern matches; offsets and line ends stay where they are. */
export function blanked(text: string, patterns: readonly RegExp[]): string {
  const lines = withoutReturns(text);
  const spans = patterns.flatMap((pattern) => matches(lines, pattern));
  return spans.reduce((rest, { start, end }) => blank(rest, start, end), text);
}

/** The text with one stretch blanked out. */
function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

function matches(text: string, pattern: RegExp): readonly Span[] {
  const found = pattern.global ? [...text.matchAll(pattern)] : [pattern.exec(text)];
  return found.flatMap((match) =>
    match ? [{ start: match.index, end: match.index + match[0].length }] : [],
  );
}

function withoutReturns(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r', ' ') : text;
}
