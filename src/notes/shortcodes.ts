import type { Span } from '../text/source.js';
import { isWithin } from './code.js';
import { evaluate, shownBy, type TemplateValues, wikiPicture, wikiTarget, wikiWords } from './templates.js';

/** A piece of a site generator's template in Markdown. */
export interface Shortcode extends Span {
  /** `codecrafters` in `{{ codecrafters() }}`; empty when it has none. */
  readonly name: string;
  /** It is only a remark, an import, an attribute or the fence of a box, and shown to nobody. */
  readonly isComment: boolean;
  /** What is between the braces or signs, where that may be a value: `page.title | escape`. */
  readonly expression?: string;
  /** What it shows whatever the site, in Markdown. */
  readonly shown?: string;
}

/** What becomes of shortcodes; those that neither rule names are refused unless `otherwise` says strip. */
export interface ShortcodePolicy {
  readonly otherwise?: 'refuse' | 'strip';
  readonly strip?: readonly string[];
  /** Markdown by name. */
  readonly replace?: ReadonlyMap<string, string>;
  /** What is known of values. */
  readonly values?: TemplateValues;
}

/** Whatever is not in it holds no shortcode. */
export const shortcodeHint = /\{[{%#:.]|:::|\[\[|<%|<\?|%%|\[\/?[a-z]/;

/**
 * Shortcodes of WordPress. Those whose name is a word are ones with an attribute, an address or a closing tag, and
 * alone on a line: `[audio] [Worms](…)` is a list that says what its links are.
 */
const wordPress = [
  /\[\/?(?:powerpress|podloveplayer|smart_track_player)\b[^\]\n]{0,400}\](?![([:])/,
  /\[(?:audio|embed|caption|gallery|video|playlist|iframe)\s(?:[^[\]\n=:]|:(?!\/\/)){0,400}(?:=|:\/\/)[^[\]\n]{0,400}\](?![([:])/,
  /\[(?<paired>audio|embed|caption|gallery|video|playlist|iframe)\](?=[^\n]{0,1000}\[\/\k<paired>\])/,
  /\[\/(?:audio|embed|caption|gallery|video|playlist|iframe)\]/,
  /(?<=^[ \t]{0,20})\[(?:audio|embed|gallery|video|playlist)\](?=[ \t]{0,20}\r?$)/,
];

/**
 * Remarks and tags of Tera, Jinja, Liquid and Nunjucks, shortcodes of Hugo, `[[ … ]]` of wikis and others, ERB, EJS and PHP, the shortcodes of WordPress that stand for something to play or see, and the fences
 * that many put around what they box.
 */
const patterns = [
  /(?<fence>^:{3}[^\n]*)/,
  /(?<comment>\{#(?:[^#{]|#(?!\})|\{(?!#)){0,4000}#\}|\{%-?\s*comment\s*-?%\}(?:[^{]|\{(?!%)){0,4000}\{%-?\s*endcomment\s*-?%\})/,
  /\{\{(?:[^{}]|\{(?!\{)|\}(?!\})){0,4000}\}\}/,
  /\{%(?:[^%{]|%(?!\})|\{(?!%)){0,4000}%\}/,
  /(?<!\\)!?\[\[[^[\]\n]{1,200}\]\](?![([:])/,
  // A remark of Obsidian.
  /(?<remark>(?<![^\s(])%%(?![%\w]{0,40}%)(?:[^%]|%(?!%)){1,4000}%%(?![\w%]))/,
  /<[%?](?:[^%?<]|[%?](?!>)|<(?![%?])){0,4000}[%?]>/,
  ...wordPress,
];

/** What kramdown, Zola and Hugo read as attributes: `.class`, `#id`, `target="_blank"`. */
const attribute = /(?:[.#][A-Za-z][\w-]*|[\w-]{1,100}=(?:"[^"\n]{0,400}"|'[^'\n]{0,400}'|[^\s{}"']{1,400}))/
  .source;

/**
 * Attributes, which nobody sees: those of kramdown behind a link or on a line of their own, and those of Zola and
 * Hugo at the end of a heading. `{:?}` and `{:#x}` in a text about Rust are none.
 */
const attributes = new RegExp(
  `(?<attributes>\\{:(?<=(?:^[ \\t]*|[)\\]*_\`>])\\{:)[ \\t]*(?:toc|${attribute}(?:[ \\t]+${attribute})*)[ \\t]*\\}` +
    `|\\{[#.][A-Za-z][\\w-]*(?:[ \\t]+${attribute})*[ \\t]*\\}(?<=^#{1,6}[ \\t][^\\n]{0,400})(?=[ \\t\\r]*$))`,
);

/** In MDX also imports and exports, which nobody sees, components and expressions. */
const ofMdx = [
  /(?<code>^(?:import|export)\b(?:[^\n]*[{([][ \t\r]*(?:\n(?![ \t\r]*$|[})\]])[^\n]*)*(?:\n[})\]][^\n]*)?|[^\n]*)$)/,
  /<\/?[A-Z][\w.]*(?:"[^"]{0,2000}"|'[^']{0,2000}'|\{[^{}]{0,2000}\}|[^"'>{}]){0,400}>/,
  /\{[^{}]{0,2000}\}/,
];

const anyOfMdx = new RegExp([...patterns, attributes, ...ofMdx].map(({ source }) => source).join('|'), 'gm');
const any = new RegExp([...patterns, attributes].map(({ source }) => source).join('|'), 'gm');

/** Whatever has another name in the patterns is shown to nobody. */
function isUnseen({ paired: _paired, ...groups }: NonNullable<RegExpExecArray['groups']>): boolean {
  return Object.values(groups).some((each) => each !== undefined);
}

/** Finds the shortcodes of a text that stand outside of code and comments. */
export function findShortcodes(text: string, unread: readonly Span[], isMdx = false): readonly Shortcode[] {
  return [...text.matchAll(isMdx ? anyOfMdx : any)]
    .filter(({ index }) => !isWithin(index, unread))
    .map(({ 0: written, index, groups }) => {
      const expression = expressionIn(written, isMdx);
      const shown = shownBy(written) ?? wikiWords(written) ?? wikiPicture(written);
      return {
        start: index,
        end: index + written.length,
        name: wikiTarget(written) ?? /[A-Za-z_][\w.:-]*/.exec(written)?.[0] ?? '',
        // What Hugo shows of {{</* x */>}} is {{< x >}}: no remark.
        isComment: isUnseen(groups ?? {}) || unseen.test(written),
        ...(expression !== undefined && { expression }),
        ...(shown !== undefined && { shown }),
      };
    });
}

/** Remarks of Go, what only tells a generator how to read, and the place of a table of contents. */
const unseen = /^(?:\{\{-?\s*\/\*|\{%-?\s{0,9}(?:end)?raw\s{0,9}-?%\}$|\[\[_?toc_?\]\]$)/i;

/** What is between `{{ }}`, `<%= %>` or, in MDX, `{ }`. */
function expressionIn(written: string, isMdx: boolean): string | undefined {
  const inner =
    /^\{\{(?![<%])(.*)\}\}$/s.exec(written)?.[1] ??
    /^<%[=-](.*?)[-_]?%>$/s.exec(written)?.[1] ??
    (isMdx ? /^\{([^{}]*)\}$/s.exec(written)?.[1] : undefined);
  return inner?.trim();
}

/** What stands in for a shortcode, in Markdown; undefined when it is refused. */
export function replacementOf(
  { name, isComment, expression, shown }: Shortcode,
  policy: ShortcodePolicy,
): string | undefined {
  if (isComment || policy.strip?.includes(name)) return '';
  const { values } = policy;
  const value = values && expression !== undefined ? evaluate(expression, values) : undefined;
  return policy.replace?.get(name) ?? value ?? shown ?? (policy.otherwise === 'strip' ? '' : undefined);
}
