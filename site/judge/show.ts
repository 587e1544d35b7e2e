import { button, node } from '../node.js';
import type { Finding, Group, Judged, Text } from './messages.js';

/** What the reader of a result can ask for. */
interface Actions {
  readonly see: (at: number) => void;
  readonly fix: () => void;
  readonly report: (format: 'json' | 'html') => void;
}

/** Shows what was found in a feed, in place of what was there. */
export function showJudged(place: HTMLElement, found: Judged, actions: Actions): void {
  const { verdicts, groups, episodes, episodeCount, fixable } = found;
  const rows = verdicts.map(({ profile, title, passes, words }) =>
    node(
      'li',
      { class: passes ? 'pass' : 'fail' },
      node('a', { href: `directories/${profile}.html` }, title),
      node('span', {}, `${passes ? '✓' : '✗'} ${words}`),
    ),
  );
  const list = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const those = groups.filter((each) => each.severity === severity);
    const title = { error: 'Errors', warning: 'Warnings', info: 'Infos' }[severity];
    if (those.length === 0) return [];
    return [node('h3', {}, title), ...those.map((each) => groupOf(each, actions))];
  });
  const fix = button(`Apply ${fixable} safe ${fixable === 1 ? 'fix' : 'fixes'}`, actions.fix);
  place.replaceChildren(
    node('h2', {}, 'Verdicts'),
    node('ul', { class: 'verdicts' }, ...rows),
    node(
      'p',
      { class: 'row' },
      ...(fixable > 0 ? [fix] : []),
      button('Save the report as HTML', () => actions.report('html')),
      button('Save the report as JSON', () => actions.report('json')),
    ),
    node('div', { id: 'fixed' }),
    node(
      'div',
      { class: 'panes' },
      node(
        'section',
        { 'aria-label': 'Findings' },
        node('h2', {}, 'Findings'),
        ...(list.length > 0 ? list : [node('p', {}, 'Nothing was found.')]),
      ),
      node(
        'section',
        { 'aria-label': 'The feed', class: 'feed' },
        node('h2', {}, 'The feed'),
        node('div', { id: 'text' }),
      ),
    ),
    ...(episodeCount > 0 ? [episodesOf(episodes, episodeCount)] : []),
  );
}

function groupOf({ rule, severity, why, askers, count, findings }: Group, { see }: Actions): HTMLElement {
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
      node('a', { href: `rules/${rule}.html` }, `About ${rule}`),
      `. Asked by ${askers.join(', ')}.`,
    ),
    node('ol', {}, ...findings.map((each) => findingOf(each, see))),
    ...(rest > 0 ? [node('p', {}, `… and ${rest} more; the report has them all.`)] : []),
  );
}

function findingOf(
  { message, help, fix, line, column, at, count }: Finding,
  see: Actions['see'],
): HTMLElement {
  const where = button(`${line}:${column}`, () => see(at), {
    class: 'place',
    'aria-label': `${line}:${column}, show in the feed`,
  });
  const fixable = fix ? ` ${fix.safe ? 'Safe fix' : 'Fix that needs judgement'}: ${fix.title}.` : '';
  return node(
    'li',
    {},
    node('p', {}, where, ` ${message}${count > 1 ? ` (${count} places)` : ''}`),
    node('p', { class: 'dim' }, help, fixable),
  );
}

function episodesOf(episodes: Judged['episodes'], count: number): HTMLElement {
  const rest = count - episodes.length;
  return node(
    'details',
    { class: 'plain' },
    node('summary', {}, `Episodes (${count})`),
    node(
      'ol',
      { class: 'episodes' },
      ...episodes.map(({ title, state }) =>
        node('li', {}, node('span', { class: `badge ${state}` }, state), ` ${title}`),
      ),
    ),
    ...(rest > 0 ? [node('p', {}, `… and ${rest} more.`)] : []),
  );
}

/** Shows a stretch of the feed as text, and goes to the row that was asked for. */
export function showText(place: HTMLElement, text: Text, see: (at: number) => void, goThere: boolean): void {
  const { rows, before, after } = text;
  const lines = rows.map(({ line, pieces, isAsked }) => {
    const parts = pieces.map((piece) =>
      piece.severity ? node('mark', { class: piece.severity }, piece.text) : piece.text,
    );
    const number = node('span', { class: 'number', 'data-line': String(line ?? '') });
    return node('div', isAsked ? { class: 'asked' } : {}, number, ...parts);
  });
  const view = node('pre', { tabindex: '0', 'aria-label': 'The feed as text' }, ...lines);
  const move = (name: string, at: number | undefined) =>
    at === undefined ? [] : [button(name, () => see(at))];
  const moves = [...move('Earlier', before), ...move('Later', after)];
  place.replaceChildren(...(moves.length > 0 ? [node('p', { class: 'row' }, ...moves)] : []), view);
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
