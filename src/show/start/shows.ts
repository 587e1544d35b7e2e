import type { Folder } from '../folder.js';
import { readFolder } from '../read-folder.js';
import { sayingsOf } from '../survey/roles.js';

/** The folders below a folder that are shows: those that hold a `show.yaml`, or one that is misnamed. */
export function startedIn({ files }: Pick<Folder, 'files'>): readonly string[] {
  return [...new Set(files.flatMap((path) => /^(.+)\/show\.ya?ml$/s.exec(path)?.[1] ?? []))];
}

/**
 * The folders below a folder that are shows of their own and have no `show.yaml` yet: every episode lies in one, and each
 * has a page that says of its show more than what a section of a site is called. None when the folder is one show.
 */
export function unstartedIn(folder: Folder): readonly string[] {
  const { found } = readFolder(folder);
  const homes = new Set<string>();
  for (const { role, file, written } of found) {
    const [, home] = /^(.+)\/_index\.[^/]*$/s.exec(file.path) ?? [];
    if (home === undefined || role !== 'page' || !written) continue;
    const said = new Set(sayingsOf(written, 'show').map(({ key }) => key));
    if (said.has('title') && ['hosts', 'link', 'feed'].some((key) => said.has(key))) homes.add(home);
  }
  const inhabited = new Set<string>();
  for (const { role, file } of found) {
    if (role !== 'episode') continue;
    const home = homeOf(file.path, homes);
    if (home === undefined) return [];
    inhabited.add(home);
  }
  return inhabited.size > 1 ? [...inhabited].sort() : [];
}

/** The nearest of some folders above a file. */
function homeOf(path: string, homes: ReadonlySet<string>): string | undefined {
  const parts = path.split('/');
  while (parts.pop() !== undefined) {
    const above = parts.join('/');
    if (homes.has(above)) return above;
  }
  return undefined;
}
