// Controls, marks and overrides of the direction of writing, and characters without width that hide others.
const unprintable = /[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** What comes from a file must not steer a terminal or a CI: such characters are shown as U+FFFD, never sent. */
export function clean(text: string): string {
  return text.replace(/\t/g, '  ').replace(unprintable, '\uFFFD');
}

/** The same for JSON, in which nothing may be lost: such characters are written as escapes. */
export function escapedJson(json: string): string {
  return json.replace(/[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
