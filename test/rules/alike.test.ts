import { describe, expect, it } from 'vitest';
import { check, read } from '../../src/judge.js';

function whoseOf(values: readonly string[], element = 'itunes:episodeType'): readonly string[] {
  const items = values.map(
    (value, index) => `<item><guid>${index}</guid><${element}>${value}</${element}></item>`,
  );
  const feed = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>${items.join('')}</channel></rss>`;
  const document = read(new TextEncoder().encode(feed), { name: 'feed.xml' });
  const { diagnostics } = check(document, { profiles: ['apple', 'rss'], now: 0 });
  const rules = ['itunes/episodetype-invalid', 'itunes/block-not-yes', 'text/placeholder'];
  return diagnostics.filter(({ rule }) => rules.includes(rule)).map(({ whose }) => whose);
}

describe('what stands in nearly every item', () => {
  it('is the work of a program, and the host can mend it', () => {
    expect(whoseOf(Array(5).fill('FULL'))).toEqual(Array(5).fill('host'));
    expect(whoseOf([...Array(9).fill('FULL'), 'full'])).toEqual(Array(9).fill('host'));
    expect(whoseOf(Array(6).fill('no'), 'itunes:block')).toEqual(['host']);
  });

  it('is not, where it is in few items, or other items have another', () => {
    expect(whoseOf(Array(4).fill('FULL'))).toEqual(Array(4).fill('author'));
    expect(whoseOf([...Array(8).fill('FULL'), 'full', 'full'])).toEqual(Array(8).fill('author'));
  });

  it('is the author’s where it is text', () => {
    expect(new Set(whoseOf(Array(6).fill('Lorem ipsum dolor sit amet'), 'description'))).toEqual(
      new Set(['author']),
    );
  });
});
