import type { Advice, Finding } from '../diagnostic.js';
import type { Profile } from '../directories/profile.js';
import type { FileFacts } from '../media.js';
import type { Network, Served } from '../served/served.js';
import type { Source, Span } from '../text/source.js';
import type { Attribute, Document, Element } from '../xml/document.js';
import type { SourceRef } from './sources.js';

/** What a rule looks at besides the feed's own text: `address` is how the feed itself is served. */
export type Need = 'network' | 'address' | 'files' | 'previous';

/** All that a check may know. No clock, no disk, no network: what is not here was not asked. */
export interface Context {
  readonly document: Document;
  /** The names of the profiles that ask, and of those that they extend. */
  readonly profiles: readonly string[];
  /** The profiles that ask, with their limits. */
  readonly asking: readonly Profile[];
  /** The instant of the check, in milliseconds since 1970. */
  readonly now: number;
  /** The feed as subscribers have it. */
  readonly previous?: Document;
  /** The address that the feed is published at, where somebody said so. */
  readonly url?: string;
  /** What is known of the files at hand, by the URL that the feed gives them. */
  readonly files?: ReadonlyMap<string, FileFacts>;
  /** What the servers answered. */
  readonly network?: Network;
}

/**
 * Where a fault is: an element means its text, an attribute its value. A fault inside a file that the feed names
 * brings the source that the span is in; the path is still that of the element that names the file. What an element
 * lacks is placed at its name, and says of which element.
 */
export type Place =
  | Element
  | Attribute
  | { readonly span: Span; readonly path: string; readonly source?: Source; readonly of?: Element };

/** The place of a piece of text. */
export type PlaceOfText = { readonly span: Span; readonly path: string };

/**
 * Reports one fault: what is wrong (subject first, value quoted) and, where they are particular, why it matters and
 * what to do. What takes long to say is a function: of most faults that many items have, only the place is kept or
 * the number.
 */
export type Report = (
  place: Place,
  message: string | (() => string),
  advice?:
    | Pick<Finding, 'help' | 'why' | 'fix' | 'concerns' | 'atMost'>
    | (() => Pick<Finding, 'help' | 'fix'>),
) => void;

/** Looks at one element and reports what is wrong with it. */
export type Check = (element: Element, report: Report, context: Context) => void;

/** Looks at how the address of the feed answers. */
export type ServedCheck = (served: Served, report: ServedReport, context: Context) => void;

/**
 * Reports one fault of how the feed is served, at a header of an answer, or at its status where no header is named.
 */
export type ServedReport = (
  at: { readonly of: 'get' | 'head' | 'again' | 'queried'; readonly header?: string },
  message: string,
  advice?: Pick<Finding, 'help' | 'concerns'>,
) => void;

/** What a rule says of itself where it is explained; nobody needs that to judge by it. */
export interface Explanation {
  /** The documents that ask for it. */
  readonly source: SourceRef | readonly [SourceRef, ...SourceRef[]];
  /**
   * Who refuses the feed or loses the episode today because of this: a document that says so, a report of somebody
   * whom it happened to, a parser's source. A rule that is an error of any profile names it.
   */
  readonly refusal?: SourceRef | readonly [SourceRef, ...SourceRef[]];
  /**
   * Why it matters more or less to a profile than its documents would have it, where neither `letter` nor `refusal`
   * tells.
   */
  readonly weighed?: string;
  /** Markup in which the rule finds its fault, and markup in which it finds none. Both are executed. */
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  /** Markup with the fault, and what the fix of this rule makes of it. Executed, too. */
  readonly fixes?: Readonly<Record<string, Mended>>;
}

/** What a feed is judged by. A rule of one's own may explain itself, too. */
export interface Rule extends Advice, Partial<Explanation> {
  /**
   * The elements it looks at, by canonical name: `itunes:explicit` wherever it stands, `item/guid` only
   * below an item, `podcast:*` every element of that vocabulary, `*` every element. A podcast:liveItem is
   * judged as an item, too: it takes every child of item. `rss` is the root whatever its name. A rule
   * `on: 'reader'` is reported by the reader itself and has no check; one `on: 'address'` has {@link served} alone.
   */
  readonly on: string | readonly string[];
  /**
   * Whether it has anything to do with elements like one: of this name, under a parent of this name, with attributes
   * and children of these names, where a third child of one name in a row counts as a second. It is asked once for
   * all that are alike, so that it may look at nothing else. Without it the rule looks at every element that it is
   * declared on.
   */
  readonly where?: (element: Element) => boolean;
  /**
   * The signs of `text/signs`, one of which is in the text or in an attribute of every element without children that
   * it finds a fault in: it is not asked about the others.
   */
  readonly signs?: number;
  readonly needs?: Need;
  /**
   * It is reported once per feed, with a count, or once for each message: a generator writes the same into every
   * item.
   */
  readonly once?: true | 'message';
  /**
   * Rules that know the cause better: where one of them speaks of the same element or attribute to the same profiles,
   * this one is silent.
   */
  readonly yieldsTo?: readonly string[];
  /**
   * The children and attributes (`@url`) whose absence it reports: where one of them is there under a wrong name, or
   * lost in broken markup, that is told instead, as severely.
   */
  readonly absent?: string | readonly string[];
  /** It judges which elements are where, which nobody can where markup is broken. */
  readonly structural?: true;
  /** It judges characters, which nobody can where bytes were read in an encoding that is not theirs. */
  readonly ofCharacters?: true;
  readonly check?: Check;
  /** Judges how the feed is served, once for a feed that was fetched from an address. */
  readonly served?: ServedCheck;
}

/** A rule of the rulebook: it is finished when its object is finished, and nothing else has to be touched for it. */
export type FinishedRule = Rule & Explanation;

/**
 * Markup; for a rule that compares, what subscribers have and what they would get; for one that needs the network,
 * what the servers answered, of which a feed fetched from an address is `feed`.
 */
export type Example = string | Comparing | Serving;

interface Comparing {
  readonly before: string;
  readonly after: string;
}

interface Serving {
  readonly markup: string;
  readonly before?: string;
  readonly feed?: Served;
  readonly served?: readonly Served[];
}

/** Markup after a safe fix, or after one that needs judgement. */
export type Mended = string | { readonly unsafe: string };

/**
 * Declares rules by their ids, `<vocabulary>/<fault>`, which are never reused. Their ids alone are in the type: with
 * their prose it would cost seconds to whoever compiles against it.
 */
export function rules<const Id extends string>(
  table: Readonly<Record<Id, FinishedRule>>,
): Readonly<Record<Id, FinishedRule>> {
  return table;
}

/** The place of an element's start tag, for a fault that is not in its text. */
export function tag(element: Element): Place {
  return { span: element.openSpan, path: element.path, of: element };
}

/** The place of an element's name, for a fault of where it stands, or of what it or another element lacks. */
export function name(element: Element, of = element): Place {
  return { span: element.nameSpan, path: element.path, of };
}

/** A piece of an element's text. Where it is in the source is found out when somebody asks: most reports are counted only. */
class Piece {
  constructor(
    readonly element: Element,
    private readonly start: number,
    private readonly end: number,
  ) {}

  get span(): Span {
    return { start: this.element.sourceOffset(this.start), end: this.element.sourceOffset(this.end) };
  }

  get path(): string {
    return this.element.path;
  }
}

/** The place of a piece of an element's text, given in offsets of the decoded text. */
export function within(element: Element, start: number, end: number): PlaceOfText {
  return new Piece(element, start, end);
}

/** A piece of an attribute's value, given in offsets of the value. */
export function partOf(attribute: Attribute, start: number, end: number): PlaceOfText {
  const span = { start: attribute.sourceOffset(start), end: attribute.sourceOffset(end) };
  return { span, path: attribute.path };
}
