import { wholeClockOf } from '../../text/clock.js';
import type { Span } from '../../text/source.js';
import type { Cue, ReadCue } from '../../transcripts/cue.js';
import type { Transcript } from '../../transcripts/formats.js';
import type { TranscriptFormatName } from '../../transcripts/types.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { type Check, rules } from '../rule.js';
import { lengthOf } from './length.js';
import { example, judge, mostFaults, srt } from './transcript.js';

/** What is wrong with a cue, and where. */
interface Said {
  readonly span: Span;
  readonly message: string;
}

/** Judges each cue together with the one before it: the first finding is said in full, the others are counted. */
function each(
  look: (cue: ReadCue, before: ReadCue | undefined, file: Transcript) => Said | undefined,
): Check {
  return judge(({ file, at }, report) => {
    let first: Said | undefined;
    let more = 0;
    for (const [index, cue] of file.cues.entries()) {
      const said = look(cue, file.cues[index - 1], file);
      if (said && first) more++;
      first ??= said;
    }
    if (first) report(at(first.span), `${first.message.slice(0, -1)}${others(more)}.`);
  });
}

function others(count: number): string {
  return count === 0 ? '' : `, and so ${count === 1 ? 'is one more cue' : `are ${count} more cues`}`;
}

function spanOf({ at }: ReadCue, value: keyof Cue): Span {
  return at[value] ?? at.whole;
}

/** In seconds: how much two cues of one speaker may overlap, and how long nobody may speak. */
const leeway = { overlap: 1, silence: 180, end: 1 };

/** How much of an episode may be left after its last cue, in seconds: a tenth, but at least a minute and at most ten. */
function outro(length: number): number {
  return Math.max(60, Math.min(600, length / 10));
}

/** The longest lines that the namespace advises, and the most of them in a cue. */
const shape: Readonly<
  Partial<Record<TranscriptFormatName, { readonly line: number; readonly lines?: number }>>
> = {
  vtt: { line: 65 },
  srt: { line: 32, lines: 2 },
};

/** The people that an item names, or the show where the item names none. */
function peopleOf(item: Element | undefined): readonly string[] {
  const named = [item, item?.parent].find((each) => each?.child('podcast:person'));
  return (named?.all('podcast:person') ?? []).map(({ text }) => text.trim()).filter((name) => name !== '');
}

/** Whether a speaker is one of some people, by the whole name or a part of it. */
function isAmong(speaker: string, people: readonly string[]): boolean {
  const folded = speaker.toLowerCase();
  return people.some((each) => {
    const name = each.toLowerCase();
    return name === folded || name.split(/\s+/).includes(folded) || folded.split(/\s+/).includes(name);
  });
}

const two = '<podcast:person>Alice Ryhl</podcast:person><podcast:person>Greg Kroah-Hartman</podcast:person>';

/** The cues of transcripts at hand: their times, lines and speakers. */
export const cues = rules({
  'media/transcript-unsorted': {
    summary: 'The cues of a transcript should be in the order of their starts.',
    why: 'Players that go by the order of the file jump back and forth, or stop following the sound.',
    help: 'Sort the cues by their starts.',
    source: 'webvtt#4.1',
    severity: { podcast20: 'warning' },
    on: 'podcast:transcript',
    needs: 'files',
    check: each((cue, before) => {
      const { start } = cue;
      if (start === undefined || before?.start === undefined || start >= before.start) return undefined;
      const message = `The cue starts at ${wholeClockOf(start)}, before the one above it (${wholeClockOf(before.start)}).`;
      return { span: spanOf(cue, 'start'), message };
    }),
    bad: [example('unsorted.vtt')],
    good: [example('good.vtt'), example('two-voices.vtt')],
  },

  'media/transcript-range': {
    summary: 'A cue should start before it ends, and before the episode ends.',
    why: 'Players never show the cue.',
    help: 'Correct the times of the cue.',
    source: ['webvtt#4.1', 'podcast-transcripts'],
    severity: { podcast20: 'warning', apple: 'warning' },
    on: 'podcast:transcript',
    needs: 'files',
    check(element, report, context) {
      const length = lengthOf(element.parent, context);
      each((cue) => {
        const { start, end } = cue;
        if (start === undefined) return undefined;
        if (end !== undefined && end <= start) {
          const message = `The cue ends at ${wholeClockOf(end)}, not after its start (${wholeClockOf(start)}).`;
          return { span: spanOf(cue, 'end'), message };
        }
        if (length === undefined || start < length + leeway.end) return undefined;
        const message = `The cue starts at ${wholeClockOf(start)}, after the episode has ended (${wholeClockOf(length)}).`;
        return { span: spanOf(cue, 'start'), message };
      })(element, report, context);
    },
    bad: [example('backwards.vtt'), example('past-the-end.vtt')],
    good: [example('good.vtt')],
  },

  'media/transcript-overlap': {
    summary: 'A cue should not start long before the one above it has ended.',
    why: 'Players show two texts at once, or cut the first one off.',
    help: 'Correct the times, unless two people speak at once.',
    source: ['webvtt', 'podcast-transcripts'],
    severity: { podcast20: 'info' },
    on: 'podcast:transcript',
    needs: 'files',
    check: each((cue, before) => {
      const [start, until] = [cue.start, before?.end];
      if (start === undefined || until === undefined || before?.start === undefined) return undefined;
      // Voices of one cue have one time, and people interrupt each other.
      const isTalk =
        cue.speaker !== undefined && before.speaker !== undefined && cue.speaker !== before.speaker;
      if (isTalk || (start === before.start && cue.end === until)) return undefined;
      if (start < before.start || until - start <= leeway.overlap) return undefined;
      const message = `The cue starts at ${wholeClockOf(start)}, while the one above it lasts until ${wholeClockOf(until)}.`;
      return { span: spanOf(cue, 'start'), message };
    }),
    bad: [example('overlap.vtt')],
    good: [example('good.vtt'), example('two-voices.vtt')],
  },

  'media/transcript-gap': {
    summary: 'A transcript should leave out no minutes of the episode.',
    why: 'Listeners who read cannot follow, and Apple makes its own transcript when one is too poor.',
    help: 'Add what is said, or a cue such as [Music].',
    source: ['apple-transcripts', 'podcast-transcripts'],
    severity: { podcast20: 'info', apple: 'info' },
    on: 'podcast:transcript',
    needs: 'files',
    check: judge(({ file, at }, report) => {
      let until = 0;
      for (const cue of file.cues) {
        const { start } = cue;
        if (start === undefined) return;
        if (start - until > leeway.silence && (cue.end !== undefined || until === 0)) {
          const minutes = Math.floor((start - until) / 60);
          const message = `Nothing is said for ${minutes} minutes before ${wholeClockOf(start)}.`;
          report(at(spanOf(cue, 'start')), message);
        }
        // Without an end, a cue lasts until the next one.
        until = Math.max(until, cue.end ?? Number.POSITIVE_INFINITY);
        if (until === Number.POSITIVE_INFINITY) return;
      }
    }),
    bad: [example('gap.vtt')],
    good: [example('good.vtt')],
  },

  'media/transcript-short': {
    summary: 'A transcript should reach the end of the episode.',
    why: 'Listeners who read miss the rest, and Apple makes its own transcript when one is too poor.',
    help: 'Export the whole transcript, or check that it is the one of this episode.',
    source: 'apple-transcripts',
    severity: { podcast20: 'warning', apple: 'warning' },
    on: 'podcast:transcript',
    needs: 'files',
    check: judge(({ file, at }, report, element, context) => {
      const length = lengthOf(element.parent, context);
      const last = file.cues.reduce<ReadCue | undefined>((latest, cue) => {
        return (cue.start ?? -1) >= (latest?.start ?? -1) ? cue : latest;
      }, undefined);
      const until = last?.end ?? last?.start;
      if (!last || length === undefined || until === undefined || length - until <= outro(length)) return;
      const message = `The transcript ends at ${wholeClockOf(until)}, long before the episode does (${wholeClockOf(length)}).`;
      report(at(spanOf(last, last.end === undefined ? 'start' : 'end')), message);
    }),
    bad: [example('short.vtt')],
    good: [example('good.vtt')],
  },

  'media/transcript-line-length': {
    summary: 'Lines should have at most 65 characters in WebVTT; 32 in SubRip, with at most two lines.',
    why: 'Small screens cut longer lines off, or cover the picture with them.',
    help: 'Break the lines: "airworthy convert" does it.',
    source: 'podcast-transcripts',
    severity: { podcast20: 'info' },
    on: 'podcast:transcript',
    needs: 'files',
    check: each((cue, _before, { format }) => {
      const most = shape[format ?? 'text'];
      if (!most) return undefined;
      const name = cue.speaker === undefined || format === 'vtt' ? 0 : cue.speaker.length + 2;
      const lines = cue.text.split('\n');
      const longest = Math.max(
        ...lines.slice(0, 100).map((line, index) => line.length + (index === 0 ? name : 0)),
      );
      const span = spanOf(cue, 'text');
      if (longest > most.line)
        return { span, message: `A line of the cue has ${longest} characters, too many.` };
      if (most.lines === undefined || lines.length <= most.lines) return undefined;
      return { span, message: `The cue has ${lines.length} lines, too many.` };
    }),
    bad: [example('long-line.vtt'), example('three-lines.srt', srt)],
    good: [example('good.vtt'), example('good.srt', srt)],
  },

  'media/transcript-no-speakers': {
    summary: 'A transcript of several people should say who speaks.',
    why: 'Readers cannot tell who says what.',
    help: 'Add the names: as <v Alice> in WebVTT, as "Alice: " in SubRip, as "speaker" in JSON.',
    source: ['apple-transcripts', 'podcast-transcripts'],
    severity: { apple: 'info', podcast20: 'info' },
    on: 'podcast:transcript',
    needs: 'files',
    check: judge(({ file, at }, report, element) => {
      const people = peopleOf(element.parent);
      const [first] = file.cues;
      if (!first || people.length < 2 || file.cues.some(({ speaker }) => speaker !== undefined)) return;
      const message = `The transcript does not say who speaks, although ${people.length} people are named.`;
      report(at(first.at.whole), message);
    }),
    bad: [example('nobody.vtt', 'text/vtt', two)],
    good: [example('good.vtt', 'text/vtt', two), example('nobody.vtt')],
  },

  'media/transcript-speaker-unknown': {
    summary: 'Who speaks in a transcript should be one of the people that the feed names.',
    why: 'Apps that show the picture of who speaks find none, and a name may be misspelled.',
    help: 'Spell the name as the person has it, or add the person.',
    source: ['podcast-transcripts', 'podcast-namespace#tags/person.md'],
    severity: { podcast20: 'info' },
    on: 'podcast:transcript',
    needs: 'files',
    check: judge(({ file, at }, report, element) => {
      const people = peopleOf(element.parent);
      if (people.length === 0) return;
      const unknown = new Map<string, ReadCue>();
      for (const cue of file.cues) {
        const { speaker } = cue;
        if (speaker === undefined || unknown.has(speaker) || isAmong(speaker, people)) continue;
        unknown.set(speaker, cue);
        if (unknown.size > mostFaults) return;
      }
      for (const [speaker, cue] of unknown) {
        report(at(spanOf(cue, 'speaker')), `No person of the episode is named ${quoted(speaker)}.`);
      }
    }),
    bad: [example('stranger.vtt', 'text/vtt', two)],
    good: [example('good.vtt', 'text/vtt', two), example('stranger.vtt')],
  },
});
