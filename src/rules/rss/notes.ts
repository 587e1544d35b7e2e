import type { CitedDocument } from '../../directories/profile.js';
import type { Span } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { removing } from '../fix.js';
import { type Check, rules, within } from '../rule.js';
import { mention } from './presence.js';

const excerpts: CitedDocument = {
  name: 'WordPress: the_excerpt_rss()',
  url: 'https://developer.wordpress.org/reference/functions/the_excerpt_rss/',
  evidence: 'quoted',
  read: '2026-11-26',
};

/** What WordPress writes below the text of an article. */
const footer =
  /The post (?:<a [^<>]{1,500}>[^<>]{1,300}<\/a>|[^<>\n]{1,300}?) (?:appeared first on|first appeared on) (?:<a [^<>]{1,500}>[^<>]{1,300}<\/a>|[^<>\n]{1,200})/;

/** What WordPress writes where it has cut a text off, before nothing but tags. */
const ellipsis = /\[(?:&#8230;|&#x2026;|&hellip;|…|\.\.\.)\](?=(?:\s{0,20}<[^<>]{0,500}>){0,10}\s{0,100}$)/i;

/** Texts end within so many characters. */
const end = 2000;

/** Looks for something in the last characters of a text. */
function findAtEnd(text: string, form: RegExp): Span | undefined {
  const from = Math.max(0, text.length - end);
  const found = form.exec(text.slice(from));
  return found ? { start: from + found.index, end: from + found.index + found[0].length } : undefined;
}

/** Where a description says that it was cut off. */
function cutIn({ text }: Element): Span | undefined {
  if (!/\]/.test(text.slice(-end))) return undefined;
  const below = findAtEnd(text, footer);
  return findAtEnd(below ? text.slice(0, below.start).trimEnd() : text, ellipsis);
}

/** Whether another element of an item has its notes in full. */
function isToldElsewhere(item: Element, text: string): boolean {
  return ['content:encoded', 'itunes:summary'].some((each) => {
    const other = item.child(each)?.text;
    return other !== undefined && other.length > text.length;
  });
}

/** Reports a description that is cut off, where the notes are in full elsewhere or nowhere. */
function cutOff(isElsewhere: boolean): Check {
  return (description, report, { document }) => {
    const item = description.parent;
    const cut = cutIn(description);
    if (!cut || !item || isToldElsewhere(item, description.text) !== isElsewhere) return;
    const isWordPress = /wordpress/i.test(document.channel?.element.child('generator')?.text ?? '');
    const help = isElsewhere && isWordPress && 'Write a summary of your own as the excerpt of the article.';
    const place = within(description, cut.start, cut.end);
    report(place, `The description of ${mention(item)} is cut off.`, help ? { help } : {});
  };
}

/** What a site made of the notes of an episode. */
export const notes = rules({
  'rss/notes-cut-off': {
    summary: 'The notes of an episode must be somewhere in full.',
    why: 'Listeners cannot read the rest, nor open the links in it.',
    help: 'Let the site write the full text into the feed, in WordPress under Settings, Reading.',
    source: [excerpts, 'apple-guide#description'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    whose: 'host',
    once: true,
    on: 'item/description',
    check: cutOff(false),
    bad: [
      '<item><title>Rust</title><description>How Rust came into the kernel, and who «[&amp;#8230;]»</description></item>',
      '<item><title>Rust</title><description><![CDATA[<p>How Rust came, and who «[&hellip;]»</p>\n<p>The post <a href="https://example.com/rust">Rust</a> appeared first on <a href="https://example.com">Example</a>.</p>]]></description></item>',
      '<item><title>Rust</title><description>How Rust came into the kernel, and who «[…]»</description><content:encoded>How Rust came into the kernel, and who […]</content:encoded></item>',
    ],
    good: [
      '<item><title>Rust</title><description>How Rust came into the kernel, and who […]</description><content:encoded>How Rust came into the kernel, and who reviews it.</content:encoded></item>',
      '<item><title>Rust</title><description>She said: "[…] and who reviews it?"</description></item>',
    ],
  },

  'rss/description-cut-off': {
    summary: 'A description should be whole, or end where a sentence does.',
    why: 'Apps that read only the description show a sentence that breaks off.',
    help: 'Write the whole text of <content:encoded> into it, too, or an excerpt that ends where a sentence does.',
    source: [excerpts, 'apple-guide#description'],
    severity: { rss: 'info', apple: 'info', spotify: 'info' },
    whose: 'host',
    once: true,
    on: 'item/description',
    check: cutOff(true),
    bad: [
      '<item><title>Rust</title><description>How Rust came into the kernel, and who «[...]»</description><content:encoded>How Rust came into the kernel, and who reviews it.</content:encoded></item>',
      '<generator>https://wordpress.org/?v=6.7</generator><item><title>Rust</title><description>How Rust came into the kernel, and who «[...]»</description><content:encoded>How Rust came into the kernel, and who reviews it.</content:encoded></item>',
    ],
    good: [
      '<item><title>Rust</title><description>How Rust came into the kernel.</description><content:encoded>How Rust came into the kernel, and who reviews it.</content:encoded></item>',
    ],
  },

  'rss/notes-footer': {
    summary: 'Notes should end without the line that WordPress adds for readers of news.',
    why: 'Listeners read "The post … appeared first on …" below the notes of every episode.',
    help: 'Switch it off in the SEO plugin that adds it, under RSS.',
    source: excerpts,
    severity: { rss: 'info' },
    whose: 'host',
    once: true,
    on: ['item/description', 'content:encoded'],
    check(element, report) {
      if (!/first (?:appeared )?on /.test(element.text.slice(-end))) return;
      const found = findAtEnd(element.text, footer);
      if (found)
        report(
          within(element, found.start, found.end),
          `<${element.name}> ends with the line "The post … appeared first on …".`,
        );
    },
    bad: [
      '<item><title>Rust</title><description>&lt;p>How Rust came.&lt;/p> &lt;p>«The post &lt;a href="https://example.com/rust">Rust&lt;/a> appeared first on &lt;a href="https://example.com">Example&lt;/a>»&lt;/p></description></item>',
    ],
    good: ['<item><title>Rust</title><description>The talk appeared first on a tape.</description></item>'],
  },

  'rss/content-empty': {
    summary: 'An empty <content:encoded> should not be next to a description.',
    why: 'Readers that prefer it show no notes.',
    help: 'Remove the element, or write the notes into it.',
    source: ['rss-content#content:encoded', 'rss-profile#content:encoded'],
    severity: { rss: 'info', apple: 'info' },
    whose: 'host',
    once: true,
    on: 'item/content:encoded',
    check(content, report, { document: { source } }) {
      if (content.text.trim() !== '' || content.children.length > 0) return;
      if (!content.parent?.child('description')?.text.trim()) return;
      const advice = () => removing(content, source);
      report(content, '<content:encoded> is empty, though there is a <description>.', advice);
    },
    bad: [
      '<item><title>Rust</title><description>How Rust came.</description>«<content:encoded/>»</item>',
      '<item><title>Rust</title><description>How Rust came.</description>«<content:encoded>»<![CDATA[]]></content:encoded></item>',
    ],
    good: [
      '<item><title>Rust</title><description>How Rust came.</description><content:encoded>How Rust came.</content:encoded></item>',
    ],
    fixes: {
      '<item><title>Rust</title><description>How Rust came.</description><content:encoded/></item>':
        '<item><title>Rust</title><description>How Rust came.</description></item>',
    },
  },
});
