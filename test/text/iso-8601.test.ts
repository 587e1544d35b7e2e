import { expect, test } from 'vitest';
import { readIsoDate } from '../../src/text/iso-8601.js';

test.each([
  ['2025-12-11T16:00:00Z', '2025-12-11T16:00:00.000Z'],
  ['2021-09-26T07:30:00.000-0600', '2021-09-26T13:30:00.000Z'],
  ['2021-09-26T07:30:00.5+05:30', '2021-09-26T02:00:00.500Z'],
  ['20231231T160000Z', '2023-12-31T16:00:00.000Z'],
  ['2023-12-31T16:00', '2023-12-31T16:00:00.000Z'],
  ['2023-12-31', '2023-12-31T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
])('%s is %s', (text, instant) => {
  const date = readIsoDate(text);
  expect(new Date(date?.instant ?? Number.NaN).toISOString()).toBe(instant);
  expect(date?.hasTime).toBe(text.includes('T'));
  expect(date?.hasZone).toBe(/Z$|[+-]\d\d:?\d\d$/.test(text) && text.includes('T'));
});

test.each([
  [
    '',
    'Thu, 11 Dec 2025 16:00:00 GMT',
    '2025-13-01',
    '2023-02-29',
    '2025-12-11T25:00:00Z',
    '2025-12-11 16:00:00Z',
  ],
  ['2025-12', '2025-1211', '16:00', 'now', '2025-12-11T16:61Z', '2025-12-11T16:00:00+99:00'],
])('"%s", "%s", "%s", "%s", "%s" and "%s" are none', (...texts) => {
  expect(texts.map(readIsoDate)).toEqual(texts.map(() => undefined));
});
