import { type Diagnostic, diagnose, type ProfileChoice } from '../diagnostic.js';
import { faults, type SourceFinding } from './faults.js';

/** A finding about a source with its severity, which is the same whatever profiles the feed is for. */
export function diagnoseSource(finding: SourceFinding, profiles: readonly ProfileChoice[]): Diagnostic {
  const diagnostic = diagnose(finding, faults[finding.rule], finding.source, profiles);
  if (!diagnostic) throw new Error(`no profile asks for ${finding.rule}`);
  return diagnostic;
}
