import { codePoint } from '../text/code-point.js';
import { findForbidden } from './characters.js';
import { type Fault, type Reading, replacing } from './reading.js';

/** Reports every run of characters that XML forbids, wherever they stand (XML 1.0, 2.2). */
export function checkCharacters(reading: Reading): void {
  const { text } = reading;
  let at = findForbidden(text, 0, text.length);
  while (at >= 0) {
    const start = at;
    let end = at;
    do {
      end++;
      at = findForbidden(text, end, Math.min(end + 2, text.length));
    } while (at === end);
    reading.report('xml/invalid-character', start, end, () => describe(text, start, end));
    at = findForbidden(text, end, text.length);
  }
}

function describe(text: string, start: number, end: number): Fault {
  const code = text.charCodeAt(start);
  const name = codePoint(code);
  return {
    message:
      code >= 0xd800 && code <= 0xdfff
        ? `${name} is half of a character, and the other half is missing.`
        : `The character ${name} is not allowed in XML.`,
    help: end - start > 1 ? `Remove it and the ${end - start - 1} after it.` : 'Remove it.',
    fix: replacing(start, end, '', `Remove ${name}`),
  };
}
