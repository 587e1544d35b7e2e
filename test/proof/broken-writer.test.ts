import { expect, test } from 'vitest';
import { write } from '../../src/feed/write.js';
import { built, grandTour } from '../feed/grand-tour.js';
import { unproven } from './broken-writer.js';

test('a writer that breaks any one element or attribute is found out by both readers', async () => {
  const { show, episodes } = await grandTour();
  expect(await unproven(write(show, episodes, built).text, 1)).toEqual([]);
}, 120_000);
