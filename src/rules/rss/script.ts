import { countFunctionWords, knownLanguage } from '../../text/function-words.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';

/** What each script that a language of podcasts is written in is called, by its code in ISO 15924. */
const named = {
  ...{ Latn: 'Latin', Cyrl: 'Cyrillic', Grek: 'Greek', Arab: 'Arabic', Hebr: 'Hebrew', Hans: 'Chinese' },
  ...{ Jpan: 'Japanese', Kore: 'Korean', Thai: 'Thai', Deva: 'Devanagari' },
  ...{ Armn: 'Armenian', Geor: 'Georgian' },
} as const;

type Script = keyof typeof named;

/** The letters of each of these scripts: V8 takes long to look one up, and a feed is asked for one or two. */
const letters: Readonly<Record<Script, () => RegExp>> = {
  Latn: () => /\p{Script=Latin}/gu,
  Cyrl: () => /\p{Script=Cyrillic}/gu,
  Grek: () => /\p{Script=Greek}/gu,
  Arab: () => /\p{Script=Arabic}/gu,
  Hebr: () => /\p{Script=Hebrew}/gu,
  Hans: () => /\p{Script=Han}/gu,
  Jpan: () => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Kore: () => /[\p{Script=Hangul}\p{Script=Han}]/gu,
  Thai: () => /\p{Script=Thai}/gu,
  Deva: () => /\p{Script=Devanagari}/gu,
  Armn: () => /\p{Script=Armenian}/gu,
  Geor: () => /\p{Script=Georgian}/gu,
};

/** Languages that people write in Latin letters, too, when they type. */
const romanized: ReadonlySet<string> = new Set(
  'sr uz kk az hi ur pa bn ta te ml mr gu kn si ne mn tg tk ku ms sd ks bs'.split(' '),
);

/** So many letters say in which script a text is, and such a part of them. */
const fewest = 100;
const most = 0.9;

function isKnownScript(script: string): script is Script {
  return Object.hasOwn(named, script);
}

/** The script that a language is usually written in; undefined when it is none of those above. */
function scriptOf(tag: string): { readonly language: string; readonly script: Script } | undefined {
  try {
    const { language, script = '' } = new Intl.Locale(tag).maximize();
    const known = script === 'Hant' ? 'Hans' : script;
    return isKnownScript(known) ? { language, script: known } : undefined;
  } catch {
    return undefined;
  }
}

/** What people read first of a show: its titles, and what it says of itself. */
function sampleOf(channel: Element): string {
  const texts = [channel.child('title')?.text ?? '', channel.child('description')?.text.slice(0, 4000) ?? ''];
  let length = 0;
  for (const item of channel.children) {
    if (item.name !== 'item') continue;
    const title = item.child('title')?.text.slice(0, 400);
    if (!title) continue;
    texts.push(title);
    length += title.length;
    if (length > 8000) break;
  }
  return texts.join('\n').replace(/<[^<>]{1,400}>|https?:\S{1,400}/g, '');
}

function count(text: string, script: Script): number {
  return text.match(letters[script]())?.length ?? 0;
}

/** So many characters of notes are read, and so many small words of a language in them make sure that it is theirs. */
const longestNotes = 1000;
const mostNotes = 20_000;
const fewestWords = 40;
/** So many times as often as the words of the language that is written there. */
const surely = 8;

/** What a show says of itself and of its episodes, without markup and addresses. */
function notesOf(channel: Element): string {
  const texts: string[] = [];
  let length = 0;
  for (const item of [channel, ...channel.all('item')]) {
    const notes = item.child('description')?.text.slice(0, longestNotes) ?? '';
    texts.push(notes);
    length += notes.length;
    if (length > mostNotes) break;
  }
  return texts.join('\n').replace(/<[^<>]{1,400}>|https?:\S{1,400}/g, ' ');
}

/** The language that the notes of a show are in, where it is surely another one than that of a code. */
function otherLanguage(channel: Element, code: string): string | undefined {
  const expected = knownLanguage(code);
  if (expected === undefined) return undefined;
  const counts = countFunctionWords(notesOf(channel));
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  if (!most || most[1] < fewestWords || most[1] < surely * (counts.get(expected) ?? 0)) return undefined;
  return most[0] === 'da' ? undefined : most[0];
}

/** Enough words of two languages to tell them by. */
const english =
  'We ask the people who run Rust what they have learned from it, how it was to begin, and what they will do with all of that. '.repeat(
    6,
  );
const german =
  'Wir fragen die Leute, wie es war, was sie mit der Sprache gelernt haben und was das für sie ist. '.repeat(
    4,
  );

/** The language of a show against the letters it is written in, and against its words. */
export const script = rules({
  'rss/language-words-mismatch': {
    summary: 'The <language> of a show should be the one that its notes are written in.',
    why: 'Directories list and recommend the show to people who speak another language.',
    help: 'Write the language that is spoken in the show, if that is the one of its notes.',
    source: ['apple-guide#language', 'rss#Optional channel elements'],
    severity: { rss: 'info', apple: 'info', spotify: 'info' },
    on: 'channel',
    check(channel, report) {
      const element = channel.child('language');
      const tag = element?.text.trim() ?? '';
      const other = element && otherLanguage(channel, tag.slice(0, 2).toLowerCase());
      if (!element || !other || !/^[a-z]{2}(?:-|$)/i.test(tag)) return;
      const name = new Intl.DisplayNames('en', { type: 'language' }).of(other) ?? other;
      report(element, `<language> is ${quoted(tag)}, but the notes are in ${name}.`);
    },
    bad: [`<language>«de»</language><description>${english}</description>`],
    good: [
      `<language>en-GB</language><description>${english}</description>`,
      `<language>de</language><description>${english} ${german}</description>`,
      `<language>ca</language><description>${english}</description>`,
      '<language>de</language><description>The Rust show.</description>',
    ],
  },

  'rss/language-script-mismatch': {
    summary: 'The <language> of a show should be the one that its titles are written in.',
    why: 'Directories recommend the show to people who cannot read its titles.',
    help: 'Write the language that is spoken in the show.',
    source: ['apple-guide#language', 'rss#Optional channel elements'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    on: 'channel',
    check(channel, report) {
      const element = channel.child('language');
      const tag = element?.text.trim() ?? '';
      const expected = element && scriptOf(tag);
      if (!element || !expected) return;
      const text = sampleOf(channel);
      const all = text.match(/\p{L}/gu)?.length ?? 0;
      const own = count(text, expected.script);
      if (all < fewest || own > all * (1 - most)) return;
      const [other] = (
        ['Latn', 'Cyrl', 'Grek', 'Arab', 'Hebr', 'Hans', 'Kore', 'Thai', 'Deva'] as const
      ).filter((each) => count(text, each) >= all * most);
      if (!other || (other === 'Latn' && (own > 0 || romanized.has(expected.language)))) return;
      report(element, `<language> is ${quoted(tag)}, but the titles are in ${named[other]} script.`);
    },
    bad: [
      `<language>«en»</language><title>Продукт и разработка</title><description>Мы говорим о том, как делают программы: об языках, инструментах и людях, которые их придумали и которые ими пользуются каждый день.</description>`,
      `<language>«ja»</language><title>Rust in Production</title><description>Companies that run Rust tell how it went, what they would do again, and what they would leave to others next time.</description>`,
    ],
    good: [
      `<language>ru</language><title>Продукт и разработка</title><description>Мы говорим о том, как делают программы: об языках, инструментах и людях, которые их придумали и которые ими пользуются каждый день.</description>`,
      `<language>sr</language><title>Rust u produkciji</title><description>Kompanije koje koriste Rust govore o tome kako im je bilo, sta bi uradile ponovo i sta bi sledeci put prepustile drugima.</description>`,
      '<language>en</language><title>日本語を学ぶ</title><description>Learn Japanese with a story every week, read slowly and then at full speed, with all the words explained in English.</description>',
    ],
  },
});
