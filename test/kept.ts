import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, inject } from 'vitest';
import { type Diagnostic, defaultProfiles, type Fix } from '../src/diagnostic.js';
import { diagnoseSource } from '../src/show/diagnose.js';
import { faults } from '../src/show/faults/list.js';
import type { SourceFinding } from '../src/show/faults.js';
import { position, type Source, type Span } from '../src/text/source.js';
import { sentencesOf, short } from './rules/words.js';

const isUpdating = inject('isUpdating');
const folder = join(import.meta.dirname, 'kept');

/** What was said in the tests of a file, by their names, each thing once. */
type Said = Map<string, Set<string>>;

const kept = new Map<string, Said>();

/**
 * All that is wrong with the folders that the tests read is kept in `kept/<file of tests>.txt`: the place, the
 * characters, the message, the help, and what a fix would write. `npm run generate` writes it.
 */
export function keepsFindings(findings: readonly SourceFinding[]): void {
  keepsDiagnostics(findings.map((finding) => diagnoseSource(finding, defaultProfiles)));
}

/** The same of what a build says. */
export function keepsDiagnostics(diagnostics: readonly Diagnostic[]): void {
  keeps(diagnostics.map(wordsOf).join(''));
}

/** The same of the faults that a reader finds in one text. */
export function keepsFaults(source: Source, faults: readonly Fault[]): void {
  const lines = faults.flatMap((each) => {
    const { kind = '', rule = kind, span, help = '' } = each;
    const { line, column } = position(source, span.start);
    const characters = short(source.text.slice(span.start, span.end));
    return [
      `  ${line}:${column} ${rule} «${characters}»`,
      ...sentencesOf({ ...each, source, help }, { help: '' }),
      '',
    ];
  });
  keeps(lines.join('\n'));
}

/** What readers say of a fault. */
interface Fault {
  readonly kind?: string;
  readonly rule?: string;
  readonly span: Span;
  readonly message: string;
  readonly help?: string | undefined;
  readonly fix?: Fix | undefined;
}

/** Holds some lines against those that are kept of the test that is running. */
export function keeps(lines: string): void {
  const { testPath = '', currentTestName = '' } = expect.getState();
  const file = join(folder, nameOf(testPath));
  const said =
    kept.get(file) ?? (existsSync(file) && !isUpdating ? readSaid(readFileSync(file, 'utf8')) : new Map());
  kept.set(file, said);
  const title = short(currentTestName, 200);
  const words = lines.trim() === '' ? nothing : `${lines.replaceAll('\r', '\\r').trimEnd()}\n`;
  if (!isUpdating) {
    expect([...(said.get(title) ?? [nothing])]).toContain(words);
    return;
  }
  said.set(title, new Set([...(said.get(title) ?? []), words]));
  const text = writeSaid(said);
  if (text !== '') writeFileSync(file, text);
}

/** `show-keys.txt` for `show/keys.test.ts`. */
function nameOf(path: string): string {
  const below = relative(import.meta.dirname, path);
  return `${below.replace(/\.test\.ts$/, '').replace(/[/\\]/g, '-')}.txt`;
}

/** Of a test in which nothing is said at all, nothing is kept. */
const nothing = '  nothing is wrong\n';

function wordsOf(diagnostic: Diagnostic): string {
  const { rule, source, span } = diagnostic;
  const { line, column } = position(source, span.start);
  const name = source.name.replace(/^show\//, '');
  const usual = Object.hasOwn(faults, rule)
    ? faults[rule as keyof typeof faults]
    : { help: '', why: diagnostic.why };
  return [
    `  ${name}:${line}:${column} ${rule} «${short(source.text.slice(span.start, span.end))}»`,
    ...sentencesOf(diagnostic, usual),
    '',
  ].join('\n');
}

function writeSaid(said: Said): string {
  return [...said]
    .filter(([, all]) => all.size > 1 || !all.has(nothing))
    .map(([title, all]) => `# ${title}\n${[...all].join('  --\n')}`)
    .join('\n');
}

function readSaid(text: string): Said {
  const tests = text.split(/^# (?=.*\n)/m).slice(1);
  return new Map(
    tests.map((test) => {
      const [title = '', ...lines] = test.split('\n');
      const body = `${lines.join('\n').trimEnd()}\n`;
      return [title, new Set(body.split(/^ {2}--\n/m))];
    }),
  );
}
