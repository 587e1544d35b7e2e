import { parseUrl } from '../../text/url.js';
import { pages as copiedPages, dialectNames } from '../dialects/index.js';
import { isBelow } from '../folder.js';
import { isPattern } from '../pattern.js';
import type { Value } from '../syntax/value.js';
import { field, type Kind, oneOf, scalar, text, type ValueOf, type Values } from './kind.js';
import { flag } from './scalars.js';
import { either, list, map, record } from './tables.js';

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

/** The kinds of sources that an episode may have, the best first. */
export const sourceKinds: readonly string[] = ['site', 'data', ...copiedPages.map(({ name }) => name)];

const sourceWords = oneOf(...sourceKinds);

const source: Kind<string> = {
  noun: `${sourceWords.noun}, or files such as export/*`,
  schema: { anyOf: [sourceWords.schema, { type: 'string', pattern: '[*/.]' }] },
  read: (value, path, report) =>
    (value.kind === 'scalar' && /[*/.]/.test(value.text) ? text : sourceWords).read(value, path, report),
};

const place = scalar(
  'page, site, a URL, or a folder of the show such as transcripts',
  { type: 'string' },
  (written) => {
    if (/^(page|site)$/i.test(written)) return written.toLowerCase();
    return /^https?:\/\/[^\s/]/i.test(written) || (written !== '' && isBelow(written)) ? written : undefined;
  },
);

const places = record('places', {
  artwork: field(place, 'Where the artwork of episodes is; by default below "media".'),
  chapters: field(place, 'Where chapter files are.'),
  transcripts: field(place, 'Where transcripts are.'),
});

const choice = record('choice', {
  audio: field(
    flag,
    'Whether they have a recording: named in the page, or a file of the same name beside it.',
  ),
  files: field(list(text), 'Where they are, such as podcast/*.'),
  key: field(text, 'A key that they have, whose value is not false.'),
  value: field(list(text), 'The value of the key, or one of its values.'),
});

const choose: Kind<'audio' | ValueOf<typeof choice>> = {
  ...either(oneOf('audio'), choice),
  read(value, path, report) {
    const read = either(oneOf('audio'), choice).read(value, path, report);
    if (typeof read !== 'object' || read.value === undefined || read.key !== undefined) return read;
    report('source/value-invalid', value.span, `${path} has a "value", and no "key" that it belongs to.`, {
      help: 'Add "key": the key of the pages that holds the value.',
    });
    return undefined;
  },
};

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
  choose: field(
    choose,
    'Which pages of a site that has others are episodes: audio for those with a recording, or a key, its value or files. The rest is left alone.',
  ),
  ignore: field(list(text), 'Files that are not episodes, such as drafts/* or credits.md.'),
  episodes: field(
    map(anything),
    'Fields that are missing from the files of single episodes, such as their audio, by the name of the file.',
  ),
  sources: field(
    list(source),
    'Which source of an episode comes first when several say something of it: site (its own file), data (an entry of a list), a copied page by its dialect, or files such as export/*. By default in the order of that list.',
  ),
  recordings: field(
    recordings,
    'The recordings of episodes that do not name one, such as https://media.example.com/{slug}.mp3.',
  ),
  places: field(
    places,
    'Where files are that episodes name and that are not next to them: page (the page of the episode), site (the website), a URL, or a folder of the show. By default names that start with / are on the website.',
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
