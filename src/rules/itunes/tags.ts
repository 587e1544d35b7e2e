import { itunes } from '../../vocabulary/itunes.js';
import { namespaces } from '../../xml/namespaces.js';
import { removing } from '../fix.js';
import { grammar } from '../grammar/grammar.js';
import { says, textOf } from '../rss/presence.js';
import { name, rules } from '../rule.js';

/** The rules that follow from the table of the namespace. */
const elements = grammar(
  'itunes',
  { prefix: 'itunes', title: "Apple's namespace", readers: "Apple's apps", rows: itunes },
  {
    'element-unknown': {
      source: ['apple-guide#tags', 'feedvalidator#UndefinedElement'],
      severity: { apple: 'warning' },
      bad: [
        '<item><«itunes:epsiode»>6</itunes:epsiode></item>',
        '<«itunes:link» rel="image" href="https://media.example.com/cover.jpg"/>',
      ],
      good: ['<item><itunes:episode>6</itunes:episode></item>', '<itunes:keywords>rust</itunes:keywords>'],
      fixes: {
        '<item><itunes:epsiode>6</itunes:epsiode></item>': {
          unsafe: '<item><itunes:episode>6</itunes:episode></item>',
        },
      },
    },
    'element-misplaced': {
      source: 'apple-guide#parent tag',
      severity: { apple: 'warning' },
      bad: [
        '<«itunes:duration»>2580</itunes:duration>',
        '<item><«itunes:type»>episodic</itunes:type></item>',
        '<«itunes:email»>show@example.com</itunes:email>',
        '<itunes:category text="News"><itunes:category text="Tech News"><«itunes:category» text="Politics"/></itunes:category></itunes:category>',
      ],
      good: [
        '<item><itunes:duration>2580</itunes:duration></item>',
        '<itunes:category text="News"><itunes:category text="Tech News"/></itunes:category>',
        '<podcast:liveItem status="pending" start="2026-12-10T16:00:00Z"><itunes:explicit>false</itunes:explicit></podcast:liveItem>',
        '<Item><title>Rust for Linux</title><itunes:duration>2580</itunes:duration></Item>',
        '<?xml version="1.0"?><rdf:RDF xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item xmlns="http://purl.org/rss/1.0/"><itunes:duration>2580</itunes:duration></item></rdf:RDF>',
      ],
      fixes: {
        '<itunes:email>show@example.com</itunes:email><itunes:owner><itunes:email>show@example.com</itunes:email></itunes:owner>':
          '<itunes:owner><itunes:email>show@example.com</itunes:email></itunes:owner>',
      },
    },
    'element-duplicate': {
      source: ['feedvalidator#DuplicateElement', 'apple-guide#tags'],
      severity: { rss: 'warning', apple: 'warning' },
      letter: { rss: 'error' },
      bad: [
        '<itunes:explicit>true</itunes:explicit><«itunes:explicit»>false</itunes:explicit>',
        '<item><itunes:episode>6</itunes:episode><«itunes:episode»>6</itunes:episode></item>',
        '<itunes:owner><itunes:email>show@example.com</itunes:email><«itunes:email»>show@example.com</itunes:email></itunes:owner>',
      ],
      good: ['<itunes:category text="Technology"/><itunes:category text="Education"/>'],
      fixes: {
        '<item><itunes:episode>6</itunes:episode><itunes:episode>6</itunes:episode></item>': {
          unsafe: '<item><itunes:episode>6</itunes:episode></item>',
        },
        '<itunes:owner><itunes:email>show@example.com</itunes:email><itunes:email>show@example.com</itunes:email></itunes:owner>':
          { unsafe: '<itunes:owner><itunes:email>show@example.com</itunes:email></itunes:owner>' },
      },
    },
    'element-retired': {
      source: [
        'apple-guide#tags',
        'podcast-recommendations#Episode Description and Summary',
        'spotify-delivery#itunes:order',
      ],
      severity: { apple: 'info' },
      bad: [
        '<«itunes:keywords»>rust, linux</itunes:keywords>',
        '<item><«itunes:isClosedCaptioned»>Yes</itunes:isClosedCaptioned></item>',
      ],
      good: ['<itunes:author>Matthias Endler</itunes:author>'],
      fixes: {
        '<item><itunes:isClosedCaptioned>Yes</itunes:isClosedCaptioned></item>': '<item></item>',
        '<item><title>Rust</title><itunes:isClosedCaptioned>Yes</itunes:isClosedCaptioned></item>':
          '<item><title>Rust</title></item>',
        '<item>\n  <title>Rust</title>\n  <itunes:order>3</itunes:order>\n  <itunes:episode>3</itunes:episode>\n</item>':
          { unsafe: '<item>\n  <title>Rust</title>\n  <itunes:episode>3</itunes:episode>\n</item>' },
      },
    },
    'attribute-unknown': {
      source: ['apple-guide#tags', 'feedvalidator#UnexpectedAttribute'],
      severity: { apple: 'info' },
      yieldsTo: ['itunes/image-href-missing'],
      bad: [
        '<itunes:category «name»="Technology" text="Technology"/>',
        '<itunes:author «email»="show@example.com">Matthias Endler</itunes:author>',
      ],
      good: ['<itunes:image href="https://media.example.com/cover.jpg"/>'],
      fixes: {
        '<itunes:category name="Technology" text="Technology"/>': {
          unsafe: '<itunes:category text="Technology"/>',
        },
        '<itunes:author email="show@example.com">Matthias Endler</itunes:author>': {
          unsafe: '<itunes:author>Matthias Endler</itunes:author>',
        },
      },
    },
    'text-too-long': {
      source: ['feedvalidator#TooLong', 'apple-guide#technical details', 'psp1#Namespace Declarations'],
      weighed: 'Apps cut the text, and no directory refuses the feed.',
      severity: { rss: 'warning', apple: 'warning', psp1: 'error' },
      refusal: 'psp1#Namespace Declarations',
      help: 'Shorten it; a long text belongs in the description.',
      bad: [
        `<itunes:author>«${'Matthias Endler, '.repeat(16)}Simon»</itunes:author>`,
        `<item><itunes:summary>«${'How Rust came into the kernel. '.repeat(140)}Slowly.»</itunes:summary></item>`,
      ],
      good: [
        `<itunes:author>${'🦀'.repeat(255)}</itunes:author>`,
        `<itunes:subtitle>${'How Rust came into the kernel,\n            slowly. '.repeat(6)}</itunes:subtitle>`,
        `<item><itunes:summary>${'How Rust came into the kernel. '.repeat(120)}</itunes:summary></item>`,
      ],
    },
  },
);

/** So short a copy of the notes is not worth a word, in characters. */
const longestNote = 255;

const notes = 'How Rust came into the kernel, slowly. '.repeat(8).trim();

export const tags = {
  ...elements,
  ...rules({
    'itunes/namespace-missing': {
      summary: `A podcast feed declares the namespace "${namespaces.itunes.uri}".`,
      why: 'Without it no directory reads the artwork, the category or the rating, and Apple rejects the feed.',
      help: `Add xmlns:itunes="${namespaces.itunes.uri}" to <rss>, and with it <itunes:image>, <itunes:category>, <itunes:author> and <itunes:explicit>.`,
      source: [
        'apple-guide#technical details',
        'apple-requirements#namespace',
        'psp1#Namespace Declarations',
      ],
      severity: { apple: 'error', psp1: 'error' },
      refusal: 'apple-requirements#namespace',
      whose: 'host',
      on: 'rss',
      check(root, report, { document }) {
        const channel = document.channel?.element;
        if (!channel) return;
        const declarations = [...root.declarations, ...channel.declarations];
        if (declarations.some(({ uri }) => uri === namespaces.itunes.uri)) return;
        // A misspelt or forgotten declaration is reported where it stands, and its elements are known all the same.
        if (channel.children.some((child) => child.name.startsWith('itunes:'))) return;
        const { end } = root.nameSpan;
        report(name(root), "<rss> does not declare the namespace of Apple's elements.", {
          fix: {
            title: 'Declare it',
            safe: true,
            edits: [{ span: { start: end, end }, text: ` xmlns:itunes="${namespaces.itunes.uri}"` }],
          },
        });
      },
      bad: ['<«rss» version="2.0"><channel><title>Rust in Production</title></channel></rss>'],
      good: [
        '<rss version="2.0" xmlns:apple="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Rust in Production</title></channel></rss>',
      ],
      fixes: {
        '<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>':
          '<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" version="2.0"><channel><title>Rust in Production</title></channel></rss>',
      },
    },

    'itunes/summary-copies-description': {
      summary: 'An <itunes:summary> is not a copy of the description.',
      why: 'The same text is downloaded twice whenever an app looks for new episodes.',
      help: 'Remove it: <description> says the same.',
      source: ['podcast-recommendations#Episode Description and Summary', 'audacity'],
      severity: { podcast20: 'info' },
      whose: 'host',
      once: true,
      on: ['channel', 'item'],
      check(parent, report, { document: { source } }) {
        const summary = parent.child('itunes:summary');
        // A sentence or two cost nobody anything.
        if (
          !says(summary) ||
          summary.text.length < longestNote ||
          textOf(parent, 'description') !== summary.text.trim()
        )
          return;
        const message = '<itunes:summary> is a copy of <description>.';
        report(name(summary), message, removing(summary, source, { safe: false }));
      },
      bad: [
        `<item><description>${notes}</description><«itunes:summary»><![CDATA[${notes}]]></itunes:summary></item>`,
      ],
      good: [
        '<item><description>How Rust came into the kernel, told by two maintainers.</description><itunes:summary>Rust in the kernel.</itunes:summary></item>',
        '<item><description>How Rust came into the kernel.</description><itunes:summary>How Rust came into the kernel.</itunes:summary></item>',
      ],
      fixes: {
        [`<item><description>${notes}</description><itunes:summary><![CDATA[${notes}]]></itunes:summary></item>`]:
          {
            unsafe: `<item><description>${notes}</description></item>`,
          },
      },
    },
  }),
} as const;
