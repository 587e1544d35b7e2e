import { canonicalLanguage, languageFaults } from '../text/language.js';

/** Names that people write instead of a code. */
const codes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    arabic: 'ar',
    chinese: 'zh',
    czech: 'cs',
    deutsch: 'de',
    dutch: 'nl',
    english: 'en',
    español: 'es',
    finnish: 'fi',
    français: 'fr',
    french: 'fr',
    german: 'de',
    hebrew: 'he',
    hindi: 'hi',
    indonesian: 'id',
    italian: 'it',
    italiano: 'it',
    japanese: 'ja',
    korean: 'ko',
    norwegian: 'no',
    persian: 'fa',
    polish: 'pl',
    portuguese: 'pt',
    português: 'pt',
    russian: 'ru',
    spanish: 'es',
    swedish: 'sv',
    turkish: 'tr',
    ukrainian: 'uk',
    urdu: 'ur',
  }),
);

/** Codes of old Windows for Chinese, never registered, and what replaces them. */
export const windowsChinese: ReadonlyMap<string, string> = new Map([
  ['zh-chs', 'zh-Hans'],
  ['zh-cht', 'zh-Hant'],
]);

/** A longer value was not meant for the name of a language. */
const longestMeant = 100;

/** The tag that a value was meant for, when it is known for certain. */
export function languageMeantBy(value: string): string | undefined {
  if (value.length > longestMeant) return undefined;
  const named = codes.get(value.toLowerCase()) ?? windowsChinese.get(value.toLowerCase());
  if (named) return named;
  const canonical = canonicalLanguage(value.replace(/\.[a-z\d-]+$/i, '').replaceAll(' ', '-'));
  return canonical !== value && languageFaults(canonical).length === 0 ? canonical : undefined;
}
