import { episodeFields } from '../fields/fields.js';
import type { Folder } from '../folder.js';
import { readFolder } from '../read-folder.js';
import type { Recognised } from '../survey/recognise.js';
import { readFrontMatter } from '../syntax/front-matter.js';
import { entryAt } from '../syntax/value.js';

/** A file for the next episode of a show, as a draft. */
export interface NextEpisode {
  /** From the root of the show's folder. */
  readonly path: string;
  readonly text: string;
  /** The number that it got; undefined in a show that writes none. */
  readonly episode: number | undefined;
  /** The file that it is written like; undefined when the show has no other. */
  readonly like: string | undefined;
}

/** What the keys of another file give the next one. */
interface Field {
  /** The path of the key, such as `extra.episode`. */
  readonly key: string;
  readonly value: string | number | boolean;
}

/**
 * The file of the next episode: in the syntax, with the keys and under a name like those of the newest one, with the
 * number after the highest of its season. `day` is the date that it gets, as in 2026-11-26.
 */
export function nextEpisode(folder: Folder, title: string, day: string): NextEpisode {
  const { found } = readFolder(folder);
  const episodes = found.filter((each) => each.role === 'episode' && each.translation);
  const latest = episodes.toSorted(byNumberOrDate).at(-1);
  if (!latest) {
    const fields = [
      { key: 'title', value: title },
      { key: 'published', value: day },
      { key: 'draft', value: true },
    ];
    return { path: `${slugged(title)}.md`, text: written(fields, 'yaml', commentOn('audio')), ...none };
  }
  const number = numberIn(latest, 'episode');
  const episode = number === undefined ? undefined : number + 1;
  const said: Readonly<Record<string, Field['value'] | undefined>> = {
    title,
    published: day,
    season: numberIn(latest, 'season'),
    episode,
    draft: true,
  };
  const { front } = readFrontMatter(latest.file.source);
  const language = front?.language === 'toml' || front?.language === 'json' ? front.language : 'yaml';
  const fields = Object.entries(said).flatMap(([field, value]): Field[] => {
    if (value === undefined) return [];
    const key = latest.translation?.places.get(field) ?? field;
    if (key.startsWith('file_') || (key === 'published' && value === true)) return [];
    return [{ key, value: asIn(latest, field, value) }];
  });
  const audio = latest.translation?.places.get('audio.url') ?? 'audio';
  return {
    path: pathLike(latest.file.path, title, day, { season: numberIn(latest, 'season'), episode: number }),
    text: written(fields, language, commentOn(audio)),
    episode,
    like: latest.file.path,
  };
}

const none = { episode: undefined, like: undefined } as const;

function commentOn(audio: string): string {
  return `${audio}: ${episodeFields.audio.doc}`;
}

function byNumberOrDate(a: Recognised, b: Recognised): number {
  const numbers = (each: Recognised): readonly number[] => [
    numberIn(each, 'season') ?? 0,
    numberIn(each, 'episode') ?? -1,
  ];
  const [seasonA = 0, episodeA = 0] = numbers(a);
  const [seasonB = 0, episodeB = 0] = numbers(b);
  return (
    seasonA - seasonB || episodeA - episodeB || (textIn(a, 'published') < textIn(b, 'published') ? -1 : 1)
  );
}

function textIn({ translation }: Recognised, field: string): string {
  const value = translation && entryAt(translation.table, field)?.value;
  return value?.kind === 'scalar' ? value.text.trim() : '';
}

function numberIn(each: Recognised, field: string): number | undefined {
  const text = textIn(each, field);
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** A number as the other file writes it: `"09"` is followed by `"10"`. */
function asIn(latest: Recognised, field: string, value: Field['value']): Field['value'] {
  const { source } = latest.file;
  const found = latest.translation && entryAt(latest.translation.table, field)?.value;
  if (typeof value !== 'number' || !found) return value;
  const spelling = source.text.slice(found.span.start, found.span.end);
  const digits = /\d+/.exec(spelling)?.[0] ?? '';
  return /["']/.test(spelling) ? String(value).padStart(digits.length, '0') : value;
}

/** A name like that of another file: its day, its numbers and its folder are followed by the next ones. */
function pathLike(
  path: string,
  title: string,
  day: string,
  { season, episode }: { readonly season: number | undefined; readonly episode: number | undefined },
): string {
  const [, above = '', name = '', ending = ''] = /^(.*\/)?([^/]*?)(\.[^./]+)$/s.exec(path) ?? [];
  const isIndex = /^index$/i.test(name) && above !== '';
  const own = isIndex ? (above.slice(0, -1).split('/').pop() ?? '') : name;
  const rest = isIndex ? above.slice(0, -1 - own.length) : above;
  const dated = /^\d{4}-\d{2}-\d{2}-/.exec(own)?.[0] ?? '';
  const bare = own.slice(dated.length);
  const counted = episode === undefined ? undefined : lastNumber(bare, episode, season);
  const next =
    counted === undefined
      ? slugged(title)
      : bare.slice(0, counted.start) +
        String((episode ?? 0) + 1).padStart(counted.length, '0') +
        (/[a-z]/i.test(bare.slice(counted.start + counted.length)) ? `-${slugged(title)}` : '');
  const made = `${dated === '' ? '' : `${day}-`}${next}`;
  return isIndex ? `${rest}${made}/index${ending}` : `${rest}${made}${ending}`;
}

/** Where the number of an episode is in a name, behind that of its season. */
function lastNumber(
  name: string,
  episode: number,
  season: number | undefined,
): { readonly start: number; readonly length: number } | undefined {
  const numbers = [...name.matchAll(/\d+/g)].filter(([digits]) => Number(digits) === episode);
  const found = season === episode && numbers.length > 1 ? numbers[1] : numbers[0];
  return found && { start: found.index, length: found[0].length };
}

/** A title as the name of a file. */
function slugged(title: string): string {
  const words = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    words
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'episode'
  );
}

/** Front matter with these keys, and a comment where the syntax has such. */
function written(fields: readonly Field[], language: 'yaml' | 'toml' | 'json', comment: string): string {
  const tables = new Map<string, Field[]>([['', []]]);
  for (const { key, value } of fields) {
    const dot = key.lastIndexOf('.');
    const table = dot < 0 ? '' : key.slice(0, dot);
    tables.set(table, [...(tables.get(table) ?? []), { key: key.slice(dot + 1), value }]);
  }
  if (language === 'json') {
    const root: Record<string, unknown> = {};
    for (const [path, inside] of tables) {
      const values = Object.fromEntries(inside.map(({ key, value }) => [key, value]));
      if (path === '') Object.assign(root, values);
      else root[path] = values;
    }
    return `${JSON.stringify(root, null, 2)}\n\n`;
  }
  const isToml = language === 'toml';
  const lines = [...tables].flatMap(([path, inside]) => [
    ...(path === '' ? [] : [isToml ? `\n[${path}]` : `${path}:`]),
    ...inside.map(({ key, value }) =>
      isToml ? `${key} = ${tomlOf(value)}` : `${path === '' ? '' : '  '}${key}: ${yamlOf(value)}`,
    ),
  ]);
  const fence = isToml ? '+++' : '---';
  return `${[fence, ...lines, `# ${comment}`, fence].join('\n')}\n\n`;
}

const isDay = (value: Field['value']): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

function tomlOf(value: Field['value']): string {
  return isDay(value) ? String(value) : JSON.stringify(value);
}

function yamlOf(value: Field['value']): string {
  return isDay(value) || typeof value !== 'string' ? String(value) : JSON.stringify(value);
}
