import { isWithin, unreadIn } from './code.js';
import { type Embed, embedHint, findEmbeds } from './embeds.js';
import {
  findShortcodes,
  replacementOf,
  type Shortcode,
  type ShortcodePolicy,
  shortcodeHint,
} from './shortcodes.js';
import { rawIn } from './templates.js';

/** What becomes of all that only a website can show. */
export interface BodyPolicy {
  readonly shortcodes?: ShortcodePolicy;
  readonly embeds?: 'remove' | 'link';
  /** The text is MDX: Markdown with components. */
  readonly isMdx?: boolean;
  /** The text is HTML. */
  readonly isHtml?: boolean;
}

/** The Markdown of an episode without what only a website can show. Offsets are those of the text given. */
export interface Body {
  readonly markdown: string;
  /** All that stand outside of code and embeds. */
  readonly shortcodes: readonly Shortcode[];
  /** Those that no policy covers; they are still there. */
  readonly refused: readonly Shortcode[];
  readonly embeds: readonly Embed[];
  /** The shortcodes that were all of the text or the address of a link, and of which nothing is left. */
  readonly emptied: readonly (Shortcode & { readonly lacks: 'text' | 'address' })[];
}

/** Takes shortcodes, players, frames and scripts out of Markdown, or puts in their place what the policy says. */
export function prepareBody(
  text: string,
  { shortcodes = {}, embeds = 'remove', isMdx = false, isHtml = false }: BodyPolicy,
): Body {
  const maybeShortcodes = isMdx || shortcodeHint.test(text);
  const maybeEmbeds = embedHint.test(text);
  if (!maybeShortcodes && !maybeEmbeds)
    return { markdown: text, shortcodes: [], refused: [], embeds: [], emptied: [] };

  const unread = unreadIn(text);
  const removed = maybeEmbeds ? findEmbeds(text, unread) : [];
  const found = maybeShortcodes ? findShortcodes(text, unread, isMdx) : [];
  const raw = rawIn(text);
  const outside = found.filter(
    (each) =>
      !isWithin(each.start, removed) && !isWithin(each.start, raw) && !(isHtml && isOfMarkdown(each, text)),
  );
  const refused = outside.filter((each) => replacementOf(each, shortcodes) === undefined);
  const emptied = outside.flatMap((each) => {
    if (isHtml || each.isComment || replacementOf(each, shortcodes) !== '') return [];
    const isText = text[each.start - 1] === '[' && text.startsWith('](', each.end);
    const isAddress = text.startsWith('](', each.start - 2) && text[each.end] === ')';
    return isText || isAddress ? [{ ...each, lacks: isText ? ('text' as const) : ('address' as const) }] : [];
  });
  const edits = [
    ...removed.map(({ start, end, url }) => {
      return { start, end, text: embeds === 'link' && url ? linkTo(url, isHtml) : '\n\n' };
    }),
    ...outside.map((each) => {
      const { start, end } = each;
      return { start, end, text: replacementOf(each, shortcodes) ?? text.slice(start, end) };
    }),
  ].sort((a, b) => a.start - b.start);

  let markdown = '';
  let at = 0;
  for (const { start, end, text: instead } of edits) {
    markdown += text.slice(at, start) + instead;
    at = end;
  }
  markdown += text.slice(at);
  return {
    markdown: emptied.length > 0 ? withoutEmptyLinks(markdown) : markdown,
    shortcodes: outside,
    ...{ refused, embeds: removed, emptied },
  };
}

/** Whether a shortcode is one of the signs of Obsidian, which HTML has only by chance. */
function isOfMarkdown({ start, shown }: Shortcode, text: string): boolean {
  return text.startsWith('%%', start) || (text.startsWith('[[', start) && shown !== undefined);
}

/** Links of which templates left only one half: an address is shown itself, words stay words. */
function withoutEmptyLinks(markdown: string): string {
  return markdown
    .replace(/(?<!!)\[[ \t]{0,9}\]\([ \t]{0,9}\)/g, '')
    .replace(/(?<!!)\[[ \t]{0,9}\]\((https?:\/\/[^\s()<>]{1,2000})\)/g, '<$1>')
    .replace(/(?<!!)\[([^[\]\n]{1,400})\]\([ \t]{0,9}\)/g, '$1');
}

/** A paragraph that is nothing but an address, which is taken as it stands in the markup. */
function linkTo(url: string, isHtml: boolean): string {
  return isHtml ? `<p><a href="${url}">${url}</a></p>` : `\n\n<${url}>\n\n`;
}
