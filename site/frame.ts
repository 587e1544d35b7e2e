/** What every page has around its content. */
export interface Page {
  readonly title: string;
  readonly description: string;
  /** HTML. */
  readonly main: string;
  /** How many folders the page is below the root: links work from file:// as well. */
  readonly depth: number;
  readonly current: 'judge' | 'rules' | 'directories' | 'reference';
  readonly script?: string;
  /** The id of an element that the browser is to read before it shows anything, so that nothing moves. */
  readonly awaits?: string;
  /** What the browser is to refuse, as a Content Security Policy. */
  readonly policy: string;
}

/** Text that no markup comes out of. */
export function safe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const sections = [
  ['judge', 'index.html', 'Judge a feed'],
  ['rules', 'rules/index.html', 'Rules'],
  ['directories', 'directories/index.html', 'Directories'],
  ['reference', 'reference/index.html', 'Reference'],
] as const;

/** A whole page. */
export function framed({ title, description, main, depth, current, script, awaits, policy }: Page): string {
  const up = '../'.repeat(depth);
  const links = sections.map(
    ([name, path, text]) =>
      `<a href="${up}${path}"${name === current ? ' aria-current="page"' : ''}>${text}</a>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${safe(description)}">
<link rel="icon" href="data:,">
<title>${safe(title)} – airworthy</title>
<link rel="stylesheet" href="${up}style.css">
${awaits === undefined ? '' : `<link rel="expect" href="#${awaits}" blocking="render">\n`}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><a class="brand" href="${up}index.html">airworthy</a><nav aria-label="Pages">${links.join('')}</nav></header>
<main id="main">
${main}
</main>
<footer><p>airworthy builds podcast feeds that directories accept, and judges any other feed. On a command line: <code>npx airworthy check feed.xml</code></p></footer>
${script ?? ''}</body>
</html>
`;
}
