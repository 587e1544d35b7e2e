import { type LanguageFault, languageFaults } from '../../text/language.js';
import type { Attribute, Element } from '../../xml/document.js';
import { type Advised, writing } from '../fix.js';
import { quoted } from '../judgement.js';
import { languageMeantBy, windowsChinese } from '../languages.js';
import { name, type Place, rules } from '../rule.js';
import { says, textOf } from './presence.js';

/** Forms of a locale that are no language tag: `en_US`, `en_US.UTF-8`, `en US`. */
const localeForm = /^[a-z]{2,3}(?:[_ ][a-z\d]{2,8})+(?:\.[a-z\d-]{1,20})?$/i;

/** What is wrong with a tag apart from deprecated parts, which have their own rule. */
function realFault(tag: string): LanguageFault | undefined {
  // BCP 47 allows a tag of private parts alone; directories ask for a language of ISO 639.
  if (/^x-/i.test(tag)) return { fault: 'unregistered', subtag: tag, start: 0, end: tag.length };
  return languageFaults(tag).find(({ fault }) => fault !== 'deprecated');
}

/** The advice to write the tag that was meant, in place of the text of an element or the value of an attribute. */
function advice(value: string, place: Element | Attribute): Advised | Record<string, never> {
  const right = languageMeantBy(value);
  return right === undefined ? {} : writing(place, right);
}

const languageAttributes: ReadonlySet<string> = new Set(['language', 'lang', 'xml:lang', 'hreflang']);

/** The places of an element that hold a language: its text and its attributes. */
function languagesOf(element: Element): readonly (Place & (Element | Attribute))[] {
  const own = element.name === 'language' || element.name === 'dc:language' ? [element] : [];
  const attributes = element.attributes.filter(({ name: each }) => languageAttributes.has(each));
  return attributes.length > 0 ? [...own, ...attributes] : own;
}

/** The language of the show and of what belongs to it. */
export const language = rules({
  'rss/channel-language-missing': {
    summary: 'The channel needs a <language>.',
    why: 'Directories cannot tell to whom to recommend the show, and Apple does not accept a new one without it.',
    help: 'Write a <language> such as "en" or "de-CH"; it is needed at submission.',
    source: ['apple-guide#language', 'psp1#language', 'feedvalidator#MissingDCLanguage'],
    severity: { rss: 'info', apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#language',
    absent: 'language',
    on: 'channel',
    check(channel, report) {
      const found = channel.child('language');
      if (says(found)) return;
      // The feed of a publisher has no episodes, and is not submitted.
      const advice =
        textOf(channel, 'podcast:medium') === 'publisher'
          ? {
              help: 'Write a <language> such as "en" or "de-CH".',
              why: 'Apps cannot tell the language of the texts.',
            }
          : {};
      if (!found) report(name(channel), 'The channel has no <language>.', advice);
      else report(found, '<language> is empty.', advice);
    },
    bad: ['«<language/>»', '<«channel»><title>Rust in Production</title></channel>'],
    good: ['<language>en</language>'],
  },

  'rss/channel-language-invalid': {
    summary: '<language> must be a registered language code.',
    why: 'Directories file the show under no language or a wrong one.',
    help: 'Write a code such as "en", "en-GB" or "pt-BR".',
    source: ['apple-guide#language', 'rfc5646#2.1', 'feedvalidator#InvalidLanguage', 'podcast-index-sample'],
    severity: { rss: 'warning', apple: 'warning', psp1: 'error' },
    letter: { rss: 'error', apple: 'error' },
    refusal: 'psp1#language',
    on: 'channel/language',
    check(element, report) {
      const value = element.text.trim();
      if (value === '' || localeForm.test(value)) return;
      const fault = realFault(value);
      if (!fault) return;
      const what =
        fault.fault === 'unregistered' && fault.subtag !== value
          ? `whose ${fault.kind ?? 'part'} "${fault.subtag}" is not registered`
          : fault.fault === 'repeated'
            ? `in which "${fault.subtag}" occurs twice`
            : 'not the code of a language';
      report(element, `<language> is ${quoted(value)}, ${what}.`, {
        ...advice(value, element),
        // Of a code of old Windows, the rule for codes that were replaced tells readers of RSS.
        ...(windowsChinese.has(value.toLowerCase()) && { concerns: ['apple', 'psp1'] }),
      });
    },
    bad: [
      '<language>«English»</language>',
      '<language>«en-UK»</language>',
      '<language>«xx»</language>',
      '<language>«x-klingon»</language>',
      '<language>«English (UK)»</language>',
      '<language>«British English»</language>',
      '<language>«English (UK, Wales)»</language>',
    ],
    good: [
      '<language>en-us</language>',
      '<language>zh-Hant-TW</language>',
      '<language>es-419</language>',
      '<language>en_US</language>',
    ],
    fixes: {
      '<language>English</language>': '<language>en</language>',
      '<language>en-UK</language>': '<language>en-GB</language>',
    },
  },

  'rss/channel-language-separator': {
    summary: 'The parts of a language code must be joined by hyphens.',
    why: 'Directories may not recognize the language of the show.',
    help: 'Write a hyphen instead of the underscore.',
    source: ['rfc5646#2.1', 'apple-guide#language', 'psp1#language'],
    severity: { rss: 'warning', apple: 'warning', psp1: 'error' },
    letter: { rss: 'error', apple: 'error' },
    refusal: 'psp1#language',
    whose: 'host',
    on: 'channel/language',
    check(element, report) {
      const value = element.text.trim();
      if (localeForm.test(value)) {
        report(
          element,
          `<language> is ${quoted(value)}, a locale name, not a language code.`,
          advice(value, element),
        );
      }
    },
    bad: [
      '<language>«en_US»</language>',
      '<language>«de_DE.UTF-8»</language>',
      '<language>«pt BR»</language>',
    ],
    good: ['<language>en-US</language>'],
    fixes: {
      '<language>en_US</language>': '<language>en-US</language>',
      '<language>de_DE.UTF-8</language>': '<language>de-DE</language>',
    },
  },

  'rss/language-legacy-code': {
    summary: 'A language code must not be one that another has replaced.',
    why: 'Newer apps know only the new code and file the show or transcript under no language.',
    help: 'Write the code that replaced it.',
    source: 'rfc5646#2.2.1',
    severity: { rss: 'warning' },
    on: '*',
    where: (element) => languagesOf(element).length > 0,
    check(element, report) {
      for (const place of languagesOf(element)) {
        const value = ('textSpan' in place ? place.text : place.value).trim();
        if (value === '' || value.length > 100 || localeForm.test(value)) continue;
        const legacy = legacyCode(value);
        if (legacy) report(place, `The language ${quoted(value)} is ${legacy}.`, advice(value, place));
      }
    },
    bad: [
      '<language>«iw»</language>',
      '<language>«zh-CHS»</language>',
      '<dc:language>«iw»</dc:language>',
      '<item><title>Rust</title><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="«in»"/></item>',
    ],
    good: ['<language>he</language>', '<language>zh-Hans</language>'],
    fixes: {
      '<language>iw</language>': '<language>he</language>',
      '<language>zh-CHS</language>': '<language>zh-Hans</language>',
    },
  },
});

function legacyCode(value: string): string | undefined {
  if (windowsChinese.has(value.toLowerCase())) return 'an old Windows code';
  const faults = languageFaults(value);
  const deprecated = faults.find(({ fault }) => fault === 'deprecated');
  if (!deprecated || faults.some(({ fault }) => fault !== 'deprecated')) return undefined;
  return deprecated.subtag === value ? 'deprecated' : `deprecated in "${deprecated.subtag}"`;
}
