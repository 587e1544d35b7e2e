import type { Fix } from '../../diagnostic.js';
import { isWebUrl } from '../../text/url.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { isCopy } from './copies.js';
import { mention, ofEpisodes, requires, textOf } from './presence.js';
import { urlOf } from './recording.js';

/** Says that the guid is not an address: nothing of what players compare changes. */
function notPermalink(guid: Element): Fix {
  const written = guid.attribute('isPermaLink');
  const { end } = guid.nameSpan;
  const edit = written
    ? { span: written.valueSpan, text: 'false' }
    : { span: { start: end, end }, text: ' isPermaLink="false"' };
  return { title: 'Write isPermaLink="false"', safe: true, edits: [edit] };
}

/** isPermaLink in another case, which no reader looks for. */
function misspeltAttribute(guid: Element) {
  return guid.attributes.find(({ name }) => name !== 'isPermaLink' && name.toLowerCase() === 'ispermalink');
}

function isTrailer(item: Element): boolean {
  return textOf(item, 'itunes:episodeType')?.toLowerCase() === 'trailer';
}

/** The number that a server gives a visit: of PHP, Java, ASP.NET, and forums. */
const session =
  /[?&;](PHPSESSID|jsessionid|ASPSESSIONID\w{0,20}|ASP\.NET_SessionId|CFTOKEN|(?:sid|session_?id)(?==[\da-f]{16}))=\w{6}/i;

/** So many characters (code points) of a guid the Podcast Index keeps. */
const mostCharacters = 740;

export const guid = rules({
  'rss/guid-missing': {
    summary: 'Every item needs a guid.',
    why: 'Apps that require one skip the episode, and others download it again whenever its file moves.',
    help: 'Add a <guid isPermaLink="false"> that will never change: for a published episode the address of its recording as it is now, for a new one a UUID.',
    source: [
      'rss#<guid> sub-element of <item>',
      'apple-requirements#episode guid',
      'psp1#guid',
      'spotify-metadata#guid',
      'partytime#isValidItem',
      'archive-guids',
    ],
    severity: { rss: 'warning', apple: 'error', psp1: 'error', spotify: 'error', podcast20: 'error' },
    refusal: ['apple-requirements#episode guid', 'spotify-metadata#guid', 'partytime#isValidItem'],
    whose: 'host',
    absent: 'guid',
    once: true,
    on: 'item',
    check: ofEpisodes(requires('guid', 'a UUID, or another text that will never change,')),
    bad: ['<«item»><title>Rust for Linux</title></item>', '<item>«<guid>» </guid></item>'],
    good: ['<item><guid isPermaLink="false">7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11</guid></item>'],
  },

  'rss/guid-duplicate': {
    summary: 'No two items may share a guid.',
    why: 'Players mistake the second item for the first, and one of the two episodes is never seen.',
    help: 'Give the newer item its own guid and leave the older one unchanged.',
    source: [
      'rss#<guid> sub-element of <item>',
      'apple-guide#episode: guid',
      'psp1#guid',
      'spotify-metadata#guid',
      'feedvalidator#DuplicateValue',
      'audiobookshelf-guids',
    ],
    severity: { rss: 'error', apple: 'error', spotify: 'error', psp1: 'error' },
    refusal: ['apple-guide#episode: guid', 'audiobookshelf-guids'],
    on: 'channel',
    check(channel, report, { document }) {
      const seen = new Map<string, Element>();
      for (const item of channel.children) {
        const guid = item.name === 'item' && !isCopy(document, item) ? item.child('guid') : undefined;
        const value = guid?.text.trim();
        if (!guid || !value) continue;
        // A trailer that takes the guid of its episode is the matter of itunes/trailer-shares-guid.
        const key = `${isTrailer(item)} ${value}`;
        const first = seen.get(key);
        if (!first) seen.set(key, item);
        else report(guid, `The guid ${quoted(value)} is also the guid of ${mention(first)}.`);
      }
    },
    bad: [
      '<item><guid>ff80</guid></item><item><guid>«ff80»</guid></item>',
      '<item><guid>ff80</guid></item><item><guid><![CDATA[«ff80»]]></guid></item>',
    ],
    good: ['<item><guid>ff80</guid></item><item><guid>FF80</guid></item>'],
  },

  'rss/guid-not-permalink': {
    summary: 'A guid that is not a web address needs isPermaLink="false".',
    why: 'Readers that use the guid as a link open an error page instead of the episode.',
    help: 'Add isPermaLink="false" and leave the guid itself unchanged.',
    source: [
      'rss#<guid> sub-element of <item>',
      'feedvalidator#InvalidHttpGUID, InvalidPermalink',
      'podcast-recommendations#Episode GUID',
    ],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    once: true,
    on: 'item/guid',
    check(guid, report) {
      const value = guid.text.trim();
      const said = guid.attribute('isPermaLink');
      // What is neither true nor false, and what is misspelt, is the matter of the next rule.
      if (value === '' || misspeltAttribute(guid) || (said && said.value !== 'true') || isWebUrl(value))
        return;
      const why = said ? 'has isPermaLink="true"' : 'has no isPermaLink="false"';
      report(said ?? guid, `The guid ${quoted(value)} is not a web address, but ${why}.`, {
        fix: notPermalink(guid),
      });
    },
    bad: [
      '<item><guid>«7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11»</guid></item>',
      '<item><guid isPermaLink="«true»">rust-for-linux</guid></item>',
      '<item><guid>«tag:example.com,2025:rust-for-linux»</guid></item>',
    ],
    good: [
      '<item><guid isPermaLink="false">rust-for-linux</guid></item>',
      '<item><guid>https://rust-in-production.example.com/rust-for-linux/</guid></item>',
    ],
    fixes: {
      '<item><guid>7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11</guid></item>':
        '<item><guid isPermaLink="false">7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11</guid></item>',
      '<item><guid isPermaLink="true">rust-for-linux</guid></item>':
        '<item><guid isPermaLink="false">rust-for-linux</guid></item>',
    },
  },

  'rss/guid-ispermalink-invalid': {
    summary: 'The isPermaLink of a guid must be "true" or "false".',
    why: 'Readers fall back to the default and open a guid that is not a page.',
    help: 'Write isPermaLink="false" unless the guid is the address of the episode\'s page.',
    source: ['rss#<guid> sub-element of <item>', 'feedvalidator#InvalidBooleanAttribute'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    once: true,
    on: 'item/guid',
    check(guid, report) {
      const misspelt = misspeltAttribute(guid);
      if (misspelt) {
        const title = 'Write "isPermaLink"';
        report({ span: misspelt.nameSpan, path: guid.path }, `isPermaLink is written "${misspelt.qname}".`, {
          help: `${title}.`,
          fix: { title, safe: true, edits: [{ span: misspelt.nameSpan, text: 'isPermaLink' }] },
        });
      }
      const said = guid.attribute('isPermaLink');
      if (!said || said.value === 'true' || said.value === 'false') return;
      const lower = said.value.trim().toLowerCase();
      const meant = /^(true|yes|1)$/.test(lower)
        ? 'true'
        : /^(false|no|0)$/.test(lower)
          ? 'false'
          : undefined;
      const title = `Write "${meant}"`;
      report(
        said,
        `The isPermaLink of <guid> is ${quoted(said.value)}, neither "true" nor "false".`,
        meant === undefined
          ? {}
          : { help: `${title}.`, fix: { title, safe: true, edits: [{ span: said.valueSpan, text: meant }] } },
      );
    },
    bad: [
      '<item><guid isPermaLink="«no»">rust-for-linux</guid></item>',
      '<item><guid isPermaLink="«False»">rust-for-linux</guid></item>',
      '<item><guid «isPermalink»="false">rust-for-linux</guid></item>',
      '<item><guid isPermaLink="«»">rust-for-linux</guid></item>',
    ],
    good: [
      '<item><guid isPermaLink="true">https://rust-in-production.example.com/rust-for-linux/</guid></item>',
    ],
    fixes: {
      '<item><guid isPermaLink="no">rust-for-linux</guid></item>':
        '<item><guid isPermaLink="false">rust-for-linux</guid></item>',
      '<item><guid isPermaLink="False">rust-for-linux</guid></item>':
        '<item><guid isPermaLink="false">rust-for-linux</guid></item>',
    },
  },

  'rss/guid-weak': {
    summary: 'A guid should be unique in the world.',
    why: 'A player that holds many shows may mistake the episode for one of another show.',
    help: 'Use UUIDs for new items; never change the guids of published ones.',
    source: ['feedvalidator#NotSufficientlyUnique', 'podcast-recommendations#Episode GUID'],
    weighed: 'Players keep the guids of each show apart, and one that is published cannot be changed.',
    severity: { rss: 'info', podcast20: 'info' },
    whose: 'host',
    once: true,
    on: 'item',
    check(item, report) {
      const guid = item.child('guid');
      const value = guid?.text.trim();
      if (!guid || !value) return;
      const isOfShow = value === item.parent?.child('podcast:guid')?.text.trim();
      if (/^[0-]{36}$/.test(value))
        report(guid, `The guid ${quoted(value)} is the UUID that stands for none.`);
      else if (isOfShow) report(guid, `The guid ${quoted(value)} is the <podcast:guid> of the show.`);
      else if (/^\d{1,8}$/.test(value)) report(guid, `The guid ${quoted(value)} is only a short number.`);
      else if (value === textOf(item, 'title'))
        report(guid, `The guid ${quoted(value)} is only the title of its item.`);
    },
    bad: [
      '<item><guid isPermaLink="false">«603»</guid></item>',
      '<item><title>Rust for Linux</title><guid isPermaLink="false">«Rust for Linux»</guid></item>',
      '<item><guid isPermaLink="false">«00000000-0000-0000-0000-000000000000»</guid></item>',
      '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><item><guid isPermaLink="false">«9b024349-ccf0-5f69-a609-6b82873eab3c»</guid></item>',
    ],
    good: ['<item><guid isPermaLink="false">7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11</guid></item>'],
  },

  'rss/guid-of-session': {
    summary: 'A guid must not hold what a server makes anew for every visit.',
    why: 'It differs each time that the feed is read, so players take every episode for a new one.',
    help: 'Write guids without the session, such as the address of the episode alone.',
    source: ['rss#<guid> sub-element of <item>', 'apple-guide#episode: guid'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    whose: 'host',
    once: true,
    on: 'item/guid',
    check(guid, report) {
      const found = session.exec(guid.text);
      if (!found) return;
      const value = quoted(guid.text.trim());
      report(guid, `The guid ${value} contains "${found[1]}", the number of a visit.`);
    },
    bad: [
      '<item><guid isPermaLink="false">«https://example.com/rust/?PHPSESSID=8a7b6c5d4e3f2a1b»</guid></item>',
      '<item><guid>«https://example.com/rust;jsessionid=8A7B6C5D4E3F2A1B»</guid></item>',
      '<item><guid>«https://example.com/rust?sid=8a7b6c5d4e3f2a1b8a7b6c5d4e3f2a1b»</guid></item>',
    ],
    good: ['<item><guid>https://example.com/rust?sid=42&amp;show=3</guid></item>'],
  },

  'rss/guid-too-long': {
    summary: 'A guid may have at most 740 characters.',
    why: 'The Podcast Index keeps no more of it, so episodes that differ behind that are one.',
    help: 'Leave the guids of published episodes as they are, and write short ones from now on.',
    source: 'podcast-index-aggregator#guid',
    severity: { podcast20: 'warning', podcastindex: 'warning' },
    whose: 'host',
    once: true,
    on: 'item/guid',
    check(guid, report) {
      if (guid.text.length <= mostCharacters) return;
      const length = [...guid.text.trim()].length;
      if (length > mostCharacters)
        report(guid, `<guid> has ${length} characters, more than ${mostCharacters}.`);
    },
    bad: [`<item><guid isPermaLink="false">«${'rust'.repeat(200)}»</guid></item>`],
    good: [`<item><guid isPermaLink="false">${'rust'.repeat(185)}</guid></item>`],
  },

  'rss/guid-is-enclosure-url': {
    summary: 'A guid should not be the URL of the audio.',
    why: 'If you later move the audio and the guid with it, every subscriber downloads the episode again.',
    help: 'Give each new episode a guid of its own, such as <guid isPermaLink="false">rust-2025-06</guid>; never change those that are published, even if the audio moves.',
    source: ['apple-guide#episode: guid', 'podly-guids'],
    weighed: 'Nothing is wrong while the address stays, and changing the guid of an old episode is worse.',
    severity: { apple: 'info', podcast20: 'info' },
    whose: 'host',
    once: true,
    on: 'item',
    check(item, report) {
      const guid = item.child('guid');
      const value = guid?.text.trim();
      if (!guid || !value || !item.all('enclosure').some((enclosure) => urlOf(enclosure) === value)) return;
      report(guid, `The guid ${quoted(value)} is the URL of the audio.`);
    },
    bad: [
      '<item><guid>«https://media.example.com/rust-for-linux.mp3»</guid><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><guid>https://rust-in-production.example.com/rust-for-linux/</guid><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },
});
