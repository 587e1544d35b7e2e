import type { Element } from '../../xml/document.js';
import { attributeValue, textIs } from '../judgement.js';
import { rules } from '../rule.js';
import { isKnownLicense, licenseMeantBy } from './licenses.js';

/** What the channel calls the show and whoever makes it. */
function namesIn(channel: Element | undefined): ReadonlySet<string> {
  const names = ['title', 'itunes:author', 'copyright'].map((name) => channel?.child(name)?.text.trim());
  return new Set(
    [...names, channel?.child('itunes:owner')?.child('itunes:name')?.text.trim()].flatMap(
      (each) => each || [],
    ),
  );
}

export const license = rules({
  'podcast/license-unknown-without-url': {
    summary: 'A licence must be on the SPDX list or in the namespace, or needs the url of its text.',
    why: 'Nobody can look up what they may do with the episode, and parsers drop the licence.',
    help: 'Write the identifier, such as "cc-by-4.0", or add the url of the text.',
    source: ['podcast-namespace#tags/license.md', 'partytime'],
    severity: { podcast20: 'warning' },
    once: 'message',
    letter: { podcast20: 'error' },
    on: 'podcast:license',
    check: textIs((value, license, { document }) => {
      if (isKnownLicense(value) || attributeValue(license, 'url')) return undefined;
      const write = licenseMeantBy(value);
      if (namesIn(document.channel?.element).has(value)) {
        return {
          but: 'which is who has the rights, not a licence',
          help: `Write the licence, such as "cc-by-4.0"; the name belongs in <copyright>.`,
        };
      }
      return { but: 'which no list of licences has, and has no url', ...(write && { write, safe: true }) };
    }),
    bad: [
      '<podcast:license>«CC BY 4.0»</podcast:license>',
      '<podcast:license>«our own terms»</podcast:license>',
      '<itunes:author>The authors</itunes:author><podcast:license>«The authors»</podcast:license>',
    ],
    good: [
      '<podcast:license>cc-by-4.0</podcast:license>',
      '<podcast:license url="https://rust-in-production.example.com/terms/">our own terms</podcast:license>',
    ],
    fixes: {
      '<podcast:license>CC BY 4.0</podcast:license>': '<podcast:license>CC-BY-4.0</podcast:license>',
    },
  },
});
