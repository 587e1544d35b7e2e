import type { Finding, Fix } from '../../diagnostic.js';
import { escapedAttribute } from '../../text/escape.js';
import { foreign } from '../../text/signs.js';
import {
  encodedUrl,
  hostOf,
  isPrivateUrl,
  isWebUrl,
  passwordIn,
  type UrlFaultKind,
  unseenName,
  urlFault,
} from '../../text/url.js';
import { attributeOf, type Kind } from '../../vocabulary/row.js';
import { rowOf } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { keepGuid } from '../fix.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { judgeOf } from '../values.js';
import { adviceOn, faultOf } from './address.js';
import { type Address, each, files, isFile, mayHoldAddress } from './element-address.js';

/** Whether an address is there to be compared, not to be opened. */
function isMereName(element: Element): boolean {
  return element.name === 'guid' && element.attribute('isPermaLink')?.value.trim() !== 'true';
}

/** Encodes what must be encoded, except in the address of a recording: players may take it for a new one. */
function encoding({ place, value }: Address): { help?: string; fix?: Fix } {
  const advice = adviceOn(value);
  const right = isWebUrl(value) && advice.help === undefined ? encodedUrl(value) : undefined;
  if (right === undefined || urlFault(right)) return advice;
  const span = 'textSpan' in place ? place.textSpan : place.valueSpan;
  const title = `Write ${quoted(right)}`;
  // What is to be copied must be whole.
  const help = `Write "${right}".`;
  if (place.path.endsWith('/guid')) return { help: keepGuid };
  if (place.path.includes('/enclosure')) return { help };
  return { help, fix: { title, safe: false, edits: [{ span, text: escapedAttribute(right) }] } };
}

const unusable: ReadonlySet<UrlFaultKind> = new Set(['relative', 'scheme', 'host']);
const unencoded: ReadonlySet<UrlFaultKind> = new Set(['blank', 'character', 'percent']);

/** Elements whose unusable addresses have rules of their own. */
const judgedElsewhere: ReadonlySet<string> = new Set([
  'enclosure',
  'comments',
  'guid',
  'source',
  'itunes:new-feed-url',
]);

/** The kinds of values that must be absolute addresses. */
const absolute: ReadonlySet<Kind> = new Set(['URL', 'URI', 'address']);

/** Whether the rule for the kind of a value tells of an address that is not absolute. */
function isJudgedByKind({ place }: Address, element: Element): boolean {
  const row = rowOf(element.name);
  const value = 'valueSpan' in place ? row && attributeOf(row, place.name) : row?.text;
  if (!value || !/^(?:podcast|atom|psc|media|spotify|wfw|creativeCommons):/.test(element.name)) return false;
  return (
    value.rule === 'atom/link-invalid' ||
    (!value.rule && absolute.has(value.kind) && judgeOf(value.kind) !== undefined)
  );
}

/** Whom an address that nobody can open concerns: directories load artwork, and leave links to listeners. */
function whose(element: Element): Pick<Finding, 'concerns' | 'why'> {
  if (element.name !== 'itunes:image')
    return { concerns: ['rss'], ...(files.has(element.name) && { why: 'The file is not found.' }) };
  const ofShow = element.parent?.name === 'channel';
  return {
    concerns: ofShow ? ['rss', 'apple', 'spotify'] : ['rss', 'apple'],
    why: 'Directories and apps cannot load the picture.',
  };
}

/** Whether an element is the link to the website of the show, which is a page. */
function isWebsite({ name, parent }: Element): boolean {
  return name === 'link' && parent?.name === 'channel';
}

/** What must hold for every address, in whatever element or attribute. */
export const addresses = rules({
  'rss/link-invalid': {
    summary: 'Every address in a feed must be absolute, with a known scheme and a host.',
    why: 'The link opens nothing.',
    help: 'Write the full address, beginning with "https://".',
    source: ['rss#Elements of <item>', 'feedvalidator#InvalidFullLink'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    letter: { rss: 'error' },
    yieldsTo: ['text/template-residue'],
    on: '*',
    where: mayHoldAddress,
    check: each((address, element, report) => {
      const { place, subject, value, fault } = address;
      if (judgedElsewhere.has(element.name)) return;
      // Whatever loads a file speaks HTTP: "feed:" and "itpc:" are for the programs of listeners.
      if (
        !fault &&
        /^(?:data|feed|itpc|pcast|podcast|mailto|tel|s?ftp):/i.test(value) &&
        (isFile(address, element) || element.name === 'podcast:remoteItem' || isWebsite(element))
      ) {
        report(place, `${subject} is ${quoted(value)}, which is not an address of the web.`, whose(element));
        return;
      }
      if (!fault || !unusable.has(fault.kind) || isPrivateUrl(value)) return;
      // The rules of those vocabularies demand absolute addresses, but look at no scheme.
      if (fault.kind !== 'scheme' && isJudgedByKind(address, element)) return;
      report(place, `${subject} is ${quoted(value)}, ${faultOf(value, fault.kind)}.`, {
        ...whose(element),
        ...adviceOn(value),
      });
    }),
    bad: [
      '<link>«rust-in-production.example.com»</link>',
      '<link>«//rust-in-production.example.com/»</link>',
      '<link>«htps://rust-in-production.example.com/»</link>',
      '<link>«https:///episodes/rust-for-linux»</link>',
      '<item><title>Rust for Linux</title><link>«/rust-for-linux»</link></item>',
      '<item><title>Rust for Linux</title><link>«file:///home/matthias/rust.html»</link></item>',
      '<itunes:image href="«/cover.jpg»"/>',
      '<podcast:funding url="«htps://rust-in-production.example.com/support»">Support the show</podcast:funding>',
      '<itunes:image href="«feed://media.example.com/cover.jpg»"/>',
      '<link>«https://https://rust-in-production.example.com/»</link>',
      '<link>«https//rust-in-production.example.com/»</link>',
      '<link>«https:\\\\rust-in-production.example.com\\rust»</link>',
      '<link>«https://rust-in-production.example.com:84430/»</link>',
      '<itunes:image href="«C:\\Users\\Matthias\\cover.jpg»"/>',
      '<itunes:image href="«“https://media.example.com/cover.jpg”»"/>',
      '<itunes:image href="«https://media,example.com/cover.jpg»"/>',
      '<link>«https://rust.example.com/supporthttps://patreon.com/rust»</link>',
      '<item><podcast:transcript url="«ftp://media.example.com/rust.vtt»" type="text/vtt"/></item>',
      '<link>«mailto:show@example.com»</link>',
      '<itunes:image href="«data:image/png;base64,iVBORw0KGgo=»"/>',
    ],
    good: [
      '<link>https://rust-in-production.example.com/?lang=de&amp;page=1#top</link>',
      '<item><link>mailto:show@example.com</link></item>',
      '<item><link>ftp://media.example.com/rust-for-linux</link></item>',
      '<item><link>https://rust-in-production.example.com/gäste</link></item>',
      '<item><title>Rust for Linux</title><link/></item>',
      '<podcast:funding url="lightning:lnurl1dp68gurn8ghj7">Support the show</podcast:funding>',
      '<item><title>Rust for Linux</title><guid isPermaLink="false">gid://example/V0/603</guid></item>',
    ],
  },

  'rss/url-unencoded': {
    summary: 'Spaces and special characters in a URL must be percent-encoded.',
    why: 'Some apps correct such a URL, and others cannot open it.',
    help: 'Encode the character: a space as "%20", a percent sign as "%25".',
    source: ['feedvalidator#InvalidURLAttribute', 'castos#improper characters'],
    severity: { rss: 'warning' },
    whose: 'host',
    yieldsTo: ['text/template-residue', 'rss/enclosure-url-invalid'],
    on: '*',
    where: mayHoldAddress,
    check: each((address, element, report) => {
      const { place, subject, value, fault } = address;
      const unseen = isFile(address, element) ? unseenName(value) : undefined;
      if (unseen && !fault) {
        const [sign] = value.slice(unseen.start);
        report(
          place,
          `${subject} is ${quoted(value)}, of which a server sees only what is before the "${sign}".`,
          {
            ...encoding(address),
            why: 'The server looks for another file, and finds none.',
          },
        );
        return;
      }
      if (!fault || !unencoded.has(fault.kind) || isMereName(element)) return;
      const written = value.slice(fault.start, fault.end);
      const what = fault.kind === 'character' ? `which contains "${written}"` : faultOf(value, fault.kind);
      report(place, `${subject} is ${quoted(value)}, ${what}.`, encoding(address));
    }),
    bad: [
      '<item><link>«https://rust-in-production.example.com/rust for linux»</link></item>',
      '<item><enclosure url="«https://media.example.com/100%-rust.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<itunes:image href="«https://media.example.com/cover|large.jpg»"/>',
      '<item><podcast:transcript url="«https://media.example.com/rust {1}.vtt»" type="text/vtt"/></item>',
      '<podcast:funding url="«https://rust-in-production.example.com/support &quot;us&quot;»">Support the show</podcast:funding>',
      '<item><podcast:transcript url="«https://media.example.com/rust.vtt, https://media.example.com/rust.srt»" type="text/vtt"/></item>',
      '<itunes:image href="«https://media.example.com\\cover.jpg»"/>',
      '<item><podcast:transcript url="«https://media.example.com/rust?.vtt»" type="text/vtt"/></item>',
      '<itunes:image href="«https://media.example.com/cover-#2.jpg»"/>',
    ],
    good: [
      '<itunes:image href="https://media.example.com/cover?file=cover.jpg"/>',
      '<itunes:image href="https://media.example.com/cover.png#cover.jpg"/>',
      '<item><enclosure url="https://media.example.com/load?rust.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><link>https://rust-in-production.example.com/rust%20for%20linux?q=[a]&amp;b=(c)</link></item>',
      '<item><podcast:transcript url="https://media.example.com/rust_%7B1%7D.vtt" type="text/vtt"/></item>',
    ],
    fixes: {
      '<item><link>https://rust-in-production.example.com/rust for linux</link></item>': {
        unsafe: '<item><link>https://rust-in-production.example.com/rust%20for%20linux</link></item>',
      },
      '<itunes:image href="https://media.example.com/cover #2.jpg"/>': {
        unsafe: '<itunes:image href="https://media.example.com/cover%20%232.jpg"/>',
      },
      '<itunes:image href="https://media.example.com/cover|large.jpg"/>': {
        unsafe: '<itunes:image href="https://media.example.com/cover%7Clarge.jpg"/>',
      },
    },
  },

  'rss/url-not-ascii': {
    summary: 'Letters beyond ASCII in a URL should be percent-encoded.',
    why: 'Browsers encode them, but some players and download tools do not find the file.',
    help: 'Encode the letters, such as "ä" as "%C3%A4".',
    source: ['apple-requirements#ASCII file names', 'feedvalidator#InvalidURLAttribute'],
    severity: { rss: 'info', apple: 'warning' },
    once: true,
    on: '*',
    where: mayHoldAddress,
    signs: foreign,
    check: each((address, element, report) => {
      const { place, subject, value, fault } = address;
      if (fault?.kind !== 'non-ascii' || element.name === 'guid') return;
      report(place, `${subject} is ${quoted(value)}, ${faultOf(value, 'non-ascii')}.`, {
        ...encoding(address),
        // Apple asks it of file names.
        ...(!isFile(address, element) && { concerns: ['rss'] }),
      });
    }),
    bad: [
      '<item><link>«https://rust-in-production.example.com/gäste»</link></item>',
      '<item><enclosure url="«https://media.example.com/über-rust.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://media.example.com/\u200brust.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><link>«https://rust-in-production.example.com/…/linux»</link></item>',
      '<item><enclosure url="«https://mediа.example.com/rust.mp3»" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><link>https://rust-in-production.example.com/g%C3%A4ste</link></item>',
      '<link>https://xn--pdkaster-n4a.example.com/</link>',
    ],
    fixes: {
      '<item><link>https://rust-in-production.example.com/gäste</link></item>': {
        unsafe: '<item><link>https://rust-in-production.example.com/g%C3%A4ste</link></item>',
      },
    },
  },

  'rss/url-private': {
    summary: 'Every address in a feed must be reachable from the internet.',
    why: 'It works on your own machine or network, and nowhere else.',
    help: 'Write the public address of the page or file.',
    source: ['rss#Elements of <item>', 'feedvalidator#InvalidFullLink'],
    severity: { rss: 'warning', apple: 'warning' },
    on: '*',
    where: mayHoldAddress,
    check: each(({ place, subject, value }, { name }, report) => {
      // A guid that is published stays, whatever it is the address of.
      if (name === 'enclosure' || name === 'guid' || !isPrivateUrl(value)) return;
      report(place, `${subject} is ${quoted(value)}, but "${hostOf(value)}" is a private host.`);
    }),
    bad: [
      '<link>«http://192.168.178.20/podcast/»</link>',
      '<itunes:image href="«https://nas.local/cover.jpg»"/>',
      '<item><podcast:transcript url="«https://10.0.0.7:8080/rust-for-linux.vtt»" type="text/vtt"/></item>',
      '<podcast:funding url="«http://localhost:8080/support»">Support the show</podcast:funding>',
      '<item><category domain="«http://localhost/tags»">Linux</category></item>',
    ],
    good: ['<link>https://193.168.178.20/podcast/</link>', '<link>https://local.example.com/</link>'],
  },

  'rss/url-password': {
    summary: 'No URL in a feed should contain a password.',
    why: 'Everybody who reads the feed can use it, and some players refuse such a URL.',
    help: 'Remove the name and the password, and change the password.',
    source: ['apple-requirements#no authorisation', 'feedvalidator#InvalidURLAttribute'],
    severity: { rss: 'warning', apple: 'warning' },
    on: '*',
    where: mayHoldAddress,
    check: each(({ place, subject, value }, _element, report) => {
      const password = passwordIn(value);
      if (password === undefined) return;
      report(place, `${subject} contains a password for ${hostOf(value) ?? 'its server'}.`);
    }),
    bad: [
      '<item><enclosure url="«https://matthias:secret@media.example.com/rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/@matthias:603/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },
});
