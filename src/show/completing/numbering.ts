import { collect, type FileFinding } from '../faults.js';
import type { EpisodeValues } from '../fields/fields.js';
import type { Policies } from '../fields/policies.js';
import { nameOf, withoutDay } from '../folder.js';
import { globOf, matches } from '../pattern.js';
import type { Episode } from '../show.js';
import type { EpisodeTable } from './gather.js';

type Numbers = Pick<EpisodeValues, 'season' | 'episode' | 'type'>;

/**
 * The season, number and type of one episode by the policies of the show. What is written instead of a number
 * and names no type is reported: the episode is published without a number then.
 */
export function numbersOf(
  { season, episode, type }: Numbers,
  { mark, unnumbered }: Pick<EpisodeTable, 'mark' | 'unnumbered'>,
  { slug, path }: { readonly slug: string; readonly path: string },
  { numbering, slugs, types }: Policies,
): Numbers & { readonly findings: readonly FileFinding[] } {
  const { findings, report } = collect();
  const names = [slug, mark?.text ?? slug];
  const isOf = (patterns: readonly string[] | undefined): boolean =>
    patterns?.some((pattern) => names.some((name) => matches(name, pattern))) ?? false;
  const known = type ?? (isOf(types?.trailer) ? 'trailer' : isOf(types?.bonus) ? 'bonus' : undefined);
  const inSlug = numbering === 'slug' ? numbersInName(slug, path, slugs) : {};
  if (mark && known === undefined && inSlug.episode === undefined) {
    report('source/number-unknown', mark.span, `episode is "${mark.text}", which is not a number.`, {
      help: `Write the number, or list "${mark.text}" under "types" in show.yaml as a trailer or a bonus episode.`,
    });
  }
  if (unnumbered?.value.kind === 'scalar' && inSlug.season === undefined) {
    const message = `season is "${unnumbered.value.text.trim()}", which is not a number.`;
    report('source/number-unknown', unnumbered.value.span, message, {
      help: 'Write the number of the season.',
    });
  }
  if (numbering === 'slug' && inSlug.episode === undefined && known === undefined) {
    report('source/number-unknown', { start: 0, end: 0 }, `The file name "${slug}" has no episode number.`, {
      help: 'Describe your file names under "slugs" in show.yaml, such as s{season}e{episode}-*.',
    });
  }
  const numbers = numbering === 'slug' ? { season, ...inSlug } : { season, episode };
  return {
    ...(numbers.season !== undefined && { season: numbers.season }),
    ...(numbers.episode !== undefined && { episode: numbers.episode }),
    ...(known !== undefined && { type: known }),
    findings,
  };
}

const usualSlugs = [
  '*s{season}e{episode}*',
  '*s{season}-e{episode}*',
  '{episode}',
  '{episode}-*',
  '{episode} *',
  '*-{episode}',
  'ep{episode}*',
  'ep {episode}*',
  'episode-{episode}*',
  'episode {episode}*',
  'folge-{episode}*',
  'folge {episode}*',
];

/** A folder that is named after the season of its episodes: `season-2`, `S02`, `Staffel 2`. */
const seasonFolder = /(?:^|\/)(?:season|series|s|staffel|saison|temporada|stagione|сезон)[-_ ]?(\d{1,2})\//iu;

/**
 * The numbers that a file name tells, and the season that its folder does. A number alone is that of an episode only
 * in the last part of the name, for folders are often named after years.
 */
export function numbersInName(
  slug: string,
  path: string,
  pattern: string | undefined,
): Pick<Numbers, 'season' | 'episode'> {
  const name = withoutDay(nameOf(path));
  const folder = pattern === undefined ? seasonFolder.exec(path)?.[1] : undefined;
  for (const each of pattern === undefined ? usualSlugs : [pattern]) {
    const isWhole = each === pattern || each.includes('{season}');
    const groups = globOf(each).exec(isWhole ? slug : name)?.groups;
    if (!groups) continue;
    const { season = folder, episode } = groups;
    return {
      ...(season !== undefined && { season: Number(season) }),
      ...(episode !== undefined && { episode: Number(episode) }),
    };
  }
  return folder === undefined ? {} : { season: Number(folder) };
}

/** What counting needs to know of an episode, whether or not it can be published. */
export interface Counted {
  readonly slug: string;
  /** Milliseconds since 1970. */
  readonly published: number;
  readonly type: Episode['type'];
  /** The number that the published feed has for it. */
  readonly known: number | undefined;
}

/**
 * Numbers full episodes through all seasons, by their dates and then by their names, from 1. A number that
 * subscribers know stays, and counting goes on from there.
 */
export function countThrough(episodes: readonly Counted[]): ReadonlyMap<Counted, number> {
  const numbers = new Map<Counted, number>();
  let last = 0;
  const ordered = [...episodes].sort((a, b) => a.published - b.published || (a.slug < b.slug ? -1 : 1));
  for (const each of ordered) {
    if (each.type !== undefined && each.type !== 'full') continue;
    last = each.known ?? last + 1;
    numbers.set(each, last);
  }
  return numbers;
}
