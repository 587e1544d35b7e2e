import type { Span } from '../../text/source.js';
import { episodeFields } from '../fields/fields.js';
import { entryAt, isEmpty, type Value } from '../syntax/value.js';
import type { Recognised } from './recognise.js';
import type { Said } from './said.js';

/** What an episode cannot do without, and the path that says it. */
const needed = { title: 'title', published: 'published', audio: 'audio.url' } as const;

/**
 * Reports what neither the file of an episode nor the show says, at the key where it belongs, with the keys
 * that would say it in the dialect of the file.
 */
export function reportLacks(recognised: Recognised, { table, lost }: Said): void {
  const { file, slug, dialect, translation, because } = recognised;
  for (const [field, path] of Object.entries(needed) as [keyof typeof needed, string][]) {
    const found = entryAt(table, field);
    if (found && found.value.kind !== 'empty') continue;
    if (field === 'published' && lost) {
      const message = `The episode was published "${lost.text}", from which no date can be recovered.`;
      file.report('source/date-lost', lost.span, message, {
        help: `Add the date under "episodes" in show.yaml: "${slug}: { published: … }".`,
      });
      continue;
    }
    const keys = dialect.fields && placesOf(dialect.fields[path]);
    const silent = translation?.silent.get(path) ?? [];
    const unread = field === 'audio' ? silent.find(({ value }) => says(value)) : undefined;
    const { start } = table.span;
    const whole: Span = { start, end: Math.min(start + 1, file.source.text.length) };
    const inShow = `"${slug}: { ${field}: … }" under "episodes" in show.yaml${field === 'audio' ? ', or "recordings" for all of them' : ''}`;
    const names = keys?.slice(0, 2).map((key) => `"${key}"`);
    const own = dialect.page ? '' : `Add ${names?.join(' or ') ?? `"${field}"`} to the file, or `;
    const doc = episodeFields[field].doc;
    const help = dialect.fields ? `${own}${own ? 'add' : 'Add'} ${inShow}: ${doc}` : `Add "${field}": ${doc}`;
    const other = because === 'it has date' ? ' When it is no episode, list it under "ignore" there.' : '';
    const shown = unread?.value.kind === 'scalar' ? unread.value.text.trim() : '';
    const reason = unread ? `: "${unread.key}" is "${shown}", which names no recording` : '';
    file.report(
      'source/key-missing',
      unread?.value.span ?? silent[0]?.keySpan ?? whole,
      `The episode has no "${field}"${reason}.`,
      { help: help + other },
    );
  }
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
