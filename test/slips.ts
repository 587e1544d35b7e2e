import { keeps } from './kept.js';

/** What is read of a text, in a line; and what is wrong with it, one line for each fault. */
interface Reading {
  readonly read: string;
  readonly faults: readonly string[];
}

/**
 * What is read of a text from which somebody has lost a word, a mark or the end of a line, wherever that is, and of
 * one that has a mark or a line twice: what is not what the text itself says is kept.
 */
export function keepsSlips(text: string, reading: (text: string) => Reading): void {
  const sound = reading(text);
  const lines = [`  ${sound.read}`, ...sound.faults.map((each) => `  ! ${each}`)];
  for (const { 0: word, index } of text.matchAll(/\w+|[^\w\s]|\n/g)) {
    const [before, after] = [text.slice(0, index), text.slice(index + word.length)];
    // A word twice is another word; a mark or the end of a line twice is a slip.
    const slips = /\w/.test(word)
      ? { '-': before + after }
      : { '-': before + after, '+': before + word + word + after };
    for (const [sign, slip] of Object.entries(slips)) {
      const { read, faults } = reading(slip);
      const said = [
        ...(read === sound.read ? [] : [read || 'nothing']),
        ...faults.map((each) => `! ${each}`),
      ];
      if (said.length === 0) continue;
      lines.push(`  ${sign}${JSON.stringify(word)} at ${index}`, ...said.map((each) => `    ${each}`));
    }
  }
  keeps(lines.join('\n'));
}
