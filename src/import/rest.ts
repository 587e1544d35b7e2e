import { escapedHtml, escapedText } from '../text/escape.js';
import type { Attribute, Element } from '../xml/document.js';
import { prefixOf, uriOf } from '../xml/namespaces.js';
import { elementText } from '../xml/values.js';

/** An element of a feed as XML that can stand by itself: every namespace that it uses is declared in it. */
export function markupOf(element: Element): string {
  const declared = new Map<string, string>();
  const inside = printed(element, declared);
  const declarations = [...declared].map(
    ([prefix, uri]) => ` xmlns${prefix && ':'}${prefix}="${quoted(uri)}"`,
  );
  const at = 1 + element.qname.length;
  return `${inside.slice(0, at)}${declarations.join('')}${inside.slice(at)}`;
}

/** Prints an element and what it holds, texts and children in their order; prefixes are gathered in `declared`. */
function printed(top: Element, declared: Map<string, string>): string {
  let written = '';
  const stack: (Element | string)[] = [top];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') {
      written += next;
      continue;
    }
    declare(next, declared);
    const attributes = next.attributes.map((each) => {
      if (each.qname.includes(':')) declare(each, declared);
      return ` ${each.qname}="${quoted(each.value)}"`;
    });
    const tag = `<${next.qname}${attributes.join('')}`;
    const pieces = piecesOf(next);
    if (pieces.length === 0) {
      written += `${tag}/>`;
      continue;
    }
    written += `${tag}>`;
    stack.push(`</${next.qname}>`, ...pieces.toReversed());
  }
  return written;
}

/** The texts and the children of an element in their order. Texts are escaped. */
function piecesOf({ markup, children, text, openEnd, contentEnd }: Element): readonly (Element | string)[] {
  if (children.length === 0) return text === '' ? [] : [escapedText(text)];
  if (text.trim() === '') return children;
  const pieces: (Element | string)[] = [];
  let at = openEnd;
  const addText = (end: number): void => {
    const between = elementText(markup, { openEnd: at, contentEnd: end, children: [] });
    if (between !== '') pieces.push(escapedText(between));
  };
  for (const child of children) {
    addText(child.start);
    pieces.push(child);
    at = child.end;
  }
  addText(contentEnd);
  return pieces;
}

/** Notes the namespace of a name, unless it has none or nobody declared its prefix. */
function declare({ qname, name, expandedName }: Element | Attribute, declared: Map<string, string>): void {
  const colon = qname.indexOf(':');
  const prefix = colon < 0 ? '' : qname.slice(0, colon);
  if (prefix === 'xml' || declared.has(prefix)) return;
  const written = /^\{(.*)\}/s.exec(expandedName)?.[1];
  const known = written === undefined ? undefined : prefixOf(written);
  if (known === '') return;
  // What a feed binds to a misspelt address, or to none, is read as what was meant, and written as that.
  const meant = name.startsWith('{') ? written : uriOf(name.slice(0, name.indexOf(':')));
  const uri = known === undefined ? meant : written;
  if (uri !== undefined) declared.set(prefix, uri);
}

/** In double quotes; what a reader would fold to a space is written as a reference (XML 1.0, 3.3.3). */
function quoted(value: string): string {
  return escapedHtml(value).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
