import { isItem } from '../vocabulary/vocabulary.js';
import type { Document, Element } from '../xml/document.js';
import type { Rule } from './rule.js';

/** Where the markup of a document is broken, by paths. */
export interface Broken {
  /** Bytes were read in an encoding that is not theirs. */
  readonly characters: boolean;
  /** The root is not the one of a feed, so that nothing is where it belongs. */
  readonly root: boolean;
  /** Tags with something wrong in them: nothing is told of their elements. */
  readonly tags: ReadonlySet<string>;
  /** Elements whose end is missing, or in which one is that closes nothing: what is in them may belong elsewhere. */
  readonly elements: ReadonlySet<string>;
  /** Where what is missing may be inside one of the others. */
  readonly around: ReadonlySet<string>;
  /** Where the text ends too early: the elements that are open there. */
  readonly cut: ReadonlySet<string>;
  /** The outermost of those that is only partly there: an item, or something of the channel. */
  readonly partial: string | undefined;
}

/** Faults inside a tag. */
const ofTags: ReadonlySet<string> = new Set([
  'xml/attribute-malformed',
  'xml/attribute-duplicate',
  'xml/less-than-in-attribute',
  'xml/tag-malformed',
]);

/** Faults after which elements are not where they were meant to be. */
const ofElements: ReadonlySet<string> = new Set([
  'xml/tag-mismatched',
  'xml/tag-unexpected',
  'xml/tag-unclosed',
  'xml/tag-malformed',
  'xml/cdata-unterminated',
  'xml/comment-unterminated',
]);

/** Faults after which characters are not those that were meant. */
const ofCharacters: ReadonlySet<string> = new Set([
  'xml/invalid-utf8',
  'xml/encoding-contradiction',
  'xml/encoding-declaration-ignored',
]);

export function brokenIn({ root, findings, encoding, source: { text } }: Document): Broken {
  const tags = new Set<string>();
  const elements = new Set<string>();
  const around = new Set<string>();
  const cut = new Set<string>();
  const garbled = findings.filter(({ rule }) => ofTags.has(rule));
  const misplaced = findings.filter(({ rule }) => ofElements.has(rule));
  let partial: string | undefined;
  const whole = {
    characters: encoding.isUtf8 === true || findings.some(({ rule }) => ofCharacters.has(rule)),
    root: root?.name !== 'rss' || !root.child('channel'),
  };
  if (!root || garbled.length + misplaced.length === 0)
    return { ...whole, tags, elements, around, cut, partial };

  for (const { span } of garbled) {
    const { path, openEnd } = innermost(root, span.start);
    if (span.start < openEnd) tags.add(path);
  }
  if (misplaced.length === 0) return { ...whole, tags, elements, around, cut, partial };
  for (const { rule, span } of misplaced) {
    if (rule === 'xml/tag-unexpected') mark(innermost(root, span.start));
  }
  for (let open: Element | undefined = root; open && open.end === text.length && !hasEnd(open, text); ) {
    cut.add(open.path);
    if (open.name !== 'rss' && open.name !== 'channel') partial ??= open.path;
    open = open.children.at(-1);
  }
  const stack: Element[] = [root];
  while (stack.length > 0) {
    const element = stack.pop() as Element;
    if (!hasEnd(element, text) && !cut.has(element.path)) mark(element);
    for (const child of element.children) stack.push(child);
  }
  return { ...whole, tags, elements, around, cut, partial };

  function mark(element: Element): void {
    elements.add(element.path);
    let outer: Element | undefined = element;
    while (outer && outer.name !== 'channel' && !isItem(outer)) outer = outer.parent;
    for (let inner: Element | undefined = element; inner; inner = inner.parent) {
      around.add(inner.path);
      if (inner === outer) break;
    }
  }
}

/** Whether an element was closed by a tag of its own. */
function hasEnd({ end, contentEnd, openEnd }: Element, text: string): boolean {
  return end > contentEnd || (end === openEnd && text.endsWith('/>', openEnd));
}

/** The innermost element that an offset is in. */
function innermost(root: Element, offset: number): Element {
  let found = root;
  for (;;) {
    const inner = found.children.findLast(({ start }) => start <= offset);
    if (!inner || inner.end <= offset) return found;
    found = inner;
  }
}

export function isBroken(broken: Broken, rule: Rule, path: string): boolean {
  const { tags, elements, around, cut, partial } = broken;
  if (rule.ofCharacters && broken.characters) return true;
  if (broken.root && (rule.structural || (rule.absent !== undefined && rule.on !== 'rss'))) return true;
  const at = path.replace(/\/@[^/]*$/, '');
  if (tags.has(at) || cut.has(at)) return true;
  if (partial !== undefined && (at === partial || at.startsWith(`${partial}/`))) return true;
  if (elements.size + cut.size === 0) return false;
  const parent = at.slice(0, at.lastIndexOf('/'));
  if (rule.absent !== undefined && (around.has(at) || cut.has(parent))) return true;
  const isContainer = /\/(?:channel|item(?:\[\d+\])?|podcast:liveItem(?:\[\d+\])?)$/.test(at);
  if (elements.has(at)) return rule.structural === true || !isContainer;
  if (!rule.structural) return false;
  for (let outer = parent; outer !== ''; outer = outer.slice(0, outer.lastIndexOf('/'))) {
    if (elements.has(outer)) return true;
  }
  return false;
}
