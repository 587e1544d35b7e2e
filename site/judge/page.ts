import { button, byId, node } from '../node.js';
import type { Fixed, Judged, Request, Response, Text } from './messages.js';
import { showDiff, showJudged, showText } from './show.js';

const status = byId('status', HTMLElement);
const result = byId('result', HTMLElement);
const file = byId('file', HTMLInputElement);
const pasted = byId('pasted', HTMLTextAreaElement);
const address = byId('address', HTMLInputElement);
const drop = byId('drop', HTMLElement);
const profiles = byId('profiles', HTMLFieldSetElement);

/** The feed in the page. */
let feed: { readonly name: string; readonly bytes: Uint8Array } | undefined;

const code = byId('worker', HTMLScriptElement).textContent ?? '';
const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
const ask = (request: Request): void => worker.postMessage(request);

worker.addEventListener('message', ({ data }: MessageEvent<Response>) => {
  if (data.kind === 'judged') judged(data);
  else if (data.kind === 'text') text(data);
  else if (data.kind === 'fixed') fixed(data);
  else if (data.kind === 'reported') {
    const type = data.format === 'json' ? 'application/json' : 'text/html';
    download(`${feed?.name ?? 'feed'}.report.${data.format}`, data.text, type);
  } else tell(data.message);
});
worker.addEventListener('error', ({ message }) => tell(`The feed could not be judged: ${message}`));

function tell(message: string): void {
  status.replaceChildren(message);
}

function judge(): void {
  if (!feed) return;
  tell(`Judging ${feed.name} …`);
  const chosen = [...profiles.querySelectorAll('input')].filter((box) => box.checked);
  if (chosen.length === 0) {
    tell('Choose at least one directory or specification to judge by.');
    return;
  }
  ask({ kind: 'judge', ...feed, profiles: chosen.map(({ value }) => value), now: Date.now() });
}

function open(name: string, bytes: Uint8Array): void {
  feed = { name, bytes };
  judge();
}

async function openFile(given: File | undefined): Promise<void> {
  if (!given) return;
  tell(`Reading ${given.name} …`);
  try {
    open(given.name, new Uint8Array(await given.arrayBuffer()));
  } catch {
    tell(`${given.name} could not be read.`);
  }
}

function judged(found: Judged): void {
  const { counts, took, name } = found;
  const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const summary = [
    plural(counts.error, 'error'),
    plural(counts.warning, 'warning'),
    plural(counts.info, 'info'),
  ];
  tell(`${name}: ${summary.join(', ')} (judged in ${Math.max(1, Math.round(took))} ms)`);
  showJudged(result, found, {
    see: (at) => ask({ kind: 'text', at }),
    fix: () => {
      tell('Fixing …');
      ask({ kind: 'fix' });
    },
    report: (format) => ask({ kind: 'report', format }),
  });
  result.hidden = false;
  isFirst = true;
  ask({ kind: 'text', at: found.groups[0]?.findings[0]?.at ?? 0 });
}

/** The text that is shown by itself does not take the page away from under the reader. */
let isFirst = true;

function text(found: Text): void {
  showText(byId('text', HTMLElement), found, (at) => ask({ kind: 'text', at }), !isFirst);
  isFirst = false;
}

function fixed({ bytes, fixed: count, diff }: Fixed): void {
  const place = byId('fixed', HTMLElement);
  if (count === 0) {
    place.replaceChildren(node('p', {}, 'Nothing could be fixed safely.'));
    tell('Nothing could be fixed safely.');
    return;
  }
  const { name } = feed ?? { name: 'feed.xml' };
  const dot = name.lastIndexOf('.');
  const fixedName = dot > 0 ? `${name.slice(0, dot)}.fixed${name.slice(dot)}` : `${name}.fixed.xml`;
  const said = `${count} ${count === 1 ? 'finding' : 'findings'} fixed. Everything else in the feed is unchanged, byte for byte.`;
  place.replaceChildren(
    node('p', {}, said),
    node(
      'p',
      { class: 'row' },
      button('Download the fixed feed', () => download(fixedName, bytes, 'application/rss+xml')),
      button('Judge the fixed feed', () => open(fixedName, bytes)),
    ),
    diff === undefined ? node('p', {}, 'The feed is too long to show what changed.') : showDiff(diff),
  );
  tell(said);
}

function download(name: string, content: string | Uint8Array, type: string): void {
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  const href = URL.createObjectURL(new Blob([part], { type }));
  node('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

async function openAddress(): Promise<void> {
  const url = address.value.trim();
  if (!/^https?:\/\/\S+$/i.test(url)) {
    tell('Give the whole address of the feed, such as https://feeds.example.com/show.xml.');
    return;
  }
  tell(`Asking ${new URL(url).host} …`);
  try {
    const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!answer.ok) {
      tell(`The server answered ${answer.status} ${answer.statusText}`.trim());
      return;
    }
    open(new URL(url).pathname.split('/').at(-1) || 'feed.xml', new Uint8Array(await answer.arrayBuffer()));
  } catch {
    status.replaceChildren(
      node(
        'p',
        {},
        'The browser was not allowed to read that address, or could not reach it. Two other ways:',
      ),
      node('p', {}, '1. Open the address in a new tab, save it as a file, and drop the file here.'),
      node(
        'p',
        {},
        '2. On a command line: ',
        node('code', {}, `npx airworthy check '${url.replaceAll("'", '%27')}'`),
      ),
    );
  }
}

file.addEventListener('change', () => {
  openFile(file.files?.[0]);
  file.value = '';
});
byId('paste', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  if (pasted.value.trim() === '') tell('Paste the text of a feed first.');
  else open('pasted.xml', new TextEncoder().encode(pasted.value));
});
byId('fetch', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  openAddress();
});
profiles.addEventListener('change', judge);
for (const name of ['dragover', 'dragenter', 'dragleave', 'drop'] as const) {
  addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name.startsWith('drago') || name === 'dragenter');
    if (name === 'drop') openFile(event.dataTransfer?.files[0]);
  });
}
