import { made } from '../../text/cache.js';
import { codePoint } from '../../text/code-point.js';
import { decodeReferences, textsOf } from '../../text/html.js';
import { foreign } from '../../text/signs.js';
import type { Edit } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { isIdentity, keepGuid } from '../fix.js';
import { quoted } from '../judgement.js';
import { htmlOf, isAddress, mostPlaces } from '../prose.js';
import { type Report, rules } from '../rule.js';
import { mayShow, type Shown, shownBy, wholeText } from '../shown.js';

/** Characters that take no room or look like a space: joiners, marks of direction, fillers, variation selectors, tags. */
const invisible =
  /[\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]|[\u17b4-\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|\u034f|\udb40[\udc00-\udfff]/;

/** Those that change how the letters around them are shown, or that nobody but a machine sees: in notes, too. */
const deceptive = /[\u202d\u202e]|\udb40[\udc00-\udc7f]/;

/** Elements of a paragraph, in which a hyphen that shows where a word may break does its work. */
const paragraphs: ReadonlySet<string> = new Set(['itunes:subtitle', 'itunes:summary']);

/** Those that look like a space. */
const wide = /[\u2028\u2029\u2800\u3164\uffa0]/;

const rightToLeft = made(() => /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u);
const withoutSpaces = made(
  () => /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u,
);
const hangul = /[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]/;

/** The scripts of a text, in which some invisible characters have work to do; each is looked for once. */
interface Scripts {
  readonly rightToLeft: boolean;
  readonly withoutSpaces: boolean;
  readonly braille: boolean;
  /** Where the last mark that ends a turn of the direction stands. */
  readonly lastTurn: number;
}

function scriptsOf(text: string): Scripts {
  return {
    rightToLeft: rightToLeft().test(text),
    withoutSpaces: withoutSpaces().test(text),
    braille: /[\u2801-\u28ff]/.test(text),
    lastTurn: text.lastIndexOf('\u202c'),
  };
}

/** Whether an invisible character has work to do where it is in a text. */
function isNeeded(text: string, index: number, character: string, scripts: Scripts): boolean {
  const before = text[index - 1] ?? '';
  const after = text[index + character.length] ?? '';
  // Joiners shape letters of many scripts, and hold emoji together.
  if (/[\u200c\u200d]/.test(character)) return /[^\0-\u024f]/.test(before + after);
  if (/[\u200b\u17b4\u17b5]/.test(character)) return scripts.withoutSpaces;
  if (/[\u202d\u202e]/.test(character)) return scripts.rightToLeft && scripts.lastTurn > index;
  if (/[\u034f\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]/.test(character)) return scripts.rightToLeft;
  if (/[\u115f\u1160\u3164\uffa0]/.test(character)) return hangul.test(before) || hangul.test(after);
  if (character === '\u2800') return scripts.braille;
  // A flag of a region is a black flag and tags.
  if (/^\udb40[\udc20-\udc7f]/.test(character)) return /[\udff4\udc20-\udc7f]/.test(before);
  // A variation selector belongs to the symbol or the ideograph before it.
  if (/[\u180b-\u180d\u180f\ufe00-\ufe0f]|^\udb40[\udd00-\uddef]/.test(character))
    return before !== '' && !/[\sA-Za-z\u00aa\u00ba\u00c0-\u024f]|[\ufe00-\ufe0f]/.test(before);
  return false;
}

/** Reports the invisible characters of a text once, at the first. */
function reportInvisible(shown: Shown, element: Element, report: Report): void {
  const { text, rich, subject } = shown;
  const kind = rich ? deceptive : invisible;
  if (!kind.test(text)) return;
  const inAddress = isAddress(element);
  const scripts = scriptsOf(text);
  let first: RegExpExecArray | undefined;
  let count = 0;
  let hyphens = 0;
  const edits: Edit[] = [];
  for (const match of text.matchAll(new RegExp(kind, 'g'))) {
    const { 0: character, index } = match;
    if (!inAddress && isNeeded(text, index, character, scripts)) continue;
    if (character === '\u00ad' && paragraphs.has(element.name)) continue;
    first ??= match;
    if (character === '\u00ad') hyphens++;
    if (count++ >= mostPlaces) continue;
    const { span } = shown.place(index, index + character.length);
    edits.push({ span, text: wide.test(character) && !inAddress ? ' ' : '' });
  }
  if (!first) return;
  const more = count > 1 ? ` and ${count - 1} more invisible characters` : ', which is invisible';
  report(
    shown.place(first.index, first.index + first[0].length),
    `${subject} holds ${codePoint(first[0].codePointAt(0) ?? 0)}${more}.`,
    isIdentity(element)
      ? { help: keepGuid }
      : {
          ...(count > 1 && { help: `Remove all ${count}, of which this is the first.` }),
          // It is no fault of the letter: a word may be divided there.
          ...(hyphens === count && !inAddress && { atMost: 'info' as const }),
          fix: { title: count > 1 ? 'Remove them' : 'Remove it', safe: !inAddress, edits },
        },
  );
}

/** Characters that mean something to one font or one program, and what else they are. */
const exclusive = /[\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffc]|[\udb80-\udbff][\udc00-\udfff]/;

/** What such a character is, as the end of a sentence. */
function natureOf(point: number): string {
  if (point === 0xfffc) return 'which stands for a picture that is lost';
  if (point >= 0xfff9 && point <= 0xfffb) return 'which is a mark for programs';
  return point >= 0xfdd0 && point <= 0xfdef ? 'which is not a character' : 'which only some fonts have';
}

/** What separates words, or marks what is left out. */
const punctuation = made(
  () => /^[\p{Z}\p{Cf}\p{Cc}\p{Co}\p{M}\s\u115f\u1160\u3164\uffa0\u2800\ufffc.,:;…·•|/\\_~*=+–—―-]*$/u,
);

/** A text of which so little is left is looked at. */
const longestNothing = 200;

/** What a text says without its tags and the characters that nobody sees; undefined where that is surely something. */
function leftOf({ text, rich, element }: Shown): string | undefined {
  if (text.length > longestNothing) return undefined;
  if (!rich) return text;
  const html = htmlOf(element);
  if (html.tags.some(({ name }) => shownElements.test(name))) return undefined;
  return decodeReferences([...textsOf(text, html)].map(({ start, end }) => text.slice(start, end)).join(''));
}

/** Elements of HTML that show something without a word. */
const shownElements = /^(?:img|audio|video|iframe|embed|object|picture|svg)$/;

/** Characters that a program left behind, and texts of nothing else. */
/** Dots and dashes in groups. */
const morse = /^(?=[ ./]{0,99}-)(?=[ /-]{0,99}\.)[.-]{1,6}(?:[ /]{1,3}[.-]{1,6}){1,99}$/;

/** What to do about notes with nothing in them: the description may say all. */
const emptyNotes = { help: 'Write the notes into it, or remove the element.' };

export const characters = rules({
  'text/invisible-character': {
    summary: 'Titles, names and URLs must hold no invisible characters except those that their script needs.',
    why: 'A search for words with it finds nothing, and an address with one leads nowhere.',
    help: 'Remove the character.',
    source: ['unicode#23.2', 'feedvalidator#BadCharacters'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    yieldsTo: ['text/nothing-to-read', 'text/mojibake'],
    on: '*',
    where: (element) => isAddress(element) || mayShow(element),
    signs: foreign,
    check(element, report) {
      if (isAddress(element)) reportInvisible(wholeText(element, false), element, report);
      for (const shown of shownBy(element)) reportInvisible(shown, element, report);
    },
    bad: [
      '<title>Rust«\u200b» in Production</title>',
      '<item><title>Kernel«\u00ad»entwickler</title></item>',
      '<link>https://rust-in-production.example.com/«\u200e»</link>',
      '<itunes:author>«\ufeff»Matthias Endler</itunes:author>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Wel«\u200b»come"/></psc:chapters></item>',
      '<item><podcast:season name="Rust «\u202e»noitcudorp ni">4</podcast:season></item>',
      '<item><title>Rust«\u{e0049}»\u{e0067}</title></item>',
      '<item><title>Rust«\u3164»in Production</title></item>',
      '<item><title>Rust «\ufe0f»in Production</title></item>',
      '<item><description>How «\u202e»tsuR came into the kernel.</description></item>',
    ],
    good: [
      '<title>می\u200cخواهم</title>',
      '<title>👩\u200d💻 at work</title>',
      '<title>Rust in 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} and \u2764\ufe0f 1\ufe0f\u20e3</title>',
      '<title>葛\u{e0100}城 and \u2803\u2800\u2817</title>',
      '<item><description>A soft\u00adhyphen and a zero\u200bwidth space in notes.</description></item>',
      '<item><itunes:subtitle>How a kernel\u00addeveloper learned Rust</itunes:subtitle></item>',
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

  'text/private-character': {
    summary: 'Text must hold no characters that only one font or one program knows.',
    why: 'Listeners see an empty box where a letter or a picture was.',
    help: 'Remove the character, or write a common one.',
    source: ['unicode#23.5', 'unicode#23.8'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    yieldsTo: ['text/nothing-to-read'],
    on: '*',
    where: mayShow,
    signs: foreign,
    check(element, report) {
      for (const shown of shownBy(element)) {
        const { text, subject } = shown;
        const found = exclusive.exec(text);
        if (!found) continue;
        const point = found[0].codePointAt(0) ?? 0;
        report(
          shown.place(found.index, found.index + found[0].length),
          `${subject} holds ${codePoint(point)}, ${natureOf(point)}.`,
        );
      }
    },
    bad: [
      '<item><title>Rust «\uf8ff»</title></item>',
      '<item><description>How «\ufffc» Rust came into the kernel.</description></item>',
      '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab «\u{f0001}»"/>',
      '<item><title>Rust «\ufff9»</title></item>',
      '<item><title>Rust «\ufffb»</title></item>',
      '<item><title>Rust «\ufdd0»</title></item>',
      '<item><title>Rust «\ufdef»</title></item>',
    ],
    good: ['<item><title>Rust 🦀  and ﷺ</title></item>'],
  },

  'text/nothing-to-read': {
    summary: 'A text must consist of more than spaces, invisible characters and dots or dashes.',
    why: 'Listeners see an empty line or a mark, and learn nothing from it.',
    help: 'Write a text that says something.',
    source: ['unicode#23.2', 'rss#Required channel elements'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    yieldsTo: ['xml/not-well-formed', 'text/foreign-markup'],
    on: '*',
    where: mayShow,
    check(element, report, { document }) {
      // Behind a fault of the markup, a text is only what is left of it.
      if (document.fatal) return;
      for (const shown of shownBy(element)) {
        const left = shown.text.trim() === '' ? undefined : leftOf(shown);
        if (left === undefined || /[a-z\d]/i.test(left) || !punctuation().test(left)) continue;
        if (morse.test(left.trim())) continue;
        const written = left.replace(/[\p{Z}\p{C}\p{M}\s\u115f\u1160\u3164\uffa0\u2800]/gu, '');
        const what = written === '' ? 'nothing that anybody sees' : `nothing but ${quoted(written)}`;
        const advice = element.name === 'content:encoded' ? emptyNotes : {};
        report(shown.place(0, shown.text.length), `${shown.subject} holds ${what}.`, advice);
      }
    },
    bad: [
      '<item><title>«\u200b»</title></item>',
      '<item><title>«---»</title></item>',
      '<itunes:author>«…»</itunes:author>',
      '<item><podcast:season name="«\u2800»">4</podcast:season></item>',
      '<item><description>«&lt;p>.&lt;/p>»</description></item>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="«...»"/></psc:chapters></item>',
    ],
    good: [
      '<item><title>?</title></item>',
      '<item><title>!!!</title></item>',
      '<item><title>🦀</title></item>',
      '<item><title>C++</title></item>',
      '<item><title>... --- ...</title></item>',
      '<item><description>&lt;img src="https://media.example.com/rust.jpg"></description></item>',
      '<podcast:image href="https://media.example.com/wide.jpg" alt=""/>',
    ],
  },
});
