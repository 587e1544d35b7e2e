import type { Span } from '../../text/source.js';
import { episodeFields } from '../fields/fields.js';
import { entryAt } from '../syntax/value.js';
import type { Recognised } from './recognise.js';
import type { Said } from './said.js';

/** What an episode cannot do without, and the path that says it. */
const needed = { title: 'title', published: 'published', audio: 'audio.url' } as const;

/**
 * Reports what neither the file of an episode nor the show says, at the key where it belongs, with the keys
 * that would say it in the dialect of the file.
 */
export function reportLacks({ file, slug, dialect, translation }: Recognised, { table, lost }: Said): void {
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
    const { start } = table.span;
    const span: Span = translation?.silent.get(path) ?? {
      start,
      end: Math.min(start + 1, file.source.text.length),
    };
    const inShow = `"${slug}: { ${field}: … }" under "episodes" in show.yaml`;
    const names = keys?.slice(0, 2).map((key) => `"${key}"`);
    const own = dialect.page ? '' : `Add ${names?.join(' or ') ?? `"${field}"`} to the file, or `;
    const help = dialect.fields
      ? `${own}${own ? 'add' : 'Add'} ${inShow}: ${episodeFields[field].doc}`
      : `Add "${field}": ${episodeFields[field].doc}`;
    file.report('source/key-missing', span, `The episode has no "${field}".`, { help });
  }
}

function placesOf(
  places: NonNullable<Recognised['dialect']['fields']>[string] | undefined,
): readonly string[] {
  return [places ?? []].flat().map((place) => (typeof place === 'string' ? place : place.at));
}
