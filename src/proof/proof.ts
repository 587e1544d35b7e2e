import type { Episode, Show } from '../show/model.js';
import type { Reading } from '../xml/second.js';
import { ofEpisode, ofShow } from './expectations.js';
import { type Lost as LostValue, lookFor } from './said.js';

/** A value of the model that a reader did not find again. */
export interface Lost extends LostValue {
  readonly of: Show | Episode;
}

/** What the writer says that is no value of the show. */
export interface Signed {
  /** The text of `<lastBuildDate>`. */
  readonly built: string;
}

/**
 * Looks for every value of a show and its episodes in what a reader made of the feed, and returns those that are
 * not there as they are in the model. Knows nothing of how the feed was written.
 */
export function proveValues(
  show: Show,
  episodes: readonly Episode[],
  { built }: Signed,
  root: Reading | undefined,
): readonly Lost[] {
  const channel = root?.children.find(({ name }) => name === 'channel');
  const items = channel?.children.filter(({ name }) => name === 'item') ?? [];
  const lost = lookFor(ofShow, show, channel).map((each): Lost => ({ ...each, of: show }));
  const sign = (what: string, expected: string, found: string | undefined): void => {
    if (found !== expected) lost.push({ of: show, field: what, expected, found });
  };
  sign('version', '2.0', root?.attributes.find(({ name }) => name === 'version')?.value);
  sign('lastBuildDate', built, textOf(channel, 'lastBuildDate'));
  sign('generator', 'airworthy', textOf(channel, 'generator'));
  sign('episodes', String(episodes.length), String(items.length));
  episodes.forEach((episode, index) => {
    for (const each of lookFor(ofEpisode, episode, items[index])) lost.push({ ...each, of: episode });
  });
  return lost;
}

/** The text of the only child of a name. */
function textOf(parent: Reading | undefined, name: string): string | undefined {
  const [only, ...others] = parent?.children.filter((child) => child.name === name) ?? [];
  return others.length > 0 ? undefined : only?.text;
}

/**
 * Shows that each description that is plain text to its author is what a browser shows of its HTML; `textContent`
 * is what that browser makes of a piece of HTML.
 */
export function provePlain(
  show: Show,
  episodes: readonly Episode[],
  textContent: (html: string) => string,
): readonly Lost[] {
  const lost: Lost[] = [];
  const prove = (of: Show | Episode, field: string, { html, plain }: Show['description']): void => {
    if (plain === undefined || plain === html) return;
    const found = textContent(html);
    if (found !== plain) lost.push({ of, field, expected: plain, found });
  };
  prove(show, 'description', show.description);
  show.live.forEach((live, index) => {
    prove(show, `live[${index}].description`, live.description);
  });
  for (const episode of episodes) prove(episode, 'description', episode.description);
  return lost;
}
