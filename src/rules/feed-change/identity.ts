import { parseUrl, sameUrl } from '../../text/url.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { comparing, textIn } from './comparing.js';

const self = (url: string) => `<atom:link href="${url}" rel="self" type="application/rss+xml"/>`;

/** Where a feed says that it is found. */
function selfOf(channel: Element | undefined) {
  const links = channel?.all('atom:link') ?? [];
  return links.find((link) => link.attribute('rel')?.value.trim() === 'self')?.attribute('href');
}

/** Whether two addresses are one to all who follow redirections from http: to https:; the first may be a relative one. */
function isSameFeed(a: string, b: string): boolean {
  const [one, other] = [a, b].map((url) => url.trim().replace(/^http:/i, 'https:'));
  return one === other || sameUrl(parseUrl(one ?? '', other)?.href ?? '', other ?? '');
}

/** What a podcast:locked says: whether the show may be taken over, and who may be asked. */
function lockOf(channel: Element | undefined) {
  const locked = channel?.child('podcast:locked');
  return {
    locked,
    says: locked?.text.trim().toLowerCase() || undefined,
    owner: locked?.attribute('owner')?.value.trim().toLowerCase() || undefined,
  };
}

export const identity = rules({
  'feed-change/feed-moved-without-new-feed-url': {
    summary: 'A feed that has a new address says so in <itunes:new-feed-url>.',
    why: 'Apple and many apps keep reading the old address, and subscribers there get no new episodes.',
    help: 'Add <itunes:new-feed-url> with the new address, and let the old address redirect to it.',
    source: ['apple-guide#show: itunes:new-feed-url', 'apple-move'],
    refusal: ['apple-guide#show: itunes:new-feed-url', 'apple-move'],
    severity: { apple: 'error' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before }, report, channel) => {
      const old = selfOf(before.channel?.element)?.value.trim();
      const link = selfOf(channel);
      const now = link?.value.trim();
      if (!old || !link || !now || isSameFeed(old, now)) return;
      const announced = textIn(channel, 'itunes:new-feed-url');
      if (announced !== undefined && !isSameFeed(announced, old)) return;
      const but =
        announced === undefined ? 'and it does not say so' : `but <itunes:new-feed-url> still is the old one`;
      const help = `Add "newFeed: ${now}" to show.yaml, which is <itunes:new-feed-url> in the feed, so that subscribers follow, and let the old address redirect to the new one.`;
      report(link, `The address of the feed was ${quoted(old)} and is now ${quoted(now)}, ${but}.`, { help });
    }),
    bad: [
      { before: self('https://old.example.com/rust.xml'), after: self('«https://new.example.com/rust.xml»') },
      {
        before: self('https://old.example.com/rust.xml'),
        after: `${self('https://new.example.com/rust.xml')}<itunes:new-feed-url>https://old.example.com/rust.xml</itunes:new-feed-url>`,
      },
    ],
    good: [
      { before: self('/feed/podcast/'), after: self('/feed/podcast/') },
      {
        before: self('https://old.example.com/rust.xml'),
        after: `${self('https://new.example.com/rust.xml')}<itunes:new-feed-url>https://new.example.com/rust.xml</itunes:new-feed-url>`,
      },
      { before: self('http://example.com/rust.xml'), after: self('https://example.com/rust.xml') },
      { before: self('rust.xml'), after: self('https://example.com/podcast/rust.xml') },
    ],
  },

  'feed-change/podcast-guid-changed': {
    summary: 'The podcast:guid of a show never changes.',
    why: 'Apps and indexes mistake it for another show, and playlists, recommendations and payments no longer find it.',
    help: 'Put back the old guid of the show; it stays the same even when the feed moves.',
    source: ['podcast-namespace#guid', 'psp1#podcast:guid'],
    refusal: 'podcast-namespace#guid',
    severity: { podcast20: 'error', psp1: 'error' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before }, report, channel) => {
      const old = textIn(before.channel?.element, 'podcast:guid');
      const now = channel.child('podcast:guid');
      const value = now?.text.trim();
      if (!old || !now || !value || old.toLowerCase() === value.toLowerCase()) return;
      report(now, `The guid of the show was ${quoted(old)} and is now ${quoted(value)}.`, {
        help: `Put back the old guid of the show, ${quoted(old)}.`,
      });
    }),
    bad: [
      {
        before: '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>',
        after: '<podcast:guid>«917393e3-1b1e-5cef-ace4-edaa54e1f810»</podcast:guid>',
      },
    ],
    good: [
      {
        before: '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>',
        after: '<podcast:guid> 9B024349-CCF0-5F69-A609-6B82873EAB3C </podcast:guid>',
      },
    ],
  },

  'feed-change/podcast-guid-removed': {
    summary: 'A show that has a podcast:guid keeps it in its feed.',
    why: 'After a move to another host, indexes can no longer tell that it is the same show.',
    help: 'Put back the guid of the show.',
    source: ['podcast-namespace#guid', 'psp1#podcast:guid'],
    weighed: 'Directories keep the guid that they know; only a move of the feed is harder to follow.',
    severity: { podcast20: 'warning', psp1: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before }, report, channel) => {
      const old = textIn(before.channel?.element, 'podcast:guid');
      if (!old || textIn(channel, 'podcast:guid')) return;
      report(
        channel.child('podcast:guid') ?? name(channel),
        `The guid of the show was ${quoted(old)} and is gone.`,
      );
    }),
    bad: [
      {
        before: '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>',
        after: '«<podcast:guid/>»',
      },
    ],
    good: [
      {
        before: '<podcast:guid/>',
        after: '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>',
      },
    ],
  },

  'feed-change/locked-changed': {
    summary: 'The lock of a show and its owner address do not change.',
    why: 'A show that is not locked can be imported at another host by anybody.',
    help: 'Lock the show again unless it is about to move.',
    source: 'podcast-namespace#locked',
    severity: { podcast20: 'info' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before }, report, channel) => {
      const old = lockOf(before.channel?.element);
      const now = lockOf(channel);
      const place = now.locked ?? name(channel);
      if (old.says === 'yes' && now.says !== 'yes') report(place, 'The show was locked and is no longer.');
      else if (old.owner !== undefined && now.owner !== undefined && old.owner !== now.owner) {
        report(
          now.locked?.attribute('owner') ?? place,
          `The owner address of the lock was ${quoted(old.owner)} and is now ${quoted(now.owner)}.`,
        );
      }
    }),
    bad: [
      { before: '<podcast:locked>yes</podcast:locked>', after: '<podcast:locked>«no»</podcast:locked>' },
      {
        before: '<podcast:locked owner="me@example.com">yes</podcast:locked>',
        after: '<podcast:locked owner="«you@example.com»">yes</podcast:locked>',
      },
    ],
    good: [{ before: '<podcast:locked>no</podcast:locked>', after: '<podcast:locked>yes</podcast:locked>' }],
  },
});
