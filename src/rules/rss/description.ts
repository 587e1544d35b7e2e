import type { Limits, Profile } from '../../directories/profile.js';
import { byteLength } from '../../text/bytes.js';
import { cachedByObject } from '../../text/cache.js';
import { lengthInCodePoints } from '../../text/code-point.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { shortNames } from '../limits.js';
import { htmlOf, isHtml } from '../prose.js';
import { name, type Report, rules, tag, within } from '../rule.js';

/** Where the words about an episode are. */
type Words =
  | 'in description'
  | 'in content:encoded only'
  | 'in itunes:summary only'
  | 'nowhere, nor a title'
  | 'nowhere';

function hasContent({ text, children }: Element): boolean {
  return children.length > 0 || /\S/.test(text);
}

/** Finds the words about an item; each of the faults is the matter of one rule. */
function wordsOf(item: Element): Words {
  const has = (child: string) => item.children.some((each) => each.name === child && hasContent(each));
  if (has('description')) return 'in description';
  if (!has('title')) return 'nowhere, nor a title';
  if (has('content:encoded')) return 'in content:encoded only';
  if (has('media:description')) return 'nowhere';
  return has('itunes:summary') ? 'in itunes:summary only' : 'nowhere';
}

/** Reports an item at its empty description, or at its name when it has none. */
function reportItem(item: Element, report: Report, what: string): void {
  const title = item.child('title')?.text.trim();
  const subject = title ? `The item ${quoted(title)}` : 'The item';
  const empty = item.child('description');
  report(empty ? tag(empty) : name(item), `${subject} ${what}.`);
}

type Unit = keyof NonNullable<Limits['description']>;

/** The limits that some profiles have for a description, each with those who have it. */
const limitsOf = cachedByObject((asking: readonly Profile[]) => {
  const units: readonly Unit[] = ['bytes', 'characters'];
  return units.flatMap((unit) => {
    const limits = new Set(asking.flatMap(({ limits }) => limits.description?.[unit] ?? []));
    return Array.from(limits, (limit) => {
      return { limit, unit, who: asking.filter((each) => each.limits.description?.[unit] === limit) };
    });
  });
});

/** The lowest of them, in either unit. */
const shortestOf = cachedByObject((asking: readonly Profile[]) =>
  Math.min(...limitsOf(asking).map(({ limit }) => limit)),
);

const encoder = new TextEncoder();

/** The UTF-16 offset up to which a text fits into so many bytes of UTF-8 or so many characters. */
function fitting(text: string, most: number, unit: Unit): number {
  if (unit === 'bytes') return encoder.encodeInto(text, new Uint8Array(most)).read;
  let end = 0;
  for (let count = 0; count < most; count++) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return end;
}

/** Markup of the feed itself where text is expected: HTML that is neither escaped nor in CDATA. */
function rawHtml(element: Element): Element | undefined {
  return element.children.find((child) => !child.name.includes(':') || child.name.startsWith('xhtml:'));
}

const texts = ['channel/description', 'item/description'] as const;

/** What a description is and how it is packed; what is in its HTML is the matter of `markup`. */
export const description = rules({
  'rss/channel-description-missing': {
    summary: 'The channel needs a <description>.',
    why: 'Nobody learns what the show is about, and directories require one to accept it.',
    help: 'Write a <description> of a few sentences; it is needed at submission.',
    source: [
      'rss#Required channel elements',
      'apple-guide#description',
      'psp1#description',
      'spotify-delivery#5.5',
    ],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning', psp1: 'error' },
    letter: { rss: 'error', apple: 'error', spotify: 'error' },
    refusal: 'psp1#description',
    absent: 'description',
    on: 'channel',
    check(channel, report) {
      const found = channel.child('description');
      const summary = ['itunes:summary', 'googleplay:description', 'content:encoded']
        .flatMap((each) => channel.child(each) ?? [])
        .find(hasContent);
      const advice = summary && { help: `Copy the text of <${summary.name}> into a <description>.` };
      if (!found) report(name(channel), 'The channel has no <description>.', advice);
      else if (found.text.trim() === '' && found.children.length === 0)
        report(found, '<description> is empty.', advice);
    },
    bad: [
      '«<description>»</description>',
      '<«channel»><title>Rust in Production</title></channel>',
      '<«channel»><title>Rust in Production</title><itunes:summary>Companies that run Rust.</itunes:summary></channel>',
    ],
    good: ['<description>Companies that run Rust tell how it went.</description>'],
  },

  'rss/item-description-missing': {
    summary: 'Every item should have a <description>.',
    why: 'Listeners choose episodes by it.',
    help: 'Write a <description> of the episode.',
    source: ['apple-guide#description', 'psp1#description'],
    severity: { apple: 'warning', psp1: 'warning' },
    once: true,
    absent: 'description',
    on: 'item',
    check(item, report) {
      if (wordsOf(item) === 'nowhere')
        reportItem(item, report, `has ${item.child('description') ? 'an empty' : 'no'} <description>`);
    },
    bad: [
      '<«item»><title>Rust for Linux</title></item>',
      '<item><title>Rust for Linux</title>«<description/>»</item>',
    ],
    good: [
      '<item><title>Rust for Linux</title><description>How Rust came into the kernel.</description></item>',
      '<item><description>How Rust came into the kernel.</description></item>',
    ],
  },

  'rss/item-title-and-description-missing': {
    summary: 'Every item needs a <title> or a <description>.',
    why: 'Players skip an item with neither, so the episode never appears.',
    help: 'Write a <title> and a <description>.',
    source: [
      'rss#Elements of <item>',
      'feedvalidator#ItemMustContainTitleOrDescription',
      'partytime#isValidItem',
      'apple-guide#description',
      'psp1#description',
    ],
    severity: { rss: 'error', apple: 'warning', psp1: 'warning', podcast20: 'error' },
    refusal: 'partytime#isValidItem',
    absent: ['title', 'description'],
    on: 'item',
    check(item, report) {
      if (wordsOf(item) === 'nowhere, nor a title') {
        reportItem(item, report, 'has neither a <title> nor a <description>');
      }
    },
    bad: [
      '<«item»><guid isPermaLink="false">ff80</guid></item>',
      '<«item»><title> </title><itunes:summary>Rust</itunes:summary></item>',
    ],
    good: ['<item><title>Rust for Linux</title></item>'],
  },

  'rss/description-only-in-summary': {
    summary: 'The description of an episode belongs in <description>.',
    why: 'Spotify does not read <itunes:summary> and Apple no longer does, so listeners see no notes.',
    help: 'Copy the text of <itunes:summary> to <description>.',
    source: ['spotify-delivery#description', 'apple-guide#summary removed', 'psp1#description'],
    severity: { spotify: 'warning', apple: 'warning', psp1: 'warning' },
    letter: { spotify: 'error' },
    whose: 'host',
    once: true,
    on: 'item',
    check(item, report) {
      if (wordsOf(item) === 'in itunes:summary only') {
        reportItem(item, report, 'has its description in <itunes:summary> only');
      }
    },
    bad: ['<«item»><title>Rust for Linux</title><itunes:summary>How Rust came in.</itunes:summary></item>'],
    good: [
      '<item><title>Rust for Linux</title><description>How Rust came in.</description><itunes:summary>How Rust came in.</itunes:summary></item>',
    ],
  },

  'rss/content-encoded-before-description': {
    summary: 'In an item, <content:encoded> should follow a <description>.',
    why: 'Readers that keep the last of the two show the short text instead of the full notes.',
    help: 'Write <description> first and <content:encoded> after it.',
    source: ['rss-profile#content:encoded', 'feedvalidator#NeedDescriptionBeforeContent', 'psp1#description'],
    severity: { rss: 'info', psp1: 'warning' },
    letter: { rss: 'warning' },
    whose: 'host',
    once: true,
    absent: 'description',
    on: 'item',
    check(item, report) {
      const content = item.child('content:encoded');
      const words = wordsOf(item);
      if (!content || words === 'nowhere, nor a title') return;
      const short = item.child('description');
      if (!short || words === 'in content:encoded only') {
        const message = `The item has <content:encoded>, but ${short ? 'an empty' : 'no'} <description>.`;
        report(name(content, item), message, {
          help: 'Write a short text about the episode into <description>.',
          why: 'Apps that read no <content:encoded> show the episode without any text.',
        });
      } else if (content.span.start < short.span.start) {
        report(name(content), '<content:encoded> comes before <description>.', { concerns: ['rss'] });
      }
    },
    bad: [
      '<item><title>Rust</title><«content:encoded»>Notes</content:encoded><description>Rust</description></item>',
      '<item><title>Rust</title><«content:encoded»>Notes</content:encoded></item>',
      '<item><title>Rust</title><description/><«content:encoded»>Notes</content:encoded></item>',
    ],
    good: [
      '<item><title>Rust</title><description>Rust</description><content:encoded>Notes</content:encoded></item>',
    ],
  },

  'rss/description-too-long': {
    summary: 'A description must not be longer than directories keep: 4000 bytes for Apple.',
    why: 'The rest is cut off, often in the middle of a link.',
    help: 'Shorten the description; the whole text has room in <content:encoded> or on the website.',
    source: [
      'apple-guide#description',
      'apple-subscriptions#4000 characters',
      'psp1#description',
      'youtube-length#5000 characters',
    ],
    severity: { apple: 'warning', psp1: 'error', youtube: 'warning' },
    refusal: 'psp1#description',
    on: texts,
    check(element, report, { asking }) {
      const { text } = element;
      // A UTF-16 unit is at most three bytes of UTF-8.
      if (text.length * 3 <= shortestOf(asking)) return;
      const bytes = byteLength(text);
      if (bytes <= shortestOf(asking)) return;
      const characters = lengthInCodePoints(text);
      const size = { bytes, characters };
      const exceeded = limitsOf(asking).filter(({ limit, unit }) => size[unit] > limit);
      if (exceeded.length === 0) return;
      const start = Math.min(...exceeded.map(({ limit, unit }) => fitting(text, limit, unit)));
      const limits = exceeded.map(
        ({ limit, unit, who }) => `${shortNames(who)} ${who.length > 1 ? 'keep' : 'keeps'} ${limit} ${unit}`,
      );
      const [unit, ...units] = new Set(exceeded.map((each) => each.unit));
      const isOneNumber = characters === bytes && units.length === 0;
      const sizes = isOneNumber ? `${bytes} ${unit}` : `${bytes} bytes (${characters} characters)`;
      report(within(element, start, text.length), `<description> has ${sizes}; ${limits.join(', ')}.`, {
        concerns: exceeded.flatMap(({ who }) => who),
      });
    },
    bad: [
      `<description>${'Rust in production. '.repeat(201)}</description>`,
      `<description>${'ü'.repeat(2001)}</description>`,
    ],
    good: [`<description>${'Rust in production. '.repeat(200)}</description>`],
  },

  'rss/description-html-not-wrapped': {
    summary: 'HTML in a text must be escaped or in CDATA.',
    why: 'Readers parse the tags as elements of the feed and lose the text inside them.',
    help: 'Put the HTML in a CDATA section.',
    source: ['apple-guide#description', 'feedvalidator#UndefinedElement'],
    severity: { rss: 'warning', apple: 'warning' },
    letter: { rss: 'error', apple: 'error' },
    whose: 'host',
    on: [...texts, 'content:encoded', 'itunes:summary'],
    check(element, report, { document: { source } }) {
      const child = rawHtml(element);
      if (!child) return;
      const { contentSpan: span } = element;
      const content = source.text.slice(span.start, span.end);
      const fix = {
        title: 'Wrap it in CDATA',
        safe: false,
        edits: [{ span, text: `<![CDATA[${content}]]>` }],
      };
      report(
        tag(child),
        `<${element.name}> contains <${child.qname}> as an element of the feed.`,
        content.includes('<![CDATA[') ? {} : { fix },
      );
    },
    bad: [
      '<description>«<p>»Companies that run Rust.</p></description>',
      '<item><title>Rust</title><description>See «<a href="https://example.com/">»the notes</a>.</description></item>',
    ],
    good: [
      '<description><![CDATA[<p>Companies that run Rust.</p>]]></description>',
      '<description>&lt;p&gt;Companies that run Rust.&lt;/p&gt;</description>',
    ],
    fixes: {
      '<description><p>Companies that run Rust.</p></description>': {
        unsafe: '<description><![CDATA[<p>Companies that run Rust.</p>]]></description>',
      },
      '<item><title>Rust</title><description>See <a href="https://example.com/">the notes</a>.</description></item>':
        {
          unsafe:
            '<item><title>Rust</title><description><![CDATA[See <a href="https://example.com/">the notes</a>.]]></description></item>',
        },
    },
  },

  'rss/description-html-escaped-not-cdata': {
    summary: 'HTML in a description should be in CDATA.',
    why: 'Nearly every app reads both forms, but Apple promises that links work only for HTML in CDATA.',
    help: 'Write the HTML as it is, with "<" in place of "&lt;", between "<![CDATA[" and "]]>".',
    source: ['apple-guide#description', 'psp1#HTML and Link Support'],
    severity: { apple: 'info', psp1: 'info' },
    whose: 'host',
    once: true,
    on: texts,
    check(element, report) {
      if (element.hasCdata || element.children.length > 0 || !isHtml(htmlOf(element))) return;
      const text = `<![CDATA[${element.text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
      report(element, '<description> contains HTML that is written as "&lt;" and not in CDATA.', {
        fix: { title: 'Wrap it in CDATA', safe: true, edits: [{ span: element.contentSpan, text }] },
      });
    },
    bad: ['<description>«&lt;p&gt;Companies that run Rust.&lt;/p&gt;»</description>'],
    good: [
      '<description><![CDATA[<p>Companies that run Rust.</p>]]></description>',
      '<description>Vec&lt;T&gt; and R&amp;D</description>',
    ],
    fixes: {
      '<description>&lt;p&gt;Companies that run Rust.&lt;/p&gt;</description>':
        '<description><![CDATA[<p>Companies that run Rust.</p>]]></description>',
    },
  },
});
