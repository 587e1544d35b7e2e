import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { codePoint } from '../text/code-point.js';
import { findForbidden } from './characters.js';
import { spell, type Tree } from './tree.js';

/**
 * Prints a tree as an XML 1.0 document through xmlbuilder2, two blanks a level.
 *
 * xmlbuilder2 takes an `&` that looks like a reference for one and leaves it alone. So every `&` is written
 * as a reference first, and so is the white space that a reader would normalise away (XML 1.0, 2.11, 3.3.3).
 * Throws a RangeError for a character that no document can hold.
 */
export function buildXml(root: Tree): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  graft(document, root);
  return document.end({ prettyPrint: true, indent: '  ' });
}

function graft(parent: XMLBuilder, { name, attributes, content }: Tree): void {
  const element = parent.ele(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.att(key, refer(spell(value), /[&\t\n\r]/g));
  }
  if (typeof content !== 'string') for (const child of content) graft(element, child);
  else if (content) element.txt(refer(content, /[&\r]/g));
}

/** Throws a RangeError when a text holds a character that no XML document can hold (XML 1.0, 2.2). */
export function refuseForbidden(text: string): void {
  const at = findForbidden(text, 0, text.length);
  if (at < 0) return;
  throw new RangeError(`${codePoint(text.charCodeAt(at))} cannot stand in an XML document.`);
}

function refer(text: string, characters: RegExp): string {
  refuseForbidden(text);
  return text.replace(characters, (each) => (each === '&' ? '&amp;' : `&#${each.charCodeAt(0)};`));
}

/** Reads a document that a library wrote into a tree. Comments and blanks between elements are left out. */
export function openXml(xml: string): Tree {
  return toTree(create(xml).root().node as unknown as DomElement);
}

/** The part of the DOM that a tree is read from. */
interface DomElement {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly nodeType: number;
  /** Its `children` would do, but xmlbuilder2 lists all descendants there. */
  readonly childNodes: Iterable<DomElement>;
}

function toTree(element: DomElement): Tree {
  const children = [...element.childNodes].filter(({ nodeType }) => nodeType === 1).map(toTree);
  return {
    name: element.nodeName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    content: children.length > 0 ? children : (element.textContent ?? ''),
  };
}
