import { button, node } from '../node.js';
import { type Tab, type Tabs, tabsOf } from '../tabs.js';
import {
  type Finding,
  type Group,
  type Judged,
  type ReportFormat,
  reportFormats,
  type Text,
} from './messages.js';

/** What the reader of a result can ask for. */
export interface Actions {
  readonly see: (at: number) => void;
  readonly fix: (which: number | 'safe') => void;
  readonly report: (format: ReportFormat) => void;
  readonly open: (episode: number) => void;
  /** A panel was opened. */
  readonly opened: (name: string) => void;
}

/** Shows what was found in a feed, in place of what was there. `preview` is the panel of the preview. */
export function showJudged(place: HTMLElement, found: Judged, preview: HTMLElement, actions: Actions): Tabs {
  const { verdicts, episodes, episodeCount, counts, fixed, of, files, unused } = found;
  const problems = counts.error + counts.warning;
  // A thousand episodes take longer to lay out than a feed to judge, and few look at them.
  const list = node('div', {});
  const fill = atFirst(() => list.append(episodesOf(episodes, episodeCount, actions.open)));
  const panels: readonly (Tab | false)[] = [
    { name: 'findings', title: `Findings (${problems})`, panel: findingsOf(found, actions) },
    episodeCount > 0 && {
      name: 'episodes',
      title: `Episodes (${episodeCount})`,
      panel: list,
    },
    found.isShown && { name: 'preview', title: 'Preview', panel: preview },
    of === 'feed' &&
      (found.isShown || found.fixable + fixed > 0) && {
        name: 'changes',
        title: `Changes (${fixed})`,
        panel: node('div', { id: 'changes' }),
      },
  ];
  const tabs = tabsOf(
    'What was found',
    panels.filter((each) => each !== false),
    (name) => {
      if (name === 'episodes') fill();
      actions.opened(name);
    },
  );
  place.replaceChildren(
    ...(verdicts.length > 0 ? [node('h2', {}, 'Verdicts'), verdictsOf(verdicts)] : []),
    ...(files.length > 0 ? [node('p', { class: 'dim' }, `Judged together with ${listed(files)}.`)] : []),
    ...(unused.length > 0
      ? [
          node(
            'p',
            {},
            `Not looked at: ${listed(unused)}. One feed is judged at a time, with the files that it names.`,
          ),
        ]
      : []),
    tabs.element,
  );
  return tabs;
}

function verdictsOf(verdicts: Judged['verdicts']): HTMLElement {
  const rows = verdicts.map(({ profile, title, passes, words }) =>
    node(
      'li',
      { class: passes ? 'pass' : 'fail' },
      linkTo(`directories/${profile}.html`, title),
      node('span', {}, `${passes ? '✓' : '✗'} ${words}`),
    ),
  );
  return node('ul', { class: 'verdicts' }, ...rows);
}

/** A link that leaves what was found where it is: a page from the disk would be empty for who comes back. */
function linkTo(href: string, title: string): HTMLElement {
  return node(
    'a',
    { href, target: '_blank', rel: 'noopener', 'aria-label': `${title}, in a new tab` },
    title,
  );
}

/** Does something the first time that it is asked for. */
function atFirst(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}

function listed(names: readonly string[]): string {
  const most = 5;
  const rest = names.length - most;
  return names.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function findingsOf({ groups, fixable, of }: Judged, actions: Actions): HTMLElement {
  const askers = new Map(groups.flatMap((group) => group.askers.map(({ name, title }) => [name, title])));
  const choice = node(
    'select',
    { id: 'asker' },
    node('option', { value: '' }, 'anybody'),
    ...[...askers].map(([name, title]) => node('option', { value: name }, title)),
  );
  const list = node('div', {});
  const draw = (): void => {
    const wanted = groups.filter(
      (group) => choice.value === '' || group.askers.some(({ name }) => name === choice.value),
    );
    const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
      const those = wanted.filter((each) => each.severity === severity);
      const title = { error: 'Errors', warning: 'Warnings', info: 'Infos' }[severity];
      return those.length === 0
        ? []
        : [node('h3', {}, title), ...those.map((each) => groupOf(each, actions))];
    });
    list.replaceChildren(...(parts.length > 0 ? parts : [node('p', {}, 'Nothing was found.')]));
  };
  choice.addEventListener('change', draw);
  draw();
  const count = `Apply ${fixable} safe ${fixable === 1 ? 'fix' : 'fixes'}`;
  const save = (Object.keys(reportFormats) as ReportFormat[]).map((format) =>
    button(reportFormats[format].title, () => actions.report(format), {
      'aria-label': `Save the report as ${reportFormats[format].title}`,
    }),
  );
  return node(
    'div',
    {},
    node(
      'div',
      { class: 'row' },
      ...(fixable > 0 ? [button(count, () => actions.fix('safe'), { class: 'main' })] : []),
      node('label', {}, 'Asked by ', choice),
      node('span', { class: 'row save' }, 'Save the report: ', ...save),
    ),
    node(
      'div',
      { class: 'panes' },
      node('section', { 'aria-label': 'Findings' }, list),
      node(
        'section',
        { 'aria-label': of === 'feed' ? 'The feed' : 'The file', class: 'feed' },
        node('h3', {}, of === 'feed' ? 'The feed' : 'The file'),
        node('div', { id: 'text' }),
      ),
    ),
  );
}

function groupOf({ rule, severity, why, askers, count, findings }: Group, actions: Actions): HTMLElement {
  const rest = count - findings.length;
  return node(
    'details',
    { class: severity, 'data-rule': rule, ...(severity === 'info' ? {} : { open: '' }) },
    node(
      'summary',
      {},
      node('code', {}, rule),
      ...(count > 1 ? [node('span', { class: 'dim' }, ` × ${count}`)] : []),
    ),
    node(
      'p',
      { class: 'dim' },
      `${why} `,
      linkTo(`rules/${rule}.html`, `About ${rule}`),
      `. Asked by ${askers.map(({ title }) => title).join(', ')}.`,
    ),
    node('ol', {}, ...findings.map((each) => findingOf(each, actions))),
    ...(rest > 0 ? [node('p', {}, `… and ${rest} more; the report has them all.`)] : []),
  );
}

function findingOf(
  { message, help, fix, file, line, column, at, count }: Finding,
  actions: Actions,
): HTMLElement {
  const where =
    file === undefined
      ? button(`${line}:${column}`, () => actions.see(at), {
          class: 'place',
          'aria-label': `${line}:${column}, show in the feed`,
        })
      : node('code', {}, `${file}:${line}:${column}`);
  const repair = fix && [
    button('Fix', () => actions.fix(fix.number), { class: 'place', 'aria-label': `Fix: ${fix.title}` }),
    ` ${fix.title}${fix.safe ? '' : ' (needs judgement: it changes what people see or are sent)'}.`,
  ];
  return node(
    'li',
    {},
    node('p', {}, where, ` ${message}${count > 1 ? ` (${count} places)` : ''}`),
    // A fix that does just what the advice says need not say it again.
    ...(fix && help === `${fix.title}.` ? [] : [node('p', { class: 'dim' }, help)]),
    ...(repair ? [node('p', { class: 'dim' }, ...repair)] : []),
  );
}

function episodesOf(episodes: Judged['episodes'], count: number, open: Actions['open']): HTMLElement {
  const rest = count - episodes.length;
  const words = { error: 'error', warning: 'warning', info: 'info', fine: 'fine' } as const;
  return node(
    'div',
    {},
    node(
      'ol',
      { class: 'episodes' },
      ...episodes.map(({ title, state }, index) =>
        node(
          'li',
          {},
          node('span', { class: `badge ${state}` }, words[state]),
          button(title, () => open(index), { class: 'plain', 'aria-label': `${title}, see the preview` }),
        ),
      ),
    ),
    ...(rest > 0 ? [node('p', {}, `… and ${rest} more.`)] : []),
  );
}

/** Shows a stretch of the feed as text, and goes to the row that was asked for. */
export function showText(place: HTMLElement, text: Text, see: (at: number) => void, goThere: boolean): void {
  const { rows, before, after } = text;
  if (rows.length === 0) {
    place.replaceChildren(node('p', { class: 'dim' }, 'There is no text to show.'));
    return;
  }
  const lines = rows.map(({ line, pieces, isAsked }) => {
    const parts = pieces.map((piece) =>
      piece.severity ? node('mark', { class: piece.severity }, piece.text) : piece.text,
    );
    const number = node('span', { class: 'number', 'data-line': String(line ?? '') });
    return node('div', isAsked ? { class: 'asked' } : {}, number, ...parts);
  });
  const view = node('pre', { tabindex: '0', 'aria-label': 'The feed as text' }, ...lines);
  const move = (name: string, at: number | undefined) =>
    button(name, () => at !== undefined && see(at), at === undefined ? { disabled: '' } : {});
  const isLong = before !== undefined || after !== undefined;
  const moves = isLong ? [node('p', { class: 'row' }, move('Earlier', before), move('Later', after))] : [];
  place.replaceChildren(...moves, view);
  const asked = view.querySelector<HTMLElement>('.asked');
  if (asked) view.scrollTop = asked.offsetTop - view.clientHeight / 2;
  if (!goThere) return;
  view.focus({ preventScroll: true });
  const { top, bottom } = view.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) view.scrollIntoView({ block: 'nearest' });
}

/** How many lines of a diff are shown. */
const longestDiff = 2000;

/** A unified diff. */
export function showDiff(diff: string): HTMLElement {
  const lines = diff.split('\n').slice(2);
  const rows = lines.slice(0, longestDiff).map((line) => {
    const kind = { '+': 'added', '-': 'removed', '@': 'dim' }[line[0] ?? ''];
    return node('div', kind ? { class: kind } : {}, line.slice(0, 2000));
  });
  const rest = lines.length - rows.length;
  if (rest > 0) rows.push(node('div', { class: 'dim' }, `… and ${rest} more lines`));
  return node('pre', { class: 'diff', tabindex: '0', 'aria-label': 'What changed' }, ...rows);
}
