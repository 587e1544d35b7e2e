import { expect, test } from 'vitest';
import { called, root } from '../run.js';
import { keepsWhatIsSaid } from './sessions.js';

test('lists for programs every rule that a choice means, with its examples as they are', async () => {
  const { code, out } = await called(root, ['rules', '--format', 'json', '--vocabulary', 'spotify']);
  const { version, rules } = JSON.parse(out);
  expect({ code, version }).toEqual({ code: 0, version: 1 });
  expect(rules.map(({ id }: { id: string }) => id)).toContain('spotify/country-invalid');
  expect(out).not.toMatch(/[«»]/);
});

keepsWhatIsSaid('rules', {
  'of a vocabulary': { lines: ['rules --vocabulary websub', 'rules --vocabulary websub --format json'] },
  'of a profile': { lines: ['rules --profile amazon', 'rules --profile amazon --severity error'] },
  'of a profile of the user': {
    files: { 'own.yaml': 'name: own\nrules: { rss/guid-missing: error, rss/title-empty: info }\n' },
    lines: ['rules --profile own.yaml'],
  },
  'errors of a vocabulary': { lines: ['rules --vocabulary spotify --severity error'] },
  'what there is not': {
    lines: [
      'rules --vocabulary spotfy',
      'rules --severity eror',
      'rules --format xml',
      'rules --profile appel',
    ],
  },
});
