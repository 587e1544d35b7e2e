import type { Fix } from '../diagnostic.js';
import { escapedAttribute } from '../text/escape.js';
import { nearest } from '../text/nearest.js';
import type { Span } from '../text/source.js';
import type { Attribute, Element } from '../xml/document.js';
import type { Check, Context } from './rule.js';

/** What is wrong with a value. */
export interface Fault {
  /** The end of the sentence that begins with the subject and the value: `not an https: address`. */
  readonly but: string;
  /** The right value, where it is known for certain. */
  readonly write?: string;
  /** Writing it changes nothing of what people see or are sent. */
  readonly safe?: boolean;
  /** A value that was probably meant. */
  readonly perhaps?: string;
  /** What to do about this one, where that is more than to write the right value. */
  readonly help?: string;
  /** Why this one matters, where that is not what is said of all. */
  readonly why?: string;
}

/** Says what is wrong with a value that is not empty, or with nothing. */
export type Judge = (value: string, element: Element, context: Context) => Fault | undefined;

/** A value for a message: short enough for one line. */
export function quoted(value: string): string {
  if (value.length <= 80) return `"${value}"`;
  // A character takes two units at most.
  const characters = [...value.slice(0, 162)];
  return characters.length <= 80 ? `"${value}"` : `"${characters.slice(0, 79).join('')}…"`;
}

/** Words for a message: `"pending", "live" or "ended"`. */
export function either(words: readonly string[]): string {
  const [last, ...others] = words.map((word) => `"${word}"`).reverse();
  return others.length === 0 ? `${last}` : `${others.reverse().join(', ')} or ${last}`;
}

/** The advice that goes with a fault whose value stands in a span. */
function adviceFor(fault: Fault, span: Span): { help?: string; why?: string; fix?: Fix } {
  return { ...suggestionFor(fault, span), ...(fault.why !== undefined && { why: fault.why }) };
}

function suggestionFor(
  { write, safe = false, perhaps, help }: Fault,
  span: Span,
): { help?: string; fix?: Fix } {
  const title = `Write ${quoted(write ?? '')}`;
  const fix =
    write === undefined ? {} : { fix: { title, safe, edits: [{ span, text: escapedAttribute(write) }] } };
  if (help !== undefined) return { help, ...fix };
  // What is to be copied must be whole.
  if (write !== undefined) return { help: `Write "${write}".`, ...fix };
  return perhaps === undefined ? {} : { help: `Write "${perhaps}" if that is meant.` };
}

/** The value of an attribute without outer white space, when there is any. */
export function attributeValue(element: Element, name: string): string | undefined {
  return element.attribute(name)?.value.trim() || undefined;
}

/** Judges one attribute. Absent and empty ones are the matter of other rules. */
export function attributeIs(name: string, judge: Judge): Check {
  return (element, report, context) => {
    const attribute = element.attribute(name);
    if (attribute) judgeAttribute(element, attribute, judge, report, context);
  };
}

/** Judges a given attribute of an element; an empty one is the matter of other rules. */
export function judgeAttribute(
  element: Element,
  attribute: Attribute,
  judge: Judge,
  report: Parameters<Check>[1],
  context: Context,
): void {
  const value = attribute.value.trim();
  const fault = value && judge(value, element, context);
  if (!fault) return;
  const message = `The ${attribute.name} of <${element.name}> is ${quoted(value)}, ${fault.but}.`;
  report(attribute, message, adviceFor(fault, attribute.valueSpan));
}

/** Judges the text of an element. An empty one is the matter of other rules. */
export function textIs(judge: Judge): Check {
  return (element, report, context) => {
    const value = element.text.trim();
    const fault = value && judge(value, element, context);
    if (!fault) return;
    report(
      element,
      `<${element.name}> is ${quoted(value)}, ${fault.but}.`,
      adviceFor(fault, element.textSpan),
    );
  };
}

/** How many near misses are remembered; a feed that makes the same one a thousand times pays for it once. */
const memory = 1000;

/** The nearest of some words, found once for each value. */
function nearestOf(words: readonly string[]): (value: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  return (value) => {
    if (found.has(value)) return found.get(value);
    const meant = nearest(value, words);
    if (found.size < memory) found.set(value, meant);
    return meant;
  };
}

/** Demands one of some words, exactly or in any case; knows what was meant by a near miss. */
export function oneOf(words: readonly string[], but = `not ${either(words)}`, anyCase = false): Judge {
  const exact = new Set(words);
  const byLowerCase = new Map(words.map((word) => [word.toLowerCase(), word]));
  const meantBy = nearestOf(words);
  return (value) => {
    if (exact.has(value)) return undefined;
    const same = byLowerCase.get(value.toLowerCase());
    if (same !== undefined) return anyCase ? undefined : { but, write: same, safe: true };
    const perhaps = meantBy(value);
    return perhaps === undefined ? { but } : { but, perhaps };
  };
}
