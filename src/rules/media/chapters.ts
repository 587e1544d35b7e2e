import type { ChapterFaultKind, ReadChapter } from '../../chapters/chapter.js';
import type { Profile } from '../../directories/profile.js';
import { wholeClockOf } from '../../text/clock.js';
import { lengthInCodePoints } from '../../text/code-point.js';
import type { Span } from '../../text/source.js';
import { parseUrl } from '../../text/url.js';
import { quoted } from '../judgement.js';
import { above } from '../limits.js';
import { type Check, type Context, rules } from '../rule.js';
import { fileOf } from './at-hand.js';
import { lengthOf } from './length.js';

/** Players round the length of a recording, in seconds. */
const leeway = 1;

/** Reports what the reader of the file found, of some kinds. */
function faultsOf(...kinds: readonly ChapterFaultKind[]): Check {
  return (element, report, context) => {
    const { file: list, at } = fileOf('chapters', element, context) ?? {};
    for (const { kind, span, message, help } of list?.faults ?? []) {
      if (at && kinds.includes(kind)) report(at(span), message, help ? { help } : {});
    }
  };
}

/** Judges each chapter of the file at hand together with the one before it. */
function each(
  judge: (
    chapter: ReadChapter,
    number: number,
    before: ReadChapter | undefined,
    context: Context,
  ) => Said | undefined,
): Check {
  return (element, report, context) => {
    const { file: list, at } = fileOf('chapters', element, context) ?? {};
    if (!list || !at) return;
    for (const [index, chapter] of list.chapters.entries()) {
      const said = judge(chapter, index + 1, list.chapters[index - 1], context);
      if (!said) continue;
      const { span, message, ...advice } = said;
      report(at(span), message, advice);
    }
  };
}

interface Said {
  readonly span: Span;
  readonly message: string;
  readonly help?: string;
  readonly concerns?: readonly Profile[];
}

/** Where a chapter is, by the value that is meant, or by all of it. */
function spanOf({ at }: ReadChapter, value: Exclude<keyof ReadChapter, 'at'>): Span {
  return at[value] ?? at.whole;
}

const example = (name: string) =>
  `<item><title>Rust</title><itunes:duration>43:00</itunes:duration><podcast:chapters url="https://media.example.com/${name}" type="application/json+chapters"/></item>`;

/** The chapter files at hand. */
export const chapters = rules({
  'media/chapters-json-invalid': {
    summary: 'A chapter file is JSON with a list of chapters.',
    why: 'No player can read the file, so the episode has no chapters.',
    help: 'Export the file again as JSON chapters.',
    source: 'json-chapters',
    severity: { podcast20: 'error', apple: 'warning' },
    refusal: 'antennapod-chapters',
    on: 'podcast:chapters',
    needs: 'files',
    check: faultsOf('unreadable', 'syntax'),
    bad: [example('broken.chapters.json'), example('page.chapters.json')],
    good: [example('good.chapters.json')],
  },

  'media/chapters-version': {
    summary: 'A chapter file says which version of JSON chapters it is.',
    why: 'A player that asks for the version does not know how to read the file.',
    help: 'Write "version": "1.2.0" before the list.',
    source: 'json-chapters#version',
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check: faultsOf('version'),
    bad: [example('no-version.chapters.json')],
    good: [example('good.chapters.json')],
  },

  'media/chapters-start-invalid': {
    summary: 'Every chapter starts at a number of seconds.',
    why: 'Players leave the chapter out, or jump to the beginning of the episode.',
    help: 'Write startTime in seconds as a number, without quotes.',
    source: 'json-chapters#startTime',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:chapters',
    needs: 'files',
    check: faultsOf('start'),
    bad: [example('start-text.chapters.json'), example('start-negative.chapters.json')],
    good: [example('good.chapters.json')],
  },

  'media/chapters-null': {
    summary: 'A chapter has no member that is null.',
    why: 'AntennaPod shows the word "null" as the title of the chapter, and as its link.',
    help: 'Leave out what has no value.',
    source: ['json-chapters', 'antennapod-chapters'],
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check(element, report, context) {
      const { file: list, at } = fileOf('chapters', element, context) ?? {};
      const nulls = list?.faults.filter(({ kind }) => kind === 'null') ?? [];
      const [first, ...others] = nulls;
      if (!first || !at) return;
      const more = others.length === 0 ? '' : `, and ${others.length} more values of the file are`;
      report(at(first.span), `${first.message.slice(0, -1)}${more}.`);
    },
    bad: [example('null.chapters.json')],
    good: [example('good.chapters.json')],
  },

  'media/chapters-unsorted': {
    summary: 'Chapters come in the order of their starts, no two at the same time.',
    why: 'Players that go by the order of the file highlight the wrong chapter.',
    help: 'Sort the chapters by their starts.',
    source: 'json-chapters',
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check: each((chapter, number, before) => {
      if (!before || chapter.start > before.start) return undefined;
      const span = spanOf(chapter, 'start');
      const time = wholeClockOf(chapter.start);
      if (chapter.start < before.start) {
        const message = `Chapter ${number} starts at ${time}, before the one above it (${wholeClockOf(before.start)}).`;
        return { span, message };
      }
      // A hidden chapter changes the picture while another one is shown.
      if (chapter.toc === false || before.toc === false) return undefined;
      const message = `Chapters ${number - 1} and ${number} both start at ${time}.`;
      return { span, message, help: 'Correct the start of one of them, or remove it.' };
    }),
    bad: [example('unsorted.chapters.json'), example('equal.chapters.json')],
    good: [example('good.chapters.json'), example('hidden-equal.chapters.json')],
  },

  'media/chapters-range': {
    summary: 'A chapter starts before it ends, and before the episode ends.',
    why: 'Players jump to the end of the episode, or show a chapter that is never played.',
    help: 'Correct the times of the chapter.',
    source: 'json-chapters#endTime',
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check(element, report, context) {
      const length = lengthOf(element.parent, context);
      each((chapter, number) => {
        const { start, end } = chapter;
        if (end !== undefined && end < start) {
          const message = `Chapter ${number} ends at ${wholeClockOf(Math.max(0, end))}, before it starts (${wholeClockOf(start)}).`;
          return { span: spanOf(chapter, 'end'), message };
        }
        if (length === undefined || start < length + leeway) return undefined;
        const message = `Chapter ${number} starts at ${wholeClockOf(start)}, after the episode has ended (${wholeClockOf(length)}).`;
        return { span: spanOf(chapter, 'start'), message };
      })(element, report, context);
    },
    bad: [example('past-the-end.chapters.json'), example('end-before-start.chapters.json')],
    good: [example('good.chapters.json')],
  },

  'media/chapters-location-invalid': {
    summary: 'The location of a chapter has a name and coordinates.',
    why: 'Players cannot show the place.',
    help: 'Write a name and a geo: URI, such as "geo:52.0907,5.1214".',
    source: 'json-chapters#location object',
    weighed: 'Apps skip the location and show the chapter.',
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check: faultsOf('location'),
    bad: [example('no-geo.chapters.json')],
    good: [example('good.chapters.json')],
  },

  'media/chapters-toc-type': {
    summary: 'The toc of a chapter is true or false.',
    why: 'A player that takes the text "false" for true lists a chapter that was meant to be hidden.',
    help: 'Write true or false without quotes.',
    source: 'json-chapters#toc',
    weighed: 'Apps show the chapter in their list or do not; nothing else is lost.',
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check: faultsOf('toc'),
    bad: [example('toc-text.chapters.json')],
    good: [example('good.chapters.json')],
  },

  'media/chapters-all-hidden': {
    summary: 'A chapter file has a chapter that players may list.',
    why: 'Players hide chapters whose toc is false, so listeners see none.',
    help: 'Remove "toc": false from the chapters that listeners should see.',
    source: 'json-chapters#toc',
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check(element, report, context) {
      const { file: list, at } = fileOf('chapters', element, context) ?? {};
      const [first] = list?.chapters ?? [];
      if (!first || !at || list?.chapters.some(({ toc }) => toc !== false)) return;
      report(at(spanOf(first, 'toc')), 'Every chapter of the file is hidden from the table of contents.');
    },
    bad: [example('hidden.chapters.json')],
    good: [example('good.chapters.json')],
  },

  'media/chapters-title-missing': {
    summary: 'Every chapter has a title.',
    why: 'Listeners see an empty line in the list of chapters.',
    help: 'Add a title, or "toc": false to hide the chapter.',
    source: ['apple-chapters', 'json-chapters#title'],
    severity: { apple: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check: each((chapter, number) => {
      if (chapter.title !== undefined || chapter.toc === false) return undefined;
      return { span: spanOf(chapter, 'title'), message: `Chapter ${number} has no title.` };
    }),
    bad: [example('untitled.chapters.json')],
    good: [example('good.chapters.json'), example('hidden-equal.chapters.json')],
  },

  'media/chapters-title-long': {
    summary: 'The title of a chapter has at most 45 characters.',
    why: 'Apple Podcasts cuts longer titles off.',
    help: 'Shorten the title.',
    source: 'apple-chapters',
    severity: { apple: 'info' },
    on: 'podcast:chapters',
    needs: 'files',
    check: each((chapter, number, _before, { asking }) => {
      const { title = '', toc } = chapter;
      const characters = lengthInCodePoints(title);
      const found = above(characters, asking, (limits) => limits.chapterTitle);
      if (!found || toc === false) return undefined;
      const message = `The title of chapter ${number} has ${characters} characters.`;
      return { span: spanOf(chapter, 'title'), message, concerns: found.concerns };
    }),
    bad: [example('long-title.chapters.json')],
    good: [example('good.chapters.json')],
  },

  'media/chapters-address-invalid': {
    summary: 'The link and the picture of a chapter are full addresses, the picture over https.',
    why: 'Players show no picture, and the link leads nowhere.',
    help: 'Write the address with https:// in front.',
    source: ['json-chapters#img', 'json-chapters#url'],
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check(element, report, context) {
      each((chapter, number) => addressFault(chapter, number, 'img'))(element, report, context);
      each((chapter, number) => addressFault(chapter, number, 'url'))(element, report, context);
    },
    bad: [example('http-picture.chapters.json'), example('relative-link.chapters.json')],
    good: [example('good.chapters.json')],
  },
});

/** What is wrong with an address of a chapter. Browsers open a link over http; nothing loads such a picture. */
function addressFault(chapter: ReadChapter, number: number, value: 'img' | 'url'): Said | undefined {
  const address = chapter[value];
  if (address === undefined) return undefined;
  const schemes = value === 'img' ? /^https:\/\//i : /^(?:https?:\/\/|mailto:)/i;
  if (schemes.test(address) && parseUrl(address)) return undefined;
  const what = value === 'img' ? 'picture' : 'link';
  const but = /^http:/i.test(address) ? 'which uses http://, not https://' : 'not a full address';
  return {
    span: spanOf(chapter, value),
    message: `The ${what} of chapter ${number} is ${quoted(address)}, ${but}.`,
  };
}
