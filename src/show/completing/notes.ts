import type { Fix } from '../../diagnostic.js';
import { needsPlain } from '../../directories/index.js';
import { prepareBody } from '../../notes/body.js';
import { describe } from '../../notes/describe.js';
import { markMore, splitMore } from '../../notes/more.js';
import { cleanNotes, firstParagraph, renderNotes } from '../../notes/notes.js';
import { renderPlain } from '../../notes/plain.js';
import type { TemplateValues } from '../../notes/templates.js';
import { escapedHtml } from '../../text/escape.js';
import { deeperThan, readHtml } from '../../text/html.js';
import type { Span } from '../../text/source.js';
import { parseUrl } from '../../text/url.js';
import type { Policies } from '../fields/policies.js';
import type { SourceFile } from '../file.js';
import type { Show } from '../show.js';

import type { Notes } from '../survey/recognise.js';

/**
 * The notes of an episode without what only a website can show, by the policies of the show. Shortcodes that
 * no policy covers are reported at their places, and so is every player, frame or script that goes.
 */
export function prepareNotes(
  { text, span, is }: Notes,
  { shortcodes, embeds }: Policies,
  { report, path }: SourceFile,
  values: TemplateValues = { lookUp: () => undefined },
): string {
  if (is === 'plain') return text;
  const isVerbatim = span.end - span.start === text.length;
  const placeOf = (start: number, end: number): Span =>
    isVerbatim ? { ...span, start: span.start + start, end: span.start + end } : span;
  const {
    markdown,
    refused,
    embeds: removed,
    emptied,
  } = prepareBody(text, {
    shortcodes: { ...shortcodes, values },
    ...(embeds && { embeds }),
    isMdx: /\.mdx$/i.test(path),
    isHtml: is === 'html',
  });
  for (const { start, end, name } of refused) {
    const removal = isVerbatim ? replacing(placeOf(start, end), '', 'Remove it from the notes') : {};
    const written = text.slice(start, end).replace(/\s+/g, ' ');
    const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
    report(
      'source/shortcode',
      placeOf(start, end),
      `The notes contain "${shown}", which only a site generator understands.`,
      name
        ? {
            ...removal,
            help: `List "${name}" under "shortcodes" in show.yaml: under "strip" to omit it, or under "replace" with its text.`,
          }
        : {
            ...removal,
            help: 'Add "otherwise: strip" under "shortcodes" in show.yaml to omit those without a name.',
          },
    );
  }
  for (const { start, end, lacks } of emptied) {
    const message = `Without "${text.slice(start, end)}", which is stripped, the link has no ${lacks}.`;
    report('source/link-emptied', placeOf(start, end), message);
  }
  for (const { start, end, element, url } of removed) {
    const host = url === undefined ? undefined : parseUrl(url)?.host;
    const of = host === undefined ? '' : ` of ${host}`;
    const message = `The <${element}>${of} is ${embeds === 'link' && url ? 'replaced with a link' : 'removed from the notes'}.`;
    const isLinkable = isVerbatim && url !== undefined && host !== undefined && embeds !== 'link';
    const link = is === 'html' ? `<a href="${escapedHtml(url ?? '')}">${host}</a>` : `[${host}](<${url}>)`;
    const place = placeOf(start, end);
    report('source/embed-removed', place, message, isLinkable ? replacing(place, link, 'Write a link') : {});
  }
  const deep = deeperThan(deepest, readHtml(text));
  if (!deep) return markdown;
  const message = `The <${deep.name}> is inside more than ${deepest} other elements, which is the most that notes may nest.`;
  report('source/notes-nested', placeOf(deep.start, deep.end), message);
  return '';
}

/** A change of the notes, which a website may be made from as well: it needs judgement. */
function replacing(span: Span, text: string, title: string): { readonly fix: Fix } {
  return { fix: { title, safe: false, edits: [{ span, text }] } };
}
/** Open elements around another: writers of HTML take time that grows with the square of it. */
const deepest = 256;

/** Rendered notes, and the description that follows from a written one or from them. */
export interface Rendered {
  /** Sanitised HTML. */
  readonly notes: string;
  readonly description: (written: string | undefined) => string;
}

const usual = ['field', 'more', 'notes'] as const;

/** Renders notes once: relative links are resolved against the page of the episode, or the website of the show. */
export function renderBody(
  markdown: string,
  { is }: Notes,
  page: string | undefined,
  { descriptions = usual, profiles, link: site }: Policies & Partial<Pick<Show, 'profiles' | 'link'>>,
): Rendered {
  const render = is === 'html' ? cleanNotes : renderNotes;
  const { html, before } =
    is === 'plain' ? { html: renderPlain(markdown) } : splitMore(render(markMore(markdown), page, site));
  const isPlain = needsPlain(profiles);
  const sources = {
    field: (written: string | undefined) => written,
    more: () => before && describe(before, isPlain),
    paragraph: () => describe(firstParagraph(html), isPlain),
    notes: () => describe(html, isPlain),
  };
  return {
    notes: html,
    description(written) {
      for (const from of descriptions) {
        const found = sources[from](written);
        if (found) return found;
      }
      return '';
    },
  };
}
