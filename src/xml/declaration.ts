import { endOfName, isNamePart, skipBlanks } from './characters.js';
import { clipped, quoted } from './excerpt.js';
import type { Reading } from './reading.js';

/** The XML declaration. */
export interface Declaration {
  readonly start: number;
  readonly end: number;
  /** It promises that no declarations stand elsewhere (XML 1.0, 2.9). */
  readonly standalone: boolean;
}

/** The parts of a declaration in their order, and what each may say. */
const parts = [
  { name: 'version', value: /^1\.[0-9]*$/, allowed: '"1.0"' },
  { name: 'encoding', value: /^[A-Za-z][A-Za-z0-9._-]*$/, allowed: '"UTF-8"' },
  { name: 'standalone', value: /^(?:yes|no)$/, allowed: '"yes" or "no"' },
];

const proper = 'Write <?xml version="1.0" encoding="UTF-8"?>.';

/** Whether an XML declaration starts at an offset. */
export function startsDeclaration(text: string, at: number): boolean {
  return text.startsWith('<?xml', at) && !isNamePart(text.codePointAt(at + 5) ?? 0);
}

/** Reads the XML declaration at an offset (XML 1.0, 2.8); only its first fault is reported. */
export function readDeclaration(reading: Reading, start: number): Declaration {
  const { text } = reading;
  const greater = text.indexOf('>', start);
  const end = greater < 0 ? text.length : greater + 1;
  let standalone = false;
  const fault = (at: number, to: number, message: string, help: string): Declaration => {
    reading.report('xml/declaration-malformed', at, Math.max(to, at + 1), () => ({ message, help }));
    return { start, end, standalone };
  };

  let at = start + 5;
  let next = 0;
  for (;;) {
    const before = at;
    at = skipBlanks(text, at, end);
    const nameEnd = endOfName(text, at);
    const name = text.slice(at, nameEnd);
    const index = parts.findIndex((part) => part.name === name);
    if (next === 0 && index !== 0) return fault(at, nameEnd, 'The XML declaration has no version.', proper);
    if (text.startsWith('?>', at)) return { start, end, standalone };
    const part = parts[index];
    if (part === undefined || index < next || at === before) {
      return fault(at, nameEnd, `${quoted(text, at)} may not stand here in the XML declaration.`, proper);
    }
    const equals = skipBlanks(text, nameEnd, end);
    const opening = text[equals] === '=' ? skipBlanks(text, equals + 1, end) : equals;
    const quote = text.charAt(opening);
    const closing = quote === '"' || quote === "'" ? text.slice(0, end).indexOf(quote, opening + 1) : -1;
    const help = `Write ${name}=${part.allowed}.`;
    if (opening === equals || closing < 0) {
      return fault(opening, opening, `The ${name} in the XML declaration has no value in quotes.`, help);
    }
    const value = text.slice(opening + 1, closing);
    if (!part.value.test(value)) {
      return fault(opening + 1, closing, `The ${name} may not be "${clipped(value)}".`, help);
    }
    standalone ||= value === 'yes';
    next = index + 1;
    at = closing + 1;
  }
}
