import type { SourceFinding } from './faults.js';
import type { Loaded } from './load.js';

const placeholder = '{token}';

/** The fields that all addresses of a show follow from. */
const templates = ['feed', 'media'] as const;

/**
 * Fills the token of one subscriber into every address of a private show that holds `{token}`. A show that
 * holds one and is given none cannot be published: nobody could fetch its files.
 */
export function fillToken(loaded: Loaded, token: string | undefined): Loaded {
  const { show } = loaded;
  if (!show) return loaded;
  const field = templates.find((each) => show[each]?.includes(placeholder));
  if (field === undefined) return loaded;
  if (token === undefined) {
    const finding: SourceFinding = {
      rule: 'source/value-invalid',
      source: show.written.source,
      span: show.written.originOf(field) ?? { start: 0, end: 0 },
      message: `${field} is "${show[field]}", and no token was given.`,
      help: 'Build with --token, once for each subscriber.',
    };
    return { ...loaded, findings: [...loaded.findings, finding] };
  }
  return {
    ...loaded,
    show: filled(show, token),
    episodes: loaded.episodes.map((episode) => filled(episode, token)),
    files: new Map([...loaded.files].map(([url, facts]) => [filled(url, token), facts])),
  };
}

function filled<T>(value: T, token: string): T {
  if (typeof value === 'string') {
    return (/^https?:/i.test(value) ? value.replaceAll(placeholder, token) : value) as T;
  }
  if (Array.isArray(value)) return value.map((each) => filled(each, token)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'written' ? each : filled(each, token)]),
  ) as T;
}
