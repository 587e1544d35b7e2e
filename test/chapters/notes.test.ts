import { describe, expect, test } from 'vitest';
import { chaptersInNotes } from '../../src/chapters/stamps.js';

const expected = [
  { start: 0, title: 'Welcome' },
  { start: 187, title: 'Why a kernel' },
  { start: 3750, title: 'Drivers, at last' },
];

function read(notes: string) {
  return chaptersInNotes(notes).map(({ at: _at, ...chapter }) => chapter);
}

test.each([
  ['MM:SS and HH:MM:SS', ['00:00 Welcome', '03:07 Why a kernel', '01:02:30 Drivers, at last']],
  ['(MM:SS)', ['(00:00) Welcome', '(03:07) Why a kernel', '(01:02:30) Drivers, at last']],
  ['(HH:MM:SS)', ['(00:00:00) Welcome', '(00:03:07) Why a kernel', '(01:02:30) Drivers, at last']],
  ['[MM:SS] and a dash', ['[0:00] - Welcome', '[3:07] – Why a kernel', '[1:02:30] — Drivers, at last']],
  ['minutes above an hour', ['0:00 Welcome', '3:07 Why a kernel', '62:30 Drivers, at last']],
  ['a list', ['- 00:00 Welcome', '- 03:07: Why a kernel', '- 01:02:30 | Drivers, at last']],
  ['a numbered list', ['1. 00:00 Welcome', '2. 03:07 Why a kernel', '3. 01:02:30 Drivers, at last']],
  ['emphasis', ['**00:00** Welcome', '**03:07** – Why a kernel', '**01:02:30:** Drivers, at last']],
  ['code', ['* `00:00` Welcome', '* `03:07` Why a kernel', '* `01:02:30` Drivers, at last']],
  ['a quotation', ['> 00:00 Welcome', '> 03:07 Why a kernel', '> 01:02:30 Drivers, at last']],
  ['a fraction', ['00:00:00.000 Welcome', '00:03:07.000 Why a kernel', '01:02:30.000 Drivers, at last']],
  [
    'links on the times',
    ['[00:00](https://e.com/?t=0) Welcome', '[03:07](#t) Why a kernel', '[01:02:30](#t) Drivers, at last'],
  ],
  [
    'links on the lines',
    ['[00:00 Welcome](#t)', '[03:07 Why a kernel](#t)', '[01:02:30 Drivers, at last](#t)'],
  ],
  ['a table', ['| 00:00 | Welcome |', '| 03:07 | Why a kernel |', '| 01:02:30 | Drivers, at last |']],
  ['empty lines between', ['00:00 Welcome', '', '03:07 Why a kernel', '', '01:02:30 Drivers, at last']],
])('a list of times is read: %s', (_name, lines) => {
  expect(read(`How Rust came into the kernel.\n\n${lines.join('\n')}\n\nMore.`)).toEqual(expected);
  expect(read(lines.join('\r\n'))).toEqual(expected);
});

test('a range gives the end, a link in the title its address', () => {
  const lines = [
    '00:00 - 03:07 [Welcome](https://rust-for-linux.example.com/)',
    '3:07–4:00 Why',
    '5:00 Drivers',
  ];
  expect(read(lines.join('\n'))).toEqual([
    { start: 0, end: 187, title: 'Welcome', url: 'https://rust-for-linux.example.com/' },
    { start: 187, end: 240, title: 'Why' },
    { start: 300, title: 'Drivers' },
  ]);
});

test('a chapter has the place of its line', () => {
  const notes = 'Hello.\n\n00:00 Welcome\n- 03:07 Why\n05:00 Drivers';
  const [, second] = chaptersInNotes(notes);
  const { start = 0, end = 0 } = second?.at.whole ?? {};
  expect(notes.slice(start, end)).toBe('- 03:07 Why');
});

describe('these are no chapters', () => {
  test.each([
    ['a programme of a day', '09:00 Doors open\n10:00 Talks\n11:00 Coffee'],
    ['two times', '00:00 Welcome\n03:07 Why a kernel'],
    ['times that go back', '00:00 Welcome\n12:30 Drivers\n03:07 Why a kernel'],
    ['equal times', '00:00 Welcome\n03:07 Why\n03:07 Drivers'],
    ['a time without a title', '00:00 Welcome\n03:07\n12:30 Drivers'],
    ['times within sentences', 'At 00:00 we begin.\nAt 03:07 we ask why.\nAt 12:30 we end.'],
    [
      'a transcript',
      '00:00 Matthias: Hello.\n\nDanilo: Hello.\n\n00:07 Matthias: Who are you?\n\n00:11 Danilo: I am.',
    ],
    [
      'long sentences',
      ['00:00', '00:20', '00:40'].map((time) => `${time} ${'We talk. '.repeat(30)}`).join('\n'),
    ],
    ['fenced code', '```\n00:00:00 boot\n00:00:01 mount\n00:00:02 login\n```'],
    ['dates and ratios', '2024-01-01\n16:9 is wide\n4:3 is not'],
    ['two lists', '00:00 A\n01:00 B\n02:00 C\n\nThe second part:\n\n00:00 A\n01:00 B\n02:00 C'],
  ])('%s', (_name, notes) => {
    expect(read(notes)).toEqual([]);
  });
});
