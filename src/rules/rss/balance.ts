import { cachedLast } from '../../text/cache.js';
import { htmlElements, type Tag } from '../../text/html.js';
import type { Span } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { htmlOf, isRepeated, richElements } from '../prose.js';
import { rules, within } from '../rule.js';

/** Elements of HTML that change everything after them until they are closed. */
const lasting: ReadonlySet<string> = new Set(
  'a abbr b big blockquote cite code del em font h1 h2 h3 h4 h5 h6 i ins kbd mark ol pre q s small strike strong sub sup table tt u ul'.split(
    ' ',
  ),
);

/** Elements that hold others: a tag too many closes what the page around the text has opened. */
const holding: ReadonlySet<string> = new Set(
  'article aside center div figure footer header main section span td tr'.split(' '),
);

interface Unbalanced {
  readonly open?: Tag;
  /** Whether it is a link in which another one begins. */
  readonly isNested?: boolean;
  readonly stray?: Tag;
}

/** The first tag that is opened and never closed, and the first that closes nothing. */
const unbalanced = cachedLast((element: Element): Unbalanced => {
  const { tags } = htmlOf(element);
  const open = new Map<string, Tag[]>();
  const held = new Map<string, number>();
  let stray: Tag | undefined;
  for (const tag of tags) {
    if (holding.has(tag.name)) {
      const depth = held.get(tag.name) ?? 0;
      if (!tag.closing) held.set(tag.name, depth + 1);
      else if (depth > 0) held.set(tag.name, depth - 1);
      else stray ??= tag;
    }
    if (!lasting.has(tag.name)) continue;
    const opened = open.get(tag.name);
    if (!tag.closing) {
      // A link within a link ends the outer one; without an address, it is meant for its end.
      if (tag.name === 'a' && opened?.[0]) {
        const isNested = tag.attributes.length > 0;
        return { open: isNested ? opened[0] : tag, isNested, ...(stray && { stray }) };
      }
      if (opened) opened.push(tag);
      else open.set(tag.name, [tag]);
    } else if (!opened?.pop()) stray ??= tag;
  }
  let first: Tag | undefined;
  for (const [tag] of open.values()) if (tag && (!first || tag.start < first.start)) first = tag;
  return { ...(first && { open: first }), ...(stray && { stray }) };
});

/** A character reference that is cut off: of those that programs write, with enough left of it to tell. */
const cutReference =
  /&(?:#\d{1,5}|#x[\da-f]{1,4}|amp?|nbsp?|nbs|nb|quot?|quo|apos?|hell(?:i|ip)?|[nm]das?h?|[lr][sd]quo?)$/i;

/** Whether the name of an element of HTML begins with some letters. */
function isBegun(letters: string): boolean {
  return [...htmlElements].some((each) => each.startsWith(letters));
}

/** What the text ends in the middle of; a letter after `<` alone may be meant as text. */
function cutOff(element: Element): { readonly start: number; readonly what: string } | undefined {
  const { text } = element;
  const reference = cutReference.exec(text.slice(-12).trimEnd());
  const end = text.trimEnd().length;
  if (reference) return { start: end - reference[0].length, what: 'a character reference' };
  const last = htmlOf(element).asides.at(-1);
  if (!last || last.end < text.length) return undefined;
  const { start } = last;
  if (text.startsWith('<!--', start)) return text.endsWith('-->') ? undefined : { start, what: 'a comment' };
  const [written, name = ''] = /^<\/?([a-z][a-z\d]{0,20})(?:\s|$)/i.exec(text.slice(start, start + 30)) ?? [];
  if (written === undefined) return undefined;
  if (text[start - 1] === '>' && start + written.length === text.length && isBegun(name.toLowerCase()))
    return { start, what: 'a tag' };
  if (!htmlElements.has(name.toLowerCase())) return undefined;
  // Without a space after it the name is a tag where it has a slash, and may be a letter where it has none.
  if (!/\s$/.test(written) && !written.startsWith('</') && text[start - 1] !== '>') return undefined;
  if (!text.trimEnd().endsWith('>')) return { start, what: `the tag <${name}>` };
  const hasQuote = /=\s{0,9}["'][^"']{0,4000}/.test(text.slice(start, start + 5000));
  return hasQuote ? { start, what: `the tag <${name}>, where a quotation mark is missing` } : undefined;
}

/** The first place at which the parser of HTML has to guess. */
function errorIn(element: Element): (Span & { readonly what: string }) | undefined {
  let lists = 0;
  for (const { name, closing, attributes, start, end } of htmlOf(element).tags) {
    if (name === 'ul' || name === 'ol' || name === 'menu') lists += closing ? -1 : 1;
    if (name === 'li' && !closing && lists <= 0) return { start, end, what: '<li> is outside a list' };
    const [first, ...others] = attributes;
    if (!first) continue;
    if (closing) return { start, end, what: `</${name}> has an attribute` };
    const names = new Set([first.name]);
    let before = first;
    for (const attribute of others) {
      if (names.has(attribute.name))
        return { ...spanOf(attribute), what: `<${name}> has two attributes ${attribute.name}` };
      if (/^[^a-z]|https?:|["'<]/.test(attribute.name))
        return { ...spanOf(attribute), what: `<${name}> has a quotation mark too many, or one is missing` };
      if (attribute.start === before.end)
        return { ...spanOf(attribute), what: `a space is missing before the attribute ${attribute.name}` };
      names.add(attribute.name);
      before = attribute;
    }
  }
  return undefined;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** What becomes of the rest of the notes, by the tag that is never closed. */
const effects: readonly (readonly [ReadonlySet<string>, string])[] = [
  [new Set(['a']), 'The rest of the notes is shown as a link.'],
  [new Set(['b', 'strong']), 'The rest of the notes is shown in bold.'],
  [new Set(['i', 'em', 'cite']), 'The rest of the notes is shown in italics.'],
  [new Set(['ol', 'ul']), 'The rest of the notes is shown as part of the list.'],
];

/** What to say of a tag that is never closed; `<a>` without an address may be meant for an end, or for nothing. */
function unclosed(
  { name, attributes, start, end }: Tag,
  element: Element,
): { readonly message: string; readonly help: string; readonly why?: string } {
  const message = `<${element.name}> contains <${name}>, which is never closed.`;
  const why = effects.find(([names]) => names.has(name))?.[1];
  if (attributes.some(({ raw }) => /(?:%5B|\[)(?:\.\.\.|…|&hellip;|%E2%80%A6)(?:%5D|\])$/i.test(raw)))
    return {
      message: `<${element.name}> is cut off within <${name}>.`,
      help: 'Write a summary of your own that ends where a sentence does.',
      why: 'Listeners see a text that breaks off, and a link to a page that is not there.',
    };
  const closesItself = element.text.endsWith('/>', end);
  if (name !== 'a' || attributes.length > 0)
    return {
      message,
      help: closesItself
        ? `Write its text and </${name}> behind it, or remove it: the "/" of <${name}/> closes nothing in HTML.`
        : `Write </${name}> where its text ends.`,
      ...(why && { why }),
    };
  const written = quoted(element.text.slice(start, end));
  return closesItself
    ? {
        message: `<${element.name}> contains a link without an address, ${written}.`,
        help: `Remove ${written}, or write the link that was meant.`,
        why: 'Listeners see no link there.',
      }
    : {
        message,
        help: 'Write "</a>" if the end of a link is meant.',
        why: 'Most apps mend it; some let the link before it go on.',
      };
}

/** Whether the tags of notes come in pairs. */
export const balance = rules({
  'rss/description-html-unclosed': {
    summary: 'Every tag in a description that changes what follows must be closed.',
    why: 'The rest of the notes is shown as a link, in bold or in a list.',
    help: 'Close the tag where its text ends.',
    source: ['feedvalidator#NotHtml', 'html#13.1.2.4'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    yieldsTo: ['xml/cdata-end-in-text'],
    on: richElements,
    check(element, report) {
      if (!element.text.includes('<') || isRepeated(element)) return;
      const cut = cutOff(element);
      if (cut) {
        const help = 'Publish the whole text, or remove what is cut off.';
        const message = `<${element.name}> ends within ${cut.what}.`;
        report(within(element, cut.start, cut.start + 1), message, { help });
        return;
      }
      const { open, isNested } = unbalanced(element);
      if (!open) return;
      if (isNested) {
        report(
          within(element, open.start, open.end),
          `In <${element.name}>, a link begins within this one.`,
          {
            help: 'Write </a> before the second link begins.',
            why: 'HTML has no links in links: apps end the first where the second begins.',
          },
        );
        return;
      }
      const { message, ...advice } = unclosed(open, element);
      report(within(element, open.start, open.end), message, advice);
    },
    bad: [
      '<description><![CDATA[<p>«<b>»Rust for Linux</p><p>How it came.</p>]]></description>',
      '<item><description><![CDATA[<p>See «<a href="https://rust-for-linux.example.com/">»the site.</p>]]></description></item>',
      '<description><![CDATA[<p>See «<»a href="https://rust-for-lin]]></description>',
      '<description><![CDATA[<p>Rust</p>«<»!-- the rest]]></description>',
      '<description><![CDATA[<p>Rust«<»/p]]></description>',
      '<description><![CDATA[<p>Rust</p>«<»stro]]></description>',
      '<description><![CDATA[<p>Rust «&»am]]></description>',
      '<description><![CDATA[<p>See «<»a href="https://rust-for-linux.example.com/>the site</a></p>]]></description>',
      '<description><![CDATA[<p><a href="https://a.example.com/">a«<a>» and b.</p>]]></description>',
      '<description><![CDATA[<p>Links:</p><p>«<a/>»</p>]]></description>',
      '<description><![CDATA[<p>Links: «<a href="https://a.example.com/ru[...]"/>»</p>]]></description>',
      '<description><![CDATA[<p>Links:</p><p>«<a href="https://a.example.com/"/>»</p>]]></description>',
      '<description><![CDATA[<p>«<a href="https://a.example.com/">»a <a href="https://b.example.com/">b</a></a></p>]]></description>',
    ],
    good: [
      '<description><![CDATA[<p>Rust<p>Linux<br>and <b>bold</b> text <ul><li>one<li>two</ul> 1 < 2]]></description>',
      '<description><![CDATA[<b>Rust <i>for</b> Linux</i>]]></description>',
      '<description>Vec&lt;T&gt; and a &lt;b</description>',
      '<description><![CDATA[<p>Rust at AT&T]]></description>',
      '<description><![CDATA[<p>Rust</p><!-- the end -->]]></description>',
    ],
  },

  'rss/description-html-error': {
    summary: 'The HTML of a description should have no errors of its parser.',
    why: 'Browsers repair it, each reader in its own way, and directories that drop tags may drop the text.',
    help: 'Let a program write the HTML, or correct it by hand.',
    source: ['html#13.2.2', 'feedvalidator#NotHtml'],
    severity: { rss: 'info', apple: 'info', spotify: 'info' },
    once: true,
    on: richElements,
    check(element, report) {
      if (!element.text.includes('<') || isRepeated(element)) return;
      const found = errorIn(element);
      if (!found) return;
      report(within(element, found.start, found.end), `In <${element.name}>, ${found.what}.`);
    },
    bad: [
      '<description><![CDATA[<a href="https://a.example.com/" «href="https://b.example.com/"»>Rust</a>]]></description>',
      '<description><![CDATA[<a href="https://a.example.com/"«rel="nofollow"»>Rust</a>]]></description>',
      '<description><![CDATA[<p>Rust«</p class="end">»]]></description>',
      '<description><![CDATA[<a href=""«https:»//a.example.com/">Rust</a>]]></description>',
      '<description><![CDATA[<p>Rust</p>«<li>»Linux</li>]]></description>',
    ],
    good: [
      '<description><![CDATA[<p class="a" id="b">Rust <a href="https://a.example.com/" rel=nofollow>a</a><br/></p><ul><li>One<li>Two</ul>]]></description>',
    ],
  },

  'rss/description-html-stray-end': {
    summary: 'No end tag in a description should close what was never opened.',
    why: 'A start tag is missing or misspelled, so the text does not look as it was meant.',
    help: 'Add the start tag, or remove the end tag.',
    source: ['feedvalidator#NotHtml', 'html#13.1.2.4'],
    severity: { rss: 'info', apple: 'info', spotify: 'info' },
    on: richElements,
    check(element, report) {
      if (!element.text.includes('</') || isRepeated(element)) return;
      const { stray } = unbalanced(element);
      if (!stray) return;
      report(
        within(element, stray.start, stray.end),
        `<${element.name}> contains </${stray.name}>, which closes nothing.`,
        holding.has(stray.name)
          ? { why: 'It closes what the page around the notes has opened, so the page may fall apart.' }
          : {},
      );
    },
    bad: [
      '<description><![CDATA[<p>Rust«</b>» for Linux</p>]]></description>',
      '<description><![CDATA[<div><p>Rust</p></div>«</div>»]]></description>',
    ],
    good: ['<description><![CDATA[<p><b>Rust</b> for Linux</p></p>]]></description>'],
  },
});
