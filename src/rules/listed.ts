import type { Profile } from '../diagnostic.js';
import type { Document } from '../xml/document.js';

/** Profiles of documents, which ask the same of every feed; all others are directories, which list shows. */
const standards: ReadonlySet<Profile> = new Set(['rss', 'psp1', 'podcast20']);

/** The profiles that are no directory's. */
export function withoutDirectories(profiles: readonly Profile[]): readonly Profile[] {
  return profiles.filter((each) => standards.has(each));
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
