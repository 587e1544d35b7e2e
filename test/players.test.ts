import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import { parseFeed } from 'podcast-partytime';
import { describe, expect, test } from 'vitest';
import { openFolder } from '../src/io/folder.js';
import { load } from '../src/show/load.js';
import { root } from './run.js';

/** What a player needs of an episode, in one form whoever read it. */
interface Heard {
  readonly title: string | undefined;
  readonly guid: string | undefined;
  readonly audio: string | undefined;
  readonly bytes: number | undefined;
  readonly type: string | undefined;
  readonly duration: number | undefined;
  readonly chapters: boolean;
  readonly transcripts: readonly (string | undefined)[];
}

const players: Readonly<Record<string, (feed: string) => readonly Heard[]>> = {
  partytime(feed) {
    const parsed = parseFeed(feed, { allowMissingGuid: false });
    return (parsed?.items ?? []).map((item) => ({
      title: item.title,
      guid: item.guid,
      audio: item.enclosure.url,
      bytes: item.enclosure.length,
      type: item.enclosure.type,
      duration: item.duration,
      chapters: item.podcastChapters !== undefined,
      transcripts: (item.podcastTranscripts ?? []).map(({ type }) => type),
    }));
  },
  feedsmith(feed) {
    return (parseRssFeed(feed).items ?? []).map((item) => ({
      title: item.title,
      guid: item.guid?.value,
      audio: item.enclosures?.[0]?.url,
      bytes: item.enclosures?.[0]?.length,
      type: item.enclosures?.[0]?.type,
      duration: item.itunes?.duration,
      chapters: item.podcast?.chapters !== undefined,
      transcripts: (item.podcast?.transcripts ?? []).map(({ type }) => type),
    }));
  },
};

describe.each(Object.entries(players))('%s', (_name, listen) => {
  test.each(['linux-unplugged', 'rust-in-production'])('hears every episode of %s', async (name) => {
    const { episodes } = await load(openFolder(join(root, 'episodes', name), name), Date.UTC(2026, 10, 20));
    const feed = readFileSync(join(root, 'feeds', name, 'feed.xml'), 'utf8');
    expect(episodes.length).toBeGreaterThan(0);
    expect(listen(feed)).toEqual(
      episodes.map(({ title, guid, audio, duration, chapters, transcripts }) => ({
        title,
        guid,
        audio: audio.url,
        bytes: audio.bytes,
        type: audio.type,
        duration: duration && Math.round(duration),
        chapters: chapters !== undefined,
        transcripts: transcripts.map(({ type }) => type),
      })),
    );
  });
});
