import type { Fix } from '../../diagnostic.js';
import { isWebUrl } from '../../text/url.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { urlOf } from './enclosure.js';
import { mention, ofEpisodes, requires, textOf } from './presence.js';

/** Says that the guid is no address: nothing of what players compare changes. */
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

export const guid = rules({
  'rss/guid-missing': {
    summary: 'Every item has a guid.',
    why: 'Without one a player takes an edited episode for a new one, and downloads it again.',
    help: 'Add a <guid isPermaLink="false"> that will never change, such as a UUID.',
    source: [
      'rss#<guid> sub-element of <item>',
      'apple-requirements#episode guid',
      'psp1#guid',
      'spotify-metadata#guid',
      'partytime#isValidItem',
      'archive-guids',
    ],
    severity: { rss: 'warning', apple: 'error', psp1: 'error', spotify: 'error', podcast20: 'error' },
    on: 'item',
    check: ofEpisodes(requires('guid')),
    bad: ['<item><title>Rust for Linux</title></item>', '<item><guid> </guid></item>'],
    good: ['<item><guid isPermaLink="false">7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11</guid></item>'],
  },

  'rss/guid-duplicate': {
    summary: 'No two items have the same guid.',
    why: 'Players take the second for the first, and one of the two episodes is never seen.',
    help: 'Give the newer item a guid of its own and leave the older one as it is.',
    source: [
      'rss#<guid> sub-element of <item>',
      'apple-guide#episode: guid',
      'psp1#guid',
      'spotify-metadata#guid',
      'feedvalidator#DuplicateValue',
      'audiobookshelf-guids',
    ],
    severity: { rss: 'error', apple: 'error', spotify: 'error', psp1: 'error' },
    on: 'channel',
    check(channel, report) {
      const seen = new Map<string, Element>();
      for (const item of channel.children) {
        const guid = item.name === 'item' ? item.child('guid') : undefined;
        const value = guid?.text.trim();
        if (!guid || !value) continue;
        // A trailer that takes the guid of its episode is the matter of itunes/trailer-shares-guid.
        const key = `${isTrailer(item)} ${value}`;
        const first = seen.get(key);
        if (!first) seen.set(key, item);
        else report(guid, `The guid ${quoted(value)} is already that of ${mention(first)}.`);
      }
    },
    bad: [
      '<item><guid>ff80</guid></item><item><guid>ff80</guid></item>',
      '<item><guid>ff80</guid></item><item><guid><![CDATA[ff80]]></guid></item>',
    ],
    good: ['<item><guid>ff80</guid></item><item><guid>FF80</guid></item>'],
  },

  'rss/guid-not-permalink': {
    summary: 'A guid that is no address of a page says isPermaLink="false".',
    why: 'A reader that goes by the default opens the guid as a page and shows an error instead of the episode.',
    help: 'Add isPermaLink="false" and leave the guid itself as it is.',
    source: [
      'rss#<guid> sub-element of <item>',
      'feedvalidator#InvalidHttpGUID, InvalidPermalink',
      'podcast-recommendations#Episode GUID',
    ],
    severity: { rss: 'error' },
    on: 'item/guid',
    check(guid, report) {
      const value = guid.text.trim();
      const said = guid.attribute('isPermaLink');
      // What is neither true nor false, and what is misspelt, is the matter of the next rule.
      if (value === '' || misspeltAttribute(guid) || (said && said.value !== 'true') || isWebUrl(value))
        return;
      const why = said ? 'says that it is' : 'does not say isPermaLink="false"';
      report(guid, `The guid ${quoted(value)} is no address of a page, but ${why}.`, {
        fix: notPermalink(guid),
      });
    },
    bad: [
      '<item><guid>7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11</guid></item>',
      '<item><guid isPermaLink="true">rust-for-linux</guid></item>',
      '<item><guid>tag:example.com,2025:rust-for-linux</guid></item>',
    ],
    good: [
      '<item><guid isPermaLink="false">rust-for-linux</guid></item>',
      '<item><guid>https://rust-in-production.example.com/rust-for-linux/</guid></item>',
    ],
  },

  'rss/guid-ispermalink-invalid': {
    summary: 'The value of isPermaLink is "true" or "false".',
    why: 'Readers fall back to the default and open a guid as a page that is none.',
    help: 'Write isPermaLink="false" unless the guid is the address of the episode\'s page.',
    source: ['rss#<guid> sub-element of <item>', 'feedvalidator#InvalidBooleanAttribute'],
    severity: { rss: 'error' },
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
      '<item><guid isPermaLink="no">rust-for-linux</guid></item>',
      '<item><guid isPermaLink="False">rust-for-linux</guid></item>',
      '<item><guid isPermalink="false">rust-for-linux</guid></item>',
      '<item><guid isPermaLink="">rust-for-linux</guid></item>',
    ],
    good: [
      '<item><guid isPermaLink="true">https://rust-in-production.example.com/rust-for-linux/</guid></item>',
    ],
  },

  'rss/guid-weak': {
    summary: 'A guid is one that no other item in the world has.',
    why: 'A player that holds many shows mistakes the episode for one of another show.',
    help: 'Use a UUID for new items; the guids of published ones stay as they are.',
    source: ['feedvalidator#NotSufficientlyUnique', 'podcast-recommendations#Episode GUID'],
    severity: { rss: 'warning', podcast20: 'info' },
    on: 'item',
    check(item, report) {
      const guid = item.child('guid');
      const value = guid?.text.trim();
      if (!guid || !value) return;
      if (/^\d{1,8}$/.test(value)) report(guid, `The guid ${quoted(value)} is only a short number.`);
      else if (value === textOf(item, 'title'))
        report(guid, `The guid ${quoted(value)} is only the title of its item.`);
    },
    bad: [
      '<item><guid isPermaLink="false">603</guid></item>',
      '<item><title>Rust for Linux</title><guid isPermaLink="false">Rust for Linux</guid></item>',
    ],
    good: ['<item><guid isPermaLink="false">7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11</guid></item>'],
  },

  'rss/guid-is-enclosure-url': {
    summary: 'A guid is not the address of the audio.',
    why: 'Moving the audio or adding a tracking prefix tempts you to change the guid, and every subscriber downloads the episode again.',
    help: 'Use a UUID for new items; the guids of published ones stay as they are, whatever becomes of the audio.',
    source: ['apple-guide#episode: guid', 'podly-guids'],
    severity: { apple: 'warning', podcast20: 'info' },
    on: 'item',
    check(item, report) {
      const guid = item.child('guid');
      const value = guid?.text.trim();
      if (!guid || !value || !item.all('enclosure').some((enclosure) => urlOf(enclosure) === value)) return;
      report(guid, `The guid ${quoted(value)} is the address of the audio.`);
    },
    bad: [
      '<item><guid>https://media.example.com/rust-for-linux.mp3</guid><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><guid>https://rust-in-production.example.com/rust-for-linux/</guid><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },
});
