import { readMarks } from '../src/rules/marks.js';
import type { Example } from '../src/rules/rule.js';
import { exchangeText } from '../src/served/exchange.js';
import type { Span } from '../src/text/source.js';
import { safe } from './frame.js';

/** The most characters of an example that are shown around its fault. */
const most = { before: 240, after: 480 } as const;

/** An example as a page shows it, with the fault of the rule marked. */
export function exampleOf(example: Example): string {
  if (typeof example === 'string') return marked(example);
  if ('after' in example) {
    return `<p>What subscribers have:</p>${marked(example.before)}<p>What they would get:</p>${marked(example.after)}`;
  }
  const answers = [...(example.feed ? [example.feed] : []), ...(example.served ?? [])].map(exchangeText);
  return [marked(example.markup), ...answers.map((text) => pre(text))].join('');
}

function marked(example: string): string {
  const { markup, spans } = readMarks(example);
  return pre(markup, spans[0]);
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
