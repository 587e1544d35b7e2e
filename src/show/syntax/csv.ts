import type { Span } from '../../text/source.js';
import { collect } from '../faults.js';
import { limits } from './bounds.js';
import type { ParsedData, Table } from './value.js';

/**
 * Reads comma-separated values (RFC 4180), also with semicolons or tabs: the first record names the keys, every
 * other one is a table. A field keeps its text; one in quotes may hold line breaks, and `""` for a quote.
 */
export function parseCsv(text: string, offset: number): ParsedData {
  const { report, findings } = collect();
  const first = text.slice(0, Math.max(0, text.search(/\r?\n|$/)));
  const [separator = ','] = [...[',', ';', '\t']].sort((a, b) => count(first, b) - count(first, a));
  const records: Field[][] = [];
  let record: Field[] = [];
  let values = 0;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const field = fieldAt(text, at, separator);
    const next = field && text[field.end];
    const isParted = next === undefined || next === separator || next === '\n' || next === '\r';
    if (!field || !isParted || ++values > limits.values) {
      const start = offset + (field && !isParted ? field.end : at);
      const message = !field
        ? 'The quote that opens here is never closed.'
        : isParted
          ? 'The CSV has too many values.'
          : 'Text follows the quote that closes the field.';
      report('source/syntax', { start, end: start + 1 }, message, {
        ...(!isParted && { help: 'Write a quote within the field twice.' }),
      });
      return { root: undefined, findings };
    }
    record.push(field);
    at = field.end;
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
    } else if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else at++;
    if (record.some((each) => each.text !== '')) records.push(record);
    record = [];
  }
  const [keys = [], ...rows] = records;
  const spanOf = ({ start, end }: Span): Span => ({ start: offset + start, end: offset + end });
  const items = rows.map((row): Table => {
    const entries = row.flatMap((field, index) => {
      const key = keys[index];
      if (!key?.text) return [];
      const span = spanOf(field);
      return [
        {
          key: key.text,
          keySpan: spanOf(key),
          value: field.text === '' ? ({ kind: 'empty', span } as const) : textAt(field, span),
        },
      ];
    });
    return {
      kind: 'table',
      entries,
      span: spanOf({ start: row[0]?.start ?? 0, end: row.at(-1)?.end ?? 0 }),
    };
  });
  return { root: { kind: 'list', items, span: spanOf({ start: 0, end: text.length }) }, findings };
}

interface Field extends Span {
  readonly text: string;
}

function textAt({ text }: Field, span: Span) {
  return { kind: 'scalar', text, span } as const;
}

function count(text: string, what: string): number {
  return text.split(what).length;
}

/** The field that starts at a place; undefined when its quote is not closed. */
function fieldAt(text: string, start: number, separator: string): Field | undefined {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== '\n') end++;
    const stop = text[end - 1] === '\r' && text[end] === '\n' && end > start ? end - 1 : end;
    return { text: text.slice(start, stop).trim(), start, end: stop };
  }
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at < 0) return undefined;
    if (text[at + 1] === '"') {
      at++;
      continue;
    }
    return { text: text.slice(start + 1, at).replaceAll('""', '"'), start, end: at + 1 };
  }
}
