import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isThere } from '../io/folder.js';
import { CannotOpen, isFolder, openInput } from '../io/input.js';
import { type Answer, serveLoopback } from '../io/loopback.js';
import { openThread, type Thread } from '../io/thread.js';
import { formatOf } from '../show/endings.js';
import { isHttp } from '../text/url.js';
import { type Command, type Terminal, UsageError } from './command.js';
import { openShows } from './open-shows.js';
import { nowFrom, profileOption, profilesFrom } from './options.js';
import { type Asked, type Whole, wholeOf } from './preview-whole.js';
import { openWork, type Work } from './preview-work.js';
import { untilEnded } from './watch.js';
import { placesOfFeeds, placesOfShows } from './watch-places.js';

export const previewCommand: Command = {
  options: [
    profileOption,
    { flags: '--port <number>', doc: 'the port of the page on this machine (default: any that is free)' },
    { flags: '--now <instant>', doc: 'the instant to build by, such as 2026-05-21T16:00:00Z' },
    { flags: '--token <token>', doc: "value for {token} in a private show's URLs" },
  ],
  async run(args, options, terminal) {
    const port = portFrom(options.port);
    const { kind, name } = subjectOf(args, terminal);
    const fixed = options.now === undefined ? undefined : await nowFrom(options, terminal);
    const profiles = await profilesFrom(options, terminal);
    const token = options.token?.toString();
    const asked = {
      ...{ kind, name, profiles, token, folder: terminal.folder },
      now: fixed ?? terminal.now,
    };
    const places = (kind === 'show' ? placesOfShows : placesOfFeeds)([name], options, terminal);
    const builder = openBuilder();
    const work = openWork(asked, builder.ask, terminal);
    const pages = pagesOf(work);
    const server = await serveLoopback(port, pages).catch(async (error: unknown) => {
      await builder.close();
      throw error;
    });
    try {
      work.onChange((change) => server.send(JSON.stringify(change)));
      await untilEnded(places, terminal, async (changed, now) => {
        await work.renew(changed, fixed ?? now);
        if (changed.length === 0) terminal.tell(`preview of ${name}: ${server.url}\n`);
      });
    } finally {
      work.close();
      await builder.close();
      await server.close();
    }
    return 0;
  },
};

/** What builds whole shows: a thread; where the program is not built, as in its tests, this one. */
function openBuilder(): Thread<Asked, Whole> {
  const program = new URL('./preview-thread.js', import.meta.url);
  if (isThere(fileURLToPath(program), 'preview-thread.js')) return openThread(program);
  return { ask: wholeOf, close: async () => {} };
}

function portFrom(given: unknown): number {
  if (given === undefined) return 0;
  const port = /^\d{1,5}$/.test(String(given)) ? Number(given) : -1;
  if (port >= 1 && port <= 65_535) return port;
  throw new UsageError(`--port is "${given}", which is not a number from 1 to 65535`);
}

/** The show or the feed that the user named, or the only show that there is. */
function subjectOf(args: readonly string[], terminal: Terminal) {
  const [name, other] = args;
  if (other !== undefined) throw new UsageError('preview shows one show or feed; name one');
  if (name !== undefined && (isHttp(name) || name === '-'))
    throw new UsageError(`preview needs a file or the folder of a show; "${name}" is neither`);
  if (name !== undefined) {
    const path = resolve(terminal.folder, name);
    const folder = folderOfShow(path, terminal);
    if (folder === undefined && isThere(path, name) && !isFolder(path))
      return { kind: 'feed', name } as const;
    if (folder !== undefined) return subjectOf([folder], terminal);
  }
  const opened = openShows(args, { out: undefined, token: undefined }, terminal);
  const [show, second] = opened;
  if (second)
    throw new UsageError(`there are several shows; name one: ${opened.map((each) => each.show).join(', ')}`);
  if (!show || !('folder' in show)) throw new CannotOpen(show?.reason ?? 'there is no show');
  return { kind: 'show', name: show.folder.name } as const;
}

/** The folder of the show that a file is written for: its show.yaml, or an episode; undefined for everything else. */
function folderOfShow(path: string, { folder }: Terminal): string | undefined {
  const isSource = formatOf(path) !== undefined || basename(path) === 'show.yaml';
  if (!isSource || !isThere(path, path) || isFolder(path)) return undefined;
  for (let at = dirname(path); `${at}${sep}`.startsWith(`${folder}${sep}`); at = dirname(at))
    if (isThere(join(at, 'show.yaml'), 'show.yaml')) return relative(folder, at).split(sep).join('/') || '.';
  return undefined;
}

/** The types of the files of the page, and of pictures by their first bytes. */
const types = {
  page: 'text/html; charset=utf-8',
  style: 'text/css; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
  data: 'application/json; charset=utf-8',
} as const;

/** Pictures that browsers show. SVG is not among them: it is a document. */
const pictures: readonly (readonly [type: string, begins: RegExp])[] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG/],
  ['image/gif', /^GIF8/],
  ['image/webp', /^RIFF.{4}WEBP/s],
  ['image/avif', /^.{4}ftypavi[fs]/s],
];

/** What each address of the server holds. Files of the show are served by the URLs that the feed gives them alone. */
function pagesOf(work: Work): (url: URL) => Answer | undefined {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('airworthy/package.json')), 'dist/preview');
  const file = (name: string, type: string): Answer => ({ type, body: openInput(join(folder, name), name) });
  const data = (value: unknown): Answer | undefined =>
    value === undefined ? undefined : { type: types.data, body: JSON.stringify(value) };
  return ({ pathname, searchParams }) => {
    if (pathname === '/') return file('page.html', types.page);
    if (pathname === '/page.css') return file('page.css', types.style);
    if (pathname === '/page.js') return file('page.js', types.script);
    if (pathname === '/state.json') return data(work.state());
    if (pathname === '/episode.json') return data(work.episode(Number(searchParams.get('index'))));
    if (pathname !== '/picture') return undefined;
    const path = work.pathOf(searchParams.get('url') ?? '');
    return path === undefined ? undefined : pictureIn(path);
  };
}

function pictureIn(path: string): Answer | undefined {
  const body = openInput(path);
  const head = Array.from(body.subarray(0, 16), (byte) => String.fromCharCode(byte)).join('');
  const found = pictures.find(([, begins]) => begins.test(head));
  return found && { type: found[0], body };
}
