import { isDeepStrictEqual } from 'node:util';
import { type Document, type Element, read } from '../../src/xml/document.js';
import { feeds } from './feeds.js';
import { Mutator } from './mutants.js';
import { leavesEntities, libxml2, ours } from './oracle.js';

/** Where the reader means to differ from libxml2 in what it refuses, and why. */
const differences: readonly {
  readonly why: string;
  readonly is: (document: Document, refusal: string) => boolean;
}[] = [
  {
    why: 'each knows encodings, beside those of feeds, that the other does not',
    is: ({ encoding }, refusal) =>
      encoding.declared !== undefined && (/encoding/i.test(refusal) || encoding.used === 'UTF-8'),
  },
  {
    why: 'an internal subset is passed over, not read',
    is: ({ doctype }) => doctype?.subset !== undefined,
  },
];

/** What a run of mutants came to. */
export interface Outcome {
  accepted: number;
  refused: number;
  /** Mutants about which the readers differ for a reason that is known. */
  known: number;
  /** The others, to be looked at: there must be none. */
  readonly unexplained: { readonly fault: string; readonly findings: string[]; readonly feed: string }[];
}

/** Reads mutants of the feeds with both readers: they must accept the same ones, and read the same in them. */
export function fuzz(mutants: number, seed: number): Outcome {
  const outcome: Outcome = { accepted: 0, refused: 0, known: 0, unexplained: [] };
  const mutator = new Mutator(
    feeds.map(({ bytes }) => bytes),
    seed,
  );
  for (let round = 0; round < mutants; round++) {
    const bytes = mutator.next();
    const document = read(bytes, { name: 'mutant.xml' });
    const their = libxml2(bytes);
    const refusal = 'refusal' in their ? their.refusal : '';
    if ('refusal' in their) outcome.refused++;
    else outcome.accepted++;
    const same = 'tree' in their && isDeepStrictEqual(ours(document.root as Element), their.tree);
    if ('tree' in their ? !document.fatal && (same || leavesEntities(document)) : document.fatal) continue;
    if (differences.some(({ is }) => is(document, refusal))) outcome.known++;
    else {
      const findings = document.findings.map(({ rule, message }) => `${rule}: ${message}`);
      const fault = refusal || (document.fatal ? 'accepted' : 'reads otherwise');
      outcome.unexplained.push({ fault, findings, feed: bytes.toString('latin1') });
    }
  }
  return outcome;
}
