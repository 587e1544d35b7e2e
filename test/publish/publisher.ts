// Publishes one version of a feed after the other in a folder, until it is killed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { publish } from '../../src/publish/publish.js';

const folder = process.argv[2] ?? '';
const feed = `${folder}/feed.xml`;
const last = existsSync(feed) ? /<title>(\d+)</.exec(readFileSync(feed, 'utf8'))?.[1] : 0;

// Most say so after their first version, so that on a slow machine, too, not all are killed before it.
const isEarly = Math.random() < 0.25;
if (isEarly) process.stdout.write('begun');
for (let version = Number(last) + 1; ; version++) {
  const files = ['a', 'b', 'c'].map((name) => {
    const bytes = Buffer.from(`{"of":"${name}${version}"}`);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    return { path: `chapters/${name}.${hash}.json`, bytes };
  });
  const links = files.map(({ path }) => `<link url="https://feeds.example.com/pod/${path}"/>`).join('');
  const json = { path: 'feed.json', bytes: Buffer.from(`{"title":"${version}"}`) };
  publish(folder, `<rss><title>${version}</title>${links}${'x'.repeat(1 << 16)}</rss>`, [...files, json]);
  if (!isEarly && version === Number(last) + 1) process.stdout.write('begun');
}
