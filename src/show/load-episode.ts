import { chaptersInNotes } from '../chapters/stamps.js';
import type { Span } from '../text/source.js';
import { loadTranscripts, transcriptOfPage } from './attached.js';
import { loadAudio } from './audio.js';
import { castOf } from './cast.js';
import { loadChapters } from './chapters.js';
import { completeAlternates, completeAnywhere, completeMoment, type Place } from './complete-media.js';
import { checkNotes } from './complete-text.js';
import { reportLacks } from './dialects/lacks.js';
import type { Recognised } from './dialects/recognise.js';
import { liesInDrafts } from './dialects/roles.js';
import { filledIn, gather, isPlayers, subjectOf } from './dialects/said.js';
import { episodeFields } from './fields/fields.js';
import { optional, readFields } from './fields/kind.js';
import { locate } from './file.js';
import type { Folder } from './folder.js';
import type { House } from './house.js';
import { prepareNotes, renderBody } from './notes.js';
import { numbersOf } from './numbering.js';
import type { Episode } from './show.js';
import { originAt } from './syntax/value.js';
import { withTimestamps } from './timestamps.js';

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

/**
 * Completes a recognised episode from its show and its files; `now` in milliseconds since 1970. One that
 * subscribers have, by the guid or the address of its recording, is not taken from them for a date in the future.
 */
export async function loadEpisode(
  folder: Folder,
  recognised: Recognised,
  show: House,
  now: number,
  isPublished: (guid: string | undefined, recording: string) => boolean = () => false,
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
  const markdown = prepareNotes(written, show, file);
  const sources = { values, audio, markdown, notes: written, folder, file, isForeign, at };
  const chapters = await loadChapters(sources);
  const completed = {
    ...rest,
    ...numbersOf(values, said, recognised, show, report),
    ...(await completeAnywhere({ images, artworkSizes }, '', place)),
    ...(link !== undefined && { link }),
    artwork: values.artwork && locate(folder, file, values.artwork, at('artwork'), show.media),
    alternates: await completeAlternates(values.alternates, 'alternates', place),
    chapters,
    transcripts: [...loadTranscripts(values, folder, file, isForeign, at), ...transcriptOfPage(recognised)],
    people: castOf(values, show, recognised, at),
  };
  if (file.failed() || title === undefined || !published || !audio) return undefined;
  if (published.millis > now) {
    if (!isPublished(values.guid, audio.url)) return 'future';
    report(
      'source/date-postponed',
      at('published'),
      `"${title}" is published, and its date is in the future.`,
    );
  }

  const { notes, description } = renderBody(
    markdown,
    written,
    isPlayers(translation) && link === values.link ? undefined : link,
    show,
  );
  if (!checkNotes(notes, written.span, file)) return undefined;
  const plain = { notes, description: description(values.description) || title };
  const isPlain = show.profiles?.includes('youtube') === true;
  // Notes that list the times need no second list.
  const texts =
    show.timestamps && chaptersInNotes(markdown).length === 0
      ? withTimestamps(plain, chapters, isPlain, at('chapters'), file)
      : plain;
  return {
    ...completed,
    title,
    slug,
    written: { source, originOf },
    guid: values.guid,
    published,
    audio,
    duration: values.duration ?? audio.duration,
    ...texts,
  };
}
