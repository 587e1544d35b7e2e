import { describe, expect, test } from 'vitest';
import * as amounts from '../../src/show/dialects/amounts.js';
import { moment } from '../../src/show/dialects/dates.js';
import type { Spelling } from '../../src/show/dialects/dialect.js';
import { lengthBySize, seasonAndEpisode } from '../../src/show/dialects/neighbours.js';
import { people } from '../../src/show/dialects/people.js';
import * as spelt from '../../src/show/dialects/spellings.js';
import type { Value } from '../../src/show/syntax/value.js';

const span = { start: 10, end: 90 };

function read(spelling: Spelling, text: string, site?: string): string | undefined {
  const value = spelling({ kind: 'scalar', text, span }, { site });
  return value?.kind === 'scalar' ? value.text : undefined;
}

test.each([
  ['2025-12-11', '2025-12-11'],
  ['2025-12-11T16:00:00-08:00', '2025-12-11T16:00:00-08:00'],
  ['2025-12-11 16:00:00 +0100', '2025-12-11 16:00:00 +0100'],
  ['2025-2-3', '2025-02-03'],
  ['2025/02/03', '2025-02-03'],
  ['23.2.2025', '2025-02-23'],
  ['23.02.2025, 18:15', '2025-02-23T18:15'],
  ['March 22nd 2016', '2016-03-22'],
  ['Feb 23, 2025', '2025-02-23'],
  ['23 February 2025 18:15 UTC', '2025-02-23T18:15:00+00:00'],
  ['22. März 2016', '2016-03-22'],
  ['Sun, 23 Feb 2025 18:15:00 -0800', '2025-02-23T18:15:00-08:00'],
  ['Thu, 11 Dec 2025 16:00:00 GMT', '2025-12-11T16:00:00+00:00'],
  ['December 11, 2025 at 4:00 PM GMT', '2025-12-11T16:00:00+00:00'],
  ['2025-12-11 12:30 am', '2025-12-11T00:30'],
  ['11 December 2025 16:00 PST', '2025-12-11T16:00:00-08:00'],
  ['2025-12-11 16:00:00 UTC', '2025-12-11T16:00:00+00:00'],
  ['2025-12-11 16:00 CET', '2025-12-11T16:00+01:00'],
  ['2025-12-11 16:00:00+01', '2025-12-11 16:00:00+01'],
  // A military letter, of which nobody can know what its writer meant.
  ['2025-12-11 16:00 A', '2025-12-11 16:00 A'],
  // Which of the two is the month depends on where its author lives.
  ['02/03/2025', '02/03/2025'],
  ['23/02/2025', '2025-02-23'],
  ['2/23/2025 18:15', '2025-02-23T18:15'],
  ['23-02-2025', '2025-02-23'],
  ['25-02-23', '25-02-23'],
  ['2025-02-23T18:15:00Z[GMT]', '2025-02-23T18:15:00Z'],
  ['2025-02-23 18:15:00 UTC-08:00', '2025-02-23T18:15:00-08:00'],
  ['2 weeks ago', '2 weeks ago'],
  ['2025-02-30', '2025-02-30'],
  // As programs write them.
  ['1740334500', '2025-02-23T18:15:00+00:00'],
  ['1740334500000', '2025-02-23T18:15:00+00:00'],
  ['603', '603'],
  ['20250223', '2025-02-23'],
  ['20250223T181500Z', '2025-02-23T18:15:00Z'],
  ['2025-W08-7', '2025-02-23'],
  ['2025-W08', '2025-02-17'],
  ['2025-W54-1', '2025-W54-1'],
  ['2025-054', '2025-02-23'],
  ['2025-054T18:15:00Z', '2025-02-23T18:15:00Z'],
  ['2025/02/23 06:15 PM', '2025-02-23T18:15'],
  ['Date("2025-02-23")', '2025-02-23'],
  ["new Date('2025-02-23T18:15:00Z')", '2025-02-23T18:15:00Z'],
  ['/Date(1740334500000)/', '2025-02-23T18:15:00+00:00'],
  ['2025-02-23T18:15:00[Europe/Berlin]', '2025-02-23T18:15:00+01:00'],
  ['2025-07-23 18:15 Europe/Berlin', '2025-07-23T18:15:00+02:00'],
  ['2025-07-23 18:15 Europe/Nowhere', '2025-07-23 18:15 Europe/Nowhere'],
  // As people write them.
  ['23 de febrero de 2025', '2025-02-23'],
  ['23 de fevereiro de 2025', '2025-02-23'],
  ['1º de março de 2025', '2025-03-01'],
  ["23 d'abril de 2025", '2025-04-23'],
  ['23 février 2025 à 18h15', '2025-02-23T18:15'],
  ['1er mars 2025', '2025-03-01'],
  ['23. Februar 2025 um 18:15 Uhr', '2025-02-23T18:15'],
  ['2025. február 23.', '2025-02-23'],
  ['2025 m. vasario 23 d.', '2025-02-23'],
  ['23 января 2025', '2025-01-23'],
  ['23 ינואר 2025', '2025-01-23'],
  ['٢٣ يناير ٢٠٢٥', '2025-01-23'],
  ['23 जनवरी 2025', '2025-01-23'],
  ['23 กุมภาพันธ์ 2568', '2025-02-23'],
  ['2025年2月23日', '2025-02-23'],
  ['2025年2月23日(日) 18:15', '2025-02-23T18:15'],
  ['2025년 2월 23일', '2025-02-23'],
  ['ngày 23 tháng 2 năm 2025', '2025-02-23'],
  ['23-Feb-2025', '2025-02-23'],
])('the date %s', (written, expected) => {
  expect(read(moment, written)).toBe(expected);
});

test.each([
  ['01:00:30', '01:00:30'],
  ['1:21:23', '1:21:23'],
  ['16:28', '16:28'],
  ['669', '669'],
  ['60 mins 30 secs', '3630'],
  ['49 min', '2940'],
  ['1h 3m 40s', '3820'],
  ['1 hour, 2 minutes and 3 seconds', '3723'],
  ['PT1H30S', '3630'],
  ['12:11 mins', '12:11'],
  ['about an hour', 'about an hour'],
  ['2166000', '2166'],
  ['2166000 ms', '2166'],
  ['36.1 min', '2166'],
  ['36′06″', '2166'],
  ["36'06''", '2166'],
  ['1h05', '3900'],
  ['36 minutos', '2160'],
  ['1時間5分', '3900'],
  ['36분 6초', '2166'],
  ['0', undefined],
  ['00:00:00', undefined],
])('the duration %s', (written, expected) => {
  expect(read(amounts.length, written)).toBe(expected);
});

test.each([
  ['58759161', '58759161'],
  ['58,759,161', '58759161'],
  ['58.759.161', '58759161'],
  ['58 759 161', '58759161'],
  ['58_759_161', '58759161'],
  ['58759161 bytes', '58759161'],
  ["58'759'161", '58759161'],
  ['5,87,59,161', '58759161'],
  ['58759161.0', '58759161'],
  ['58.8 MB (58,759,161 bytes)', '58759161'],
  ['11 MiB', undefined],
  ['56,2 Mo', undefined],
  // Rounded: the number of bytes is not known, as it is not where nothing is said.
  ['56.0 MB', undefined],
  ['0', undefined],
  ['many', 'many'],
])('the size %s', (written, expected) => {
  expect(read(amounts.bytes, written)).toBe(expected);
});

test('numbers, flags, types and pages', () => {
  const numbers = [
    '05',
    '#45',
    'E45',
    'Episode 45',
    'ep. 45',
    'Episódio #45',
    'Выпуск 45',
    'No. 45',
    '第45回',
  ];
  expect(numbers.map((each) => read(spelt.number, each))).toEqual(['05', ...Array(8).fill('45')]);
  // What it stands for decides whether it is a number at all.
  const marks = ['T-0', 'p01', 'Bonus 3', '24ap', 'V023'];
  expect(marks.map((each) => read(spelt.number, each))).toEqual(marks);
  expect(['S05', 'Staffel 5'].map((each) => read(spelt.number, each))).toEqual(['05', '5']);
  expect(['clean', 'no', 'explicit'].map((each) => read(spelt.explicit, each))).toEqual([
    'false',
    'no',
    'true',
  ]);
  expect(['Bonus', 'post'].map((each) => read(spelt.episodeType, each))).toEqual(['Bonus', undefined]);
  const site = 'https://linux-unplugged.example.com/';
  expect(
    ['/603', 'https://x.example.com/1', 'mailto:a@b'].map((each) => read(spelt.page, each, site)),
  ).toEqual(['https://linux-unplugged.example.com/603', 'https://x.example.com/1', undefined]);
  expect(read(spelt.page, '/603')).toBeUndefined();
});

describe('people', () => {
  test('of a list, in any of their keys', () => {
    const entry = (key: string, text: string) => ({
      key,
      keySpan: span,
      value: { kind: 'scalar', text, span } as const,
    });
    const person: Value = {
      kind: 'table',
      entries: [
        entry('title', 'Alice Ryhl'),
        entry('uri', 'https://alice.example.com'),
        entry('image', '/a.jpg'),
      ],
      span,
    };
    expect(people({ kind: 'list', items: [person], span }, {})).toMatchObject({
      items: [{ entries: [{ key: 'name' }, { key: 'link' }] }],
    });
  });
});

test('the type of a recording', () => {
  const types = ['audio/mp3', 'mp3', 'audio/mpeg', 'audio/x-m4a', 'podcast'];
  expect(types.map((each) => read(spelt.mediaType, each))).toEqual([
    ...['audio/mpeg', 'audio/mpeg', 'audio/mpeg', 'audio/x-m4a', undefined],
  ]);
});

test('a recording, its size, and what is neither', () => {
  const enclosure = 'https://media.example.com/603.mp3 58759161 audio/mpeg';
  expect(read(spelt.recording, enclosure)).toBe('https://media.example.com/603.mp3');
  expect(read(amounts.sizeBehind, enclosure)).toBe('58759161');
  expect(
    ['603.mp3', '//cdn.example.com/x', 'true', 'Season 5'].map((each) => read(spelt.recording, each)),
  ).toEqual(['603.mp3', '//cdn.example.com/x', undefined, undefined]);
  expect(read(spelt.namedRecording, 'https://example.com/603/')).toBeUndefined();
  expect(['3630', '45:00', '58759161'].map((each) => read(amounts.plainSize, each))).toEqual([
    undefined,
    undefined,
    '58759161',
  ]);
});

test.each([
  ['36.1', '21660000', '2166'],
  ['36', '21660000', '2160'],
  ['2166000', '21660000', '2166'],
  ['2166', '21660000', undefined],
  ['36:06', '21660000', undefined],
  // A jingle of half a minute, and one of high quality.
  ['30', '480000', undefined],
  ['30', '5292000', undefined],
])('the length %s beside a size of %s', (length, bytes, expected) => {
  expect(lengthBySize(length, bytes)).toBe(expected);
});

test.each([
  ['S02E05', { season: '2', episode: '5' }],
  ['s2 e5', { season: '2', episode: '5' }],
  ['Season 2, Episode 5', { season: '2', episode: '5' }],
  ['2x05', { season: '2', episode: '5' }],
  ['T-0', undefined],
  ['5', undefined],
])('the number %s within a season', (text, expected) => {
  expect(seasonAndEpisode(text)).toEqual(expected);
});

describe('dates as the languages write them', () => {
  const languages =
    'bg bs ca cs da de el en es et fi fr he hi hr id it ja ko lt lv mk ms nb nl nn pl pt ro ru sk sl sq sr sv sw th tr uk zh';
  const others = 'af ar az be bn cy eu fa fil ga gl hu hy is ka kk mr ta te ur uz vi';
  const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 23)));

  function written(locale: string, dateStyle: 'full' | 'long' | 'medium', timeStyle?: 'short') {
    const format = new Intl.DateTimeFormat(locale, {
      ...{ dateStyle, timeZone: 'UTC' },
      ...(timeStyle && { timeStyle }),
    });
    return days.map((day) => ({ text: format.format(day), day: day.toISOString().slice(0, 10) }));
  }

  const iso = (text: string): string | undefined => {
    const found = read(moment, text);
    return found === text ? undefined : found;
  };

  test.each(languages.split(' '))('%s in long form', (locale) => {
    expect(written(locale, 'long').filter(({ text, day }) => iso(text) !== day)).toEqual([]);
  });

  test.each('cs da de en es fi fr hr hu it lt nb nl pl pt ro ru sk sl sv tr uk'.split(' '))(
    '%s in every form, and with the time',
    (locale) => {
      const all = [
        ...(['full', 'long', 'medium'] as const).flatMap((style) => written(locale, style)),
        ...written(locale, 'long', 'short').map(({ text, day }) => ({ text, day: `${day}T00:00` })),
      ];
      expect(all.filter(({ text, day }) => text !== day && iso(text) !== day)).toEqual([]);
    },
  );

  // One word is October in Zagreb and November in Warsaw; a full stop tells which of them it is.
  test.each([
    ['23. listopada 2024.', '2024-10-23'],
    ['23. listopada 2024', '2024-10-23'],
    ['23 listopada 2024', '2024-11-23'],
    ['23 lip 2024', '2024-07-23'],
    ['23. lip 2024.', '2024-06-23'],
    ['23. srp 2024', '2024-08-23'],
    ['23. srp 2024.', '2024-07-23'],
  ])('%s', (text, day) => {
    expect(iso(text)).toBe(day);
  });

  test('are never read as another day', () => {
    const wrong = `${languages} ${others}`
      .split(' ')
      .flatMap((locale) =>
        (['full', 'long', 'medium'] as const).flatMap((style) =>
          written(locale, style).filter(({ text, day }) => ![undefined, day].includes(iso(text))),
        ),
      );
    expect(wrong).toEqual([]);
  });
});

test('a day and a month that are parted by slashes are told apart only where one cannot be a month', () => {
  const pad = (number: number) => String(number).padStart(2, '0');
  for (let first = 1; first <= 28; first++) {
    for (let second = 1; second <= 28; second++) {
      const written = `${first}/${second}/2025`;
      const [month, day] = first > 12 ? [second, first] : [first, second];
      const isClear = first > 12 !== second > 12;
      expect(read(moment, written)).toBe(isClear ? `2025-${pad(month)}-${pad(day)}` : written);
    }
  }
});

test('a value block pays somebody, and tags are words', () => {
  const scalar = (text: string): Value => ({ kind: 'scalar', text, span });
  const table = (key: string, value: Value): Value => ({
    kind: 'table',
    entries: [{ key, keySpan: span, value }],
    span,
  });
  const list = (...items: readonly Value[]): Value => ({ kind: 'list', items, span });
  expect(spelt.value(table('type', scalar('lightning')), {})).toBeUndefined();
  const paid = table('recipients', list(table('address', scalar('02ab'))));
  expect(spelt.value(paid, {})).toMatchObject({ entries: [{ key: 'recipients' }] });
  const texts = (value: Value) => {
    const found = spelt.tags(value, {});
    return found?.kind === 'list' ? found.items.map((each) => each.kind === 'scalar' && each.text) : found;
  };
  expect(texts(scalar('soil, , live'))).toEqual(['soil', 'live']);
  expect(texts(list(scalar('soil'), table('a', scalar('b')), scalar('live,roots')))).toEqual([
    ...['soil', 'live', 'roots'],
  ]);
  expect(texts(scalar(' , '))).toBeUndefined();
});
