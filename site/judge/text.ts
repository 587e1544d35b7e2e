import type { Severity } from '../../src/severity.js';
import { severities } from '../../src/severity.js';
import { position, type Source, type Span } from '../../src/text/source.js';
import type { Row, Text } from './messages.js';

/** A piece of the feed in which something was found. */
export interface Marked extends Span {
  readonly severity: Severity;
}

/** How many UTF-16 units are shown at once, how many of them before the place asked for, and how long a row is. */
const size = { shown: 16_000, before: 4_000, row: 400 } as const;

/** The text of a feed around an offset, in rows, with the faults marked. A feed of any size gives as much. */
export function textAround(source: Source, at: number, marked: readonly Marked[]): Text {
  const { text } = source;
  const wanted = Math.max(0, Math.min(at, text.length) - size.before);
  const lineStart = text.lastIndexOf('\n', wanted) + 1;
  const start = wanted - lineStart > size.row ? wanted : lineStart;
  const end = Math.min(text.length, start + size.shown);
  const within = marked.filter((each) => each.start < end && endOf(each) > start);
  const rows: Row[] = [];
  let { line } = position(source, start);
  let begins = position(source, start).column === 1;
  for (let from = start; from < end; ) {
    const cut = Math.min(from + size.row, end);
    const ending = /\r\n|\r|\n/.exec(text.slice(from, cut));
    const to = ending ? from + ending.index : cut;
    const next = ending ? to + ending[0].length : cut;
    rows.push({
      line: begins || rows.length === 0 ? line : undefined,
      pieces: piecesOf(text, from, to, within),
      isAsked: from <= at && (at < next || next === text.length),
    });
    if (ending) line++;
    begins = ending !== null;
    from = next;
  }
  const earlier = start > 0 ? Math.max(0, start - size.shown + size.before) : undefined;
  return { kind: 'text', rows, before: earlier, after: end < text.length ? end + size.before : undefined };
}

/** A fault of what is missing has no length; the character behind it is marked. */
function endOf({ start, end }: Span): number {
  return Math.max(end, start + 1);
}

function piecesOf(text: string, from: number, to: number, marked: readonly Marked[]): Row['pieces'] {
  const here = marked.filter((each) => each.start < to && endOf(each) > from);
  if (here.length === 0) return [{ text: text.slice(from, to) }];
  const inside = here.flatMap((each) => [each.start, endOf(each)]).filter((each) => each > from && each < to);
  const edges = [...new Set([from, ...inside, to])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const covering = here.filter((each) => each.start <= start && endOf(each) > start);
    const severity = severities.find((each) => covering.some((one) => one.severity === each));
    return { text: text.slice(start, edges[index + 1]), ...(severity && { severity }) };
  });
}
