import type { Span } from '../text/source.js';
import { isWithin } from './code.js';

/** A piece of a site generator's template in Markdown. */
export interface Shortcode extends Span {
  /** `codecrafters` in `{{ codecrafters() }}`; empty when it has none. */
  readonly name: string;
  /** It is only a remark, or dresses what stands before it, and is shown to nobody. */
  readonly isComment: boolean;
}

/** What becomes of shortcodes; those that neither rule names are refused unless `otherwise` says strip. */
export interface ShortcodePolicy {
  readonly otherwise?: 'refuse' | 'strip';
  readonly strip?: readonly string[];
  /** Markdown by name. */
  readonly replace?: ReadonlyMap<string, string>;
}

/** Whatever is not in it holds no shortcode. */
export const shortcodeHint = /\{[{%#:.]|:::|\[\[|<%|<\?|\[\/?[a-z]/;

/** `{#links .wide target="_blank"}`, from behind the brace. */
const attribute = `(?:[.#][\\w-]+|[\\w-]+=(?:"[^"\\n]{0,200}"|'[^'\\n]{0,200}'|[^\\s"'{}]{1,200}))`;
const attributes = `[ \\t]*${attribute}(?:[ \\t]+${attribute}){0,10}[ \\t]*\\}`;

/**
 * What dresses a text on the website: Hugo, Zola and Pandoc end headings so, kramdown anything with a colon, and
 * many put `:::` around what they box.
 */
const ofHeading = `(?<=(?:^|\\n)#{1,6}[ \\t][^\\n]{0,400})\\{${attributes}(?=[ \\t]*(?:\\r?\\n|$))`;
const dress = new RegExp(`(?<dress>${ofHeading}|\\{:(?:toc\\}|${attributes})|(?<=^|\\n):{3}[^\\n]*)`);

/**
 * Remarks and tags of Tera, Jinja, Liquid and Nunjucks, shortcodes of Hugo, `[[ … ]]` (which is no link to
 * anywhere), ERB, EJS and PHP, and the shortcodes of WordPress that stand for something to play or see.
 */
const patterns = [
  dress,
  /(?<comment>\{#(?:[^#]|#(?!\})){0,4000}#\}|\{%-?\s*comment\s*-?%\}(?:[^{]|\{(?!%)){0,4000}\{%-?\s*endcomment\s*-?%\})/,
  /\{\{(?:[^{}]|\{(?!\{)|\}(?!\})){0,4000}\}\}/,
  /\{%(?:[^%]|%(?!\})){0,4000}%\}/,
  /(?<!\\)\[\[[^[\]\n]{1,200}\]\](?![([:])/,
  /<[%?](?:[^%?]|[%?](?!>)){0,4000}[%?]>/,
  /\[\/?(?:audio|embed|caption|gallery|video|playlist|powerpress|podloveplayer|smart_track_player|iframe)\b[^\]\n]{0,400}\](?![([:])/,
];

/** In MDX also imports and exports, which nobody sees, components and expressions. */
const ofMdx = [
  /(?<code>^(?:import|export)\b[^\n]*$)/,
  /<\/?[A-Z][\w.]*(?:"[^"]{0,2000}"|'[^']{0,2000}'|\{[^{}]{0,2000}\}|[^"'>{}]){0,400}>/,
  /\{[^{}]{0,2000}\}/,
];

const anyOfMdx = new RegExp([...patterns, ...ofMdx].map(({ source }) => source).join('|'), 'gm');
const any = new RegExp(patterns.map(({ source }) => source).join('|'), 'g');

/** Finds the shortcodes of a text that stand outside of code. */
export function findShortcodes(text: string, code: readonly Span[], isMdx = false): readonly Shortcode[] {
  return [...text.matchAll(isMdx ? anyOfMdx : any)]
    .filter(({ index }) => !isWithin(index, code))
    .map(({ 0: written, index, groups }) => ({
      start: index,
      end: index + written.length,
      name: /[A-Za-z_][\w.:-]*/.exec(written)?.[0] ?? '',
      isComment:
        (groups?.dress ?? groups?.comment ?? groups?.code) !== undefined || /^\{\{[<%]?\s*\/\*/.test(written),
    }));
}

/** What stands in for a shortcode, in Markdown; undefined when it is refused. */
export function replacementOf({ name, isComment }: Shortcode, policy: ShortcodePolicy): string | undefined {
  if (isComment || policy.strip?.includes(name)) return '';
  return policy.replace?.get(name) ?? (policy.otherwise === 'strip' ? '' : undefined);
}
