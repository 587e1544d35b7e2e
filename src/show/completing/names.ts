import type { Span } from '../../text/source.js';
import { isKey } from '../dialects/people.js';
import { isRole } from './roles.js';

/** A person in a field that names one or several, with their place in its text. */
export interface Named extends Span {
  readonly name: string;
  readonly link?: string;
  /** What follows the name and is a job, no person: where it is in the text. */
  readonly job?: Span;
}

/** Words between two names, in the languages that are usual. */
const joiners = new Set(
  'and und et og och en ja ve és и та with mit med avec con com feat feat. ft ft. featuring sowie plus & + / ·'.split(
    ' ',
  ),
);

/** Words between two names that also stand inside one, as in "José Ortega y Gasset". */
const weakJoiners = new Set(['y', 'e', 'i', 'a', 'o', 'і', 'z', 's']);

/** What marks a text behind a comma as a job. */
const ofJob =
  /(?:^|\s)(?:at|of|for|from|the|von|bei|der|chez|head|lead|co-?founder|founder|engineer|developer|maintainer|manager|author|director|editor|professor|researcher|scientist|journalist|writer|c[teofm]o|vp|president|chair|consultant|architect|designer)(?:\s|$)/i;

/** A sentence, or a description of people, is no list of names. */
const ofSentence = /(?:^|\s)(?:at|of|for|from|the)(?:\s|$)|\p{L}{5}[.!?:]\s/iu;

/** What belongs to the name before the comma. */
const suffix = /^(?:jr|sr|ph\.?d|m\.?d|m\.?a|m\.?sc|dr|esq|ii|iii|iv)\.?$/i;

/** The longest field that is looked through for several names. */
const longest = 2000;

interface Piece extends Span {
  /** How many words it has. */
  words: number;
  /** What stands before it. */
  readonly after: 'start' | 'comma' | 'word' | 'weak';
}

/**
 * The people whom a text names, however they are joined: `Alice, Bob & Carol`, `Alice with Bob`, `[[Alice]]`, `Alice;
 * Bob`. A name that is known is never taken apart, and the longest one counts; `[Alice](https://…)` has a link.
 */
export function namesIn(text: string, isKnown: (name: string) => boolean): readonly Named[] {
  const whole = trimmed(text, { start: 0, end: text.length });
  const alone = [{ ...whole, ...nameAt(text, whole) }];
  if (whole.end === whole.start) return [];
  if (text.length > longest || isKnown(slice(text, whole))) return alone;
  const pieces = piecesOf(text);
  const found: Named[] = [];
  for (let at = 0; at < pieces.length; ) {
    const [span, next] = longestName(text, pieces, at, isKnown);
    if (span && ofSentence.test(slice(text, span)) && !isKnown(slice(text, span))) return alone;
    at = next;
    if (span) found.push({ ...span, ...nameAt(text, span) });
    const last = found.at(-1);
    const job = last && jobAt(text, pieces, at, isKnown);
    if (last && job) {
      found[found.length - 1] = { ...last, job };
      while ((pieces[at]?.start ?? job.end) < job.end) at++;
    }
  }
  return found.length > 0 ? found : alone;
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  const from = start + (inner.length - inner.trimStart().length);
  return { start: from, end: Math.max(from, start + inner.trimEnd().length) };
}

/** The name in a stretch of a text, without the brackets of a link. */
function nameAt(text: string, span: Span): Pick<Named, 'name' | 'link'> {
  const written = slice(text, span);
  const wiki = /^\[\[([^[\]]*)\]\]$/.exec(written)?.[1];
  if (wiki !== undefined) {
    const [page = '', label] = wiki.split('|');
    return { name: (label ?? page.replace(/^.*\//s, '').replace(/\.md$/i, '')).trim() };
  }
  const [, label, link] = /^\[([^[\]]*)\]\(([^()\s]*)\)$/.exec(written) ?? [];
  return label !== undefined && link !== undefined ? { name: label.trim(), link } : { name: written };
}

/** What is between the joiners of a text. Links are one piece, whatever stands in them. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let after: Piece['after'] = 'start';
  let open: Piece | undefined;
  const close = (next: Piece['after']): void => {
    // Of "A, and B" the comma says more.
    if (open) after = next;
    else if (after !== 'comma') after = next;
    open = undefined;
  };
  const tokens =
    /\[\[[^[\]\n]{1,200}\]\]|\[[^[\]\n]{1,200}\]\([^()\s]{1,2000}\)|[^\s,;|•、，；[]+|[,;|•、，；]|\[/g;
  const found = [...text.matchAll(tokens)];
  for (const [index, { 0: token, index: start }] of found.entries()) {
    const end = start + token.length;
    const next = found[index + 1]?.[0] ?? '';
    if (/^[,;|•、，；]$/.test(token) || isBeforeJob(token, text.slice(end))) close('comma');
    else if (open && joiners.has(token.toLowerCase()) && isBetweenNames(slice(text, open), next))
      close('word');
    else if (open && weakJoiners.has(token) && isBetweenNames(slice(text, open), next)) close('weak');
    else if (!open && after !== 'start' && joiners.has(token.toLowerCase())) close('word');
    else if (open) {
      open = { ...open, end, words: open.words + 1 };
      pieces[pieces.length - 1] = open;
    } else {
      open = { start, end, words: 1, after };
      pieces.push(open);
    }
  }
  return withoutWeak(pieces);
}

/** Whether a dash stands before a job: `Bob Stone — CEO of Acme`. */
function isBeforeJob(token: string, rest: string): boolean {
  return /^[-–—]$/.test(token) && ofJob.test(rest.split(/[,;|•、，；]/, 1)[0] ?? '');
}

/** Names begin with a capital, or are keys such as `hannah-anderson`. */
function isBetweenNames(before: string, next: string): boolean {
  const isName = (word: string): boolean => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}@"'“„[]/u.test(word);
  return isName(next) || (isKey(next) && isKey(before));
}

/** Takes "José Ortega" and "Gasset" together again: who is called by one word is not joined to a full name by "y". */
function withoutWeak(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.after === 'weak' && last && piece.words === 1 && last.words > 1) {
      joined[joined.length - 1] = { ...last, end: piece.end, words: last.words + 2 };
    } else joined.push(piece);
  }
  return joined;
}

/** The most pieces that one name is made of: "Crosby, Stills, Nash & Young". */
const mostPieces = 6;

/** The name that begins with a piece: the longest one that is known, else the piece with its suffixes. */
function longestName(
  text: string,
  pieces: readonly Piece[],
  at: number,
  isKnown: (name: string) => boolean,
): readonly [Span | undefined, number] {
  const first = pieces[at];
  if (!first) return [undefined, at + 1];
  for (let last = Math.min(pieces.length, at + mostPieces) - 1; last >= at; last--) {
    const span = { start: first.start, end: pieces[last]?.end ?? first.end };
    if (isKnown(nameAt(text, span).name)) return [span, last + 1];
  }
  let { end } = first;
  let next = at + 1;
  while (pieces[next]?.after === 'comma' && suffix.test(slice(text, pieces[next] as Piece))) {
    end = pieces[next]?.end ?? end;
    next++;
  }
  return [{ start: first.start, end }, next];
}

/** The job that follows a name behind a comma: up to the next comma, for a job may be "founder and engineer". */
function jobAt(
  text: string,
  pieces: readonly Piece[],
  at: number,
  isKnown: (name: string) => boolean,
): Span | undefined {
  const first = pieces[at];
  if (first?.after !== 'comma') return undefined;
  const words = slice(text, first);
  const isJob = ofJob.test(words) || isRole(words) || (/^\p{Ll}/u.test(words) && !isKey(words));
  if (isKnown(words) || !isJob) return undefined;
  let { end } = first;
  for (let next = at + 1; pieces[next] && pieces[next]?.after !== 'comma'; next++)
    end = pieces[next]?.end ?? end;
  return { start: first.start, end };
}
