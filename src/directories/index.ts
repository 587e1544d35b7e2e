import { amazon } from './amazon.js';
import { apple } from './apple.js';
import { iheart } from './iheart.js';
import { pandora } from './pandora.js';
import { podcast20 } from './podcast20.js';
import { podcastindex } from './podcastindex.js';
import { podimo } from './podimo.js';
import type { Profile, ProfileChoice } from './profile.js';
import { psp1 } from './psp1.js';
import { rss } from './rss.js';
import { spotify } from './spotify.js';
import { youtube } from './youtube.js';

/** Every directory and specification, in the order in which they are shown. */
export const directories = {
  rss,
  apple,
  spotify,
  amazon,
  youtube,
  podcastindex,
  pandora,
  iheart,
  podimo,
  psp1,
  podcast20,
} as const satisfies Readonly<Record<string, Profile>>;

/** The name of a directory or specification that airworthy knows. */
export type DirectoryName = keyof typeof directories;

/** The names of the directories and specifications, which are profiles to judge by. */
export const profiles = Object.keys(directories) as readonly DirectoryName[];

/** The profiles that speak when nobody chose any: a feed that is carried today gets no error from them. */
export const defaultProfiles: readonly DirectoryName[] = ['rss', 'apple', 'spotify', 'podcast20'];

/** Whether a name is that of a directory or specification. */
export function isDirectory(name: string): name is DirectoryName {
  return Object.hasOwn(directories, name);
}

/** The profile that was chosen. Throws a RangeError for a name that nobody knows. */
export function profileOf(choice: ProfileChoice): Profile {
  if (typeof choice !== 'string') return choice;
  if (!isDirectory(choice)) throw new RangeError(`There is no profile "${choice}".`);
  return directories[choice];
}

/** The profiles that were chosen, each once: the known ones in their order, then those of somebody's own. */
export function profilesOf(choices: readonly ProfileChoice[]): readonly Profile[] {
  const byName = new Map(choices.map(profileOf).map((each) => [each.name, each]));
  const known = profiles.flatMap((name) => byName.get(name) ?? []);
  return [...known, ...[...byName.values()].filter(({ name }) => !isDirectory(name))];
}

/** Whether one of some directories shows descriptions without their HTML, so that they had better be plain. */
export function needsPlain(names: readonly string[] = []): boolean {
  return names.filter(isDirectory).some((name) => profileOf(name).limits.tags?.length === 0);
}
