import { escapedHtml } from '../text/escape.js';

/**
 * Renders a page that was copied as plain text: every line is a paragraph, lines that start with a dash are a
 * list. Nothing in it is markup.
 */
export function renderPlain(text: string): string {
  const blocks: string[] = [];
  let items: string[] = [];
  const endList = (): void => {
    if (items.length > 0) blocks.push(`<ul>\n${items.map((item) => `<li>${item}</li>\n`).join('')}</ul>`);
    items = [];
  };
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const item = /^\s*[-*•]\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined) items.push(escapedHtml(item.trim()));
    else if (line.trim() !== '') {
      endList();
      blocks.push(`<p>${escapedHtml(line.trim())}</p>`);
    }
  }
  endList();
  return blocks.join('\n');
}
