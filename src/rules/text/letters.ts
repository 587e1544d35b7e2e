import { made } from '../../text/cache.js';
import { findMisread } from '../../text/code-pages.js';
import { findMojibake } from '../../text/mojibake.js';
import { foreign, signs } from '../../text/signs.js';
import type { Attribute, Element } from '../../xml/document.js';
import { isIdentity, keepGuid } from '../fix.js';
import { quoted } from '../judgement.js';
import { isOdd, mojibakeIn, mostPlaces, nameElements } from '../prose.js';
import { type Report, rules } from '../rule.js';
import { mayShow, shownBy } from '../shown.js';

/** Reports the mojibake of an element's text, or of the value of one of its attributes, once, at the first. */
function reportMojibake(element: Element, report: Report, attribute?: Attribute): void {
  const text = attribute ? attribute.value : element.text;
  if (!/[^\0-\x7f]/.test(text)) return;
  const found = attribute ? findMojibake(text) : mojibakeIn(element);
  const [first] = found;
  if (!first) {
    reportMisread(text, element, report, attribute);
    return;
  }
  const owner = attribute ?? element;
  const edits = found.slice(0, mostPlaces).map(({ start, end, mended }) => ({
    span: { start: owner.sourceOffset(start), end: owner.sourceOffset(end) },
    text: mended,
  }));
  const subject = attribute ? `The ${attribute.name} of <${element.name}>` : `<${element.name}>`;
  const written = seen(text.slice(first.start, first.end));
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

/** A piece of text as people see it, and how much of it they do not see. */
function seen(written: string): string {
  const visible = written.replace(/[\x80-\x9f]/g, '');
  const hidden = written.length - visible.length;
  if (hidden === 0) return quoted(written);
  return `${quoted(visible)} and ${hidden} invisible character${hidden === 1 ? '' : 's'}`;
}

/** Reports text in an old encoding whose bytes were read one by one, once. */
function reportMisread(text: string, element: Element, report: Report, attribute?: Attribute): void {
  const misread = findMisread(text);
  if (!misread) return;
  const { start, end, meant, what } = misread;
  const owner = attribute ?? element;
  const subject = attribute ? `The ${attribute.name} of <${element.name}>` : `<${element.name}>`;
  const written = quoted(text.slice(start, end));
  report(
    { span: { start: owner.sourceOffset(start), end: owner.sourceOffset(end) }, path: owner.path },
    `${subject} holds ${written}, which is ${meant === undefined ? '' : `${quoted(meant)} in `}${what}.`,
    isIdentity(element) && !attribute ? { help: keepGuid } : {},
  );
}

/** Letters that became question marks: within a word, twice, or all of a text. */
const lostLetters = made(
  () =>
    /(?<![^\s(„“"'])\p{L}{1,20}\?{1,3}\p{Ll}{1,20}[^&=/]{0,80}\s\p{L}{0,20}\?{1,3}\p{Ll}{2,20}(?![=&])|(?<![^\s(„“"'])\p{L}{1,20}\?{2,3}\p{Ll}{1,20}(?=\s\?{2})\s\?{2,9}(?=\s|$)|^\?{3,}(?:[\s\d.,;:!–—-]{1,5}\?{2,})+$|^\?{5,}$|(?<![^\s(„“"'])\?{5,}(?=[\s,:–—-]{1,3}\p{L}{2})/u,
);

/** The same in notes, where addresses have question marks too: several in a row within a word and in its neighbour. */
const lostTwice = made(
  () =>
    /(?<![^\s(„“"'>])\p{L}{1,20}\?{2,3}\p{Ll}{1,20}[\s,.;:!-]{1,3}(?:\p{L}{1,20}\?{2,3}\p{Ll}{1,20}|\?{2,9})(?![^\s<,.;:!])/u,
);

/** The same in the name of a person, where one word tells. */
const lostInName = /\p{L}{1,40}\?{1,3}\p{Ll}{1,40}/u;

/** Letters that were lost where a text was read in another encoding. */
export const letters = rules({
  'text/mojibake': {
    summary: 'Text must not be UTF-8 that was read in another encoding.',
    why: 'Listeners see other characters than were written.',
    help: 'Read the text as UTF-8 where it comes from, and write the character that was meant.',
    source: ['feedvalidator#BadCharacters', 'unicode#23.8'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    whose: 'host',
    ofCharacters: true,
    on: '*',
    where: ({ attributes, children }) => attributes.length > 0 || children.length === 0,
    signs: foreign,
    check(element, report) {
      if (element.children.length === 0 && isOdd(element)) reportMojibake(element, report);
      for (const attribute of element.attributes) reportMojibake(element, report, attribute);
    },
    bad: [
      '<title>Rust«‚Äô»s borrow checker</title>',
      '<title>It«\u00e2\u20ac\u2122»s Rust</title>',
      '<podcast:person img="https://media.example.com/j.jpg">Jos«Ã©» Valim</podcast:person>',
      '<title>Р «СѓСЃСЃРєРёР№» РїРѕРґРєР°СЃС‚</title>',
      '<title>Gr«ГјГџ»e aus KГ¶ln</title>',
      '<title>Gr«├╝├ƒ»e aus K├╢ln</title>',
      '<title>P«Ĺ™Ă\u00ad»bÄ›hy z Brna</title>',
      '<title>«Ïðèâåò èç Ìîñêâû»</title>',
      '<title>I«t鈥檚» Rust</title>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Begr«Ã¼ÃŸ»ung"/></psc:chapters></item>',
    ],
    good: [
      '<title>Её мир: «Все» — её Її №5</title>',
      '<title>Příšerně žluťoučký kůň úpěl ďábelské ódy, ŽÓŁTY</title>',
      '<title>ÆØÅ, ÄÖÜ and ¿¡«» ½¼ °°°°°°</title>',
      '<title>├── src └── main.rs</title>',
      '<title>Rust’s borrow checker – „Spaß“</title>',
      '<title>Привет, 世界 🦀</title>',
    ],
    fixes: {
      '<title>Rust‚Äôs borrow checker</title>': { unsafe: '<title>Rust’s borrow checker</title>' },
      '<title>Itâ€™s Rust</title>': { unsafe: '<title>It’s Rust</title>' },
    },
  },

  'text/letters-lost': {
    summary: 'No letter of a text must have become a question mark.',
    why: 'The letters were lost in a conversion, and listeners cannot read or search the text.',
    help: 'Write the letters that were meant.',
    source: ['feedvalidator#BadCharacters', 'unicode#23.8'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    on: '*',
    where: mayShow,
    signs: signs('?').bit,
    check(element, report) {
      for (const shown of shownBy(element)) {
        const { text, rich, subject } = shown;
        const isName = nameElements.has(element.name) && text === element.text;
        const lost = rich || text.includes('://') ? lostTwice : lostLetters;
        if (!text.includes(lost === lostTwice ? '??' : '?')) continue;
        const found = lost().exec(text) ?? (isName ? lostInName.exec(text) : null);
        if (!found) continue;
        const written = quoted(found[0]);
        report(
          shown.place(found.index, found.index + found[0].length),
          `${subject} holds ${written}, where question marks are in place of letters.`,
        );
      }
    },
    bad: [
      '<item><title>«Gr??e und Ma? in K?ln»</title></item>',
      '<itunes:author>Imke «B??sen»</itunes:author>',
      '<itunes:author>«?????? ????????»</itunes:author>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="«D?vod a p??inka»"/></psc:chapters></item>',
      '<item><description>Live aus «K??ln ?????».</description></item>',
      '<item><title>«K??ln ???»</title></item>',
      '<item><title>«??????????» Rust</title></item>',
    ],
    good: [
      '<item><title>What?! Why? Who?</title></item>',
      '<item><title>Rust?Yes please</title></item>',
      '<item><title>???</title></item>',
      '<item><title>Why Rust????? Because</title></item>',
      '<item><title>Pourquoi ?????</title></item>',
      '<item><title>Is it a?b:c or what? Who knows</title></item>',
      '<item><title>https://example.com/?a=b and /x?c=d</title></item>',
    ],
  },
});
