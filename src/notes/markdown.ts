import MarkdownIt, { type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { escapedText } from '../text/escape.js';

/** CommonMark with tables, strikethrough and footnotes. HTML passes through: whoever renders it sanitises it. */
const markdown = new MarkdownIt({ html: true, xhtmlOut: true, linkify: false, typographer: false }).use(
  footnotes,
);

// Quotation marks need no reference in a text, and no directory keeps the class of a code block.
const { rules } = markdown.renderer;
rules.text = (tokens, index) => escapedText(tokens[index]?.content ?? '');
rules.code_inline = (tokens, index) => `<code>${escapedText(tokens[index]?.content ?? '')}</code>`;
rules.code_block = (tokens, index) =>
  `<pre><code>${escapedText(tokens[index]?.content ?? '')}</code></pre>\n`;
rules.fence = rules.code_block;

// Footnotes are numbers and paragraphs: directories drop the anchors, and the numbers of a list with them.
rules.footnote_ref = (tokens, index) => `<sup>[${numberOf(tokens[index])}]</sup>`;
rules.footnote_block_open = () => '<hr />\n';
rules.footnote_block_close = () => '';
rules.footnote_open = (tokens, index) => {
  const mark = `[${numberOf(tokens[index])}] `;
  const paragraph = tokens[index + 1];
  if (paragraph?.type !== 'paragraph_open') return `<p>${mark.trim()}</p>\n`;
  paragraph.meta = mark;
  return '';
};
rules.paragraph_open = (tokens, index, options, _env, self) =>
  self.renderToken(tokens, index, options) + (tokens[index]?.meta ?? '');
rules.footnote_close = () => '';
rules.footnote_anchor = () => '';

function numberOf(token: Token | undefined): number {
  return Number(token?.meta?.id ?? 0) + 1;
}

/** An address without anything that would have to be encoded (RFC 3986): nothing is left to normalise. */
const plainAddress = /^https?:\/\/[a-z0-9.-]+(?:[/?#](?:[\w.~!$&'()*+,;=:@/?#-]|%[\da-fA-F]{2})*)?$/;

const { normalizeLink } = markdown;
markdown.normalizeLink = (address) => (plainAddress.test(address) ? address : normalizeLink(address));

/** Rendered Markdown. */
export interface Markup {
  readonly html: string;
  /** Nothing in it came from HTML of the author's, and every address is one that may stand there. */
  readonly isSafe: boolean;
}

const safeAddress = /^(?:https?:|mailto:|tel:|(?!\/\/)[^:]*(?:$|[/?#]))/i;

/**
 * Renders Markdown. `resolve` completes the addresses of links and pictures. Titles of links that only say
 * the text of the link again, as exports of Fireside have them, are left out.
 */
export function renderMarkdown(text: string, resolve: (address: string) => string): Markup {
  const env = {};
  const tokens = markdown.parse(text, env);
  let isSafe = true;
  for (const token of tokens) {
    if (token.type === 'html_block') isSafe = false;
    else if (token.attrs && token.type !== 'ordered_list_open') token.attrs = null;
    token.children?.forEach((child, index, all) => {
      if (child.type === 'html_inline') isSafe = false;
      else if (child.type === 'link_open') {
        if (all[index + 2]?.type === 'link_close') dropEcho(child, all[index + 1]?.content);
        isSafe = complete(child, 'href', resolve) && isSafe;
      } else if (child.type === 'image') isSafe = complete(child, 'src', resolve) && isSafe;
    });
  }
  return { html: markdown.renderer.render(tokens, markdown.options, env), isSafe };
}

/** Completes the address of a link or picture; false when it is none that may stand in notes. */
function complete(token: Token, name: 'href' | 'src', resolve: (address: string) => string): boolean {
  const written = String(token.attrGet(name) ?? '');
  const address = resolve(written);
  if (address !== written) token.attrSet(name, address);
  return token.attrGet('title') !== '' && address !== '' && safeAddress.test(address);
}

/** Drops the title of a link that only says its text again. */
function dropEcho(link: Token, text: unknown): void {
  const title = link.attrGet('title');
  if (title === null || (title !== text && folded(title) !== folded(text))) return;
  link.attrs = (link.attrs ?? []).filter(([key]) => key !== 'title');
}

function folded(text: unknown): string {
  return String(text).replace(/\s+/g, ' ').trim();
}
