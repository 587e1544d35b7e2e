import { chaptersInNotes } from '../../chapters/stamps.js';
import { needsPlain } from '../../directories/index.js';
import { isoDay, readWrittenDate } from '../../text/iso-8601.js';
import { essence } from '../../text/tracking.js';
import { isRounded } from '../dialects/amounts.js';
import { isForeign, type Translation } from '../dialects/dialect.js';
import type { SourceSpan } from '../faults.js';
import { episodeFields } from '../fields/fields.js';
import { readTable } from '../fields/tables.js';
import type { SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { Recognised } from '../survey/recognise.js';
import { liesInDrafts } from '../survey/roles.js';
import { entry, originAt, type Table } from '../syntax/value.js';
import { resolveDate } from '../time.js';
import { loadAudio, type RecordingsInFeed } from './audio.js';
import { loadChapters } from './chapters.js';
import { checkNotes } from './characters.js';
import { filledIn, gatherEpisode, isPageOfPlayer, publishedIn, subjectOf } from './gather.js';
import type { Candidate } from './identity.js';
import { type Locator, locate, spanAt } from './locate.js';
import { checkPicture, completeAlternates, completeAnywhere, completeMoment } from './media.js';
import { missingFrom } from './missing.js';
import { prepareNotes, renderBody } from './notes.js';
import { type Counted, numbersOf } from './numbering.js';
import { peopleByKeys, peopleOf, reportJobs, speakerAmong, withNames } from './people.js';
import { type Placing, placed } from './places.js';
import { takenFrom } from './published.js';
import type { ShowContext } from './show-context.js';
import { valuesFor } from './site-data.js';
import { withTimestamps } from './timestamps.js';
import { loadTranscripts } from './transcripts.js';

/**
 * An episode, or why there is none: it is held back, or what is wrong with it was reported. A draft may be
 * unfinished in every way: what was reported of it is in nobody's way. What cannot be published but says enough to be
 * judged is `partial`.
 */
export type Outcome =
  | Candidate
  | { readonly partial: Candidate }
  | 'draft'
  | 'future'
  | 'expired'
  | undefined;

/** What a field follows from that is not said. */
const derived: Readonly<Record<string, string>> = { description: 'notes', duration: 'audio' };

/**
 * Completes a recognised episode from its show and its files; `now` in milliseconds since 1970. One that
 * subscribers have, by the guid or the URL of its recording, is not taken from them for a date in the future.
 */
export async function loadEpisode(
  folder: Folder,
  page: Recognised,
  show: ShowContext,
  now: number,
  isPublished: (guid: string | undefined, recording: string) => boolean = () => false,
  inFeed: RecordingsInFeed = new Map(),
): Promise<Outcome> {
  const { file, slug, translation, notes: written } = page;
  const { source, report, path } = file;
  const said = gatherEpisode(page, show, folder);
  if (!translation || !said || file.malformed()) return liesInDrafts(path) ? 'draft' : undefined;
  reportJobs(said.table, report);
  const table = withNames(said.table, show.known, report);
  const { values, findings, wrong } = readTable(episodeFields, table, 'episode');
  file.add(findings);
  if (values.draft) return 'draft';
  if (hasExpired(said.expires, show, now)) return 'expired';
  file.add(missingFrom(page, said, wrong));

  const originOf = (field: string): SourceSpan | undefined => {
    if (field === 'notes') return written.span;
    const own = originAt(table, field);
    const from = derived[field];
    if (own || field === 'guid') return own ?? { start: 0, end: 0 };
    return from === undefined ? undefined : originOf(from);
  };
  const locator: Locator = { folder, file, media: show.media, originOf };
  const at = (field: string): SourceSpan => spanAt(locator, field);
  const isTheirs = isForeign(page.dialect);
  const { draft: _draft, hosts: _hosts, guests: _guests, people: _people, ...rest } = values;
  const { title, audio: recording, images, artworkSizes } = values;
  const published = values.published && completeMoment(values.published, 'published', locator, show);
  const size = translation.unread
    .get('audio.bytes')
    ?.find(({ key, value }) => value.kind === 'scalar' && isRounded(value.text, key));
  const audio = recording && (await loadAudio(recording, locator, show, isTheirs, inFeed, size?.value));
  const item = audio && inFeed.get(essence(audio.url));
  checkLength(table, audio?.bytes, locator);
  const subject = subjectOf(page, published, show);
  const link = values.link ?? filledIn(show.pages, subject);
  const placing: Placing = { locator, show, page: link, isForeign: isTheirs };
  const { findings: unnumbered, ...numbers } = numbersOf(values, said, { slug, path }, show);
  file.add(unnumbered);
  const markdown = prepareNotes(written, show, file, valuesFor(written, file, show, folder));
  const chapters = await loadChapters({
    ...{ values, audio, markdown, notes: written, folder, file, placing, at },
    inFeed: item,
  });
  if (!values.artwork) reportPicture(translation, report);
  const people = isTheirs ? peopleByKeys(values, show, locator, report) : peopleOf(values, show);
  // What begins with a copy gets a shape of its own for each object, of which a large show has many thousands.
  const completed = {
    people,
    ...rest,
    ...numbers,
    ...(await completeAnywhere({ images, artworkSizes }, '', locator)),
    ...(link !== undefined && { link }),
    artwork: values.artwork ? await pictureOf(values.artwork, placing, locator) : item?.artwork,
    alternates: await completeAlternates(values.alternates, 'alternates', locator),
    chapters,
    transcripts: loadTranscripts({
      ...{ values, notes: written, folder, file, placing, at },
      formats: show.transcriptFormats,
      length: values.duration ?? audio?.duration,
      fullName: speakerAmong(people, show.known),
    }),
  };
  if (title === undefined || !published || !audio) return undefined;
  if (published.millis > now) {
    if (published.millis > now + year) {
      const day = isoDay(published.millis);
      report('source/date-distant', at('published'), `The episode comes out on ${day}, in more than a year.`);
    }
    if (!isPublished(values.guid, audio.url)) return 'future';
    const message = `"${title}" is already published, but its date is in the future.`;
    report('source/date-postponed', at('published'), message);
  }

  const isOnlyPlayers = isPageOfPlayer(translation) && link === values.link;
  const { notes, description } = renderBody(markdown, written, isOnlyPlayers ? undefined : link, show);
  if (!checkNotes(notes, written.span, file)) return undefined;
  const plain = { notes, description: description(values.description) || title };
  // Notes that list the times need no second list.
  const isAsked = show.timestamps && chaptersInNotes(markdown).length === 0;
  const texts = isAsked
    ? withTimestamps(plain, chapters, needsPlain(show.profiles), at('chapters'), file)
    : plain;
  const episode = {
    written: {
      source,
      originOf: (field: string) =>
        originOf(field) ?? (field === 'audio.bytes' ? size?.value.span : undefined),
    },
    ...completed,
    title,
    slug,
    guid: values.guid,
    published,
    audio,
    duration: values.duration ?? audio.duration,
    ...texts,
  };
  const isAtHand = file.media.has(audio.url);
  const fromFeed = takenFrom(item, values, { ...completed, audio, isAtHand });
  const candidate: Candidate = { episode, report, path, isForeign: isTheirs, subject, fromFeed };
  return file.failed() ? { partial: candidate } : candidate;
}

/** In milliseconds; nobody plans an episode for so long. */
const year = 366 * 24 * 60 * 60 * 1000;

/** Whether the day has come from which the site does not show the page. */
function hasExpired(day: string | undefined, show: ShowContext, now: number): boolean {
  const date = day === undefined ? undefined : readWrittenDate(day);
  const moment = date && resolveDate(date, show);
  return typeof moment === 'object' && Number.isFinite(now) && moment.millis <= now;
}

/** The URL of a picture, wherever it is. */
async function pictureOf(name: string, placing: Placing, locator: Locator): Promise<string | undefined> {
  const span = spanAt(locator, 'artwork');
  const found = placed(name, 'artwork', placing, span);
  if (found === undefined) return undefined;
  const url = locate(locator, found, span);
  if (url !== undefined) await checkPicture(found, span, locator);
  return url;
}

/** Reports a length whose point is most likely a colon: `31.04` is 31 seconds, unless the recording is as short. */
function checkLength(table: Table, bytes: number | undefined, locator: Locator): void {
  const value = entry(table, 'duration')?.value;
  const [written, before, behind] =
    value?.kind === 'scalar' ? (/^(\d{1,3})\.(\d\d)$/.exec(value.text.trim()) ?? []) : [];
  if (written === undefined || Number(behind) > 59) return;
  if (bytes && bytes < (Number(written) + 1) * mostBytesPerSecond) return;
  const message = `duration is "${written}", which means ${Math.round(Number(written))} seconds.`;
  locator.file.report('source/value-invalid', spanAt(locator, 'duration'), message, {
    help: `Write "${before}:${behind}" if it is in minutes and seconds.`,
  });
}

/** What a second of sound takes at the most. */
const mostBytesPerSecond = 60_000;

/** What counting needs to know of an episode that is incomplete; nothing when it gives no date. */
export function countedOf(page: Recognised, show: ShowContext, folder: Folder): readonly Counted[] {
  const said = gatherEpisode(page, show, folder);
  const moment = said && publishedIn(said.table, show);
  if (!said || !moment) return [];
  const { slug, file } = page;
  const { type } = numbersOf({}, said, { slug, path: file.path }, show);
  return [{ slug, published: moment.millis, type, known: undefined }];
}

/** Reports a picture that no directory reads, where the file of another generator names no other. */
function reportPicture({ unread }: Translation, report: SourceFile['report']): void {
  for (const { key, value } of unread.get('artwork') ?? []) {
    if (value.kind !== 'scalar' || !/\.(webp|gif|avif|svg|heic|tiff?|bmp)$/i.test(value.text.trim()))
      continue;
    const message = `"${key}" is "${value.text.trim()}", which is neither a JPEG nor a PNG, and is left out.`;
    report('source/artwork-format', value.span, message);
    return;
  }
}
