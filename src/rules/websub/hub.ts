import { linksOf } from '../atom/relations.js';
import { name, rules } from '../rule.js';

/** The announcement of a hub that pushes new items to subscribers. */
export const hub = rules({
  'websub/hub-without-self': {
    summary: 'A channel that announces a hub must also link to itself with rel="self".',
    why: 'Subscribers do not know what to ask the hub for, so nothing is ever pushed.',
    help: 'Add <atom:link href="…" rel="self"/> with the address that the hub is told.',
    source: 'websub#4',
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    on: 'channel',
    check(channel, report) {
      const [first] = linksOf(channel, 'hub');
      if (first && linksOf(channel, 'self').length === 0) {
        report(name(first), 'The channel announces a hub but has no link with rel="self".');
      }
    },
    bad: ['<atom:link href="https://hub.example.com/" rel="hub"/>'],
    good: [
      '<atom:link href="https://hub.example.com/" rel="hub"/><atom:link href="https://feeds.example.com/rust.xml" rel="self"/>',
    ],
  },

  'websub/hub-not-pinged': {
    summary: 'The hub must be told of every change of the feed.',
    why: 'Subscribers of the hub wait for it and see new episodes hours late.',
    help: 'Ping the hub whenever you publish the feed.',
    source: ['websub#7', 'podinfra#pinging'],
    severity: { rss: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },
});
