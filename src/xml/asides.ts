import { endOfName, isBlank } from './characters.js';
import { type Reading, replacing } from './reading.js';

/** Reads the comment at an offset (XML 1.0, 2.5); returns the offset after it. */
export function readComment(reading: Reading, start: number): number {
  const { text } = reading;
  const inner = start + 4;
  const close = reading.marks.commentEnd.after(inner);
  const body = text.slice(inner, close);
  const hyphens = body.indexOf('--');
  let end = close + 3;
  if (close === text.length || body.includes('<!--')) {
    reading.report('xml/comment-unterminated', start, inner, () => ({
      message: 'The comment is not closed.',
      help: 'Write "-->" where it ends; comments do not nest.',
    }));
    end = inner + endOfBrokenComment(body);
  } else if (hyphens >= 0 || body.endsWith('-')) {
    const at = inner + (hyphens < 0 ? body.length - 1 : hyphens);
    reading.report('xml/comment-malformed', at, at + 2, () => ({
      message: '"--" is not allowed in a comment.',
      help: 'Write "- -", or another mark.',
      fix: replacing(at + 1, at + 1, ' ', 'Write "- -"'),
    }));
  }
  reading.comments.push(start, end);
  return end;
}

/** Where a comment without end is taken to end: after its first ">", but before the next tag. */
function endOfBrokenComment(body: string): number {
  const less = body.indexOf('<');
  const until = less < 0 ? body.length : less;
  const greater = body.slice(0, until).indexOf('>');
  return greater < 0 ? until : greater + 1;
}

const targetFaults = {
  declaration: 'The XML declaration may stand only at the very start.',
  name: 'A processing instruction starts with a name.',
  colon: 'The name of a processing instruction has no ":".',
  blank: 'White space is missing after the name of the processing instruction.',
};

/** Reads the processing instruction at an offset (XML 1.0, 2.6); returns the offset after it. */
export function readInstruction(reading: Reading, start: number): number {
  const { text } = reading;
  const nameEnd = endOfName(text, start + 2);
  const target = text.slice(start + 2, nameEnd);
  const close = reading.marks.instructionEnd.after(start + 2);
  const wrong = wrongTarget(text, nameEnd, target);
  if (wrong) {
    reading.report('xml/processing-instruction-malformed', wrong.at, wrong.at + 1, () => ({
      message: targetFaults[wrong.what],
      help: 'Remove the instruction: players do nothing with it.',
    }));
  } else if (close === text.length) {
    reading.report('xml/processing-instruction-malformed', start, start + 2, () => ({
      message: 'The processing instruction is not closed.',
      help: 'Write "?>" where it ends.',
    }));
  }
  const greater = close < text.length ? close + 1 : text.indexOf('>', start);
  const end = greater < 0 ? text.length : greater + 1;
  reading.instructions.push(start, end);
  return end;
}

function wrongTarget(
  text: string,
  nameEnd: number,
  target: string,
): { readonly what: keyof typeof targetFaults; readonly at: number } | undefined {
  const nameStart = nameEnd - target.length;
  if (target === '') return { what: 'name', at: nameStart };
  if (target.toLowerCase() === 'xml') return { what: 'declaration', at: nameStart };
  if (target.includes(':')) return { what: 'colon', at: nameStart + target.indexOf(':') };
  if (isBlank(text.charCodeAt(nameEnd)) || text.startsWith('?>', nameEnd)) return undefined;
  return { what: 'blank', at: nameEnd };
}
