import { isAnswer } from '../../served/served.js';
import { shownUrl } from '../../served/shown-url.js';
import { answering } from '../answering.js';
import { linksOf, unrelatedLink } from '../atom/relations.js';
import { name, rules } from '../rule.js';

const hubUrl = 'https://hub.example.com/';
const announced = `<atom:link href="${hubUrl}" rel="hub"/><atom:link href="https://feeds.example.com/rust.xml" rel="self"/>`;

/** The announcement of a hub that pushes new items to subscribers. */
export const hub = rules({
  'websub/hub-without-self': {
    summary: 'A channel that announces a hub must also link to itself with rel="self".',
    why: 'Subscribers do not know what to ask the hub for, so nothing is ever pushed.',
    help: 'Add <atom:link href="…" rel="self"/> with the address that the hub is told.',
    source: 'websub#4',
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    absent: 'atom:link',
    on: 'channel',
    check(channel, report) {
      const [first] = linksOf(channel, 'hub');
      // A link to the feed that does not say so is reported as that.
      if (first && linksOf(channel, 'self').length === 0 && !unrelatedLink(channel)) {
        report(name(first, channel), 'The channel announces a hub but has no link with rel="self".');
      }
    },
    bad: ['<«atom:link» href="https://hub.example.com/" rel="hub"/>'],
    good: [
      '<atom:link href="https://hub.example.com/" rel="hub"/><atom:link href="https://feeds.example.com/rust.xml" rel="self"/>',
    ],
  },

  'websub/hub-not-pinged': {
    summary: 'The hub must exist, and be told of every change of the feed.',
    why: 'Subscribers of the hub wait for it and see new episodes hours late.',
    help: 'Announce a hub that exists, or none, and ping it whenever you publish the feed.',
    source: ['websub#7', 'podinfra#pinging'],
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'channel',
    needs: 'network',
    check(channel, report, { network }) {
      for (const link of linksOf(channel, 'hub')) {
        const href = link.attribute('href');
        const served = network?.served?.get(href?.value.trim() ?? '');
        // A hub takes POST, and may refuse GET by any other status.
        const isGone =
          served && isAnswer(served.get) && (served.get.status === 404 || served.get.status === 410);
        if (href && isGone)
          report(
            href,
            `The hub ${shownUrl(href.value.trim())} does not exist (status ${served.get.status}), so nobody can tell it of new episodes.`,
          );
      }
    },
    bad: [{ markup: announced, served: [answering(hubUrl, { get: 404 })] }],
    good: [
      { markup: announced, served: [answering(hubUrl, { get: 400 })] },
      {
        markup: announced,
        served: [answering(hubUrl, { get: { kind: 'timeout', but: 'does not answer', url: hubUrl } })],
      },
    ],
  },
});
