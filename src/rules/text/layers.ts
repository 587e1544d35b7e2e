import { holds, type Signs, signs } from '../../text/signs.js';
import type { Span } from '../../text/source.js';
import { rowOf } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { htmlOf, isHtml } from '../prose.js';
import { strayLine } from '../rss/stray-text.js';
import { type Check, type Report, rules, within } from '../rule.js';
import { mayShow, type Shown, shownBy } from '../shown.js';
import { encodings, furniture, markups, messages, type Remain } from './remains.js';

/** A remain whose signs every text is looked over for. */
interface Sought {
  readonly remain: Remain;
  readonly signs: Signs;
}

/** Whether a place of a text is within an address that it names. */
function isInAddress(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 300), at);
  return /(?:\w:\/\/|\bwww\.|[\w-]\.[a-z]{2,10}\/)[^\s<>"]*$/i.test(before);
}

function remainIn(shown: Shown, sought: readonly Sought[], any: number): (Span & Remain) | undefined {
  const { text, rich, element, signs: bits } = shown;
  if ((bits & any) === 0) return undefined;
  // Code is shown as it is, and Markdown is none where there are tags.
  const html = rich ? htmlOf(element) : undefined;
  if (html && (html.names.has('code') || html.names.has('pre'))) return undefined;
  const tagged = html !== undefined && isHtml(html);
  for (const { remain, signs } of sought) {
    if ((tagged && !remain.inHtml) || !holds(text, bits, signs)) continue;
    const found = remain.pattern.exec(text);
    if (found && !isInAddress(text, found.index))
      return { ...remain, start: found.index, end: found.index + Math.min(found[0].length, 200) };
  }
  return undefined;
}

/** Reports what a program says between the elements of a feed, where it prints before it knows better. */
function reportBetween(element: Element, report: Report): void {
  const row = rowOf(element.name);
  if (!row || row.text) return;
  const line = strayLine(element);
  if (!line) return;
  // The message is often marked up itself: "<b>Warning</b>: …".
  const start = element.sourceOffset(line.start);
  const written = element.markup.text.slice(Math.max(element.openEnd, start - 60), start + 400);
  const found = messages.find(
    ({ pattern, signs }) => signs.some((sign) => written.includes(sign)) && pattern.test(written),
  );
  if (!found) return;
  const shown = quoted(element.text.slice(line.start, line.end));
  report(
    within(element, line.start, line.end),
    `<${element.name}> contains ${shown}, which is ${found.what}.`,
  );
}

/** What to do about something that remains, as it is written. */
function adviceOn(
  { help: inRich, helpInPlain, why, decode }: Remain,
  written: string,
  rich: boolean,
): { help?: string; why?: string } {
  const meant = decode?.(written);
  if (meant) return { help: `Write "${meant}".` };
  const help = rich ? inRich : (helpInPlain ?? inRich);
  return { ...(help && { help }), ...(why && { why }) };
}

function reporting(remains: readonly Remain[]): { readonly signs: number; readonly check: Check } {
  const sought = remains.map((remain) => ({ remain, signs: signs(...remain.signs) }));
  const any = sought.reduce((bits, each) => bits | each.signs.bit, 0);
  const check: Check = (element, report) => {
    for (const shown of shownBy(element)) {
      const found = remainIn(shown, sought, any);
      if (!found) continue;
      const written = quoted(shown.text.slice(found.start, found.end).trim().replace(/\s+/g, ' '));
      report(
        shown.place(found.start, found.end),
        `${shown.subject} contains ${written}, which is ${found.what}.`,
        adviceOn(found, shown.text.slice(found.start, found.end), shown.rich),
      );
    }
  };
  return { signs: any, check };
}

const sayMessages = reporting(messages);

const severity = { rss: 'warning', apple: 'warning', spotify: 'warning' } as const;

/** Texts that belong in another layer: an encoding nobody undid, markup nobody turned into HTML, a program's message. */
export const layers = rules({
  'text/encoded': {
    summary: 'Text must not be in the encoding of another format, such as email, JSON or a URL.',
    why: 'Listeners read the codes where a character or a new line was meant.',
    help: 'Write what it stands for, or let the program decode it that writes the feed.',
    source: ['rfc2047', 'ecmascript#JSON.stringify'],
    severity,
    whose: 'host',
    once: 'message',
    on: '*',
    where: mayShow,
    ...reporting(encodings),
    bad: [
      '<title>«=?UTF-8?B?UnVzdA==?=» for Linux</title>',
      '<title>Caf«=C3=A9» Rust</title>',
      '<item><title>Don«\\u2019»t panic</title></item>',
      `<description>They said «\\"»never\\" to Rust.</description>`,
      '<item><title>«Rust%20for%20Linux»</title></item>',
      '<itunes:author>«Matthias+Endler+and+Simon»</itunes:author>',
      '<itunes:author>«Matthias+Endler+%26+Simon»</itunes:author>',
      '<item><title>Rust asks «""Why""»</title></item>',
      '<item><title>Why«&amp;nbsp» Rust</title></item>',
      '<item><title>Rust «&amp;am»</title></item>',
      '<item><title>Rust for Linux«\\n»Part two</title></item>',
      '<item><title>«data:text/plain;base64,UnVzdA»==</title></item>',
      '<item><title>«VGhlIGN1cmwgcHJvamVjdCBhbmQgbW9yZQ==»</title></item>',
      '<description>«{"rendered":» "How Rust came into the kernel."}</description>',
      '<podcast:person img="https://media.example.com/m.jpg">«Jos%C3%A9»</podcast:person>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Why a kernel%20?"/><psc:chapter start="00:01:00" title="Caf«=C3=A9»"/></psc:chapters></item>',
    ],
    good: [
      '<title>C:\\users, 100 % Rust = 2+2 {sic}</title>',
      '<title>C++ and 50%2 off</title>',
      '<description><![CDATA[<p>In JSON <code>\\u00e9</code> is a letter.</p>]]></description>',
      '<guid isPermaLink="false">rust%20for%20linux</guid>',
    ],
  },

  'text/foreign-markup': {
    summary: 'Text must not contain the markup of Markdown, BBCode or WordPress.',
    why: 'Players show the marks themselves in the text.',
    help: 'Write it as HTML, or remove it with the mark that ends it.',
    source: ['commonmark', 'rss-profile#item description'],
    severity,
    once: 'message',
    yieldsTo: ['xml/cdata-end-in-text', 'xml/cdata-runs-on'],
    on: '*',
    where: mayShow,
    ...reporting(markups),
    bad: [
      '<item><title>«**New:**» Rust for Linux</title></item>',
      '<description>Notes are on «[our site](https://rust-in-production.example.com/)».</description>',
      '<description><![CDATA[<p>«[caption id="4" align="left"]»Ferris[/caption]</p>]]></description>',
      '<description>«[b]Rust[/b]» for Linux</description>',
      '<title>«&lt;![CDATA[»Rust in Production]]&gt;</title>',
      '<item><podcast:chapters url="https://media.example.com/c.json" type="application/json+chapters"/><podcast:soundbite startTime="1" duration="30">«**Why a kernel**»</podcast:soundbite></item>',
    ],
    good: [
      '<title>[Interview] a[i] = b[j] ** 2, 2**3**4</title>',
      '<title>C# 11 and #2: F##k</title>',
      '<title>Rust [live] (https://rust.example.com)</title>',
      '<description><![CDATA[<p>In Markdown, <code>**this**</code> is bold, as in <pre>## a</pre></p>]]></description>',
    ],
  },

  'text/page-around': {
    summary: 'Text must not hold what a page or a program shows around it.',
    why: 'Listeners read it in place of the notes, or between them.',
    help: 'Remove it: it was copied together with the text.',
    source: ['apple-guide#description', 'rss-profile#item description'],
    severity,
    once: 'message',
    on: '*',
    where: mayShow,
    ...reporting(furniture),
    bad: [
      '<item><description>How Rust came. «Your browser does not support the audio element»</description></item>',
      '<item><description>Audio Player 00:00 00:00 «Use Up/Down Arrow keys to increase or decrease volume». How Rust came.</description></item>',
      '<item><description>How Rust came. Podcast: «Play in new window | Download»</description></item>',
      '<item><description><![CDATA[<p>How Rust came.</p>Share this:«Click to share on Facebook (Opens in new window)»]]></description></item>',
      '<item><description>«Please enable JavaScript to» view this page.</description></item>',
      '<item><description>«This website uses cookies» to improve your experience.</description></item>',
      '<item><description>«1\n00:00:00,000 --&gt; 00:00»:04,200\nRust came into the kernel.</description></item>',
      '<item><description>«.wp-block-audio{margin:0 0 1em}» How Rust came.</description></item>',
      '<item><description>How Rust came. «:contentReference[oaicite:0]{index=0}»</description></item>',
      '<item><description>«---\ntitle: Rust for Linux\ndraft: false\n---\n»How Rust came.</description></item>',
      `<item><description>«[acf field="notes"]»</description></item>`,
    ],
    good: [
      '<item><description>What it means that a browser does not support Rust.</description></item>',
      '<item><description>We ask why every website uses cookies, and what --> means.</description></item>',
      '<item><description>Wie C { int x: 1 } liest.</description></item>',
      '<item><description><![CDATA[<p>Podcast: <a href="https://media.example.com/1.mp3">Play in new window</a> | <a href="https://media.example.com/1.mp3">Download</a></p>]]></description></item>',
    ],
  },

  'text/program-message': {
    summary: 'Text must not be the error message of a program.',
    why: 'Listeners read the message in place of the text.',
    help: 'Find out why the program failed, and publish the feed again.',
    source: ['blubrry', 'rss#What is RSS?'],
    severity,
    whose: 'host',
    once: 'message',
    on: '*',
    where: (element) => mayShow(element) || rowOf(element.name) !== undefined,
    signs: sayMessages.signs,
    check(element, report, context) {
      sayMessages.check(element, report, context);
      reportBetween(element, report);
    },
    bad: [
      '<item><title>«Error: ENOENT: »no such file or directory</title></item>',
      '<item><description>«java.lang.NullPointerException» at com.example.Feed.render(Feed.java:12)</description></item>',
      "<item><title>«undefined method 'title' for »nil:NilClass</title></item>",
      '<item><title>«template: feed.xml:12: executing "»feed" at &lt;.Title></title></item>',
      '<item><title>«502 Bad Gateway nginx/1.18.0»</title></item>',
      '<item><title>«::error::»Process completed with exit code 1</title></item>',
      '<item><itunes:summary>«&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD\n»Rust\n=======\nLinux</itunes:summary></item>',
      '<item><description>«Sure! Here is a description» for your podcast episode: Rust.</description></item>',
      '<item><description>«As an AI language model, I» cannot listen to the episode.</description></item>',
      '<description>«Warning: Undefined variable $notes in /var/www/feed.php on line 42»</description>',
      '<item><title>«502 Bad Gateway»</title></item>',
      '<description>«Liquid error:» undefined method</description>',
      '<description>«Traceback (most recent call last)»: File "feed.py"</description>',
      '<item><title>Rust</title>«Notice: Undefined index: duration in /var/www/feed.php on line 42»</item>',
      '<item><title>Rust</title><br />\n<b>Warning</b>«: Undefined variable $x in <b>/var/www/feed.php</b> on line» <b>42</b></item>',
    ],
    good: [
      '<item><title>Sure, here is why: as an AI, I would not</title></item>',
      '<item><title>What java.lang is, and 502 Bad Gateway explained</title></item>',
      '<item><description>We talk about the answer "As an AI language model, I cannot".</description></item>',
      '<title>Warning: spoilers on line two</title>',
      '<title>The Type Error Show: 404 ways to be not found</title>',
    ],
  },
});
