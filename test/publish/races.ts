import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { airworthy, type Run } from '../run.js';
import { write } from '../show/folder.js';
import { unlisted } from './kills.js';
import { episode, showAt } from './shows.js';

/** What came of two builds of one show at the same time. */
export interface Raced {
  readonly runs: readonly Run[];
  /** The title of the feed, and of the chapters that it names. */
  readonly published: readonly (string | undefined)[];
  readonly unlisted: readonly string[];
}

/** Two people build their own versions of a show into one folder at once, as often as is asked for. */
export async function raceBuilds(pairs: number): Promise<readonly Raced[]> {
  const folder = write({});
  const raced: Raced[] = [];
  for (let index = 0; index < pairs; index++) {
    const runs = await Promise.all(
      ['A', 'B'].map((who) => {
        const title = `${who}${index}`;
        const own = write({
          'pod/show.yaml': showAt('pod').replace(/^title: .*/m, `title: ${title}`),
          'pod/one.md': episode('One', '2026-01-01', `chapters: [{ start: 0, title: ${title} }]`),
        });
        return airworthy(own, ['build', 'pod', '--out', folder, '--now', '2026-11-20']);
      }),
    );
    const feed = readFileSync(join(folder, 'feed.xml'), 'utf8');
    const [, chapters = ''] = /"https:\/\/feeds\.example\.com\/pod\/(chapters\/[^"]+)"/.exec(feed) ?? [];
    raced.push({
      runs,
      published: [
        /<title>(.*)<\/title>/.exec(feed)?.[1],
        /"title": ?"(.*?)"/.exec(readFileSync(join(folder, chapters), 'utf8'))?.[1],
      ],
      unlisted: unlisted(folder),
    });
  }
  return raced;
}

/** A lock in a folder as somebody else would have left it. */
export function lockIn(folder: string, host: string, process: number, start = 0): string {
  const path = join(folder, `.airworthy-${host}-${process}-${start}-0123456789abcdef.lock`);
  writeFileSync(path, '');
  return path;
}
