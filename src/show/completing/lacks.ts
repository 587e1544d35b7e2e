import type { Span } from '../../text/source.js';
import { episodeFields } from '../fields/fields.js';
import type { Recognised } from '../survey/recognise.js';
import { type Entry, entryAt, isEmpty, type Value } from '../syntax/value.js';
import type { Said } from './gather.js';

/** What an episode cannot do without, and the path that says it. */
const needed = { title: 'title', published: 'published', audio: 'audio.url' } as const;

type Needed = keyof typeof needed;

/**
 * Reports what neither the file of an episode nor the show says, at the key where it belongs, with the keys
 * that would say it in the dialect of the file.
 */
export function reportLacks(recognised: Recognised, said: Said): void {
  const { file, slug, translation } = recognised;
  const { table, lost } = said;
  for (const [field, path] of Object.entries(needed) as [Needed, string][]) {
    const found = entryAt(table, field);
    if (found && found.value.kind !== 'empty') continue;
    if (field === 'published' && lost) {
      const message = `The episode was published "${lost.text}", from which no date can be recovered.`;
      file.report('source/date-lost', lost.span, message, {
        help: `Add the date under "episodes" in show.yaml: "${slug}: { published: … }".`,
      });
      continue;
    }
    const silent = translation?.silent.get(path) ?? [];
    const unread = field === 'audio' ? silent.find(({ value }) => says(value)) : undefined;
    const { start } = table.span;
    const whole: Span = { start, end: Math.min(start + 1, file.source.text.length) };
    file.report(
      'source/key-missing',
      unread?.value.span ?? silent[0]?.keySpan ?? whole,
      `The episode has no "${field}"${unread ? reasonOf(unread) : ''}.`,
      { help: helpWith(field, path, recognised) },
    );
  }
}

function reasonOf({ key, value }: Entry): string {
  return value.kind === 'scalar' ? `: "${key}" is "${value.text.trim()}", which names no recording` : '';
}

/** Where the author can say it: in the file, in the words of its dialect, or in the show. */
function helpWith(field: Needed, path: string, { slug, dialect, because, translation }: Recognised): string {
  const { doc } = episodeFields[field];
  const ignore = because === 'it has date' ? ' When it is no episode, list it under "ignore" there.' : '';
  if (!dialect.fields) return `Add "${field}": ${doc}${ignore}`;
  const names = placesOf(dialect.fields[path])
    .slice(0, 2)
    .map((key) => `"${key}"`);
  const inFile = dialect.page ? 'Add' : `Add ${names.join(' or ')} to the file, or add`;
  const ways = [
    ...(field === 'audio' ? ['"recordings"'] : []),
    ...(translation?.unused.length ? [`"keys: { ${path}: … }" with the key that says it`] : []),
  ];
  const forAll = ways.length > 0 ? `, or for all of them ${ways.join(' or ')}` : '';
  return `${inFile} "${slug}: { ${field}: … }" under "episodes" in show.yaml${forAll}: ${doc}${ignore}`;
}

function says(value: Value): boolean {
  return value.kind === 'scalar' && !isEmpty(value);
}

/** The keys that are for a field; those that may as well be for another are not among them. */
function placesOf(
  places: NonNullable<Recognised['dialect']['fields']>[string] | undefined,
): readonly string[] {
  return [places ?? []].flat().filter((place) => typeof place === 'string');
}
