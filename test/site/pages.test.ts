import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textAround } from '../../site/judge/text.js';
import { pagesOf } from '../../site/pages.js';
import { profiles } from '../../src/directories/index.js';
import { catalogue } from '../../src/explained.js';
import { formerIds } from '../../src/rules/former.js';

const pages = await pagesOf({
  page: 'let page = "</script>";',
  worker: 'let worker;',
  search: 'let search;',
});

describe('the site', () => {
  test('has a page for every rule, also by its former id, and for every directory', () => {
    for (const id of [...Object.keys(catalogue), ...Object.keys(formerIds)]) {
      expect(pages.get(`rules/${id}.html`)).toContain(id);
    }
    for (const name of profiles) expect(pages.has(`directories/${name}.html`)).toBe(true);
  });

  test('has no link to a page or a place that is not there, and no place twice', () => {
    const files = new Set([...pages.keys(), 'style.css']);
    const ids = new Map(
      [...pages].map(([path, text]) => [path, [...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)]),
    );
    const broken = [...pages].flatMap(([path, text]) =>
      [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, link = '']) => {
        if (/^(?:https?|data):/.test(link)) return [];
        const [file = '', place] = link.split('#');
        const target = file === '' ? path : normalize(join(dirname(path), file));
        const isThere = files.has(target) && (place === undefined || ids.get(target)?.includes(place));
        return isThere ? [] : [`${path}: ${link}`];
      }),
    );
    expect(broken).toEqual([]);
    const twice = [...ids].flatMap(([path, all]) => (new Set(all).size < all.length ? [path] : []));
    expect(twice).toEqual([]);
  });

  test('marks the fault in an example where the rule finds it', () => {
    const page = pages.get('rules/rss/guid-duplicate.html');
    expect(page).toContain(
      '&#60;guid&#62;ff80&#60;/guid&#62;&#60;/item&#62;&#60;item&#62;&#60;guid&#62;<mark>ff80</mark>&#60;/guid&#62;',
    );
  });

  test('has markup of examples and feeds as text alone', () => {
    for (const [path, text] of pages) {
      expect({ path, scripts: text.match(/<\/script>/g)?.length ?? 0 }).toEqual({
        path,
        scripts: path === 'index.html' || path === 'rules/index.html' ? 1 : 0,
      });
    }
  });
});

describe('the text around a place', () => {
  const textOf = (rows: ReturnType<typeof textAround>['rows']) =>
    rows.map(({ pieces }) => pieces.map((piece) => piece.text).join(''));

  test('has numbered lines and the faults marked, the worst where they overlap', () => {
    const source = { name: 'feed.xml', text: 'one\r\ntwo three\nfour' };
    const { rows, before, after } = textAround(source, 5, [
      { start: 5, end: 14, severity: 'info' },
      { start: 9, end: 14, severity: 'error' },
    ]);
    expect({ before, after }).toEqual({ before: undefined, after: undefined });
    expect(rows.map(({ line, isAsked }) => [line, isAsked])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
    expect(rows[1]?.pieces).toEqual([
      { text: 'two ', severity: 'info' },
      { text: 'three', severity: 'error' },
    ]);
  });

  test('is as long for a feed of one line as for any other', () => {
    const source = { name: 'feed.xml', text: 'x'.repeat(1_000_000) };
    const { rows, before, after } = textAround(source, 500_000, []);
    expect(textOf(rows).join('').length).toBe(16_000);
    expect(rows.filter(({ isAsked }) => isAsked)).toHaveLength(1);
    expect([before, after].every((each) => each !== undefined)).toBe(true);
  });

  test('goes through the whole text, later and back', () => {
    const source = { name: 'feed.xml', text: Array.from({ length: 9000 }, (_, n) => `line ${n}`).join('\n') };
    const seen = new Set<string>();
    let at: number | undefined = 0;
    for (let turns = 0; at !== undefined && turns < 100; turns++) {
      const shown: ReturnType<typeof textAround> = textAround(source, at, []);
      for (const each of textOf(shown.rows)) seen.add(each);
      at = shown.after;
    }
    expect(source.text.split('\n').filter((each) => !seen.has(each))).toEqual([]);
  });
});
