import { dirname, join, resolve, sep } from 'node:path';
import { isThere } from '../io/folder.js';
import type { Watched } from '../io/watch.js';
import { isHttp } from '../text/url.js';
import { type Options, type Terminal, UsageError } from './command.js';
import { openShows, shows } from './open-shows.js';
import { isProfileFile } from './options.js';
import type { Places } from './watch.js';

/** The folders of shows, and the files that the options name; not the folders that they are published in. */
export function placesOfShows(args: readonly string[], options: Options, terminal: Terminal): Places {
  const { out } = options;
  const opened = openShows(args, { out: out?.toString(), token: undefined }, terminal);
  const written = opened.flatMap((each) =>
    'folder' in each ? [each.path, resolve(terminal.folder, each.name)] : [],
  );
  const named = args.map((arg) =>
    isThere(resolve(terminal.folder, shows, arg), arg) ? `${shows}/${arg}` : arg,
  );
  const folders = args.length > 0 ? named : [shows];
  return {
    watched: [...folders, ...filesIn(options)].map((name) => at(name, terminal)),
    isIgnored: (path) => written.some((folder) => path === folder || path.startsWith(folder + sep)),
  };
}

/** Feeds with the settings, chapters and transcripts beside them, and what the options name. */
export function placesOfFeeds(args: readonly string[], options: Options, terminal: Terminal): Places {
  const remote = args.find((arg) => arg === '-' || isHttp(arg));
  if (remote !== undefined) throw new UsageError(`--watch needs files; "${remote}" is not one`);
  const beside = [...new Set(args.map((arg) => dirname(arg)))].flatMap((folder) => [
    join(folder, 'airworthy.yaml'),
    ...['chapters', 'transcripts']
      .map((each) => join(folder, each))
      .filter((each) => isThere(resolve(terminal.folder, each), each)),
  ]);
  const mapped = [options.files ?? []].flat().map((given) => given.replace(/^[^=]*=/, ''));
  const names = [...args, ...beside, ...mapped, ...filesIn(options)];
  return { watched: names.map((name) => at(name, terminal)), isIgnored: () => false };
}

/** The files that a user names besides what is built or checked: profiles, and the feed to compare with. */
function filesIn({ profile, against }: Options): readonly string[] {
  const profiles = String(profile ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(isProfileFile);
  const feed = against === undefined || against === '-' || isHttp(String(against)) ? [] : [String(against)];
  return [...profiles, ...feed];
}

function at(name: string, { folder }: Terminal): Watched {
  return { path: resolve(folder, name), name: name.replace(/(?<=[^/])\/+$/, '') };
}
