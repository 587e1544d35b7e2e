import { beforeAll, describe, test } from 'vitest';
import type { Episode, Show } from '../../src/show/model.js';
import { grandTour } from './grand-tour.js';
import { illegalTextIsRefused, renderersAgree, showSurvives, textSurvives } from './survival.js';

let show: Show;
let episodes: readonly Episode[];

beforeAll(async () => {
  ({ show, episodes } = await grandTour());
});

describe('what is written reads back, in 500 cases', () => {
  test('any text in an element, a section or an attribute', () => textSurvives(500));
  test('any tree, whichever renderer prints it', () => renderersAgree(500));
  test('any words in a show that uses everything, 100 times', () => showSurvives(show, episodes, 100));
  test('and what XML cannot carry is refused', () => illegalTextIsRefused(500));
});
