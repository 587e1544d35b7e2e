import { type Diagnostic, defaultProfiles, diagnose } from '../diagnostic.js';
import { faults, type SourceFinding } from './faults.js';

/** A finding about a source with its severity: it is one whatever directory the feed is for. */
export function blame(finding: SourceFinding): Diagnostic {
  return diagnose(finding, faults[finding.rule], finding.source, defaultProfiles) as Diagnostic;
}
