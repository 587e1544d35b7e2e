import { describe, expect, test } from 'vitest';
import { findMisread } from '../../src/text/code-pages.js';

/** Bytes that were read as Latin-1, one by one. */
function misread(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}

describe('a text in an old encoding that was read as Latin-1', () => {
  test.each([
    ['windows-1251', 'cff0e8e2e5f22c20ece8f0', 'Привет, мир'],
    ['windows-1251', 'a0cff0e8e2e5f22c20ece8f0', '\u00a0Привет, мир'],
    ['koi8-r', 'f0d2c9d7c5d42c20cdc9d2', 'Привет, мир'],
    ['ibm866', '8fe0a8a2a5e22c20aca8e0', 'Привет, мир'],
    ['windows-1253', 'cae1ebe7ecdd f1e1 eae1e9'.replaceAll(' ', '20'), 'Καλημέ ρα και'],
    ['euc-jp', 'c6fccbdcb8ec', '日本語'],
    ['euc-kr', 'c7d1b1b9beee', '한국어'],
  ])('in %s', (label, hex, meant) => {
    const found = findMisread(misread(hex));
    expect(found).toMatchObject({ start: 0, end: hex.length / 2 });
    if (found?.meant !== undefined) expect(found).toMatchObject({ meant, what: `${label} read as Latin-1` });
    else expect(found?.what).toBe('text of an East Asian encoding read as Latin-1');
  });

  test('a no-break space of which a space is left', () => {
    const what = 'UTF-8 read as windows-1252';
    expect(findMisread('PodcastingÂ 2.0')).toEqual({ start: 10, end: 12, meant: ' ', what });
  });

  test.each([
    ['It鈥檚 Rust', '鈥檚'],
    ['Rust 锟斤拷', '锟斤拷'],
  ])('UTF-8 read in an East Asian encoding: %s', (text, piece) => {
    const { start = 0, end = 0, what } = findMisread(text) ?? {};
    expect(text.slice(start, end)).toContain(piece);
    expect(what).toBe('UTF-8 read in an East Asian encoding');
  });
});

test.each(['Rust', 'déjà vu', 'ÄÖÜ', 'éééééééé', '日本語', 'Ð', '££££££££', 'Grüße aus Köln', 'Â propos'])(
  '%s is left alone',
  (text) => expect(findMisread(text)).toBeUndefined(),
);
