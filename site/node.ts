/** The element of the page with an id, which is of a kind. Throws when the page has none: the page is ours. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
}

/** A new element. What a feed says only ever becomes text. */
export function node<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(text: string, press: () => void, attributes: Readonly<Record<string, string>> = {}) {
  const made = node('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', press);
  return made;
}

/** Changes the page in one go, and leaves its reader where they are. */
export function inPlace(change: () => void): void {
  const { scrollX, scrollY } = window;
  change();
  scrollTo(scrollX, scrollY);
}
