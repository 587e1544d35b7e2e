import type { Diagnostic } from '../diagnostic.js';
import type { Outline } from './outline.js';

/**
 * What a finding is known by when lines move: its rule, the guid of its item (or the file, where there is none),
 * its place without numbers, and the value that is faulty. Sixteen hexadecimal digits (FNV-1a, 64 bits); of several
 * that are alike, each further one has another.
 */
export function fingerprints(
  diagnostics: readonly Diagnostic[],
  document: Outline | undefined,
): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const parts = identity(diagnostic, document);
    const before = seen.get(parts) ?? 0;
    seen.set(parts, before + 1);
    return hash(before === 0 ? parts : `${parts}\0${before}`);
  });
}

const longest = 200;

function identity({ rule, source, span, path = '' }: Diagnostic, document: Outline | undefined): string {
  const value = source.text.slice(span.start, Math.min(span.end, span.start + longest));
  const inFeed = document !== undefined && source === document.source;
  const index = inFeed ? /^\/rss\/channel\/item(?:\[(\d+)\])?/.exec(path) : null;
  const item = index ? document?.channel?.items[Number(index[1] ?? 1) - 1] : undefined;
  const subject = item?.guid?.text.trim() || item?.title?.text.trim() || (inFeed ? '' : source.name);
  return [rule, subject, path.replace(/\[\d+\]/g, ''), value].join('\0');
}

function hash(text: string): string {
  let state = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
  }
  return state.toString(16).padStart(16, '0');
}
