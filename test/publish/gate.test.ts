import { expect, test } from 'vitest';
import type { Diagnostic, Severity } from '../../src/diagnostic.js';
import { fails } from '../../src/publish/gate.js';

const found = (...severities: readonly Severity[]) =>
  severities.map((severity) => ({ severity }) as Diagnostic);

// Every severity against every threshold.
test.each<[Severity, Severity, boolean]>([
  ['error', 'error', true],
  ['error', 'warning', true],
  ['error', 'info', true],
  ['warning', 'error', false],
  ['warning', 'warning', true],
  ['warning', 'info', true],
  ['info', 'error', false],
  ['info', 'warning', false],
  ['info', 'info', true],
])('a finding of severity %s against the threshold %s: %s', (severity, threshold, isClosed) => {
  expect(fails(found(severity), threshold)).toBe(isClosed);
});

test('one finding is enough, wherever it is, and none is not', () => {
  expect(fails(found('info', 'info', 'error'), 'error')).toBe(true);
  expect(fails(found('error', 'info'), 'error')).toBe(true);
  expect(fails([], 'info')).toBe(false);
});
