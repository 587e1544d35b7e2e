import type { Episode, PublishedFile, Show } from '../show/model.js';
import { buildXml } from '../xml/build.js';
import { uriOf } from '../xml/namespaces.js';
import { type Tree, tree } from '../xml/tree.js';
import { channel } from './channel.js';
import { item, liveItem } from './item.js';
import { jsonFeed } from './json-feed.js';
import { Origins } from './origins.js';
import { print } from './print.js';

/** The feed of a show and the files that it names. */
export interface Feed {
  readonly text: string;
  /** The files that are published beside the feed. */
  readonly assets: readonly PublishedFile[];
  /** What `<lastBuildDate>` says. */
  readonly built: string;
  /** Which value of the author's is at an offset of the text. */
  readonly origins: Origins;
}

/**
 * Writes the feed of a show: the same show, episodes and date, the same bytes. Episodes keep their order. `built`
 * is the date that `<lastBuildDate>` says (RFC 5322).
 * Throws a RangeError for a text that XML cannot carry; what is loaded from files holds none.
 */
export function write(show: Show, episodes: readonly Episode[], built: string): Feed {
  const origins = new Origins();
  const text = join(pieces(show, episodes, built, origins));
  const assets = episodes.flatMap(({ files }) => files);
  return { text, assets: show.jsonFeed ? [...assets, jsonFeed(show, episodes)] : assets, built, origins };
}

/**
 * Joins pieces in batches. A piece is a tree of the strings it was made from until it is joined, and a hundred
 * thousand of those trees at once keep the garbage collector busy for seconds.
 */
function join(pieces: Iterable<string>): string {
  const batches: string[] = [];
  let batch: string[] = [];
  for (const piece of pieces) {
    if (batch.push(piece) < 100) continue;
    batches.push(batch.join(''));
    batch = [];
  }
  batches.push(batch.join(''));
  return batches.join('');
}

const indent = '    ';
const close = '\n  </channel>\n</rss>';

/**
 * The text of the feed piece by piece, for feeds too long to hold. Where each value went is noted in `origins`.
 *
 * Live items are straight behind the title: Python's feedparser, AntennaPod and Quod Libet take what they find in
 * them last for the show's own. The podcast:guid is in the head, where those look for it who read only the head.
 */
export function* pieces(
  show: Show,
  episodes: readonly Episode[],
  built: string,
  origins?: Origins,
): Generator<string> {
  const children = channel(show, built);
  const root = tree('rss', { version: '2.0', ...namespacesOf(show, episodes) }, [
    tree('channel', {}, children),
  ]);
  const head = buildXml(root);
  const title = head.indexOf('\n', head.indexOf('</title>')) + 1;
  let at = 0;
  const printed = (of: Show | Episode, each: Tree): string => {
    const text = print(each, indent, origins && { origins, of, from: undefined, at });
    at += text.length;
    return text;
  };
  const said = (text: string): string => {
    at += text.length;
    return text;
  };

  yield said(head.slice(0, title));
  for (const live of show.live) yield printed(show, liveItem(live));
  origins?.note(show, root, head, at - title);
  yield said(`${head.slice(title, head.lastIndexOf(close))}\n`);
  for (const markup of show.xml) yield said(`${indent}${markup}\n`);
  for (const episode of episodes) yield printed(episode, item(episode));
  yield `${close.slice(1)}\n`;
}

/** The vocabularies of a feed; those that few shows speak are declared where they are spoken. */
function namespacesOf({ spotify }: Show, episodes: readonly Episode[]): Readonly<Record<string, string>> {
  const spoken = ['itunes', 'podcast', 'atom', 'content'];
  if (episodes.some(({ inlineChapters }) => inlineChapters.length > 0)) spoken.push('psc');
  if (spotify) spoken.push('spotify');
  return Object.fromEntries(spoken.map((prefix) => [`xmlns:${prefix}`, uriOf(prefix) as string]));
}
