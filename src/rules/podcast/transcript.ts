import { bareType } from '../../text/mime.js';
import { extensionOf } from '../../text/url.js';
import { subRipAliases, transcriptKinds, transcriptType } from '../../transcripts/types.js';
import { transcriptTypes } from '../../vocabulary/podcast.js';
import type { Element } from '../../xml/document.js';
import { attributeIs, attributeValue, either, oneOf } from '../judgement.js';
import { name, rules } from '../rule.js';
import { languageTag } from '../values.js';

const subRip = transcriptKinds.srt.type;

const known: readonly string[] = transcriptTypes;

/** The type of a transcript whatever its spelling; undefined when it is none of transcripts. */
function meantType(transcript: Element): string | undefined {
  const type = bareType(attributeValue(transcript, 'type') ?? '');
  if (subRipAliases.includes(type)) return subRip;
  return known.includes(type) ? type : undefined;
}

/** The type that the address of a transcript speaks for. */
function typeOfAddress(transcript: Element): string | undefined {
  return transcriptType(extensionOf(attributeValue(transcript, 'url') ?? ''));
}

/** Where the words of an episode can be read, and in which format. */
export const transcript = rules({
  'podcast/transcript-type-unknown': {
    summary: 'The type of a transcript should be one that the namespace lists.',
    why: 'Apps choose a transcript by its type, and show none if they know none of the types.',
    help: `Write ${either(transcriptTypes)}.`,
    source: ['podcast-namespace#tags/transcript.md', 'psp1#podcast:transcript', 'partytime#deriveMimeType'],
    severity: { podcast20: 'warning', psp1: 'warning' },
    whose: 'host',
    on: 'podcast:transcript',
    check: attributeIs('type', (_value, transcript) => {
      if (meantType(transcript)) return undefined;
      const write = typeOfAddress(transcript);
      return { but: 'not a type of transcripts', ...(write && { write, safe: true }) };
    }),
    bad: ['<item><podcast:transcript url="https://media.example.com/rust.vtt" type="«text/webvtt»"/></item>'],
    good: ['<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/></item>'],
    fixes: {
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/webvtt"/></item>':
        '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/></item>',
    },
  },

  'podcast/transcript-srt-mime': {
    summary: 'The type of a SubRip transcript should be "application/x-subrip".',
    why: 'Some apps know only this type and show no transcript with another.',
    help: 'Write "application/x-subrip".',
    source: ['podcast-namespace#tags/transcript.md', 'apple-transcripts', 'partytime'],
    severity: { podcast20: 'info', psp1: 'warning' },
    whose: 'host',
    once: true,
    yieldsTo: ['podcast/transcript-extension-mismatch'],
    on: 'podcast:transcript',
    check: attributeIs('type', (value) =>
      subRipAliases.includes(bareType(value))
        ? { but: `not "${subRip}"`, write: subRip, safe: true }
        : undefined,
    ),
    bad: [
      '<item><podcast:transcript url="https://media.example.com/rust.srt" type="«application/srt»"/></item>',
    ],
    good: [
      '<item><podcast:transcript url="https://media.example.com/rust.srt" type="application/x-subrip"/></item>',
    ],
    fixes: {
      '<item><podcast:transcript url="https://media.example.com/rust.srt" type="application/srt"/></item>':
        '<item><podcast:transcript url="https://media.example.com/rust.srt" type="application/x-subrip"/></item>',
    },
  },

  'podcast/transcript-type-case': {
    summary: 'The type of a transcript should be in lower case.',
    why: 'Some apps compare letter by letter and show no transcript if one is a capital.',
    help: 'Write it in lower case.',
    source: 'pocket-casts-subrip',
    severity: { podcast20: 'info' },
    whose: 'host',
    once: true,
    on: 'podcast:transcript',
    check: attributeIs('type', (value) => {
      const lower = value.toLowerCase();
      if (value === lower || !known.includes(bareType(value))) return undefined;
      return { but: 'not in lower case', write: lower, safe: true };
    }),
    bad: [
      '<item><podcast:transcript url="https://media.example.com/rust.srt" type="«Application/x-subrip»"/></item>',
    ],
    good: [
      '<item><podcast:transcript url="https://media.example.com/rust.srt" type="application/x-subrip"/></item>',
    ],
    fixes: {
      '<item><podcast:transcript url="https://media.example.com/rust.srt" type="Application/x-subrip"/></item>':
        '<item><podcast:transcript url="https://media.example.com/rust.srt" type="application/x-subrip"/></item>',
    },
  },

  'podcast/transcript-type-parameters': {
    summary: 'The type of a transcript has no parameters.',
    why: 'AntennaPod and Pocket Casts compare the whole type, and offer no transcript when it says more.',
    help: 'Write the type alone, such as "text/vtt".',
    source: ['antennapod-transcripts', 'podcast-namespace#tags/transcript.md'],
    severity: { podcast20: 'warning' },
    on: 'podcast:transcript',
    check: attributeIs('type', (value, transcript) => {
      if (!value.includes(';') || !meantType(transcript)) return undefined;
      return { but: 'with parameters', write: bareType(value), safe: true };
    }),
    bad: [
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="«text/vtt; charset=utf-8»"/></item>',
    ],
    good: ['<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/></item>'],
    fixes: {
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt; charset=utf-8"/></item>':
        '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/></item>',
    },
  },

  'podcast/transcript-type-not-apple': {
    summary: 'An item with transcripts should have one in WebVTT or SubRip.',
    why: 'Apple Podcasts reads no other format and shows its own automatic transcript.',
    help: 'Add a transcript in WebVTT.',
    source: ['apple-transcripts', 'apple-guide#podcast:transcript', 'podcast-transcripts'],
    severity: { apple: 'info' },
    once: true,
    on: 'item',
    check(item, report) {
      const transcripts = item.all('podcast:transcript');
      const [first] = transcripts;
      const types = transcripts.map(meantType);
      // A type that is missing or unknown is the matter of other rules, and may be meant for either.
      if (!first || types.some((type) => !type || type === 'text/vtt' || type === subRip)) return;
      const offered = either(transcripts.flatMap((each) => attributeValue(each, 'type') ?? []));
      report(name(first), `No <podcast:transcript> of the item is in WebVTT or SubRip, only ${offered}.`);
    },
    bad: [
      '<item><«podcast:transcript» url="https://media.example.com/rust.json" type="application/json"/></item>',
    ],
    good: [
      `<item><podcast:transcript url="https://media.example.com/rust.json" type="application/json"/>
       <podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/></item>`,
    ],
  },

  'podcast/transcript-extension-mismatch': {
    summary: 'The type of a transcript must match the file that its address names.',
    why: 'Apps that trust the type cannot read the file and show nothing, or markup.',
    help: 'Write the type of the file.',
    source: 'podcast-transcripts',
    severity: { podcast20: 'warning' },
    on: 'podcast:transcript',
    check: attributeIs('type', (_value, transcript) => {
      const type = meantType(transcript);
      const write = typeOfAddress(transcript);
      return type && write && type !== write
        ? { but: 'although the file is named otherwise', write }
        : undefined;
    }),
    bad: [
      '<item><podcast:transcript url="https://media.example.com/rust.srt?v=2" type="«text/vtt»"/></item>',
    ],
    good: [
      '<item><podcast:transcript url="https://media.example.com/rust.srt" type="application/srt"/></item>',
      '<item><podcast:transcript url="https://media.example.com/transcripts/7?as=vtt" type="text/vtt"/></item>',
    ],
    fixes: {
      '<item><podcast:transcript url="https://media.example.com/rust.srt?v=2" type="text/vtt"/></item>': {
        unsafe:
          '<item><podcast:transcript url="https://media.example.com/rust.srt?v=2" type="application/x-subrip"/></item>',
      },
    },
  },

  'podcast/transcript-language-invalid': {
    summary: 'The language of a transcript must be a tag of BCP 47 with registered parts.',
    why: 'Apps that choose the transcript in the language of the listener do not find it.',
    help: 'Write a tag such as "de" or "pt-BR".',
    source: ['podcast-namespace#tags/transcript.md', 'rfc5646'],
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:transcript',
    check: attributeIs('language', languageTag),
    bad: [
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="«english»"/></item>',
    ],
    good: [
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="en-GB"/></item>',
    ],
    fixes: {
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="english"/></item>':
        '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="en"/></item>',
    },
  },

  'podcast/transcript-rel-unknown': {
    summary: 'The rel of a transcript must be "captions", or be omitted.',
    why: 'Apps do not learn that the file has times, and do not show it along with the audio.',
    help: 'Write rel="captions" for a file with times; otherwise remove the attribute.',
    source: 'podcast-namespace#tags/transcript.md',
    severity: { podcast20: 'warning' },
    whose: 'host',
    once: 'message',
    on: 'podcast:transcript',
    check: attributeIs('rel', oneOf(['captions'])),
    bad: [
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" rel="«transcript»"/></item>',
    ],
    good: [
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" rel="captions"/></item>',
    ],
  },

  'podcast/transcript-missing': {
    summary: 'Every item should have a transcript.',
    why: 'Deaf listeners and search engines cannot know what is said in the episode.',
    help: 'Add a <podcast:transcript>, preferably in WebVTT.',
    source: 'psp1#podcast:transcript',
    severity: { psp1: 'info' },
    once: true,
    absent: 'podcast:transcript',
    on: 'item',
    check(item, report) {
      // What is not said yet has no transcript.
      if (item.name === 'podcast:liveItem' || item.child('podcast:transcript')) return;
      const title = () => item.child('title')?.text.trim() ?? '';
      report(name(item), () => `The item "${title()}" has no <podcast:transcript>.`);
    },
    bad: ['<«item»><title>Rust for Linux</title></item>'],
    good: ['<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/></item>'],
  },
});
