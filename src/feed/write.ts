import type { Episode, Show } from '../show/show.js';
import { buildXml } from '../xml/build.js';
import { uriOf } from '../xml/namespaces.js';
import { type Tree, tree } from '../xml/tree.js';
import { type Asset, type Files, filesOf } from './asset.js';
import { channel } from './channel.js';
import { item } from './item.js';
import { jsonFeed } from './json-feed.js';
import { liveItem } from './live.js';
import { print } from './print.js';

/** The feed of a show and the files that it names. */
export interface Feed {
  readonly text: string;
  readonly assets: readonly Asset[];
}

/**
 * Writes the feed of a show: the same show and episodes, the same bytes. Episodes keep their order.
 * Throws a RangeError for a text that XML cannot carry; what is loaded from files holds none.
 */
export function write(show: Show, episodes: readonly Episode[]): Feed {
  const assets: Asset[] = [];
  const text = join(pieces(show, episodes, assets));
  if (show.jsonFeed) assets.push(jsonFeed(show, episodes));
  return { text, assets };
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

/** The text of the feed piece by piece, for feeds too long to hold; the files that it names go into `assets`. */
export function* pieces(show: Show, episodes: readonly Episode[], assets: Asset[]): Generator<string> {
  const head = buildXml(
    tree('rss', { version: '2.0', ...namespacesOf(show) }, [tree('channel', {}, headOf(show, episodes))]),
  );
  const close = '\n  </channel>\n</rss>';
  yield `${head.slice(0, head.lastIndexOf(close))}\n`;
  for (const each of restOf(show)) yield print(each, '    ');
  for (const episode of episodes) {
    const files = filesOf(show, episode);
    if (files.chapters?.asset) assets.push(files.chapters.asset);
    for (const { asset } of files.transcripts) if (asset) assets.push(asset);
    yield print(item(show, episode, files), '    ');
  }
  yield `${close.slice(1)}\n`;
}

/** The vocabularies of a feed; those that few shows speak are declared where they are spoken. */
function namespacesOf({ spotify, inlineChapters }: Show): Readonly<Record<string, string>> {
  const spoken = ['itunes', 'podcast', 'atom', 'content'];
  if (inlineChapters) spoken.push('psc');
  if (spotify) spoken.push('spotify');
  return Object.fromEntries(spoken.map((prefix) => [`xmlns:${prefix}`, uriOf(prefix) as string]));
}

function headOf(show: Show, [newest]: readonly Episode[]): readonly Tree[] {
  return channel(show, newest?.published);
}

/** What stands between the head of a channel and its items. */
function restOf(show: Show): readonly Tree[] {
  const live = (show.live ?? []).map((each, index) => liveItem(show, each, `live[${index}]`));
  return [...(show.xml ?? []), ...live];
}

/** What an element of the written feed says: the show or episode, and the path in its fields. */
export interface Origin {
  readonly of: Show | Episode;
  readonly field?: string;
}

/**
 * Tells, by its path, which value of the author's an element of the written feed says. Nothing is kept while
 * writing: the mapping is asked again, once for as long as the elements are of the same item.
 */
export function originsOf(show: Show, episodes: readonly Episode[]): (path: string) => Origin {
  let last: { readonly of: Show | Episode; readonly children: readonly Tree[] } | undefined;
  return (path) => {
    const [, index, inside = ''] = /^\/rss\/channel\/item(?:\[(\d+)\])?(\/.*)?$/.exec(path) ?? [];
    const isItem = /^\/rss\/channel\/item(\[|\/|$)/.test(path);
    const episode = isItem ? episodes[Number(index ?? 1) - 1] : undefined;
    const of = episode ?? show;
    if (last?.of !== of) {
      const children = episode
        ? (item(show, episode, unnamed(episode)).content as readonly Tree[])
        : [...headOf(show, episodes), ...restOf(show)];
      last = { of, children };
    }
    const rest = isItem ? inside : path.replace(/^\/rss(\/channel)?/, '');
    const field = fieldAt(last.children, rest.split('/').slice(1), undefined);
    return field === undefined ? { of } : { of, field };
  };
}

/** The files of an episode without their names, which take reading them. */
function unnamed({ chapters, transcripts }: Episode): Files {
  const file = { url: '' };
  return { chapters: chapters && file, transcripts: transcripts.map(() => file) };
}

/** What the author's words for an attribute are, where they are others. */
const attributes: Readonly<Record<string, string>> = { length: 'bytes', href: 'link' };

function fieldAt(
  children: readonly Tree[],
  [step, ...rest]: readonly string[],
  above: string | undefined,
): string | undefined {
  if (step?.startsWith('@')) {
    const name = step.slice(1);
    return above && `${above}.${attributes[name] ?? name}`;
  }
  const [, name, index] = /^([^@[]+)(?:\[(\d+)\])?/.exec(step ?? '') ?? [];
  const found = children.filter((child) => child.name === name)[Number(index ?? 1) - 1];
  if (!found) return above;
  const field = found.from ?? above;
  return fieldAt(typeof found.content === 'string' ? [] : found.content, rest, field);
}
