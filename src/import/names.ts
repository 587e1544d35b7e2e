import { roleByPath } from '../show/survey/roles.js';
import { givenNames } from '../text/given-names.js';

/** The longest name, in UTF-16 units: three bytes for each still make the name of a file, and of files beside it. */
const longest = 60;

/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A name for a file or folder from any words: letters and digits in lower case, without accents where letters have
 * them, joined by hyphens; empty when the words hold neither.
 */
export function nameOf(words: string): string {
  const plain = words
    .slice(0, 4 * longest)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '');
  const name = plain.match(/[\p{L}\p{M}\p{Nd}]+/gu)?.join('-') ?? '';
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest + 1).lastIndexOf('-');
  return (cut > longest / 2 ? name.slice(0, cut) : name.slice(0, longest)).replace(/[\ud800-\udbff]$/, '');
}

/** What a name is made of. */
export interface Named {
  readonly title: string | undefined;
  readonly season: number | undefined;
  readonly episode: number | undefined;
  /** The day it came out, such as 2025-12-11. */
  readonly day: string | undefined;
}

/**
 * The names of the files of episodes, in the order of the feed, without their ending: the number and the title, such
 * as `603-rust-for-linux` or `s06e04-rust-for-linux`. Names that would be the same get the day, and then a number; the
 * oldest episodes come first, so that a name stays when episodes are added.
 */
export function fileNames(episodes: readonly Named[]): readonly string[] {
  const seasons = new Set(episodes.map(({ season }) => season));
  const given = givenNames();
  const names = episodes.map(() => '');
  const oldestFirst = episodes
    .map((episode, index) => ({ episode, index }))
    .sort((a, b) => compare(a.episode.day, b.episode.day) || b.index - a.index);
  for (const { episode, index } of oldestFirst) {
    const name = safe(joined(numberOf(episode, seasons.size > 1), nameOf(episode.title ?? '')), episode.day);
    const dated = episode.day === undefined || name.includes(episode.day) ? name : `${name}-${episode.day}`;
    names[index] = given.give(given.has(name) ? dated : name);
  }
  return names;
}

function numberOf({ season, episode }: Named, withSeason: boolean): string {
  if (episode === undefined) return '';
  const number = String(episode).replace('.', '-');
  if (!withSeason || season === undefined) return number.padStart(3, '0');
  return `s${String(season).padStart(2, '0')}e${number.padStart(2, '0')}`;
}

/** A number and a title, which may begin with the number itself: "603: Rust for Linux", "Episode 603". */
function joined(number: string, title: string): string {
  if (number === '') return title;
  const plain = number.replace(/^(s\d+e)?0*(?=\d)/, '');
  const rest = title.replace(/^(?:(?:episode|folge|ep|e)-?)?(\d{1,15})(?:-|$)/, (matched, found: string) =>
    String(Number(found)) === plain ? '' : matched,
  );
  return rest === '' ? number : `${number}-${rest}`;
}

/** A name that no system refuses, and that is not taken for a page about the show. */
function safe(name: string, day: string | undefined): string {
  if (name === '') return day ?? 'episode';
  return devices.test(name) || roleByPath(`${name}.md`) !== undefined ? `episode-${name}` : name;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
