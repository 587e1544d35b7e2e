/** What marks a line that only the author can write. */
export const mark = '←';

/** A value for `show.yaml` or front matter: a text, several of them, or a table of texts. */
export type Writable = string | readonly string[] | Readonly<Record<string, string>>;

/** A value in YAML. */
export function spelt(value: Writable): string {
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(speltWithin).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([key, text]) => `${key}: ${speltWithin(text)}`)
    .join(', ')} }`;
}

function speltWithin(text: string): string {
  return isPlain(text) && !/[,[\]{}]/.test(text) ? text : JSON.stringify(text);
}

/** Whether YAML reads a text as it stands, and as a text. */
function isPlain(text: string): boolean {
  return /^(?!.*(?:: | #))(?:\.{1,2}\/)*[\p{L}\d/][^\n\r"\\]*[^\s:"\\]$|^[\p{L}\d]$/u.test(text);
}
