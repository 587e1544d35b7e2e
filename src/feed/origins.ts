import type { Episode, Show } from '../show/model.js';
import type { Tree } from '../xml/tree.js';

/** What a place in the written feed says: the show or episode, and the path in its fields. */
export interface Origin {
  readonly of: Show | Episode;
  readonly field: string | undefined;
}

/** The same, with the offset at which the element that says it starts. */
export interface PlacedOrigin extends Origin {
  readonly start: number;
}

/** An element that was written. */
interface Mark extends Origin {
  readonly keys: Tree['keys'];
}

/** Where each value went in the text of a feed, in UTF-16 offsets. Noted while writing, asked afterwards. */
export class Origins {
  private readonly starts: number[] = [];
  private readonly marks: Mark[] = [];
  private isSorted = true;

  /** Notes that an element starts at an offset; `from` is the field of its parent. */
  add(start: number, of: Show | Episode, { from, keys }: Tree, above: string | undefined): void {
    this.isSorted &&= start >= (this.starts.at(-1) ?? 0);
    this.starts.push(start);
    this.marks.push({ of, field: from ?? above, keys });
  }

  /**
   * Notes the elements of a document that a library printed: in its text, start tags follow each other as the
   * elements of the tree do, and no other `<` is before a letter. What is behind the title is `moved` by so much.
   */
  note(of: Show, root: Tree, text: string, moved: number): void {
    const startTag = /<[a-z]/gi;
    const title = text.indexOf('</title>');
    const visit = (each: Tree, above: string | undefined): void => {
      const at = startTag.exec(text)?.index ?? 0;
      this.add(at > title ? at + moved : at, of, each, above);
      if (typeof each.content === 'string') return;
      for (const child of each.content) visit(child, each.from ?? above);
    };
    visit(root, undefined);
  }

  /** What an offset of the text says; undefined before the first element. */
  at(offset: number, text: string): PlacedOrigin | undefined {
    this.sort();
    let low = -1;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    const mark = this.marks[low];
    if (!mark) return undefined;
    const { of, field, keys } = mark;
    const start = this.starts[low] as number;
    if (field === undefined) return { of, field, start };
    const attribute = attributeAt(text, start, offset);
    const key = keys?.[attribute ?? ''];
    // The name of an element, or its children, say the whole value.
    const isWhole = attribute === undefined && !isText(text, start, offset);
    return { of, field: key === undefined || isWhole ? field : `${field}.${key}`, start };
  }

  /** Live items are written before the head around them is noted. */
  private sort(): void {
    if (this.isSorted) return;
    const order = this.starts.map((_, index) => index);
    order.sort((a, b) => (this.starts[a] as number) - (this.starts[b] as number));
    const [starts, marks] = [[...this.starts], [...this.marks]];
    order.forEach((from, to) => {
      this.starts[to] = starts[from] as number;
      this.marks[to] = marks[from] as Mark;
    });
    this.isSorted = true;
  }
}

/** The attribute that an offset is in, in an element that starts at another. */
function attributeAt(text: string, start: number, offset: number): string | undefined {
  const tag = text.slice(start, offset);
  const value = tag.lastIndexOf('="');
  if (value < 0 || tag.includes('>') || tag.includes('"', value + 2)) return undefined;
  return tag.slice(tag.lastIndexOf(' ', value) + 1, value);
}

/** Whether an offset is behind the start tag of an element. */
function isText(text: string, start: number, offset: number): boolean {
  return text.slice(start, offset).includes('>');
}
