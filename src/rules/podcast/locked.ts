import { attributeIs, textIs } from '../judgement.js';
import { name, rules } from '../rule.js';
import { email, yesOrNo } from '../values.js';

/** Who may take the feed over. */
export const locked = rules({
  'podcast/locked-invalid': {
    summary: 'The value of <podcast:locked> must be "yes" or "no".',
    why: 'A host that cannot read it may let anybody import the feed, or refuse its owner.',
    help: 'Write "yes" to refuse imports to other hosts, "no" to allow them.',
    source: ['podcast-namespace#tags/locked.md', 'psp1#podcast:locked'],
    severity: { podcast20: 'warning', psp1: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:locked',
    check: textIs(yesOrNo),
    bad: [
      '<podcast:locked>«true»</podcast:locked>',
      '<podcast:locked owner="show@example.com">«locked»</podcast:locked>',
      '<podcast:locked>«Yes»</podcast:locked>',
    ],
    good: ['<podcast:locked owner="show@example.com">no</podcast:locked>'],
    fixes: {
      '<podcast:locked>true</podcast:locked>': '<podcast:locked>yes</podcast:locked>',
      '<podcast:locked>Yes</podcast:locked>': '<podcast:locked>yes</podcast:locked>',
    },
  },

  'podcast/locked-missing': {
    summary: 'The channel needs a <podcast:locked> that says whether other hosts may import it.',
    why: 'Without it anybody can import the feed at another host and claim the show.',
    help: 'Add <podcast:locked>yes</podcast:locked>, and change it to "no" on the day you move.',
    source: 'psp1#podcast:locked',
    severity: { psp1: 'warning' },
    absent: 'podcast:locked',
    on: 'rss/channel',
    check(channel, report) {
      if (!channel.child('podcast:locked')) report(name(channel), 'The channel has no <podcast:locked>.');
    },
    bad: ['<«channel»><title>Rust in Production</title></channel>'],
    good: ['<podcast:locked>yes</podcast:locked>'],
  },

  'podcast/locked-owner-invalid': {
    summary: 'The owner of <podcast:locked> must be an email address.',
    why: 'A new host that asks the owner for permission reaches nobody.',
    help: 'Write an email address that you read, or remove the attribute.',
    source: 'podcast-namespace#tags/locked.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:locked',
    check: attributeIs('owner', email),
    bad: ['<podcast:locked owner="«Matthias Endler»">yes</podcast:locked>'],
    good: ['<podcast:locked owner="show@example.com">yes</podcast:locked>'],
    fixes: {
      '<podcast:locked owner="mailto:show@example.com">yes</podcast:locked>':
        '<podcast:locked owner="show@example.com">yes</podcast:locked>',
    },
  },
});
