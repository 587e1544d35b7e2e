import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rolldown } from 'rolldown';

/** Bundles the program that publishes until it is killed: five hundred starts of it have little to load. */
export async function bundlePublisher(folder: string): Promise<string> {
  const file = join(folder, 'publisher.mjs');
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'publisher.ts'),
    platform: 'node',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  });
  await bundle.write({ file, format: 'esm' });
  return file;
}

/** What readers met while publications were killed. */
export interface Survived {
  readonly killed: number;
  readonly reads: number;
  readonly versions: number;
  /** What was wrong; nothing ever should be. */
  readonly broken: readonly string[];
}

/**
 * Starts one publication after the other and kills each at a random moment, while a reader opens the feed and
 * all files of its folder that it names. Each version of the feed has its number as its title.
 */
export async function killing(
  folder: string,
  kills: number,
  start: () => ChildProcess,
  longest: number,
): Promise<Survived> {
  const reader = { isDone: false, reads: 0, versions: new Set<number>(), broken: [] as string[] };
  const reading = (async () => {
    while (!reader.isDone) {
      readOnce(folder, reader);
      await sleep(1);
    }
  })();
  let killed = 0;
  for (let index = 0; index < kills; index++) {
    const child = start();
    const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
    // One that says when it begins is killed only after that.
    const begun = child.stdout
      ? new Promise<void>((resolve) => child.stdout?.on('data', () => resolve()))
      : undefined;
    await Promise.race([gone, (begun ?? Promise.resolve()).then(() => sleep(Math.random() * longest))]);
    if (child.kill('SIGKILL')) killed++;
    await gone;
  }
  reader.isDone = true;
  await reading;
  return { killed, reads: reader.reads, versions: reader.versions.size, broken: reader.broken };
}

interface Reader {
  reads: number;
  readonly versions: Set<number>;
  readonly broken: string[];
}

function readOnce(folder: string, reader: Reader): void {
  const json = versionIn(join(folder, 'feed.json'), /"title": ?"(?:Version )?(\d+)"/);
  const path = join(folder, 'feed.xml');
  if (!existsSync(path)) {
    if (reader.reads > 0) reader.broken.push('feed.xml is gone');
    return;
  }
  const text = readFileSync(path, 'utf8');
  const version = versionIn(path, /<title>(?:Version )?(\d+)/, text);
  reader.reads++;
  reader.versions.add(version);
  if (!text.trimEnd().endsWith('</rss>')) reader.broken.push(`version ${version} is cut`);
  if (json > version && reader.versions.size > 1) {
    reader.broken.push(`feed.json is of version ${json} before the feed, which is of ${version}`);
  }
  for (const [, file = ''] of text.matchAll(
    /"https:\/\/feeds\.example\.com\/pod\/((?:chapters|transcripts)\/[^"]+)"/g,
  )) {
    if (existsSync(join(folder, decodeURIComponent(file)))) continue;
    // Who is slower than two publications holds a feed of which nothing is promised any more.
    const now = versionIn(path, /<title>(?:Version )?(\d+)/);
    if (now < version + 2) reader.broken.push(`${file} of version ${version} is gone in version ${now}`);
  }
}

function versionIn(path: string, pattern: RegExp, text?: string): number {
  if (text === undefined && !existsSync(path)) return 0;
  return Number(pattern.exec(text ?? readFileSync(path, 'utf8'))?.[1]);
}

/** The files of a folder that its record does not list, besides the record. */
export function unlisted(folder: string): readonly string[] {
  const { files, kept } = JSON.parse(readFileSync(join(folder, 'published.json'), 'utf8'));
  const known = new Set([...Object.keys(files), ...Object.keys(kept), 'published.json']);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !known.has(path));
}
