import type { Span } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { removing } from '../fix.js';
import { name, rules } from '../rule.js';

/** Whether a span holds the prefix of an element. */
function isOf({ qname }: Element, text: string, { start, end }: Span): boolean {
  return qname.startsWith(`${text.slice(start, end)}:`);
}

export const elements = rules({
  'googleplay/element-retired': {
    summary: 'Elements of Google Play should be removed.',
    why: 'Google closed the directory that read them in 2024, so they only make the feed larger.',
    help: 'Remove it once the feed says the same in the tags of RSS or Apple.',
    source: 'youtube#successor',
    severity: { rss: 'info' },
    whose: 'host',
    once: true,
    on: 'googleplay:*',
    check(element, report, { document: { source, findings } }) {
      // Of a prefix that stands for nothing another rule speaks.
      if (
        findings.some(
          ({ rule, span }) => rule === 'xml/undeclared-prefix' && isOf(element, source.text, span),
        )
      )
        return;
      // What is inside another one goes with it.
      if (element.parent?.name.startsWith('googleplay:')) return;
      report(
        name(element),
        `No podcast directory reads <${element.name}> any more.`,
        removing(element, source),
      );
    },
    bad: ['<«googleplay:author»>Matthias Endler</googleplay:author>'],
    good: ['<itunes:author>Matthias Endler</itunes:author>'],
    fixes: {
      '<googleplay:author>Matthias Endler</googleplay:author><itunes:author>Matthias Endler</itunes:author>':
        '<itunes:author>Matthias Endler</itunes:author>',
    },
  },
});
