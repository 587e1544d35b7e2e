import type { Fix } from '../../diagnostic.js';
import { cachedLast } from '../../text/cache.js';
import { isEmailAddress } from '../../text/email.js';
import { decodeReferences, type HtmlAttribute, type Tag } from '../../text/html.js';
import { hostOf, isPrivateUrl, passwordIn, urlFault } from '../../text/url.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { htmlOf, isRepeated, richElements } from '../prose.js';
import { type Report, rules, within } from '../rule.js';
import { adviceOn, faultOf, isInCurlyQuotes, phrases } from './address.js';
import { isAddress } from './markup.js';

/** What keeps anybody from following a link, as the end of a sentence; relative ones are told by a rule of their own. */
function complaint(value: string): string | undefined {
  const fault = urlFault(value);
  if (!fault) return isPrivateUrl(value) ? `but "${hostOf(value)}" is a private host` : passwordPhrase(value);
  if (fault.kind === 'scheme' || fault.kind === 'host' || fault.kind === 'blank' || isInCurlyQuotes(value))
    return faultOf(value, fault.kind);
  return fault.kind === 'relative' ? undefined : passwordPhrase(value);
}

function passwordPhrase(value: string): string | undefined {
  return passwordIn(value) === undefined ? undefined : 'which contains a password';
}

/** What to do about an address, by what is wrong with it. */
function adviceOnLink(value: string): { help?: string } {
  const kind = urlFault(value)?.kind;
  const mailto = /^mailto:/i.test(value) ? value.replace(/\s+/g, '') : '';
  if (kind === 'blank' && isEmailAddress(mailto.slice('mailto:'.length)))
    return { help: `Write "${mailto}".` };
  if (kind === 'blank')
    return { help: 'Write "%20" for a space in the address, and remove one that is not part of it.' };
  if (passwordIn(value) !== undefined)
    return { help: 'Remove the name and the password, and change the password.' };
  return adviceOn(value);
}

/** Replaces the curly quotation marks around an address. */
function straightening(element: Element, start: number, end: number): Fix {
  const isQuoted = /["']/.test(element.text[start - 1] ?? '');
  const text = isQuoted ? '' : '"';
  const edit = (from: number) => ({ span: within(element, from, from + 1).span, text });
  const both = [start, end - 1].filter((at) => isInCurlyQuotes(element.text[at] ?? ''));
  return { title: 'Write straight quotation marks', safe: false, edits: both.map(edit) };
}

const swallowed = 'The text after it becomes part of the address: the link fails, and the words disappear.';

/** Reports an address with a tag in it: its quotation mark is missing, or stands behind the tag. */
function reportTagInside(
  element: Element,
  raw: string,
  start: number,
  until: number,
  subject: string,
  report: Report,
): void {
  const begun = quoted(decodeReferences(raw.slice(0, until)).trim());
  if (complaint(decodeReferences(raw).trim())) {
    if (/^<\/a>[^<>]{1,200}<\/a>/.test(raw.slice(until))) {
      const place = within(element, start + until, start + until + '</a>'.length);
      const title = 'Write a quotation mark and ">" in place of "</a>"';
      report(place, `${subject} has "</a>" after ${begun} where its quotation mark and ">" belong.`, {
        help: `${title}.`,
        why: swallowed,
        fix: { title, safe: false, edits: [{ span: place.span, text: '">' }] },
      });
      return;
    }
    report(
      within(element, start, start + until),
      `${subject} has no closing quotation mark after ${begun}.`,
      {
        help: 'Write a quotation mark after the address, and ">" where the tag ends.',
        why: swallowed,
      },
    );
    return;
  }
  const inside = decodeReferences(raw.slice(until));
  const message = `${subject} has ${quoted(inside)} after ${begun}, which becomes part of the address.`;
  report(within(element, start + until, start + raw.length), message, {
    help: `Remove ${quoted(inside)} from the address.`,
    why: 'Servers have no page with such an address.',
  });
}

/** A link or a picture in a text. */
interface Link {
  readonly tag: Tag;
  readonly attribute: HtmlAttribute;
  /** The address, decoded. */
  readonly value: string;
  /** Where a tag stands in it; below 0 when there is none. */
  readonly until: number;
}

/** The links and pictures of a text, but for what runs, and what stands for a picture itself. */
const linksIn = cachedLast((element: Element): readonly Link[] => {
  const links: Link[] = [];
  for (const tag of htmlOf(element).withAttributes) {
    for (const attribute of tag.attributes) {
      if (!isAddress(attribute, tag)) continue;
      const value = decodeReferences(attribute.raw).trim();
      if (value === '' || /^(?:javascript|vbscript|data):/i.test(value)) continue;
      links.push({ tag, attribute, value, until: attribute.raw.search(/[<>]/) });
    }
  }
  return links;
});

/** Reports the links and pictures of a text that there is something to say of. */
function reportLinks(
  element: Element,
  complain: (value: string) => string | undefined,
  report: Report,
): void {
  for (const { tag, attribute, value, until } of linksIn(element)) {
    const { start, end } = attribute.valueSpan;
    const subject = () => `The ${attribute.name} of <${tag.name}> in <${element.name}>`;
    if (until >= 0) {
      if (complain === complaint) reportTagInside(element, attribute.raw, start, until, subject(), report);
      continue;
    }
    const what = complain(value);
    if (!what) continue;
    const fix = isInCurlyQuotes(value) ? straightening(element, start, end) : undefined;
    const advice = fix ? { help: 'Write " before and after the address.', fix } : adviceOnLink(value);
    report(within(element, start, end), `${subject()} is ${quoted(value)}, ${what}.`, advice);
  }
}

/** What browsers correct in a link, and not every app. */
function slip(value: string): string | undefined {
  const fault = /^https?:/i.test(value) ? urlFault(value) : undefined;
  if (fault?.kind !== 'percent' && fault?.kind !== 'character') return undefined;
  const written = value.slice(fault.start, fault.end);
  return fault.kind === 'character' ? `which contains "${written}"` : phrases.percent;
}

/** The links and pictures of notes. */
export const linksInNotes = rules({
  'rss/description-link-broken': {
    summary: 'Links and pictures in a description must have addresses that everybody can open.',
    why: 'Listeners tap the link and see nothing, or an error.',
    help: 'Open the page in a browser, and copy the address from there.',
    source: ['rss#Elements of <item>', 'feedvalidator#InvalidFullLink'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    once: true,
    on: richElements,
    yieldsTo: ['text/template-residue'],
    check(element, report) {
      if (!element.text.includes('<') || isRepeated(element)) return;
      reportLinks(element, complaint, report);
    },
    bad: [
      '<description><![CDATA[<a href="«htps://example.com/»">Notes</a>]]></description>',
      '<description><![CDATA[<a href="«https://nas.local/rust»">Notes</a>]]></description>',
      '<description><![CDATA[<a href="«https://example.com/rust»</a>, <a href="https://example.com/linux">Linux</a>]]></description>',
      '<description><![CDATA[<a href="https://example.com/rust«</a>»">Notes</a>]]></description>',
      '<description><![CDATA[<a href="https://example.com/rust«</a>»Rust</a>, <a href="https://example.com/linux">Linux</a>]]></description>',
      '<description><![CDATA[<a href="«mailto: show@example.com»">Write</a>]]></description>',
      '<description><![CDATA[<a href="«https://example.com/rust for linux»">Notes</a>]]></description>',
      '<description><![CDATA[<a href="«https://matthias:secret@example.com/»">Notes</a>]]></description>',
      '<description><![CDATA[<img src="«https://https://example.com/rust.jpg»">]]></description>',
      '<description><![CDATA[<a href=«”https://example.com/rust”»>Notes</a>]]></description>',
      '<description><![CDATA[<a href="«”https://example.com/rust”»">Notes</a>]]></description>',
    ],
    fixes: {
      '<description><![CDATA[<a href="https://example.com/rust</a>Rust</a>, <a href="https://example.com/linux">Linux</a>]]></description>':
        {
          unsafe:
            '<description><![CDATA[<a href="https://example.com/rust">Rust</a>, <a href="https://example.com/linux">Linux</a>]]></description>',
        },
      '<description><![CDATA[<a href=”https://example.com/rust”>Notes</a>]]></description>': {
        unsafe: '<description><![CDATA[<a href="https://example.com/rust">Notes</a>]]></description>',
      },
    },
    good: [
      '<description><![CDATA[<a href=" https://example.com/?a=b&amp;c=ä%7Cd ">Notes</a> <a href="/rust">Rust</a> <a href="#top">Up</a>]]></description>',
      '<description><![CDATA[<a href="mailto:show@example.com?subject=A%20question">Write</a> <a href="tel:+49123">Call</a>]]></description>',
    ],
  },

  'rss/description-link-unencoded': {
    summary: 'Special characters in the links of a description should be percent-encoded.',
    why: 'Browsers correct such a link, and some apps open nothing.',
    help: 'Encode the character: "{" as "%7B", a percent sign as "%25".',
    source: ['html#13.1.2.4', 'feedvalidator#InvalidURLAttribute'],
    severity: { rss: 'info' },
    once: true,
    on: richElements,
    yieldsTo: ['text/template-residue', 'rss/description-link-broken'],
    check(element, report) {
      if (!element.text.includes('<') || isRepeated(element)) return;
      reportLinks(element, slip, report);
    },
    bad: [
      '<description><![CDATA[<a href="«https://example.com/{id}»">Notes</a>]]></description>',
      '<description><![CDATA[<a href="«https://example.com/100%»">Notes</a>]]></description>',
    ],
    good: ['<description><![CDATA[<a href="https://example.com/100%25">Notes</a>]]></description>'],
  },
});
