/**
 * How fast 2,000 episode files of the Hugo kind (bare JSON, then Markdown) become a feed: read, rendered,
 * written, read back twice and judged by every rule; beside gray-matter, markdown-it and `feed`, which do the
 * first three. Each runs in a process of its own. Run alone: `node test/bench/load.mjs`, after a build.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const count = 2000;
const now = Date.UTC(2030, 0, 1);

const show = `title: LINUX Unplugged
link: https://linux-unplugged.example.com/
feed: https://feeds.example.com/linux-unplugged/feed.xml
language: en-US
description: Three hosts talk every week about Linux and free software.
author: The example authors
owner: { name: The example authors, email: podcast@linux-unplugged.example.com }
copyright: The airworthy authors
categories: [Technology]
explicit: false
artwork: https://media.example.com/linux-unplugged/cover.jpg
zone: America/Los_Angeles
people:
  brent: { name: Brent Gervais }
  chris: { name: Chris Fisher }
  wes: { name: Wes Payne }
  hannah-anderson: { name: Hannah Anderson }
`;

/** A front matter as Jupiter Broadcasting writes it, null members and all. */
function frontMatter(number) {
  const chapters = Array.from({ length: 8 }, (_, index) => ({
    startTime: index * 420 + (number % 60),
    title: `Chapter ${index + 1} of ${number}: oxidizing the kernel`,
    ...{ img: null, url: null, toc: null, endTime: null, location: null },
  }));
  const day = new Date(Date.UTC(2013, 7, 12) + number * 2 * 86_400_000).toISOString().slice(0, 10);
  return {
    ...{ type: 'episode', draft: false, show_slug: 'linux-unplugged', show_name: 'LINUX Unplugged' },
    ...{ episode: number, episode_padded: String(number).padStart(4, '0') },
    episode_guid: `ff801bd2-d0a6-4d9d-ae33-${String(number).padStart(12, '0')}`,
    slug: String(number),
    title: `All Your Kernels ${number} & Drivers`,
    description: `Episode ${number}: Rust in the kernel had an eventful month, and we sort out who said what.`,
    date: `${day}T18:15:00-08:00`,
    categories: ['LINUX Unplugged'],
    tags: Array.from({ length: 20 }, (_, index) => `tag ${index} of ${number}`),
    ...{ hosts: ['brent', 'chris', 'wes'], guests: ['hannah-anderson'], sponsors: [] },
    ...{ podcast_duration: '01:00:30', podcast_bytes: 58_759_161 + number },
    podcast_file: `https://media.example.com/linux-unplugged/${number}.mp3`,
    podcast_chapters: { version: '1.1.0', chapters, author: 'The example authors', description: null },
    ...{ podcast_alt_file: null, podcast_ogg_file: null, video_file: null, value: null },
    fireside_url: `/${number}`,
  };
}

/** Show notes of about 2,500 characters. */
function notes(number) {
  const links = Array.from(
    { length: 16 },
    (_, index) =>
      `* [💥 Link ${index} of ${number}](https://links.example.com/${number}/${index} "💥 Link ${index} of ${number}") — Whoever ignores \`Box<T>\` has *no say* in it.`,
  );
  return `\n\n### Episode Links\n\n${links.join('\n')}\n`;
}

/** A folder with the show, and one with the same episodes fenced as gray-matter reads JSON. */
export function makeFolders(root) {
  mkdirSync(join(root, 'linux-unplugged'));
  mkdirSync(join(root, 'fenced'));
  writeFileSync(join(root, 'linux-unplugged/show.yaml'), show);
  let bytes = 0;
  for (let number = 1; number <= count; number++) {
    const name = `${String(number).padStart(4, '0')}.md`;
    const json = JSON.stringify(frontMatter(number), null, 2);
    const text = `${json}\n${notes(number)}`;
    bytes += Buffer.byteLength(text);
    writeFileSync(join(root, 'linux-unplugged', name), text);
    writeFileSync(join(root, 'fenced', name), `---json\n${json}\n---\n${notes(number)}`);
  }
  return { episodes: count, bytes };
}

const makers = {
  async airworthy(root) {
    const { build } = await import('./modules/build.js');
    const { openFolder } = await import('./modules/io/folder.js');
    return async () => {
      const options = { profiles: undefined, now, threshold: 'error', accepts: [], name: 'feed.xml' };
      const { feed, episodes } = await build(
        openFolder(join(root, 'linux-unplugged'), 'linux-unplugged'),
        options,
      );
      return { episodes, bytes: feed.text.length };
    };
  },
  async 'airworthy, load only'(root) {
    const { load } = await import('./modules/show/load.js');
    const { openFolder } = await import('./modules/io/folder.js');
    return async () => {
      const { episodes } = await load(openFolder(join(root, 'linux-unplugged'), 'linux-unplugged'), now);
      return { episodes: episodes.length, bytes: 0 };
    };
  },
  async 'gray-matter + markdown-it + feed'(root) {
    const { default: matter } = await import('gray-matter');
    const { default: MarkdownIt } = await import('markdown-it');
    const { Feed } = await import('feed');
    return async () => {
      const markdown = new MarkdownIt({ html: true });
      const link = 'https://linux-unplugged.example.com/';
      const feed = new Feed({
        title: 'LINUX Unplugged',
        id: link,
        link,
        copyright: '',
        updated: new Date(now),
      });
      const folder = join(root, 'fenced');
      const names = readdirSync(folder).sort();
      for (const name of names) {
        const { data, content } = matter(readFileSync(join(folder, name), 'utf8'));
        feed.addItem({
          ...{ title: data.title, id: data.episode_guid, guid: data.episode_guid, link: link + data.slug },
          ...{ date: new Date(data.date), description: data.description, content: markdown.render(content) },
          enclosure: { url: data.podcast_file, length: data.podcast_bytes, type: 'audio/mpeg' },
        });
      }
      return { episodes: names.length, bytes: feed.rss2().length };
    };
  },
};

async function measure(maker, folder) {
  const run = await makers[maker](folder);
  const before = process.cpuUsage();
  const start = performance.now();
  const made = await run();
  const { user, system } = process.cpuUsage(before);
  const wall = performance.now() - start;
  return { ...made, wall, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS / 1024 };
}

/** One row for every maker, each measured in a process of its own: milliseconds of CPU and of the clock. */
export function benchLoad() {
  const root = mkdtempSync(join(tmpdir(), 'airworthy-load-'));
  try {
    const { bytes } = makeFolders(root);
    const rows = Object.keys(makers).map((maker) => {
      const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), maker, root], {
        encoding: 'utf8',
      });
      if (child.status !== 0) throw new Error(`${maker} failed: ${child.stderr}`);
      const row = { maker, ...JSON.parse(child.stdout) };
      if (row.episodes !== count) throw new Error(`${maker} made ${row.episodes} episodes`);
      return row;
    });
    return { count, megabytes: bytes / 1e6, rows };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function print({ megabytes, rows }) {
  console.log(`\nbuild from ${count} files, ${megabytes.toFixed(1)} MB`);
  console.log(
    `${''.padEnd(34)}${['CPU ms', 'wall ms', 'peak MB', 'feed MB'].map((name) => name.padStart(9)).join('')}`,
  );
  for (const { maker, cpu, wall, peak, bytes } of rows) {
    const cells = [cpu.toFixed(0), wall.toFixed(0), peak.toFixed(0), bytes ? (bytes / 1e6).toFixed(1) : '–'];
    console.log(`${maker.padEnd(34)}${cells.map((cell) => cell.padStart(9)).join('')}`);
  }
}

const [script, maker, folder] = process.argv.slice(1);
if (script === fileURLToPath(import.meta.url)) {
  if (maker) process.stdout.write(JSON.stringify(await measure(maker, folder)));
  else print(benchLoad());
}
