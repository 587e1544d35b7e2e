import { type Built, build } from '../../src/build.js';
import { type Difference, differencesOf } from '../../src/import/differences.js';
import { type Imported, importFeed } from '../../src/import/import.js';
import type { Folder } from '../../src/show/folder.js';
import { type Document, type Element, readText } from '../../src/xml/document.js';
import { readAgain } from '../../src/xml/second.js';
import { now } from '../show/folder.js';

/** The files of an import as a folder. */
export function folderOf({ files }: Imported): Folder {
  const contents = new Map(
    files.map(({ path, content }) => [path, new TextEncoder().encode(String(content))]),
  );
  return {
    name: 'show',
    files: [...contents.keys()].sort(),
    read: (path) => contents.get(path) as Uint8Array,
    probe: async (path) => ({ bytes: contents.get(path)?.length ?? 0 }),
  };
}

/** A feed, what it becomes, what a build makes of that, and what the build says differently. */
export interface Moved {
  readonly imported: Imported;
  readonly built: Built;
  /** The feed that was built. */
  readonly feed: string;
  readonly differences: readonly Difference[];
  /** The text of one of the files. */
  readonly file: (path: string) => string | undefined;
}

/** Imports a feed and builds it. Throws when the build finds an error. */
export async function move(text: string): Promise<Moved> {
  const document = readText(text, { name: 'feed.xml' });
  return moved(document, importOf(document));
}

export function importOf(document: Document): Imported {
  const imported = importFeed(document);
  if (!imported) throw new Error('There is no channel.');
  return imported;
}

async function moved(document: Document, imported: Imported): Promise<Moved> {
  const built = await build(folderOf(imported), {
    ...{ profiles: undefined, now, threshold: 'error', accepts: [], name: 'built.xml' },
    ...(!document.fatal && { previous: document }),
  });
  const [error] = built.diagnostics.filter(({ severity }) => severity === 'error');
  const second = built.feed && readAgain(built.feed.text);
  const channel = document.channel?.element;
  if (error || !built.feed || !second || !channel) throw new Error(error?.message ?? 'Nothing was built.');
  return {
    imported,
    built,
    feed: built.feed.text,
    differences: differencesOf(channel, second),
    file: (path) => imported.files.find((each) => each.path === path)?.content.toString(),
  };
}

/** Imports and builds what a build of an import made. */
export async function moveTwice(text: string): Promise<readonly [Moved, Moved]> {
  const once = await move(text);
  return [once, await move(once.feed)];
}

/** A feed without the date of its build. */
export function undated(feed: string): string {
  return feed.replace(/<lastBuildDate>[^<]*<\/lastBuildDate>/, '');
}

/**
 * The elements of a feed that a build does not say to the letter, or says of its own, by their names; only white space
 * is not looked at. Items belong together by their titles.
 */
export function changedIn(before: string, after: string): ReadonlySet<string> {
  const [old, now] = [before, after].map((text) => readText(text, { name: 'feed.xml' }).channel);
  if (!old || !now) throw new Error('There is no channel.');
  const found = new Set(changedNames(old.element, now.element));
  const items = [...now.items, ...now.liveItems].map(({ element }) => element);
  for (const { element } of [...old.items, ...old.liveItems]) {
    const title = element.child('title')?.text;
    const other = items.find((each) => each.child('title')?.text === title);
    if (other) for (const name of changedNames(element, other)) found.add(name);
    else found.add(element.name);
  }
  return found;
}

function changedNames(before: Element, after: Element): readonly string[] {
  const said = ({ children }: Element) =>
    children.flatMap((each) =>
      /^(item|podcast:liveItem)$/.test(each.name) ? [] : [[each.name, letterOf(each)] as const],
    );
  const [old, now] = [said(before), said(after)];
  const lettersIn = (elements: typeof old) => new Set(elements.map(([name, letter]) => name + letter));
  const [ofOld, ofNow] = [lettersIn(old), lettersIn(now)];
  return [
    ...old.filter(([name, letter]) => !ofNow.has(name + letter)),
    ...now.filter(([name, letter]) => !ofOld.has(name + letter)),
  ].map(([name]) => name);
}

function letterOf({ attributes, text, children }: Element): string {
  const said = attributes.map(({ expandedName, value }) => `${expandedName}=${value.trim()}`).sort();
  return JSON.stringify([
    said,
    text.replace(/\s+/g, ' ').trim(),
    children.map((each) => [each.name, letterOf(each)]),
  ]);
}

/** The files of an import, and what it remarks. */
export function saidOf({ name, files, remarks, missing, leftOut = [] }: Imported): string {
  return [
    `  ${name}, without ${missing.join(', ') || 'nothing'}`,
    ...files.flatMap(({ path, content }) => [`  > ${path}`, ...String(content).trimEnd().split('\n')]),
    ...remarks.map(({ path, message }) => `  ! ${path}: ${message}`),
    ...leftOut.map(({ what, count }) => `  ! ${count} ${what}`),
    '',
  ].join('\n    ');
}

/** What a build of an import says differently. */
export function differencesIn(differences: readonly Difference[]): string {
  const lines = differences.map(({ where, name, kind, because, count, before, after }) => {
    return `  ${kind} ${count} ${where} ${name}: ${before} → ${after}, ${because}`;
  });
  return `\n${lines.join('\n')}`;
}
