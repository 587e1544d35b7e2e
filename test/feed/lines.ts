import { readText } from '../../src/xml/document.js';
import type { Element } from '../../src/xml/element.js';

/** Every value of a feed as a line: the way to it, by guids where there are several, and what stands there. */
export function lines(feed: string): readonly string[] {
  const { root, findings } = readText(feed, { name: 'feed.xml' });
  if (!root || findings.length > 0) throw new Error(findings[0]?.message ?? 'There is no element.');
  return linesOf(root, '');
}

function linesOf(element: Element, way: string): readonly string[] {
  const guid = element.child('guid')?.text;
  const here = `${way}/${element.name}${guid ? `(${guid.slice(0, 4)})` : ''}`;
  return [
    ...element.attributes.map(({ name, value }) => `${here}@${name}=${value}`),
    ...(element.children.length === 0 && element.text ? [`${here}=${element.text}`] : []),
    ...element.children.flatMap((child) => linesOf(child, here)),
  ];
}

/** The lines that are not among the others. */
export function without(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((line) => !others.includes(line));
}
