import { isSameLanguage } from '../../text/language.js';
import { mediaOfExtension, pictureType } from '../../text/mime.js';
import { extensionOf, isWebUrl, sameUrl } from '../../text/url.js';
import { isItem } from '../../vocabulary/vocabulary.js';
import type { Attribute, Element } from '../../xml/document.js';
import { attributeValue, quoted } from '../judgement.js';
import { type Check, rules } from '../rule.js';

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

function* filesOf(
  element: Element,
): Generator<{ place: Element | Attribute; subject: string; value: string; wanted: Kind }> {
  const { name } = element;
  const own = expected[name];
  if (own) yield { place: element, subject: `<${name}>`, value: element.text.trim(), wanted: own };
  for (const attribute of element.attributes) {
    const wanted = expected[`${name}@${attribute.name}`];
    const subject = `The ${attribute.name} of <${name}>`;
    if (wanted) yield { place: attribute, subject, value: attribute.value.trim(), wanted };
  }
}

const check: Check = (element, report) => {
  for (const { place, subject, value, wanted } of filesOf(element)) {
    if (!isWebUrl(value)) continue;
    const extension = extensionOf(value);
    if (canBe(wanted, kindOf(extension), element)) continue;
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
      if (!isItem(element)) return;
      const enclosure = element.child('enclosure');
      const url = enclosure && attributeValue(enclosure, 'url');
      const length = bytesOf(enclosure?.attribute('length'));
      for (const content of element.all('media:content')) {
        const size = content.attribute('fileSize');
        const bytes = bytesOf(size);
        if (!size || !bytes || !length || attributeValue(content, 'url') !== url) continue;
        if (bytes < length * 2 && length < bytes * 2) continue;
        report(
          size,
          `The fileSize of <media:content> is ${bytes}, but the length of <enclosure> is ${length}.`,
        );
      }
    },
    bad: [
      '<language>en</language><dc:language>«fr»</dc:language>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><media:content url="https://media.example.com/rust.mp3" fileSize="«470»"/></item>',
    ],
    good: [
      '<language>en-GB</language><dc:language>en</dc:language>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><media:content url="https://media.example.com/rust.mp3" fileSize="41000000"/></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="0" type="audio/mpeg"/><media:content url="https://media.example.com/rust.mp3" fileSize="41000000"/></item>',
    ],
  },
});

/** A number of bytes that says something: sizes of nothing are the matter of other rules. */
function bytesOf(attribute: Attribute | undefined): number | undefined {
  const value = attribute?.value.trim() ?? '';
  return /^\d{2,15}$/.test(value) ? Number(value) : undefined;
}
