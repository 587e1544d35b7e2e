import { expect, test } from 'vitest';
import { readDuration } from '../../src/text/duration.js';

test.each([
  ['2580', 2580, 'seconds'],
  ['0', 0, 'seconds'],
  ['007', 7, 'seconds'],
  ['43:00', 2580, 'clock'],
  ['3:05', 185, 'clock'],
  ['90:01', 5401, 'clock'],
  ['0:43:00', 2580, 'clock'],
  ['01:30:01', 5401, 'clock'],
  ['100:00:00', 360_000, 'clock'],
  [' 2580\n', 2580, 'seconds'],
  ['2580.0', 2580, 'decimal'],
  ['43.5', 44, 'decimal'],
])('%j is %i seconds', (text, seconds, form) => {
  expect(readDuration(text)).toEqual({ seconds, form });
});

test.each([
  '',
  '43.',
  '0:43:00.5',
  '-1',
  '+2580',
  '43 min',
  '1h30m',
  'PT43M',
  '00:75:00',
  '43:60',
  '43:5',
  '1:2:3',
  ':43',
  '43:',
  '1:2:3:4',
  '२५८०',
  '9'.repeat(400),
])('%j is no duration', (text) => {
  expect(readDuration(text)).toBeUndefined();
});
