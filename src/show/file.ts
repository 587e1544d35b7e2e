import type { Source } from '../text/source.js';
import { type FaultId, faults } from './faults/list.js';
import { collect, type FileFinding, type ReportFault, type SourceFinding, sourceOf } from './faults.js';
import { type Folder, Unreadable } from './folder.js';

/** A file of the author's while it is being read: its text, what is wrong with it, and which files it names. */
export interface SourceFile {
  /** From the root of the show's folder. */
  readonly path: string;
  readonly source: Source;
  readonly report: ReportFault;
  /** Takes over what reading a part of the file found. */
  readonly add: (findings: readonly FileFinding[]) => void;
  readonly findings: () => readonly SourceFinding[];
  /** Whether its syntax is broken: what was read of it may not be what it says. */
  readonly malformed: () => boolean;
  /** Whether something was found that keeps it from being published. */
  readonly failed: () => boolean;
  /** The audio and artwork that it names: the path of each by its URL. */
  readonly media: Map<string, string>;
  /** The paths of all files that it names. */
  readonly named: Set<string>;
}

/**
 * Opens a text file of a show. Bytes that are not UTF-8 are reported and read as U+FFFD; a file that cannot be read is
 * reported, and is an empty one.
 */
export function openFile(folder: Folder, path: string): SourceFile {
  const bytes = readOrReason(folder, path);
  const isUtf16 = typeof bytes !== 'string' && /^(?:fffe|feff)/.test(startOf(bytes));
  const { text, isUtf8 } = typeof bytes === 'string' || isUtf16 ? { text: '', isUtf8: true } : decoded(bytes);
  const source: Source = { name: `${folder.name}/${path}`, text: withLines(text) };
  const file = fileOf(path, source);
  const { report } = file;
  if (typeof bytes === 'string') report('source/file-unreadable', { start: 0, end: 0 }, `${bytes}.`);
  if (isUtf16) report('source/encoding', { start: 0, end: 0 }, 'The file is UTF-16, not UTF-8.');
  if (!isUtf8) {
    const at = Math.max(0, source.text.indexOf('\uFFFD'));
    report('source/encoding', { start: at, end: at + 1 }, 'The file contains bytes that are not UTF-8.');
  }
  return file;
}

/** The mark that a file may begin with, in hexadecimal digits. */
function startOf(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 2)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One of several episodes that a file holds, with the faults that are its own; `path` is as if it had a file. */
export function partOf({ source }: SourceFile, path: string): SourceFile {
  return fileOf(path, { ...source });
}

function fileOf(path: string, source: Source): SourceFile {
  const { findings, report } = collect();
  return {
    path,
    source,
    report,
    add: (more) => {
      for (const each of more) findings.push(each);
    },
    media: new Map(),
    named: new Set(),
    findings: () =>
      causes(findings).map((finding) => {
        return { ...finding, source: sourceOf(finding.span, source), of: source.name };
      }),
    malformed: () => findings.some(({ rule }) => rule === 'source/syntax'),
    failed: () => findings.some(({ rule }) => faults[rule].severity === 'error'),
  };
}

/** The bytes of a file, or why it cannot be read. */
export function readOrReason(folder: Folder, path: string): Uint8Array | string {
  try {
    return folder.read(path);
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

/** A text, and whether its bytes were UTF-8; others are read as U+FFFD. */
export function decoded(bytes: Uint8Array): { readonly text: string; readonly isUtf8: boolean } {
  try {
    const text = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
    return { text, isUtf8: true };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), isUtf8: false };
  }
}

/** Old Macs ended lines with CR alone, which no syntax of front matter knows; every place stays where it is. */
function withLines(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

/** What only seems to be missing where a file cannot be read. */
const consequences: ReadonlySet<FaultId> = new Set(['source/key-missing', 'source/not-an-episode']);

const unread: ReadonlySet<FaultId> = new Set(['source/syntax', 'source/encoding', 'source/file-unreadable']);

/** In a file that cannot be read, what seems to be missing may be there: only the cause is reported. */
function causes(findings: readonly FileFinding[]): readonly FileFinding[] {
  const isBroken = findings.some(({ rule }) => unread.has(rule));
  return isBroken ? findings.filter(({ rule }) => !consequences.has(rule)) : findings;
}
