import { services } from '../../vocabulary/services.js';
import { attributeIs, attributeValue, oneOf, textIs } from '../judgement.js';
import { rules } from '../rule.js';
import { yesOrNo } from '../values.js';

/** Which platforms may show the feed. */
export const block = rules({
  'podcast/block-invalid': {
    summary: 'The value of <podcast:block> is "yes" or "no".',
    why: 'A platform that cannot read it shows the feed that it was to leave out.',
    help: 'Write "yes" to keep the feed from the platform, "no" to allow it.',
    source: 'podcast-namespace#tags/block.md',
    severity: { podcast20: 'error' },
    on: 'podcast:block',
    check: textIs(yesOrNo),
    bad: ['<podcast:block id="google">true</podcast:block>', '<podcast:block id="google">No</podcast:block>'],
    good: ['<podcast:block id="google">yes</podcast:block>'],
    fixes: {
      '<podcast:block id="google">true</podcast:block>': '<podcast:block id="google">yes</podcast:block>',
      '<podcast:block id="google">No</podcast:block>': '<podcast:block id="google">no</podcast:block>',
    },
  },

  'podcast/block-id-unknown': {
    summary: 'The id of <podcast:block> is a service of the list.',
    why: 'A platform looks for its own name only, so a name it does not know keeps nobody out.',
    help: 'Write the name from serviceslugs.txt, such as "google" or "spotify".',
    source: 'podcast-namespace#tags/block.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:block',
    check: attributeIs('id', oneOf(services, 'not in the list of services')),
    bad: [
      '<podcast:block id="google-podcasts">yes</podcast:block>',
      '<podcast:block id="Spotify">yes</podcast:block>',
    ],
    good: ['<podcast:block id="spotify">yes</podcast:block>', '<podcast:block>no</podcast:block>'],
    fixes: {
      '<podcast:block id="Spotify">yes</podcast:block>': '<podcast:block id="spotify">yes</podcast:block>',
    },
  },

  'podcast/block-contradiction': {
    summary: 'No platform is both blocked and allowed.',
    why: 'The "no" wins, so a platform that was to be kept out shows the feed.',
    help: 'Keep the one that is meant.',
    source: 'podcast-namespace#tags/block.md',
    severity: { podcast20: 'warning' },
    on: 'channel',
    check(channel, report) {
      const said = new Map<string, string>();
      for (const element of channel.children) {
        if (element.name !== 'podcast:block') continue;
        const id = attributeValue(element, 'id');
        const answer = element.text.trim().toLowerCase();
        if (answer !== 'yes' && answer !== 'no') continue;
        const before = said.get(id ?? '');
        if (before === undefined) said.set(id ?? '', answer);
        else if (before !== answer) {
          const whom = id === undefined ? 'every platform' : `"${id}"`;
          report(element, `<podcast:block> is "${answer}" for ${whom}, and "${before}" before.`);
        }
      }
    },
    bad: ['<podcast:block id="google">yes</podcast:block><podcast:block id="google">no</podcast:block>'],
    good: ['<podcast:block>yes</podcast:block><podcast:block id="google">no</podcast:block>'],
  },
});
