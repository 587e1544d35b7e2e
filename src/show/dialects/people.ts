import { isEmpty, type Scalar, scalar, type Value } from '../syntax/value.js';
import type { Spelling } from './dialect.js';
import * as shapes from './shape.js';

const betweenNames = /(;\s*|,\s+(?:and\s+|&\s+)?|(?<!\s)\s+(?:and|und|&)\s+)/;

/** What stands behind a name after a comma is a job, not a second person; and a sentence is no list of names. */
const isNoName =
  /\b(?:at|of|for|from|the|with|founder|engineer|developer|maintainer|manager|author|c[te]o)\b|[.!?:] /i;

/**
 * `Alice Ryhl and Greg Kroah-Hartman`, with `&` or commas, as a list; tables of people in any of their keys, or
 * one whose keys are their names.
 */
export const people: Spelling = (value) => {
  if (value.kind === 'table' && value.entries.every((each) => isEmpty(each.value))) {
    const items = value.entries.map(({ key, keySpan }) => scalar(key, keySpan));
    return { kind: 'list', items, span: value.span };
  }
  if (value.kind !== 'scalar') return shapes.reshape(value, shapes.person);
  const { text, span } = value;
  const isVerbatim = span.end - span.start === text.length || span.end - span.start === text.length + 2;
  const first = span.start + (span.end - span.start === text.length ? 0 : 1);
  const items: Scalar[] = [];
  let at = 0;
  // Every second piece is what stands between two names.
  const pieces = isNoName.test(text) ? [text] : text.split(betweenNames);
  pieces.forEach((name, index) => {
    const start = first + at + (name.length - name.trimStart().length);
    at += name.length;
    if (index % 2 === 1 || name.trim() === '') return;
    items.push(scalar(name.trim(), isVerbatim ? { ...span, start, end: start + name.trim().length } : span));
  });
  return { kind: 'list', items, span: value.span };
};

/** Who made an episode, by name: generators name people by keys as well. */
export const author: Spelling = (value) =>
  value.kind === 'scalar' && !isKey(value.text.trim()) ? value : undefined;

/** Whether a name is a key such as `hannah-anderson` rather than what people are called. */
export function isKey(name: string): boolean {
  return /^[a-z\d]+([-_.][a-z\d]+)*$/.test(name);
}

/** Those of a list of Markdown links whose address says that they are hosts, or guests. */
export const linkedPeople =
  (kind: 'hosts' | 'guests'): Spelling =>
  (value) => {
    if (value.kind !== 'scalar') return undefined;
    const items: Value[] = [];
    for (const { 0: link, 1: name = '', 2: url = '', index } of value.text.matchAll(
      /\[([^[\]\n]{1,400})\]\((https?:[^)\s]{1,2000})\)/g,
    )) {
      if (/\/guests?\//i.test(url) !== (kind === 'guests')) continue;
      const span = {
        ...value.span,
        start: value.span.start + index,
        end: value.span.start + index + link.length,
      };
      const entries = [
        { key: 'name', keySpan: span, value: scalar(name, span) },
        { key: 'link', keySpan: span, value: scalar(url, span) },
      ];
      items.push({ kind: 'table', entries, span });
    }
    return items.length === 0 ? undefined : { kind: 'list', items, span: value.span };
  };
