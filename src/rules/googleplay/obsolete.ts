import { name, rules } from '../rule.js';

export const obsolete = rules({
  'googleplay/obsolete': {
    summary: 'No element of Google Play is left in the feed.',
    why: 'Google closed the directory that read them in 2024, so they only make the feed larger.',
    help: 'Drop the element, after trying that the feed says the same in other words.',
    source: 'youtube#successor',
    severity: { rss: 'info' },
    on: 'googleplay:*',
    check(element, report) {
      // What stands inside another one goes with it.
      if (element.parent?.name.startsWith('googleplay:')) return;
      report(name(element), `<${element.name}> has no reader any more.`, {
        fix: { title: 'Drop it', safe: true, edits: [{ span: element.span, text: '' }] },
      });
    },
    bad: ['<googleplay:author>Matthias Endler</googleplay:author>'],
    good: ['<itunes:author>Matthias Endler</itunes:author>'],
  },
});
