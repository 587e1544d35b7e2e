const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string, characters: RegExp): string {
  return text.search(characters) < 0
    ? text
    : text.replace(characters, (character) => references[character] ?? character);
}

/** Writes a value so that it can stand in an attribute of XML, in quotes of either kind (XML 1.0, 2.4). */
export function escapedAttribute(value: string): string {
  return escaped(value, /[&<"']/g);
}

/** Writes a text so that it can stand between the tags of HTML. Quotes need no reference there. */
export function escapedText(text: string): string {
  return escaped(text, /[&<>]/g);
}

/** Writes a text so that it can stand in HTML, in an attribute in double quotes as well. */
export function escapedHtml(text: string): string {
  return escaped(text, /[&<>"]/g);
}
