import { made } from '../../text/cache.js';
import { foreign } from '../../text/signs.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { mayShow, shownBy } from '../shown.js';

/** Cyrillic letters that look like Latin ones, and the other way round. */
const cyrillicAlike = 'асеорхуіјѕһԁԛԝАВСЕНІЈКМОРЅТХУ';
const latinAlike = 'acehijkmopstuxyABCEHIJKMOPTSXY';

/** A word with letters of both alphabets. */
const mixed = made(
  () =>
    /(?<![\p{L}\p{N}])(?=\p{L}*[A-Za-z])(?=\p{L}*[\u0400-\u04ff])[A-Za-z\u0400-\u04ff]{3,60}(?![\p{L}\p{N}])/gu,
);

/**
 * Whether a word is of one alphabet but for letters that look like those of the other: all of the other's look so,
 * and not all of its own do. Abbreviations with the ending of a word are meant: "ATMы".
 */
function isMixedUp(word: string): boolean {
  const cyrillic = [...word].filter((each) => each >= '\u0400');
  const latin = [...word].filter((each) => each < '\u0400');
  if (/^[A-Z]{2,}[^A-Z]|[A-Z]{2,}$/.test(word)) return false;
  const isAlike = (letters: readonly string[], alike: string) =>
    letters.every((each) => alike.includes(each));
  if (latin.length > cyrillic.length) return isAlike(cyrillic, cyrillicAlike) && !isAlike(latin, latinAlike);
  return cyrillic.length > latin.length && isAlike(latin, latinAlike) && !isAlike(cyrillic, cyrillicAlike);
}

/** Words that look right and are not what people type. */
export const mixedScripts = rules({
  'text/mixed-alphabets': {
    summary: 'A word should have letters of one alphabet.',
    why: 'It looks right, but nobody who types the word finds it.',
    help: 'Type the word again, all in one alphabet.',
    source: 'unicode#23.2',
    severity: { rss: 'info', apple: 'info', spotify: 'info' },
    yieldsTo: ['text/mojibake'],
    on: '*',
    where: mayShow,
    signs: foreign,
    check(element, report) {
      for (const shown of shownBy(element)) {
        if (shown.rich || !/[\u0400-\u04ff]/.test(shown.text)) continue;
        for (const { 0: word, index } of shown.text.slice(0, 2000).matchAll(mixed())) {
          if (!isMixedUp(word)) continue;
          const other =
            [...word].filter((each) => each >= '\u0400').length * 2 > word.length ? 'Latin' : 'Cyrillic';
          report(
            shown.place(index, index + word.length),
            `${shown.subject} contains ${quoted(word)}, with ${other} letters among the others.`,
          );
          break;
        }
      }
    },
    bad: [
      '<item><title>«Аnсhors» and what holds them</title></item>',
      '<item><title>«Cкорость» света</title></item>',
    ],
    good: [
      '<item><title>PRщик, ATMы и IT-отдел: DevOpsы в iOSе</title></item>',
      '<item><title>КоЯn, Björk и Metallica</title></item>',
      '<item><title>Rust в ядре: Привет, мир</title></item>',
    ],
  },
});
