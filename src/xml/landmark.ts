/**
 * Finds a mark in a text again and again. It remembers its last answer, without which a text that does not
 * hold the mark would be searched to its end each time.
 */
export class Landmark {
  #from = 0;
  #found = -1;

  constructor(
    private readonly text: string,
    private readonly mark: string,
  ) {}

  /** The offset of the first mark at or after an offset; the length of the text when there is none. */
  after(offset: number): number {
    if (offset >= this.#from && offset <= this.#found) return this.#found;
    const found = this.text.indexOf(this.mark, offset);
    this.#from = offset;
    this.#found = found < 0 ? this.text.length : found;
    return this.#found;
  }
}
