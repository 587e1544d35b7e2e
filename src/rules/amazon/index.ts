import { rules } from '../rule.js';

/** The rules of Amazon Music and Audible. */
export const amazon = rules({
  'amazon/one-feed-per-series': {
    summary: 'A show should be submitted with one feed.',
    why: 'A second feed appears as a second show, and listeners and reviews are split between them.',
    help: 'Submit one feed, and redirect the others to it.',
    source: 'amazon#one feed per series',
    severity: { amazon: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },
});
