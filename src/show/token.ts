import type { SourceFinding } from './faults.js';
import type { Loaded } from './load.js';
import type { Episode, Show, Written } from './show.js';

const placeholder = '{token}';

/**
 * Fills the token of one subscriber into every URL of a private show that holds `{token}`. Guids identify an episode
 * for all subscribers, so the placeholder leaves them instead. A show that holds one cannot be published when it is
 * not private, because its URLs reach public lists, nor without a token, because nobody could fetch its files.
 */
export function fillToken(loaded: Loaded, token: string | undefined): Loaded {
  const { show, episodes } = loaded;
  if (!show) return loaded;
  const place = findPlaceholder(show, episodes);
  if (place === undefined) return loaded;
  const fault = faultOf(place, show, token);
  // Without a token, the rest of the show is judged as if it were one that had one.
  const filled = <T>(value: T): T => fill(value, fault ? 'token' : (token ?? ''));
  return {
    ...loaded,
    ...(fault && { isWhole: false, findings: [...loaded.findings, fault] }),
    show: filled(show),
    episodes: episodes.map(filled),
    partial: loaded.partial.map(filled),
    files: new Map([...loaded.files].map(([url, facts]) => [filled(url), facts])),
  };
}

/** A URL that holds the placeholder, by its path in the fields of the show or of an episode. */
interface Place {
  readonly written: Written;
  readonly path: string;
  readonly url: string;
}

function faultOf(
  { written, path, url }: Place,
  show: Show,
  token: string | undefined,
): SourceFinding | undefined {
  const at = { rule: 'source/value-invalid', source: written.source, span: spanOf(written, path) } as const;
  if (!show.private) {
    return {
      ...at,
      message: `${path} is "${url}", and the show is not private.`,
      help: 'Add "private: true" to show.yaml, or remove {token} from the URL.',
    };
  }
  if (token !== undefined) return undefined;
  return {
    ...at,
    message: `${path} is "${url}", and no token was given.`,
    help: 'Build with --token, once for each subscriber.',
  };
}

/** The span of a value, or of what it is in; the start of the file when neither is written there. */
function spanOf({ originOf }: Written, path: string): SourceFinding['span'] {
  for (let at = path; at; at = at.replace(/[.[][^.[]*$|^[^.[]*$/, '')) {
    const span = originOf(at);
    if (span) return span;
  }
  return { start: 0, end: 0 };
}

/** The first place of the placeholder: in `feed` or `media`, from which other URLs follow, else anywhere. */
function findPlaceholder(show: Show, episodes: readonly Episode[]): Place | undefined {
  for (const path of ['feed', 'media'] as const) {
    const url = show[path];
    if (url?.includes(placeholder)) return { written: show.written, path, url };
  }
  for (const of of [show, ...episodes]) {
    const found = search(of, '');
    if (found) return { ...found, written: of.written };
  }
  return undefined;
}

function search(value: unknown, path: string): Omit<Place, 'written'> | undefined {
  if (typeof value === 'string') return isTemplate(value) ? { path, url: value } : undefined;
  if (!isPlain(value)) return undefined;
  for (const [key, each] of Object.entries(value)) {
    if (unfilled.has(key)) continue;
    const found = search(each, Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return undefined;
}

function isTemplate(text: string): boolean {
  return text.includes(placeholder) && /^https?:/i.test(text);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** Keys of the model whose values are no URLs for subscribers: places in files, and patterns, which were filled in. */
const unfilled = new Set(['written', 'known', 'guid', 'guids', 'pages', 'recordings', 'bytes']);

function fill<T>(value: T, token: string, key = ''): T {
  if (typeof value === 'string') {
    if (!isTemplate(value)) return value;
    return (key === 'guid' ? withoutToken(value) : value.replaceAll(placeholder, token)) as T;
  }
  if (Array.isArray(value)) return value.map((each) => fill(each, token)) as T;
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === 'written' ? each : fill(each, token, name)]),
  ) as T;
}

/** A URL without the placeholder, and without the part of its path that is nothing else. */
function withoutToken(url: string): string {
  return url.replace(/\/\{token\}(?=[/?#]|$)/g, '').replaceAll(placeholder, '');
}
