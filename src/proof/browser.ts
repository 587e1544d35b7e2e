import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** What a browser shows of a piece of HTML: the text of all its nodes (DOM, textContent). */
export function textContent(html: string): string {
  let text = '';
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [...parseFragment(html).childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('value' in node) text += node.value;
    if ('childNodes' in node) for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
  return text;
}
