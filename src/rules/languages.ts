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
    // Codes of countries that are none of a language.
    ...{ cn: 'zh-CN', cz: 'cs', gb: 'en-GB', jp: 'ja', us: 'en-US' },
  }),
);

/** Codes of old Windows for Chinese, never registered, and what replaces them. */
export const windowsChinese: ReadonlyMap<string, string> = new Map([
  ['zh-chs', 'zh-Hans'],
  ['zh-cht', 'zh-Hant'],
]);

/** Places that people write behind the name of a language, or before it. */
const regions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ uk: 'GB', gb: 'GB', 'united kingdom': 'GB', british: 'GB', us: 'US', usa: 'US' },
    ...{ 'united states': 'US', american: 'US', australia: 'AU', canada: 'CA', canadian: 'CA' },
    ...{ brazil: 'BR', brazilian: 'BR', brasil: 'BR', portugal: 'PT', mexico: 'MX', spain: 'ES' },
    ...{ germany: 'DE', austria: 'AT', switzerland: 'CH', swiss: 'CH', france: 'FR', china: 'CN' },
    ...{ taiwan: 'TW', india: 'IN' },
  }),
);

/** The tag for a language and a place by their names: `English (UK)`, `Spanish - Mexico`, `British English`. */
function namedWithRegion(value: string): string | undefined {
  const [first = '', second = '', ...more] = value
    .toLowerCase()
    .split(/[(),-]|\s(?=\p{L}{1,40}$)/u)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (more.length > 0) return undefined;
  const code = codes.get(first) ?? codes.get(second);
  const region = regions.get(codes.has(first) ? second : first);
  return code === undefined || region === undefined ? undefined : `${code}-${region}`;
}

/** A longer value was not meant for the name of a language. */
const longestMeant = 100;

/** The tag that a value was meant for, when it is known for certain. */
export function languageMeantBy(value: string): string | undefined {
  if (value.length > longestMeant) return undefined;
  const lower = value.toLowerCase();
  const named = codes.get(lower) ?? windowsChinese.get(lower) ?? namedWithRegion(value);
  if (named) return named;
  const canonical = canonicalLanguage(value.replace(/\.[a-z\d-]+$/i, '').replaceAll(' ', '-'));
  return canonical !== value && languageFaults(canonical).length === 0 ? canonical : undefined;
}
