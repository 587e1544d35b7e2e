import { cachedByObject } from '../../text/cache.js';
import { readDuration } from '../../text/duration.js';
import { isSameLanguage } from '../../text/language.js';
import { isMediaType, mediaOfExtension, pictureType, usualType } from '../../text/mime.js';
import { valueAt } from '../../text/table.js';
import { uncounted } from '../../text/tracking.js';
import { extensionOf, isWebUrl, sameUrl } from '../../text/url.js';
import { isItem } from '../../vocabulary/vocabulary.js';
import type { Attribute, Element } from '../../xml/document.js';
import { attributeValue, quoted } from '../judgement.js';
import { type Check, type Report, rules } from '../rule.js';
import { decimal } from '../values.js';
import { fittingSize } from './enclosure-length.js';
import { mention, textOf } from './presence.js';

/** What a file is for. */
type Kind = 'picture' | 'recording' | 'transcript';

/** The addresses of files: texts by the name of their element, attributes behind `@`. */
const expected: Readonly<Record<string, Kind>> = {
  url: 'picture',
  'atom:icon': 'picture',
  'atom:logo': 'picture',
  'googleplay:image@href': 'picture',
  'itunes:image@href': 'picture',
  'media:thumbnail@url': 'picture',
  'psc:chapter@image': 'picture',
  'podcast:image@href': 'picture',
  'podcast:person@img': 'picture',
  'podcast:trailer@url': 'recording',
  'podcast:transcript@url': 'transcript',
};

const places = [...new Set(Object.keys(expected).map((each) => each.split('@', 1)[0] ?? each))];

/** Extensions of what is no recording and no picture; scripts may answer with anything. */
const documents = /^(?:html?|vtt|srt|json|xml|rss|txt|md|pdf|docx?|zip)$/;

/** What a file is by its extension; undefined when that does not tell. */
function kindOf(extension: string): 'picture' | 'audio' | 'video' | 'document' | undefined {
  if (documents.test(extension)) return 'document';
  if (pictureType(extension) !== undefined) return 'picture';
  const kind = mediaOfExtension(extension)?.type.split('/', 1)[0];
  return kind === 'audio' || kind === 'video' ? kind : undefined;
}

/** Whether a file that is something can serve as something else. */
function canBe(wanted: Kind, found: ReturnType<typeof kindOf>, element: Element): boolean {
  if (found === undefined) return true;
  // A moving picture is one of Podcasting 2.0.
  if (wanted === 'picture')
    return found === 'picture' || (found === 'video' && element.name === 'podcast:image');
  if (wanted === 'recording') return found === 'audio' || found === 'video';
  return found === 'document';
}

function* filesOf(element: Element): Generator<{ place: Element | Attribute; value: string; wanted: Kind }> {
  const { name } = element;
  const own = valueAt(expected, name);
  if (own) yield { place: element, value: element.text.trim(), wanted: own };
  for (const attribute of element.attributes) {
    const wanted = expected[`${name}@${attribute.name}`];
    if (wanted) yield { place: attribute, value: attribute.value.trim(), wanted };
  }
}

const check: Check = (element, report) => {
  for (const { place, value, wanted } of filesOf(element)) {
    if (!isWebUrl(value)) continue;
    const extension = extensionOf(value);
    if (canBe(wanted, kindOf(extension), element)) continue;
    const subject = place === element ? `<${element.name}>` : `The ${place.name} of <${element.name}>`;
    report(place, `${subject} is ${quoted(value)}, which ends in ".${extension}" and is not a ${wanted}.`);
  }
  const img = element.name === 'podcast:person' ? element.attribute('img') : undefined;
  const href = attributeValue(element, 'href');
  if (img && href !== undefined && sameUrl(img.value, href))
    report(img, 'The img of <podcast:person> is its href, which is the address of a page.');
};

/** Whether the files that a feed names are what they are named for. */
export const fileKinds = rules({
  'rss/file-of-another-kind': {
    summary:
      'The address of a picture, a recording or a transcript must not end like that of another kind of file.',
    why: 'Apps load the file, cannot use it, and show nothing.',
    help: 'Write the address of the right file.',
    source: ['apple-artwork', 'podcast-transcripts'],
    severity: { rss: 'warning', apple: 'warning' },
    yieldsTo: ['rss/file-is-page', 'rss/image-format'],
    on: places,
    check,
    bad: [
      '<itunes:image href="«https://media.example.com/rust.mp3»"/>',
      '<item><podcast:transcript url="«https://media.example.com/rust.mp3»" type="text/vtt"/></item>',
      '<podcast:person img="«https://example.com/matthias.html»">Matthias Endler</podcast:person>',
      '<podcast:person img="«https://example.com/»" href="https://example.com">Matthias Endler</podcast:person>',
      '<podcast:trailer url="«https://media.example.com/cover.jpg»" pubdate="Thu, 11 Dec 2025 16:00:00 +0000">Rust</podcast:trailer>',
    ],
    good: [
      '<itunes:image href="https://media.example.com/rust?file=rust.mp3"/>',
      '<podcast:person img="https://example.com/matthias" href="https://example.com/">Matthias Endler</podcast:person>',
      '<podcast:image href="https://media.example.com/canvas.mp4" alt="A crab"/>',
      '<item><podcast:transcript url="https://media.example.com/rust.php" type="text/vtt"/></item>',
    ],
  },

  'rss/twins-disagree': {
    summary: 'What two vocabularies say of the same thing must be the same.',
    why: 'Readers disagree about which of the two is right.',
    help: 'Correct the one that is wrong, or remove the second.',
    source: ['feedvalidator#DuplicateSemantics', 'feedvalidator#DuplicateItemSemantics', 'media-rss'],
    severity: { rss: 'warning' },
    once: 'message',
    on: ['channel', 'item'],
    check(element, report) {
      const language = element.child('language')?.text.trim().toLowerCase();
      const other = element.child('dc:language');
      const second = other?.text.trim().toLowerCase();
      if (language && other && second && !isSameLanguage(language, second))
        report(other, `<dc:language> is ${quoted(second)}, but <language> is ${quoted(language)}.`);
      if (isItem(element)) judgeContents(element, report);
    },
    bad: [
      '<language>en</language><dc:language>«fr»</dc:language>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><media:content url="https://media.example.com/rust.mp3" fileSize="«470»"/></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="47040000" type="audio/mpeg"/><media:group><media:content url="https://media.example.com/rust.mp3" fileSize="«41280000»"/></media:group></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><media:content url="https://media.example.com/rust.mp3" type="«audio/mp4»"/></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>43:00</itunes:duration><media:content url="https://media.example.com/rust.mp3" duration="«3600»"/></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><media:content url="«https://media.example.com/curl.mp3»"/></item><item><title>curl</title><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<language>en-GB</language><dc:language>en</dc:language>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><media:content url="https://media.example.com/rust.mp3" fileSize="41000000"/></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>43:00</itunes:duration><media:content url="https://media.example.com/rust.mp3" type="audio/mp3" duration="2580.4"/><media:content url="https://media.example.com/rust.m4a" type="audio/mp4" fileSize="20500000"/></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="0" type="audio/mpeg"/><media:content url="https://media.example.com/rust.mp3" fileSize="41000000"/></item>',
    ],
  },
});

/** A number of bytes that says something: sizes of nothing are the matter of other rules. */
function bytesOf(attribute: Attribute | undefined): number | undefined {
  const value = attribute?.value.trim() ?? '';
  return /^\d{2,15}$/.test(value) ? Number(value) : undefined;
}

/** So far sizes and durations may differ, as parts of the whole: tags are written anew, and seconds rounded. */
const slack = { size: 0.01, duration: 0.05 } as const;

/** In seconds. */
const shortSlack = 10;

function areApart(one: number, other: number, slack: number): boolean {
  return Math.abs(one - other) > slack * Math.max(one, other);
}

/** Where each recording of a channel is the enclosure. */
const enclosuresOf = cachedByObject((channel: Element) => {
  const found = new Map<string, Element>();
  for (const item of channel.all('item')) {
    const url = uncounted(attributeValue(item.child('enclosure') ?? item, 'url') ?? '');
    if (url !== '' && !found.has(url)) found.set(url, item);
  }
  return found;
});

/** Compares what Media RSS says of the recording of an item with what its enclosure says. */
function judgeContents(item: Element, report: Report): void {
  const enclosure = item.child('enclosure');
  const own = enclosure && uncounted(attributeValue(enclosure, 'url') ?? '');
  if (!enclosure || !own) return;
  const contents = [item, ...item.all('media:group')].flatMap((each) => each.all('media:content'));
  for (const content of contents) {
    const url = content.attribute('url');
    const its = uncounted(url?.value.trim() ?? '');
    if (its === own) judgeContent(content, enclosure, item, report);
    else if (url && its !== '') {
      const other = item.parent && enclosuresOf(item.parent).get(its);
      const message = `The url of <media:content> is ${quoted(url.value.trim())}`;
      if (other && other !== item) report(url, `${message}, the recording of ${mention(other)}.`);
    }
  }
}

/** Compares the size, the duration and the type of what is the same file. */
function judgeContent(content: Element, enclosure: Element, item: Element, report: Report): void {
  const size = content.attribute('fileSize');
  const bytes = bytesOf(size);
  const length = bytesOf(enclosure.attribute('length'));
  const isWrong = size && bytes && length && areApart(bytes, length, slack.size);
  // Where the duration tells which of the two is wrong, it is told of that one.
  if (isWrong && fittingSize(item) === undefined)
    report(size, `The fileSize of <media:content> is ${bytes}, but the length of <enclosure> is ${length}.`);
  const duration = content.attribute('duration');
  const its = decimal(duration?.value.trim());
  const seconds = readDuration(textOf(item, 'itunes:duration') ?? '')?.seconds;
  if (duration && its && seconds && Math.abs(its - seconds) > shortSlack)
    if (areApart(its, seconds, slack.duration))
      report(
        duration,
        `The duration of <media:content> is ${quoted(duration.value.trim())}, but <itunes:duration> is ${quoted(textOf(item, 'itunes:duration') ?? '')}.`,
      );
  const type = content.attribute('type');
  const other = attributeValue(enclosure, 'type');
  if (!type || !other || ![type.value, other].every((each) => isMediaType(each.trim()))) return;
  if (usualType(type.value.trim()) !== usualType(other))
    report(
      type,
      `The type of <media:content> is ${quoted(type.value.trim())}, but that of <enclosure> is ${quoted(other)}.`,
    );
}
