import { showFields } from '../fields/fields.js';
import type { FoundShow } from './found.js';
import { mark, spelt } from './yaml.js';

type ShowKey = keyof typeof showFields;

/** A `show.yaml` to start from. */
export interface Start {
  readonly text: string;
  /** The keys that only the author can fill in. */
  readonly open: readonly ShowKey[];
  /** The keys that the folder seems to need as well, each in a comment with the reason. */
  readonly commented: readonly string[];
}

/** The keys that a start has, in the order of a reader's interest. */
const order: readonly ShowKey[] = [
  ...(['title', 'link', 'feed', 'language', 'description', 'author', 'owner', 'copyright'] as const),
  ...(['categories', 'explicit', 'type', 'artwork', 'media', 'guid', 'published'] as const),
  ...(['zone', 'hosts', 'recordings', 'choose', 'numbering', 'types', 'dialect'] as const),
];

/** Examples of values for those who have none yet. */
const examples: Readonly<Partial<Record<ShowKey, string>>> = {
  feed: 'https://example.com/feed.xml',
  link: 'https://example.com/',
  language: 'en',
  owner: '{ name: Ann Root, email: ann@example.com }',
  categories: '[Technology]',
  explicit: 'false',
  artwork: 'cover.jpg',
  media: 'https://media.example.com/',
};

const needed: readonly ShowKey[] = (Object.keys(showFields) as ShowKey[]).filter(
  (key) => showFields[key].required,
);

/**
 * The text of a `show.yaml` with all that was found, each value with its place; `answers` are the author's own. What
 * pages of the folder say is not repeated: it is read from there.
 */
export function startText(found: FoundShow, answers: ReadonlyMap<ShowKey, string>, schema: string): Start {
  const { values, dialects, people, needsMedia, episodes } = found;
  const open: ShowKey[] = [];
  const lines = order.flatMap((key): readonly string[] => {
    const answer = answers.get(key);
    if (answer !== undefined) return [`${key}: ${answer}`];
    const value = values.get(key);
    if (value) {
      const from = commented(value.from);
      return [
        value.value === undefined
          ? `# "${key}" is read from ${from}.`
          : `${key}: ${spelt(value.value)}  # from ${from}`,
      ];
    }
    if (key === 'dialect' || (!needed.includes(key) && key !== 'owner' && !(key === 'media' && needsMedia))) {
      return [];
    }
    if (key !== 'owner') open.push(key);
    const example = examples[key];
    const { doc } = showFields[key];
    const such = example === undefined || doc.includes(' such as ') ? '' : `, such as ${example}`;
    return [`${key}:  # ${mark} ${doc.replace(/\.$/, '')}${such}`];
  });
  const notes = [
    ...(found.silent > 0 && !values.has('recordings')
      ? [
          `# recordings: https://media.example.com/{slug}.mp3  # ${mark} ${found.silent === 1 ? '1 file names' : `${found.silent} files name`} no recording`,
        ]
      : []),
    ...(found.elsewhere > 0
      ? [
          `# places: { chapters: site, transcripts: site }  # ${mark} ${found.elsewhere === 1 ? '1 file is' : `${found.elsewhere} files are`} named and not in the folder`,
        ]
      : []),
    ...(found.hasShortcodes
      ? [`# shortcodes: strip  # ${mark} or what replaces each: { replace: { name: text } }`]
      : []),
    ...(found.unknownPeople.length > 0 ? [`# people:  # ${mark} who is behind the keys in the files`] : []),
    ...found.unknownPeople.slice(0, 50).map((key) => `#   ${spelt(key)}: { name: … }`),
    ...(dialects.length > 0
      ? [
          `# ${episodes === 1 ? '1 episode file' : `${episodes} episode files`}, written for ${dialects.join(', ')}, ${episodes === 1 ? 'is read as it is' : 'are read as they are'}.`,
        ]
      : []),
    ...(people > 0
      ? [
          `# ${people === 1 ? '1 page about a person is' : `${people} pages about people are`} read as well; "people" names others.`,
        ]
      : []),
    ...(dialects.length > 0 && !values.has('published')
      ? [
          `# If people have subscribed already, save the feed that they have in this folder and name it here:`,
          `# published: feed.xml`,
          `# guids: slug  # only if nobody has subscribed yet`,
        ]
      : []),
  ];
  const head = [
    `# yaml-language-server: $schema=${schema}`,
    ...(open.length > 0 ? [`# Lines marked ${mark} are for you to fill in.`] : []),
  ];
  const inComments = notes.flatMap((line) =>
    line.includes(mark) ? (/^# (\w+):/.exec(line)?.[1] ?? []) : [],
  );
  return { text: `${[...head, ...lines, ...notes].join('\n')}\n`, open, commented: inComments };
}

/** The text of a `show.yaml` and of a first episode for somebody who has nothing yet; both build as they are. */
export function exampleTexts(
  name: string,
  day: string,
  answers: ReadonlyMap<ShowKey, string>,
  schema: string,
): { readonly show: string; readonly episode: string } {
  const title = titleFrom(name);
  const given: readonly (readonly [ShowKey, string])[] = [
    ['title', spelt(title)],
    ['link', 'https://example.com/'],
    ['feed', 'https://example.com/feed.xml'],
    ['language', 'en'],
    ['description', 'What the show is about, in a sentence or two.'],
    ['author', 'Ann Root'],
    ['owner', '{ name: Ann Root, email: ann@example.com }'],
    ['copyright', 'Ann Root'],
    ['categories', '[Technology]'],
    ['explicit', 'false'],
    ['artwork', 'https://example.com/cover.jpg'],
  ];
  const lines = given.map(([key, example]) => {
    const answer = answers.get(key);
    return answer === undefined
      ? `${key}: ${example}  # ${mark} ${showFields[key].doc}`
      : `${key}: ${answer}`;
  });
  const show = [
    `# yaml-language-server: $schema=${schema}`,
    `# An example that builds as it is. Lines marked ${mark} are for you to change.`,
    ...lines,
    `guids: slug`,
    `# media: https://media.example.com/  # needed once recordings or artwork are files in this folder`,
    '',
  ].join('\n');
  const episode = [
    '---',
    'title: Welcome',
    `published: ${day}`,
    `audio: { url: "https://example.com/welcome.mp3", bytes: 8640000 }  # ${mark} or a file in this folder: audio: welcome.mp3`,
    'duration: "9:00"',
    '---',
    'Show notes in **Markdown**.',
    '',
  ].join('\n');
  return { show, episode };
}

/** `rust-talk` as `Rust Talk`. */
function titleFrom(name: string): string {
  const words = name.split(/[-_\s]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || 'My Show';
}

function commented(text: string): string {
  return text.replace(/\s+/g, ' ');
}
