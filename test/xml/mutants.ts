/** What people and programs leave in feeds, and what XML takes for its own. */
export const pieces = [
  ...['&', '<', '>', '"', "'", '=', ' ', '\n', '\r', '\t', '/', '</', '/>', '<a>', '</a>', '<b/>', '<br>'],
  ...['<![CDATA[', ']]>', ']]', '--', '<!--', '-->', '->', '<?', '?>', '<?x?>', '<?xml version="1.0"?>'],
  ...[
    '<!DOCTYPE rss>',
    '<!DOCTYPE rss SYSTEM "rss.dtd">',
    '&amp;',
    '&nbsp;',
    '&copy',
    '&#x1;',
    '&#0;',
    '&#65;',
  ],
  ...[
    '&#x1F980;',
    '&#xD800;',
    '&#99999999999;',
    '&rust;',
    '&amp',
    '#',
    ':',
    'x',
    '%',
    '[',
    ']',
    '{',
    '|',
    '\\',
  ],
  ...[
    '^',
    '`',
    '1',
    '-',
    '.',
    '_',
    '·',
    '!',
    'xmlns:q="https://example.com/ns"',
    'xmlns="urn:x"',
    'xmlns:q=""',
  ],
  ...[
    'q:r',
    ' q:r="1"',
    ' a="1"',
    ' a=1',
    ' a',
    ' xml:id="i"',
    ' xml:lang="en"',
    'title',
    '<title>',
    '</title>',
  ],
  ...['rss', '</rss>', 'item', '</item>', 'encoding="UTF-16"', 'encoding="ISO-8859-1"', 'version="1.1"'],
  ...['standalone="no"', '\0', '\b', '\v', '\x7f', '\u0085', '\ufffe', 'é', '日', '🦀'],
];
const insertions = pieces.map((piece) => Buffer.from(piece));
const brokenBytes = [[0xff], [0xc3], [0x80], [0xed, 0xa0, 0x80], [0xf0, 0x9f]].map((bytes) =>
  Buffer.from(bytes),
);

/** Makes mutants of feeds; the same ones for the same seed on every machine. */
export class Mutator {
  readonly #feeds: readonly Buffer[];
  #state: number;

  constructor(feeds: readonly Buffer[], seed: number) {
    this.#feeds = feeds;
    this.#state = seed;
  }

  /** A feed with one or two changes of a few bytes. */
  next(): Buffer {
    let mutant = this.#pick(this.#feeds);
    for (let changes = 1 + this.#below(2); changes > 0; changes--) mutant = this.#change(mutant);
    return mutant;
  }

  #change(feed: Buffer): Buffer {
    const from = this.#below(feed.length + 1);
    const to = Math.min(feed.length, from + this.#below(this.#below(4) === 0 ? 60 : 6));
    const before = feed.subarray(0, from);
    const piece = this.#pick(this.#below(12) === 0 ? brokenBytes : insertions);
    switch (this.#below(6)) {
      case 0:
        return Buffer.concat([before, feed.subarray(to)]);
      case 1:
        return Buffer.concat([before, feed.subarray(from, to), feed.subarray(from)]);
      case 2:
        return Buffer.concat([before, piece, feed.subarray(to)]);
      case 3: {
        const elsewhere = this.#below(feed.length);
        return Buffer.concat([
          before,
          feed.subarray(elsewhere, elsewhere + this.#below(40)),
          feed.subarray(from),
        ]);
      }
      default:
        return Buffer.concat([before, piece, feed.subarray(from)]);
    }
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#below(list.length)] as T;
  }

  /** A whole number from 0 to below a bound (mulberry32). */
  #below(bound: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  }
}
