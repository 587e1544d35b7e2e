import { decodeReferences, type HtmlAttribute, type Tag, textsOf } from '../../text/html.js';
import type { Span } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { htmlOf, isRepeated, mostPlaces, richElements } from '../prose.js';
import { type Check, rules, within } from '../rule.js';
import { isInCurlyQuotes } from './address.js';

export const dangerousTags: ReadonlySet<string> = new Set(
  'applet base embed form frame frameset iframe link meta object script style'.split(' '),
);

const runnable: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'xlink:href']);

/** Schemes that run or show what follows them, as browsers see them: without white space and controls. */
const dangerousUrl = /^(?:(?:java|vb)script:|data:text\/html)/i;
const dangerousStyle = /expression\s*\(|url\s*\(|behaviou?r\s*:|-moz-binding|javascript:|@import/i;

/** Whether an attribute of a tag holds an address. */
export function isAddress({ name }: HtmlAttribute, tag: Tag): boolean {
  return (name === 'href' || name === 'src') && !tag.closing && tag.name !== 'base';
}

/** Most addresses are plain ones of the web, and nothing has to be decoded to see it. */
const webAddress = /^https?:\/\//i;

/** Something wrong in the HTML of a text, in offsets of the decoded text. */
interface Fault extends Span {
  readonly message: string;
  readonly help?: string;
  readonly why?: string;
}

/** Reports what is found in the HTML of a text, unless it was found in the description before. */
function faultsIn(find: (element: Element) => readonly Fault[]): Check {
  return (element, report) => {
    if (isRepeated(element)) return;
    for (const { start, end, message, help, why } of find(element).slice(0, mostPlaces)) {
      report(within(element, start, end), message, { ...(help && { help }), ...(why && { why }) });
    }
  };
}

/** The value of an attribute, or all of it when that is empty. */
function spanOf({ valueSpan, start, end }: HtmlAttribute): Span {
  return valueSpan.start < valueSpan.end ? valueSpan : { start, end };
}

function isDangerous({ name, raw }: HtmlAttribute): boolean {
  if (name.startsWith('on')) return /^on[a-z]/.test(name);
  if (name === 'style') return dangerousStyle.test(decodeReferences(raw));
  if (!runnable.has(name) || webAddress.test(raw)) return false;
  return dangerousUrl.test(decodeReferences(raw).replace(/[\s\0-\x1f]+/g, ''));
}

/** Between these, a tag is one of the code that is shown. */
const codeTags: ReadonlySet<string> = new Set(['code', 'pre', 'textarea']);

const asCode = {
  help: 'To show the tag as code, write "&lt;" for its "<".',
  why: 'Players remove the tag, so the code that listeners see has a gap.',
};

/** Elements in whose place a link may lead to what they show. */
const shownElsewhere: ReadonlySet<string> = new Set('applet embed frame frameset iframe object'.split(' '));

/** What to do without an element that runs or loads something. */
function helpWithout(name: string): string {
  if (shownElsewhere.has(name)) return `Remove <${name}>, and write a link to what it shows.`;
  return name === 'script' || name === 'style'
    ? `Remove <${name}> with all that is in it.`
    : `Remove <${name}>.`;
}

/** Tags and attributes that could run or load something. */
function dangers(element: Element): readonly Fault[] {
  const faults: Fault[] = [];
  const { tags, withAttributes, names } = htmlOf(element);
  const suspects = [...names].some((each) => dangerousTags.has(each)) ? tags : withAttributes;
  let code = 0;
  for (const [index, tag] of suspects.entries()) {
    if (codeTags.has(tag.name)) code += tag.closing ? -1 : 1;
    if (tag.closing) continue;
    const found = dangerousTags.has(tag.name) ? tag : tag.attributes.find(isDangerous);
    if (!found) continue;
    const next = suspects[index + 1];
    const isWhole = found === tag && next?.closing && next.name === tag.name;
    const { start, end } = isWhole ? { start: tag.start, end: next.end } : found;
    const written = found === tag ? `<${tag.name}>` : quoted(element.text.slice(start, end));
    const message = `<${element.name}> contains ${written}.`;
    const advice =
      found !== tag ? { help: 'Remove the attribute.' } : code > 0 ? asCode : { help: helpWithout(tag.name) };
    faults.push({ start, end, message, ...advice });
  }
  return faults;
}

/** Addresses that do not say where they start from. */
function relativeAddresses(element: Element): readonly Fault[] {
  const faults: Fault[] = [];
  for (const tag of htmlOf(element).withAttributes) {
    for (const attribute of tag.attributes) {
      if (!isAddress(attribute, tag) || webAddress.test(attribute.raw)) continue;
      const value = decodeReferences(attribute.raw).trim();
      if (/^[a-z][a-z\d+.-]*:/i.test(value) || value.startsWith('#') || isInCurlyQuotes(value)) continue;
      const subject = `The ${attribute.name} of <${tag.name}> in <${element.name}>`;
      const host = /^(?:\/\/)?(www\.[^/\s]+\.[a-z]{2}.*)$/is.exec(value)?.[1];
      const help = host && `Write "https://${host}".`;
      if (value === '') {
        const isLink = attribute.name === 'href';
        faults.push({
          ...spanOf(attribute),
          message: `${subject} is empty.`,
          help: isLink
            ? 'Write the address that was meant, or remove the link and keep its text.'
            : 'Write the address of the picture, or remove the picture.',
          why: isLink
            ? 'Listeners tap the link, and nothing opens.'
            : 'Listeners see a gap or a broken picture.',
        });
      } else {
        const message = `${subject} is ${quoted(value)}, a relative address.`;
        faults.push({
          ...spanOf(attribute),
          message,
          ...(help && { help }),
          ...(attribute.name === 'src' && {
            why: 'Apps do not know which site the picture is on, and show none.',
          }),
        });
      }
    }
  }
  return faults;
}

/** Links that Spotify does not let anybody follow. */
function plainHttpLinks(element: Element): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { name, closing, attributes } of htmlOf(element).withAttributes) {
    if (name !== 'a' || closing) continue;
    const href = attributes.find((attribute) => attribute.name === 'href');
    if (!href || !/^\s*http:/i.test(href.raw)) continue;
    const value = quoted(decodeReferences(href.raw).trim());
    faults.push({ ...spanOf(href), message: `The link ${value} in <${element.name}> uses http.` });
  }
  return faults;
}

/** The first angle bracket between the tags of an element's HTML, as itself or as a reference. */
function bracketIn(element: Element): RegExpExecArray | undefined {
  const form = /[<>]|&(?:lt|gt|#0*6[02]|#x0*3[ce]);/gi;
  let found = form.exec(element.text);
  if (!found) return undefined;
  for (const { start, end } of textsOf(element.text, htmlOf(element))) {
    while (found && found.index < start) {
      form.lastIndex = Math.max(start, form.lastIndex);
      found = form.exec(element.text);
    }
    if (found && found.index < end) return found;
  }
  return undefined;
}

/** Elements with the HTML that people see. */
export const shownTexts = ['channel/description', 'item/description', 'content:encoded'] as const;

/** What the HTML of a description must not hold. */
export const markup = rules({
  'rss/description-unsafe-html': {
    summary: 'The HTML of a text must not contain anything that runs or loads by itself.',
    why: 'Players remove such markup, and some drop the whole text with it.',
    help: 'Remove the markup; in place of a player, write a link to it.',
    source: [
      'feedvalidator#SecurityRisk',
      'feedvalidator#SecurityRiskAttr',
      'feedvalidator#DangerousStyleAttr',
    ],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    once: true,
    yieldsTo: ['xml/cdata-runs-on'],
    on: richElements,
    check: faultsIn(dangers),
    bad: [
      '<description><![CDATA[«<script src="https://player.example.com/p.js"></script>»]]></description>',
      '<description><![CDATA[<a href="https://example.com/" «onclick="play()"»>Play</a>]]></description>',
      '<description><![CDATA[<a «href=" java&#115;cript:play()"»>Play</a>]]></description>',
      '<description>«&lt;iframe src="https://player.example.com/603">&lt;/iframe>»</description>',
      '<description><![CDATA[<pre>«<script>run()</script>»</pre>]]></description>',
    ],
    good: [
      '<description><![CDATA[<p style="color: orange">Read <a href="https://example.com/javascript:">this</a></p>]]></description>',
    ],
  },

  'rss/description-relative-url': {
    summary: 'Links and pictures in a description must have absolute URLs.',
    why: 'Apps do not know which site the address is on, so the link leads nowhere.',
    help: 'Write the whole address, beginning with "https://" and the name of the site.',
    source: 'feedvalidator#ContainsRelRef',
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    once: true,
    on: richElements,
    check: faultsIn(relativeAddresses),
    bad: [
      '<description><![CDATA[<p>With <a «href=""»>Greg</a> and <img src="« »" alt="him"></p>]]></description>',
      '<description><![CDATA[<a href="«/rust-for-linux/»">Notes</a>]]></description>',
      '<description><![CDATA[<img src="«//media.example.com/crab.png»">]]></description>',
      '<description><![CDATA[<a href="«www.example.com»">Notes</a>]]></description>',
    ],
    good: [
      '<description><![CDATA[<a href="https://example.com/">Notes</a> <a href="mailto:show@example.com">Write</a> <a href="#top">Up</a>]]></description>',
    ],
  },

  'rss/description-http-link': {
    summary: 'Links in a description should use https.',
    why: 'Spotify shows the text of an http link, but listeners cannot follow it.',
    help: 'Write https if the site supports it.',
    source: 'spotify-notes#Formatting your show notes',
    weighed: 'The words stay; only the link is dropped.',
    severity: { spotify: 'info' },
    once: true,
    yieldsTo: ['rss/description-link-broken'],
    on: shownTexts,
    check: faultsIn(plainHttpLinks),
    bad: ['<description><![CDATA[<a href="«http://example.com/»">Notes</a>]]></description>'],
    good: [
      '<description><![CDATA[<a href="https://example.com/?from=http://example.org">Notes</a>]]></description>',
    ],
  },

  'rss/description-angle-bracket': {
    summary: 'Titles and descriptions for YouTube must not contain angle brackets except in tags.',
    why: 'YouTube accepts neither "<" nor ">" and rejects the episode.',
    help: 'Write the comparison or the arrow in words.',
    source: 'youtube#invalid characters',
    severity: { youtube: 'error' },
    refusal: 'youtube#invalid characters',
    yieldsTo: ['rss/title-contains-html'],
    on: ['channel/title', 'item/title', 'channel/description', 'item/description'],
    check(element, report) {
      const found = element.name === 'title' ? /[<>]/.exec(element.text) : bracketIn(element);
      if (!found) return;
      const [written] = found;
      const place = within(element, found.index, found.index + written.length);
      report(place, `<${element.name}> contains "${decodeReferences(written)}".`);
    },
    bad: [
      '<item><title>Box«&lt;»T&gt; explained</title></item>',
      '<description>Rust -«&gt;» Linux</description>',
      '<description><![CDATA[<p>Rust «&gt;» C</p>]]></description>',
    ],
    good: ['<description><![CDATA[<p>Rust &amp; C</p>]]></description>'],
  },
});
