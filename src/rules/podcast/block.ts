import { services } from '../../vocabulary/services.js';
import { attributeIs, attributeValue, oneOf, textIs } from '../judgement.js';
import { rules } from '../rule.js';
import { yesOrNo } from '../values.js';

/** Which platforms may show the feed. */
export const block = rules({
  'podcast/block-invalid': {
    summary: 'The value of <podcast:block> must be "yes" or "no".',
    why: 'A platform that cannot read it may show a feed that it should not.',
    help: 'Write "yes" to keep the feed off the platform, "no" to allow it.',
    source: 'podcast-namespace#tags/block.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:block',
    check: textIs(yesOrNo),
    bad: [
      '<podcast:block id="google">«true»</podcast:block>',
      '<podcast:block id="google">«No»</podcast:block>',
    ],
    good: ['<podcast:block id="google">yes</podcast:block>'],
    fixes: {
      '<podcast:block id="google">true</podcast:block>': '<podcast:block id="google">yes</podcast:block>',
      '<podcast:block id="google">No</podcast:block>': '<podcast:block id="google">no</podcast:block>',
    },
  },

  'podcast/block-id-unknown': {
    summary: 'The id of <podcast:block> must be a service on the list of the namespace.',
    why: 'A platform looks only for its own name, so an unknown name blocks nobody.',
    help: 'Write the name from serviceslugs.txt, such as "google" or "spotify".',
    source: 'podcast-namespace#tags/block.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:block',
    check: attributeIs('id', oneOf(services, 'not in the list of services')),
    bad: [
      '<podcast:block id="«google-podcasts»">yes</podcast:block>',
      '<podcast:block id="«Spotify»">yes</podcast:block>',
    ],
    good: ['<podcast:block id="spotify">yes</podcast:block>', '<podcast:block>no</podcast:block>'],
    fixes: {
      '<podcast:block id="Spotify">yes</podcast:block>': '<podcast:block id="spotify">yes</podcast:block>',
    },
  },

  'podcast/block-contradiction': {
    summary: 'No platform may be both blocked and allowed.',
    why: 'The "no" wins, so a platform that you wanted to block shows the feed.',
    help: 'Keep the one that you mean.',
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
    bad: ['<podcast:block id="google">yes</podcast:block><podcast:block id="google">«no»</podcast:block>'],
    good: ['<podcast:block>yes</podcast:block><podcast:block id="google">no</podcast:block>'],
  },

  'podcast/block-active': {
    summary: 'The feed of a public show should not block every platform.',
    why: 'Platforms that obey hide the show, and listeners do not find it.',
    help: 'Remove it, or name a platform with id="…", unless nobody is to list the show.',
    source: 'podcast-namespace#tags/block.md',
    severity: { podcast20: 'info' },
    on: 'podcast:block',
    check(block, report) {
      if (block.text.trim().toLowerCase() !== 'yes' || attributeValue(block, 'id') !== undefined) return;
      // Exceptions show that somebody means it.
      if (block.parent?.all('podcast:block').some((each) => each !== block)) return;
      report(block, '<podcast:block> is "yes", for every platform.');
    },
    bad: ['<podcast:block>«yes»</podcast:block>'],
    good: [
      '<podcast:block id="google">yes</podcast:block>',
      '<podcast:block>yes</podcast:block><podcast:block id="podcastindex">no</podcast:block>',
    ],
  },
});
