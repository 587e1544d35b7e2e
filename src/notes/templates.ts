import type { Span } from '../text/source.js';
import { parseUrl } from '../text/url.js';

/** What a name in a template stands for; undefined when nobody here knows. */
export type Lookup = (name: string) => string | undefined;

/** What is known where templates are filled in. */
export interface TemplateValues {
  readonly lookUp: Lookup;
  /** The website, which addresses that a template completes begin with. */
  readonly site?: string | undefined;
}

/** Filters that change nothing which notes show. */
const idle =
  /^(?:escape|escape_once|e|safe|strip|trim|markdownify|smartify|xml_escape|string|safeHTML|safeURL|plainify|htmlEscape|h|raw|to_s|print)$/;

/** Filters that complete a path to an address of the website. */
const completing = /^(?:absolute_url|relative_url|absURL|relURL|absLangURL|relLangURL|url|prepend_base)$/;

const base = /^(?:"([^"]*)"|'([^']*)'|([$.]?[A-Za-z_][\w.-]*(?:\[["'][\w-]+["']\][\w.-]*)*))$/;

/**
 * What an expression of Liquid, Jinja, Nunjucks, Go, EJS or MDX gives: a value by its name or a text in quotes, and
 * filters behind it. Undefined for every expression that would have to be computed.
 */
export function evaluate(expression: string, { lookUp, site }: TemplateValues): string | undefined {
  const [first = '', ...filters] = expression
    .replace(/^[-=~\s]+|[-~\s]+$/g, '')
    .split('|')
    .map((part) => part.trim());
  const [, double, single, name] = base.exec(first) ?? [];
  let value =
    double ??
    single ??
    (name === undefined ? undefined : lookUp(name.replace(/\[["']([\w-]+)["']\]/g, '.$1')));
  for (const filter of filters) {
    const [, called = '', given = ''] = /^(\w+)\s*[:(]?\s*(.*?)\)?$/.exec(filter) ?? [];
    const text = /^["']([^"']*)["']/.exec(given)?.[1];
    if (/^default$/.test(called)) value = value || text;
    else if (value === undefined) return undefined;
    else if (completing.test(called))
      value = site === undefined ? value : (parseUrl(value, site)?.href ?? value);
    else if (/^(?:upcase|upper)$/.test(called)) value = value.toUpperCase();
    else if (/^(?:downcase|lower)$/.test(called)) value = value.toLowerCase();
    else if (called === 'append' && text !== undefined) value += text;
    else if (called === 'prepend' && text !== undefined) value = text + value;
    else if (!idle.test(called)) return undefined;
  }
  return value;
}

/** The value of an attribute of a shortcode. */
function attributeIn(written: string, name: string): string | undefined {
  for (const [, key, double, single] of written.matchAll(/\b(\w{1,20})=(?:"([^"]*)"|'([^']*)')/g)) {
    if (key === name) return double ?? single;
  }
  return undefined;
}

/** What the shortcodes show that every generator has, in Markdown; undefined for all others. */
export function shownBy(written: string): string | undefined {
  const [, name = '', rest = ''] = /^\{[{%][<%-]?\s*(\w+)(.*)$/s.exec(written) ?? [];
  const youtube = /(?:^|[\s"'=/])([\w-]{11})(?=[\s"'&?)]|$)/;
  if (name === 'youtube') return linked('https://www.youtube.com/watch?v=', youtube.exec(rest)?.[1]);
  if (name === 'vimeo') return linked('https://vimeo.com/', /\b(\d{6,12})\b/.exec(rest)?.[1]);
  if (name === 'gist') {
    const [, user, id] = /\s["']?([\w-]{1,40})["']?[\s/]+["']?([\da-f]{7,40})\b/.exec(rest) ?? [];
    return linked(`https://gist.github.com/${user}/`, id);
  }
  if (name === 'figure') {
    const [src, alt, caption] = ['src', 'alt', 'caption'].map((each) => attributeIn(rest, each));
    const words = (alt ?? caption ?? attributeIn(rest, 'title') ?? '').replace(/[[\]]/g, '');
    return src === undefined || /[\s<>]/.test(src) ? undefined : `![${words}](${src})`;
  }
  const code = /^\{%-?\s*(?:(end)highlight|highlight\s+([\w+-]*))/.exec(written);
  if (code) return code[1] ? '\n```\n' : `\n\`\`\`${code[2] ?? ''}\n`;
  return undefined;
}

function linked(start: string, id: string | undefined): string | undefined {
  return id === undefined ? undefined : `<${start}${id}>`;
}

/** A picture as Obsidian and other wikis embed it, in Markdown: `![[soil.png]]`, `![[soil.png|300]]`; undefined for other files. */
export function wikiPicture(written: string): string | undefined {
  const [, target = '', label = ''] = /^!\[\[([^|{}<>%]*)(?:\|([^{}<>%]*))?\]\]$/s.exec(written) ?? [];
  if (!/\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(target.trim())) return undefined;
  const alt = /^\s*\d+(?:x\d+)?\s*$/.test(label) ? '' : label.trim();
  return `![${alt}](${target.trim().split('/').map(encodeURIComponent).join('/')})`;
}

/** The page that a link of a wiki leads to, or the file that it embeds; undefined for anything else. */
export function wikiTarget(written: string): string | undefined {
  return /^!?\[\[([^|#\]]{1,200})/.exec(written)?.[1]?.trim();
}

/**
 * The words of a link as Obsidian and other wikis write it: `[[Page|text]]`, `[[Page#Heading]]`, `[[Alice Ryhl]]`.
 * Undefined for a single word in small letters, which may be the shortcode of somebody, and for what is embedded.
 */
export function wikiWords(written: string): string | undefined {
  const [, target = '', label] = /^\[\[([^|{}<>%]*)(?:\|([^{}<>%]*))?\]\]$/s.exec(written) ?? [];
  if (label?.trim()) return label.trim();
  const page = target.trim().replace(/^.*\//, '');
  return /[ #]|^\p{Lu}/u.test(page) ? page.replace(/#\^?/g, ' > ').replace(/^ > /, '') : undefined;
}

/** The stretches of a text that a template tells its generator to leave as they are, in order. */
export function rawIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { 0: tag, 1: end, index } of text.matchAll(/\{%-?\s{0,9}(end)?raw\s{0,9}-?%\}/g)) {
    const last = spans.at(-1);
    if (end === undefined) {
      if (!last || last.end !== Number.POSITIVE_INFINITY)
        spans.push({ start: index + tag.length, end: Number.POSITIVE_INFINITY });
    } else if (last?.end === Number.POSITIVE_INFINITY) spans[spans.length - 1] = { ...last, end: index };
  }
  return spans.filter(({ end }) => end !== Number.POSITIVE_INFINITY);
}
