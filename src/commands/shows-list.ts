import { resolve } from 'node:path';
import { opml } from '../feed/opml.js';
import { publishAlone, readCurrent } from '../publish/publish.js';
import type { Show } from '../show/model.js';
import type { Asked, Outcome } from './build-show.js';
import { failureOf } from './failure.js';
import { listFolder, type Target } from './open-shows.js';
import { saidOf } from './written.js';

/** Shows that are for everybody are listed for podcast apps, which take such a list as a whole. */
export function publishList(
  published: readonly Outcome[],
  target: Target,
  { options, token, terminal }: Asked,
): Outcome {
  const folder = listFolder(target);
  const name = `${folder}/shows.opml`;
  const path = resolve(terminal.folder, folder);
  const open = published.flatMap(({ published: show, isPart }) =>
    show && !isPart && isForAll(show, token) ? [show] : [],
  );
  try {
    const { files } = readCurrent(path, folder);
    const isListed = files.includes('shows.opml');
    if (open.length < 2 && !isListed) return { diagnostics: [] };
    // A list of one is none, and a show that has become private must not stay in it.
    const bytes = new TextEncoder().encode(open.length < 2 ? '' : opml('Podcasts', open));
    const change = publishAlone(path, open.length < 2 ? [] : [{ path: 'shows.opml', bytes }], {
      name: folder,
      overwrite: options.overwrite !== undefined,
      dryRun: options.dryRun !== undefined,
    });
    if (open.length > 1) terminal.tell(`${open.length} shows → ${name}${saidOf(change, options)}\n`);
    else if (change.removed.length > 0)
      terminal.tell(`${name} is removed: it would list fewer than two shows\n`);
    return { diagnostics: [] };
  } catch (error) {
    terminal.tell(`${name} is not published: ${failureOf(error)}\n`);
    return { diagnostics: [], isBroken: true };
  }
}

/** What is private, or holds the token of a subscriber, is not for all. */
function isForAll(
  { private: isPrivate, feed, link, title, description: { html } }: Show,
  token: string | undefined,
): boolean {
  if (isPrivate) return false;
  return token === undefined || ![feed, link, title, html].some((each) => each.includes(token));
}
