import { readDate } from '../text/date.js';
import { readDuration } from '../text/duration.js';
import { decodeReferences, readHtml, textsOf } from '../text/html.js';
import { isWebUrl } from '../text/url.js';
import type { Document, Element } from '../xml/document.js';
import { chaptersFor } from './chapters.js';
import { keptOf } from './kept.js';
import type {
  EpisodePreview,
  EpisodeReading,
  EpisodeRow,
  Files,
  Notes,
  Person,
  Picture,
  Preview,
  ReaderName,
  ShowPreview,
  ShowReading,
} from './model.js';
import { type Reader, readers } from './readers.js';
import { transcriptFor } from './transcripts.js';

/** How many episodes a preview lists. */
const most = 1000;

/**
 * How apps show the show of a feed and the list of its episodes. A pure function of the feed as it was read and of what
 * is known of the files that it names. Undefined when the document is not an RSS feed.
 */
export function previewOf({ channel }: Document, files: Files = new Map()): Preview | undefined {
  if (!channel) return undefined;
  const { element, items } = channel;
  return {
    show: showOf(element, files),
    episodes: items.slice(0, most).map((item, index) => rowOf(item.element, index, files)),
    count: items.length,
  };
}

/** How apps show one episode of a feed, by its place in it from 0; undefined when there is none. */
export function episodeOf(
  { channel }: Document,
  index: number,
  files: Files = new Map(),
): EpisodePreview | undefined {
  const item = channel?.items[index]?.element;
  if (!channel || !item) return undefined;
  const enclosure = item.child('enclosure');
  const url = addressOf(enclosure, 'url');
  const row = rowOf(item, index, files);
  const people = peopleOf(item);
  const readings = readers.map((reader): EpisodeReading => {
    const notes = notesFor(reader, item);
    return {
      reader: nameOf(reader),
      title: titleFor(reader, item),
      artwork:
        pictureOf(item.child('itunes:image'), 'episode', files) ?? artworkFor(reader, channel.element, files),
      notes,
      chapters: chaptersFor(reader, item, notes, files),
      transcript: transcriptFor(reader, item, files),
    };
  });
  return {
    ...row,
    link: addressIn(item.child('link')),
    audio:
      url === undefined
        ? undefined
        : { url, type: enclosure?.attribute('type')?.value.trim() ?? '', bytes: bytesOf(enclosure) },
    people: people.length > 0 ? people : peopleOf(channel.element),
    readings,
    missing: missingIn([
      [item.child('title'), 'No title: apps show the address of the file, or nothing.'],
      [url, 'No audio: most apps leave the episode out.'],
      [row.published, 'No readable date: apps sort the episode anywhere, or leave it out.'],
      [row.duration, 'No duration: apps show none until the file is downloaded.'],
      [readings.find((each) => each.notes), 'No description: the page of the episode is empty.'],
      [readings.find((each) => each.chapters), 'No chapters.'],
      [item.child('podcast:transcript'), 'No transcript.'],
    ]),
  };
}

function missingIn(rows: readonly (readonly [value: unknown, sentence: string])[]): readonly string[] {
  return rows.flatMap(([value, sentence]) => (value === undefined ? [sentence] : []));
}

function showOf(channel: Element, files: Files): ShowPreview {
  const author = wordsIn(channel.child('itunes:author'));
  const readings = readers.map(
    (reader): ShowReading => ({
      reader: nameOf(reader),
      title: titleFor(reader, channel),
      artwork: artworkFor(reader, channel, files),
      notes: notesFor(reader, channel),
    }),
  );
  const categories = channel.all('itunes:category').flatMap((category) => {
    const name = category.attribute('text')?.value.trim();
    const parts = category.all('itunes:category').map((each) => each.attribute('text')?.value.trim());
    return name === undefined ? [] : parts.length === 0 ? [name] : parts.map((part) => `${name} › ${part}`);
  });
  return {
    title: wordsIn(channel.child('title')) ?? '',
    author,
    language: wordsIn(channel.child('language')),
    explicit: isExplicit(channel),
    categories,
    link: addressIn(channel.child('link')),
    funding: channel.all('podcast:funding').map((each) => ({
      name: wordsIn(each) ?? 'Support the show',
      url: addressOf(each, 'url'),
    })),
    people: peopleOf(channel),
    readings,
    missing: missingIn([
      [channel.child('title'), 'No title.'],
      [author, 'No author: the line below the title is empty.'],
      [
        readings.find((each) => each.artwork),
        'No artwork: apps show a placeholder, and directories refuse the show.',
      ],
      [readings.find((each) => each.notes), 'No description: the page of the show is empty.'],
      [categories[0], 'No category: the show is in no list of its subject.'],
    ]),
  };
}

function rowOf(item: Element, index: number, files: Files): EpisodeRow {
  const title = wordsIn(item.child('title')) ?? '';
  const html = htmlWords(title);
  const type = wordsIn(item.child('itunes:episodeType'))?.toLowerCase();
  return {
    index,
    title,
    ...(html !== title && { htmlTitle: html }),
    published: readDate(item.child('pubDate')?.text ?? '').instant,
    duration: readDuration(item.child('itunes:duration')?.text ?? '')?.seconds,
    season: wordsIn(item.child('itunes:season')) ?? wordsIn(item.child('podcast:season')),
    episode: wordsIn(item.child('itunes:episode')) ?? wordsIn(item.child('podcast:episode')),
    type: type === 'trailer' || type === 'bonus' ? type : undefined,
    explicit: isExplicit(item),
    artwork: pictureOf(item.child('itunes:image'), 'episode', files),
    hasAudio: addressOf(item.child('enclosure'), 'url') !== undefined,
  };
}

function nameOf({ name, title, known, version, titleStart, htmlTitles }: Reader): ReaderName {
  return {
    ...{ name, title, known, titleStart },
    ...(version !== undefined && { version }),
    ...(htmlTitles && { htmlTitles }),
  };
}

function titleFor({ htmlTitles }: Reader, of: Element): string {
  const title = wordsIn(of.child('title')) ?? '';
  return htmlTitles ? htmlWords(title) : title;
}

/** The words of a title that is read as HTML. */
function htmlWords(title: string): string {
  if (!/[<&]/.test(title)) return title;
  const words = [...textsOf(title, readHtml(title))].map(({ start, end }) => title.slice(start, end));
  return decodeReferences(words.join('')).replace(/\s+/g, ' ').trim();
}

function notesFor({ notes: { from, choose, ...keeping } }: Reader, of: Element): Notes | undefined {
  const found = from.flatMap((name) => {
    const text = of.child(name)?.text.trim() ?? '';
    return text === '' ? [] : [{ name, text }];
  });
  const chosen =
    choose === 'first'
      ? found[0]
      : found.reduce(
          (best, each) => (each.text.length > best.text.length ? each : best),
          found[0] ?? nothing,
        );
  return chosen?.text ? { from: chosen.name, ...keptOf(chosen.text, keeping) } : undefined;
}

const nothing = { name: 'description', text: '' } as const;

function artworkFor({ artwork }: Reader, channel: Element, files: Files): Picture | undefined {
  for (const name of artwork) {
    // Of several pictures, those who were looked at keep the last.
    const found = pictureOf(channel.all(name).at(-1), 'show', files);
    if (found) return found;
  }
  return undefined;
}

function pictureOf(image: Element | undefined, of: Picture['of'], files: Files): Picture | undefined {
  const url = image && (addressOf(image, 'href') ?? addressIn(image.child('url')));
  if (url === undefined) return undefined;
  const { width, height, format } = files.get(url)?.image ?? {};
  return {
    url,
    of,
    ...(width !== undefined && height !== undefined && { width, height }),
    ...(format && { format }),
  };
}

function isExplicit(of: Element): boolean {
  return /^(?:true|yes|explicit)$/i.test(of.child('itunes:explicit')?.text.trim() ?? '');
}

function peopleOf(of: Element): readonly Person[] {
  return of.all('podcast:person').flatMap((person) => {
    const name = wordsIn(person);
    const role = person.attribute('role')?.value.trim().toLowerCase() || 'host';
    return name === undefined ? [] : [{ name, role, url: addressOf(person, 'href') }];
  });
}

function bytesOf(enclosure: Element | undefined): number | undefined {
  const length = enclosure?.attribute('length')?.value.trim() ?? '';
  return /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

/** The words of an element on one line; undefined when it is absent or empty. */
function wordsIn(element: Element | undefined): string | undefined {
  return element?.text.replace(/\s+/g, ' ').trim() || undefined;
}

/** An address of the web in an element or an attribute; undefined for everything else. */
function addressIn(element: Element | undefined): string | undefined {
  const url = element?.text.trim() ?? '';
  return isWebUrl(url) ? url : undefined;
}

function addressOf(element: Element | undefined, attribute: string): string | undefined {
  const url = element?.attribute(attribute)?.value.trim() ?? '';
  return isWebUrl(url) ? url : undefined;
}
