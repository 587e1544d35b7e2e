import { realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FileFacts } from '../media.js';
import { parseUrl } from '../text/url.js';
import type { Document, Element } from '../xml/document.js';
import { chapterFile } from './chapters.js';
import { openInput } from './input.js';
import { probe } from './probe.js';
import { transcriptFile } from './transcripts.js';

/** Says that what lies below a URL lies in a folder of this machine. */
export interface Mapping {
  /** Ends with a slash. */
  readonly base: string;
  readonly folder: string;
  /** The folder as the user would name it, for messages about the files in it. */
  readonly name?: string;
}

/**
 * What is known of the files that a feed names and that are at hand, by their URLs as the feed gives them.
 * Files outside the folders are never looked at. Undefined when none is at hand.
 */
export async function filesAtHand(
  document: Document,
  mappings: readonly Mapping[],
): Promise<ReadonlyMap<string, FileFacts> | undefined> {
  if (mappings.length === 0) return undefined;
  const files = new Map<string, FileFacts>();
  for (const { url, of } of urlsOf(document.root)) {
    const found = files.has(url) ? undefined : fileAt(url, mappings);
    if (!found) continue;
    const facts = await probe(found.path);
    const { path, name } = found;
    if (of === 'podcast:chapters') files.set(url, { ...facts, chapters: await chapterFile(path, name) });
    else if (of === 'podcast:transcript') {
      files.set(url, { ...facts, transcript: await transcriptFile(path, name) });
    } else files.set(url, facts);
  }
  return files.size > 0 ? files : undefined;
}

/** The folder of a feed for the folder of the URL that it says it is found at (atom:link rel="self"). */
export function mappingOf(document: Document, folder: string, name = folder): readonly Mapping[] {
  const self = document.channel?.element
    .all('atom:link')
    .find((link) => link.attribute('rel')?.value === 'self');
  const url = self?.attribute('href')?.value.trim();
  if (!url || !parseUrl(url)) return [];
  return [{ base: new URL('.', url).href, folder, name }];
}

/** The addresses in a feed, each with the element that has it. */
function* urlsOf(root: Element | undefined): Generator<{ readonly url: string; readonly of: string }> {
  const stack = root ? [root] : [];
  for (let element = stack.pop(); element; element = stack.pop()) {
    // Links lead to feeds and pages, the feed itself among them: nothing that a look into the file would tell about.
    if (element.name === 'atom:link') continue;
    for (const { name, value } of element.attributes) {
      if (name === 'url' || name === 'href') yield { url: value.trim(), of: element.name };
    }
    if (element.name === 'url') yield { url: element.text.trim(), of: element.name };
    for (const child of element.children) stack.push(child);
  }
}

/** The bytes of the file that a URL is of, where it lies in one of the folders. Throws CannotOpen when it cannot be read. */
export function bytesAtHand(url: string, mappings: readonly Mapping[]): Uint8Array | undefined {
  const found = fileAt(url, mappings);
  return found && openInput(found.path, found.name);
}

/** The path of the file that a URL is of, where it lies in one of the folders. */
export function pathAtHand(url: string, mappings: readonly Mapping[]): string | undefined {
  return fileAt(url, mappings)?.path;
}

/** The file that a URL is of, and the name that the user would give it. */
function fileAt(
  url: string,
  mappings: readonly Mapping[],
): { readonly path: string; readonly name: string } | undefined {
  const mapping = mappings.find(({ base }) => url.startsWith(base));
  if (!mapping) return undefined;
  try {
    const inside = decodeURIComponent(url.slice(mapping.base.length).replace(/[?#].*$/s, ''));
    // Nearly all are of files that are elsewhere, and to ask so costs least.
    if (!statSync(join(mapping.folder, inside), { throwIfNoEntry: false })) return undefined;
    const root = realpathSync(mapping.folder);
    const path = realpathSync(join(root, inside));
    if (!path.startsWith(`${root}${sep}`) || !statSync(path).isFile()) return undefined;
    return { path, name: join(mapping.name ?? mapping.folder, relative(root, path)) };
  } catch {
    return undefined;
  }
}
