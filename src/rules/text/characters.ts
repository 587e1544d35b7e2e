import { codePoint } from '../../text/code-point.js';
import { findMojibake } from '../../text/mojibake.js';
import type { Edit } from '../../text/source.js';
import type { Attribute, Element } from '../../xml/document.js';
import { isIdentity, keepGuid } from '../fix.js';
import { quoted } from '../judgement.js';
import { addressElements, isAddress, isOdd, mojibakeIn, mostPlaces, plainElements } from '../prose.js';
import { type Report, rules, within } from '../rule.js';

/** Characters that take no room: soft hyphen, joiners, marks of direction, zero-width spaces. */
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const withoutSpaces = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** Tells which invisible characters of a plain text have work to do where they stand. */
function needsOf(text: string): (index: number) => boolean {
  const hasDirections = rightToLeft.test(text);
  const hasNoSpaces = withoutSpaces.test(text);
  return (index) => {
    const character = text[index] ?? '';
    // Joiners shape letters of many scripts, and hold emoji together.
    if (character === '\u200c' || character === '\u200d') {
      return /[^\0-\u024f]/.test((text[index - 1] ?? '') + (text[index + 1] ?? ''));
    }
    if (character === '\u200b') return hasNoSpaces;
    return hasDirections && /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character);
  };
}

/** Reports the invisible characters of a text once, at the first. */
function reportInvisible(element: Element, report: Report, inAddress: boolean): void {
  const { text } = element;
  if (!invisible.test(text)) return;
  const isNeeded = inAddress ? () => false : needsOf(text);
  const found = [...text.matchAll(new RegExp(invisible, 'g'))].filter(({ index }) => !isNeeded(index));
  const [first] = found;
  if (!first) return;
  const edits: Edit[] = found.slice(0, mostPlaces).map(({ index }) => ({
    span: { start: element.sourceOffset(index), end: element.sourceOffset(index + 1) },
    text: '',
  }));
  const more =
    found.length > 1 ? ` and ${found.length - 1} more invisible characters` : ', which is invisible';
  report(
    within(element, first.index, first.index + 1),
    `<${element.name}> holds ${codePoint(first[0].charCodeAt(0))}${more}.`,
    isIdentity(element) ? { help: keepGuid } : { fix: { title: 'Remove it', safe: !inAddress, edits } },
  );
}

/** Reports the mojibake of an element's text, or of the value of one of its attributes, once, at the first. */
function reportMojibake(element: Element, report: Report, attribute?: Attribute): void {
  const text = attribute ? attribute.value : element.text;
  const found = attribute ? findMojibake(text) : mojibakeIn(element);
  const [first] = found;
  if (!first) return;
  const owner = attribute ?? element;
  const edits = found.slice(0, mostPlaces).map(({ start, end, mended }) => ({
    span: { start: owner.sourceOffset(start), end: owner.sourceOffset(end) },
    text: mended,
  }));
  const subject = attribute ? `The ${attribute.name} of <${element.name}>` : `<${element.name}>`;
  const written = quoted(text.slice(first.start, first.end));
  const more = found.length > 1 ? `, and so in ${found.length - 1} more places` : '';
  const span = { start: owner.sourceOffset(first.start), end: owner.sourceOffset(first.end) };
  report(
    { span, path: element.path },
    `${subject} holds ${written}, which is "${first.mended}" read as ${first.readAs}${more}.`,
    {
      help: isIdentity(element) && !attribute ? keepGuid : `Write "${first.mended}".`,
      ...(isIdentity(element, attribute?.name)
        ? {}
        : {
            fix: {
              title: edits.length > 1 ? `Fix ${edits.length} places` : `Write "${first.mended}"`,
              safe: false,
              edits,
            },
          }),
    },
  );
}

/** Characters that a program broke or left behind. */
export const characters = rules({
  'text/mojibake': {
    summary: 'Text must not be UTF-8 that was read in another encoding.',
    why: 'Listeners see "â€™" or "‚Äî" where an apostrophe or a dash was written.',
    help: 'Read the text as UTF-8 where it comes from, and write the character that was meant.',
    source: ['feedvalidator#BadCharacters', 'unicode#23.8'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    whose: 'host',
    ofCharacters: true,
    on: '*',
    where: ({ attributes, children }) => attributes.length > 0 || children.length === 0,
    check(element, report) {
      if (element.children.length === 0 && isOdd(element)) reportMojibake(element, report);
      for (const attribute of element.attributes) reportMojibake(element, report, attribute);
    },
    bad: [
      '<title>Rust«‚Äô»s borrow checker</title>',
      '<title>It«\u00e2\u20ac\u2122»s Rust</title>',
      '<podcast:person img="https://media.example.com/j.jpg">Jos«Ã©» Valim</podcast:person>',
    ],
    good: ['<title>Rust’s borrow checker – „Spaß“</title>', '<title>Привет, 世界 🦀</title>'],
    fixes: {
      '<title>Rust‚Äôs borrow checker</title>': { unsafe: '<title>Rust’s borrow checker</title>' },
      '<title>Itâ€™s Rust</title>': { unsafe: '<title>It’s Rust</title>' },
    },
  },

  'text/invisible-character': {
    summary: 'Titles, names and URLs must hold no invisible characters except those that their script needs.',
    why: 'A search for the title finds nothing, and a URL with one leads nowhere.',
    help: 'Remove the character.',
    source: ['unicode#23.2', 'feedvalidator#BadCharacters'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    on: [...plainElements, ...addressElements],
    check(element, report) {
      reportInvisible(element, report, isAddress(element));
    },
    bad: [
      '<title>Rust«\u200b» in Production</title>',
      '<link>https://rust-in-production.example.com/«\u200e»</link>',
      '<itunes:author>«\ufeff»Matthias Endler</itunes:author>',
    ],
    good: [
      '<title>می\u200cخواهم</title>',
      '<title>👩\u200d💻 at work</title>',
      '<title>Rust in Production</title>',
    ],
    fixes: {
      '<title>Rust\u200b in Production</title>': '<title>Rust in Production</title>',
      '<itunes:author>\ufeffMatthias Endler</itunes:author>':
        '<itunes:author>Matthias Endler</itunes:author>',
      '<link>https://rust-in-production.example.com/\u200e</link>': {
        unsafe: '<link>https://rust-in-production.example.com/</link>',
      },
    },
  },
});
