import { describe, expect, test } from 'vitest';
import {
  canonicalLanguage,
  isSameLanguage,
  languageFaults,
  languageSubtags,
} from '../../src/text/language.js';

test('a tag is divided into its parts', () => {
  const subtags = languageSubtags('zh-yue-Hant-HK-1994-u-nu-latn-x-show');
  expect('fault' in subtags ? subtags : subtags.map(({ kind, text, start }) => [kind, text, start])).toEqual([
    ['language', 'zh', 0],
    ['extended language', 'yue', 3],
    ['script', 'Hant', 7],
    ['region', 'HK', 12],
    ['variant', '1994', 15],
    ['extension', 'u', 20],
    ['extension', 'nu', 22],
    ['extension', 'latn', 25],
    ['private use', 'x', 30],
    ['private use', 'show', 32],
  ]);
});

describe('valid', () => {
  test.each([
    [
      'en',
      'de-AT',
      'DE-at',
      'zh-Hans',
      'zh-Hant-TW',
      'pt-BR',
      'es-419',
      'sr-Latn-RS',
      'sl-rozaj-biske',
      'de-CH-1996',
    ],
    [
      'zh-yue',
      'yue',
      'gsw',
      'und',
      'mul',
      'x-klingon',
      'i-default',
      'en-US-x-twain',
      'de-u-co-phonebk',
      'qaa-Qaaa-QM',
    ],
  ])('%s, %s, %s, %s, %s, %s, %s, %s, %s, %s', (...tags) => {
    expect(tags.flatMap(languageFaults)).toEqual([]);
  });
});

describe('invalid', () => {
  test.each<[string, string?, string?, string?]>([
    ['', 'malformed', ''],
    ['en_US', 'malformed', 'en_US'],
    ['e', 'malformed', 'e'],
    ['en-', 'malformed', ''],
    ['de-AT-', 'malformed', ''],
    ['de-419-AT', 'malformed', 'AT'],
    ['en-Latn-Cyrl', 'malformed', 'Cyrl'],
    ['en-x', 'malformed', 'x'],
    ['en-a-b-cd', 'malformed', 'b'],
    ['English language', 'malformed', 'English language'],
    ['english', 'unregistered', 'english'],
    ['xq', 'unregistered', 'xq'],
    ['en-XX'],
    ['en-UK', 'unregistered', 'UK', 'GB'],
    ['en-JX', 'unregistered', 'JX'],
    ['zh-CHS', 'unregistered', 'CHS'],
    ['en-yue', 'unregistered', 'yue'],
    ['en-Abcd', 'unregistered', 'Abcd'],
    ['de-abcde', 'unregistered', 'abcde'],
    ['eng', 'unregistered', 'eng', 'en'],
    ['ger-DE', 'unregistered', 'ger', 'de'],
    ['iw', 'deprecated', 'iw', 'he'],
    ['IW-il', 'deprecated', 'IW', 'he'],
    ['de-DD', 'deprecated', 'DD', 'DE'],
    ['sr-YU', 'deprecated', 'YU'],
    ['i-klingon', 'deprecated', 'i-klingon', 'tlh'],
    ['sl-rozaj-rozaj', 'repeated', 'rozaj'],
  ])('%s', (tag, fault, subtag, instead) => {
    const [first] = languageFaults(tag);
    expect([first?.fault, first?.subtag, first?.instead]).toEqual([fault, subtag, instead]);
    if (first) expect(tag.slice(first.start, first.end)).toBe(first.subtag);
  });
});

test.each([
  ['DE-at', 'de-AT'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['iw_il', 'he-IL'],
  ['en-UK', 'en-GB'],
  ['deu', 'de'],
  ['zh-min-nan', 'nan'],
  ['no tag', 'no tag'],
])('%s is written %s', (tag, canonical) => expect(canonicalLanguage(tag)).toBe(canonical));

test.each([
  ['en', 'EN-GB', true],
  ['he', 'iw_IL', true],
  ['deu', 'de-AT', true],
  ['no', 'nb', false],
  ['en', 'de', false],
  ['not a tag', 'en', false],
])('%s and %s are one language: %s', (one, other, is) => {
  expect(isSameLanguage(one, other)).toBe(is);
});
