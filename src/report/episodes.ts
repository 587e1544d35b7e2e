import type { Diagnostic, Severity } from '../diagnostic.js';
import type { Outline } from './outline.js';

/** An episode of a feed, and the worst that was found in it. */
export interface EpisodeState {
  readonly title: string;
  readonly state: Severity | 'fine';
}

/** Every episode of a feed with the worst that was found in it, in the order of the feed. */
export function episodeStates(
  document: Outline | undefined,
  diagnostics: readonly Diagnostic[],
): readonly EpisodeState[] {
  const worst = new Map<number, Severity>();
  for (const { path, severity } of diagnostics) {
    const found = /^\/rss\/channel\/item(?:\[(\d+)\])?(?:\/|$)/.exec(path ?? '');
    if (!found) continue;
    const index = Number(found[1] ?? 1);
    const known = worst.get(index);
    if (known === undefined || severity === 'error' || (severity === 'warning' && known === 'info')) {
      worst.set(index, severity);
    }
  }
  return (document?.channel?.items ?? []).map((item, index) => ({
    title: item.title?.text.trim() || 'Without a title',
    state: worst.get(index + 1) ?? 'fine',
  }));
}
