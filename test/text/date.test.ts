import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { months, weekdays } from '../../src/text/calendar.js';
import { type DateFaultKind, readDate, writeDate } from '../../src/text/date.js';

const four = Date.UTC(2025, 11, 11, 16);

describe('what RFC 5322 reads', () => {
  const read: readonly [string, number][] = [
    ['Thu, 11 Dec 2025 16:00:00 +0000', four],
    ['Thu, 11 Dec 2025 17:00:00 +0100', four],
    ['Thu, 11 Dec 2025 21:30:00 +0530', four],
    ['11 Dec 2025 16:59 +0059', four],
    ['11 Dec 2025 16:00 -0000', four],
    ['12 Dec 2025 06:59 +1459', four],
    ['Thu, 11 Dec 2025 16:00:00 -0000', four],
    ['11 Dec 2025 16:00 GMT', four],
    ['Thu, 11 Dec 2025 16:00:00 UT', four],
    ['Thu, 11 Dec 2025 16:00:00 Z', four],
    ['Thu, 11 Dec 2025 11:00:00 EST', four],
    ['Thu, 11 Dec 2025 12:00:00 EDT', four],
    ['Thu, 11 Dec 2025 10:00:00 CST', four],
    ['Thu, 11 Dec 2025 11:00:00 CDT', four],
    ['Thu, 11 Dec 2025 09:00:00 MST', four],
    ['Thu, 11 Dec 2025 10:00:00 MDT', four],
    ['Thu, 11 Dec 2025 08:00:00 PST', four],
    ['Thu, 11 Dec 2025 09:00:00 PDT', four],
    ['thu , 11 DEC 2025 16 : 00 : 00 gmt', four],
    ['Thu,11 Dec 2025 16:00:00 +0000', four],
    ['\n Thu,\n\t11 Dec 2025\r\n 16:00:00 +0000 ', four],
    ['Thu, 11 Dec 2025 16:00:00 +0000 (UTC (that is Greenwich))', four],
    ['Thu, 11 Dec 2025 16:00:00 +0000 (a smile :-\\) and more)', four],
    ['Thu, 11 Dec 2025 16:00:00 UTC', four],
    ['Thu, 4 Dec 2025 16:00:00 +0000', Date.UTC(2025, 11, 4, 16)],
    ['Sat, 31 Dec 2016 23:59:60 +0000', Date.UTC(2017, 0, 1)],
    ['Thu, 29 Feb 2024 00:00:00 +0000', Date.UTC(2024, 1, 29)],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['Mon, 01 Jan 0001 00:00:00 +0000', -62_135_596_800_000],
  ];
  test.each(read)('%s', (text, instant) => {
    const { faults, ...reading } = readDate(text);
    expect(faults).toEqual([]);
    expect(reading.instant).toBe(instant);
  });

  test('the offset is kept as it is written', () => {
    expect(readDate('Thu, 11 Dec 2025 17:00:00 +0100').offset).toBe(60);
    expect(readDate('Thu, 11 Dec 2025 08:30:00 -0730').offset).toBe(-450);
  });
});

describe('what is wrong with the rest', () => {
  /** The text with the faulty piece in brackets, the kind, and what stands there instead. */
  const wrong: readonly [string, DateFaultKind, string?][] = [
    ['[Invalid Date]', 'no-date'],
    ['[]', 'no-date'],
    ['[yesterday at four]', 'no-date'],
    ['[11/12/2025]', 'no-date'],
    ['[Episode 12: recorded on 11 Dec 2025]', 'no-date'],
    ['[2025-12-11T16:00:00Z]', 'iso-8601'],
    ['[2025-12-11 16:00:00]', 'iso-8601'],
    ['[2025-12-11]', 'iso-8601'],
    ['[2025-13-41T16:00:00Z]', 'iso-8601'],
    ['[Do], 11 Dec 2025 16:00:00 +0000', 'foreign-name'],
    ['Thu, 11 [Dez] 2025 16:00:00 +0000', 'foreign-name'],
    ['Thu, 11 [декабря] 2025 16:00:00 +0000', 'foreign-name'],
    ['[2025年12月11日 16:00]', 'foreign-name'],
    ['[۱۱ دسامبر ۲۰۲۵]', 'foreign-name'],
    ['[Thursday], 11 Dec 2025 16:00:00 +0000', 'long-name'],
    ['Thu, 11 [December] 2025 16:00:00 +0000', 'long-name'],
    ['[Dec] 11 2025 16:00:00 +0000', 'month-first'],
    ['[Thu] 11 Dec 2025 16:00:00 +0000', 'comma-missing', 'Thu,'],
    ['Thu, 11[-]Dec 2025 16:00:00 +0000', 'separator'],
    ['Thu,[\u00a0]11 Dec 2025 16:00:00 +0000', 'separator'],
    ['11 Dec 2025[]', 'time-missing'],
    ['Thu, 11 Dec 2025 [9:00] +0000', 'time-digits', '09:00'],
    ['Thu, 11 Dec 2025 16:00:00[.250] +0000', 'time-digits', ''],
    ['Thu, 11 Dec 2025 [04:00 PM] +0000', 'twelve-hour'],
    ['[31 Nov 2025] 16:00:00 +0000', 'out-of-range'],
    ['[29 Feb 2025] 16:00:00 +0000', 'out-of-range'],
    ['[0 Dec 2025] 16:00:00 +0000', 'out-of-range'],
    ['Thu, 11 Dec 2025 [24:00:00] +0000', 'out-of-range'],
    ['Thu, 11 Dec 2025 [16:60:00] +0000', 'out-of-range'],
    ['Thu, 11 Dec 2025 16:00:00 +0000 [sharp]', 'trailing'],
    ['[Wed], 11 Dec 2025 16:00:00 +0000', 'weekday-wrong', 'Thu'],
    ['Thu, 11 Dec [25] 16:00:00 +0000', 'year-two-digits', '2025'],
    ['Sat, 11 Dec [99] 16:00:00 +0000', 'year-two-digits', '1999'],
    ['Thu, 11 Dec [125] 16:00:00 +0000', 'year-two-digits', '2025'],
    ['Thu, 11 Dec 2025 16:00:00[]', 'zone-missing'],
    ['Thu, 11 Dec 2025 16:00:00 [+01:00]', 'zone-colon', '+0100'],
    ['Thu, 11 Dec 2025 16:00:00 [+01]', 'zone-unknown', '+0100'],
    ['Thu, 11 Dec 2025 16:00:00 [-0160]', 'zone-unknown'],
    ['Thu, 11 Dec 2025 [16:12:352] GMT', 'out-of-range'],
    ['Thu, 11 Dec 2025 [016:12:35] GMT', 'out-of-range'],
    ['Thu, 11 Dec 2025 16:00:00 [CET]', 'zone-unknown', '+0100'],
    ['Thu, 11 Dec 2025 16:00:00 [GMT+0100]', 'zone-unknown', '+0100'],
    ['Thu, 11 Dec 2025 16:00:00 [\u22120500]', 'zone-unknown', '-0500'],
    ['Thu, 11 Dec 2025 16:00:00 [0000]', 'zone-unknown', '+0000'],
    ['Thu, 11 Dec 2025 16:00:00 [Europe/Berlin]', 'zone-unknown'],
    ['Thu, 11 Dec 2025 16:00:00 [A]', 'zone-military'],
  ];
  test.each(wrong)('%s is %s', (marked, kind, instead) => {
    const start = marked.indexOf('[');
    const end = marked.indexOf(']') - 1;
    const { faults } = readDate(marked.replace('[', '').replace(']', ''));
    expect(faults).toContainEqual({ kind, start, end, ...(instead === undefined ? {} : { instead }) });
  });

  const mended: readonly [string, string][] = [
    ['Thu Dec 11 2025 16:00:00 GMT+0000 (Coordinated Universal Time)', 'Thu, 11 Dec 2025 16:00:00 +0000'],
    ['Thu Dec 11 16:00:00 +0100 2025', 'Thu, 11 Dec 2025 16:00:00 +0100'],
    ['Thu Dec 11 16:00:00 GMT 2025', 'Thu, 11 Dec 2025 16:00:00 +0000'],
    ['December 11, 2025, 4:00 PM EST', 'Thu, 11 Dec 2025 16:00:00 -0500'],
    ['11 Dec 2025 12:30 am +0000', 'Thu, 11 Dec 2025 00:30:00 +0000'],
    ['Thu, 11th of December 2025 at 16:00 GMT', 'Thu, 11 Dec 2025 16:00:00 +0000'],
    ['jueves, 11 de diciembre de 2025 16:00:00 +0100', 'Thu, 11 Dec 2025 16:00:00 +0100'],
    ['segunda-feira, 8 de dezembro de 2025 16:00:00 -0300', 'Mon, 08 Dec 2025 16:00:00 -0300'],
    ['mar. 9 déc. 2025 16:00:00 +0100', 'Tue, 09 Dec 2025 16:00:00 +0100'],
    ['11. Dezember 2025, 16:00:00 +0100', 'Thu, 11 Dec 2025 16:00:00 +0100'],
    ['чт, 11 дек 2025 16:00:00 +0300', 'Thu, 11 Dec 2025 16:00:00 +0300'],
    ['2025-12-11T16:00:00+01:00', 'Thu, 11 Dec 2025 15:00:00 +0000'],
    ['Fri, 11 Dec 2025 16:00:00 +0000', 'Thu, 11 Dec 2025 16:00:00 +0000'],
  ];
  test.each(mended)('%s means %s', (text, right) => {
    const { instant, offset, faults } = readDate(text);
    expect(faults).not.toEqual([]);
    expect(writeDate(instant ?? Number.NaN, offset)).toBe(right);
  });

  const nowhere = [
    'Thu, 11 Dec 2025 16:00:00',
    'Thu, 11 Dec 2025',
    '31 Nov 2025 16:00:00 +0000',
    '2025-12-11T16:00:00',
  ];
  test.each(nowhere)('%s names no instant', (text) => {
    expect(readDate(text).instant).toBeUndefined();
  });
});

test('every instant is read as it is written, whatever the offset', () => {
  const instant = fc.integer({ min: Date.UTC(1900) / 1000, max: Date.UTC(2100) / 1000 });
  const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(instant, offset, (seconds, minutes) => {
      const text = writeDate(seconds * 1000, minutes);
      expect(readDate(text)).toEqual({ instant: seconds * 1000, offset: minutes, faults: [] });
    }),
  );
});

test('no text makes it throw, and no fault lies outside the text', () => {
  const piece = fc.constantFrom(
    ...months,
    ...weekdays,
    'Thursday',
    'Dez',
    ',',
    '-',
    ':',
    '+',
    '(',
    ')',
    ' ',
    '1',
    '25',
    '2025',
    '16:00',
    'PM',
    'GMT',
    '½',
    '\ud800',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map((pieces) => pieces.join(' ')),
      ),
      (text) => {
        for (const { start, end } of readDate(text).faults) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
  );
});

test('a long text is no date', () => {
  for (const hostile of ['('.repeat(1_000_000), '1 '.repeat(500_000), `Thu, ${'de '.repeat(300_000)}`]) {
    expect(readDate(hostile).faults).toMatchObject([{ kind: 'no-date' }]);
  }
});
