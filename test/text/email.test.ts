import { describe, expect, test } from 'vitest';
import { isEmailAddress, readMailbox } from '../../src/text/email.js';

describe('an e-mail address', () => {
  test.each([
    'show@example.com',
    'matthias.endler+feed@rust.example.com',
    "o'brien@example.ie",
    'jörg@bücher.example',
    'a@b.co',
    `${'a'.repeat(64)}@example.com`,
  ])('%s is one', (text) => expect(isEmailAddress(text)).toBe(true));

  test.each([
    '',
    '@example.com',
    'show@',
    'show@localhost',
    'show@example..com',
    'show@-example.com',
    '.show@example.com',
    'show.@example.com',
    'sh ow@example.com',
    'show@example.com ',
    'show@192.168.0.1',
    'show(at)example.com',
    'show@host@example.com',
    'mailto:show@example.com@',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b.'.repeat(130)}com`,
  ])('%s is none', (text) => expect(isEmailAddress(text)).toBe(false));

  test('takes no longer for hostile text', () => {
    expect(isEmailAddress(`${'a.'.repeat(200_000)}@example.com`)).toBe(false);
    expect(isEmailAddress('@'.repeat(400_000))).toBe(false);
  });
});

describe('a mailbox', () => {
  test.each([
    ['show@example.com', 'show@example.com', undefined, true],
    [' show@example.com (Matthias Endler) ', 'show@example.com', 'Matthias Endler', true],
    ['Matthias Endler (show@example.com)', 'show@example.com', 'Matthias Endler', false],
    ['Matthias Endler <show@example.com>', 'show@example.com', 'Matthias Endler', false],
    ['"Endler, Matthias" <show@example.com>', 'show@example.com', 'Endler, Matthias', false],
    ['<show@example.com>', 'show@example.com', undefined, false],
    ['show@example.com ()', 'show@example.com', undefined, false],
    ['show@example.com <Matthias Endler>', 'show@example.com', 'Matthias Endler', false],
  ])('is read from %s', (text, address, name, rssForm) =>
    expect(readMailbox(text)).toEqual({ address, name, rssForm }),
  );

  test.each(['Matthias Endler', '', 'show at example.com', 'Matthias (host', '((((', 'a@b (c@d)'])(
    'is not found in %s',
    (text) => expect(readMailbox(text)).toBeUndefined(),
  );
});
