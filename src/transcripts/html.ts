import { wholeClockOf } from '../text/clock.js';
import { escapedText } from '../text/escape.js';
import { decodeReferences, readHtml, type Tag, textsOf } from '../text/html.js';
import type { Span } from '../text/source.js';
import { readTime } from './clock.js';
import { collect, isTimed, onOneLine, type Places, type Reading, tidy } from './cue.js';
import type { TranscriptFormat } from './format.js';
import { withPrefixes } from './speakers.js';

/** Elements that begin a line of their own. */
const blocks = new Set(
  (
    'p div li ul ol dl dt dd section article main header footer aside blockquote h1 h2 h3 h4 h5 h6 table tr td th ' +
    'figure pre br hr cite time body html head nav'
  ).split(' '),
);

/** Elements whose text is not one of the page. */
const silent = new Set(['script', 'style', 'title', 'template', 'noscript', 'textarea', 'iframe', 'svg']);

/** Words of pages that a server sends instead of what was asked for. */
const refusals =
  /^\s*[45]\d\d\s*$|\b(?:error:? [45]\d\d|[45]\d\d:? (?:error|not found|forbidden|unauthori[sz]ed|bad gateway|service)|not found|access denied|forbidden|unauthori[sz]ed|bad gateway|service unavailable|internal server error|nicht gefunden|zugriff verweigert|introuvable|no encontrad[ao]|just a moment)\b/i;

/** How long a page that only says why there is no transcript may be, in UTF-16 units of its text. */
const shortPage = 1500;

/** A cue that is being read. */
interface Open {
  start?: { readonly seconds: number; readonly span: Span };
  speaker?: { readonly name: string; readonly span: Span };
  readonly texts: string[];
  first: number;
  last: number;
}

function read(text: string): Reading {
  const html = readHtml(text);
  const found = collect();
  let open: Open = { texts: [], first: -1, last: -1 };
  let line: { text: string; first: number; last: number } | undefined;
  let inside: 'cite' | 'time' | 'heading' | 'silent' | undefined;
  let headings = '';
  let isFull = false;

  const close = (): void => {
    const { start, speaker, texts, first, last } = open;
    if (texts.length > 0 && !isFull) {
      const span = { start: first, end: last };
      const at: Places = {
        whole: speaker?.span ?? start?.span ?? span,
        ...(start && { start: start.span }),
        ...(speaker && { speaker: speaker.span }),
        text: span,
      };
      isFull = !found.add({
        ...(start && { start: start.seconds }),
        ...(speaker && { speaker: speaker.name }),
        text: tidy(texts.join('\n')),
        at,
      });
    }
    open = { texts: [], first: -1, last: -1 };
  };
  const endLine = (): void => {
    if (!line) return;
    const { text: raw, first, last } = line;
    line = undefined;
    const said = onOneLine(decodeReferences(raw));
    const span = { start: first, end: last };
    if (said === '') return;
    if (inside === 'heading') headings += ` ${said}`;
    else if (inside === 'cite') {
      if (open.texts.length > 0 || open.speaker) close();
      const name = said.replace(/\s*:$/, '');
      if (name !== '') open.speaker = { name, span };
    } else if (inside === 'time') {
      if (open.texts.length > 0 || open.start) close();
      const seconds = readTime(said.replace(/^[[(]|[\])]$/g, ''));
      if (seconds !== undefined) open.start = { seconds, span };
      else found.report('lost', span, `The time is "${said.slice(0, 40)}", not one such as "1:03:07".`);
    } else {
      // Paragraphs belong to the speaker or the time above them; without any, each is one of its own.
      if (open.texts.length > 0 && !open.speaker && !open.start) close();
      if (open.first < 0) open.first = first;
      open.last = last;
      open.texts.push(said);
    }
  };
  const meet = (tag: Tag): void => {
    if (!blocks.has(tag.name) && !silent.has(tag.name)) return;
    endLine();
    const opens = (name: typeof inside): void => {
      inside = tag.closing ? undefined : name;
    };
    if (tag.name === 'cite' || tag.name === 'time') opens(tag.name);
    else if (/^h[1-6]$/.test(tag.name)) opens('heading');
    else if (silent.has(tag.name)) opens('silent');
  };
  let next = 0;
  for (const span of textsOf(text, html)) {
    for (let tag = html.tags[next]; tag && tag.start < span.start; tag = html.tags[++next]) meet(tag);
    if (isFull) break;
    if (inside === 'silent') {
      if (html.tags[next - 1]?.name === 'title')
        headings += ` ${text.slice(span.start, Math.min(span.end, span.start + 200))}`;
      continue;
    }
    const piece = text.slice(span.start, span.end);
    if (line) {
      line.text += piece;
      line.last = span.end;
    } else if (piece.trim() !== '') line = { text: piece, first: span.start, last: span.end };
  }
  for (let tag = html.tags[next]; tag; tag = html.tags[++next]) meet(tag);
  endLine();
  close();
  const isMarked = found.cues.some(({ start, speaker }) => start !== undefined || speaker !== undefined);
  if (
    !isMarked &&
    isRefusal(
      headings,
      found.cues.map((cue) => cue.text),
    )
  ) {
    const message = 'The file is the error page of a server, not a transcript.';
    const help = 'Download the transcript again, and look at it before you publish it.';
    return { cues: [], faults: [{ kind: 'unreadable', span: { start: 0, end: 1 }, message, help }] };
  }
  return { cues: isMarked ? found.cues : withPrefixes(found.cues), faults: found.faults };
}

/** Whether a page only says why it is not another one. */
function isRefusal(headings: string, texts: readonly string[]): boolean {
  if (texts.length > 60) return false;
  const all = texts.join(' ');
  if (all.length > shortPage) return false;
  return (
    refusals.test(headings.slice(0, 2000)) || (headings === '' && all.length < 200 && refusals.test(all))
  );
}

/** HTML with `<cite>`, `<time>` and `<p>` (Podcasting 2.0, transcript formats). */
export const html: TranscriptFormat = {
  loses: ['end', 'fraction'],
  matches: (text) =>
    /^\uFEFF?\s{0,400}<(?:!doctype html|html|head|body|meta|title|cite|time|p|div|h[1-6]|article|section)\b/i.test(
      text,
    ),
  read,
  write(cues) {
    const hasTimes = isTimed(cues);
    const rows = cues.map(({ start, speaker, text }) => {
      const cite = speaker === undefined ? '' : `<cite>${escapedText(speaker)}:</cite>\n`;
      const time = start === undefined || !hasTimes ? '' : `<time>${wholeClockOf(start)}</time>\n`;
      const lines = text.split('\n').map(escapedText).join('<br>\n');
      return `${cite}${time}<p>${lines}</p>\n`;
    });
    return `<!doctype html>\n<meta charset="utf-8">\n<title>Transcript</title>\n${rows.join('')}`;
  },
};
