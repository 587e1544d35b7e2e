import { isHttp, parseUrl } from '../text/url.js';
import type { Element } from '../xml/document.js';
import type { Plain, PlainTable } from './plain.js';

/** How a value is read from an element; undefined when it says none. */
export type Saying = (element: Element) => Plain | undefined;

/** The trimmed text of an element; undefined when there is none. */
export function textOf(element: Element | undefined): string | undefined {
  return element?.text.trim() || undefined;
}

/** The trimmed text of the first child of a name that has any. */
export function childText(element: Element, name: string): string | undefined {
  for (const child of element.children) {
    const text = child.name === name ? child.text.trim() : '';
    if (text !== '') return text;
  }
  return undefined;
}

/** The trimmed value of an attribute; undefined when there is none. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.attribute(name)?.value.trim() || undefined;
}

/** The text of the element itself. */
export function content(element: Element): string | undefined {
  return textOf(element);
}

export function attribute(name: string): Saying {
  return (element) => attributeOf(element, name);
}

/** A number as the feed has it; any other text stays a text, so that its reader can say what is wrong with it. */
export function number(name: string): Saying {
  return (element) => numberIn(attributeOf(element, name));
}

export function flag(name: string): Saying {
  return (element) => {
    const text = attributeOf(element, name);
    return text === undefined ? undefined : (truth(text) ?? text);
  };
}

export function numberIn(text: string | undefined): number | string | undefined {
  return text !== undefined && String(Number(text)) === text ? Number(text) : text;
}

/** An address as it is, or completed by the one that it is a part of; what is not an address stays as it is. */
export function complete(address: string, base: string | undefined): string {
  return isHttp(address) ? address : (parseUrl(address, base)?.href ?? address);
}

/** What the words for true and false mean that feeds use; undefined for any other. */
export function truth(text: string): boolean | undefined {
  if (/^(true|yes|explicit|1)$/i.test(text)) return true;
  return /^(false|no|clean|0)$/i.test(text) ? false : undefined;
}

/** A table of what an element says. */
export function tableOf(element: Element, sayings: Readonly<Record<string, Saying>>): PlainTable {
  return Object.fromEntries(Object.entries(sayings).map(([key, say]) => [key, say(element)]));
}

/** What every child of a name says. */
export function tablesOf(
  element: Element,
  name: string,
  sayings: Readonly<Record<string, Saying>>,
): readonly PlainTable[] {
  return element.all(name).map((child) => tableOf(child, sayings));
}

/** What the first child of a name says. */
export function firstTable(
  element: Element,
  name: string,
  sayings: Readonly<Record<string, Saying>>,
): PlainTable | undefined {
  const child = element.child(name);
  return child && tableOf(child, sayings);
}
