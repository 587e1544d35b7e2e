import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { FileFacts } from '../media.js';
import type { Document, Element } from '../xml/document.js';
import { probe } from './probe.js';

/** Says that what lies below a URL lies in a folder of this machine. */
export interface Mapping {
  /** Ends with a slash. */
  readonly base: string;
  readonly folder: string;
}

/**
 * What is known of the files that a feed names and that are at hand, by their URLs as the feed gives them.
 * Files outside the folders are never looked at. Undefined when none is at hand.
 */
export async function filesAtHand(
  document: Document,
  mappings: readonly Mapping[],
): Promise<ReadonlyMap<string, FileFacts> | undefined> {
  const files = new Map<string, FileFacts>();
  for (const url of urlsOf(document.root)) {
    const path = files.has(url) ? undefined : pathOf(url, mappings);
    if (path !== undefined) files.set(url, await probe(path));
  }
  return files.size > 0 ? files : undefined;
}

/** The folder of a feed for the folder of the URL that it says it is found at (atom:link rel="self"). */
export function mappingOf(document: Document, folder: string): readonly Mapping[] {
  const self = document.channel?.element
    .all('atom:link')
    .find((link) => link.attribute('rel')?.value === 'self');
  const url = self?.attribute('href')?.value.trim();
  if (!url || !URL.canParse(url)) return [];
  return [{ base: new URL('.', url).href, folder }];
}

function* urlsOf(root: Element | undefined): Generator<string> {
  const stack = root ? [root] : [];
  for (let element = stack.pop(); element; element = stack.pop()) {
    for (const { name, value } of element.attributes) {
      if (name === 'url' || name === 'href') yield value.trim();
    }
    if (element.name === 'url') yield element.text.trim();
    stack.push(...element.children);
  }
}

function pathOf(url: string, mappings: readonly Mapping[]): string | undefined {
  const mapping = mappings.find(({ base }) => url.startsWith(base));
  if (!mapping) return undefined;
  try {
    const inside = decodeURIComponent(url.slice(mapping.base.length).replace(/[?#].*$/s, ''));
    const root = realpathSync(mapping.folder);
    const path = realpathSync(join(root, inside));
    return path.startsWith(`${root}${sep}`) && statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
