import { describe, expect, test } from 'vitest';
import { type Accept, applyAccepts } from '../src/accept.js';
import { diagnose } from '../src/diagnostic.js';

const span = { start: 0, end: 1 };

/** How many findings in a file of this name an entry for a place accepts. */
function accepted(at: string | undefined, name: string, because = 'He wants no name.'): number {
  const source = { name, text: 'x' };
  const advice = { summary: '', why: '', help: '', severity: 'error' } as const;
  const found = diagnose({ rule: 'source/person-unknown', span, message: '' }, advice, source, ['rss']);
  const entry: Accept = {
    rule: 'source/person-unknown',
    ...(at !== undefined && { at }),
    because,
    source,
    span,
  };
  return applyAccepts(found ? [found] : [], [entry]).accepted;
}

describe('an accepted finding of one episode, by the name of its file', () => {
  test.each(['one.md', 'one.mdx', 'one.markdown', 'one.txt', 'one.html', 'one/index.md', 'one/index.mdx'])(
    'one is %s',
    (file) => {
      expect(accepted('one', `episodes/rip/${file}`)).toBe(1);
      expect(accepted(file, `episodes/rip/${file}`)).toBe(1);
      expect(accepted('rip/one', `episodes/rip/${file}`)).toBe(1);
    },
  );

  test.each(['done.md', 'one.md.bak', 'one/two.md', 'one.json', 'two.md'])('one is not %s', (file) => {
    expect(accepted('one', `episodes/rip/${file}`)).toBe(0);
  });

  test('without a reason nothing is accepted', () => {
    expect(accepted('one', 'episodes/rip/one.md', '')).toBe(0);
  });
});

test('an accepted finding without a place is accepted wherever it is, for its reason', () => {
  for (const name of ['episodes/rip/one.md', 'show.yaml', '']) {
    expect(accepted(undefined, name)).toBe(1);
    expect(accepted(undefined, name, '')).toBe(0);
  }
});

test.each([
  ['/rss/channel/item[2]', '/rss/channel/item[2]', 1],
  ['/rss/channel/item[2]', '/rss/channel/item[2]/title', 1],
  ['/rss/channel/item[2]', '/rss/channel/item[21]', 0],
  ['/rss/channel/item[2]', '/rss/channel/item[1]/title', 0],
  ['/rss/channel/item[2]', undefined, 0],
])('an accepted finding at %s holds for %s: %i', (at, path, count) => {
  const source = { name: 'feed.xml', text: 'x' };
  const advice = { summary: '', why: '', help: '', severity: 'error' } as const;
  const place = { rule: 'rss/guid-missing', span, message: '', ...(path !== undefined && { path }) };
  const found = diagnose(place, advice, source, ['rss']);
  const entry: Accept = { rule: 'rss/guid-missing', at, because: 'So it is.', source, span };
  const { accepted, diagnostics, used } = applyAccepts(found ? [found] : [], [entry]);
  expect([accepted, diagnostics.length, used.size]).toEqual([count, 1 - count, count]);
});
