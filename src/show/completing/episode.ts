import type { Span } from '../../text/source.js';
import { episodeFields } from '../fields/fields.js';
import { optional, readFields } from '../fields/kind.js';
import { locate } from '../file.js';
import type { Folder } from '../folder.js';
import type { House } from '../house.js';
import type { Episode } from '../show.js';
import type { Recognised } from '../survey/recognise.js';
import { liesInDrafts } from '../survey/roles.js';
import { originAt } from '../syntax/value.js';
import { loadChapters, loadTranscripts, transcriptOfPage } from './attached.js';
import { loadAudio } from './audio.js';
import { castOf } from './cast.js';
import { checkNotes } from './characters.js';
import { filledIn, gather, isPlayers, subjectOf } from './gather.js';
import { reportLacks } from './lacks.js';
import { completeAlternates, completeAnywhere, completeMoment, type Place } from './media.js';
import { prepareNotes, renderBody } from './notes.js';
import { numbersOf } from './numbering.js';

/** An episode before its guid is settled, which the published feed may know. */
export type Unidentified = Omit<Episode, 'guid'> & { readonly guid: string | undefined };

/**
 * An episode, or why there is none: it is held back, or what is wrong with it was reported. A draft may be
 * unfinished in every way: what was reported of it is in nobody's way.
 */
export type Outcome = Unidentified | 'draft' | 'future' | undefined;

/** The fields of an episode, none of them required: what is missing is reported in the words of its dialect. */
const sayable = optional(episodeFields);

/** What a field follows from that is not said. */
const derived: Readonly<Record<string, string>> = { description: 'notes', duration: 'audio' };

/** Completes a recognised episode from its show and its files; `now` in milliseconds since 1970. */
export async function loadEpisode(
  folder: Folder,
  recognised: Recognised,
  show: House,
  now: number,
): Promise<Outcome> {
  const { file, slug, dialect, translation, notes: written } = recognised;
  const { source, report } = file;
  const said = gather(recognised, show, folder);
  if (!translation || !said || file.malformed()) return liesInDrafts(file.path) ? 'draft' : undefined;
  const values = readFields(sayable, said.table, '', { source, report }, 'episode');
  if (!values) return undefined;
  if (values.draft) return 'draft';
  reportLacks(recognised, said);

  const originOf = (path: string): Span | undefined => {
    if (path === 'notes') return written.span;
    const own = originAt(said.table, path);
    const from = derived[path];
    if (own || path === 'guid') return own ?? { start: 0, end: 0 };
    return from === undefined ? undefined : originOf(from);
  };
  const at = (path: string): Span => originOf(path) ?? { start: 0, end: 0 };
  const place: Place = { folder, file, media: show.media, originOf };
  const { draft: _draft, hosts: _hosts, guests: _guests, people: _people, ...rest } = values;
  const { title, audio: recording, images, artworkSizes } = values;
  const published = values.published && completeMoment(values.published, 'published', place, show);
  const isForeign = dialect.fields !== undefined;
  const audio = recording && (await loadAudio(recording, place, show, isForeign));
  const link = values.link ?? filledIn(show.pages, subjectOf(recognised, published, show));
  const completed = {
    ...rest,
    ...numbersOf(values, said, recognised, show, report),
    ...(await completeAnywhere({ images, artworkSizes }, '', place)),
    ...(link !== undefined && { link }),
    artwork: values.artwork && locate(folder, file, values.artwork, at('artwork'), show.media),
    alternates: await completeAlternates(values.alternates, 'alternates', place),
    chapters: loadChapters(values, folder, file, isForeign, at),
    transcripts: [...loadTranscripts(values, folder, file, isForeign, at), ...transcriptOfPage(recognised)],
    people: castOf(values, show, recognised, at),
  };
  const markdown = prepareNotes(written, show, file);
  if (file.failed() || title === undefined || !published || !audio) return undefined;
  if (published.millis > now) return 'future';

  const { notes, description } = renderBody(
    markdown,
    written,
    isPlayers(translation) && link === values.link ? undefined : link,
    show,
  );
  if (!checkNotes(notes, written.span, file)) return undefined;
  return {
    ...completed,
    title,
    slug,
    written: { source, originOf },
    guid: values.guid,
    published,
    audio,
    duration: values.duration ?? audio.duration,
    notes,
    description: description(values.description) || title,
  };
}
