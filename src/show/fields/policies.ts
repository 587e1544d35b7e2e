import { parseUrl } from '../../text/url.js';
import { dialectNames } from '../dialects/index.js';
import { isPattern } from '../pattern.js';
import type { Value } from '../syntax/value.js';
import { field, type Kind, list, map, oneOf, record, scalar, text, type Values } from './kind.js';

/** Keys and values of any kind; they are read where they are needed. */
const anything: Kind<Value> = {
  noun: 'table of keys and values',
  schema: { type: 'object' },
  read: (value) => value,
};

const shortcodes = record(
  'shortcodes',
  {
    otherwise: field(
      oneOf('refuse', 'strip'),
      'What to do with shortcodes that are not listed; by default refuse.',
    ),
    strip: field(list(text), 'The names of shortcodes to omit, such as codecrafters.'),
    replace: field(map(text), 'The text that replaces a shortcode, in Markdown, by its name.'),
  },
  'otherwise',
);

const guidWords = oneOf('slug', 'audio', 'link');

const guids: Kind<string> = {
  noun: `${guidWords.noun}, or a pattern such as s{season}e{episode}`,
  schema: { anyOf: [guidWords.schema, { type: 'string', pattern: '\\{.+\\}' }] },
  read: (value, path, report) =>
    (value.kind === 'scalar' && isPattern(value.text) ? text : guidWords).read(value, path, report),
};

const types = record('types', {
  trailer: field(list(text), 'The names of trailers, such as s*e00-* or T-*.'),
  bonus: field(list(text), 'The names of bonus episodes.'),
});

/** The words in braces that a pattern holds. */
function placeholdersIn(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

const slugs = scalar('pattern such as s{season}e{episode}-*', { type: 'string' }, (pattern) => {
  const names = placeholdersIn(pattern);
  const isKnown = names.every((name) => name === 'season' || name === 'episode');
  return isKnown && names.length > 0 && new Set(names).size === names.length ? pattern : undefined;
});

const pages = scalar('URL such as https://example.com/{slug}/', { type: 'string' }, (pattern) => {
  const isAddress =
    /^https?:\/\/[^\s/]/i.test(pattern) && parseUrl(pattern.replace(/[{}]/g, '')) !== undefined;
  return isAddress && isPattern(pattern) ? pattern : undefined;
});

const recordings = scalar('file or URL such as audio/{slug}.mp3', { type: 'string' }, (pattern) =>
  isPattern(pattern) ? pattern : undefined,
);

/** How the files of a show are read: what people decide once for all episodes. Keys of `show.yaml`. */
export const policyFields = {
  dialect: field(
    oneOf(...dialectNames),
    'The site generator that the episode files are written for; by default recognized from their keys.',
  ),
  keys: field(map(text), 'Keys of your own: for a field, the key in your files, such as season: volume.'),
  ignore: field(list(text), 'Files that are not episodes, such as drafts/* or credits.md.'),
  episodes: field(
    map(anything),
    'Fields that are missing from the files of single episodes, such as their audio, by the name of the file.',
  ),
  recordings: field(
    recordings,
    'The recordings of episodes that do not name one, such as https://media.example.com/{slug}.mp3.',
  ),
  pages: field(
    pages,
    'The pages of episodes that do not name one, such as https://example.com/{slug}/ or https://example.com/{year}/{name}.',
  ),
  numbering: field(
    oneOf('written', 'absolute', 'slug'),
    'Where episode numbers come from: written, as in the files; absolute, counting full episodes across seasons; or slug, the file name.',
  ),
  slugs: field(slugs, 'Where the numbers are in file names, such as s{season}e{episode}-*.'),
  types: field(
    types,
    'Which episodes are trailers or bonus episodes, by their file names or by what they have instead of a number.',
  ),
  guids: field(
    guids,
    'What identifies an episode that has no guid in its file or in the published feed; by default slug.',
  ),
  published: field(
    text,
    'The feed that subscribers have, as a file: in the folder, or elsewhere by a path such as ../../public/feed.xml. Its guids are kept.',
  ),
  unsized: field(
    oneOf('refuse', 'zero'),
    'What to do with audio of unknown size: zero announces 0 bytes, refuse reports it; by default zero for files of other generators, else refuse.',
  ),
  shortcodes: field(shortcodes, 'What to do with shortcodes and templates in the notes.'),
  embeds: field(
    oneOf('remove', 'link'),
    'What to do with players and frames in the notes; by default remove.',
  ),
  descriptions: field(
    list(oneOf('field', 'more', 'paragraph', 'notes')),
    'Where descriptions come from, the best first: the field, the text before <!-- more -->, the first paragraph, the notes.',
  ),
} as const;

export type Policies = Values<typeof policyFields>;
