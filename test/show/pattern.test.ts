import { Settings } from 'luxon';
import { afterEach, expect, test } from 'vitest';
import { fill, globOf, type Subject } from '../../src/show/pattern.js';

const subject: Subject = {
  path: '2026/2026-05-21-live.md',
  page: undefined,
  answers: new Map([['extra.path', 'on stage/46']]),
  published: Date.UTC(2026, 4, 21, 23),
  zone: 'Europe/Berlin',
};

const locale = Settings.defaultLocale;

afterEach(() => {
  Settings.defaultLocale = locale;
});

test.each([
  ['https://example.com/{slug}/', 'https://example.com/2026-05-21-live/'],
  ['https://example.com/{year}/{month}/{day}/{name}.html', 'https://example.com/2026/05/22/live.html'],
  ['https://example.com/{extra.path}?{token}', 'https://example.com/on%20stage/46?{token}'],
  ['rust-{name}', 'rust-live'],
])('%s', (pattern, text) => {
  expect(fill(pattern, subject)).toEqual({ text });
  // Whatever digits the machine writes dates with.
  Settings.defaultLocale = 'ar-EG';
  expect(fill(pattern, subject)).toEqual({ text });
});

test('what the episode does not say is named', () => {
  expect(fill('https://example.com/{season}/{name}', subject)).toEqual({ lacks: 'season' });
});

test('numbers are found in a name however many asterisks a pattern has', () => {
  const groups = (pattern: string, name: string) => globOf(pattern).exec(name)?.groups;
  expect(groups('s{season}e{episode}-*', 's02e13-tea')).toMatchObject({ season: '02', episode: '13' });
  expect(groups('*-{episode}', 'tea-1-12')).toMatchObject({ episode: '12' });
  expect(groups('*/s{season}/*e{episode}*', 'tea/s1/the-E7-x')).toMatchObject({ season: '1', episode: '7' });
  expect(groups('a*{episode}', 'b12')).toBeUndefined();
  expect(groups('{episode}', 'a12')).toBeUndefined();
  expect(groups('a.(b)+{episode}', 'a.(b)+7')).toMatchObject({ episode: '7' });
  expect(groups('a.(b)+{episode}', 'axbb7')).toBeUndefined();
  // One that tried every way to share the letters between them would never end.
  expect(groups(`${'*a'.repeat(30)}{episode}`, `${'a'.repeat(250)}x`)).toBeUndefined();
});
