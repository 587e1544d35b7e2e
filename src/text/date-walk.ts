import type { Span } from './source.js';

/** In what way a text is not a date-time of RFC 5322 (section 3.3, or an obsolete form of section 4.3). */
export type DateFaultKind =
  /** Nothing in it can be read as a date. */
  | 'no-date'
  /** What WordPress, MySQL and Go write when there is no date. */
  | 'empty-date'
  | 'iso-8601'
  /** A month or day name that is not English. */
  | 'foreign-name'
  /** An English name that is not its first three letters. */
  | 'long-name'
  | 'month-first'
  /** No comma between the weekday and the day. */
  | 'comma-missing'
  /** Something else than white space joins the day, the month, the year and the time. */
  | 'separator'
  | 'time-missing'
  /** An hour, minute or second that is not two digits. */
  | 'time-digits'
  | 'twelve-hour'
  /** A day that the month does not have, or an hour that the day does not have. */
  | 'out-of-range'
  /** Something stands behind the date. */
  | 'trailing'
  | 'weekday-wrong'
  | 'year-two-digits'
  | 'zone-missing'
  | 'zone-colon'
  /** A zone that is neither a sign with four digits nor a name that RFC 5322 reads. */
  | 'zone-unknown'
  /** A single letter other than Z, which RFC 5322 reads as "somewhere". */
  | 'zone-military';

/** One thing that is wrong with a date, in UTF-16 offsets into the text that was read. */
export interface DateFault extends Span {
  readonly kind: DateFaultKind;
  /** What to write in this place, when that alone mends it. */
  readonly instead?: string;
}

/** A piece of a date. */
export interface Token extends Span {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
}

/** The tokens of a date: white space and comments in brackets (RFC 5322, 3.2.2) are left out. */
function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (const { 0: found, index: start } of text.matchAll(/\s+|\\.|\p{Nd}+|[\p{L}\p{M}]+|./gsu)) {
    if (found === '(') depth++;
    else if (found === ')' && depth > 0) depth--;
    else if (depth === 0 && found.trim() !== '') {
      const kind = /^\p{Nd}/u.test(found) ? 'number' : /^[\p{L}\p{M}]/u.test(found) ? 'word' : 'mark';
      tokens.push({ kind, text: found, start, end: start + found.length });
    }
  }
  return tokens;
}

/** A walk over the tokens of a date that notes what is not as it should be. */
export class Walk {
  private readonly tokens: readonly Token[];
  private at = 0;
  readonly faults: DateFault[] = [];

  constructor(text: string) {
    this.tokens = tokenise(text);
  }

  /** The next token, or one behind it, when it is of the kind and has the form. */
  peek(kind: Token['kind'], form?: RegExp, ahead = 0): Token | undefined {
    const token = this.tokens[this.at + ahead];
    return token?.kind === kind && (form?.test(token.text) ?? true) ? token : undefined;
  }

  take(kind: Token['kind'], form?: RegExp): Token | undefined {
    const token = this.peek(kind, form);
    if (token) this.at++;
    return token;
  }

  /** Everything before the first number. */
  takePrefix(): readonly Token[] {
    const start = this.at;
    while (!this.finished && !this.peek('number')) this.at++;
    return this.tokens.slice(start, this.at);
  }

  /** Goes back to a token that was taken. */
  back(token: Token): void {
    this.at = this.tokens.indexOf(token);
  }

  get finished(): boolean {
    return this.at >= this.tokens.length;
  }

  /** The token that was taken last. */
  get behind(): Span {
    return this.tokens[this.at - 1] ?? this.here;
  }

  /** The next token, or the place behind the last one. */
  get here(): Span {
    const end = this.tokens.at(-1)?.end ?? 0;
    return this.tokens[this.at] ?? { start: end, end };
  }

  /** Everything that was not taken. */
  get rest(): Span {
    return { start: this.here.start, end: this.tokens.at(-1)?.end ?? 0 };
  }

  /** Leaves the rest to others. */
  skip(): void {
    this.at = this.tokens.length;
  }

  note(kind: DateFaultKind, { start, end }: Span, instead?: string): void {
    this.faults.push({ kind, start, end, ...(instead === undefined ? {} : { instead }) });
  }
}
