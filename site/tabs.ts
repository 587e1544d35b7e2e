import { node } from './node.js';

/** One of several panels of which one is shown. */
export interface Tab {
  readonly name: string;
  readonly title: string;
  readonly panel: HTMLElement;
}

/** Panels under tabs, as the ARIA Authoring Practices describe them: arrows, Home and End move between the tabs. */
export interface Tabs {
  readonly element: HTMLElement;
  readonly open: (name: string) => void;
  /** Changes what is written on a tab. */
  readonly label: (name: string, title: string) => void;
}

/** Makes tabs; the first is open. */
export function tabsOf(label: string, tabs: readonly Tab[], opened: (name: string) => void = () => {}): Tabs {
  const list = node('div', { role: 'tablist', 'aria-label': label, class: 'tabs' });
  const buttons = tabs.map(({ name, title }) => {
    const made = node(
      'button',
      { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}` },
      title,
    );
    made.addEventListener('click', () => open(name));
    return made;
  });
  list.append(...buttons);
  const panels = tabs.map(({ name, panel }) => {
    const made = node(
      'div',
      { role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}` },
      panel,
    );
    return made;
  });
  list.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((each) => each.contains(document.activeElement));
    const { length } = buttons;
    const to = {
      ArrowRight: (at + 1) % length,
      ArrowLeft: (at + length - 1) % length,
      Home: 0,
      End: length - 1,
    }[event.key];
    const tab = to === undefined ? undefined : tabs[to];
    if (at < 0 || to === undefined || !tab) return;
    event.preventDefault();
    open(tab.name);
    buttons[to]?.focus();
  });
  function open(name: string): void {
    if (!tabs.some((each) => each.name === name)) return;
    for (const [index, each] of tabs.entries()) {
      const isOpen = each.name === name;
      buttons[index]?.setAttribute('aria-selected', String(isOpen));
      buttons[index]?.setAttribute('tabindex', isOpen ? '0' : '-1');
      const panel = panels[index];
      if (panel) panel.hidden = !isOpen;
    }
    opened(name);
  }
  const element = node('div', {}, list, ...panels);
  open(tabs[0]?.name ?? '');
  return {
    element,
    open,
    label(name, title) {
      const at = tabs.findIndex((each) => each.name === name);
      const found = buttons[at];
      if (found) found.textContent = title;
    },
  };
}
