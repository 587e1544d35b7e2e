import type { Fix } from '../diagnostic.js';
import type { Document, Element } from '../xml/document.js';
import { prefixOf, uriOf } from '../xml/namespaces.js';
import { elementAt } from './causes.js';
import type { Place } from './rule.js';

/** What to do about a finding: in words, and as a change. */
interface Suggestion {
  readonly help: string;
  readonly fix: Fix | undefined;
}

/** A suggestion that is right for the place that it is about. */
export type Declare = (place: Place, suggestion: Suggestion) => Suggestion;

/** The name of an element with a prefix, as advice and fixes write it. */
const prefixed = /(<\/?)([a-z][a-zA-Z]*):([a-z][a-zA-Z]*)/g;

/**
 * Makes a suggestion right for one feed: an element is written with the prefix that the feed has for its vocabulary,
 * and one whose prefix the feed does not declare needs the declaration, too.
 */
export function declaring(document: Document): Declare {
  const { root, findings, source } = document;
  const reported = findings.filter(({ rule }) => rule === 'xml/undeclared-prefix');
  // What is used and not declared has a finding that says so.
  const used = new Set(reported.map(({ span }) => source.text.slice(span.start, span.end)));
  return (place, suggestion) => {
    const { help, fix } = suggestion;
    if (!root || !(mayName(help) || fix?.edits.some(({ text }) => mayName(text)))) return suggestion;
    const missing = new Map<string, string>();
    const own = (text: string) =>
      text.replace(prefixed, (written, open: string, prefix: string, local: string) => {
        const uri = uriOf(prefix);
        if (uri === undefined || used.has(prefix)) return written;
        const known = prefixFor(prefix, place, root);
        if (known !== undefined) return `${open}${known}:${local}`;
        if (!text.includes(`xmlns:${prefix}=`) && !missing.has(prefix)) missing.set(prefix, local);
        return written;
      });
    const edits = fix?.edits.map((edit) => ({ ...edit, text: own(edit.text) }));
    const undeclared = [...missing.keys()].map(declarationOf);
    const words = own(help);
    const more = [...missing].map(
      ([prefix, local]) => ` <${prefix}:${local}> needs ${declarationOf(prefix)} in <${root.qname}>.`,
    );
    const at = { start: root.nameSpan.end, end: root.nameSpan.end };
    return {
      help: `${words}${more.join('')}`,
      fix: fix && {
        ...fix,
        edits: [
          ...(undeclared.length > 0
            ? [{ span: at, text: undeclared.map((each) => ` ${each}`).join('') }]
            : []),
          ...(edits ?? []),
        ],
      },
    };
  };
}

function mayName(text: string): boolean {
  return text.includes('<') && text.includes(':');
}

function declarationOf(prefix: string): string {
  return `xmlns:${prefix}="${uriOf(prefix)}"`;
}

/** The prefix that a vocabulary has in a place of a feed; undefined where none is declared. */
function prefixFor(prefix: string, place: Place, root: Element): string | undefined {
  const at = 'element' in place ? place.element : elementAt(place);
  for (let element = at ?? root.child('channel') ?? root; ; element = element.parent) {
    const declared = element.declarations.filter(
      (each) => each.prefix === prefix || (each.prefix !== '' && prefixOf(each.uri) === prefix),
    );
    const found = declared.find((each) => each.prefix === prefix) ?? declared[0];
    if (found) return found.prefix;
    if (!element.parent) return undefined;
  }
}
