import { checkLength, readAttributes, type Written } from './attributes.js';
import { checkedName, declareNamespaces, isDeclaration, reportRepeated } from './bindings.js';
import { endOfName } from './characters.js';
import { Attribute, Element } from './element.js';
import { clipped } from './excerpt.js';
import { type Reading, replacing } from './reading.js';
import { Scope } from './scope.js';

/** A start tag: its element, and the scope of what the element holds. */
export interface StartTag {
  readonly element: Element;
  readonly scope: Scope;
  /** It ends in `/>`. */
  readonly isWhole: boolean;
}

/** Reads the start tag at a `<` that a name follows (XML 1.0, 3.1). Whatever is wrong with it, it is one. */
export function readStartTag(reading: Reading, outer: Scope, start: number): StartTag {
  const { text } = reading;
  const nameEnd = endOfName(text, start + 1);
  checkLength(reading, start + 1, nameEnd);
  reading.elements++;
  if (text.charCodeAt(nameEnd) === 0x3e) {
    return { element: elementOf(reading, outer, start, nameEnd, nameEnd + 1), scope: outer, isWhole: false };
  }
  const wide = text.slice(start + 1, nameEnd).indexOf(wideGreater);
  if (wide > 0) return widelyClosed(reading, outer, start, start + 1 + wide);
  const { written, end } = readAttributes(reading, start, nameEnd);
  reading.elements += written.length / 3;
  const declared = written.some(isDeclaration) ? written.filter(isDeclaration) : none;
  const scope = declared.length > 0 ? new Scope(outer) : outer;
  const declarations =
    declared.length > 0 ? declareNamespaces(reading, scope, declared, text.slice(start + 1, nameEnd)) : none;
  const element = elementOf(reading, scope, start, nameEnd, end);
  element.declarations = declarations;
  element.attributes = attributesOf(reading, element, scope, written);
  return { element, scope, isWhole: end - 2 >= nameEnd && text.startsWith('/>', end - 2) };
}

/** What keyboards of East Asia write for ">": a letter of names. */
const wideGreater = '＞';

/** A start tag that ends in the wide form of ">". */
function widelyClosed(reading: Reading, outer: Scope, start: number, at: number): StartTag {
  reading.report('xml/tag-malformed', at, at + 1, () => ({
    message: `The tag "${clipped(reading.text.slice(start, at))}" ends in "${wideGreater}", a full-width character.`,
    help: 'Write ">".',
    fix: replacing(at, at + 1, '>', 'Write ">"'),
  }));
  return { element: elementOf(reading, outer, start, at, at + 1), scope: outer, isWhole: false };
}

const none: readonly never[] = [];

/** What a name that was not met before takes is counted as so many elements. */
const ofNewName = 3;

function elementOf(reading: Reading, scope: Scope, start: number, nameEnd: number, end: number): Element {
  const qname = reading.text.slice(start + 1, nameEnd);
  const { names } = scope;
  const name = checkedName(reading, scope.element(qname), start + 1);
  if (scope.names > names) reading.elements += ofNewName;
  return new Element(reading, name, reading.open, start, end);
}

/** Below this a search is cheaper than a set. */
const fewAttributes = 8;

function attributesOf(
  reading: Reading,
  element: Element,
  scope: Scope,
  written: readonly Written[],
): readonly Attribute[] {
  const attributes: Attribute[] = [];
  const known = written.length > fewAttributes ? new Set<string>() : undefined;
  for (const literal of written) {
    if (isDeclaration(literal)) continue;
    const { qname, start } = literal;
    const name = checkedName(reading, scope.attribute(qname), start);
    const { expandedName } = name;
    if (known ? known.has(expandedName) : attributes.some((other) => other.expandedName === expandedName)) {
      reportRepeated(reading, qname, start);
      continue;
    }
    known?.add(expandedName);
    const attribute = new Attribute(element, name, literal);
    if (name.name === 'xml:id') checkId(reading, attribute);
    attributes.push(attribute);
  }
  return attributes.length === 0 ? none : attributes.slice();
}

/** An `xml:id` is a name without ":" and stands once in a document (xml:id 1.0, section 4). */
function checkId(reading: Reading, { value, valueSpan }: Attribute): void {
  const id = value.trim();
  const isName = id !== '' && endOfName(id, 0) === id.length && !id.includes(':');
  if (isName && !reading.ids.has(id)) reading.ids.add(id);
  else {
    reading.report('xml/id-invalid', valueSpan.start, valueSpan.end, () => ({
      message: `The xml:id "${clipped(value)}" ${isName ? 'stands twice in the document' : 'is not a name'}.`,
      help: 'Write a name that no other element has, or remove the attribute.',
    }));
  }
}
