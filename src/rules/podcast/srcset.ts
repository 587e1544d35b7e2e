/** One picture of a srcset. */
export interface Candidate {
  readonly url: string;
  /** The width in pixels; undefined when no width descriptor follows the address. */
  readonly width: number | undefined;
  /** What follows the address, such as `1500w`. */
  readonly descriptor: string;
  /** UTF-16 offsets in the srcset. */
  readonly start: number;
  readonly end: number;
}

/** The pictures of a srcset as HTML has it: an address, white space, a descriptor, and a comma between them. */
export function* splitSrcset(srcset: string): Generator<Candidate> {
  for (const { 0: whole, 1: url = '', 2: descriptor = '', index } of srcset.matchAll(/([^\s,]\S*)([^,]*)/g)) {
    const bare = url.replace(/,$/, '');
    const said = bare === url ? descriptor.trim() : '';
    const width = /^(\d+)w$/.exec(said)?.[1];
    yield {
      url: bare,
      width: width === undefined ? undefined : Number(width),
      descriptor: said,
      start: index,
      end: index + whole.trimEnd().length,
    };
  }
}
