import { directories, isDirectory } from '../directories/index.js';
import type { Profile } from '../directories/profile.js';
import type { Document } from '../xml/document.js';

/** What is left of some profiles where no directory has a say: specifications, and what is somebody's own. */
export function withoutDirectories(profiles: readonly Profile[]): readonly Profile[] {
  return profiles.flatMap((each) => {
    if (each.kind === 'directory') return [];
    const bases = each.extends?.filter((name) => isDirectory(name) && directories[name].kind !== 'directory');
    return bases?.length === each.extends?.length ? [each] : [{ ...each, ...(bases && { extends: bases }) }];
  });
}

/**
 * Whether directories are to list the feed: it does not hide itself from them, and it is a show and not the
 * feed of a publisher or a list of episodes of others (Podcasting 2.0, docs/tags/medium.md).
 */
export function isListed({ channel }: Document): boolean {
  const block = channel?.element.child('itunes:block')?.text.trim().toLowerCase();
  const medium = channel?.element.child('podcast:medium')?.text.trim() ?? '';
  return block !== 'yes' && medium !== 'publisher' && !/^[a-z]+L$/.test(medium);
}
