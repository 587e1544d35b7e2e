import { isUuid } from '../../text/uuid.js';
import { attributeIs } from '../judgement.js';
import { name, rules } from '../rule.js';

/** What points to other feeds and their items. */
export const remoteItem = rules({
  'podcast/remote-item-guid-invalid': {
    summary: 'The feedGuid of a remote item must be a <podcast:guid>.',
    why: 'Apps use it to look up the other show, and find nothing.',
    help: 'Copy the <podcast:guid> from the other feed.',
    source: 'podcast-namespace#tags/remote-item.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:remoteItem',
    check: attributeIs('feedGuid', (value) => (isUuid(value) ? undefined : { but: 'not a UUID' })),
    bad: [
      '<podcast:podroll><podcast:remoteItem feedGuid="https://feeds.example.com/lup.xml"/></podcast:podroll>',
    ],
    good: [
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9"/></podcast:podroll>',
    ],
  },

  'podcast/remote-item-without-url': {
    summary: 'A remote item should have the address of the feed as well as its guid.',
    why: 'Apps that cannot look up the guid cannot open the other show.',
    help: 'Add feedUrl with the address of the other feed.',
    source: ['podcast-namespace#tags/remote-item.md', 'podcast-publishers'],
    severity: { podcast20: 'info' },
    whose: 'host',
    once: true,
    on: 'podcast:remoteItem',
    check(item, report) {
      if (!item.attribute('feedUrl')) report(name(item), '<podcast:remoteItem> has no feedUrl.');
    },
    bad: [
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9"/></podcast:podroll>',
    ],
    good: [
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9" feedUrl="https://feeds.example.com/lup.xml"/></podcast:podroll>',
    ],
  },

  'podcast/podroll-empty': {
    summary: 'A podroll needs at least one show, and may have only shows.',
    why: 'Apps show an empty list, or an episode where listeners expect a show.',
    help: 'Add a <podcast:remoteItem> for each show, without itemGuid.',
    source: 'podcast-namespace#tags/podroll.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:podroll',
    check(podroll, report) {
      const shows = podroll.all('podcast:remoteItem');
      if (shows.length === 0) report(name(podroll), '<podcast:podroll> has no <podcast:remoteItem>.');
      for (const show of shows) {
        const guid = show.attribute('itemGuid');
        if (guid?.value.trim())
          report(guid, `<podcast:podroll> recommends the item "${guid.value}", not a show.`);
      }
    },
    bad: [
      '<podcast:podroll/>',
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9" itemGuid="lup-603"/></podcast:podroll>',
    ],
    good: [
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9"/></podcast:podroll>',
    ],
  },
});
