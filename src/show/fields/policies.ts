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
      'What becomes of those that are not named; by default refuse.',
    ),
    strip: field(list(text), 'The names of those that are left out, such as codecrafters.'),
    replace: field(map(text), 'The text, in Markdown, that stands in for those of a name.'),
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
  trailer: field(list(text), 'Names of trailers, such as s*e00-* or T-*.'),
  bonus: field(list(text), 'Names of bonus episodes.'),
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

const pages = scalar('address such as https://example.com/{slug}/', { type: 'string' }, (pattern) => {
  const isAddress = /^https?:\/\/[^\s/]/i.test(pattern) && URL.canParse(pattern.replace(/[{}]/g, ''));
  return isAddress && isPattern(pattern) ? pattern : undefined;
});

const recordings = scalar('file or address such as audio/{slug}.mp3', { type: 'string' }, (pattern) =>
  isPattern(pattern) ? pattern : undefined,
);

/** How the files of a show are read: what people decide once for all episodes. Keys of `show.yaml`. */
export const policyFields = {
  dialect: field(oneOf(...dialectNames), 'How its files are written, when they do not tell.'),
  keys: field(map(text), 'Keys of your own: the key in your files for a field, such as season: volume.'),
  ignore: field(list(text), 'Files that are no episodes, such as drafts/* or credits.md.'),
  episodes: field(
    map(anything),
    'What the files of single episodes do not say, such as their audio: fields by the name of the file.',
  ),
  recordings: field(
    recordings,
    'The recordings of episodes that name none, such as https://media.example.com/{slug}.mp3.',
  ),
  pages: field(
    pages,
    'The pages of episodes that name none, such as https://example.com/{slug}/ or https://example.com/{year}/{name}.',
  ),
  numbering: field(
    oneOf('written', 'absolute', 'slug'),
    'Where numbers come from: as written; absolute, counting full episodes through all seasons; or the file name.',
  ),
  slugs: field(slugs, 'How file names tell numbers, such as s{season}e{episode}-*.'),
  types: field(
    types,
    'Trailers and bonus episodes, by their file names or by what stands in place of a number.',
  ),
  guids: field(
    guids,
    'What identifies an episode that neither writes a guid nor has one in the published feed; by default slug.',
  ),
  published: field(text, 'The feed that subscribers have: a file in the folder. Its guids are kept.'),
  unsized: field(
    oneOf('refuse', 'zero'),
    'What becomes of audio whose size nobody declares: zero announces 0 bytes; by default our own files refuse it.',
  ),
  shortcodes: field(shortcodes, 'What becomes of shortcodes and templates in the notes.'),
  embeds: field(
    oneOf('remove', 'link'),
    'What becomes of players and frames in the notes; by default remove.',
  ),
  descriptions: field(
    list(oneOf('field', 'more', 'paragraph', 'notes')),
    'Where descriptions come from, the best first: the field, what stands before <!-- more -->, the first paragraph, the notes.',
  ),
} as const;

export type Policies = Values<typeof policyFields>;
