import { check } from '../src/check.js';
import type { Example, Rule } from '../src/rules/rule.js';
import { exchangeText } from '../src/served/exchange.js';
import type { Span } from '../src/text/source.js';
import { read } from '../src/xml/document.js';
import { bytesOf, madeFor, place } from '../test/rules/place.js';
import { safe } from './frame.js';

/** The instant at which examples are judged. */
const now = Date.UTC(2026, 10, 20);

/** The most characters of an example that are shown around its fault. */
const most = { before: 240, after: 480 } as const;

/** An example as a page shows it, with the fault of the rule marked where the rule finds it. */
export function exampleOf(id: string, rule: Rule, example: Example): string {
  if (typeof example === 'string') return pre(example, faultIn(id, rule, example));
  if ('after' in example) {
    return `<p>What subscribers have:</p>${pre(example.before)}<p>What they would get:</p>${pre(example.after)}`;
  }
  const answers = [...(example.feed ? [example.feed] : []), ...(example.served ?? [])].map(exchangeText);
  return [example.markup, ...answers].map((text) => pre(text)).join('');
}

/** Where a rule finds its fault in an example. */
function faultIn(id: string, rule: Rule, example: string): Span | undefined {
  if (rule.needs) return undefined;
  const feed = place(example);
  const document = read(bytesOf(feed), { name: 'example.xml' });
  const from = document.source.text.indexOf(example);
  if (from < 0) return undefined;
  const found = check(document, { profiles: madeFor(id), now }).diagnostics.find(
    (each) => each.rule === id && each.span.start >= from && each.span.end <= from + example.length,
  );
  return found && { start: found.span.start - from, end: found.span.end - from };
}

/** Markup, shortened to what is around the span that is marked. */
export function pre(text: string, fault?: Span): string {
  const at = fault?.start ?? 0;
  const from = at > most.before * 2 ? at - most.before : 0;
  const to = Math.min(text.length, Math.max(fault?.end ?? 0, from) + most.after);
  const cut = (start: number, end: number) => safe(text.slice(Math.max(from, start), Math.min(to, end)));
  const marked =
    fault === undefined
      ? cut(from, to)
      : `${cut(from, fault.start)}<mark>${cut(fault.start, Math.max(fault.end, fault.start + 1))}</mark>${cut(Math.max(fault.end, fault.start + 1), to)}`;
  return `<pre tabindex="0">${from > 0 ? '…' : ''}${marked}${to < text.length ? '…' : ''}</pre>`;
}
