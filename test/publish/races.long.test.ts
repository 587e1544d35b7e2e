import { expect, test } from 'vitest';
import { raceBuilds } from './races.js';

test('50 pairs of builds at once: every feed is of one of the two, with its own files', async () => {
  for (const { runs, published, unlisted } of await raceBuilds(50)) {
    expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
    expect(published[1]).toBe(published[0]);
    expect(unlisted).toEqual([]);
  }
});
