import { findMojibake } from '../../text/mojibake.js';
import { parseUrl } from '../../text/url.js';
import { formatOf } from '../endings.js';
import type { FileFinding } from '../faults.js';
import { type Policies, policyFields } from '../fields/policies.js';
import { readTable } from '../fields/tables.js';
import type { Folder } from '../folder.js';
import { askedFor, matches } from '../pattern.js';
import { entry, entryAt, merged, placedIn, type Table } from '../syntax/value.js';
import { joinSources } from './join.js';
import { readDataEpisodes, readDataOfPages } from './lists.js';
import { type Recognised, recognise } from './recognise.js';
import { sayingsOf } from './roles.js';

/** The policies of a show as far as they can be read; what is wrong with them is reported with the show. */
export function policiesOf(show: Table): Policies {
  const entries = show.entries.filter(({ key }) => Object.hasOwn(policyFields, key));
  return readTable(policyFields, { ...show, entries }, 'show').values;
}

/** The website of the show, against which its episodes may name their pages. */
export function siteOf(show: Table): string | undefined {
  const link = entry(show, 'link')?.value;
  return link?.kind === 'scalar' && parseUrl(link.text) ? link.text : undefined;
}

/**
 * Reads every file of a folder that an episode may be written in, once, and says what each is. Files that
 * the show ignores are left out.
 */
export function survey(folder: Folder, policies: Policies, site: string | undefined): readonly Recognised[] {
  const asked = askedFor([policies.pages, policies.recordings, policies.guids]);
  const options = { ...policies, site, ...(asked.length > 0 && { asked }) };
  const files = folder.files.filter((path) => !isIgnored(path, policies));
  const pages = files.flatMap((path) => {
    const recognised = recognise(folder, path, options);
    if (!recognised) return [];
    const found = isCompleted(recognised, policies) ? { ...recognised, ...completed } : recognised;
    if (found.role === 'episode') found.file.add(mojibakeIn(found.file.source.text));
    return [found];
  });
  // A site whose pages are its episodes keeps data about them, too; one whose pages are a blog keeps episodes there.
  const read = pages.some(isMoreThanDated) ? readDataOfPages : readDataEpisodes;
  return joinSources([...pages, ...read(folder, files, options)], policies, folder);
}

function isMoreThanDated({ role, translation }: Recognised): boolean {
  const table = translation?.table;
  const isMore = table && ['audio', 'episode', 'season'].some((key) => entryAt(table, key));
  return role === 'episode' && isMore === true;
}

/** Whether a file is none of the show's: its own `show.yaml`, and what that says to ignore. */
export function isIgnored(path: string, { ignore = [] }: Pick<Policies, 'ignore'>): boolean {
  return ['show.yaml', ...ignore].some(
    (pattern) => matches(path, pattern) || path.startsWith(pattern.replace(/\/?$/, '/')),
  );
}

const completed = { role: 'episode', because: 'show.yaml says what it lacks' } as const;

/** Whether the show makes an episode of a file that has nothing of one itself. */
function isCompleted({ role, slug, translation }: Recognised, { episodes }: Policies): boolean {
  return role === 'refused' && translation !== undefined && episodes?.has(slug) === true;
}

/**
 * The pages among the recognised files that are refused: they look like episodes, and lack everything that
 * makes one. Text files that an episode names, or that lie beside one, belong to it.
 */
export function refusedOf(found: readonly Recognised[]): readonly Recognised[] {
  const episodes = found.filter(({ role }) => role === 'episode');
  const named = new Set(episodes.flatMap(({ file }) => [...file.named]));
  const slugs = new Set(episodes.map(({ file }) => file.path.replace(/(\/index)?\.[^./]*$/, '')));
  return found.filter((each) => {
    if (each.role !== 'refused') return false;
    const { path } = each.file;
    if (named.has(path) || slugs.has(path.replace(/[-.]transcript\.[^./]*$/, ''))) return false;
    if (formatOf(path) !== 'plain') return true;
    return !slugs.has(path.replace(/\.[^./]*$/, '')) && !slugs.has(path.replace(/\/[^/]*$/, ''));
  });
}

/**
 * All that is said of a show: by `show.yaml`, and where that is silent by the pages about the show. The
 * values keep the places in the files that they come from.
 */
export function showTable(own: Table, found: readonly Recognised[]): Table {
  let table = own;
  for (const { role, written, file } of found) {
    if ((role !== 'show' && role !== 'page') || !written) continue;
    const said = placedIn(file.source, { ...written, entries: sayingsOf(written, role) });
    table = merged(table, said);
  }
  return table;
}

/** Reports a page that has nothing of an episode. */
export function reportRefused({ file, because }: Pick<Recognised, 'file' | 'because'>): void {
  const start = Math.max(0, file.source.text.search(/\S/));
  const reason = because.replace(/^it has /, '').replace(' and ', ', ');
  file.report('source/not-an-episode', { start, end: start + 1 }, `The file is not an episode: ${reason}.`);
}

/** Text that is UTF-8 read as something else, at each place. */
function mojibakeIn(text: string): readonly FileFinding[] {
  return findMojibake(text).map(({ start, end, mended, readAs }): FileFinding => {
    const message = `"${text.slice(start, end)}" should be "${mended}": it is UTF-8 read as ${readAs}.`;
    return { rule: 'source/mojibake', span: { start, end }, message, help: `Write "${mended}".` };
  });
}
