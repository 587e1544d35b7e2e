import { profile } from './profile.js';

/**
 * Amazon Music and Audible, which document no limits. They also ask for one feed per show.
 */
export const amazon = profile({
  name: 'amazon',
  title: 'Amazon Music',
  short: 'Amazon',
  kind: 'directory',
  documents: {
    amazon: {
      name: 'Amazon Music for Podcasters: submit RSS / FAQ',
      url: 'https://podcasters.amazon.com/frequently-asked-questions',
      evidence: 'quoted',
      read: '2026-11-20',
    },
  },
  limits: {},
});
