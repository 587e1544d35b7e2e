import { rules } from '../rule.js';

/** The rules of Amazon Music and Audible. */
export const amazon = rules({
  'amazon/one-feed-per-series': {
    summary: 'A show is submitted with one feed.',
    why: 'A second feed shows up as a second show, and listeners and reviews are divided between them.',
    help: 'Submit one feed, and let the others redirect to it.',
    source: 'amazon#one feed per series',
    severity: { amazon: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },
});
