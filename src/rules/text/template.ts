import type { Span } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import {
  addressElements,
  addressesOf,
  htmlOf,
  isAddress,
  isRich,
  linkElements,
  plainElements,
  richElements,
} from '../prose.js';
import { rules, within } from '../rule.js';

/** What template languages replace when they run: Liquid, Jinja, Tera, Handlebars, ERB, template literals. */
const placeholder =
  /\{\{[^{}]{1,200}\}\}|\{%[^{}%]{1,200}%\}|<%[^%]{1,200}%>|\$\{[\w.]{1,60}\}|\[object [A-Z]\w{0,30}\]/;

/** What is in each of these and rarely in a text, for a quick look. */
const signs = ['{', '%>', '[object '];

/** What JavaScript writes for a value that it does not have. */
const nothing = /^(?:undefined|null|NaN|Invalid Date)$/;

/** The same as a part of an address, and what is in each of them. */
const nothingInAddress =
  /(?<=[^/]\/|=)(?:undefined|null|NaN)(?=$|[/?&#.])|%5Bobject%20\w{1,30}%5D|\[object \w{1,30}\]/;
const nothingSign = /undefined|null|NaN|object/;

/** The stretches of a rich text that show code, where placeholders are what is talked about. */
function codeIn(element: Element): readonly Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let start = 0;
  for (const tag of htmlOf(element).tags) {
    if (tag.name !== 'code' && tag.name !== 'pre') continue;
    if (!tag.closing && depth++ === 0) start = tag.end;
    if (tag.closing && depth > 0 && --depth === 0) spans.push({ start, end: tag.start });
  }
  return spans;
}

/** The first placeholder or empty value in a text. */
function residueIn(element: Element): Span | undefined {
  const { text } = element;
  const empty = isAddress(element) ? emptyIn(text) : undefined;
  if (empty) return empty;
  if (!signs.some((sign) => text.includes(sign))) {
    const value = isRich(element) ? '' : text.trim();
    if (!nothing.test(value)) return undefined;
    const start = text.indexOf(value);
    return { start, end: start + value.length };
  }
  const found = [...text.matchAll(new RegExp(placeholder, 'g'))];
  if (found.length === 0) return undefined;
  const code = isRich(element) ? codeIn(element) : [];
  return spanOf(found.find(({ index }) => !code.some(({ start, end }) => start <= index && index < end)));
}

/** The first empty value in an address. */
function emptyIn(address: string): Span | undefined {
  return nothingSign.test(address) ? spanOf(nothingInAddress.exec(address)) : undefined;
}

function spanOf(match: RegExpExecArray | null | undefined): Span | undefined {
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** What a template left in the feed. */
export const template = rules({
  'text/template-residue': {
    summary: 'Text must not hold what a template should have replaced.',
    why: 'Listeners read "{{ title }}" or "undefined", and a link with it leads nowhere.',
    help: 'Run the template, and give it the value that it needs.',
    source: ['liquid#Objects', 'ecmascript#Object.prototype.toString', 'ecmascript#Date.prototype.toString'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    on: [...plainElements, ...addressElements, ...richElements, ...linkElements],
    check(element, report) {
      const found = residueIn(element);
      if (found) {
        const written = element.text.slice(found.start, found.end);
        report(within(element, found.start, found.end), `<${element.name}> holds ${quoted(written)}.`);
      }
      for (const attribute of addressesOf(element)) {
        const { name, value } = attribute;
        const residue = emptyIn(value) ?? spanOf(placeholder.exec(value));
        if (!residue) continue;
        const written = quoted(value.slice(residue.start, residue.end));
        report(attribute, `The ${name} of <${element.name}> holds ${written}.`);
      }
    },
    bad: [
      '<title>{{ page.title }}</title>',
      '<description><![CDATA[<p>Rust.</p> {{ codecrafters() }}]]></description>',
      '<description>{% include notes.html %}</description>',
      '<itunes:author>undefined</itunes:author>',
      '<item><title>Rust</title><link>https://example.com/undefined/</link></item>',
      '<item><title>[object Object]</title></item>',
      '<item><link>https://example.com/{{ slug }}/</link></item>',
      '<item><title>Rust</title><guid isPermaLink="false">undefined</guid></item>',
      '<itunes:image href="https://media.example.com/undefined"/>',
    ],
    good: [
      '<description><![CDATA[<p>In Tera, <code>{{ page.title }}</code> is the title.</p>]]></description>',
      '<title>Undefined behaviour, null and NaN</title>',
      '<link>https://undefined.example.com/null-island/</link>',
      '<guid isPermaLink="false">{917393e3-1b1e-5cef-ace4-edaa54e1f810}</guid>',
      '<itunes:image href="https://media.example.com/undefined-behaviour.jpg"/>',
    ],
  },
});
