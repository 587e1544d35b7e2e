import { linkOf } from '../../served/addresses.js';
import { shownUrl } from '../../served/shown-url.js';
import { sameUrl } from '../../text/url.js';
import { everyMedium, listMediums } from '../../vocabulary/mediums.js';
import type { Element } from '../../xml/document.js';
import { answering, showNamed } from '../answering.js';
import { attributeIs, attributeValue, oneOf, textIs } from '../judgement.js';
import { isItem } from '../rss/presence.js';
import { name, rules } from '../rule.js';

const known = oneOf(everyMedium, 'not a medium of the namespace');

const publisherUrl = 'https://publisher.example.com/feed.xml';
const published = `<podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="003af0a0-6a45-55cf-b765-68e3d349551a" feedUrl="${publisherUrl}"/></podcast:publisher>`;

/** The feeds that a publisher lists, in its channel or in a podroll of it. */
function remoteItems(channel: Element): readonly Element[] {
  return [channel, ...channel.all('podcast:podroll')].flatMap((each) => each.all('podcast:remoteItem'));
}

/** What the feed holds. */
export const medium = rules({
  'podcast/medium-unknown': {
    summary: 'A medium must be one of the namespace.',
    why: 'Apps treat the feed as a podcast, so they play music at double speed or hide the picture of a film.',
    help: 'Write one of the mediums, such as "podcast", "music" or "video".',
    source: 'podcast-namespace#tags/medium.md',
    severity: { podcast20: 'warning' },
    on: ['podcast:medium', 'podcast:remoteItem'],
    check(element, report, context) {
      // That of a publisher can be one only, which has a rule of its own.
      if (element.parent?.name === 'podcast:publisher') return;
      const check = element.name === 'podcast:medium' ? textIs(known) : attributeIs('medium', known);
      check(element, report, context);
    },
    bad: [
      '<podcast:medium>«audio»</podcast:medium>',
      '<podcast:podroll><podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b" medium="«musicl»"/></podcast:podroll>',
    ],
    good: ['<podcast:medium>podcast</podcast:medium>', '<podcast:medium>mixed</podcast:medium>'],
    fixes: {
      '<podcast:podroll><podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b" medium="musicl"/></podcast:podroll>':
        '<podcast:podroll><podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b" medium="musicL"/></podcast:podroll>',
    },
  },

  'podcast/medium-list-with-items': {
    summary: 'A feed whose medium is a list has remote items and no items of its own.',
    why: 'Apps may show only the remote items of a list, so listeners never see the others.',
    help: 'Point to the items with <podcast:remoteItem>, or write the medium without the "L".',
    source: 'podcast-namespace#tags/medium.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'rss/channel',
    check(channel, report) {
      const medium = channel.child('podcast:medium');
      const value = medium?.text.trim() ?? '';
      if (!medium || !listMediums.includes(value)) return;
      if (channel.children.some(isItem))
        report(medium, `<podcast:medium> is the list "${value}", but the feed has items of its own.`);
      else if (!channel.child('podcast:remoteItem')) {
        report(medium, `<podcast:medium> is the list "${value}", but the feed has no <podcast:remoteItem>.`);
      }
    },
    bad: [
      '<podcast:medium>«musicL»</podcast:medium>',
      '<channel><podcast:medium>«mixed»</podcast:medium></channel>',
    ],
    good: [
      '<channel><podcast:medium>musicL</podcast:medium><podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b"/></channel>',
    ],
  },

  'podcast/medium-film-many-items': {
    summary: 'A feed whose medium is "film" should have one item.',
    why: 'Apps show a film as one work, and may omit what follows the first item.',
    help: 'Publish each film in a feed of its own, or write "video".',
    source: 'podcast-namespace#tags/medium.md',
    severity: { podcast20: 'warning' },
    on: 'rss/channel',
    check(channel, report) {
      const medium = channel.child('podcast:medium');
      if (medium?.text.trim() !== 'film') return;
      const items = channel.all('item').length;
      if (items > 1) report(medium, `<podcast:medium> is "film", but the feed has ${items} items.`);
    },
    bad: [
      '<podcast:medium>«film»</podcast:medium><item><title>Part one</title></item><item><title>Part two</title></item>',
    ],
    good: ['<podcast:medium>film</podcast:medium>'],
  },

  'podcast/medium-without-video': {
    summary: 'A feed whose medium is "video" or "film" must have something to see.',
    why: 'Apps open a player for pictures, which stays black.',
    help: 'Write "podcast", or the address of the video as <enclosure> or <podcast:alternateEnclosure>.',
    source: 'podcast-namespace#tags/medium.md',
    severity: { podcast20: 'warning' },
    on: 'rss/channel',
    check(channel, report) {
      const medium = channel.child('podcast:medium');
      const value = medium?.text.trim() ?? '';
      if (!medium || (value !== 'video' && value !== 'film')) return;
      const items = channel.all('item');
      const hasAudioOnly = (item: Element) => {
        const types = ['enclosure', 'podcast:alternateEnclosure'].flatMap((each) => item.all(each));
        return (
          types.length > 0 && types.every((each) => /^audio\//i.test(attributeValue(each, 'type') ?? ''))
        );
      };
      if (items.length > 0 && items.every(hasAudioOnly))
        report(medium, `<podcast:medium> is "${value}", but every item has audio only.`);
    },
    bad: [
      '<podcast:medium>«video»</podcast:medium><item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<podcast:medium>video</podcast:medium><item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><podcast:alternateEnclosure type="video/mp4" length="410000000"><podcast:source uri="https://media.example.com/rust.mp4"/></podcast:alternateEnclosure></item>',
      '<podcast:medium>podcast</podcast:medium><item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'podcast/publisher-feed-incomplete': {
    summary: 'The feed of a publisher needs a <podcast:guid> and must point to at least one feed.',
    why: 'Apps cannot find the shows of the publisher, and show the feed as an empty podcast.',
    help: 'Add the <podcast:guid> of the publisher and a <podcast:remoteItem> for each show.',
    source: 'podcast-publishers#requirements',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'rss/channel',
    check(channel, report) {
      const medium = channel.child('podcast:medium');
      if (medium?.text.trim() !== 'publisher') return;
      const missing = ['podcast:guid', 'podcast:remoteItem'].filter((each) => !channel.child(each));
      if (missing.length === 0) return;
      report(medium, `<podcast:medium> is "publisher", but the feed has no <${missing.join('> and no <')}>.`);
    },
    bad: ['<podcast:medium>«publisher»</podcast:medium>'],
    good: [
      '<podcast:medium>publisher</podcast:medium><podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b"/>',
    ],
  },

  'podcast/publisher-tag-invalid': {
    summary: 'A <podcast:publisher> needs exactly one remote item, with medium="publisher".',
    why: 'Apps do not find the feed of the publisher, and show no publisher.',
    help: 'Keep one <podcast:remoteItem medium="publisher"> with the guid of the publisher\'s feed.',
    source: 'podcast-namespace#tags/publisher.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:publisher',
    check(publisher, report) {
      const [remote, ...others] = publisher.all('podcast:remoteItem');
      if (!remote || others.length > 0) {
        const count = remote ? others.length + 1 : 'no';
        return report(name(publisher), `<podcast:publisher> has ${count} <podcast:remoteItem>, not one.`);
      }
      const medium = remote.attribute('medium');
      if (medium?.value.trim() === 'publisher') return;
      if (medium) report(medium, `The medium of the publisher's feed is "${medium.value}", not "publisher".`);
      else report(name(remote), 'The <podcast:remoteItem> of the publisher has no medium="publisher".');
    },
    bad: [
      '<«podcast:publisher»/>',
      '<podcast:publisher><«podcast:remoteItem» feedGuid="003af0a0-6a45-55cf-b765-68e3d349551a"/></podcast:publisher>',
    ],
    good: [
      '<podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="003af0a0-6a45-55cf-b765-68e3d349551a"/></podcast:publisher>',
    ],
  },

  'podcast/publisher-not-reciprocal': {
    summary: 'The feed of the publisher must point back to the show.',
    why: 'Apps trust a link only if both sides have it, and show no publisher.',
    help: "Add a <podcast:remoteItem> with the guid of the show to the publisher's feed.",
    source: 'podcast-publishers#overview',
    severity: { podcast20: 'warning' },
    on: 'podcast:publisher',
    needs: 'network',
    check(publisher, report, { document, network }) {
      const remote = publisher.child('podcast:remoteItem');
      const url = remote?.attribute('feedUrl');
      const other = network?.served?.get(url?.value.trim() ?? '')?.document?.channel?.element;
      const own = document.channel?.element.child('podcast:guid')?.text.trim().toLowerCase();
      const address = network?.feed?.url ?? linkOf(document.channel?.element ?? publisher, 'self');
      if (!url || !other || (!own && !address)) return;
      const isBack = remoteItems(other).some(
        (each) =>
          each.attribute('feedGuid')?.value.trim().toLowerCase() === own ||
          (address !== undefined && sameUrl(each.attribute('feedUrl')?.value ?? '', address)),
      );
      if (!isBack)
        report(url, `The publisher's feed at ${shownUrl(url.value.trim())} does not list the show.`);
    },
    bad: [{ markup: published, served: [answering(publisherUrl, { document: showNamed('Rust Media') })] }],
    good: [
      {
        markup: published,
        served: [
          answering(publisherUrl, {
            document: showNamed(
              'Rust Media',
              '<podcast:remoteItem feedGuid="9b024349-ccf0-5f69-a609-6b82873eab3c"/>',
            ),
          }),
        ],
      },
      { markup: published, served: [answering(publisherUrl, { get: 404 })] },
    ],
  },
});
