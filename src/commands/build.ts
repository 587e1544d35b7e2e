import { resolve } from 'node:path';
import { type Built, build } from '../build.js';
import { noneSkipped } from '../check.js';
import { defaultProfiles } from '../diagnostic.js';
import { opml } from '../feed/opml.js';
import { foldersIn, openFolder, readIfThere } from '../io/folder.js';
import { reasonFor } from '../io/input.js';
import { type Published, publish, publishFile } from '../io/publish.js';
import { byFile } from '../report/report.js';
import type { Folder } from '../show/folder.js';
import { nearest } from '../text/nearest.js';
import { read } from '../xml/document.js';
import { type Command, type Options, type Terminal, UsageError } from './command.js';
import { judging, judgingFrom, unusedAccepts } from './options.js';

const feeds = 'feeds';
const shows = 'episodes';

export const buildCommand: Command = {
  options: [
    ...judging,
    {
      flags: '--skip-incomplete',
      doc: 'publish the episodes that are whole, and report the others one by one; ends 1 while there are any',
    },
    {
      flags: '--token <token>',
      doc: 'what stands for {token} in the addresses of a private show; its feed goes into a folder of that name',
    },
  ],
  async run(args, options, terminal) {
    const { profiles, strict, show: showReport, threshold, now, accepts } = judgingFrom(options, terminal);
    const skipIncomplete = options.skipIncomplete !== undefined;
    const token = tokenFrom(options);
    const built: Built[] = [];
    for (const folder of openShows(args, terminal)) {
      const show = [folder.name.split('/').at(-1) ?? '', ...(token === undefined ? [] : [token])].join('/');
      const name = `${feeds}/${show}/feed.xml`;
      const bytes = readIfThere(resolve(terminal.folder, name));
      const outcome = await build(folder, {
        ...{ profiles, strict, now, threshold, accepts, name, skipIncomplete },
        ...(bytes && { previous: read(bytes, { name }) }),
        ...(token !== undefined && { token }),
      });
      built.push(outcome);
      for (const { slug, because } of outcome.held) {
        terminal.tell(
          `${show}: ${slug} stays out: ${because === 'draft' ? 'it is a draft' : 'it is not due yet'}\n`,
        );
      }
      if (!outcome.feed) {
        terminal.tell(`${show}: not published, ${name} stays as it was\n`);
        continue;
      }
      for (const { slug, file } of outcome.incomplete) {
        terminal.tell(`${show}: ${slug} is left out: see what was found in ${file}\n`);
      }
      const { text, assets } = outcome.feed;
      try {
        const change = publish(resolve(terminal.folder, feeds, show), text, assets);
        terminal.tell(
          `${show}: ${outcome.episodes} ${outcome.episodes === 1 ? 'episode' : 'episodes'} → ${name}${told(change)}\n`,
        );
      } catch (error) {
        throw reasonFor(error, name);
      }
    }
    const whole = built.every(({ feed }) => feed);
    if (args.length === 0 && whole) publishList(built, terminal);
    const unused = unusedAccepts(accepts, built, profiles ?? defaultProfiles);
    const report = {
      files: byFile([...built.flatMap(({ diagnostics }) => diagnostics), ...unused]),
      profiles: profiles ?? built[0]?.show?.profiles ?? defaultProfiles,
      skipped: built[0]?.skipped ?? noneSkipped,
      accepted: built.reduce((sum, each) => sum + each.accepted, 0),
    };
    const code = await showReport(report);
    return whole ? code : 1;
  },
};

/** The token of a subscriber, which becomes part of addresses and of a folder's name. */
function tokenFrom({ token }: Options): string | undefined {
  if (token === undefined || /^[\w~-][\w.~-]*$/.test(String(token))) return token?.toString();
  throw new UsageError(`--token is "${token}"; it may hold letters, digits and -._~ only`);
}

/** Several shows that are for everybody are listed for podcast apps, which take such a list as a whole. */
function publishList(built: readonly Built[], terminal: Terminal): void {
  const open = built.flatMap(({ show }) => (show && !show.private ? [show] : []));
  if (open.length < 2) return;
  const name = `${feeds}/shows.opml`;
  try {
    const bytes = new TextEncoder().encode(opml('Podcasts', open));
    const isNew = publishFile(resolve(terminal.folder, name), [bytes]);
    terminal.tell(`${open.length} shows → ${name}${isNew ? '' : ' (unchanged)'}\n`);
  } catch (error) {
    throw reasonFor(error, name);
  }
}

function told({ written, removed }: Published): string {
  if (written.length === 0 && removed.length === 0) return ' (unchanged)';
  const parts = [`${written.length} written`, ...(removed.length > 0 ? [`${removed.length} removed`] : [])];
  return ` (${parts.join(', ')})`;
}

/** The folders of the shows that were named, or of all: below `episodes`, or wherever a path leads. */
function openShows(args: readonly string[], terminal: Terminal): readonly Folder[] {
  const known = foldersIn(resolve(terminal.folder, shows));
  if (args.length === 0 && known.length === 0) {
    throw new UsageError(`there is no show: ${shows}/ holds no folder with a show.yaml`);
  }
  return (args.length > 0 ? args : known).map((name) => {
    const path = known.includes(name) ? `${shows}/${name}` : name;
    const absolute = resolve(terminal.folder, path);
    if (!readIfThere(resolve(absolute, 'show.yaml'))) {
      if (readIfThere(resolve(absolute, 'show.yml'))) {
        throw new UsageError(`${path}/show.yml is not read: rename show.yml to show.yaml`);
      }
      const meant = nearest(name, known);
      throw new UsageError(
        `${path} is no show: it holds no show.yaml${meant && meant !== name ? `; did you mean ${meant}?` : ''}`,
      );
    }
    try {
      return openFolder(absolute, path);
    } catch (error) {
      throw reasonFor(error, path);
    }
  });
}
