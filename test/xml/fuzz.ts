import { isDeepStrictEqual } from 'node:util';
import { type Document, type Element, read } from '../../src/xml/document.js';
import { Mutator } from './mutants.js';
import { libxml2, ours } from './oracle.js';

/** A class of documents about which the reader means to differ from libxml2, and what was decided about it. */
interface Difference {
  readonly decision: string;
  /** `refusal` is what libxml2 says against the document; empty when it reads another tree. */
  readonly is: (document: Document, refusal: string) => boolean;
}

function finds({ findings }: Document, rule: string): boolean {
  return findings.some((each) => each.rule === rule);
}

function subsetOf({ doctype, source }: Document): string {
  return doctype?.subset ? source.text.slice(doctype.subset.start, doctype.subset.end) : '';
}

/** Every class, by its name. Feeds have no document type declaration, and one that has is told so. */
const differences: Readonly<Record<string, Difference>> = {
  'the name of an encoding': {
    decision:
      'Each knows encodings that the other does not. Ours are those that browsers know; another name is a finding, and what is read as UTF-8 beside it says so.',
    is: ({ encoding }, refusal) =>
      encoding.declared !== undefined && (/encoding/i.test(refusal) || encoding.used === 'UTF-8'),
  },
  'the text of an entity': {
    decision:
      'The text of an entity is never read as markup, nor is a file: a reference to one that holds any, holds itself or is not whole is left as it is written, and is a finding at the reference.',
    is: (document) => finds(document, 'xml/external-entity'),
  },
  'attributes that a subset declares': {
    decision:
      'Values by default and types of attributes are not taken from a subset: no player asks for them, and the subset is a finding.',
    is: (document, refusal) =>
      /<!ATTLIST/.test(subsetOf(document)) &&
      (refusal === '' || /attribute|ID .* already defined/i.test(refusal)),
  },
  'names that only namespaces forbid': {
    decision:
      'A colon in the name of an entity, a notation or an instruction is no fault of XML, and harms nobody.',
    is: (document, refusal) => subsetOf(document) !== '' && /^colons are forbidden/.test(refusal),
  },
  'a parameter entity in a value': {
    decision:
      'XML forbids one within a declaration of an internal subset (2.8), and expat refuses it: so do we.',
    is: (document, refusal) => refusal === '' && document.fatal && subsetOf(document).includes('%'),
  },
  'the address of a file': {
    decision: 'Addresses in a subset are not looked at, because nothing is ever fetched from one.',
    is: (document, refusal) =>
      subsetOf(document) !== '' && /^(?:Fragment not allowed|Invalid URI)/.test(refusal),
  },
};

/** A document with something of everything that a subset may hold. */
export const declared = {
  name: 'declared.xml',
  bytes: Buffer.from(`<?xml version="1.0"?>
<!DOCTYPE rss [
<!-- tea --><?a b?>
<!ELEMENT rss (channel, (a|b)*, c?)>
<!ELEMENT title (#PCDATA | b)*>
<!ATTLIST item a CDATA #IMPLIED b (x|y) "x" c NMTOKENS #REQUIRED d CDATA #FIXED "t&amp;ea">
<!NOTATION n PUBLIC "tea">
<!ENTITY t "tea &#38;amp; milk">
<!ENTITY u SYSTEM "u.gif" NDATA n>
]>
<rss><channel><title>&t;</title><item b="x" c="a" d="t&amp;ea">tea</item></channel></rss>
`),
};

/** What a run of mutants came to. */
export interface Outcome {
  accepted: number;
  refused: number;
  /** Mutants about which the readers differ for a reason that is known. */
  readonly known: Record<string, number>;
  /** The others, to be looked at: there must be none. */
  readonly unexplained: { readonly fault: string; readonly findings: string[]; readonly feed: string }[];
}

/** Reads mutants of the feeds with both readers: they must accept the same ones, and read the same in them. */
export function fuzz(feeds: readonly { readonly bytes: Buffer }[], mutants: number, seed: number): Outcome {
  const outcome: Outcome = { accepted: 0, refused: 0, known: {}, unexplained: [] };
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
    if ('tree' in their ? !document.fatal && same : document.fatal && document.findings.length > 0) continue;
    const [name] = Object.entries(differences).find(([, { is }]) => is(document, refusal)) ?? [];
    if (name !== undefined) outcome.known[name] = (outcome.known[name] ?? 0) + 1;
    else {
      const findings = document.findings.map(({ rule, message }) => `${rule}: ${message}`);
      const fault = refusal || (document.fatal ? 'accepted' : 'reads otherwise');
      outcome.unexplained.push({ fault, findings, feed: bytes.toString('latin1') });
    }
  }
  return outcome;
}
