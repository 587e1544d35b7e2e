import { profiles } from '../../directories/index.js';
import { valueAt } from '../../text/table.js';
import { prefixOf } from '../../xml/namespaces.js';
import { renaming } from '../fix.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';

/** Formats that are taken for RSS, by their root element. */
const others: Readonly<Record<string, string>> = {
  'atom:feed': 'Atom',
  'rdf:RDF': 'RSS 1.0',
  opml: 'OPML, a list of feeds',
};

/** Whoever takes feeds of podcasts takes them as RSS. */
const everywhere = {
  rss: 'error',
  apple: 'error',
  spotify: 'error',
  amazon: 'error',
  youtube: 'error',
  podcastindex: 'error',
  psp1: 'error',
  podcast20: 'error',
} as const;

/** All but the Podcast Index, whose parser reads Atom, too. */
const withoutAtom = profiles.filter((each) => each !== 'podcastindex');

/** Versions that no reader refuses. */
const tolerated: ReadonlySet<string> = new Set(['0.91', '0.92']);

/** Root elements of which other rules speak: a page instead of a feed, and a misspelt name. */
function isLeftToOthers(root: string): boolean {
  return /^(rss|html|xhtml:html)$/i.test(root);
}

export const document = rules({
  'rss/root-not-rss': {
    summary: 'The root element of the feed must be <rss>.',
    why: 'Podcast directories accept no other format and reject the address.',
    help: 'Publish the show as RSS 2.0, and give that address to the directories.',
    source: ['rss#What is RSS?', 'apple-requirements#RSS 2.0', 'spotify-delivery', 'partytime#rss'],
    severity: everywhere,
    refusal: ['apple-requirements#RSS 2.0', 'spotify-delivery', 'partytime#rss'],
    whose: 'host',
    on: 'rss',
    check(root, report) {
      if (isLeftToOthers(root.name)) return;
      const format = valueAt(others, root.name);
      const message = `The root element is <${root.qname}>${format ? ` (${format})` : ''}, not <rss>.`;
      report(name(root), message, root.name === 'atom:feed' ? { concerns: withoutAtom } : {});
    },
    bad: [
      '<?xml version="1.0"?><«feed» xmlns="http://www.w3.org/2005/Atom"><title>Rust in Production</title></feed>',
      '<?xml version="1.0"?><«channel»><title>Rust in Production</title></channel>',
    ],
    good: ['<title>Rust in Production</title>'],
  },

  'rss/default-namespace': {
    summary: 'The elements of RSS 2.0 must be in no namespace.',
    why: 'Readers that know namespaces see other elements, and find no show and no episodes.',
    help: 'Remove the declaration xmlns="…" from this tag.',
    source: ['rss#Extending RSS', 'apple-requirements#RSS 2.0'],
    severity: { rss: 'error', apple: 'error', psp1: 'error' },
    refusal: 'apple-requirements#RSS 2.0',
    on: ['rss', 'channel', 'item'],
    check(element, report) {
      const { qname, declarations } = element;
      if (declarations.length === 0) return;
      const found = declarations.find(({ prefix }) => prefix === '');
      if (!found || prefixOf(found.uri) === '' || !/^(?:rss|channel|item)$/.test(qname)) return;
      report(
        { span: found.span, path: element.path },
        `<${qname}> declares the default namespace ${quoted(found.uri)} for the elements of RSS 2.0.`,
      );
    },
    bad: [
      '<?xml version="1.0"?><rss version="2.0" «xmlns="http://www.rssboard.org/rss-specification"»><channel/></rss>',
      '<?xml version="1.0"?><rss version="2.0" «xmlns="http://www.w3.org/2005/Atom"»><channel/></rss>',
      '<item «xmlns="http://www.w3.org/2005/Atom"»><title>Rust for Linux</title></item>',
    ],
    good: [
      '<?xml version="1.0"?><rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel/></rss>',
      '<item><link xmlns="http://www.w3.org/2005/Atom" href="https://feeds.example.com/rust.xml"/></item>',
    ],
  },

  'rss/version-invalid': {
    summary: '<rss> must have version="2.0".',
    why: 'AntennaPod refuses a feed of a version it does not know; others may parse it as an older format without episodes.',
    help: 'Write version="2.0".',
    source: ['rss#What is RSS?', 'feedvalidator#InvalidRSSVersion', 'apple-requirements'],
    severity: { rss: 'error', apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: ['antennapod-type', 'psp1'],
    whose: 'host',
    on: 'rss',
    check(root, report) {
      if (root.name !== 'rss') return;
      const version = root.attribute('version');
      if (version?.value.trim() === '2.0') return;
      const title = 'Write version="2.0"';
      if (version) {
        report(version, `The version of <rss> is "${version.value}", not "2.0".`, {
          ...(tolerated.has(version.value) && { concerns: ['apple', 'psp1'] }),
          fix: { title, safe: true, edits: [{ span: version.valueSpan, text: '2.0' }] },
        });
      } else {
        const { end } = root.nameSpan;
        const concerns = ['apple', 'psp1'] as const;
        const slip = root.attributes.find((each) => each.name.toLowerCase() === 'version');
        if (slip) {
          const place = { span: slip.nameSpan, path: root.path };
          const advice = { concerns, ...renaming(slip, 'version') };
          return report(place, `<rss> has "${slip.name}", not version.`, advice);
        }
        report(name(root), '<rss> has no version.', {
          concerns,
          fix: { title, safe: true, edits: [{ span: { start: end, end }, text: ' version="2.0"' }] },
        });
      }
    },
    bad: [
      '<rss version="«1.0»"><channel><title>Rust in Production</title></channel></rss>',
      '<rss version="«0.92»"><channel><title>Rust in Production</title></channel></rss>',
      '<«rss»><channel><title>Rust in Production</title></channel></rss>',
    ],
    good: ["<rss version='2.0'><channel><title>Rust in Production</title></channel></rss>"],
    fixes: {
      '<rss version="1.0"><channel><title>Rust in Production</title></channel></rss>':
        '<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>',
      '<rss version="0.92"><channel><title>Rust in Production</title></channel></rss>':
        '<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>',
    },
  },

  'rss/channel-missing': {
    summary: '<rss> needs a <channel>.',
    why: 'Everything about a show is in its channel, so readers find nothing.',
    help: 'Put the show and its items into a <channel>.',
    source: [
      'rss#Required channel elements',
      'feedvalidator#MissingElement',
      'apple-requirements#RSS 2.0',
      'spotify-delivery#5.2',
      'partytime#rss',
    ],
    severity: everywhere,
    refusal: ['apple-requirements#RSS 2.0', 'spotify-delivery#5.2', 'partytime#rss'],
    whose: 'host',
    absent: 'channel',
    on: 'rss',
    check(root, report) {
      if (root.name !== 'rss') return;
      if (root.children.some((child) => child.name.toLowerCase() === 'channel')) return;
      report(name(root), '<rss> has no <channel>.');
    },
    bad: ['<«rss» version="2.0"></rss>'],
    good: ['<title>Rust in Production</title>'],
  },

  'rss/channel-multiple': {
    summary: '<rss> must have only one <channel>.',
    why: 'Readers use the first or the last channel, and the episodes of the others are never seen.',
    help: 'Publish one feed per show.',
    source: ['rss#What is RSS?', 'spotify-delivery#5.2', 'feedvalidator#DuplicateElement'],
    severity: { rss: 'error', spotify: 'error' },
    refusal: 'spotify-delivery#5.2',
    whose: 'host',
    structural: true,
    on: 'rss',
    check(root, report) {
      if (root.name !== 'rss') return;
      const [, ...more] = root.all('channel');
      for (const channel of more) report(name(channel), 'This is a second <channel> in the same <rss>.');
    },
    bad: [
      '<rss version="2.0"><channel><title>Rust in Production</title></channel><«channel»><title>LINUX Unplugged</title></channel></rss>',
    ],
    good: ['<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>'],
  },
});
