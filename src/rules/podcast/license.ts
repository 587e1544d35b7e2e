import type { Element } from '../../xml/document.js';
import { attributeValue, quoted, textIs } from '../judgement.js';
import { rules, within } from '../rule.js';
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

/** The kind of a Creative Commons licence in its identifier or its address, such as `by-nc`, and its version. */
function creativeCommons(value: string): { readonly kind: string; readonly version?: string } | undefined {
  const form = /^https?:/i.test(value)
    ? /^https?:\/\/(?:www\.)?creativecommons\.org\/(?:licenses|publicdomain)\/([a-z+-]{2,12})(?:\/(\d\.\d))?/i
    : /^cc-?(by(?:-nc)?(?:-nd|-sa)?|0|zero)(?:-(\d\.\d))?(?:-|$)/i;
  const [, kind, version] = form.exec(value) ?? [];
  if (kind === undefined) return undefined;
  const name = kind.toLowerCase().replace(/^0$/, 'zero');
  return { kind: name, ...(version !== undefined && { version }) };
}

export const license = rules({
  'podcast/license-disagrees': {
    summary: 'The url of a licence must lead to the licence that is named.',
    why: 'The two allow different things, and listeners see only one of them.',
    help: 'Write the address of the licence that you mean, or its identifier.',
    source: ['podcast-namespace#tags/license.md'],
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:license',
    check(license, report) {
      const url = license.attribute('url');
      const named = creativeCommons(license.text.trim());
      const linked = url && creativeCommons(url.value.trim());
      if (!url || !named || !linked) return;
      const hasOtherVersion = named.version && linked.version && named.version !== linked.version;
      if (named.kind === linked.kind && !hasOtherVersion) return;
      report(
        url,
        `The url of <podcast:license> is ${quoted(url.value.trim())}, but the licence is ${quoted(license.text.trim())}.`,
      );
    },
    bad: [
      '<podcast:license url="«https://creativecommons.org/licenses/by-nc-nd/4.0/»">cc-by-4.0</podcast:license>',
      '<podcast:license url="«https://creativecommons.org/licenses/by/3.0/»">CC-BY-4.0</podcast:license>',
    ],
    good: [
      '<podcast:license url="https://creativecommons.org/licenses/by/4.0/deed.de">cc-by-4.0</podcast:license>',
      '<podcast:license url="https://creativecommons.org/publicdomain/zero/1.0/">CC0-1.0</podcast:license>',
      '<podcast:license url="https://rust-in-production.example.com/terms/">cc-by-4.0</podcast:license>',
    ],
  },

  'podcast/license-all-rights-reserved': {
    summary: '<copyright> should not reserve all rights where the licence gives some away.',
    why: 'Those who want to use an episode do not know what they may do.',
    help: 'Remove "All rights reserved" from <copyright>, or the licence.',
    source: ['podcast-namespace#tags/license.md'],
    severity: { podcast20: 'info' },
    on: 'channel',
    check(channel, report) {
      const copyright = channel.child('copyright');
      const license = channel.child('podcast:license');
      const found = copyright && /all rights reserved/i.exec(copyright.text);
      if (!copyright || !found || !license || !creativeCommons(license.text.trim())) return;
      report(
        within(copyright, found.index, found.index + found[0].length),
        `<copyright> says "${found[0]}", but <podcast:license> is ${quoted(license.text.trim())}.`,
      );
    },
    bad: [
      '<copyright>Matthias Endler. «All rights reserved»</copyright><podcast:license>cc-by-4.0</podcast:license>',
    ],
    good: [
      '<copyright>Matthias Endler</copyright><podcast:license>cc-by-4.0</podcast:license>',
      '<copyright>All rights reserved</copyright><podcast:license url="https://rust-in-production.example.com/terms/">own</podcast:license>',
    ],
  },

  'podcast/license-unknown-without-url': {
    summary: 'A licence must be on the SPDX list or in the namespace, or needs the url of its text.',
    why: 'Nobody can look up what they may do with the recordings, and parsers drop the licence.',
    help: 'Write the identifier, such as "cc-by-4.0", or add the url of the text.',
    source: ['podcast-namespace#tags/license.md', 'partytime'],
    severity: { podcast20: 'warning' },
    whose: 'host',
    once: 'message',
    letter: { podcast20: 'error' },
    on: 'podcast:license',
    check: textIs((value, license, { document }) => {
      if (isKnownLicense(value) || attributeValue(license, 'url')) return undefined;
      const write = licenseMeantBy(value);
      if (namesIn(document.channel?.element).has(value)) {
        return {
          but: 'which is who has the rights, not a licence',
          help: 'Remove it if all rights are reserved, or write the licence, such as "cc-by-4.0"; the name belongs in <copyright>.',
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
