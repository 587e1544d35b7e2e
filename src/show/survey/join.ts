import { pages } from '../dialects/index.js';
import { type Policies, sourceKinds } from '../fields/policies.js';
import type { Folder } from '../folder.js';
import { matches } from '../pattern.js';
import { completedBy } from './merge.js';
import type { Recognised } from './recognise.js';
import { type Marks, marksOf, matched } from './same-episode.js';

/** Of what kind a source is: an entry of a data file, a copied page by its dialect, or a file of the site. */
function kindOf({ dialect, isEntry }: Recognised): string {
  if (isEntry) return 'data';
  return pages.includes(dialect) ? dialect.name : 'site';
}

/** What people call a source of each kind. */
function nameOfKind(source: Recognised): string {
  if (source.isEntry) return 'data file';
  return pages.includes(source.dialect) ? source.dialect.name.replace('-', ' ') : source.file.path;
}

/** The path of the file that a source is in: of an entry, that of the whole file. */
function pathOf({ file }: Recognised): string {
  return file.source.name.endsWith(file.path) ? file.path : ([...file.named][0] ?? file.path);
}

function isOf(source: Recognised, pattern: string): boolean {
  const path = pathOf(source);
  return (
    pattern === kindOf(source) || matches(path, pattern) || path.startsWith(pattern.replace(/\/?$/, '/'))
  );
}

/** An episode, and its sources, the best first. */
interface Joined {
  readonly marks: readonly Marks[];
  readonly sources: readonly Recognised[];
  /** By what each source after the first is known to be of the same episode. */
  readonly because: readonly string[];
}

/**
 * Makes one episode of all the sources of it: what the best one does not say comes from the next. The show may declare
 * which come first; otherwise a file of the site goes before a list, and that before a copied page. A source that makes no
 * episode alone completes another; two of the same kind are never the same episode. Where they disagree is reported.
 */
export function joinSources(
  found: readonly Recognised[],
  { sources: declared = [] }: Pick<Policies, 'sources'>,
  folder: Folder,
): readonly Recognised[] {
  const order = [...declared, ...sourceKinds.filter((kind) => !declared.includes(kind))];
  const ranks = order.map((): Recognised[] => []);
  for (const each of found) {
    if (isSource(each)) ranks[order.findIndex((pattern) => isOf(each, pattern))]?.push(each);
  }
  // Where all are of one kind there is nothing to join.
  const several = ranks.filter((rank) => rank.length > 0).length > 1;
  const joined = several ? ranks.reduce(withSources, [] as readonly Joined[]) : [];
  const results = new Map<Recognised, Recognised>();
  for (const { sources, because } of joined) {
    const [first, ...others] = sources;
    // What makes no episode even together is what each was alone.
    if (!first || others.length === 0 || !sources.some(({ role }) => role === 'episode')) continue;
    let whole = first;
    for (const [index, other] of others.entries()) {
      first.file.named.add(pathOf(other));
      const completed = completedBy(whole, other, nameOfKind(other), folder);
      whole = completed.whole;
      const reason = `${because[index]} as ${first.file.path}`;
      results.set(other, { ...other, role: 'source', because: reason, gives: completed.gave });
    }
    results.set(first, {
      ...whole,
      role: 'episode',
      because: sources.find(({ role }) => role === 'episode')?.because ?? '',
    });
  }
  const own = new Set(found.filter(({ role, isEntry }) => role === 'episode' && !isEntry));
  // What a broken file is of is not known, so it is neither a page that others belong to nor left out.
  const isOpen = (each: Recognised): boolean => each.isEntry === true && !each.file.malformed();
  return found.map((each) => {
    const result = results.get(each);
    if (result || !isOpen(each) || own.size === 0 || declared.some((pattern) => isOf(each, pattern))) {
      return result ?? each;
    }
    return leftOut(each);
  });
}

/** An entry that is of no page may be of another show's episode, which a site lists as well. */
function leftOut(each: Recognised): Recognised {
  if (each.role === 'left') return each;
  const because = 'no page is of the same episode';
  if (each.role === 'episode') {
    const message = `No page is of the same episode as this entry of ${pathOf(each)}, so it is left out.`;
    each.file.report('source/entry-unmatched', each.translation?.table.span ?? { start: 0, end: 0 }, message);
  }
  return { ...each, role: 'none', because };
}

/** Whether a file may say something of an episode: it is one, or looks like one and lacks what makes it one. */
function isSource({ role, translation, file }: Recognised): boolean {
  return (role === 'episode' || role === 'refused') && translation !== undefined && !file.malformed();
}

/** Adds the sources of the next kind: each to the episode that it is of, or as one of its own. */
function withSources(known: readonly Joined[], sources: readonly Recognised[]): readonly Joined[] {
  const others = sources.map((of) => ({ of, marks: marksOf(of) }));
  const marks = new Map(others.map((each) => [each.of, each.marks]));
  const matches = matched(
    known.map((of) => ({ of, marks: of.marks })),
    others,
  );
  const found = new Map(matches.map((match) => [match.known, match]));
  const taken = new Set(matches.map(({ other }) => other));
  const completed = known.map((one): Joined => {
    const match = found.get(one);
    const added = match && marks.get(match.other);
    if (!match || !added) return one;
    return {
      marks: [...one.marks, added],
      sources: [...one.sources, match.other],
      because: [...one.because, match.because],
    };
  });
  const alone = others.filter(({ of }) => !taken.has(of));
  return [
    ...completed,
    ...alone.map(({ of, marks }): Joined => ({ marks: [marks], sources: [of], because: [] })),
  ];
}
