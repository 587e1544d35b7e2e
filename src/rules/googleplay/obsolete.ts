import { name, rules } from '../rule.js';

export const obsolete = rules({
  'googleplay/obsolete': {
    summary: 'Elements of Google Play should be removed.',
    why: 'Google closed the directory that read them in 2024, so they only make the feed larger.',
    help: 'Remove the element once the feed says the same in other tags.',
    source: 'youtube#successor',
    severity: { rss: 'info' },
    whose: 'host',
    once: true,
    on: 'googleplay:*',
    check(element, report) {
      // What is inside another one is removed with it.
      if (element.parent?.name.startsWith('googleplay:')) return;
      report(name(element), `<${element.name}> is no longer read by anybody.`, {
        fix: { title: 'Remove it', safe: true, edits: [{ span: element.span, text: '' }] },
      });
    },
    bad: ['<googleplay:author>Matthias Endler</googleplay:author>'],
    good: ['<itunes:author>Matthias Endler</itunes:author>'],
  },
});
