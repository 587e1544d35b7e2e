import { expect, test } from 'vitest';
import { isCountryCode } from '../../src/text/country.js';

test('the countries of ISO 3166-1 are 249, and Kosovo', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter(isCountryCode);
  expect(codes).toHaveLength(250);
});

test.each(['DE', 'de', 'FR', 'GB', 'TL', 'CD', 'MM', 'XK'])('%s is a country', (code) =>
  expect(isCountryCode(code)).toBe(true),
);

test.each(['UK', 'EU', 'EN', 'DD', 'YU', 'AN', 'ZZ', 'XX', '419', 'DEU', 'Germany', '', 'constructor'])(
  '"%s" is none',
  (code) => expect(isCountryCode(code)).toBe(false),
);
