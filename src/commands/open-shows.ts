import { basename, join, resolve } from 'node:path';
import { foldersIn, isThere, openFolder, realPath, withoutFiles } from '../io/folder.js';
import { CannotOpen, isFolder, reasonFor } from '../io/input.js';
import { type Placed, readClaims } from '../publish/place.js';
import { type Current, readCurrent } from '../publish/publish.js';
import { feedFile, recordFile } from '../publish/record.js';
import { CannotPublish } from '../publish/refusal.js';
import { formatOf } from '../show/endings.js';
import type { Folder } from '../show/folder.js';
import { type Terminal, UsageError } from './command.js';
import { nextOfFolder, reasonForNoShow } from './no-show.js';

/** The folder that shows are in unless something else is said. */
export const shows = 'episodes';

/** The folder that everything is published in unless something else is said. */
const feeds = 'feeds';

/** A show that is to be built: what it is made from, and where it goes. */
export interface ShowToBuild extends Placed {
  /** By which progress names it. */
  readonly show: string;
  readonly folder: Folder;
  /** The folder that it is made from, without links. */
  readonly home: string;
  /** Whether its output is that very folder. */
  readonly isOwnFolder: boolean;
  /** What the output folder holds now. */
  readonly current: Current;
  /** Which of the other feeds of a show it is; absent for the one of all episodes. */
  readonly part?: { readonly name: string; readonly main: ShowToBuild };
}

/** A show that cannot be opened, and the reason in words. */
export interface Unopened {
  readonly show: string;
  readonly reason: string;
  /** It is not a show yet: nothing is wrong with the disk. */
  readonly isUnfinished?: boolean;
}

export type Opened = ShowToBuild | Unopened;

/** Where shows go by the command line. */
export interface Target {
  /** The folder for all of them. */
  readonly out: string | undefined;
  readonly token: string | undefined;
}

/** The folder that lists of shows go into. */
export function listFolder({ out }: Target): string {
  return out ?? feeds;
}

/**
 * Opens the shows that were named, or all: below `episodes`, or wherever a path leads. What cannot be opened
 * keeps no other show from being built. Throws a usage error for a name that is not that of a show.
 */
export function openShows(args: readonly string[], target: Target, terminal: Terminal): readonly Opened[] {
  const all = foldersIn(resolve(terminal.folder, shows), shows);
  const known = all.filter((name) => !isRegistry(name, terminal));
  if (args.length === 0 && known.length === 0) {
    if (isThere(resolve(terminal.folder, 'show.yaml'), 'show.yaml')) {
      throw new UsageError(
        `${shows}/ has no folder with a show.yaml, but this folder is a show: "airworthy build ." builds it`,
      );
    }
    throw new UsageError(
      `there is no show to build: ${shows}/ has no folder with a show.yaml; "airworthy init ${shows}/<name>" starts a show, and "airworthy init <folder>" one from the episodes in a folder`,
    );
  }
  const named = (args.length > 0 ? args : known).map((arg) =>
    known.includes(arg) ? `${shows}/${arg}` : arg,
  );
  // A folder that is named twice is one show.
  const isShow = (path: string): boolean =>
    isThere(resolve(terminal.folder, path, 'show.yaml'), `${path}/show.yaml`);
  // A pattern such as podcasts/* names whatever is beside the shows as well.
  const some = named.filter((path) => basename(path) !== 'people' || isShow(path) || named.length === 1);
  const paths = new Map(some.map((path) => [resolve(terminal.folder, path), path]));
  const areShows = named.some(isShow);
  return [...paths].map(([absolute, path]) => {
    const show = basename(absolute);
    try {
      if (!isShow(path)) {
        const isNear = areShows && isThere(absolute, path) && isFolder(absolute);
        if (args.length > 0 && !isNear) throw new UsageError(reasonForNoShow(path, known, terminal));
        return lacking(path, terminal);
      }
      if (show === '')
        throw new CannotOpen(`${path} has no name that its feed could go by; use a folder in it`);
      return openShow({ absolute, path, show, isOne: paths.size === 1 }, target, terminal);
    } catch (error) {
      if (error instanceof CannotOpen || error instanceof CannotPublish)
        return { show, reason: error.message };
      throw error;
    }
  });
}

/** Whether a folder among the shows holds the people that they share. */
function isRegistry(name: string, { folder }: Terminal): boolean {
  const path = `${shows}/${name}/show.yaml`;
  return name === 'people' && !isThere(resolve(folder, path), path);
}

/** The names of feeds that are those of folders as well, and none that the files of a feed have. */
const partName = /^(?!chapters$|transcripts$)[a-z\d][a-z\d_-]{0,60}$/i;

/**
 * A show and every other feed that it declares, each published in the folder that it asks for, or in one of its name
 * within that of the show.
 */
export function withFeeds(show: ShowToBuild, { out, token }: Target, terminal: Terminal): readonly Opened[] {
  const parts = [...show.claims.feeds].flatMap(([name, claims]): readonly Opened[] => {
    // Building the show says what is wrong with the name.
    if (!partName.test(name)) return [];
    const called = `${show.show}/${name}`;
    const asked = out === undefined ? claims.output : undefined;
    const isPrivate = token !== undefined && claims.hasToken;
    const shown = asked === undefined ? `${show.name}/${name}` : isPrivate ? `${asked}/{token}` : asked;
    const within = asked && resolve(terminal.folder, asked, ...(isPrivate ? [token] : []));
    try {
      const path = realPath(within ?? join(show.path, name));
      const current = readCurrent(path, shown);
      const isOwnFolder = path === show.home;
      const own = { claims, show: called, name: shown, path, current, isOwnFolder };
      return [{ ...show, ...own, part: { name, main: show } }];
    } catch (error) {
      if (error instanceof CannotOpen || error instanceof CannotPublish)
        return [{ show: called, reason: error.message }];
      throw error;
    }
  });
  return [show, ...parts];
}

/**
 * The folders within that of a show in which a feed was published that no show declares now. Those of a private show
 * are of its subscribers.
 */
export function undeclared(show: ShowToBuild, shows: readonly ShowToBuild[]): readonly string[] {
  if (show.part || show.claims.hasToken) return [];
  return foldersIn(show.path, show.name)
    .filter((name) => {
      const path = join(show.path, name);
      return (
        isThere(join(path, recordFile), `${show.name}/${name}`) && !shows.some((each) => each.path === path)
      );
    })
    .map((name) => `${show.name}/${name}`);
}

function lacking(path: string, terminal: Terminal): Unopened {
  const next = nextOfFolder(path, resolve(terminal.folder, path));
  return { show: basename(path), reason: `${path} has no show.yaml; ${next}`, isUnfinished: true };
}

interface Named {
  readonly absolute: string;
  /** As the user named it. */
  readonly path: string;
  readonly show: string;
  /** Whether no other show is built with it. */
  readonly isOne: boolean;
}

function openShow(
  { absolute, path, show, isOne }: Named,
  { out, token }: Target,
  terminal: Terminal,
): ShowToBuild {
  let folder: Folder;
  try {
    folder = openFolder(absolute, path, 'all', terminal.folder);
  } catch (error) {
    throw reasonFor(error, path);
  }
  if (!folder.files.includes('show.yaml')) {
    throw new CannotOpen(`${path}/show.yaml is not a file of the folder; replace it by a real file`);
  }
  const claims = readClaims(folder);
  const asked = out === undefined ? (claims.output ?? `${feeds}/${show}`) : isOne ? out : `${out}/${show}`;
  const isPrivate = token !== undefined && claims.hasToken;
  const output = resolve(terminal.folder, asked, ...(isPrivate ? [token] : []));
  const name = isPrivate ? `${asked}/{token}` : asked;
  const current = readCurrent(output, name);
  const [real, home] = [realPath(output), realPath(absolute)];
  return {
    ...{ show, claims, current, name, path: real, home },
    isOwnFolder: real === home,
    folder: withoutFiles(
      folder,
      absolute,
      current.files.map((file) => join(real, file)),
    ),
  };
}

/** The paths of the files that a show is made from, and of those that it is made into. */
export function filesOf({ home, folder, path, current }: ShowToBuild): readonly string[] {
  const sources = folder.files.filter((each) => each === 'show.yaml' || formatOf(each) !== undefined);
  const published = [feedFile, ...current.files];
  return [...sources.map((each) => join(home, each)), ...published.map((each) => join(path, each))];
}
