import { cachedLast } from '../../text/cache.js';
import { htmlElements, type Tag } from '../../text/html.js';
import { isSlip } from '../../text/nearest.js';
import { signs } from '../../text/signs.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { htmlOf, isRepeated, richElements } from '../prose.js';
import { rules, within } from '../rule.js';

/** Whether what stands in a tag is an address, or words of a sentence rather than a name and attributes. */
function isText(inner: string): boolean {
  if (/^[A-Z]$/.test(inner)) return true;
  // A single word may be a slip in the name of an element.
  if (/^\p{L}{3,40}$/u.test(inner)) return ![...htmlElements, 'picture'].some((name) => isSlip(inner, name));
  if (/^(?:https?:\/\/|www\.)|^[^\s@]{1,64}@[^\s@]{1,200}$/i.test(inner)) return true;
  return /^\p{L}[\p{L}\p{M}\d'’.,-]{0,40}(?:\s[\p{L}\p{M}\d'’.,!?&-]{1,40}){1,12}$/u.test(inner);
}

/** The tags of an element's text that are words between angle brackets: no element, and never closed. */
export const swallowedIn = cachedLast((element: Element): readonly Tag[] => {
  const { tags, names } = htmlOf(element);
  if ([...names].every((name) => htmlElements.has(name))) return [];
  const closed = new Set(tags.filter(({ closing }) => closing).map(({ name }) => name));
  return tags.filter(
    ({ name, closing, start, end }) =>
      !closing &&
      !htmlElements.has(name) &&
      !closed.has(name) &&
      end - start < 300 &&
      isText(element.text.slice(start + 1, end - 1).trim()),
  );
});

/** What players take for a tag, and nobody meant as one. */
export const swallowed = rules({
  'text/words-as-tag': {
    summary: 'Words between "<" and ">" must be written with "&lt;" in notes.',
    why: 'Players take them for a tag and hide them, so listeners see a gap in the sentence.',
    help: 'Write "&lt;" in place of its "<".',
    source: ['html#13.1.2.1', 'rss-profile#item description'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    yieldsTo: ['xml/cdata-runs-on', 'rss/description-html-unclosed'],
    on: richElements,
    signs: signs('<').bit,
    check(element, report, { document: { source } }) {
      if (isRepeated(element)) return;
      const [first, ...others] = swallowedIn(element);
      if (!first) return;
      const written = quoted(element.text.slice(first.start, first.end));
      const more = others.length === 0 ? '' : `, and ${others.length} more like it`;
      const place = within(element, first.start, first.end);
      const isEscaped = source.text[place.span.start] === '&';
      report(
        place,
        `<${element.name}> contains ${written}${more}, which players hide.`,
        isEscaped ? { help: 'Write "&amp;lt;" in place of its "&lt;".' } : {},
      );
    },
    bad: [
      '<description><![CDATA[<p>How Rust came into the kernel, with «<Miguel Ojeda>» of the project.</p>]]></description>',
      '<description><![CDATA[Write to «<show@example.com>» or see <https://rust-in-production.example.com/>.]]></description>',
      '<item><description>With «&lt;Ada Nwosu&gt;» of Plymouth.</description></item>',
      '<item><description><![CDATA[What Vec«<T>» is.]]></description></item>',
      '<item><description><![CDATA[With «<Prof. Ada Nwosu>» of Plymouth.]]></description></item>',
    ],
    good: [
      '<description><![CDATA[<p>With &lt;Miguel Ojeda&gt;, for 5 < 6 and 7 > 3.</p>]]></description>',
      '<description><![CDATA[<o:p></o:p><my-player data-id="5" muted></my-player><svg viewBox="0 0 1 1"><path d="M0"/></svg>]]></description>',
      '<description><![CDATA[<speak>Rust in <emphasis level strong>production</emphasis></speak>]]></description>',
      '<description><![CDATA[How to draw <3 and a<b, <stron>Rust and <picture>.]]></description>',
    ],
  },
});
