import { decodeReferences } from '../text/html.js';
import { type Element, readText } from '../xml/document.js';
import { readTime } from './clock.js';
import { collect, knownEnd, limits, onOneLine, type Reading, tidy } from './cue.js';
import type { TranscriptFormat } from './format.js';

/** A time expression (TTML, 12.3): a clock, or a number with a unit; frames need the rate of a film. */
function secondsOf(text: string | undefined): number | undefined {
  const value = text?.trim() ?? '';
  const [, number, unit = 's'] = /^(\d{1,9}(?:\.\d{1,9})?)(h|m|s|ms)?$/.exec(value) ?? [];
  if (number === undefined) return readTime(value);
  return Number(number) * ({ h: 3600, m: 60, s: 1, ms: 0.001 }[unit] ?? 1);
}

/** The name of an element or attribute without its prefix or namespace. */
function local(name: string): string {
  return name.replace(/^.*[:}]/s, '');
}

function attribute(element: Element, name: string): string | undefined {
  return element.attributes.find((each) => local(each.name) === name)?.value;
}

/** The text of a paragraph whatever it is divided into, with a line break for each `<br/>`. */
function textOf({ markup, openSpan, contentEnd }: Element): string {
  const inner = markup.text.slice(openSpan.end, contentEnd);
  const flowed = inner.replace(/\s+/g, ' ');
  return decodeReferences(flowed.replace(/<(?:[\w-]{1,40}:)?br\b[^<>]*>/g, '\n').replace(/<[^<>]*>/g, ''));
}

function read(text: string): Reading {
  const { root, findings } = readText(text, { name: '', maxBytes: limits.text * 3, noun: 'file' });
  const found = collect();
  for (const { span, message, help } of findings) found.report('syntax', span, message, help);
  if (!root || local(root.name) !== 'tt') {
    const message = root ? `The file holds <${root.name}>, not <tt>.` : 'The file holds no transcript.';
    const help = 'Export the transcript again as WebVTT.';
    return {
      cues: [],
      faults: [{ kind: 'unreadable', span: root?.nameSpan ?? { start: 0, end: 1 }, message, help }],
    };
  }
  const agents = new Map<string, string>();
  const stack: { readonly element: Element; readonly speaker?: string }[] = [{ element: root }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { element } = top;
    const name = local(element.name);
    if (name === 'agent') {
      const id = attribute(element, 'id');
      const said = element.children.find((child) => local(child.name) === 'name')?.text.trim();
      if (id !== undefined && said) agents.set(id, onOneLine(said));
    }
    const speaker = attribute(element, 'agent') ?? top.speaker;
    if (name === 'p') {
      const from = element.attributes.find((each) => local(each.name) === 'begin');
      const start = secondsOf(from?.value);
      const to = element.attributes.find((each) => local(each.name) === 'end');
      const lasts = secondsOf(attribute(element, 'dur'));
      const end = knownEnd(
        start,
        secondsOf(to?.value) ?? (start !== undefined && lasts !== undefined ? start + lasts : undefined),
      );
      if (from && start === undefined) {
        found.report(
          'lost',
          from.valueSpan,
          `The time is "${from.value.slice(0, 40)}", not one such as "00:03:07.000".`,
        );
      }
      const isAdded = found.add({
        ...(start !== undefined && { start }),
        ...(end !== undefined && { end }),
        ...(speaker !== undefined && { speaker: agents.get(speaker) ?? speaker }),
        text: tidy(textOf(element)),
        at: {
          whole: element.openSpan,
          ...(from && { start: from.valueSpan }),
          ...(to && { end: to.valueSpan }),
          text: element.openSpan,
        },
      });
      if (!isAdded) break;
      continue;
    }
    for (const child of element.children.toReversed()) {
      stack.push({ element: child, ...(speaker !== undefined && { speaker }) });
    }
  }
  return found;
}

/** TTML (W3C), as Apple Podcasts and broadcasters write it. */
export const ttml: TranscriptFormat = {
  loses: [],
  matches: (text) => /<(?:[\w-]{1,40}:)?tt[\s>]/.test(text.slice(0, 4096)),
  read,
};
