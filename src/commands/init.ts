import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isThere, openFolder, readIfThere } from '../io/folder.js';
import { CannotOpen, isFolder, reasonFor } from '../io/input.js';
import { createOutputs, type Output } from '../io/output.js';
import { clean } from '../report/clean.js';
import { formatOf } from '../show/endings.js';
import { collect } from '../show/faults.js';
import { showFields } from '../show/fields/fields.js';
import type { Folder } from '../show/folder.js';
import { readFolder } from '../show/read-folder.js';
import { findShow } from '../show/start/found.js';
import { type FromRecordings, fromRecordings } from '../show/start/recordings.js';
import { unstartedIn } from '../show/start/shows.js';
import { type SiteFile, siteFiles } from '../show/start/site.js';
import { exampleTexts, startText } from '../show/start/text.js';
import { mark, spelt } from '../show/start/yaml.js';
import { parseYaml } from '../show/syntax/yaml.js';
import { isoDay } from '../text/iso-8601.js';
import { type Command, type Terminal, UsageError } from './command.js';
import { nextOfFile, showsWithin } from './no-show.js';

export const initCommand: Command = {
  options: [],
  async run([path = '.'], _options, terminal) {
    const absolute = resolve(terminal.folder, path);
    const folder = openedOrNew(absolute, path, terminal);
    const several = unstartedIn(folder).map((each) => join(path, each));
    await wholly(async (create) => {
      if (several.length === 0) {
        const { wrote, said } = await startShow(path, folder, await answersFrom(terminal), terminal, create);
        terminal.print(said + nextOf([path], wrote, terminal));
        return;
      }
      let all = `${clean(`${path === '.' ? 'The folder' : path} holds ${several.length} shows, and each gets its show.yaml.`)}\n`;
      for (const each of several) {
        const one = openedOrNew(resolve(terminal.folder, each), each, terminal);
        all += (await startShow(each, one, new Map(), terminal, create)).said;
      }
      terminal.print(all + nextOf(several, 'start', terminal));
    });
    return 0;
  },
};

type Create = (outputs: readonly Output[]) => void;

/** Creates all files of some work, or none when it fails. */
async function wholly(work: (create: Create) => Promise<void>): Promise<void> {
  const removing: (() => void)[] = [];
  try {
    await work((outputs) => removing.push(createOutputs(outputs)));
  } catch (error) {
    for (const remove of removing) remove();
    throw error;
  }
}

/** What to do after shows were started. */
function nextOf(paths: readonly string[], wrote: 'example' | 'start', { folder }: Terminal): string {
  const names = paths.map((path) => relative(folder, resolve(folder, path)) || '.').join(' ');
  const lines =
    wrote === 'example'
      ? [`Change the lines marked ${mark}, then: airworthy build ${names}`]
      : [`Next: airworthy build ${names}`, `What each file is: airworthy sources ${names}`];
  return `${lines.map(clean).join('\n')}\n`;
}

/**
 * Writes the `show.yaml` of a folder, and episode files where it has recordings alone, or an example where it has
 * nothing. Returns what is said of it.
 */
async function startShow(
  path: string,
  folder: Folder,
  answers: ReadonlyMap<Question, string>,
  terminal: Terminal,
  createAll: Create,
): Promise<{ readonly wrote: 'example' | 'start'; readonly said: string }> {
  const absolute = resolve(terminal.folder, path);
  const schema = schemaFor(absolute, terminal);
  const shown = relative(terminal.folder, absolute) || '.';
  const create = (...files: readonly (readonly [file: string, content: string | Uint8Array])[]): void =>
    createAll(
      files.map(([file, content]) => ({ path: join(absolute, file), content, name: join(path, file) })),
    );
  const isWritten = folder.files.some((each) => formatOf(each) !== undefined);
  const isSilent = !isWritten && !readFolder(folder).found.some(({ role }) => role === 'episode');
  const recordings = isSilent ? await fromRecordings(folder) : undefined;
  if (recordings && recordings.episodes.length === 0) {
    const day = isoDay(terminal.now);
    const { show, episode } = exampleTexts(basename(absolute), day, answers, schema);
    create(['show.yaml', show], ['welcome.md', episode]);
    const said = `${join(path, 'show.yaml')} and ${join(path, 'welcome.md')} are written: an example that builds as it is.`;
    return { wrote: 'example', said: `${clean(said)}\n` };
  }
  create(
    ...(recordings?.pictures ?? []).map(({ path: file, bytes }) => [file, bytes] as const),
    ...(recordings?.episodes ?? []).map(({ path: file, text }) => [file, text] as const),
  );
  const now = recordings ? openedOrNew(absolute, path, terminal) : folder;
  const found = await findShow(now, siteFilesAbove(absolute, terminal), recordings?.show);
  const { text, open, commented } = startText(found, answers, schema);
  create(['show.yaml', text]);
  const kinds = found.dialects.length > 0 ? `, written for ${found.dialects.join(', ')}` : '';
  const known = [...found.values.keys()];
  const lines = [
    `${join(path, 'show.yaml')} is written.`,
    `  episode files: ${found.episodes}${recordings ? ', written from the tags of the recordings' : kinds}`,
    ...(found.furtherSources > 0 ? [`  files that complete an episode: ${found.furtherSources}`] : []),
    ...undated(recordings),
    ...(known.length > 0 ? [`  found: ${known.join(', ')}`] : []),
    ...(open.length > 0 ? [`  for you to fill in, marked ${mark}: ${open.join(', ')}`] : []),
    ...(commented.length > 0 ? [`  also marked, in comments that say why: ${commented.join(', ')}`] : []),
    ...(found.episodes === 0 ? [`No file is an episode yet; "airworthy add ${shown}" starts one.`] : []),
    '',
  ];
  return { wrote: 'start', said: lines.map(clean).join('\n') };
}

/** What only the author knows of episodes that were written from recordings. */
export function undated(recordings: FromRecordings | undefined): readonly string[] {
  const files = (recordings?.episodes ?? []).filter(({ isDated }) => !isDated).map(({ path }) => path);
  if (files.length === 0) return [];
  const more = files.length > 3 ? ` and ${files.length - 3} more` : '';
  return [clean(`  without a date, for you to add: ${files.slice(0, 3).join(', ')}${more}`)];
}

/** A folder as it is, or an empty one that is not there yet. Throws when it is a file, or a show is in it already. */
function openedOrNew(absolute: string, path: string, { folder }: Terminal): Folder {
  if (isThere(absolute, path) && !isFolder(absolute)) {
    throw new UsageError(`${path} is a file, not a folder; ${nextOfFile(path)}`);
  }
  for (const name of ['show.yaml', 'show.yml']) {
    if (!isThere(join(absolute, name), join(path, name))) continue;
    const next =
      name === 'show.yaml'
        ? `to build it: airworthy build ${path}`
        : 'rename it to show.yaml, and it is read';
    throw new UsageError(`${join(path, name)} is there already, and is not overwritten; ${next}`);
  }
  if (!isThere(absolute, path)) {
    const none = async (): Promise<never> => {
      throw new CannotOpen(`${path} is empty`);
    };
    return { name: path, files: [], read: () => new Uint8Array(), probe: none };
  }
  const within = showsWithin(path, absolute);
  if (within.length > 0) {
    throw new UsageError(
      `${within.join(', ')} ${within.length === 1 ? 'is a show' : 'are shows'} already; to build: airworthy build ${within.join(' ')}; to start another, name its own folder: airworthy init ${join(path, '<name>')}`,
    );
  }
  try {
    return openFolder(absolute, path, 'all', folder);
  } catch (error) {
    throw reasonFor(error, path);
  }
}

/** The schema of `show.yaml` for editors: that of this package where it is at or above the folder, else on the web. */
function schemaFor(absolute: string, { folder, version = 'latest' }: Terminal): string {
  const own = fileURLToPath(new URL('../../episodes/show.schema.json', import.meta.url));
  const isNear = !relative(folder, own).startsWith('..');
  if (isNear && isThere(own, own)) return relative(absolute, own).split(sep).join('/');
  return `https://unpkg.com/airworthy@${version}/episodes/show.schema.json`;
}

/** The settings of the site, in the folder and in those above it as far as airworthy runs in them. */
function siteFilesAbove(absolute: string, terminal: Terminal): readonly SiteFile[] {
  const found: SiteFile[] = [];
  for (let at = absolute; ; at = dirname(at)) {
    if (relative(terminal.folder, at).startsWith('..')) return found;
    for (const name of siteFiles) {
      const path = join(at, name);
      const bytes = readIfThere(path, path);
      const shown = relative(terminal.folder, path).split(sep).join('/');
      if (bytes) found.push({ name: shown, text: new TextDecoder().decode(bytes) });
    }
    if (dirname(at) === at) return found;
  }
}

/** What the author is asked where somebody is at the keyboard; an empty answer leaves the key for later. */
const questions = ['title', 'link', 'feed', 'language', 'description', 'author', 'categories'] as const;

type Question = (typeof questions)[number];

async function answersFrom({ ask, tell }: Terminal): Promise<ReadonlyMap<Question, string>> {
  const answers = new Map<Question, string>();
  if (!ask) return answers;
  tell('Press return to leave a question for later.\n');
  for (const key of questions) {
    const { doc, kind } = showFields[key];
    for (let tries = 0; tries < 3; tries++) {
      const written = (await ask(`${key}: ${doc}\n> `)).trim();
      if (written === '') break;
      const value = spelt(key === 'categories' ? written.split(',').map((each) => each.trim()) : written);
      const { report, findings } = collect();
      const read = parseYaml(`${key}: ${value}`, 0).table?.entries[0]?.value;
      if (read && kind.read(read, key, report) !== undefined) {
        answers.set(key, value);
        break;
      }
      tell(`${findings[0]?.message ?? 'That cannot be read.'}\n`);
    }
  }
  return answers;
}
