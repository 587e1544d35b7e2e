const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Writes a value so that it can stand in an attribute of XML, in quotes of either kind (XML 1.0, 2.4). */
export function escapedAttribute(value: string): string {
  return value.replace(/[&<"']/g, (character) => references[character] ?? character);
}
