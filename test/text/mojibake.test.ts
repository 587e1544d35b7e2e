import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMojibake } from '../../src/text/mojibake.js';

function mend(text: string): string {
  return findMojibake(text).reduceRight(
    (mended, found) => mended.slice(0, found.start) + found.mended + mended.slice(found.end),
    text,
  );
}

/** UTF-8 read as Latin-1, or as whatever the decoder of this platform knows by the label. */
function misread(text: string, label: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return label === 'latin1' ? bytes.toString('latin1') : new TextDecoder(label).decode(bytes);
}

describe('UTF-8 read as something else', () => {
  test.each([
    ['Rust‚Äôs borrow checker', 'Rust’s borrow checker', 'Mac Roman'],
    ['\uf8ffüí• Gets Sats', '💥 Gets Sats', 'Mac Roman'],
    ['\uf8ffüìª LINUX Unplugged', '📻 LINUX Unplugged', 'Mac Roman'],
    ['Jos√© and Bj√∂rk', 'José and Björk', 'Mac Roman'],
    ['Itâ€™s Rust', 'It’s Rust', 'windows-1252'],
    ['The CafÃƒÂ©', 'The Café', 'windows-1252'],
    ['The Caf├⌐ at night', 'The Café at night', 'code page 437'],
    ['Rust â\u0080\u0094 the kernel', 'Rust — the kernel', 'ISO-8859-1'],
    ['GrÃ¼ÃŸe aus KÃ¶ln', 'Grüße aus Köln', 'windows-1252'],
    ['HÃ”TEL', 'HÔTEL', 'windows-1252'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет', 'windows-1252'],
    ['ðŸ¦€ Rust', '🦀 Rust', 'windows-1252'],
    ['a 10Ã—20 grid', 'a 10×20 grid', 'windows-1252'],
    ['Â© 2025', '© 2025', 'windows-1252'],
  ])('%s is %s', (text, meant, readAs) => {
    expect(mend(text)).toBe(meant);
    expect(new Set(findMojibake(text).map((found) => found.readAs))).toEqual(new Set([readAs]));
  });

  test.each([
    ['Г‰cole de Rust', 'École de Rust'],
    ['Rust au cafГ©', 'Rust au café'],
  ])('%s is %s: no word has letters of two scripts', (text, meant) => expect(mend(text)).toBe(meant));

  test('is found where it stands, in UTF-16 offsets', () => {
    expect(findMojibake('🦀 is Rustâ€™s crab')).toEqual([
      { start: 10, end: 13, mended: '’', readAs: 'windows-1252' },
    ]);
  });

  test('is mended whatever was written', () => {
    const written = fc.array(fc.constantFrom('é', 'ü', 'ß', '—', '’', '“', '…', '💥', ' ', 'a', 'Z', '1'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(written, fc.constantFrom('latin1', 'macintosh'), (chars, label) => {
        const text = `Rust ${chars.join('')} kernel`;
        expect(mend(misread(text, label))).toBe(text);
      }),
    );
  });
});

describe('honest text', () => {
  test.each([
    'Ein „Spaß“ – „Grüß“ und „Maß“…',
    'Elle dit : « É »… « allé…” »',
    'perché…” disse, città…» e così”',
    'CAFÉ\u00a0: À\u00a0l’été, l’École',
    '”GRÖNÖ” och ”SMÅ”',
    '“AMANHÃ” é “AMANHÔ',
    '»TUNØ« og »BLÅ«',
    '–Évry, Paris—Île-de-France',
    '‚Äußerung‘ und „Übung“',
    'Привет, мир — это Rust',
    'שלום עולם',
    '你好，世界。こんにちは',
    'می‌خواهم',
    'À, É, Ü, ß, ñ, ø, å, Å, Æ',
    '😀👩‍💻 ½ × ÷ ± ¿¡ «»',
    'Dvořák, Łódź, İstanbul',
  ])('%s is left alone', (text) => expect(findMojibake(text)).toEqual([]));

  test('takes linear time', () => {
    expect(findMojibake('Ã'.repeat(500_000))).toEqual([]);
    expect(findMojibake('â€'.repeat(250_000))).toEqual([]);
  });
});
