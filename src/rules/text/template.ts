import type { Span } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { addressesOf, htmlOf, isAddress, nameElements } from '../prose.js';
import { rules, within } from '../rule.js';
import { mayShow, type Shown, shownBy } from '../shown.js';
import { placeholderIn, placeholderSigns } from './placeholder.js';

/** What programs write for a value that they do not have. */
const nothing =
  /^(?:undefined|null|\(null\)|<nil>|nil|None|NULL|N\/A|[Ff]alse|NaN|Invalid [Dd]ate|undefined undefined|#N\/A|%[sd]|<no value>|b(["'])[^"']{1,200}\1|\[(["'])[^\]]{0,300}\2\]|\w{1,20}\((["'])[\w.]{1,60}\3\)|\[(?:[Ii]nsert|[Ee]nter|[Yy]our) [\w ]{2,40}\]|(?:Optional|Some|Just)\((["']).{1,300}\4\)|function \w{0,30}\(\) \{ \[native code\] \}|(?:episodes?|podcast|show|feed|page|post)\.(?:[a-z_]{2,20}\.){0,3}(?:title|name|description|subtitle|summary)(?:\.[a-z\d_-]{1,30})?)$/;

/** What they write for notes that they do not have, and no title is sure not to be. */
const emptyNotes = /^(?:Array|\[\]|\{\}|nan|Object)$/;

/** What programs call their accounts, and editors the person that nobody named. */
const accountNames =
  /^(?:admin|administrator|root|wordpress|www-data|(?:my|your|the) (?:first )?(?:name|podcast|show)|author(?: name)?|host name|podcast author)$/i;

/** What PHP writes for a list where a name is wanted, and the elements with names and labels. */
const listOfPhp = /^Array$/;
const labelElements: ReadonlySet<string> = new Set(['category', 'dc:creator', 'dc:subject', 'author']);

/** What editors and programs write until somebody writes something better. */
const placeholderText =
  /\b[Ll]orem ipsum dolor\b|^(?:\(?(?:(?:[Nn]o|[Kk]ein|[Ss]ans|[Ss]in|[Ss]em) ?(?:[Tt]itle|[Tt]itel|[Tt]itre|[Tt][ií]tulo)|[Uu]ntitled(?: (?:[Ee]pisode|[Pp]odcast|[Ss]how))?)\)?|Auto Draft|TBD|TBA|TODO|FIXME|REPLACE[_ ]ME|[Mm]y (?:[Ff]irst )?[Pp]odcast|A (?:brief|short) description of (?:your|the|my) (?:podcast|show|episode)(?: goes here)?\.?|(?:Episode )?(?:Title|Description) [Gg]oes [Hh]ere|(?:[Yy]our|[Ii]nsert|[Ee]nter|[Aa]dd)(?: an?| your| the)? (?:[Ee]pisode |[Ss]how |[Pp]odcast )?(?:title|name|description|text|summary|notes)(?: here)?|(?:TODO|FIXME)[: ]{1,2}(?:title|name|description|summary|notes|text|(?:add|write|fill in|insert|replace)(?: \w{1,20}){1,3})|Just another [\w .-]{1,60} [Ss]ite|Title|Description|Episode [Tt]itle|Episode [Dd]escription|[Tt]est(?: [Ee]pisode)? ?(?:[-–:,] ?|\()(?:please ignore|ignore|do not publish)\)?|New [Ee]pisode|[Tt]est (?:[Ee]pisode|[Pp]odcast|[Ss]how|[Tt]itle|[Ff]eed|[Dd]escription)|[Aa]sdf(?:gh?|jkl|asdf)?)$/;

/** The same in the middle of a text, where something counted or dated would be. */
const nothingWithin =
  /(?<=\b(?:[Ee]pisode|[Ff]olge|[Ee]p\.?|[Ss]eason|[Pp]art|S\d{1,3}E|E|#) ?)(?:(?:undefined|null|NaN|None)\b|%[sd](?!\w)|%@)|(?<=\p{Ll} )%s(?= \p{L}{2})|^undefined(?=: | - | – )|(?<=: | - | – )undefined$|\bInvalid [Dd]ate\b/u;
const nothingWord = /undefined|null|NaN|Invalid [Dd]ate|None|%[sd@]/;

/** The same as a part of an address, and what is in each of them. */
const nothingInAddress =
  /(?<=[^/]\/|=)(?:undefined|null|NaN)(?=$|[/?&#.])|%5Bobject%20\w{1,30}%5D|\[object \w{1,30}\]/;
const nothingSign = /undefined|null|NaN|object/;

/** Longer texts say something. */
const longestNothing = 400;

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

/** The first placeholder or empty value in a text that people read. */
function residueIn({ text, rich, element, signs: bits }: Shown): Span | undefined {
  if (text.length <= longestNothing && (!rich || !text.includes('<'))) {
    const value = text.trim();
    const start = text.indexOf(value);
    if (nothing.test(value) || (rich && emptyNotes.test(value))) return { start, end: start + value.length };
    const within = nothingWord.test(text) ? spanOf(nothingWithin.exec(text)) : undefined;
    if (within) return within;
  }
  if ((bits & placeholderSigns.bit) === 0 && !text.includes('bound method')) return undefined;
  return placeholderIn(text, () => (rich ? codeIn(element) : []));
}

/** The first placeholder or empty value in an address. */
function emptyIn(address: string): Span | undefined {
  const value = address.trim();
  if (nothing.test(value))
    return { start: address.indexOf(value), end: address.indexOf(value) + value.length };
  const empty = nothingSign.test(address) ? spanOf(nothingInAddress.exec(address)) : undefined;
  return empty ?? placeholderIn(address, () => [], true);
}

function spanOf(match: RegExpExecArray | null | undefined): Span | undefined {
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** What programs write in place of a value: by its beginning, what it means, and what to do about it. */
const substitutes: readonly (readonly [form: RegExp, meaning: string, help: string])[] = [
  [
    /^<no value>/,
    'which Go and Hugo write for a value that is missing',
    'Set the value in the page, or let the template ask whether there is one.',
  ],
  [
    /^#ZgotmplZ/,
    'which Go writes in place of an address that it does not trust',
    'Write a full address in the page, or mark the value as safe with "safeURL".',
  ],
  [
    /^#(?:REF|VALUE|NAME|N\/A)/,
    'which a spreadsheet writes for a formula that fails',
    'Correct the formula in the spreadsheet, and write what it should give.',
  ],
];

/** Values that shows about programs talk of. */
const topics = /^(?:null|undefined|NaN|None|nil)$/;
const programming =
  /\b(?:code|coding|coders?|program(?:ming|mers?)|developers?|software|JavaScript|TypeScript|Python|Rust|Go(?:lang)?)\b/i;

/** Whether the title of an episode is a value that the show may talk of. */
function isTopic({ name, parent }: Element, written: string): boolean {
  if (!topics.test(written) || (name !== 'title' && name !== 'itunes:title')) return false;
  const about = (part: string) => parent?.parent?.child(part)?.text.slice(0, longestNothing) ?? '';
  return programming.test(`${about('title')} ${about('description')}`);
}

/** The message and the advice about what a template has left. */
function saidOf(subject: string, written: string): readonly [message: string, advice: { help?: string }] {
  const [, meaning, help] = substitutes.find(([form]) => form.test(written)) ?? [];
  const contains = `${subject} contains ${quoted(written)}`;
  return meaning === undefined ? [`${contains}.`, {}] : [`${contains}, ${meaning}.`, help ? { help } : {}];
}

/** Whether elements like one have texts or addresses that a template may have written. */
function mayHoldResidue(element: Element): boolean {
  return mayShow(element) || isAddress(element) || addressesOf(element).length > 0;
}

/** What a template left in the feed. */
export const template = rules({
  'text/template-residue': {
    summary: 'Text must not contain what a template should have replaced.',
    why: 'Listeners read "{{ title }}" or "undefined", and a link with it leads nowhere.',
    help: 'Run the template, and give it the value that it needs.',
    source: ['liquid#Objects', 'ecmascript#Object.prototype.toString', 'ecmascript#Date.prototype.toString'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    whose: 'host',
    once: 'message',
    on: '*',
    where: mayHoldResidue,
    check(element, report) {
      for (const shown of shownBy(element)) {
        const found = residueIn(shown);
        if (!found) continue;
        const written = shown.text.slice(found.start, found.end);
        const [message, advice] = saidOf(shown.subject, written);
        report(
          shown.place(found.start, found.end),
          message,
          isTopic(element, written) ? { ...advice, atMost: 'info' } : advice,
        );
      }
      const empty = isAddress(element) ? emptyIn(element.text) : undefined;
      if (empty) {
        const written = element.text.slice(empty.start, empty.end);
        report(within(element, empty.start, empty.end), ...saidOf(`<${element.name}>`, written));
      }
      for (const attribute of addressesOf(element)) {
        const found = emptyIn(attribute.value);
        if (!found) continue;
        const written = attribute.value.slice(found.start, found.end);
        report(attribute, ...saidOf(`The ${attribute.name} of <${element.name}>`, written));
      }
    },
    bad: [
      '<title>«{{ page.title }}»</title>',
      '<title>Rust in Production</title><description>A show about code.</description><item><title>«null»</title></item>',
      '<description><![CDATA[<p>Rust.</p> «{{ codecrafters() }}»]]></description>',
      '<description>«{% include notes.html %}»</description>',
      '<itunes:author>«undefined»</itunes:author>',
      '<item><description>«None»</description></item>',
      '<item><description>«Array»</description></item>',
      '<item><title>«Optional("Rust for Linux")»</title></item>',
      '<item><title>Rust</title><link>https://example.com/«undefined»/</link></item>',
      '<item><title>«[object Object]»</title></item>',
      '<item><link>https://example.com/«{{ slug }}»/</link></item>',
      '<item><title>Rust</title><guid isPermaLink="false">«undefined»</guid></item>',
      '<itunes:image href="«https://media.example.com/undefined»"/>',
      '<item><title>Episode «undefined»: Rust for Linux</title></item>',
      '<item><title>«%(number)s» Rust for Linux</title></item>',
      '<item><title><![CDATA[«<?= $title ?>»]]></title></item>',
      '<item><title><![CDATA[«<?php echo $title; ?>»]]></title></item>',
      '<item><description><![CDATA[<p>«<?php the_content(); ?>»</p>]]></description></item>',
      '<item><title>Rust</title><content:encoded><![CDATA[<p>Rust.</p>«HAHAHUGOSHORTCODE12s0HBHB»]]></content:encoded></item>',
      '<podcast:person>«&lt;Person object at 0x7f3a&gt;»</podcast:person>',
      '<podcast:funding url="https://rust-in-production.example.com/support/">«%%LABEL%%»</podcast:funding>',
      '<item><title>Episode «%d»</title></item>',
      '<item><title>«{title}»</title></item>',
      '<item><title>Rust with «[GUEST NAME]»</title></item>',
      '<item><title>«[Insert episode title]»</title></item>',
      '<item><title>Episode «{0} - {1}»</title></item>',
      '<item><podcast:season name="«{season_name}»">4</podcast:season></item>',
      '<item><title>Rust with «%GUEST_NAME%»</title></item>',
      '<item><description>Hello «*|FNAME|*»</description></item>',
      '<item><title>Rust: «$episode_title»</title></item>',
      '<item><title>«$(title)»</title></item>',
      '<item><title>«@Model.Title»</title></item>',
      '<item><title>«__TITLE__»</title></item>',
      '<item><title>Episode «%@»</title></item>',
      '<item><title>«episode.title.rust»</title></item>',
      '<item><title>«N/A»</title></item>',
      '<item><title>«%episode_title%»</title></item>',
      '<item><title>Rust: «[[title]]»</title></item>',
      '<item><title>«[podcast_title]»: Rust</title></item>',
      '<itunes:author>«None»</itunes:author>',
      '<item><title>Episode 5: «&lt;no value&gt;»</title></item>',
      '<item><link>«#ZgotmplZ»</link></item>',
      '<item><title>«#REF!»</title></item>',
      "<itunes:author>«['Matthias Endler']»</itunes:author>",
      '<item><title>«System.String[»]</title></item>',
      '<item><title>«com.example.Episode@1f2b3c4d»</title></item>',
      '<item><title>«%!s(MISSING»)</title></item>',
      '<item><title>«translation missing: en».episode.title</title></item>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="«{{ chapter }}»"/></psc:chapters></item>',
    ],
    good: [
      '<description><![CDATA[<p>In Tera, <code>{{ page.title }}</code> is the title.</p>]]></description>',
      '<description><![CDATA[<p>Write <code><?php echo $title; ?></code> to see it.</p>]]></description>',
      '<item><title><![CDATA[What <?php echo 1 ?> taught us about PHP]]></title></item>',
      '<title>Undefined behaviour, null and NaN</title>',
      '<item><description><![CDATA[<p>Use <code>$HOME</code> or #{PATH} of your shell, and %APPDATA% on Windows.</p>]]></description></item>',
      '<item><title>$uicideboy$, A$AP Rocky and $1,000 in {0, 1}</title></item>',
      '<item><title>What __init__ does, and __FILE__ and @item of Rust [LIVE] [TEASER]</title></item>',
      '<item><title>Rewriting everything in [insert language here]</title></item>',
      '<item><title>S/N, W/O and N/A: three ways to say no</title></item>',
      '<item><title>www.episode.title</title></item>',
      '<title>None of us, nil by mouth, and False Friends: 5 %d and {fmt}</title>',
      '<itunes:author>matthias.endler@cafebabe.example.com</itunes:author>',
      '<item><title>[Bonus] b-sides at rust@42 (live)</title></item>',
      '<title>Why null is not undefined, 100% (sure) and 5%2</title>',
      '<title>null: a mistake, and NaN - not a number</title>',
      '<title>100%title fight: [Podcast] and [Episode 5]</title>',
      '<title>Jinja, Liquid and Handlebars: why {% raw %} exists</title>',
      '<item><title>What {{ mustache }} templates are, and how %(name)s became a format string</title></item>',
      '<item><title>The story of {% endif %} and friends</title></item>',
      '<title>#REFACTOR @home [[maybe_unused]] attributes of C++ aside</title>',
      '<link>https://undefined.example.com/null-island/</link>',
      '<guid isPermaLink="false">{917393e3-1b1e-5cef-ace4-edaa54e1f810}</guid>',
      '<itunes:image href="https://media.example.com/undefined-behaviour.jpg"/>',
    ],
  },

  'text/placeholder': {
    summary: 'Text must not be what an editor writes until somebody writes something better.',
    why: 'Listeners see "Untitled" or "Lorem ipsum", and take the show for unfinished.',
    help: 'Write the real text, or remove the element.',
    source: ['apple-requirements', 'rss#Required channel elements'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    once: 'message',
    on: '*',
    where: mayShow,
    check(element, report) {
      for (const shown of shownBy(element)) {
        const { text, subject } = shown;
        const value = text.trim();
        if (value.length > longestNothing && !/orem ipsum/.test(text)) continue;
        const isName = nameElements.has(element.name) && text === element.text;
        const isLabel = isName || labelElements.has(element.name);
        const found =
          placeholderText.exec(value) ??
          (isName ? accountNames.exec(value) : null) ??
          (isLabel ? listOfPhp.exec(value) : null);
        if (!found) continue;
        const start = text.indexOf(found[0]);
        report(
          shown.place(start, start + found[0].length),
          `${subject} contains the placeholder ${quoted(found[0])}.`,
        );
      }
    },
    bad: [
      '<item><title>«Untitled»</title></item>',
      '<item><title>«(no title)»</title></item>',
      '<item><title>«TBD»</title></item>',
      '<item><title>«TODO title»</title></item>',
      '<item><title>«Test episode»</title></item>',
      '<item><title>«Test episode - please ignore»</title></item>',
      '<title>«My Podcast»</title>',
      '<description>«A brief description of your podcast goes here.»</description>',
      '<description>«Just another WordPress site»</description>',
      '<item><title>Rust</title><category>«Array»</category></item>',
      '<itunes:author>«admin»</itunes:author>',
      '<description>«Lorem ipsum dolor» sit amet, consectetur adipiscing elit.</description>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="«Enter title here»"/></psc:chapters></item>',
      '<podcast:funding url="https://rust-in-production.example.com/support/">«Your text here»</podcast:funding>',
    ],
    good: [
      '<item><title>Untitled Goose Game</title></item>',
      '<item><title>No</title></item>',
      '<item><title>TODO lists, and what FIXME means</title></item>',
      '<item><title>Array</title><category>Arrays</category></item>',
      '<description>Just another show about building websites</description>',
      '<item><title>What lorem ipsum means</title></item>',
      '<item><title>Test</title></item>',
      '<item><title>A title of nobility</title></item>',
    ],
  },

  'text/default-name': {
    summary: 'Categories and authors should not be what a program writes where nobody chose one.',
    why: 'Readers show it as the author of the episode.',
    help: 'Write the name of the author, or remove the element.',
    source: 'rss#Elements of <item>',
    severity: { rss: 'info' },
    whose: 'host',
    once: 'message',
    on: ['category', 'dc:subject', 'dc:creator', 'author', 'itunes:author'],
    check(element, report) {
      const value = element.text.trim();
      if (value === '' ? element.name !== 'dc:creator' : !isDefaultName(element, value)) return;
      if (value === '') report(element, '<dc:creator> is empty.');
      else report(element, `<${element.name}> is ${quoted(value)}, which nobody chose.`, adviceOn(element));
    },
    bad: [
      '<item><title>Rust</title><category>«Uncategorized»</category></item>',
      '<item><title>Rust</title><dc:creator>«1»</dc:creator></item>',
      '<item><title>Rust</title>«<dc:creator/>»</item>',
    ],
    good: [
      '<item><title>Rust</title><category>1984</category><dc:creator>Room 101</dc:creator></item>',
      '<item><title>Rust</title><category>Allgemein</category></item>',
    ],
  },
});

/** The category of WordPress for what has none, in the languages of most sites. */
const noCategory =
  /^(?:Uncategori[sz]ed|Unkategorisiert|Non classé|Sin categoría|Sem categoria|Senza categoria|Geen categorie|Okategoriserade|Ukategorisert|Bez kategorii|Без рубрики|未分类|未分類)$/i;

function adviceOn({ name }: Element): { help?: string; why?: string } {
  if (name !== 'category' && name !== 'dc:subject') return {};
  return {
    help: 'Choose a category for the episode, or leave the element out.',
    why: 'Readers show it as the topic of the episode.',
  };
}

/** Whether a program wrote a category or the number of an account for want of a name. */
function isDefaultName({ name }: Element, value: string): boolean {
  return name === 'category' || name === 'dc:subject' ? noCategory.test(value) : /^\d{1,6}$/.test(value);
}
