import type { Span } from '../../text/source.js';
import { type Dialect, isForeign } from '../dialects/dialect.js';
import type { FileFinding } from '../faults.js';
import { episodeFields } from '../fields/fields.js';
import type { Recognised } from '../survey/recognise.js';
import { type Entry, entryAt, isEmpty, type Value } from '../syntax/value.js';
import type { EpisodeTable } from './gather.js';

/** What no episode can do without, and the path that says it. */
const needed = { title: 'title', published: 'published', audio: 'audio.url' } as const;

type Needed = keyof typeof needed;

type Page = Pick<Recognised, 'slug' | 'dialect' | 'because' | 'translation'>;

/**
 * What neither the file of an episode nor the show says, at the key where it belongs, with the keys that would
 * say it in the dialect of the file.
 */
export function missingFrom(
  page: Page,
  { table, lost }: EpisodeTable,
  misread: ReadonlySet<string>,
): readonly FileFinding[] {
  const { slug, translation } = page;
  return (Object.entries(needed) as [Needed, string][]).flatMap(([field, path]): FileFinding[] => {
    const found = entryAt(table, field);
    if ((found && !isEmpty(found.value)) || misread.has(field)) return [];
    if (field === 'published' && lost) {
      const message = `The episode was published "${lost.text}", which gives no date.`;
      const help = `Add the date under "episodes" in show.yaml: "${slug}: { published: … }".`;
      return [{ rule: 'source/date-lost', span: lost.span, message, help }];
    }
    const unread = translation?.unread.get(path) ?? [];
    const wrong = field === 'audio' ? unread.find(({ value }) => says(value)) : undefined;
    return [
      {
        rule: 'source/key-missing',
        span: wrong?.value.span ?? placeOf(found ?? unread[0], table.span),
        message: `The episode has no "${field}"${wrong ? reasonOf(wrong) : ''}.`,
        help: helpWith(field, path, page),
      },
    ];
  });
}

/** Where something is missing: at its key, or in the row of a list whose keys stand above all rows. */
function placeOf(empty: Entry | undefined, { start, end }: Span): Span {
  const { keySpan, value } = empty ?? {};
  if (keySpan && keySpan.start >= start && keySpan.end <= end) return keySpan;
  const at = value && value.span.start >= start && value.span.start < end ? value.span.start : start;
  return { start: at, end: Math.min(at + 1, end) };
}

function reasonOf({ key, value }: Entry): string {
  return value.kind === 'scalar'
    ? `: "${key}" is "${value.text.trim()}", which does not name a recording`
    : `: no key of "${key}" is known to name a recording`;
}

/** Where the author can say it: in the file, in the words of its dialect, or in the show. */
function helpWith(field: Needed, path: string, { slug, dialect, because, translation }: Page): string {
  const { doc } = episodeFields[field];
  const ignore =
    because === 'it has date'
      ? ' If it is not an episode, list it under "ignore" there, or add "choose: audio" if only pages with a recording are episodes.'
      : '';
  if (!isForeign(dialect)) return `Add "${field}": ${doc}${ignore}`;
  const names = placesOf(dialect, path)
    .slice(0, 2)
    .map((key) => `"${key}"`);
  const inFile = dialect.page ? 'Add' : `Add ${names.join(' or ')} to the file, or add`;
  const ways = [
    ...(field === 'audio' ? ['"recordings"'] : []),
    ...(translation?.unused.length ? [`"keys: { ${path}: … }" with the key that has it`] : []),
  ];
  const forAll = ways.length > 0 ? `, or for all episodes ${ways.join(' or ')}` : '';
  return `${inFile} "${slug}: { ${field}: … }" under "episodes" in show.yaml${forAll}: ${doc}${ignore}`;
}

function says(value: Value): boolean {
  return !isEmpty(value) && (value.kind === 'scalar' || (value.kind === 'table' && value.entries.length > 0));
}

/** The keys that are for a field; those that may as well be for another are not among them. */
function placesOf({ fields }: Dialect, path: string): readonly string[] {
  return [fields?.[path] ?? []].flat().filter((place) => typeof place === 'string');
}
