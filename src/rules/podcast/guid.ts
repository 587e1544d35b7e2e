import { shownUrl } from '../../served/shown-url.js';
import { isPrivateUrl, isWebUrl } from '../../text/url.js';
import { podcastGuid, podcastNamespace, uuidV5, uuidVersion } from '../../text/uuid.js';
import type { Element } from '../../xml/document.js';
import { answering, showNamed } from '../answering.js';
import { quoted, textIs } from '../judgement.js';
import { name, rules } from '../rule.js';
import { isGuidShared } from '../shows.js';

const publisherUrl = 'https://publisher.example.com/feed.xml';
const copied = '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>';

/** The addresses that a feed says it has, of those that are whole: a part of one makes another guid. */
function ownAddresses(channel: Element): readonly string[] {
  const links = channel.all('atom:link').filter((link) => link.attribute('rel')?.value === 'self');
  const addresses = links.map((link) => link.attribute('href')?.value);
  return [...addresses, channel.child('itunes:new-feed-url')?.text].flatMap((url) => {
    const address = url?.trim() ?? '';
    return isWebUrl(address) ? address : [];
  });
}

/** The names that an address is mistakenly hashed under, and what was left in each. */
function wrongSeeds(url: string): ReadonlyMap<string, string> {
  const bare = url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const seeds = new Map([[url, 'with its scheme']]);
  if (bare.endsWith('/')) seeds.set(bare, 'with the slash at its end');
  else seeds.set(`${bare}/`, 'with a slash at its end');
  return seeds;
}

export const guid = rules({
  'podcast/guid-missing': {
    summary: 'The channel needs a <podcast:guid>.',
    why: 'When the show moves to another host, apps that follow it may treat it as a new show.',
    help: 'Add the <podcast:guid> that podcastindex.org shows for the show, or that your host gives it, and never change it.',
    source: ['psp1#podcast:guid', 'podcast-namespace#tags/guid.md'],
    severity: { podcast20: 'info', psp1: 'warning' },
    whose: 'host',
    absent: 'podcast:guid',
    on: 'rss/channel',
    check(channel, report) {
      // A publisher's feed cannot do without it: that has a rule of its own.
      if (channel.child('podcast:guid') || channel.child('podcast:medium')?.text.trim() === 'publisher')
        return;
      const url = ownAddresses(channel).find((each) => !isPrivateUrl(each));
      const help =
        url &&
        `If the feed was first published at ${url}, add <podcast:guid>${podcastGuid(url)}</podcast:guid>.`;
      report(name(channel), 'The channel has no <podcast:guid>.', help ? { help } : {});
    },
    bad: [
      '<«channel»><title>Rust in Production</title><atom:link rel="self" href="https://feeds.example.com/rust.xml"/></channel>',
      '<«channel»><title>Rust in Production</title><atom:link rel="self" href="/rust.xml"/></channel>',
    ],
    good: ['<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>'],
  },

  'podcast/guid-invalid': {
    summary: 'The podcast:guid should be a UUID of version 5.',
    why: 'Apps look shows up by it, and may not find another kind of identifier.',
    help: 'Keep a guid that is already published; a new feed gets the UUID of version 5 that its address gives.',
    source: ['podcast-namespace#tags/guid.md', 'uuid'],
    severity: { podcast20: 'info', psp1: 'warning' },
    whose: 'host',
    letter: { podcast20: 'error' },
    yieldsTo: ['podcast/guid-of-nobody'],
    on: 'podcast:guid',
    check: textIs((value) => {
      const version = uuidVersion(value);
      if (version === undefined) return { but: 'not a UUID' };
      if (version === 5) return undefined;
      const help = 'Keep it where apps know the show by it already, and give a new show one of version 5.';
      return { but: `a UUID of version ${version}, not 5`, help };
    }),
    bad: [
      '<podcast:guid>«y0ur-gu1d-g035-h3r3»</podcast:guid>',
      '<podcast:guid>«7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11»</podcast:guid>',
    ],
    good: [
      '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>',
      '<podcast:guid>9B024349-CCF0-5F69-A609-6B82873EAB3C</podcast:guid>',
    ],
  },

  'podcast/guid-of-nobody': {
    summary: 'The podcast:guid must be one that no other show has.',
    why: 'Every feed whose program had no guid has this one, so apps take them for the same show.',
    help: 'Write the UUID of version 5 that the address of the feed gives.',
    source: ['podcast-namespace#tags/guid.md', 'uuid'],
    severity: { podcast20: 'warning' },
    whose: 'host',
    on: 'podcast:guid',
    check(guid, report) {
      const value = guid.text.trim();
      const bare = value.replaceAll('-', '').toLowerCase();
      const what = /^0{32}$/.test(bare)
        ? 'the empty UUID'
        : /^f{32}$/.test(bare)
          ? 'the last UUID'
          : undefined;
      if (what === undefined && bare !== podcastNamespace.replaceAll('-', '')) return;
      const [url] = guid.parent ? ownAddresses(guid.parent) : [];
      const help = url && `Write "${podcastGuid(url)}", which the address of the feed gives.`;
      const nature = what ?? 'the namespace in which guids are made';
      report(guid, `<podcast:guid> is ${quoted(value)}, ${nature}.`, help ? { help } : {});
    },
    bad: [
      '<podcast:guid>«00000000-0000-0000-0000-000000000000»</podcast:guid>',
      '<podcast:guid>«ead4c236-bf58-58c6-a2c6-a6b28d128cb6»</podcast:guid>',
      '<atom:link href="https://podnews.net/rss" rel="self" type="application/rss+xml"/><podcast:guid>«ffffffff-ffff-ffff-ffff-ffffffffffff»</podcast:guid>',
    ],
    good: ['<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>'],
  },

  'podcast/guid-seeded-with-scheme': {
    summary:
      'The <podcast:guid> should be made from the address of the feed without its scheme and its last slash.',
    why: 'Another host that computes the guid of the same feed gets a different one and treats the show as another.',
    help: 'Keep it once it is published; compute that of your next show from the address of its feed without "https://" and without slashes at its end.',
    source: ['podcast-namespace#tags/guid.md', 'castopod#PodcastModel'],
    severity: { podcast20: 'info' },
    whose: 'host',
    on: 'rss/channel',
    check(channel, report) {
      const guid = channel.child('podcast:guid');
      const value = guid?.text.trim().toLowerCase() ?? '';
      if (!guid || uuidVersion(value) !== 5) return;
      for (const url of ownAddresses(channel)) {
        for (const [seed, mistake] of wrongSeeds(url)) {
          if (uuidV5(podcastNamespace, seed) !== value) continue;
          report(guid, `<podcast:guid> "${guid.text.trim()}" is made from the address ${mistake}.`);
          return;
        }
      }
    },
    bad: [
      `<atom:link href="https://podnews.net/rss" rel="self" type="application/rss+xml"/>
       <podcast:guid>«caa2fbfc-09c6-5b08-82b5-c2217fca3a5e»</podcast:guid>`,
      `<atom:link href="https://podnews.net/rss" rel="self" type="application/rss+xml"/>
       <podcast:guid>«7b93d1cd-0057-55fc-a67d-521e20835416»</podcast:guid>`,
    ],
    good: [
      `<atom:link href="https://podnews.net/rss" rel="self" type="application/rss+xml"/>
       <podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>`,
      `<atom:link href="https://feeds.podcastindex.org/pc20.xml" rel="self" type="application/rss+xml"/>
       <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>`,
    ],
  },

  'podcast/guid-copied': {
    summary: 'No two shows may have the same <podcast:guid>.',
    why: 'Apps may merge the two shows, so listeners of one get the episodes of the other.',
    help: 'Give the newer show a podcast:guid of its own, made from the address of its feed.',
    source: 'podcast-namespace#tags/guid.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'channel/podcast:guid',
    needs: 'network',
    check(guid, report, { document, network }) {
      for (const { url, document: other } of network?.served?.values() ?? []) {
        if (!other || !isGuidShared(document, other)) continue;
        const title = other.channel?.element.child('title')?.text.trim() ?? '';
        report(guid, `The show ${quoted(title)} at ${shownUrl(url)} has the same podcast:guid.`);
      }
    },
    bad: [{ markup: copied, served: [answering(publisherUrl, { document: showNamed('Go Time', copied) })] }],
    good: [
      {
        markup: copied,
        served: [answering(publisherUrl, { document: showNamed('Rust in Production', copied) })],
      },
      { markup: copied, served: [answering(publisherUrl, { document: showNamed('Go Time') })] },
    ],
  },
});
