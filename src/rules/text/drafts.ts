import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { type Shown, shownBy } from '../shown.js';

/** A way in which texts look that wait for another. */
interface Draft {
  readonly pattern: RegExp;
  /** What it is, after `which is`. */
  readonly what: string;
  readonly help?: string;
  /** The elements whose text may be one; without it, all that are looked at. */
  readonly on?: RegExp;
  /** Words of a text that talks about it. */
  readonly about?: RegExp;
}

const writeNumber = 'Write the number, or the title alone.';

const forms: readonly Draft[] = [
  {
    pattern: /^(?:test|TEST|test ?\d{1,3}|testing(?: 1,? ?2,? ?3| ?\d{1,3})?)$/,
    what: 'what people write to try something out',
    on: /^(?:title|itunes:title|description)$/,
  },
  {
    pattern:
      /^(?:Copy of|Kopie von|Copie de) (?=[\p{Lu}\d])|\((?:Copy|Kopie|Copie|copy \d)(?: \d{1,2})?\)$| [-–] (?:Copy|Kopie)(?: \(\d{1,2}\))?$/u,
    what: 'what editors add to a copy',
    help: 'Write the title of this one.',
    on: /title$/,
  },
  {
    pattern:
      /^(?:Episode|Ep\.?|Folge|Episodio|Episódio|Aflevering|Avsnitt|Odcinek)(?: ?#:| :)(?= ?\S)|^# ?:(?= ?\S)|^S\d{1,2} ?E ?:(?= ?\S)/,
    what: 'the place of a number, without the number',
    help: writeNumber,
    on: /title$/,
  },
  {
    pattern: /\b(?:Episode|Ep\.?|Folge|Season|Staffel) #{2,4}(?![#\d])/,
    what: 'the place of a number, without the number',
    help: writeNumber,
  },
  {
    pattern: /(?<=\p{L} )\(\s{0,3}\)(?= ?(?:$|[-–—:|,]|\p{L}))/u,
    what: 'a pair of brackets without anything in it',
    help: 'Write what belongs in them, or remove them.',
    on: /title$/,
    about:
      /\b(?:functions?|calls?|type|unit|tuples?|lambdas?|parenthes[ei]s|brackets?|arrays?|operators?|means?|meaning)\b/i,
  },
  {
    pattern: /^[Xx]{4,12}$|(?<![\w-])X{4,12}(?= \p{Ll})/u,
    what: 'the place of a word, without the word',
    help: 'Write the word that was meant.',
  },
  {
    pattern: /(?<!\w)TKTK(?!\w)|^TK$|[[(](?:TBD|TODO|FIXME)[\])]/,
    what: 'what editors write for something that is to come',
    help: 'Write what was to come, or remove the mark.',
  },
  {
    pattern:
      /^DRAFT(?= ?[:–-])|^\[(?:STAGING|TEST|DEV)\]|[[(](?:DRAFT|draft|WIP|Entwurf|ENTWURF|brouillon|borrador)[\])]/,
    what: 'the mark of a draft',
    help: 'Remove the mark, if it is finished.',
    on: /title$/,
  },
  {
    pattern:
      /^(?:(?:New Recording|Neue Aufnahme|Nouvel enregistrement|Nueva grabación|Nuova registrazione|Voice Memo)(?: \d{1,4})?|(?:ZOOM|Zoom|REC|VOICE|STE-|DM_?)\d{3,6}|GMT\d{8}-\d{6}\S{0,40}|\d{8}[_-]\d{6}|Untitled-\d{1,3})$/,
    what: 'the name that a recorder gives',
    on: /title$/,
  },
  {
    pattern: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
    what: 'the number that a program gives',
    on: /title$/,
  },
  {
    pattern: /(?<=\p{L} )RSS(?: [Ff]eed)?$/u,
    what: 'the name of the feed, not of the show',
    help: 'Write the name of the show alone.',
    on: /^channel\/title$/,
  },
];

/** So much of a text is looked at: notes begin with what somebody forgot to write. */
const longest = 400;

/** The name of what a text is of: a title of the channel is none of an item. */
function nameOf({ element, text }: Shown): string {
  if (text !== element.text) return 'title';
  return element.name === 'title' && element.parent?.name === 'channel' ? 'channel/title' : element.name;
}

function draftIn(
  shown: Shown,
): { readonly draft: Draft; readonly start: number; readonly end: number } | undefined {
  const text = shown.text.slice(0, longest).trimEnd();
  const start = text.length - text.trimStart().length;
  const value = text.slice(start);
  for (const draft of forms) {
    if (draft.on && !draft.on.test(nameOf(shown))) continue;
    const found = draft.pattern.exec(value);
    if (!found || draft.about?.test(value)) continue;
    const at = start + found.index;
    return { draft, start: at, end: at + found[0].trimEnd().length };
  }
  return undefined;
}

/** Whether an element is one of those that editors make a draft of. */
function mayBeDraft({ name, parent }: Element): boolean {
  return name !== 'description' || parent?.name !== 'image';
}

/** Titles that somebody meant to write. */
export const drafts = rules({
  'text/draft': {
    summary: 'A title should not look like a draft.',
    why: 'Listeners see what was meant for the author alone.',
    help: 'Write the title that is meant.',
    source: ['apple-guide#title', 'rss#Required channel elements'],
    severity: { rss: 'info', apple: 'info', spotify: 'info' },
    once: 'message',
    yieldsTo: ['text/placeholder', 'text/template-residue'],
    on: [
      ...['title', 'itunes:title', 'media:title', 'description', 'itunes:subtitle', 'podcast:trailer'],
      ...['podcast:soundbite', 'podcast:season', 'podcast:episode', 'psc:chapter'],
    ],
    where: mayBeDraft,
    check(element, report) {
      for (const shown of shownBy(element)) {
        const found = draftIn(shown);
        if (!found) continue;
        const { draft, start, end } = found;
        const written = quoted(shown.text.slice(start, end));
        report(
          shown.place(start, end),
          `${shown.subject} contains ${written}, which is ${draft.what}.`,
          draft.help ? { help: draft.help } : {},
        );
      }
    },
    bad: [
      '<item><title>«test»</title></item>',
      '<item><title>«Copy of» Rust for Linux</title></item>',
      '<item><title>Rust for Linux «(Copy)»</title></item>',
      '<item><title>«Episode :» Rust for Linux</title></item>',
      '<item><title>«#:» Rust for Linux</title></item>',
      '<item><title>Rust «()» – with and</title></item>',
      '<item><title>«XXXX»</title></item>',
      '<item><description>«XXXX» talks about Rust in the kernel.</description></item>',
      '<item><description>«[TBD]» How Rust came into the kernel.</description></item>',
      '<item><title>«DRAFT»: Rust for Linux</title></item>',
      '<title>«[STAGING]» Rust in Production</title>',
      '<item><title>«New Recording 12»</title></item>',
      '<item><title>«d9428888-122b-11e1-b85c-61cd3cbb3210»</title></item>',
      '<item><title>«GMT20251211-160001_Recording»</title></item>',
      '<title>Rust in Production «RSS Feed»</title>',
    ],
    good: [
      '<item><title>Test</title></item>',
      '<item><title>Carbon Copy, and a copy of a copy</title></item>',
      '<item><title>Episode IV: Rust for Linux</title></item>',
      '<item><title>XXX: thirty years of Rome, and a can of XXXX Gold</title></item>',
      '<item><title>The unit type () of Rust, and main()</title></item>',
      '<item><title>What TK Maxx knows, and #1: Rust</title></item>',
      '<item><title>How I read RSS</title></item>',
      '<item><title>The Draft: who picks first, and a new recording</title></item>',
      '<item><title>2025-12-11</title></item>',
    ],
  },
});
