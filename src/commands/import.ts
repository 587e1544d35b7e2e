import { dirname, resolve } from 'node:path';
import { build } from '../build.js';
import { check, noneSkipped } from '../check.js';
import { unreadable } from '../compare/comparison.js';
import { type Diagnostic, defaultProfiles } from '../diagnostic.js';
import { type Difference, differencesOf } from '../import/differences.js';
import { type Imported, type ImportedFile, importFeed } from '../import/import.js';
import { feedUrlOf } from '../import/show.js';
import { bytesAtHand, mappingOf } from '../io/at-hand.js';
import { requireFree, writeNewFolder } from '../io/new-folder.js';
import { clean } from '../report/clean.js';
import { byFile } from '../report/report.js';
import type { Folder } from '../show/folder.js';
import { isHttp } from '../text/url.js';
import { type Document, faults, read } from '../xml/document.js';
import { readAgain } from '../xml/second.js';
import { type Command, type Options, type Terminal, UsageError } from './command.js';
import { fetching, openBytes, shownName } from './open.js';
import { maxBytesFrom, maxBytesOption } from './previous.js';
import { showFrom, showing } from './show.js';

const shows = 'episodes';

export const importCommand: Command = {
  options: [
    {
      flags: '--out <folder>',
      doc: `the folder to write, which must not be there yet (default: ${shows}/ and the title of the show)`,
    },
    { flags: '--feed <url>', doc: 'where the feed will be, if not where it says that it is' },
    maxBytesOption,
    ...fetching,
    ...showing,
  ],
  async run([given = ''], options, terminal) {
    const show = showFrom(options, terminal);
    const document = await openSource(given, options, terminal);
    const { name } = document.source;
    // Whoever fetched a feed knows where it is, also when the feed does not say it.
    const saysWhere = document.channel && feedUrlOf(document.channel.element) !== undefined;
    const feed = feedFrom(options) ?? (isHttp(given) && !saysWhere ? given : undefined);
    const inFeed = faultsOf(document, terminal);
    const atHand = filesBeside(name, document, terminal);
    const imported = importFeed(document, { feed, ...(atHand && { atHand }) });
    const report = { skipped: noneSkipped, accepted: 0 };
    if (!imported) {
      await show({ ...report, files: [{ name, diagnostics: inFeed, document }] });
      terminal.tell(`airworthy: ${clean(name)} is not an RSS feed, and nothing is written\n`);
      return 2;
    }
    const folder = folderFrom(imported, options);
    const path = resolve(terminal.folder, folder);
    requireFree(path, folder);

    const isExport = imported.leftOut !== undefined;
    const built = await tryBuild(imported.files, folder, isExport ? undefined : document, terminal);
    writeNewFolder(path, folder, imported.files);
    const code = await show({
      ...report,
      files: [{ name, diagnostics: inFeed, document }, ...byFile(built.errors)],
    });
    const { items = [], liveItems = [] } = document.channel ?? {};
    const live = liveItems.length > 0 ? ` and ${counted(liveItems.length, 'live item')}` : '';
    tell(
      terminal,
      `${name}: ${counted(items.length, 'item')}${live} → ${folder} (${counted(imported.files.length, 'file')} written)`,
    );
    for (const { what, count } of imported.leftOut ?? []) {
      tell(terminal, `left out: ${counted(count, 'post')} ${what}`);
    }
    tellRemarks(imported, folder, terminal);
    if (!isExport) tellDifferences(document, built, imported.missing, terminal);
    const against = isExport ? undefined : document;
    tellNext({ name, folder, against, errors: built.errors.length, missing: imported.missing }, terminal);
    return code;
  },
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function tell(terminal: Terminal, line: string): void {
  terminal.tell(`${clean(line)}\n`);
}

function feedFrom({ feed }: Options): string | undefined {
  if (feed === undefined || isHttp(String(feed))) return feed?.toString();
  throw new UsageError(`--feed is "${feed}", which is not a URL with https or http`);
}

/** Reads the feed that is to be imported, whatever is wrong with it. */
async function openSource(name: string, options: Options, terminal: Terminal): Promise<Document> {
  const maxBytes = maxBytesFrom(options);
  const bytes = await openBytes(name, maxBytes, options, terminal);
  return read(bytes, { name: await shownName(name), maxBytes });
}

/** What is wrong with the XML of a feed: what its items say may be lost with it. */
function faultsOf(document: Document, { now }: Terminal): readonly Diagnostic[] {
  // What the reader found is among the findings; where that is nothing, the rules find no fault of this kind.
  if (document.findings.length === 0) return [];
  const { diagnostics } = check(document, { profiles: defaultProfiles, now });
  return diagnostics.filter(({ rule }) => Object.hasOwn(faults, rule));
}

/** The files beside a feed, by the addresses that they have below its own. */
function filesBeside(name: string, document: Document, { folder }: Terminal) {
  if (name === '-' || isHttp(name)) return undefined;
  const mappings = mappingOf(document, dirname(resolve(folder, name)), dirname(name));
  return mappings.length === 0 ? undefined : (url: string) => bytesAtHand(url, mappings);
}

function folderFrom({ name }: Imported, { out }: Options): string {
  if (out !== undefined && out !== '') return String(out).replace(/(?<=[^/])\/+$/, '');
  if (out === undefined && name !== '') return `${shows}/${name}`;
  throw new UsageError('the feed has no title to name the folder after; name one with --out');
}

/** What is told of a build: everything else of it is let go. */
interface Outcome {
  readonly errors: readonly Diagnostic[];
  /** The feed; where errors keep it from being published, what was judged, with examples for what is missing. */
  readonly text: string | undefined;
  readonly isPublishable: boolean;
}

/** Builds the files before they are written, and compares them with the feed as subscribers have it. */
async function tryBuild(
  files: readonly ImportedFile[],
  name: string,
  document: Document | undefined,
  { now }: Terminal,
): Promise<Outcome> {
  const isWhole = document && unreadable(document) === undefined;
  const { diagnostics, feed, judged } = await build(folderOf(name, files), {
    ...{ profiles: undefined, now, threshold: 'error', needed: 'error' },
    ...{ accepts: [], name: `${name}/feed.xml` },
    ...(isWhole && { previous: document }),
  });
  return {
    errors: diagnostics.filter(({ severity }) => severity === 'error'),
    text: feed?.text ?? judged?.document.source.text,
    isPublishable: feed !== undefined,
  };
}

/** The files as a folder that is not on the disk yet. */
function folderOf(name: string, files: readonly ImportedFile[]): Folder {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const encoder = new TextEncoder();
  const contentOf = (path: string): Uint8Array => {
    const found = contents.get(path);
    if (found === undefined) throw new Error(`${path} is not a file of ${name}`);
    return typeof found === 'string' ? encoder.encode(found) : found;
  };
  return {
    name,
    files: [...contents.keys()].sort((a, b) => (a < b ? -1 : 1)),
    read: contentOf,
    probe: async (path) => ({ bytes: contentOf(path).length }),
  };
}

/** As many lines of one kind as are read. */
const most = 20;

function tellRemarks({ remarks }: Imported, folder: string, terminal: Terminal): void {
  for (const { path, message } of remarks.slice(0, most)) {
    tell(terminal, `not imported: ${message} (${folder}/${path})`);
  }
  const rest = remarks.length - most;
  if (rest > 0) tell(terminal, `not imported: ${counted(rest, 'more value')} of the same kinds`);
}

/** The elements of a channel that say what a show must say and a feed may not. */
const elementsOf: Readonly<Record<string, readonly string[]>> = {
  feed: ['atom:link'],
  artwork: ['itunes:image', 'image'],
  author: ['itunes:author'],
  categories: ['itunes:category'],
  explicit: ['itunes:explicit'],
};

/** Tells what a build says differently. */
function tellDifferences(
  document: Document,
  { text, isPublishable }: Outcome,
  missing: readonly string[],
  terminal: Terminal,
): void {
  const channel = document.channel?.element;
  const second = text === undefined ? undefined : readAgain(text);
  if (!channel || !second) return;
  const examples = new Set(missing.flatMap((key) => elementsOf[key] ?? [key]));
  const differences = differencesOf(channel, second).flatMap((each) => {
    if (each.where === 'channel' && each.kind !== 'missing' && examples.has(each.name)) return [];
    const isKeptOut =
      !isPublishable && each.kind === 'missing' && each.because === undefined && each.name === 'item';
    return isKeptOut ? { ...each, because: 'an error in its file keeps it out' } : each;
  });
  const [known, others] = [true, false].map((isKnown) =>
    differences.filter(({ because }) => (because !== undefined) === isKnown),
  ) as [Difference[], Difference[]];
  const all = [...others, ...known];
  const says = isPublishable ? 'A build says the same' : 'Without the errors, a build says the same';
  if (all.length === 0) {
    tell(terminal, `${says}, element by element.`);
    return;
  }
  tell(terminal, `${says}, except:`);
  for (const each of all) tell(terminal, `  ${lineOf(each)}`);
}

function lineOf({ where, name, kind, because, count, before = '', after = '' }: Difference): string {
  const places = where === 'item' ? ` in ${counted(count, 'item')}` : '';
  const values = { missing: `was ${before}`, added: `is ${after}`, changed: `was ${before}, is ${after}` };
  return `<${name}> ${kind === 'missing' ? 'left out' : kind}${places}: ${because ?? values[kind]}`;
}

interface Next {
  readonly name: string;
  readonly folder: string;
  /** The feed that subscribers have; an export is not one. */
  readonly against: Document | undefined;
  /** How many errors a build finds. */
  readonly errors: number;
  readonly missing: readonly string[];
}

function tellNext({ name, folder, against: feed, errors, missing }: Next, terminal: Terminal): void {
  if (missing.length > 0) {
    tell(terminal, `Add to ${folder}/show.yaml what the feed does not say: ${missing.join(', ')}.`);
  }
  const others = errors - missing.length;
  if (others > 0) {
    const which = missing.length > 0 ? 'other ' : '';
    tell(terminal, `Fix the ${which}${others === 1 ? 'error' : 'errors'} above.`);
  }
  const show = folder.startsWith(`${shows}/`) ? folder.slice(shows.length + 1) : folder;
  const isComparable = name !== '-' && feed !== undefined && unreadable(feed) === undefined;
  const against = isComparable ? ` --against ${name}` : '';
  tell(terminal, `Next: airworthy build ${show}${against}`);
}
