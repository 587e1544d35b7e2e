import { Settings } from 'luxon';
import { afterEach, expect, test } from 'vitest';
import { fill, type Subject } from '../../src/show/pattern.js';

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
