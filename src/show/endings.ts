/** How the text below the front matter of a file is read. */
export type Format = 'markdown' | 'plain' | 'html' | 'other';

/** What the files end in that an episode may be written in. The one list of them. */
const endings: Readonly<Record<string, Format>> = {
  ...{ md: 'markdown', markdown: 'markdown', mdown: 'markdown', mdx: 'markdown', lr: 'markdown' },
  ...{ txt: 'plain', text: 'plain' },
  ...{ html: 'html', htm: 'html', njk: 'html', liquid: 'html' },
  ...{ adoc: 'other', rst: 'other', qmd: 'other', rmd: 'other' },
};

const ending = /\.([^./]+)$/;

/** The format of a file by its ending; undefined when no episode is written in a file of that kind. */
export function formatOf(path: string): Format | undefined {
  const name = ending.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(endings, name) ? endings[name] : undefined;
}

/** A path without the ending that makes it an episode file; any other path as it is. */
export function withoutEnding(path: string): string {
  return formatOf(path) === undefined ? path : path.replace(ending, '');
}
