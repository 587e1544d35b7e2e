import type { Fix } from '../../diagnostic.js';
import { clockOf } from '../../text/clock.js';
import type { Element } from '../../xml/document.js';
import { type Advised, adding } from '../fix.js';
import { quoted } from '../judgement.js';
import { outOfOrder } from '../order.js';
import { name, type Report, rules } from '../rule.js';

const versions = ['1.0', '1.1', '1.2'];

/**
 * The seconds that a start stands for: Normal Play Time (RFC 2326 section 3.6), and minutes with seconds as
 * the examples of the format have them. Undefined when it is none of these.
 */
function secondsOf(start: string): number | undefined {
  const [, first, second, third, fraction = ''] =
    /^(\d{1,9})(?::([0-5]\d))?(?::([0-5]\d))?(\.\d{1,9})?$/.exec(start) ?? [];
  if (first === undefined) return undefined;
  const parts = [first, second, third].filter((part) => part !== undefined);
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0) + Number(`0${fraction}`);
}

/** The start of a chapter without outer white space; empty when there is none. */
function startOf(chapter: Element): string {
  return chapter.attribute('start')?.value.trim() ?? '';
}

/** Puts the chapters into the order of their starts, each into the place of another. */
function sorting(chapters: readonly Element[], text: string): Fix {
  const sorted = chapters
    .map((chapter) => ({ chapter, seconds: secondsOf(startOf(chapter)) ?? 0 }))
    .sort((a, b) => a.seconds - b.seconds);
  const edits = chapters.map(({ span }, index) => {
    const taken = sorted[index]?.chapter.span ?? span;
    return { span, text: text.slice(taken.start, taken.end) };
  });
  return { title: 'Sort the chapters', safe: false, edits };
}

/** Reports the chapters that stand in the wrong place: the fewest without which the starts never go down. */
function reportOrder(chapters: readonly Element[], report: Report, text: string): void {
  const timed = chapters.flatMap((chapter) => {
    const start = chapter.attribute('start');
    const seconds = secondsOf(startOf(chapter));
    return start && seconds !== undefined ? [{ start, seconds }] : [];
  });
  // Of two that are exchanged the second is told: it is looked for from the end.
  const wrong = outOfOrder([...timed].reverse(), ({ seconds }) => -seconds);
  const first = wrong.at(-1);
  if (!first) return;
  const above = timed.slice(0, timed.indexOf(first));
  const side = above.some(({ seconds }) => seconds > first.seconds)
    ? 'before one above it'
    : 'after one below it';
  const many = wrong.length > 1 ? `; ${wrong.length} of ${timed.length} chapters are out of order` : '';
  report(first.start, `The chapter starts at "${first.start.value}", ${side}${many}.`, {
    help: 'Sort the chapters by their starts, or correct the start if it is wrong.',
    fix: sorting(chapters, text),
  });
}

/** Makes the text of a chapter its title. */
function titling(chapter: Element, text: string): Advised {
  const { help, fix } = adding(chapter, 'title', text);
  return { help, fix: { ...fix, edits: [...fix.edits, { span: chapter.contentSpan, text: '' }] } };
}

/** Podlove Simple Chapters. */
export const chapters = rules({
  'psc/namespace-or-version': {
    summary: 'The chapters need the version of Podlove Simple Chapters that they follow.',
    why: 'Players that do not know the version may ignore the chapters.',
    help: 'Write version="1.2".',
    source: 'psc#version',
    severity: { rss: 'warning' },
    whose: 'host',
    once: 'message',
    on: 'psc:chapters',
    check(chapters, report) {
      const version = chapters.attribute('version');
      const value = version?.value.trim() ?? '';
      if (versions.includes(value)) return;
      if (version)
        report(version, `The version of <psc:chapters> is "${value}", not one of ${versions.join(', ')}.`);
      else report(name(chapters), '<psc:chapters> has no version.', adding(chapters, 'version', '1.2'));
    },
    bad: [
      '<item><«psc:chapters»><psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters></item>',
      '<item><psc:chapters version="«3»"><psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters></item>',
    ],
    good: [
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters></item>',
    ],
    fixes: {
      '<item><psc:chapters><psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters></item>':
        '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters></item>',
    },
  },

  'psc/chapter-invalid': {
    summary: 'Every chapter needs a start and a title, and must start after the one above it.',
    why: 'Players omit the chapter or jump to the wrong place.',
    help: 'Write the start like "00:43:07.500" and a title, and sort the chapters by their starts.',
    source: ['psc#start', 'psc#title', 'spotify-chapters'],
    severity: { rss: 'warning', spotify: 'warning' },
    letter: { rss: 'error' },
    on: 'psc:chapters',
    check(chapters, report, { document }) {
      const all = chapters.all('psc:chapter');
      const starts = new Set<number>();
      for (const chapter of all) {
        const start = chapter.attribute('start');
        const title = chapter.attribute('title');
        if (!start) report(name(chapter), '<psc:chapter> has no start.');
        const seconds = secondsOf(startOf(chapter));
        if (start && seconds === undefined) {
          report(start, `The start of <psc:chapter> is "${start.value}", not a time such as "00:43:07.500".`);
        }
        const text = chapter.children.length === 0 ? chapter.text.trim() : '';
        if (!title && text !== '') {
          const message = `<psc:chapter> has ${quoted(text)} between its tags, not as title.`;
          report(chapter, message, titling(chapter, text));
        } else if (!title) report(name(chapter), '<psc:chapter> has no title.');
        else if (title.value.trim() === '') report(title, 'The title of <psc:chapter> is empty.');
        if (start && seconds !== undefined && starts.has(seconds))
          report(start, `Two chapters start at "${start.value}".`, {
            help: 'Correct the start that is wrong.',
          });
        if (seconds !== undefined) starts.add(seconds);
      }
      reportOrder(all, report, document.source.text);
    },
    bad: [
      '<item><psc:chapters version="1.2"><«psc:chapter» title="Welcome"/></psc:chapters></item>',
      '<item><psc:chapters version="1.2"><«psc:chapter» start="00:00:00.000"/></psc:chapters></item>',
      '<item><psc:chapters version="1.2"><psc:chapter start="«43m»" title="Drivers"/></psc:chapters></item>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000">«Welcome»</psc:chapter></psc:chapters></item>',
      `<item><psc:chapters version="1.2"><psc:chapter start="00:43:07.500" title="Drivers"/>
       <psc:chapter start="«00:00:00.000»" title="Welcome"/></psc:chapters></item>`,
      `<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Welcome"/>
       <psc:chapter start="00:03:07" title="Why a kernel"/>
       <psc:chapter start="«00:00:43»" title="Drivers"/>
       <psc:chapter start="00:50:00" title="Goodbye"/></psc:chapters></item>`,
      `<item><psc:chapters version="1.2"><psc:chapter start="00:43:07.500" title="Drivers"/>
       <psc:chapter start="«43:07.500»" title="Kernels"/></psc:chapters></item>`,
    ],
    good: [
      `<item><psc:chapters version="1.2"><psc:chapter start="0" title="Welcome"/>
       <psc:chapter start="3:07" title="Why a kernel"/>
       <psc:chapter start="00:43:07.500" title="Drivers" href="https://rust-for-linux.example.com/"/></psc:chapters></item>`,
    ],
    fixes: {
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000">Welcome</psc:chapter></psc:chapters></item>':
        '<item><psc:chapters version="1.2"><psc:chapter title="Welcome" start="00:00:00.000"></psc:chapter></psc:chapters></item>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:43:07.500" title="Drivers"/>\n       <psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters></item>':
        {
          unsafe:
            '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome"/>\n       <psc:chapter start="00:43:07.500" title="Drivers"/></psc:chapters></item>',
        },
    },
  },

  'psc/start-bare-seconds': {
    summary: 'The start of a chapter should be hours, minutes and seconds, with colons.',
    why: 'AntennaPod reads a bare number of seconds as 0, so the chapter leads to the beginning.',
    help: 'Write hours, minutes and seconds, such as "00:43:07.500".',
    source: ['psc#start', 'antennapod'],
    severity: { rss: 'warning' },
    whose: 'host',
    once: true,
    on: 'psc:chapter',
    check(chapter, report) {
      const start = chapter.attribute('start');
      const value = startOf(chapter);
      const seconds = secondsOf(value);
      // Nought is read as nought.
      if (!start || value.includes(':') || !seconds) return;
      const text = clockOf(seconds);
      report(start, `The start of <psc:chapter> is "${value}", a bare number of seconds.`, {
        help: `Write "${text}".`,
        fix: { title: `Write "${text}"`, safe: true, edits: [{ span: start.valueSpan, text }] },
      });
    },
    bad: [
      '<item><psc:chapters version="1.2"><psc:chapter start="«2587.5»" title="Drivers"/></psc:chapters></item>',
    ],
    good: [
      '<item><psc:chapters version="1.2"><psc:chapter start="00:43:07.500" title="Drivers"/></psc:chapters></item>',
      '<item><psc:chapters version="1.2"><psc:chapter start="0" title="Welcome"/></psc:chapters></item>',
    ],
    fixes: {
      '<item><psc:chapters version="1.2"><psc:chapter start="2587.5" title="Drivers"/></psc:chapters></item>':
        '<item><psc:chapters version="1.2"><psc:chapter start="00:43:07.500" title="Drivers"/></psc:chapters></item>',
    },
  },
});
