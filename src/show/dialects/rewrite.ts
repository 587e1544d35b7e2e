import type { Value } from '../syntax/value.js';
import type { Spelling } from './dialect.js';

/** A spelling that rewrites the text of a scalar and leaves everything else, and what it cannot read, as it is. */
export function rewrite(read: (text: string) => string | undefined): Spelling {
  return (value) =>
    value.kind === 'scalar' ? { ...value, text: read(value.text.trim()) ?? value.text } : value;
}

/** The file that a wiki link names, as Obsidian writes it in front matter: `[[soil.mp3]]`, `![[soil.png|300]]`. */
export function linked(text: string): string {
  return (
    /^!?\[\[([^[\]|#\n]{1,500})(?:[|#][^[\]\n]{0,500})?\]\]$/.exec(text.trim())?.[1]?.trim() ?? text.trim()
  );
}

/** The one value of a list, as exports of WordPress have them. */
export function only(value: Value): Value {
  return value.kind === 'list' && value.items.length === 1 ? (value.items[0] as Value) : value;
}
