import { readHtml } from '../text/html.js';
import { cutHtml, cutText } from './cut.js';
import { descriptionLimit } from './describe.js';

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => references[character] ?? character);
}

/** HTML with a list of times behind it: each line is a paragraph, which every directory keeps as a line. */
export function withTimes(html: string, lines: readonly string[]): string {
  const list = lines.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  return html === '' ? list : `${html}\n${list}`;
}

/**
 * A description with a list of times behind it, in at most {@link descriptionLimit} bytes: what is before the list is
 * shortened for it. In plain text where that is asked for. Undefined when the list alone is too long.
 */
export function describeTimes(
  description: string,
  lines: readonly string[],
  isPlain: boolean,
): string | undefined {
  const list = isPlain ? lines.join('\n') : withTimes('', lines);
  const room = descriptionLimit - new TextEncoder().encode(list).length - 2;
  if (room < 0) return undefined;
  if (isPlain) return `${cutText(description, room)}\n\n${list}`;
  const isHtml = readHtml(description).tags.length > 0;
  const html = isHtml ? description : `<p>${escaped(description)}</p>`;
  return `${cutHtml(html, room)}\n${list}`;
}
