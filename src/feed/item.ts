import type { Soundbite } from '../show/fields/parts.js';
import type { Episode, Live, Show, Transcript } from '../show/show.js';
import { toRfc5322 } from '../show/time.js';
import { type Tree, tree } from '../xml/tree.js';
import { anywhere, contentLink, each } from './anywhere.js';
import type { Files, Linked } from './asset.js';
import { chapters, inlineChapters } from './chapters.js';
import { alternateEnclosure, enclosure } from './media.js';
import { person } from './people.js';

/** Maps an episode onto an item (RSS 2.0, iTunes, Podcasting 2.0), in the order the specifications name them. */
export function item(show: Show, episode: Episode, files: Files): Tree {
  const children: Tree[] = [];
  const say = (name: string, value: string | number | undefined, from: string): void => {
    if (value !== undefined) children.push(tree(name, undefined, value, from));
  };

  say('title', episode.title, 'title');
  say('link', episode.link, 'link');
  children.push(html('description', episode.description, 'description'));
  if (episode.notes) children.push(html('content:encoded', episode.notes, 'notes'));
  children.push(tree('guid', { isPermaLink: 'false' }, episode.guid, 'guid'));
  say('pubDate', toRfc5322(episode.published), 'published');
  children.push(enclosure(episode.audio));

  say('itunes:title', episode.appleTitle, 'appleTitle');
  say('itunes:author', episode.author, 'author');
  say('itunes:episodeType', episode.type, 'type');
  itunesNumbers(children, episode);
  say('itunes:explicit', String(episode.explicit ?? show.explicit), 'explicit');
  if (episode.artwork) children.push(tree('itunes:image', { href: episode.artwork }, [], 'artwork'));
  if (episode.block) say('itunes:block', 'Yes', 'block');

  podcastNumbers(children, episode, show);
  for (const each of episode.people) children.push(person(each));
  if (files.chapters) children.push(chapters(files.chapters.url));
  if (show.inlineChapters) children.push(...inlineChapters(episode.chapters));
  files.transcripts.forEach((file, index) => {
    children.push(transcript(file, episode.transcripts[index] as Transcript, `transcripts[${index}]`));
  });
  each(children, 'soundbites', episode.soundbites, soundbite);
  each(children, 'alternates', episode.alternates, alternateEnclosure);
  each(children, 'links', episode.links, contentLink);
  anywhere(children, episode);
  if (episode.xml) children.push(...episode.xml);
  return tree('item', undefined, children);
}

/** Adds the length of an episode and its numbers as Apple knows them: whole and above zero. */
export function itunesNumbers(children: Tree[], { duration, season, episode }: Episode | Live): void {
  const say = (name: string, number: number, from: string) =>
    children.push(tree(name, undefined, number, from));
  if (duration !== undefined) say('itunes:duration', Math.round(duration), 'duration');
  if (season !== undefined) say('itunes:season', season, 'season');
  if (episode !== undefined && Number.isInteger(episode) && episode > 0) {
    say('itunes:episode', episode, 'episode');
  }
}

/** Adds the numbers of an episode with the names that apps show for them (Podcasting 2.0). */
export function podcastNumbers(children: Tree[], of: Episode | Live, { seasons }: Show): void {
  const { season, seasonName: own, episode, label } = of;
  if (season !== undefined) {
    const name = own ?? seasons?.get(String(season));
    children.push(tree('podcast:season', { name }, season, own === undefined ? 'season' : 'seasonName'));
  }
  if (episode !== undefined) children.push(tree('podcast:episode', { display: label }, episode, 'episode'));
}

/** A text that may be HTML: in a CDATA section where that spares references. */
export function html(name: string, text: string, from: string): Tree {
  return tree(name, undefined, text, from, text.includes('<'));
}

function transcript({ url }: Linked, { type, language, captions }: Transcript, from: string): Tree {
  return tree(
    'podcast:transcript',
    { url, type, language, rel: captions ? 'captions' : undefined },
    [],
    from,
  );
}

function soundbite({ start, duration, title }: Soundbite, from: string): Tree {
  return tree('podcast:soundbite', { startTime: start, duration }, title ?? '', from);
}
