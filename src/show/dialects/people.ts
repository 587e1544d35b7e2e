import { isEmpty, scalar, type Value } from '../syntax/value.js';
import type { Spelling } from './dialect.js';
import * as shapes from './shape.js';

/**
 * People by their names; tables of people in any of their keys, or one whose keys are their names. Whether a name is
 * that of several is not known before the people of the show are.
 */
export const people: Spelling = (value) => {
  if (value.kind === 'table' && value.entries.every((each) => isEmpty(each.value))) {
    const items = value.entries.map(({ key, keySpan }) => scalar(key, keySpan));
    return { kind: 'list', items, span: value.span };
  }
  return value.kind === 'scalar' ? value : shapes.reshape(value, shapes.person);
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
