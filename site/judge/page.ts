import type { EpisodePreview } from '../../src/preview/model.js';
import { button, byId, node } from '../node.js';
import { previewView } from '../preview/view.js';
import type { Tabs } from '../tabs.js';
import { fetchFeed } from './address.js';
import {
  type Changes,
  type GivenFile,
  type Judged,
  type Letter,
  mostBytes,
  type Request,
  type Response,
  reportFormats,
  type Text,
} from './messages.js';
import { showDiff, showJudged, showText } from './show.js';

const status = byId('status', HTMLElement);
const result = byId('result', HTMLElement);
const file = byId('file', HTMLInputElement);
const pasted = byId('pasted', HTMLTextAreaElement);
const address = byId('address', HTMLInputElement);
const drop = byId('drop', HTMLElement);
const profiles = byId('profiles', HTMLFieldSetElement);
const input = byId('input', HTMLDetailsElement);

declare global {
  interface Window {
    /** The program of the worker, once its file is loaded. */
    readonly judgeText?: string;
  }
}

let judge: Promise<Worker> | undefined;

/**
 * The worker that judges, which is most of what there is to load: nobody waits for it before there is a feed. A worker
 * from a file of its own does not start where the page is a file as well, so the file holds its text.
 */
function judging(): Promise<Worker> {
  judge ??= new Promise((resolve, reject) => {
    const script = node('script', { src: 'judge.js' });
    script.addEventListener('load', () => resolve(started(window.judgeText ?? '')));
    script.addEventListener('error', () => {
      judge = undefined;
      script.remove();
      reject(new Error('the judge cannot be loaded'));
    });
    document.head.append(script);
  });
  return judge;
}

/** Grows with every judgement that is asked for: what belongs to an earlier one comes too late to be shown. */
let turn = 0;

/** Asks the worker, which is given the bytes of a feed: they are not copied, and the page does not keep them. */
function ask(content: Request): void {
  const given = content.kind === 'judge' ? content.files.map(({ bytes }) => bytes.buffer) : [];
  if (['judge', 'again', 'fix', 'undo'].includes(content.kind)) turn++;
  const letter: Letter<Request> = { turn, content };
  judging().then(
    (worker) => worker.postMessage(letter, given),
    () => tell('The part of this page that judges could not be loaded. Try again.'),
  );
}

/** What is in the page: its name, and the panel that was open last. */
let shown: { readonly name: string; readonly tabs: Tabs } | undefined;
let panel = 'findings';

/** Episodes that the preview waits for, by their places in the feed. */
const awaited = new Map<number, (episode: EpisodePreview | undefined) => void>();
const view = previewView({
  episode: (index) =>
    new Promise((resolve) => {
      awaited.get(index)?.(undefined);
      awaited.set(index, resolve);
      ask({ kind: 'episode', index });
    }),
  picture: () => undefined,
});

function started(code: string): Worker {
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  worker.addEventListener('message', ({ data }: MessageEvent<Letter<Response>>) => {
    if (data.turn === turn || data.content.kind === 'reported') answered(data.content);
  });
  worker.addEventListener('error', ({ message }) => tell(`The feed could not be judged: ${message}`));
  return worker;
}

function answered(data: Response): void {
  if (data.kind === 'judged') judged(data);
  else if (data.kind === 'text') text(data);
  else if (data.kind === 'changes') changed(data);
  else if (data.kind === 'previewed') {
    if (data.preview) void view.show(data.preview);
  } else if (data.kind === 'episode') {
    awaited.get(data.index)?.(data.episode);
    awaited.delete(data.index);
  } else if (data.kind === 'reported') {
    const { type, ending } = reportFormats[data.format];
    download(`${shown?.name ?? 'feed'}.report.${ending}`, data.text, type);
  } else tell(data.message);
}

function tell(message: string): void {
  status.replaceChildren(message);
}

/** The profiles that are chosen; without any, the reader is told to choose one. */
function chosenProfiles(): readonly string[] | undefined {
  const chosen = [...profiles.querySelectorAll('input')].filter((box) => box.checked);
  if (chosen.length > 0) return chosen.map(({ value }) => value);
  tell('Choose at least one directory or specification to judge by.');
  return undefined;
}

function open(files: readonly GivenFile[]): void {
  const chosen = chosenProfiles();
  const [first] = files;
  if (!chosen || !first) return;
  tell(`Judging ${first.name} …`);
  ask({ kind: 'judge', files, profiles: chosen, now: Date.now() });
}

/** What is being read or fetched: what is given next takes its place. */
let opening = new AbortController();

function startOpening(): AbortSignal {
  opening.abort();
  opening = new AbortController();
  return opening.signal;
}

/** Opens files, what is called a feed first; a file that is too long is read as far as the judge needs to say so. */
async function openFiles(given: Iterable<File>): Promise<void> {
  const signal = startOpening();
  const isFeed = ({ name }: File): boolean => /\.(?:xml|rss)$/i.test(name);
  const files = [...given].sort((a, b) => Number(isFeed(b)) - Number(isFeed(a)));
  const read: GivenFile[] = [];
  for (const each of files) {
    tell(`Reading ${each.name} …`);
    try {
      read.push({ name: each.name, bytes: new Uint8Array(await each.slice(0, mostBytes).arrayBuffer()) });
    } catch {
      if (!signal.aborted)
        tell(`${each.name} could not be read. A folder has to be opened, and its files dropped.`);
      return;
    }
    if (signal.aborted) return;
  }
  open(read);
}

/** Opens a text: a feed, or the address of one. */
function openText(text: string): void {
  const given = text.trim();
  if (/^https?:\/\/\S+$/i.test(given)) {
    address.value = given;
    void openAddress();
    return;
  }
  startOpening();
  open([{ name: 'pasted.xml', bytes: new TextEncoder().encode(text) }]);
}

function judged(found: Judged): void {
  const { counts, took, name, fixed, isShown } = found;
  const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const summary = [
    plural(counts.error, 'error'),
    plural(counts.warning, 'warning'),
    plural(counts.info, 'info'),
  ];
  const after = fixed > 0 ? ` after ${plural(fixed, 'fix').replace('fixs', 'fixes')}` : '';
  tell(`${name}${after}: ${summary.join(', ')} (judged in ${Math.max(1, Math.round(took))} ms)`);
  const last = panel;
  const isInside = result.contains(document.activeElement);
  const tabs = showJudged(result, found, view.element, {
    see: (at) => ask({ kind: 'text', at }),
    fix(which) {
      tell('Fixing …');
      ask({ kind: 'fix', which });
    },
    report: (format) => ask({ kind: 'report', format }),
    open(episode) {
      shown?.tabs.open('preview');
      void view.choose(episode);
    },
    opened(opened) {
      panel = opened;
      if (opened === 'changes') ask({ kind: 'changes' });
    },
  });
  const isSame = shown?.name === name;
  if (!shown) closeInput();
  shown = { name, tabs };
  if (isSame) tabs.open(last);
  // What had the focus is gone: a keyboard goes on from the tab, not from the beginning of the page.
  if (isInside)
    result.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus({ preventScroll: true });
  result.hidden = false;
  isFirst = true;
  const first = found.groups.flatMap(({ findings }) => findings).find((each) => each.file === undefined);
  ask({ kind: 'text', at: first?.at ?? 0 });
  if (isShown) ask({ kind: 'preview' });
}

/** Makes room for what was found; who was in the form stays where it can be opened again. */
function closeInput(): void {
  const isInside = input.contains(document.activeElement);
  input.open = false;
  if (isInside) input.querySelector('summary')?.focus();
}

/** The text that is shown by itself does not take the page away from under the reader. */
let isFirst = true;

function text(found: Text): void {
  showText(byId('text', HTMLElement), found, (at) => ask({ kind: 'text', at }), !isFirst);
  isFirst = false;
}

function changed({ bytes, diff }: Changes): void {
  const place = byId('changes', HTMLElement);
  if (diff !== undefined && diff.split('\n').length < 4) {
    place.replaceChildren(
      node('p', {}, 'Nothing was changed yet. Findings that can be fixed have a button.'),
    );
    return;
  }
  const { name } = shown ?? { name: 'feed.xml' };
  const dot = name.lastIndexOf('.');
  const fixedName = dot > 0 ? `${name.slice(0, dot)}.fixed${name.slice(dot)}` : `${name}.fixed.xml`;
  place.replaceChildren(
    node('p', {}, 'Everything else in the feed is as it was, byte for byte.'),
    node(
      'p',
      { class: 'row' },
      button('Download the fixed feed', () => download(fixedName, bytes, 'application/rss+xml'), {
        class: 'main',
      }),
      button('Take the fixes back', () => ask({ kind: 'undo' })),
    ),
    diff === undefined ? node('p', {}, 'The feed is too long to show what changed.') : showDiff(diff),
  );
}

function download(name: string, content: string | Uint8Array, type: string): void {
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  const href = URL.createObjectURL(new Blob([part], { type }));
  node('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

async function openAddress(): Promise<void> {
  const signal = startOpening();
  const url = address.value.trim();
  if (!/^https?:\/\/\S+$/i.test(url) || !URL.canParse(url)) {
    tell('Give the whole address of the feed, such as https://feeds.example.com/show.xml.');
    return;
  }
  tell(`Asking ${new URL(url).host} …`);
  const found = await fetchFeed(url, signal);
  if (signal.aborted) return;
  if ('bytes' in found) {
    open([{ name: new URL(url).pathname.split('/').at(-1) || 'feed.xml', bytes: found.bytes }]);
    return;
  }
  const command = node('code', {}, `npx airworthy check '${url.replaceAll("'", '%27')}'`);
  status.replaceChildren(
    node('p', {}, `${found.because}${found.isThere ? ' Two other ways:' : ''}`),
    ...(found.isThere
      ? [
          node('p', {}, '1. Open the address in a new tab, save it as a file, and drop the file here.'),
          node('p', {}, '2. On a command line: ', command),
        ]
      : []),
  );
}

file.addEventListener('change', () => {
  void openFiles([...(file.files ?? [])]);
  file.value = '';
});
byId('paste', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  if (pasted.value.trim() === '') tell('Paste the text of a feed first.');
  else openText(pasted.value);
});
byId('fetch', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void openAddress();
});
profiles.addEventListener('change', () => {
  const chosen = chosenProfiles();
  if (chosen && shown) ask({ kind: 'again', profiles: chosen });
});
for (const name of ['dragover', 'dragenter', 'dragleave', 'drop'] as const) {
  addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragover' || name === 'dragenter');
    if (name !== 'drop') return;
    const { files, text } = { files: event.dataTransfer?.files, text: event.dataTransfer?.getData('text') };
    if (files && files.length > 0) void openFiles(files);
    else if (text) openText(text);
  });
}

// Who goes near the form is about to give a feed.
for (const name of ['pointerover', 'focusin'] as const) {
  input.addEventListener(name, () => void judging().catch(() => undefined), { once: true });
}

// From a server, the page is kept for when there is no network; a page from the disk is there anyway.
if (/^https?:$/.test(location.protocol) && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('offline.js').catch(() => undefined);
}
