import { isOk } from '../../served/served.js';
import type { Document } from '../../xml/document.js';
import { feedServed } from '../answering.js';
import { rules } from '../rule.js';

/** Names of encodings whose texts are UTF-8 as they stand. */
const utf8Names = /^(utf-?8|us-ascii|ascii)$/i;

/** The encoding of a document that is not UTF-8, by its bytes or, for a text in memory, by its declaration. */
function otherEncoding({ source, declaration, encoding }: Document): string | undefined {
  if (!utf8Names.test(encoding.used)) return encoding.used;
  if (encoding.declared !== undefined || !declaration) return undefined;
  const written = source.text.slice(declaration.start, declaration.end);
  const declared = /\sencoding\s*=\s*["']([^"']+)/.exec(written)?.[1];
  return declared === undefined || utf8Names.test(declared) ? undefined : declared;
}

/** Whether a text is the same bytes in UTF-8 as in the encoding that it is in, which has ASCII as it is. */
function isPlain({ source, encoding }: Document): boolean {
  return (
    !/^(?:utf-?(?:16|32|7)|ucs|iso-10646|x-?utf|ebcdic|cp037)/i.test(encoding.used) &&
    !/[^\0-\x7f]/.test(source.text)
  );
}

/** Names that mean one encoding to those who read the web (WHATWG, Encoding, section 4.2). */
function sameEncoding(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) =>
    name
      .toLowerCase()
      .replace(/[^a-z\d]/g, '')
      .replace(/^(?:iso88591|latin1|usascii|ascii|cp1252)$/, 'windows1252')
      .replace(/^utf16.*/, 'utf16'),
  );
  return one === other;
}

/** Faults of the bytes and the characters that they stand for. */
export const encoding = rules({
  'xml/invalid-utf8': {
    summary: 'Every byte of the feed must belong to a character of its encoding.',
    why: 'Players reject the whole feed, and new episodes silently fail to appear.',
    help: 'Save the feed as UTF-8 and declare encoding="UTF-8".',
    source: ['xml#4.3.3', 'feedvalidator#UnicodeError', 'apple-guide#UTF-8'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Caf«\udce9»</title></channel></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Rust «\udce2»\udc80 Linux</title></channel></rss>',
    ],
    good: ['<title>Café</title>'],
  },

  'xml/invalid-character': {
    summary: 'The text must hold no control characters and no half of a character.',
    why: 'One invisible character, often pasted in, makes players reject the whole feed.',
    help: 'Remove the character.',
    source: ['xml#2.2', 'podlove-characters'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    on: 'reader',
    bad: ['<title>Rust«\u0008» for Linux</title>', '<title>Rust«&#x1F;» for Linux</title>'],
    good: ['<title>Rust\tfor Linux &#x1F980;</title>'],
    fixes: {
      '<title>Rust\b for Linux</title>': '<title>Rust for Linux</title>',
      '<title>Rust&#x1F; for Linux</title>': '<title>Rust for Linux</title>',
    },
  },

  'xml/encoding-unsupported': {
    summary: 'The declared encoding must be one that readers know.',
    why: 'A player that cannot decode the feed rejects it.',
    help: 'Save the feed as UTF-8 and declare encoding="UTF-8".',
    source: 'xml#4.3.3',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<?xml version="1.0" encoding="«UTF-88»"?><rss version="2.0"><channel/></rss>'],
    good: ['<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel/></rss>'],
    fixes: {
      '<?xml version="1.0" encoding="UTF-88"?><rss version="2.0"><channel/></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>',
    },
  },

  'xml/encoding-contradiction': {
    summary: 'The bytes must be in the encoding that the XML declaration names.',
    why: 'Players believe the declaration, cannot decode the bytes, and reject the feed.',
    help: 'Declare encoding="UTF-8" if the bytes are UTF-8.',
    source: ['xml#4.3.3', 'feedvalidator#EncodingMismatch'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<?xml version="1.0" encoding="«UTF-16»"?><rss version="2.0"><channel/></rss>'],
    good: ['<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>'],
    fixes: {
      '<?xml version="1.0" encoding="UTF-16"?><rss version="2.0"><channel/></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>',
    },
  },

  'xml/encoding-declaration-ignored': {
    summary: 'The XML declaration must name the encoding that the byte order mark announces.',
    why: 'A player that believes the declaration shows garbled letters where others show the right ones.',
    help: 'Declare the encoding that the bytes are in.',
    source: ['xml#4.3.3', 'feedvalidator#EncodingMismatch'],
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'reader',
    bad: ['\ufeff<?xml version="1.0" encoding="«ISO-8859-1»"?><rss version="2.0"><channel/></rss>'],
    good: ['\ufeff<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>'],
    fixes: {
      '\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel/></rss>':
        '\ufeff<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>',
    },
  },

  'xml/encoding-mismatch': {
    summary: 'The server must name the encoding that the feed declares.',
    why: 'Players that believe the server show garbled letters in titles and names.',
    help: 'Serve the feed with charset=utf-8 and declare UTF-8.',
    source: 'feedvalidator#EncodingMismatch',
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'address',
    needs: 'address',
    served({ get }, report, { document }) {
      const header = isOk(get) ? (get.headers['content-type'] ?? '') : '';
      const charset = /;\s*charset\s*=\s*"?([^\s;"]{1,40})/i.exec(header)?.[1];
      // Characters that every encoding has do not differ.
      if (charset === undefined || !/[^\0-\x7f]/.test(document.source.text)) return;
      const used = otherEncoding(document) ?? 'utf-8';
      if (sameEncoding(charset, used)) return;
      report(
        { of: 'get', header: 'content-type' },
        `The server says that the feed is in "${charset}"; it is in "${used}".`,
      );
    },
    bad: [feedServed({ headers: { 'content-type': 'text/xml; charset=iso-8859-1' } }, '<title>Café</title>')],
    good: [
      feedServed({ headers: { 'content-type': 'text/xml; charset="UTF-8"' } }, '<title>Café</title>'),
      feedServed({ headers: { 'content-type': 'text/xml; charset=iso-8859-1' } }, '<title>Rust</title>'),
      feedServed({ headers: { 'content-type': 'text/xml' } }, '<title>Café</title>'),
    ],
  },

  'xml/encoding-not-utf8': {
    summary: 'The feed should be UTF-8.',
    why: 'Some directories expect UTF-8 only and show every letter beyond English garbled.',
    help: 'Save the feed as UTF-8 and declare encoding="UTF-8".',
    source: [
      'apple-guide#UTF-8',
      'psp1#Namespace Declarations',
      'spotify-delivery#4.3',
      'feedvalidator#NotUTF8',
    ],
    severity: { rss: 'warning', apple: 'warning', psp1: 'error', spotify: 'warning' },
    letter: { apple: 'error', spotify: 'error' },
    refusal: 'psp1',
    whose: 'host',
    // It cannot be UTF-8 before it is what it says.
    yieldsTo: ['xml/invalid-utf8', 'xml/encoding-declaration-ignored'],
    on: 'rss',
    check(root, report, { document }) {
      const found = otherEncoding(document);
      if (found === undefined) return;
      const { declaration, source, encoding } = document;
      const span = declaration ?? { start: 0, end: 0 };
      const message = `The feed is in the encoding "${found}", not in UTF-8.`;
      if (!encoding.declared || !declaration) {
        report({ span, path: root.path }, message);
        return;
      }
      const start = source.text.indexOf(encoding.declared, source.text.indexOf('encoding', span.start));
      const place = { start, end: start + encoding.declared.length };
      const title = 'Declare encoding="UTF-8"';
      const plain = isPlain(document);
      if (encoding.isUtf8 && !plain) {
        const disagreement = `The declaration says "${encoding.declared}", but the bytes are UTF-8, so that readers garble every letter beyond English.`;
        const fix = { title, safe: false, edits: [{ span: place, text: 'UTF-8' }] };
        report({ span: place, path: root.path }, disagreement, { help: `${title}.`, fix });
        return;
      }
      report(
        { span: place, path: root.path },
        message,
        plain
          ? {
              why: 'The first letter beyond English may be shown garbled: some directories expect UTF-8 only.',
              help: `${title}: no letter of the feed is written otherwise.`,
              atMost: 'info',
            }
          : {},
      );
    },
    bad: ['<?xml version="1.0" encoding="«ISO-8859-1»"?><rss version="2.0"><channel/></rss>'],
    good: [
      '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel/></rss>',
      '<rss version="2.0"><channel/></rss>',
    ],
  },
});
