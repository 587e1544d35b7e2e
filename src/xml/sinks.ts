import { fromUnits, joined } from '../text/bytes.js';

/** Receives a value piece by piece, in order. */
export interface Sink {
  /** The source from one offset to another is part of the value as it stands. */
  copy(from: number, to: number): void;
  /** What is in the source from one offset to another means this. */
  put(piece: string, at: number, end: number): void;
}

/** Code units that are collected before they become a string; one array serves every value. */
const collected = new Uint16Array(16_384);
const narrow = new Uint8Array(collected.length);
const ascii = new TextDecoder();

/** Stretches of this length are cheaper to slice than to copy. */
const longStretch = 512;

/** Joins a value. Escaped HTML is cut up every few characters: a string for each piece would cost most. */
export class Collector implements Sink {
  private done = '';
  private length = 0;
  private seen = 0;

  constructor(private readonly text: string) {}

  copy(from: number, to: number): void {
    if (to - from >= longStretch) {
      this.flush();
      this.done += this.text.slice(from, to);
      return;
    }
    if (this.length + to - from > collected.length) this.flush();
    const { text } = this;
    let { length, seen } = this;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      collected[length++] = code;
      seen |= code;
    }
    this.length = length;
    this.seen = seen;
  }

  put(piece: string): void {
    if (piece.length >= longStretch) {
      this.flush();
      this.done += piece;
      return;
    }
    if (this.length + piece.length > collected.length) this.flush();
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      collected[this.length++] = code;
      this.seen |= code;
    }
  }

  value(): string {
    this.flush();
    return this.done;
  }

  /** A value that fits into Latin-1 takes half the memory, unless it came from a decoder of UTF-16. */
  private flush(): void {
    const { length } = this;
    if (length === 0) return;
    const units = collected.subarray(0, length);
    if (this.seen < 0x80) {
      narrow.set(units);
      this.done += ascii.decode(narrow.subarray(0, length));
    } else this.done += this.seen <= 0xff ? joined(units) : fromUnits(units);
    this.length = 0;
    this.seen = 0;
  }
}

/** Counts until the piece that holds an offset of the value. */
export class Finder implements Sink {
  private found = false;

  constructor(
    private remaining: number,
    /** The offset in the source; of the end of the value when it is shorter. */
    public at: number,
  ) {}

  copy(from: number, to: number): void {
    if (this.found) return;
    this.found = this.remaining < to - from;
    this.at = this.found ? from + this.remaining : to;
    this.remaining -= to - from;
  }

  put(piece: string, at: number, end: number): void {
    if (this.found) return;
    this.found = this.remaining < piece.length;
    this.at = this.found ? at : end;
    this.remaining -= piece.length;
  }
}

/** Remembers where each piece of a value starts, in the value and in the source. */
export class Pieces implements Sink {
  /** Two numbers for each piece; the one in the source is negative where all of the piece means something else. */
  private starts = new Int32Array(256);
  private count = 0;
  private length = 0;

  constructor(private end: number) {}

  copy(from: number, to: number): void {
    if (from < to) this.add(from, to, to - from);
  }

  put(piece: string, at: number, end: number): void {
    this.add(-at, end, piece.length);
  }

  /** The offset in the source of an offset in the value; of its end when it is shorter. */
  find(offset: number): number {
    if (offset >= this.length) return this.end;
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[2 * middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    const at = this.starts[2 * low + 1] as number;
    return at < 0 ? -at : at + offset - (this.starts[2 * low] as number);
  }

  private add(at: number, end: number, length: number): void {
    if (2 * this.count === this.starts.length) {
      const more = new Int32Array(2 * this.starts.length);
      more.set(this.starts);
      this.starts = more;
    }
    this.starts[2 * this.count] = this.length;
    this.starts[2 * this.count + 1] = at;
    this.count++;
    this.length += length;
    this.end = end;
  }
}
