import { directories } from '../../directories/index.js';
import type { Profile } from '../../directories/profile.js';
import { cachedByText, cachedLast } from '../../text/cache.js';
import { decodeReferences, type HtmlAttribute, type Tag, textsOf } from '../../text/html.js';
import type { Span } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { htmlOf, isRepeated, mostPlaces, richElements } from '../prose.js';
import { type Check, rules, within } from '../rule.js';
import { isInCurlyQuotes } from './address.js';

/** Tags that some directory keeps. */
const keptTags: ReadonlySet<string> = new Set(
  Object.values<Profile>(directories).flatMap(({ limits }) => limits.tags ?? []),
);

/** Attributes that change what people see; no directory keeps them. */
const visibleAttributes: ReadonlySet<string> = new Set(
  'align bgcolor border cellpadding cellspacing color dir face height size start style valign width'.split(
    ' ',
  ),
);

const dangerousTags: ReadonlySet<string> = new Set(
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

/** Joins words for a message: `<br>, <div> and <b>`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
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

/** Elements that stand in lines of their own. */
const blocks: ReadonlySet<string> = new Set('p div li ul ol h1 h2 h3 h4 h5 h6 blockquote'.split(' '));

/** Whether a tag is a line break where a line begins or ends anyway. */
function isIdle(text: string, tags: readonly Tag[], index: number): boolean {
  const tag = tags[index];
  if (tag?.name !== 'br') return false;
  const [before, after] = [tags[index - 1], tags[index + 1]];
  const isBlank = (start: number, end: number) => text.slice(start, end).trim() === '';
  return (
    (before !== undefined && blocks.has(before.name) && isBlank(before.end, tag.start)) ||
    (after !== undefined && blocks.has(after.name) && isBlank(tag.end, after.start))
  );
}

/** Elements that show pictures, and nothing else. */
const ofPictures: ReadonlySet<string> = new Set('img figure figcaption picture source'.split(' '));

/** Elements that change nothing but how letters look. */
const ofLetters: ReadonlySet<string> = new Set('b em strong i u s strike small big font span'.split(' '));

/** What becomes of the tags of a text. */
interface Dropped {
  /** The first tag that somebody drops. */
  readonly first: string;
  /** Who drops what: `Apple drops <br>; YouTube drops <p> and <br>`. */
  readonly clauses: string;
  readonly concerns: readonly Profile[];
  /** Why it matters and what to do, where these tags have reasons of their own. */
  readonly advice: { readonly why?: string; readonly help?: string };
}

function adviceWithout(lost: readonly string[], keptElsewhere: boolean): Dropped['advice'] {
  if (lost.every((each) => ofPictures.has(each))) {
    return {
      why: 'Listeners there do not see the picture.',
      help: 'Say in words what it shows, or write a link to it.',
    };
  }
  if (lost.every((each) => ofLetters.has(each))) {
    return {
      why: 'The words remain, but without what these tags make of their letters.',
      help: 'There is nothing to do where the text can be read without them.',
    };
  }
  return keptElsewhere ? {} : { help: 'See that the text can be read without them.' };
}

/** Finds who of some profiles drops which of the tags used; undefined when all are kept. */
function dropping(used: readonly string[], asking: readonly Profile[]): Dropped | undefined {
  const byWords = new Map<string, string[]>();
  const concerns: Profile[] = [];
  const lost = new Set<string>();
  for (const profile of asking) {
    const kept = profile.limits.tags;
    const tags = kept ? used.filter((each) => !kept.includes(each)) : [];
    if (tags.length === 0) continue;
    concerns.push(profile);
    for (const tag of tags) lost.add(tag);
    const words = listed(tags.map((each) => `<${each}>`));
    byWords.set(words, [...(byWords.get(words) ?? []), profile.short]);
  }
  const first = used.find((each) => lost.has(each));
  const clauses = [...byWords].map(
    ([words, who]) => `${listed(who)} ${who.length > 1 ? 'drop' : 'drops'} ${words}`,
  );
  if (first === undefined) return undefined;
  const keptElsewhere = concerns.some(({ limits }) => limits.tags?.length !== 0);
  const advice = adviceWithout([...lost], keptElsewhere);
  return { first, clauses: clauses.join('; '), concerns, advice };
}

/** The same by the tags' names: the texts of a show are written with the same tags again and again. */
const droppedFor = cachedLast((asking: readonly Profile[]) =>
  cachedByText(1000, (names): Dropped | undefined => {
    const used = names.split(',').filter((each) => each && !dangerousTags.has(each));
    return dropping(used, asking);
  }),
);

const shownTexts = ['channel/description', 'item/description', 'content:encoded'] as const;

/** What the HTML of a description may hold. */
export const markup = rules({
  'rss/description-tag-unsupported': {
    summary:
      'A description should use only the HTML tags that directories keep: p, a, ul and li, and none for YouTube.',
    why: 'The words remain, but without the line breaks, headings or emphasis that these tags give.',
    help: 'Use paragraphs and lists, and let nothing depend on the other tags.',
    source: [
      'apple-guide#description',
      'psp1#description',
      'spotify-notes#Formatting your show notes',
      'youtube#HTML',
      'podnews-notes',
    ],
    weighed: 'The words stay; only their markup is dropped.',
    severity: { apple: 'info', spotify: 'info', psp1: 'warning', youtube: 'warning' },
    once: true,
    yieldsTo: ['xml/cdata-runs-on'],
    on: shownTexts,
    check(element, report, { asking }) {
      const { tags, names } = htmlOf(element);
      if (names.size === 0 || isRepeated(element)) return;
      const firstOf = (found: Dropped | undefined) => tags.find(({ name }) => name === found?.first);
      let dropped = droppedFor(asking)([...names].join());
      let first = firstOf(dropped);
      if (first?.closing || first?.name === 'br') {
        // An end tag that closes nothing is told of itself, and without a line break that breaks nothing all stays.
        const used = tags.filter((tag, index) => !tag.closing && !isIdle(element.text, tags, index));
        dropped = droppedFor(asking)([...new Set(used.map(({ name }) => name))].join());
        first = used.find(({ name }) => name === dropped?.first);
      }
      if (!dropped || !first) return;
      const { clauses, concerns, advice } = dropped;
      const place = within(element, first.start, first.end);
      report(place, `In <${element.name}>, ${clauses}.`, { concerns, ...advice });
    },
    bad: [
      '<description><![CDATA[«<h2>»Rust in Production</h2>]]></description>',
      '<description><![CDATA[Companies«<br>»that run <b>Rust</b>]]></description>',
    ],
    good: [
      '<description>Companies that run Rust.</description>',
      '<channel><description>I &lt;3 Linux</description></channel>',
      '<description><![CDATA[Rust</div>]]></description>',
    ],
  },

  'rss/description-attribute-dropped': {
    summary: 'The HTML of a description should not rely on attributes for its appearance.',
    why: 'Directories drop them, so colors, sizes and text directions are lost.',
    help: 'Leave the appearance to the player.',
    source: ['apple-guide#description', 'psp1#description', 'spotify-notes#Formatting your show notes'],
    severity: { apple: 'info', spotify: 'info', psp1: 'info' },
    once: true,
    on: shownTexts,
    check(element, report) {
      if (isRepeated(element)) return;
      const found: HtmlAttribute[] = [];
      for (const { name, attributes } of htmlOf(element).withAttributes) {
        if (!keptTags.has(name)) continue;
        for (const each of attributes) if (visibleAttributes.has(each.name)) found.push(each);
      }
      const [first] = found;
      if (!first) return;
      const names = [...new Set(found.map(({ name }) => name))];
      report(
        within(element, first.start, first.end),
        `In <${element.name}>, directories drop the attribute${names.length > 1 ? 's' : ''} ${listed(names)}.`,
      );
    },
    bad: ['<description><![CDATA[<p «style="color: orange"»>Rust in Production</p>]]></description>'],
    good: [
      '<description><![CDATA[<p><a href="https://example.com/" rel="nofollow">Rust</a></p>]]></description>',
    ],
  },

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
