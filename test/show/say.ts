import { expect } from 'vitest';
import { finish } from '../../src/show/finish.js';
import type { Loaded } from '../../src/show/load.js';
import type * as model from '../../src/show/model.js';
import type { Episode, Show } from '../../src/show/show.js';
import { loadFiles, showYaml } from './folder.js';

/** What no episode can do without. */
const leastEpisode = `title: Rust for Linux
published: 2025-12-11
audio: { url: "https://media.example.com/rust-for-linux.mp3", bytes: 41280000 }
`;

/** What a show and an episode say besides what they cannot do without, in YAML; and files beside them. */
export interface Sayings {
  readonly show?: string;
  readonly episode?: string;
  readonly notes?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** Loads a show of one episode. */
export function loadSaying({ show = '', episode = '', notes = '', files = {} }: Sayings): Promise<Loaded> {
  return loadFiles({
    'show.yaml': showYaml('media: https://media.example.com/', show),
    'rust-for-linux.md': `---\n${leastEpisode}${episode}\n---\n${notes}`,
    ...files,
  });
}

/** The same, when nothing is wrong with it. */
export async function saying(
  sayings: Sayings,
): Promise<{ readonly show: Show; readonly episode: Episode; readonly loaded: Loaded }> {
  const loaded = await loadSaying(sayings);
  expect(loaded.findings.map(({ message }) => message)).toEqual([]);
  return { show: loaded.show as Show, episode: loaded.episodes[0] as Episode, loaded };
}

/** The same, as the feed says it. */
export async function finishing(
  sayings: Sayings,
): Promise<{ readonly show: model.Show; readonly episode: model.Episode }> {
  const { loaded } = await saying(sayings);
  const { show, episodes } = finish(loaded, { now: Date.UTC(2026, 5, 1) });
  return { show: show as model.Show, episode: episodes[0] as model.Episode };
}

/** What is reported of it: the rule and the message of each finding. */
export async function faultsOf(sayings: Sayings): Promise<readonly string[]> {
  const { findings } = await loadSaying(sayings);
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}
