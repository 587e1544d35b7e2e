import { type Diagnostic, diagnose, type Fix, type ProfileChoice } from '../diagnostic.js';
import { faults } from './faults/list.js';
import type { SourceFinding } from './faults.js';
import { written, writtenKey } from './syntax/write.js';

/** A finding about a source with its severity, which is the same whatever profiles the feed is for. */
export function diagnoseSource(finding: SourceFinding, profiles: readonly ProfileChoice[]): Diagnostic {
  const fix = finding.fix ?? fixOf(finding);
  const diagnostic = diagnose({ ...finding, fix }, faults[finding.rule], finding.source, profiles);
  if (!diagnostic) throw new Error(`no profile asks for ${finding.rule}`);
  return diagnostic;
}

/** Writes what is meant in the syntax of the file; nothing where the span does not hold what was read there. */
function fixOf({ rule, source, span, instead }: SourceFinding): Fix | undefined {
  if (!instead || !source.text.slice(span.start, span.end).includes(instead.of)) return undefined;
  const write = rule === 'source/key-unknown' ? writtenKey : written;
  const text = write(source, span, instead.write);
  if (text === undefined) return undefined;
  const { start, end } = span;
  return { title: `Write "${instead.write}"`, safe: instead.safe, edits: [{ span: { start, end }, text }] };
}
