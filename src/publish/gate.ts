import { bySeverity, type Diagnostic, type Severity } from '../diagnostic.js';

/** Whether something was found that is at least as bad as the threshold. */
export function fails(diagnostics: Iterable<Diagnostic>, threshold: Severity): boolean {
  for (const { severity } of diagnostics) if (bySeverity(severity, threshold) <= 0) return true;
  return false;
}
