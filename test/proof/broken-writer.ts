import { proveValues } from '../../src/proof/proof.js';
import { readText } from '../../src/xml/document.js';
import type { Element } from '../../src/xml/element.js';
import { readAgain } from '../../src/xml/second.js';
import { built, grandTour } from '../feed/grand-tour.js';

/** A feed as a broken writer would write it. */
interface Broken {
  readonly name: string;
  readonly text: string;
}

/** What is the author's own markup, of which only the author knows what it says. */
const foreign = /^\{|^acme:|^[a-z]+$/;

/** Breaks a feed at every element and every attribute, one at a time: drops, changes, moves, doubles it. */
function* brokenFeeds(feed: string): Generator<Broken> {
  const { root } = readText(feed, { name: 'feed.xml' });
  const replaced = (start: number, end: number, text: string): string =>
    feed.slice(0, start) + text + feed.slice(end);
  function* breaksOf(element: Element): Generator<Broken> {
    const { span, path, attributes, textSpan, children, parent } = element;
    const markup = feed.slice(span.start, span.end);
    yield { name: `${path} dropped`, text: replaced(span.start, span.end, '') };
    yield { name: `${path} doubled`, text: replaced(span.end, span.end, markup) };
    if (element.text.trim() !== '' && children.length === 0) {
      yield { name: `${path} emptied`, text: replaced(textSpan.start, textSpan.end, '') };
      yield { name: `${path} changed`, text: replaced(textSpan.start, textSpan.end, changed(element.text)) };
    }
    // Into the next item or the channel: values of one thing said of another.
    const target =
      parent?.name === 'item'
        ? parent.parent
        : element.parent?.children.find((each) => each !== element && each.children.length > 0);
    if (target && target !== parent && !(target.span.start >= span.start && target.span.end <= span.end)) {
      const at = target.contentSpan.start;
      const without = replaced(span.start, span.end, '');
      const to = at > span.start ? at - markup.length : at;
      yield { name: `${path} moved`, text: without.slice(0, to) + markup + without.slice(to) };
    }
    for (const { name, valueSpan, span: all, value } of attributes) {
      if (name.startsWith('xmlns')) continue;
      yield { name: `${path}/@${name} dropped`, text: replaced(all.start, all.end, '') };
      yield {
        name: `${path}/@${name} changed`,
        text: replaced(valueSpan.start, valueSpan.end, changed(value)),
      };
    }
    for (const child of children) yield* breaksOf(child);
  }
  for (const child of root?.child('channel')?.children ?? []) {
    if (!foreign.test(child.name) || known.has(child.name)) yield* breaksOf(child);
  }
}

const known = new Set([
  ...['title', 'link', 'description', 'language', 'copyright', 'generator', 'pubDate', 'lastBuildDate'],
  ...['image', 'item'],
]);

/** Another value of the same kind. */
function changed(value: string): string {
  const escaped = value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  if (/^(true|false)$/.test(value)) return value === 'true' ? 'false' : 'true';
  if (/^(yes|no)$/.test(value)) return value === 'yes' ? 'no' : 'yes';
  if (/^\d+$/.test(value)) return String(Number(value) + 7);
  return `${escaped}x`;
}

/** The broken feeds, out of every `step`-th, that both readers take for the right one. */
export async function unproven(feed: string, step: number): Promise<readonly string[]> {
  const { show, episodes } = await grandTour();
  const missed: string[] = [];
  let index = 0;
  for (const { name, text } of brokenFeeds(feed)) {
    if (index++ % step !== 0) continue;
    const readings = [readText(text, { name: 'feed.xml' }).root, readAgain(text)];
    if (readings.some((root) => proveValues(show, episodes, { built }, root).length === 0)) missed.push(name);
  }
  return missed;
}
