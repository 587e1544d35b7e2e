import { isSameLanguage } from '../../text/language.js';
import { bareType } from '../../text/mime.js';
import { valueAt } from '../../text/table.js';
import type { Element } from '../../xml/document.js';
import { attributeIs, attributeValue, type Judge, judgeAttribute, oneOf, quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { decimal, mediaType } from '../values.js';

const playlists = ['application/x-mpegurl', 'application/vnd.apple.mpegurl'];

/** A hash with as many characters of base64 as its algorithm gives (Subresource Integrity section 3.5). */
const hash = /^(sha256-[\w+/-]{43}=|sha384-[\w+/-]{64}|sha512-[\w+/-]{86}==)(\?[!-~]*)?$/;

/** What the value of podcast:integrity must be, by its type. */
const integrity: Readonly<Record<string, Judge>> = {
  sri: (value) =>
    value.split(/\s+/).every((each) => hash.test(each))
      ? undefined
      : { but: 'not a hash such as "sha384-" and its 64 characters of base64' },
  'pgp-signature': (value) => {
    const base64 = value.replace(/\s/g, '');
    return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && base64.length % 4 === 0
      ? undefined
      : { but: 'not a signature in base64' };
  },
};

/** The kind of an enclosure, such as `audio`. */
function kindOf(enclosure: Element): string {
  return bareType(attributeValue(enclosure, 'type') ?? '').split('/', 1)[0] ?? '';
}

/** Other files for the same episode: formats, bit rates, ways to fetch them. */
export const alternateEnclosure = rules({
  'podcast/alternate-enclosure-without-enclosure': {
    summary: 'An item with alternate enclosures needs an <enclosure>, too.',
    why: 'Most apps do not read the alternates, so they have nothing to play.',
    help: 'Add an <enclosure> with the file that any app can play.',
    source: 'podcast-namespace#proposal-docs/alternateEnclosure',
    severity: { podcast20: 'error' },
    refusal: ['apple-guide#episode: enclosure', 'partytime#isValidItem'],
    absent: 'enclosure',
    on: 'item',
    check(item, report) {
      // A live one has a rule of its own for all that it lacks.
      if (item.name === 'podcast:liveItem' || item.child('enclosure')) return;
      const first = item.child('podcast:alternateEnclosure');
      if (first) report(name(first), 'The item has a <podcast:alternateEnclosure>, but no <enclosure>.');
    },
    bad: [
      `<item><«podcast:alternateEnclosure» type="audio/opus" length="20000000">
       <podcast:source uri="https://media.example.com/rust-for-linux.opus"/></podcast:alternateEnclosure></item>`,
    ],
    good: [
      `<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/>
       <podcast:alternateEnclosure type="audio/opus" length="20000000">
       <podcast:source uri="https://media.example.com/rust-for-linux.opus"/></podcast:alternateEnclosure></item>`,
    ],
  },

  'podcast/alternate-enclosure-without-source': {
    summary: 'An alternate enclosure needs at least one <podcast:source>.',
    why: 'Without one the app offers a file that it cannot fetch.',
    help: 'Add a <podcast:source> with the address of the file.',
    source: 'podcast-namespace#tags/alternate-enclosure.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    absent: 'podcast:source',
    on: 'podcast:alternateEnclosure',
    check(enclosure, report) {
      if (enclosure.child('podcast:source')) return;
      report(name(enclosure), '<podcast:alternateEnclosure> has no <podcast:source>.');
    },
    bad: ['<item><«podcast:alternateEnclosure» type="audio/opus" length="20000000"/></item>'],
    good: [
      `<item><podcast:alternateEnclosure type="audio/opus" length="20000000">
       <podcast:source uri="https://media.example.com/rust-for-linux.opus"/></podcast:alternateEnclosure></item>`,
    ],
  },

  'podcast/alternate-enclosure-length-missing': {
    summary: 'An alternate enclosure needs a length.',
    why: 'The parser of the Podcast Index drops it outside live items, so most apps never see it.',
    help: 'Write the size of the file in bytes, and 0 for a stream.',
    source: ['podcast-namespace#tags/alternate-enclosure.md', 'partytime'],
    severity: { podcast20: 'warning' },
    whose: 'host',
    once: true,
    absent: '@length',
    on: 'item/podcast:alternateEnclosure',
    check(enclosure, report) {
      if (enclosure.parent?.name === 'podcast:liveItem' || enclosure.attribute('length')) return;
      report(name(enclosure), '<podcast:alternateEnclosure> has no length.');
    },
    bad: ['<item><«podcast:alternateEnclosure» type="audio/opus"/></item>'],
    good: [
      '<item><podcast:alternateEnclosure type="application/x-mpegURL" length="0"/></item>',
      '<podcast:liveItem status="live" start="2025-12-11T16:00:00Z"><podcast:alternateEnclosure type="audio/mpeg"/></podcast:liveItem>',
    ],
  },

  'podcast/alternate-enclosure-multiple-default': {
    summary:
      'At most one alternate enclosure of a kind, and one that is the <enclosure>, may be the default.',
    why: 'Each app picks another one, so listeners do not hear the same file.',
    help: 'Keep default="true" only on the preferred one.',
    source: 'podcast-namespace#tags/alternate-enclosure.md',
    severity: { podcast20: 'warning' },
    whose: 'host',
    on: 'item',
    check(item, report) {
      const defaults = item.all('podcast:alternateEnclosure').flatMap((each) => {
        const attribute = each.attribute('default');
        return attribute?.value.trim() === 'true' ? [{ attribute, kind: kindOf(each) }] : [];
      });
      if (defaults.length < 2) return;
      const own = item.child('enclosure');
      const main = own && kindOf(own);
      const isMainThere = defaults.some(({ kind }) => kind === main);
      const kinds = new Set<string>();
      for (const { attribute, kind } of defaults) {
        if (kinds.has(kind))
          report(attribute, `A second <podcast:alternateEnclosure> of kind "${kind}" is the default.`);
        else if (isMainThere && kind !== main)
          report(
            attribute,
            `A <podcast:alternateEnclosure> of kind "${kind}" is the default beside one of kind "${main}".`,
            { help: 'Keep default="true" only on the file that is also the <enclosure>.' },
          );
        kinds.add(kind);
      }
    },
    bad: [
      `<item><podcast:alternateEnclosure type="audio/mpeg" default="true"/>
       <podcast:alternateEnclosure type="audio/opus" default="«true»"/></item>`,
      `<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><podcast:alternateEnclosure type="audio/mpeg" default="true"/>
       <podcast:alternateEnclosure type="video/mp4" default="«true»"/></item>`,
    ],
    good: [
      `<item><podcast:alternateEnclosure type="audio/mpeg" default="true"/>
       <podcast:alternateEnclosure type="video/mp4" default="true"/></item>`,
    ],
  },

  'podcast/alternate-enclosure-bitrate-unit': {
    summary: 'The bitrate of an alternate enclosure must be in bits per second.',
    why: 'Apps on a slow connection choose the file with the lowest bitrate, which this one only seems to have.',
    help: 'Write bits per second: 128000 for 128 kbit/s.',
    source: 'podcast-namespace#tags/alternate-enclosure.md',
    severity: { podcast20: 'warning' },
    whose: 'host',
    once: 'message',
    on: 'podcast:alternateEnclosure',
    check: attributeIs('bitrate', (value) => {
      const bits = decimal(value);
      if (!bits || bits >= 1000) return undefined;
      return { but: 'fewer bits per second than any recording has', write: String(bits * 1000) };
    }),
    bad: ['<item><podcast:alternateEnclosure type="audio/opus" bitrate="«96»"/></item>'],
    good: ['<item><podcast:alternateEnclosure type="audio/opus" bitrate="160707.74"/></item>'],
    fixes: {
      '<item><podcast:alternateEnclosure type="audio/opus" bitrate="96"/></item>': {
        unsafe: '<item><podcast:alternateEnclosure type="audio/opus" bitrate="96000"/></item>',
      },
    },
  },

  'podcast/alternate-enclosure-hls-not-apple': {
    summary: 'A show on Apple Podcasts should not rely on a playlist in its feed.',
    why: 'Apple takes HLS streams from hosts directly, and its listeners hear the plain enclosure.',
    help: 'Keep it for other apps, and ask your host to deliver the playlist to Apple.',
    source: ['podnews-hls', 'podcast-namespace#tags/alternate-enclosure.md'],
    severity: { apple: 'info' },
    whose: 'nobody',
    once: true,
    on: 'podcast:alternateEnclosure',
    check: attributeIs('type', (value) =>
      playlists.includes(bareType(value))
        ? { but: 'a playlist that Apple does not take from a feed' }
        : undefined,
    ),
    bad: ['<item><podcast:alternateEnclosure type="«application/x-mpegURL»" length="0"/></item>'],
    good: ['<item><podcast:alternateEnclosure type="audio/opus" length="20000000"/></item>'],
  },

  'podcast/source-content-type-invalid': {
    summary: 'The contentType of a source must be a media type.',
    why: 'Apps do not learn that the address leads to a torrent or playlist, and try to play it as audio.',
    help: 'Write the type of what the address delivers, such as "application/x-bittorrent".',
    source: 'podcast-namespace#tags/source.md',
    severity: { podcast20: 'warning' },
    whose: 'host',
    once: 'message',
    on: 'podcast:source',
    check: attributeIs('contentType', mediaType),
    bad: [
      '<item><podcast:alternateEnclosure type="audio/mpeg"><podcast:source uri="https://media.example.com/rust.torrent" contentType="«torrent»"/></podcast:alternateEnclosure></item>',
    ],
    good: [
      '<item><podcast:alternateEnclosure type="audio/mpeg"><podcast:source uri="https://media.example.com/rust.torrent" contentType="application/x-bittorrent"/></podcast:alternateEnclosure></item>',
    ],
    fixes: {
      '<item><podcast:alternateEnclosure type="audio/mpeg"><podcast:source uri="https://media.example.com/rust.torrent" contentType="torrent"/></podcast:alternateEnclosure></item>':
        '<item><podcast:alternateEnclosure type="audio/mpeg"><podcast:source uri="https://media.example.com/rust.torrent" contentType="application/x-bittorrent"/></podcast:alternateEnclosure></item>',
    },
  },

  'podcast/integrity-invalid': {
    summary:
      'The value of <podcast:integrity> must be a hash for the type "sri", or a signature for "pgp-signature".',
    why: 'An app that checks the file finds that it does not match, and refuses to play it.',
    help: 'Write "sri" with "sha384-" and the hash in base64.',
    source: ['podcast-namespace#tags/integrity.md', 'sri#3.5'],
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    whose: 'host',
    on: 'podcast:integrity',
    check(element, report, context) {
      attributeIs('type', oneOf(Object.keys(integrity)))(element, report, context);
      const type = attributeValue(element, 'type') ?? '';
      const judge = valueAt(integrity, type);
      const value = element.attribute('value');
      if (judge && value) judgeAttribute(element, value, judge, report, context);
    },
    bad: [
      '<item><podcast:alternateEnclosure type="audio/mpeg"><podcast:integrity type="sri" value="«d41d8cd98f00b204e9800998ecf8427e»"/></podcast:alternateEnclosure></item>',
      '<item><podcast:alternateEnclosure type="audio/mpeg"><podcast:integrity type="«md5»" value="d41d8cd98f00b204e9800998ecf8427e"/></podcast:alternateEnclosure></item>',
    ],
    good: [
      '<item><podcast:alternateEnclosure type="audio/mpeg"><podcast:integrity type="sri" value="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="/></podcast:alternateEnclosure></item>',
    ],
  },

  'podcast/alternate-enclosure-file-shared': {
    summary: 'One file must not be offered as two types or in two languages.',
    why: 'Listeners who choose another language or format get the same file.',
    help: 'Write the address of the file that has this type and language.',
    source: 'podcast-namespace#tags/alternate-enclosure.md',
    severity: { podcast20: 'warning' },
    on: 'item',
    check(item, report) {
      const alternates = item.all('podcast:alternateEnclosure');
      if (alternates.length === 0) return;
      const seen = new Map<string, { readonly type: string; readonly lang: string | undefined }>();
      const spoken = item.parent?.child('language')?.text.trim().toLowerCase() || undefined;
      const enclosure = item.child('enclosure');
      const url = enclosure && attributeValue(enclosure, 'url');
      if (enclosure && url) {
        seen.set(url, { type: bareType(attributeValue(enclosure, 'type') ?? ''), lang: spoken });
      }
      for (const alternate of alternates) {
        const type = bareType(attributeValue(alternate, 'type') ?? '');
        const lang = attributeValue(alternate, 'lang')?.toLowerCase();
        for (const source of alternate.all('podcast:source')) {
          const uri = source.attribute('uri');
          const file = uri?.value.trim();
          // What a source delivers may be a torrent of the file.
          if (!uri || !file || source.attribute('contentType')) continue;
          const first = seen.get(file);
          if (!first) seen.set(file, { type, lang });
          else if (first.lang !== undefined && lang !== undefined && !isSameLanguage(first.lang, lang)) {
            report(uri, `The file ${quoted(file)} is offered in "${first.lang}" and in "${lang}".`);
          } else if (first.type !== '' && type !== '' && first.type !== type) {
            report(uri, `The file ${quoted(file)} is offered as "${first.type}" and as "${type}".`);
          }
        }
      }
    },
    bad: [
      `<item><podcast:alternateEnclosure type="audio/mpeg" lang="en"><podcast:source uri="https://media.example.com/rust.mp3"/></podcast:alternateEnclosure>
       <podcast:alternateEnclosure type="audio/mpeg" lang="de"><podcast:source uri="«https://media.example.com/rust.mp3»"/></podcast:alternateEnclosure></item>`,
      `<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/>
       <podcast:alternateEnclosure type="audio/opus"><podcast:source uri="«https://media.example.com/rust.mp3»"/></podcast:alternateEnclosure></item>`,
    ],
    good: [
      `<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/>
       <podcast:alternateEnclosure type="audio/mpeg" lang="en" default="true"><podcast:source uri="https://media.example.com/rust.mp3"/></podcast:alternateEnclosure>
       <podcast:alternateEnclosure type="audio/opus" lang="en"><podcast:source uri="https://media.example.com/rust.opus"/></podcast:alternateEnclosure></item>`,
    ],
  },
});
