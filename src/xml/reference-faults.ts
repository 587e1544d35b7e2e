import { codePoint } from '../text/code-point.js';
import { htmlEntities } from '../text/entities.js';
import { mostExpanded, predefined } from './entities.js';
import { clipped, excerpt, unescaped } from './excerpt.js';
import { type Reading, replacing } from './reading.js';
import { referenceAt } from './references.js';

const twoReferences = /&#(x[\da-f]{4}|\d{5});&#(x[\da-f]{4}|\d{5});/iy;

/** Two references to the halves of a character as UTF-16 has it, and the one that stands for the whole. */
function pairedAt(
  text: string,
  at: number,
): { readonly written: string; readonly right: string } | undefined {
  twoReferences.lastIndex = at;
  const [written, ...halves] = twoReferences.exec(text) ?? [];
  if (written === undefined) return undefined;
  const units = halves.map((each) => Number(each.replace(/^x/i, '0x')));
  const point = String.fromCharCode(...units).codePointAt(0) ?? 0;
  return point > 0xffff ? { written, right: `&#x${point.toString(16).toUpperCase()};` } : undefined;
}

/** Checks the reference at an `&` and reports what is wrong with it; returns the offset to go on at. */
export function checkReference(reading: Reading, at: number): number {
  const { text, entities } = reading;
  const reference = referenceAt(text, at, entities);
  const end = at + reference.length;
  switch (reference.kind) {
    case 'value':
      if (reference.declared && !entities.expand(reference.value.length, at)) {
        reading.report('xml/limit-exceeded', at, end, () => ({
          message: `The entities of this document stand for more than ${mostExpanded} characters.`,
          help: 'Write the text itself instead of entities.',
        }));
      }
      break;
    case 'undefined':
      if (!entities.isExhausted(at)) undefinedEntity(reading, at, end, reference.name);
      break;
    case 'forbidden': {
      const pair = pairedAt(text, at);
      if (pair) {
        const { written, right } = pair;
        reading.report('xml/invalid-character', at, at + written.length, () => ({
          message: `"${written}" is one character in two halves, which are not allowed in XML.`,
          help: `Write "${right}".`,
          fix: replacing(at, at + written.length, right, `Write "${right}"`),
        }));
        return at + written.length;
      }
      reading.report('xml/invalid-character', at, end, () => {
        const written = clipped(text.slice(at, end));
        return {
          message: `"${written}" stands for ${codePoint(reference.point)}, which is not allowed in XML.`,
          help: 'Remove it.',
          fix: replacing(at, end, '', `Remove "${written}"`),
        };
      });
      break;
    }
    case 'malformed':
      reading.report('xml/character-reference-invalid', at, end, () => ({
        message: `"${excerpt(text, at)}" is no character reference.`,
        help: 'Write "&#", decimal digits and ";", or "&amp;#" when an ampersand is meant.',
        fix: replacing(at, at + 1, '&amp;', 'Write "&amp;"', false),
      }));
      break;
    case 'bare':
      bareAmpersand(reading, at, reference.name);
      break;
  }
  return end;
}

function undefinedEntity(reading: Reading, at: number, end: number, name: string): void {
  if (reading.entities.incomplete || reading.entities.has(name)) {
    reading.report('xml/external-entity', at, end, () => ({
      message: `The entity "&${clipped(name)};" stands for markup, a file or too much text, which is not read.`,
      help: 'Write what it stands for.',
    }));
    return;
  }
  reading.report('xml/undefined-entity', at, end, () => {
    const message = `The entity "&${clipped(name)};" is not defined in XML.`;
    const character = htmlEntities.get(name);
    if (character === undefined) {
      const meant = meantBy(name);
      if (meant !== undefined) {
        const help = `Write "&${meant};" if that is meant.`;
        return { message, help, fix: replacing(at, end, `&${meant};`, `Write "&${meant};"`, false) };
      }
      return {
        message,
        help: `Write the character itself, or "&amp;${clipped(name)};" when the ampersand is meant.`,
        fix: replacing(at, at + 1, '&amp;', 'Write "&amp;"'),
      };
    }
    const point = character.codePointAt(0) as number;
    const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character);
    const written = visible ? character : `&#${point};`;
    return {
      message,
      help: visible ? `Write "${written}".` : `Write "${written}", which is ${codePoint(point)}.`,
      fix: replacing(at, end, written, `Write "${written}"`),
    };
  });
}

/** The entity of XML that is meant by one with letters too many, as in `&gtgt;`. */
function meantBy(name: string): string | undefined {
  return [...predefined.keys()].find(
    (each) =>
      name.length > each.length &&
      name.length <= 2 * each.length &&
      name.startsWith(each) &&
      each.endsWith(name.slice(each.length)),
  );
}

function bareAmpersand(reading: Reading, at: number, name: string): void {
  const { text } = reading;
  const nameEnd = at + 1 + name.length;
  reading.report('xml/unescaped-ampersand', at, at + 1, () => {
    if (predefined.has(name) && text[nameEnd] !== '=') {
      return {
        message: `"&${name}" is not closed with ";".`,
        help: `Write "&${name};".`,
        fix: replacing(nameEnd, nameEnd, ';', `Write "&${name};"`, false),
      };
    }
    return {
      message: `${unescaped(text, at)} is not escaped.`,
      help: 'Write "&amp;" in its place.',
      fix: replacing(at, at + 1, '&amp;', 'Write "&amp;"'),
    };
  });
}
