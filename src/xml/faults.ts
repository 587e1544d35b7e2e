import type { Finding } from '../diagnostic.js';

/**
 * Every fault that the reader itself reports, and what libxml2, and with it nearly every player, makes of it:
 * `refused` means that the whole feed is rejected, `read` that it is read all the same.
 */
export const faults = {
  'xml/not-well-formed': 'refused',
  'xml/not-a-feed': 'refused',
  'xml/html-instead-of-feed': 'read',
  'xml/invalid-utf8': 'refused',
  'xml/invalid-character': 'refused',
  'xml/encoding-unsupported': 'refused',
  'xml/encoding-contradiction': 'refused',
  'xml/encoding-declaration-ignored': 'read',
  'xml/declaration-malformed': 'refused',
  'xml/leading-content-before-declaration': 'refused',
  'xml/text-before-root': 'refused',
  'xml/trailing-content': 'refused',
  'xml/root-missing': 'refused',
  'xml/doctype-malformed': 'refused',
  'xml/doctype-present': 'read',
  'xml/unescaped-ampersand': 'refused',
  'xml/undefined-entity': 'refused',
  'xml/external-entity': 'read',
  'xml/character-reference-invalid': 'refused',
  'xml/unescaped-less-than': 'refused',
  'xml/less-than-in-attribute': 'refused',
  'xml/cdata-end-in-text': 'refused',
  'xml/cdata-unterminated': 'refused',
  'xml/comment-malformed': 'refused',
  'xml/comment-unterminated': 'refused',
  'xml/processing-instruction-malformed': 'refused',
  'xml/tag-malformed': 'refused',
  'xml/tag-mismatched': 'refused',
  'xml/tag-unclosed': 'refused',
  'xml/tag-unexpected': 'refused',
  'xml/attribute-malformed': 'refused',
  'xml/attribute-duplicate': 'refused',
  'xml/id-invalid': 'refused',
  'xml/undeclared-prefix': 'refused',
  'xml/namespace-invalid': 'refused',
  'xml/namespace-uri-misspelled': 'read',
  'xml/namespace-uri-unofficial': 'read',
  'xml/limit-exceeded': 'refused',
  'xml/too-many-faults': 'read',
} as const satisfies Record<`xml/${string}`, 'refused' | 'read'>;

/** Every id that the reader itself can report. */
export type XmlFault = keyof typeof faults;

/** A fault that the reader found. */
export type XmlFinding = Finding<XmlFault>;
