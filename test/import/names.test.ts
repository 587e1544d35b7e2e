import { describe, expect, test } from 'vitest';
import { fileNames } from '../../src/import/names.js';

describe('names of files', () => {
  const of = (title: string, more: object = {}) => ({
    ...{ title, season: undefined, episode: undefined, day: '2025-12-11' },
    ...more,
  });

  test('are short, safe, unique and of the title', () => {
    const names = fileNames([
      of('Rust — für Linux & “more”'),
      of('../../etc/passwd'),
      of('CON'),
      of('README'),
      of('!!!'),
      of('内核里的 Rust'),
      of('x'.repeat(500)),
      of('603: Kernels', { episode: 603 }),
      of('Zero', { episode: 0 }),
      of('Half', { episode: 3.5 }),
    ]);
    expect(names).toEqual([
      'rust-fur-linux-more',
      'etc-passwd',
      'episode-con',
      'episode-readme',
      '2025-12-11',
      '内核里的-rust',
      'x'.repeat(60),
      '603-kernels',
      '000-zero',
      '3-5-half',
    ]);
  });

  test('of the oldest episodes stay when there are more', () => {
    const old = of('News', { day: '2025-01-01' });
    expect(fileNames([of('News'), of('News'), old])).toEqual([
      'news-2025-12-11-2',
      'news-2025-12-11',
      'news',
    ]);
  });

  test('of several seasons say the season', () => {
    expect(fileNames([of('B', { season: 2, episode: 1 }), of('A', { season: 1, episode: 1 })])).toEqual([
      's02e01-b',
      's01e01-a',
    ]);
  });
});
