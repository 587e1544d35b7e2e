import { directories } from '../directories/index.js';
import type { Limits } from '../directories/profile.js';
import type { PublishedFormat } from '../transcripts/types.js';
import type { Keeping } from './kept.js';

/** The elements that a description is read from. */
export type DescriptionElement = 'description' | 'content:encoded' | 'itunes:summary';

/** How one app or directory reads a feed, as far as it is known. */
export interface Reader {
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** How it is known: from documents of its own, or from its source code. */
  readonly known: 'documents' | 'source';
  /** The version of the source code that was read. */
  readonly version?: string;
  /** Whether it reads titles as HTML, which takes `<T>` for an element. */
  readonly htmlTitles?: true;
  readonly notes: {
    readonly from: readonly DescriptionElement[];
    /** Of several, the longest or the first that has any text. */
    readonly choose: 'longest' | 'first';
  } & Keeping;
  /** Where the picture of the show is read from, the first that is there. */
  readonly artwork: readonly ('itunes:image' | 'image')[];
  /** Where chapters are read from, the first that is there; `longest` of them where it says so. */
  readonly chapters: {
    readonly from: readonly ChapterSource[];
    readonly choose?: 'longest';
    /** It reads starts in bare seconds as 0. */
    readonly clockOnly?: true;
    /** The most characters of a title that are shown. */
    readonly title?: number | undefined;
  };
  /** The formats of transcripts that it reads, the one that it takes first. */
  readonly transcripts: readonly PublishedFormat[];
  /** The characters of an episode's title that are shown everywhere. */
  readonly titleStart?: number | undefined;
}

/** Where chapters are: in the feed itself, in a JSON file that it names, or as times in the description. */
export type ChapterSource = 'psc' | 'json' | 'description';

/** What the limits of a directory say of notes. */
function keptBy({ tags, description }: Limits): Keeping {
  return { tags, most: description };
}

const { apple, spotify, youtube, podimo, podcastindex } = directories;

/**
 * Those whose reading is known: from what they document, or from their source code. What nobody knows of an app is not
 * here, and nobody's look is imitated.
 */
export const readers: readonly Reader[] = [
  {
    name: 'apple',
    title: apple.title,
    known: 'documents',
    notes: { from: ['description'], choose: 'first', ...keptBy(apple.limits) },
    artwork: ['itunes:image'],
    chapters: { from: ['json', 'description'], title: apple.limits.chapterTitle },
    transcripts: ['vtt', 'srt'],
  },
  {
    name: 'spotify',
    title: spotify.title,
    known: 'documents',
    notes: { from: ['description'], choose: 'first', ...keptBy(spotify.limits) },
    artwork: ['itunes:image'],
    chapters: { from: ['psc', 'description'], title: spotify.limits.chapterTitle },
    transcripts: [],
    titleStart: spotify.limits.titleStart,
  },
  {
    name: 'youtube',
    title: youtube.title,
    known: 'documents',
    notes: { from: ['description'], choose: 'first', ...keptBy(youtube.limits) },
    artwork: ['itunes:image', 'image'],
    chapters: { from: [] },
    transcripts: [],
  },
  {
    name: 'podimo',
    title: podimo.title,
    known: 'documents',
    notes: { from: ['description', 'itunes:summary'], choose: 'first', ...keptBy(podimo.limits) },
    artwork: ['itunes:image'],
    chapters: { from: [] },
    transcripts: [],
  },
  {
    name: 'antennapod',
    title: 'AntennaPod',
    known: 'source',
    version: 'July 2026',
    htmlTitles: true,
    notes: { from: ['description', 'content:encoded', 'itunes:summary'], choose: 'longest' },
    artwork: ['itunes:image', 'image'],
    chapters: { from: ['psc', 'json'], choose: 'longest', clockOnly: true },
    transcripts: ['json', 'vtt', 'srt'],
  },
  {
    name: 'podverse',
    title: 'Podverse',
    known: 'source',
    version: 'September 2024',
    notes: {
      ...{ from: ['content:encoded', 'description'], choose: 'longest' },
      most: { characters: 4000 },
    },
    artwork: ['itunes:image', 'image'],
    chapters: { from: ['json'] },
    transcripts: ['json', 'srt', 'vtt', 'html'],
  },
  {
    name: 'podcastindex',
    title: podcastindex.title,
    known: 'source',
    version: '2021',
    notes: { from: ['description', 'itunes:summary'], choose: 'first' },
    artwork: ['image', 'itunes:image'],
    chapters: { from: ['json'] },
    transcripts: ['vtt', 'srt', 'json', 'html', 'text'],
  },
  {
    name: 'kasts',
    title: 'Kasts',
    known: 'source',
    version: 'August 2026',
    htmlTitles: true,
    notes: { from: ['description', 'content:encoded'], choose: 'longest' },
    artwork: ['itunes:image'],
    chapters: { from: ['psc'] },
    transcripts: [],
  },
  {
    name: 'gpodder',
    title: 'gPodder',
    known: 'source',
    version: '3.11',
    notes: { from: ['content:encoded', 'description'], choose: 'first' },
    artwork: ['itunes:image'],
    chapters: { from: ['psc'] },
    transcripts: [],
  },
];
