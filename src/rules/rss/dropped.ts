import { directories } from '../../directories/index.js';
import type { Profile } from '../../directories/profile.js';
import { cachedByText, cachedLast } from '../../text/cache.js';
import type { HtmlAttribute, Tag } from '../../text/html.js';
import { htmlOf, isRepeated } from '../prose.js';
import { rules, within } from '../rule.js';
import { swallowedIn } from '../text/swallowed.js';
import { dangerousTags, shownTexts } from './markup.js';

/** Tags that some directory keeps. */
const keptTags: ReadonlySet<string> = new Set(
  Object.values<Profile>(directories).flatMap(({ limits }) => limits.tags ?? []),
);

/** Attributes that change what people see; no directory keeps them. */
const visibleAttributes: ReadonlySet<string> = new Set(
  'align bgcolor border cellpadding cellspacing color face height size start style valign width'.split(' '),
);

/** Joins words for a message: `<br>, <div> and <b>`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
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

/** What directories drop of the HTML of a description. */
export const dropped = rules({
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
      // Words between angle brackets are told as that.
      const words = new Set(swallowedIn(element).map(({ name }) => name));
      const firstOf = (found: Dropped | undefined) => tags.find(({ name }) => name === found?.first);
      let dropped = droppedFor(asking)([...names].filter((each) => !words.has(each)).join());
      let first = firstOf(dropped);
      if (first?.closing || first?.name === 'br') {
        // An end tag that closes nothing is told of itself, and without a line break that breaks nothing all stays.
        const used = tags.filter(
          (tag, index) => !tag.closing && !words.has(tag.name) && !isIdle(element.text, tags, index),
        );
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
      '<description><![CDATA[</h2>Companies that run «<h2>»Rust</h2>]]></description>',
    ],
    good: [
      '<description>Companies that run Rust.</description>',
      '<channel><description>I &lt;3 Linux</description></channel>',
      '<description><![CDATA[Rust</div>]]></description>',
    ],
  },

  'rss/description-attribute-dropped': {
    summary: 'The HTML of a description should not rely on attributes for its appearance.',
    why: 'Directories drop them, so colors and sizes are lost.',
    help: 'Remove the attributes, or let nothing depend on them.',
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
      const hiding = found.find(({ name, raw }) => name === 'style' && /\bdisplay\s?:\s?none\b/i.test(raw));
      const first = hiding ?? found[0];
      if (!first) return;
      const names = [...new Set(found.map(({ name }) => name))];
      report(
        within(element, first.start, first.end),
        `In <${element.name}>, directories drop the attribute${names.length > 1 ? 's' : ''} ${listed(names)}.`,
        hiding && {
          why: 'Directories drop them, so listeners see what this one hides.',
          help: 'Remove what is hidden, and let nothing depend on the attributes.',
        },
      );
    },
    bad: [
      '<description><![CDATA[<p «style="color: orange"»>Rust in Production</p>]]></description>',
      '<description><![CDATA[<p align="center">Rust <a «style="display:none"» href="https://a.example.com/">in</a></p>]]></description>',
    ],
    good: [
      '<description><![CDATA[<p><a href="https://example.com/" rel="nofollow">Rust</a></p>]]></description>',
    ],
  },
});
