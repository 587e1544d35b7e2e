import { dirname, resolve } from 'node:path';
import { build, glance } from '../build.js';
import { noneSkipped } from '../check.js';
import type { Diagnostic, ProfileChoice } from '../diagnostic.js';
import { profilesOf } from '../directories/index.js';
import { filesAtHand, mappingOf, pathAtHand } from '../io/at-hand.js';
import { CannotOpen, openInput } from '../io/input.js';
import type { FileFacts } from '../media.js';
import type { LivePreview, PlacedFinding } from '../preview/model.js';
import { previewOf } from '../preview/preview.js';
import { clean } from '../report/clean.js';
import { byFile } from '../report/report.js';
import { verdictsOf } from '../report/verdict.js';
import type { Folder } from '../show/folder.js';
import { lineText, position } from '../text/source.js';
import { type Document, read } from '../xml/document.js';
import { judging } from './check.js';
import type { Terminal } from './command.js';
import { reasons } from './held.js';
import { openShows, type ShowToBuild } from './open-shows.js';

/** What is to be shown: a show or a feed, as the user named it, and how it is judged. */
export interface Asked {
  readonly kind: 'show' | 'feed';
  readonly name: string;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly profiles: readonly ProfileChoice[] | undefined;
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly token: string | undefined;
}

/** All that a page needs to know of it, as plain data: it may come from another thread. */
export interface Whole extends Pick<LivePreview, 'preview' | 'findings' | 'verdicts' | 'left'> {
  /** The text of the feed; undefined when there is none. */
  readonly text: string | undefined;
  /** The file that each item comes from, in their order; empty for a feed. */
  readonly sources: readonly string[];
  readonly files: ReadonlyMap<string, FileFacts>;
  /** Where the files are that are at hand, by the URLs that the feed gives them. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Reads, builds and judges everything. */
export function wholeOf(asked: Asked): Promise<Whole> {
  return asked.kind === 'show' ? wholeShow(asked) : wholeFeed(asked);
}

async function wholeShow(asked: Asked): Promise<Whole> {
  const show = openOne(asked);
  const { folder, pathsOf } = noting(show.folder, resolve(asked.folder, show.folder.name));
  const feedName = `${show.name}/feed.xml`;
  const maxBytes = Number.POSITIVE_INFINITY;
  const previous = show.current.feed && read(show.current.feed, { name: feedName, maxBytes });
  const { diagnostics, judged, profiles, held, incomplete } = await build(folder, {
    ...optionsOf(asked, feedName),
    ...(previous?.channel && { previous, current: previous }),
  });
  const files = judged?.files ?? new Map();
  return {
    ...shown(diagnostics, profiles),
    text: judged?.document.source.text,
    preview: judged && previewOf(judged.document, judged.files),
    sources: judged?.sources ?? [],
    files,
    paths: pathsOf(files),
    left: [
      ...held.map(({ slug, because }) => `${slug} is not in the feed: ${reasons[because]}.`),
      ...incomplete.map(({ file }) => `${file} is not in the feed: it is incomplete.`),
    ],
  };
}

/** One episode of a show by itself, with what was found in its file; undefined when nothing of it can be shown. */
export interface Single {
  readonly document: Document | undefined;
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly paths: ReadonlyMap<string, string>;
  readonly findings: readonly PlacedFinding[];
}

/** Reads one episode file of a show by itself: `others` are the files of all other episodes, by the user's names. */
export async function singleOf(
  asked: Asked,
  { file, others }: { readonly file: string; readonly others: ReadonlySet<string> },
): Promise<Single> {
  const { folder: whole, name } = openOne(asked);
  const files = whole.files.filter((path) => !others.has(`${whole.name}/${path}`));
  const { folder, pathsOf } = noting({ ...whole, files }, resolve(asked.folder, whole.name));
  const { diagnostics, judged, profiles } = await glance(folder, optionsOf(asked, `${name}/feed.xml`));
  const known = judged?.files ?? new Map();
  return {
    document: judged?.document,
    files: known,
    paths: pathsOf(known),
    findings: placed(
      diagnostics.filter(({ source }) => source.name === file),
      profiles,
    ),
  };
}

function optionsOf({ profiles, now, token }: Asked, name: string) {
  return {
    profiles,
    now,
    name,
    threshold: 'error' as const,
    accepts: [],
    ...(token !== undefined && { token }),
  };
}

function openOne(asked: Asked): ShowToBuild {
  const { name, token } = asked;
  const [opened] = openShows([name], { out: undefined, token }, terminalOf(asked));
  if (opened && 'folder' in opened) return opened;
  throw new CannotOpen(opened?.reason ?? `${name} is not a show`);
}

/** A terminal that nobody sits at: opening and judging ask it for the folder alone. */
function terminalOf({ folder, now }: Asked): Terminal {
  const nothing = (): void => {};
  return { folder, now, color: false, stdin: async () => new Uint8Array(), print: nothing, tell: nothing };
}

async function wholeFeed(asked: Asked): Promise<Whole> {
  const { name, folder, profiles, now } = asked;
  const path = resolve(folder, name);
  const document = read(openInput(path, name), { name });
  const judge = await judging({ name, path, mappings: [] }, terminalOf(asked), {
    ...{ profiles, strict: false, now, accepts: [], previous: undefined },
  });
  const { diagnostics, others, profiles: active } = await judge(document);
  const mappings = mappingOf(document, dirname(path), dirname(name));
  const files = (await filesAtHand(document, mappings)) ?? new Map<string, FileFacts>();
  const paths = [...files.keys()].flatMap((url): readonly (readonly [string, string])[] => {
    const found = pathAtHand(url, mappings);
    return found === undefined ? [] : [[url, found]];
  });
  return {
    ...shown([...diagnostics, ...others], active),
    text: document.source.text,
    preview: previewOf(document, files),
    sources: [],
    files,
    paths: new Map(paths),
    left: [],
  };
}

/** A folder that notes which of its files were looked at: what is known of each tells where it is. */
function noting(folder: Folder, path: string) {
  const places = new Map<FileFacts, string>();
  const pathsOf = (files: ReadonlyMap<string, FileFacts>): ReadonlyMap<string, string> =>
    new Map(
      [...files].flatMap(([url, facts]) => {
        const place = places.get(facts);
        return place === undefined ? [] : [[url, resolve(path, place)] as const];
      }),
    );
  return {
    folder: {
      ...folder,
      async probe(file: string) {
        const facts = await folder.probe(file);
        places.set(facts, file);
        return facts;
      },
    },
    pathsOf,
  };
}

function shown(diagnostics: readonly Diagnostic[], profiles: readonly ProfileChoice[]) {
  const known = byFile(diagnostics);
  const files = known.length > 0 ? known : [{ name: '', diagnostics }];
  const verdicts = verdictsOf({ files, profiles, skipped: noneSkipped, accepted: 0 });
  return {
    findings: placed(diagnostics, profiles),
    verdicts: verdicts.map(({ title, passes, words }) => ({ title, passes, words })),
  };
}

/** How many findings a page is sent, and how much of a long line: characters, and those before the fault. */
const most = { findings: 2000, line: 160, before: 40 } as const;

function placed(
  diagnostics: readonly Diagnostic[],
  profiles: readonly ProfileChoice[],
): readonly PlacedFinding[] {
  const titles = new Map(profilesOf(profiles).map(({ name, title }) => [name, title]));
  return diagnostics.slice(0, most.findings).map((diagnostic) => {
    const { source, span, severity, rule, message, why, help } = diagnostic;
    const { line, column } = position(source, span.start);
    const text = lineText(source, line);
    const from = Math.max(0, Math.min(column - 1 - most.before, text.length - most.line));
    const start = column - 1 - from;
    return {
      ...{ file: clean(source.name), line, column, severity, rule, why },
      ...{ message: clean(message), help: clean(help) },
      askers: diagnostic.profiles.map((name) => titles.get(name) ?? name),
      excerpt: {
        text: clean(text.slice(from, from + most.line)),
        start,
        end: Math.min(most.line, start + Math.max(1, span.end - span.start)),
      },
    };
  });
}
