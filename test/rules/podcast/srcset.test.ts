import { expect, test } from 'vitest';
import { splitSrcset } from '../../../src/rules/podcast/srcset.js';

test('a srcset is divided into addresses and widths', () => {
  const srcset = 'https://media.example.com/a,b.jpg 1500w,\n  https://media.example.com/c.jpg 2x, /d.jpg';
  const pictures = [...splitSrcset(srcset)];
  expect(pictures.map(({ url, width, descriptor }) => [url, width, descriptor])).toEqual([
    ['https://media.example.com/a,b.jpg', 1500, '1500w'],
    ['https://media.example.com/c.jpg', undefined, '2x'],
    ['/d.jpg', undefined, ''],
  ]);
  expect(pictures.map(({ start, end }) => srcset.slice(start, end))).toEqual([
    'https://media.example.com/a,b.jpg 1500w',
    'https://media.example.com/c.jpg 2x',
    '/d.jpg',
  ]);
});

test.each(['', ' , ,', ',,,'])('"%s" holds no picture', (srcset) =>
  expect([...splitSrcset(srcset)]).toEqual([]),
);
