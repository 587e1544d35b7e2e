import type { Source, Span } from '../../text/source.js';
import { nameInOtherCase } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { misspelled, namespaces, prefixOf, uriOf } from '../../xml/namespaces.js';
import { retagging } from '../fix.js';
import { name, rules } from '../rule.js';

/** The vocabularies whose prefix simple readers look for instead of the address. */
const guarded = [
  'itunes',
  'podcast',
  'content',
  'atom',
  'psc',
  'googleplay',
  'spotify',
  'media',
  'dc',
  'fh',
  'sy',
];

/** The address of the podcast namespace that its own page reads like the official one. */
const legacyPodcast: readonly string[] = namespaces.podcast.aliases;

/** The prefix of a name. */
function prefixOfName(name: string): string {
  return name.slice(0, name.indexOf(':') + 1);
}

function isAt({ text }: Source, { start, end }: Span, written: string): boolean {
  return text.slice(start, end) === written;
}

/** Faults of the declarations that say which vocabulary a tag belongs to. */
export const namespaceRules = rules({
  'xml/undeclared-prefix': {
    summary: 'Every prefix must be declared.',
    why: 'Strict readers reject the feed; lenient ones do not see the tags with that prefix.',
    help: 'Declare the prefix in the first tag.',
    source: ['xml-names#5', 'feedvalidator#MissingNamespace'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><«itunes»:author>Matthias Endler</itunes:author></channel></rss>',
    ],
    good: ['<itunes:author>Matthias Endler</itunes:author>'],
    fixes: {
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><itunes:author>Matthias Endler</itunes:author></channel></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" version="2.0"><channel><itunes:author>Matthias Endler</itunes:author></channel></rss>',
    },
  },

  'xml/namespace-invalid': {
    summary: 'A namespace must be declared as xmlns:prefix="address", and a name may have one ":" at most.',
    why: 'Players reject the whole feed.',
    help: 'Write xmlns:prefix="address" with an address that is a URI.',
    source: ['xml-names#3', 'xml-names#4'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="«»"><channel/></rss>',
      '<itunes:owner«:»name>Matthias Endler</itunes:owner:name>',
    ],
    good: ['<itunes:author>Matthias Endler</itunes:author>'],
    fixes: {
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes=""><channel/></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel/></rss>',
    },
  },

  'xml/namespace-uri-misspelled': {
    summary: 'The addresses of the itunes and podcast namespaces must be written exactly as documented.',
    why: 'With another address their tags are unknown, and directories read none of them.',
    help: 'Copy the address from the document of the namespace.',
    source: [
      'apple-guide#namespace is case sensitive',
      'psp1#Namespace Declarations',
      'feedvalidator#ReservedPrefix',
      'podcast-namespaces-list',
    ],
    severity: { rss: 'warning', apple: 'error', psp1: 'error', podcast20: 'error' },
    refusal: 'apple-requirements#namespace',
    whose: 'host',
    on: 'reader',
    bad: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="«http://www.itunes.com/DTDs/Podcast-1.0.dtd»"><channel/></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:podcast="«http://podcastindex.org/namespace/1.0»"><channel/></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="«http://podcasts.apple.com/»"><channel/></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="«http://www.itunes.com/dtds/podcast-1.0.dtd»"><channel/></rss>',
    ],
    good: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel/></rss>',
    ],
    fixes: {
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd"><channel/></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel/></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:podcast="http://podcastindex.org/namespace/1.0"><channel/></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel/></rss>',
    },
  },

  'xml/namespace-uri-unofficial': {
    summary: 'The address of any other known namespace should be written exactly as documented.',
    why: 'Apps know the elements by exactly this address, and with another one they skip them.',
    help: 'Copy the address from the document of the namespace.',
    source: ['feedvalidator#ReservedPrefix', 'psp1#Namespace Declarations', 'podcast-namespaces-list'],
    severity: { rss: 'warning', psp1: 'warning' },
    whose: 'host',
    on: 'reader',
    bad: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="«http://w3.org/2005/Atom»"><channel><atom:link href="https://feeds.example.com/rust.xml" rel="self"/></channel></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="«http://purl.org/rss/1.0/modules/content»"><channel><item><content:encoded>Rust</content:encoded></item></channel></rss>',
    ],
    good: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link href="https://feeds.example.com/rust.xml" rel="self"/></channel></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:podcast="http://podcastindex.org/namespace/1.0"><channel/></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://w3.org/2005/Atom"><channel/></rss>',
    ],
    fixes: {
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://w3.org/2005/Atom"><channel><atom:link href="https://feeds.example.com/rust.xml" rel="self"/></channel></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link href="https://feeds.example.com/rust.xml" rel="self"/></channel></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content"><channel><item><content:encoded>Rust</content:encoded></item></channel></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><content:encoded>Rust</content:encoded></item></channel></rss>',
    },
  },

  'xml/namespace-prefix-reused': {
    summary: 'A known namespace should have its usual prefix, and that prefix should belong to no other.',
    why: 'It is valid XML, but simple readers look for the usual prefix and do not find the elements.',
    help: 'Use the prefix that the document of the namespace uses.',
    source: ['feedvalidator#ReservedPrefix', 'feedvalidator#NonstdPrefix', 'podcast-namespace#Introduction'],
    severity: { rss: 'warning', podcast20: 'info' },
    whose: 'host',
    on: '*',
    where: ({ declarations }) => declarations.length > 0,
    check(element: Element, report, { document }) {
      for (const { prefix, uri, span } of element.declarations) {
        const { path } = element;
        const customary = prefixOf(uri);
        // A default namespace is as good as a prefix, and a misspelt address is reported as that.
        if (prefix === '' || uri === '' || customary === prefix || misspelled(prefix, uri) === prefix)
          continue;
        if (customary !== undefined && guarded.includes(customary)) {
          // Simple readers find it under its usual prefix.
          if (element.declarations.some((each) => each.prefix === customary)) continue;
          // Where the usual prefix is used without a declaration, that is what is wrong.
          const isUsed = document.findings.some(
            (each) => each.rule === 'xml/undeclared-prefix' && isAt(document.source, each.span, customary),
          );
          if (isUsed) continue;
          report(
            { span, path },
            `The namespace "${uri}" has the prefix "${prefix}", not the usual "${customary}".`,
            {
              help: `Write "${customary}" in place of "${prefix}", here and in the names of its elements.`,
            },
          );
        } else if (guarded.includes(prefix)) {
          report({ span, path }, `The prefix "${prefix}" is declared for "${uri}".`, {
            help: `Use another prefix: "${prefix}" is that of "${uriOf(prefix)}".`,
            why: 'Simple readers take its elements for those that usually have the prefix.',
          });
        }
      }
    },
    bad: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" «xmlns:a10="http://www.w3.org/2005/Atom"»><channel/></rss>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" «xmlns:media="https://example.com/ns/shows"»><channel/></rss>',
    ],
    good: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:show="https://example.com/ns/shows"><channel><link xmlns="http://www.w3.org/2005/Atom" href="https://feeds.example.com/rust.xml" rel="self"/></channel></rss>',
    ],
  },

  'xml/podcast-namespace-legacy-uri': {
    summary: 'The podcast namespace should be declared with its official address.',
    why: 'Not every reader knows that the address of its old page means the same.',
    help: 'Write https://podcastindex.org/namespace/1.0 there.',
    source: 'podcast-namespace#Introduction',
    severity: { podcast20: 'info' },
    whose: 'host',
    on: '*',
    where: ({ declarations }) => declarations.length > 0,
    check(element, report) {
      for (const { uri, valueSpan } of element.declarations) {
        if (!legacyPodcast.includes(uri)) continue;
        const { path } = element;
        const official = namespaces.podcast.uri;
        report({ span: valueSpan, path }, `The podcast namespace is declared as "${uri}".`, {
          fix: { title: `Write "${official}"`, safe: true, edits: [{ span: valueSpan, text: official }] },
        });
      }
    },
    bad: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:podcast="«https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md»"><channel/></rss>',
    ],
    good: [
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel/></rss>',
    ],
    fixes: {
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:podcast="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"><channel/></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel/></rss>',
    },
  },

  'xml/element-name-case': {
    summary: 'Every known element must be written in the case that its namespace gives it.',
    why: 'Names in XML are case-sensitive, so readers skip the element.',
    help: 'Write the name in the right case.',
    source: ['xml#2.3', 'apple-requirements#case-sensitivity', 'rss#Elements'],
    severity: { rss: 'error', apple: 'error', podcast20: 'error' },
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: '*',
    where: (element) => nameInOtherCase(element.name) !== undefined,
    check(element, report, { document: { source } }) {
      const known = nameInOtherCase(element.name);
      const { qname } = element;
      // A prefix in another case is one that nobody declared, which is told.
      if (known === undefined || prefixOfName(known) !== prefixOfName(element.name)) return;
      const right = qname.slice(0, qname.indexOf(':') + 1) + known.slice(known.indexOf(':') + 1);
      const { help, fix } = retagging(element, right, source, true);
      // A guid that comes into sight makes a new episode, and of two elements somebody must choose.
      const isClear = !known.endsWith('guid') && !element.parent?.child(known);
      report(name(element), `<${qname}> is not <${right}>.`, isClear ? { help, fix } : { help });
    },
    bad: [
      '<item><title>Rust for Linux</title><«pubdate»>Thu, 11 Dec 2025 16:00:00 +0000</pubdate></item>',
      '<«itunes:Category» text="Technology"/>',
      '<item><title>Rust for Linux</title><«itunes:episodetype»>full</itunes:episodetype></item>',
    ],
    good: [
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="Thu, 11 Dec 2025 16:00:00 +0000">Season six</podcast:trailer>',
      '<show:Title xmlns:show="https://example.com/ns/shows">Rust in Production</show:Title>',
    ],
    fixes: {
      '<item><title>Rust for Linux</title><pubdate>Thu, 11 Dec 2025 16:00:00 +0000</pubdate></item>':
        '<item><title>Rust for Linux</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
      '<item><title>Rust for Linux</title><itunes:episodetype>full</itunes:episodetype></item>':
        '<item><title>Rust for Linux</title><itunes:episodeType>full</itunes:episodeType></item>',
    },
  },
});
