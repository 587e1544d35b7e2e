import { isWebUrl, sameUrl } from '../../text/url.js';
import { isUuid, podcastGuid } from '../../text/uuid.js';
import { rowOf } from '../../vocabulary/vocabulary.js';
import { attributeIs, attributeValue, quoted } from '../judgement.js';
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
      '<podcast:podroll><podcast:remoteItem feedGuid="«https://feeds.example.com/lup.xml»"/></podcast:podroll>',
    ],
    good: [
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9"/></podcast:podroll>',
    ],
  },

  'podcast/remote-item-without-url': {
    summary: 'A remote item should have the address of the feed as well as its guid.',
    why: 'Apps that cannot look up the guid cannot open what it names.',
    help: 'Add feedUrl with the address of the other feed.',
    source: ['podcast-namespace#tags/remote-item.md', 'podcast-publishers'],
    severity: { podcast20: 'info' },
    whose: 'host',
    once: true,
    absent: '@feedUrl',
    on: 'podcast:remoteItem',
    check(item, report) {
      if (!item.attribute('feedUrl')) report(name(item), '<podcast:remoteItem> has no feedUrl.');
    },
    bad: [
      '<podcast:podroll><«podcast:remoteItem» feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9"/></podcast:podroll>',
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
      const stranger = shows.length === 0 ? podroll.children.find((each) => !rowOf(each.name)) : undefined;
      if (stranger) {
        report(name(stranger), `<podcast:podroll> has <${stranger.name}>, not <podcast:remoteItem>.`, {
          help: 'Write a <podcast:remoteItem> with feedGuid and feedUrl for each show.',
        });
      } else if (shows.length === 0) report(name(podroll), '<podcast:podroll> has no <podcast:remoteItem>.');
      for (const show of shows) {
        const guid = show.attribute('itemGuid');
        if (guid?.value.trim())
          report(guid, `<podcast:podroll> recommends the item "${guid.value}", not a show.`);
      }
    },
    bad: [
      '<«podcast:podroll»/>',
      '<podcast:podroll><«podcast:show» url="https://feeds.example.com/lup.xml">LINUX Unplugged</podcast:show></podcast:podroll>',
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9" itemGuid="«lup-603»"/></podcast:podroll>',
    ],
    good: [
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9"/></podcast:podroll>',
    ],
  },

  'podcast/remote-item-is-self': {
    summary: 'A show should not recommend itself or be its own publisher.',
    why: 'Apps lead listeners back to the show that they came from.',
    help: 'Write the guid and the address of the other feed.',
    source: ['podcast-namespace#tags/podroll.md', 'podcast-namespace#tags/publisher.md'],
    severity: { podcast20: 'warning' },
    on: ['podcast:podroll', 'podcast:publisher'],
    check(element, report) {
      const channel = element.parent;
      if (!channel) return;
      const guid = channel.child('podcast:guid')?.text.trim().toLowerCase();
      const selves = channel.all('atom:link').flatMap((link) => {
        const href = attributeValue(link, 'href');
        return href && attributeValue(link, 'rel') === 'self' ? [href] : [];
      });
      for (const item of element.all('podcast:remoteItem')) {
        const own = item.attribute('feedGuid');
        const url = item.attribute('feedUrl');
        if (own && guid && own.value.trim().toLowerCase() === guid) {
          const other = url?.value.trim();
          const isOther =
            other && isWebUrl(other) && selves.length > 0 && !selves.some((self) => sameUrl(self, other));
          const mine = channel.child('podcast:guid');
          // The guid that an address gives belongs to that feed.
          if (mine && isOther && !selves.some((self) => podcastGuid(self) === guid)) {
            const message = `<podcast:guid> is ${quoted(mine.text.trim())}, as is the feedGuid of ${quoted(other)} in <${element.name}>.`;
            report(mine, message, {
              help: `Compare it with the <podcast:guid> of that feed: this one gets "${podcastGuid(selves[0] ?? '')}" by its address.`,
              why: 'One of the two was copied, and apps that go by it take the two shows for one.',
            });
          } else report(own, `<${element.name}> points to the show itself, by its guid.`);
        } else if (url && selves.includes(url.value.trim())) {
          report(url, `<${element.name}> points to the show itself, by its address.`);
        }
      }
    },
    bad: [
      '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><podcast:podroll><podcast:remoteItem feedGuid="«9b024349-ccf0-5f69-a609-6b82873eab3c»"/></podcast:podroll>',
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/><podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9" feedUrl="«https://feeds.example.com/rust.xml»"/></podcast:podroll>',
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/><podcast:guid>«29cdca4a-32d8-56ba-b48b-09a011c5daa9»</podcast:guid><podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9" feedUrl="https://feeds.example.com/lup.xml"/></podcast:podroll>',
      '<atom:link href="https://hub.example.com/" rel="hub"/><podcast:guid>29cdca4a-32d8-56ba-b48b-09a011c5daa9</podcast:guid><podcast:podroll><podcast:remoteItem feedGuid="«29CDCA4A-32d8-56ba-b48b-09a011c5daa9»" feedUrl="https://feeds.example.com/lup.xml"/></podcast:podroll>',
    ],
    good: [
      '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9"/></podcast:podroll>',
    ],
  },
});
