import { made } from '../../text/cache.js';
import type { Element } from '../../xml/document.js';
import { removing } from '../fix.js';
import { quoted } from '../judgement.js';
import { isItem, says, textOf } from '../rss/presence.js';
import { certainNumber, possibleNumber, showIn } from '../rss/titles.js';
import { type Report, rules, within } from '../rule.js';

/** Names that only Apple may give a show, and a word that it grants by contract; a small apple is a fruit. */
const reserved = [/\b(?:apple (?:podcasts?|music)|itunes|podcasts? app|exclusive)\b/i, /\bApple\b/];

/** Words that Apple filters; a shiitake by its other spelling is none. */
const explicit = made(() => /(?<![\p{L}\p{N}])(?:fuck|shit(?!a[kr])|cunt)\p{L}*/iu);

/** The same with stars in them. */
const starred = made(() => /(?<![\p{L}\p{N}*])\p{L}{1,3}\*{1,6}\p{L}{1,6}(?![\p{L}*])/iu);

/** What is in every such word. */
const mayBeExplicit = /\*|fuck|shit|cunt/i;

function reportTerm(
  element: Element,
  form: RegExp,
  what: string,
  report: Report,
  advice?: Parameters<Report>[2],
): void {
  const found = form.exec(element.text);
  if (!found) return;
  const { 0: term, index } = found;
  report(
    within(element, index, index + term.length),
    `<${element.name}> contains "${term}", ${what}.`,
    advice,
  );
}

/** Whether what a title names is marked as explicit, by itself or with its show. */
function isMarked({ parent }: Element): boolean {
  const mark = parent?.child('itunes:explicit') ?? parent?.parent?.child('itunes:explicit');
  return /^\s*(?:yes|true|explicit)\s*$/i.test(mark?.text ?? '');
}

/** Apple shows explicit words with stars of its own, and asks authors to write none. */
function reportExplicit(element: Element, report: Report): void {
  if (!mayBeExplicit.test(element.text)) return;
  reportTerm(element, starred(), 'a word with stars in it', report, {
    help: 'Write the word as it is meant: Apple shows it with stars by itself.',
    why: 'Apple asks for titles without disguised words, and nobody finds the episode by them.',
    atMost: 'info',
  });
  if (isMarked(element)) return;
  reportTerm(element, explicit(), 'but nothing marks it as explicit', report, {
    help: 'Add <itunes:explicit>true</itunes:explicit> if the recording has such words, too.',
    why: 'Apple may mark it later, and shows it to listeners of any age until then.',
    atMost: 'info',
  });
}

/** Judges the title that Apple shows of an item. */
function judge(item: Element, title: Element, show: string, report: Report): void {
  const text = title.text.trim();
  const start = title.text.indexOf(text);
  const possible = possibleNumber(text);
  const given = ['itunes:episode', 'itunes:season'].map((each) => Number(textOf(item, each) ?? Number.NaN));
  const number =
    certainNumber(text, item) ?? (possible && given.includes(possible.value) ? possible : undefined);
  if (number) {
    const place = within(title, start + number.start, start + number.end);
    report(place, `<itunes:title> is ${quoted(text)}, which contains the number "${number.written}".`);
  }
  // A trailer is about the show, and a name of a few letters stands in many words.
  const isNamed = show.length >= 4 && textOf(item, 'itunes:episodeType') !== 'trailer';
  const at = isNamed ? showIn(text, show) : -1;
  if (at < 0) return;
  const place = within(title, start + at, start + at + show.length);
  report(place, `<itunes:title> is ${quoted(text)}, which repeats the title of the show.`);
}

export const title = rules({
  'itunes/title-has-number': {
    summary:
      '<itunes:title> should hold neither the number of the episode or season nor the title of the show.',
    why: 'Apple shows these itself, so listeners read them twice and the rest is cut off.',
    help: 'Keep only the title of the episode, and write its numbers as <itunes:episode> and <itunes:season>.',
    source: 'apple-guide#episode: itunes:title',
    severity: { apple: 'warning' },
    once: true,
    on: 'channel',
    check(channel, report) {
      const show = textOf(channel, 'title')?.toLowerCase() ?? '';
      for (const item of channel.children) {
        const title = item.child('itunes:title');
        if (isItem(item) && says(title)) judge(item, title, show, report);
      }
    },
    bad: [
      '<item><itunes:title>«Episode 45»: Rust for Linux</itunes:title></item>',
      '<item><itunes:title>«603»: All Your Kernels</itunes:title><itunes:episode>603</itunes:episode></item>',
      '<item><itunes:title>«Staffel 5»: Rust for Linux</itunes:title><itunes:season>5</itunes:season></item>',
      '<title>Rust in Production</title><item><itunes:title>«Rust in Production»: Rust for Linux</itunes:title></item>',
    ],
    good: [
      '<item><itunes:title>Rust for Linux</itunes:title><itunes:episode>6</itunes:episode></item>',
      '<item><itunes:title>1984: a book to read</itunes:title><itunes:episode>6</itunes:episode></item>',
      '<title>Rust in Production</title><item><itunes:title>Rust in Production: what is coming</itunes:title><itunes:episodeType>trailer</itunes:episodeType></item>',
      '<title>ABC</title><item><itunes:title>ABC: a new start</itunes:title></item>',
      '<item><itunes:title>Inside the episode: S1E15</itunes:title><itunes:episodeType>bonus</itunes:episodeType></item>',
    ],
  },

  'itunes/title-empty': {
    summary: 'An <itunes:title> must not be empty.',
    why: 'Apps that prefer it to the <title> show an episode or a show without a name.',
    help: 'Remove it, or write the title into it.',
    source: 'apple-guide#episode: itunes:title',
    severity: { apple: 'warning' },
    whose: 'host',
    once: true,
    on: 'itunes:title',
    check(title, report, { document: { source } }) {
      if (!says(title)) report(title, '<itunes:title> is empty.', removing(title, source));
    },
    bad: ['<item><title>Rust for Linux</title>«<itunes:title>» </itunes:title></item>'],
    good: ['<item><title>Rust for Linux</title><itunes:title>Rust for Linux</itunes:title></item>'],
    fixes: {
      '<item><title>Rust for Linux</title><itunes:title> </itunes:title></item>':
        '<item><title>Rust for Linux</title></item>',
    },
  },

  'itunes/prohibited-terms': {
    summary: 'Titles should not disguise explicit words, nor hold what Apple reserves for itself.',
    why: "Apple's reviewers reject or remove shows for it.",
    help: 'Remove the word, or tell Apple that you have permission to use it.',
    source: [
      'podcast-business-journal',
      'podbean#title',
      'apple-artwork',
      'apple-explicit#Explicit metadata',
    ],
    weighed: 'Apple filters explicit words in titles itself, and asks not to disguise them.',
    severity: { apple: 'warning' },
    on: ['channel/title', 'channel/itunes:title', 'channel/itunes:author', 'item/title', 'item/itunes:title'],
    check(element, report) {
      reportExplicit(element, report);
      if (element.parent?.name !== 'channel') return;
      const form = reserved.find((each) => each.test(element.text));
      if (form) reportTerm(element, form, 'which Apple reserves for itself', report);
    },
    bad: [
      '<title>Rust in Production on «Apple Podcasts»</title>',
      '<itunes:author>«iTunes»</itunes:author>',
      '<title>Rust «Exclusive»</title>',
      '<title>RUST «EXCLUSIVE»</title>',
      '<title>The best of «itunes»</title>',
      '<item><title>The «f**king» borrow checker</title></item>',
      '<item><title>The «fucking» borrow checker</title></item>',
    ],
    good: [
      '<title>Pineapple Stories</title>',
      '<title>The apple on the tree</title>',
      '<item><title>How Apple uses Rust</title></item>',
      '<item><title>Shitake on the oak log</title></item>',
      '<item><title>The fucking borrow checker</title><itunes:explicit>true</itunes:explicit></item>',
      '<item><title>What 2 ** 8 means, and what *mut T is</title></item>',
    ],
  },
});
