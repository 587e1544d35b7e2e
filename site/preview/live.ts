import type { EpisodePreview, LivePreview, PlacedFinding } from '../../src/preview/model.js';
import { byId, inPlace, node } from '../node.js';
import { tabsOf } from '../tabs.js';
import { previewView } from './view.js';

/** The page of `airworthy preview`: it shows what the server has built, and follows what changes. */
const status = byId('status', HTMLElement);
const heading = byId('name', HTMLElement);
const verdicts = byId('verdicts', HTMLElement);
const findings = node('div', {});
const left = node('div', {});

const view = previewView({
  episode: (index) => asked<EpisodePreview>(`episode.json?index=${index}`),
  picture: (url) => (state?.local.includes(url) ? `picture?url=${encodeURIComponent(url)}` : undefined),
});
const tabs = tabsOf('What to see', [
  { name: 'preview', title: 'Preview', panel: node('div', {}, left, view.element) },
  { name: 'findings', title: 'Findings', panel: findings },
]);
byId('tabs', HTMLElement).append(tabs.element);

let state: LivePreview | undefined;

async function asked<T>(path: string): Promise<T | undefined> {
  const answer = await fetch(path);
  return answer.ok ? ((await answer.json()) as T) : undefined;
}

/** Shows everything anew; the open tab, what was chosen and every place stay. */
async function renew(): Promise<void> {
  const found = await asked<LivePreview>('state.json');
  if (!found || found.revision < (state?.revision ?? 0)) return;
  state = found;
  const { preview, isPartial } = found;
  inPlace(() => showAround(found));
  if (preview) await view.show(preview);
  status.textContent = isPartial ? 'One episode is renewed; the rest is being built …' : 'Up to date';
}

/** All that stands around the preview: what is built, the verdicts, what is left out, the findings. */
function showAround(found: LivePreview): void {
  const { name, preview } = found;
  heading.textContent = `Preview of ${name}`;
  document.title = `${preview?.show.title || name} – preview`;
  verdicts.replaceChildren(
    ...found.verdicts.map(({ title, passes, words }) =>
      node(
        'li',
        { class: passes ? 'pass' : 'fail' },
        node('strong', {}, title),
        node('span', {}, `${passes ? '✓' : '✗'} ${words}`),
      ),
    ),
  );
  left.replaceChildren(
    ...(found.left.length > 0
      ? [node('ul', { class: 'left' }, ...found.left.map((each) => node('li', {}, each)))]
      : []),
    ...(preview ? [] : [node('p', {}, 'Nothing can be shown yet: see the findings.')]),
  );
  view.element.hidden = preview === undefined;
  showFindings(found.findings);
}

function showFindings(given: readonly PlacedFinding[]): void {
  const shown = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    given.filter((each) => each.severity === severity),
  );
  const count = shown.filter(({ severity }) => severity !== 'info').length;
  tabs.label(
    'findings',
    `Findings (${count === shown.length ? count : `${count} + ${shown.length - count} infos`})`,
  );
  findings.replaceChildren(
    ...(shown.length > 0
      ? [node('ol', { class: 'placed' }, ...shown.map(findingOf))]
      : [node('p', {}, 'Nothing was found.')]),
  );
}

function findingOf({
  file,
  line,
  column,
  severity,
  rule,
  message,
  why,
  help,
  askers,
  excerpt,
}: PlacedFinding): HTMLElement {
  const { text, start, end } = excerpt;
  return node(
    'li',
    { class: severity },
    node(
      'p',
      {},
      node('span', { class: `badge ${severity}` }, severity),
      ' ',
      node('code', {}, `${file}:${line}:${column}`),
      ' ',
      node('code', { class: 'dim' }, rule),
    ),
    node('p', {}, message),
    node(
      'pre',
      { tabindex: '0', 'aria-label': `Line ${line}` },
      node('span', { class: 'number', 'data-line': String(line) }),
      text.slice(0, start),
      node('mark', { class: severity }, text.slice(start, end)),
      text.slice(end),
    ),
    node(
      'p',
      { class: 'dim' },
      `${why} ${help}${askers.length > 0 ? ` Asked by ${askers.join(', ')}.` : ''}`,
    ),
  );
}

/** What is asked for is asked for one after the other: a slow answer never shows what was there before. */
let turn: Promise<void> = renew();
const events = new EventSource('events');
events.addEventListener('message', ({ data }) => {
  const { episode } = JSON.parse(String(data)) as { episode?: number };
  turn = turn.then(async () => {
    if (episode !== undefined) await view.renew(episode);
    await renew();
  });
});
events.addEventListener('error', () => {
  status.textContent = 'The preview has ended. Start it again: airworthy preview';
});
events.addEventListener('open', () => {
  turn = turn.then(renew);
});
