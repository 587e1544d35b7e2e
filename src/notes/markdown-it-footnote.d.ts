/** The package has no types of its own, and those of others are for another build of markdown-it. */
declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it';
  export default function footnotes(parser: MarkdownIt): void;
}
