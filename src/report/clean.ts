// Controls, marks and overrides of the direction of writing, and characters without width that hide others.
const unprintable = /[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Where a CI would take a line for a command: GitHub Actions, Azure Pipelines and TeamCity know such marks. */
const commands = /^(\s*:):|##(?=\[|vso\[|teamcity\[)/gi;

/**
 * What comes from a file must not steer a terminal or a CI: such characters are shown as U+FFFD, never sent. The text
 * takes one line.
 */
export function clean(text: string): string {
  const printable = text.replace(/\t/g, '  ').replace(unprintable, '\uFFFD');
  return printable.replace(commands, (mark, colon: string | undefined) =>
    colon === undefined ? `#\uFFFD` : `${mark.slice(0, -1)}\uFFFD`,
  );
}

/** The same for JSON, in which nothing may be lost: such characters are written as escapes. */
export function escapedJson(json: string): string {
  return json
    .replace(/##(?=\[|vso\[|teamcity\[)/gi, '#\\u0023')
    .replace(/[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}
