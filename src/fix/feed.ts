import type { Diagnostic } from '../diagnostic.js';
import type { Span } from '../text/source.js';
import { type Document, read } from '../xml/document.js';
import { withEdits } from '../xml/encode.js';
import { applyFixes, type Fixable, type FixOptions } from './apply.js';
import { identityPlaces, keepsDates, keepsIdentity } from './identity.js';

/** How a feed is to be fixed. */
export interface FixFeedOptions extends FixOptions {
  /** What the feed is called in diagnostics. */
  readonly name: string;
  /** Larger feeds are not read. */
  readonly maxBytes?: number;
  /** Says what is wrong with a document, with every place of each fault. */
  readonly judge: (document: Document) => Promise<readonly Diagnostic[]> | readonly Diagnostic[];
}

/** A feed after it was fixed. */
export interface FixedFeed {
  readonly bytes: Uint8Array;
  readonly before: Document;
  readonly after: Document;
  /** What was fixed, in the order in which it was: each diagnostic points into the document of its round. */
  readonly fixed: readonly Fixable[];
}

/** More rounds than fixes that follow from each other need; a feed that still changes then is left as it is. */
const mostRounds = 50;

/**
 * Fixes a feed until nothing changes any more: judge, apply, judge again. Every byte outside the edits stays as
 * it is, in whatever encoding the feed is. What players know episodes by, and dates that were right, stay
 * the same: a fix that would change them is not applied.
 */
export async function fixFeed(bytes: Uint8Array, options: FixFeedOptions): Promise<FixedFeed> {
  const before = readForFixing(bytes, options);
  const seen = new Set([before.source.text]);
  const fixed: Fixable[] = [];
  let now: State = { bytes, document: before };
  for (let round = 0; round < mostRounds; round++) {
    const diagnostics = await options.judge(now.document);
    const next = step(now, diagnostics, options);
    // A text that was there before would come again and again.
    if (!next || seen.has(next.document.source.text)) break;
    seen.add(next.document.source.text);
    for (const each of next.fixed) fixed.push(each);
    now = next;
  }
  return { bytes: now.bytes, before, after: now.document, fixed };
}

interface State {
  readonly bytes: Uint8Array;
  readonly document: Document;
}

/** With every fault of a kind, so that few rounds fix them all. */
function readForFixing(bytes: Uint8Array, options: FixFeedOptions): Document {
  return read(bytes, { ...options, everyFault: true });
}

/** One round; undefined when nothing can be fixed. */
function step(
  state: State,
  diagnostics: readonly Diagnostic[],
  options: FixFeedOptions,
): (State & { readonly fixed: readonly Fixable[] }) | undefined {
  const attempt = (tried: readonly Diagnostic[]) => {
    const { fixed, edits } = applyFixes(state.document.source, tried, options);
    const bytes = edits.length > 0 ? withEdits(state.bytes, edits) : undefined;
    return bytes && { bytes, fixed, document: readForFixing(bytes, options) };
  };
  const away = (places: readonly Span[]) => diagnostics.filter((each) => !touches(each, places));
  const all = attempt(diagnostics);
  if (all && keeps(state.document, all.document)) return all;
  // Without those that change an episode; else without all that come near one; else those that leave markup alone.
  const careful = away(identityPlaces(state.document));
  for (const tried of [
    ...(all ? [away(identityPlaces(state.document, all.document))] : []),
    careful,
    careful.filter(({ rule }) => !rule.startsWith('xml/')),
  ]) {
    const made = attempt(tried);
    if (made && keeps(state.document, made.document)) return made;
  }
  return undefined;
}

function keeps(before: Document, after: Document): boolean {
  return keepsIdentity(before, after) && keepsDates(before, after);
}

/** Whether a fix reaches one of some places, which are in order and do not overlap. */
function touches({ fix }: Diagnostic, places: readonly Span[]): boolean {
  return (fix?.edits ?? []).some(({ span }) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as Span).end < span.start) low = middle + 1;
      else high = middle;
    }
    return (places[low]?.start ?? Number.POSITIVE_INFINITY) <= span.end;
  });
}
