import type { AudioTags } from '../../media.js';
import { mediaOfExtension } from '../../text/mime.js';
import { extensionOfFile } from '../../text/url.js';
import { numbersInName } from '../completing/numbering.js';
import { episodeFields } from '../fields/fields.js';
import { type Folder, nameOf, withoutDay } from '../folder.js';
import { readSources } from '../sources.js';
import { noEpisodeNames } from '../survey/unread.js';
import { mark, spelt } from './yaml.js';

/** Files to write for recordings that no episode names: one for each episode, and the pictures in the recordings. */
export interface FromRecordings {
  readonly episodes: readonly {
    /** From the root of the folder. */
    readonly path: string;
    readonly text: string;
    /** Whether its date is known. */
    readonly isDated: boolean;
  }[];
  readonly pictures: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** What the recordings say of the show. */
  readonly show: {
    readonly title?: string | undefined;
    readonly author?: string | undefined;
    readonly artwork?: string | undefined;
  };
}

/** A recording, and the same one in other formats. */
interface Recording {
  readonly path: string;
  readonly others: readonly string[];
  readonly tags: AudioTags;
}

/**
 * Reads the recordings of a folder that no episode names. Each gets a file, which says what its tags say: tags are often
 * incomplete, a wrong one has no line at which it could be corrected, and a picture needs a file to be published.
 */
export async function fromRecordings(folder: Folder): Promise<FromRecordings> {
  const { unread } = await readSources(folder);
  const paths = unread
    .flatMap(({ because, files }) => (because === noEpisodeNames ? files : []))
    .filter(isAudio);
  const recordings = await readAll(folder, paths);
  const pictures = picturesOf(recordings, folder);
  const name = `cover${endingOf(pictures[0]?.path ?? '')}`;
  const isOfAll =
    pictures.length === 1 && recordings.length > 1 && recordings.every(({ tags }) => tags.picture);
  // Where another picture has that name, each episode names its own.
  const whole = isOfAll && !folder.files.includes(name) ? name : undefined;
  return {
    episodes: recordings.map((each) => {
      const artwork = whole ? undefined : pictures.find(({ of }) => of.includes(each))?.path;
      return episodeOf(each, artwork);
    }),
    pictures: pictures.map(({ path, bytes }) => ({ path: whole ?? path, bytes })),
    show: {
      title: mostFrequent(recordings.map(({ tags }) => tags.album)),
      author: mostFrequent(recordings.map(({ tags }) => tags.albumArtist ?? tags.artist)),
      artwork: whole,
    },
  };
}

function isAudio(path: string): boolean {
  return mediaOfExtension(extensionOfFile(path))?.type.startsWith('audio/') === true;
}

/** The formats that players know best come first. */
const formats = ['mp3', 'm4a', 'aac', 'ogg', 'opus', 'flac', 'wav'];

async function readAll(folder: Folder, paths: readonly string[]): Promise<readonly Recording[]> {
  const groups = new Map<string, string[]>();
  const rank = (path: string): number => {
    const at = formats.indexOf(extensionOfFile(path));
    return at < 0 ? formats.length : at;
  };
  for (const path of paths) {
    const stem = withoutEnding(path);
    groups.set(stem, [...(groups.get(stem) ?? []), path]);
  }
  const recordings: Recording[] = [];
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [path, ...others] = group.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    if (path !== undefined) recordings.push({ path, others, tags: (await folder.tags?.(path)) ?? {} });
  }
  return recordings;
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

interface Picture {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly of: readonly Recording[];
}

/** The pictures in recordings, each once, under the name of the first that has it; what is no JPEG or PNG is none. */
function picturesOf(recordings: readonly Recording[], folder: Folder): readonly Picture[] {
  const found: { path: string; bytes: Uint8Array; of: Recording[] }[] = [];
  for (const each of recordings) {
    const { bytes, type } = each.tags.picture ?? {};
    const ending = type && /png$/i.test(type) ? '.png' : type && /jpe?g$/i.test(type) ? '.jpg' : undefined;
    if (!bytes || ending === undefined) continue;
    const known = found.find((other) => isEqual(other.bytes, bytes));
    if (known) known.of.push(each);
    else found.push({ path: `${withoutEnding(each.path)}${ending}`, bytes, of: [each] });
  }
  return found.filter(({ path }) => !folder.files.includes(path));
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function episodeOf({ path, others, tags }: Recording, artwork: string | undefined) {
  const name = nameOf(path);
  const day = tags.date ?? dayIn(name);
  const numbers = numbersInName(withoutDay(name), withoutDay(name), undefined);
  const { episode = numbers.episode, season = numbers.season } = tags;
  const date =
    day === undefined ? `# published:  # ${mark} ${episodeFields.published.doc}` : `published: ${day}`;
  const up = '../'.repeat(path.split('/').length - 1);
  const lines = [
    `title: ${spelt(tags.title ?? titleIn(name))}`,
    date,
    `audio: ${spelt(fileNameOf(path))}`,
    ...(others.length > 0 ? [`alternates: ${spelt(others.map(fileNameOf))}`] : []),
    ...(season === undefined ? [] : [`season: ${season}`]),
    ...(episode === undefined ? [] : [`episode: ${episode}`]),
    ...(artwork === undefined ? [] : [`artwork: ${spelt(up + artwork)}`]),
  ];
  return {
    path: `${withoutEnding(path)}.md`,
    text: ['---', ...lines, '---', ...(tags.notes ? [tags.notes] : []), ''].join('\n'),
    isDated: day !== undefined,
  };
}

/** A day in the name of a recording: 2024-03-01, 2024_03_01 or 20240301. */
function dayIn(name: string): string | undefined {
  const [, year, month, day] =
    /(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)/.exec(name) ?? [];
  const text = `${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  const isDay = day !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isDay ? text : undefined;
}

/** `2024-03-01-worms_at_night` as `Worms at night`. */
function titleIn(name: string): string {
  const words = name
    .replace(/^(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d[-_. ]?(?=.)/, '')
    .split(/[-_\s]+/)
    .filter(Boolean)
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1) || name;
}

function mostFrequent(texts: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}
