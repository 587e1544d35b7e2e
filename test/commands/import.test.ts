import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import type { Options } from '../../src/commands/command.js';
import { importCommand } from '../../src/commands/import.js';
import { hosts } from '../import/hosts.js';
import { contentOf } from '../run.js';
import { write } from '../show/folder.js';
import { feed } from './garden.js';
import { keepsWhatIsSaid } from './sessions.js';
import { terminalIn } from './terminal.js';

/** An episode with PowerPress, and posts that are none. */
const wordPress = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Garden Talk</title><link>https://garden.example.com</link><description>Soil.</description><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://garden.example.com</wp:base_site_url>
<item><title>Soil</title><link>https://garden.example.com/soil/</link><guid isPermaLink="false">https://garden.example.com/?p=12</guid>
<content:encoded><![CDATA[<p>About <b>soil</b>.</p>]]></content:encoded><wp:post_date_gmt>2024-03-01 10:00:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:postmeta><wp:meta_key>enclosure</wp:meta_key>
<wp:meta_value><![CDATA[https://media.example.com/soil.mp3\n21660000\naudio/mpeg]]></wp:meta_value></wp:postmeta></item>
<item><title>News</title><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>More</title><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>About</title><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
</channel></rss>`;

const people = hosts['people, chapters and a transcript']?.feed ?? '';

async function run(folder: string, feed = 'feed.xml', options: Options = {}) {
  const terminal = terminalIn(folder);
  const code = await importCommand.run([feed], { failOn: 'error', ...options }, terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

describe('airworthy import', () => {
  test('writes a show that builds, says what differs, and names the next command', async () => {
    const folder = write({ 'feed.xml': people });
    const { code, err } = await run(folder);
    expect(code).toBe(0);
    expect(err).toContain('feed.xml: 1 item → episodes/rust-talk (2 files written)');
    expect(err).toContain('<generator> added: a feed says of itself how and when it was made');
    expect(err).toContain('Next: airworthy build rust-talk --against feed.xml');
    expect(readdirSync(join(folder, 'episodes/rust-talk'))).toEqual(['rust-for-linux.md', 'show.yaml']);

    const terminal = terminalIn(folder);
    const options = { failOn: 'error', against: 'feed.xml' };
    expect(await buildCommand.run(['rust-talk'], options, terminal)).toBe(0);
    expect(readFileSync(join(folder, 'feeds/rust-talk/feed.xml'), 'utf8')).toContain('>rust-6</guid>');
  });

  test('takes transcripts and chapters that lie next to the feed', async () => {
    const folder = write({
      'feed.xml': people.replaceAll('https://example.com/6.', 'https://feeds.example.com/6.'),
      '6.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n',
      '6.json': '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Hello"}]}',
    });
    const { code, err } = await run(folder);
    expect(code).toBe(0);
    expect(err).toContain('the file at hand is published beside the feed');
    const show = join(folder, 'episodes/rust-talk');
    expect(readFileSync(join(show, 'transcripts/rust-for-linux.vtt'), 'utf8')).toContain('Hello');
    expect(existsSync(join(show, 'rust-for-linux.chapters.json'))).toBe(true);
    expect(readFileSync(join(show, 'rust-for-linux.md'), 'utf8')).not.toContain('6.json');
  });

  test('replaces nothing, and writes nothing when it is refused', async () => {
    const folder = write({ 'feed.xml': people, 'page.xml': '<html><p>Sign in</p></html>' });
    await run(folder);
    const before = contentOf(folder);
    await expect(run(folder)).rejects.toThrow('episodes/rust-talk is not empty, and nothing is replaced');
    const { code, err } = await run(folder, 'page.xml', { out: 'page' });
    expect([code, err]).toEqual([2, 'airworthy: page.xml is not an RSS feed, and nothing is written\n']);
    await expect(run(folder, 'feed.xml', { feed: 'rust' })).rejects.toThrow('not a URL with https or http');
    expect(contentOf(folder)).toEqual(before);
  });

  test('uses an empty folder that is there', async () => {
    const folder = write({ 'feed.xml': people });
    mkdirSync(join(folder, 'show'));
    expect((await run(folder, 'feed.xml', { out: 'show/' })).code).toBe(0);
    expect(existsSync(join(folder, 'show/show.yaml'))).toBe(true);
  });

  test('asks for what only the author knows', async () => {
    const folder = write({});
    writeFileSync(join(folder, 'feed.xml'), people.replace('<language>en</language>', ''));
    const { code, out, err } = await run(folder);
    expect(code).toBe(1);
    expect(out).toContain('source/key-missing');
    expect(err).toContain('Without the errors, a build says the same, except:');
    expect(err).toContain('<itunes:type> added: it is the default');
    expect(err).not.toContain('<language>');
    expect(err).toContain('Add to episodes/rust-talk/show.yaml what the feed does not say: language.');
    expect(readFileSync(join(folder, 'episodes/rust-talk/show.yaml'), 'utf8')).toMatch(/^# language:/);
  });

  test('lists the faults of a malformed feed, and takes what is left', async () => {
    const folder = write({ 'feed.xml': people.replace('Rust Talk', 'R & D') });
    const { out, err } = await run(folder);
    expect(out).toContain('feed.xml:2:');
    expect(out).toContain('xml/unescaped-ampersand');
    expect(err).toContain('→ episodes/r-d (2 files written)');
  });
});

keepsWhatIsSaid('import', {
  'a feed': {
    files: { 'feed.xml': people },
    lines: ['import feed.xml', 'build rust-talk --against feed.xml'],
  },
  'a feed with what no key takes': {
    files: {
      'feed.xml': people
        .replace('</channel>', '<itunes:block>maybe</itunes:block><x:y xmlns:x="urn:x">1</x:y></channel>')
        .replace('Rust Talk', 'R & D'),
    },
    lines: ['import feed.xml --out show --feed https://feeds.example.com/r-d.xml'],
  },
  'a feed that does not say all': {
    files: { 'feed.xml': feed.replace('<language>en</language>', '').replace(/<itunes:image.*/, '') },
    lines: ['import feed.xml'],
  },
  'an export of WordPress': {
    files: { 'export.xml': wordPress },
    lines: ['import export.xml --out show', 'import export.xml --format json=report.json --quiet'],
  },
  'what is none': {
    files: { 'page.xml': '<html><p>Sign in</p></html>', 'feed.xml': feed, 'show/a.md': 'x' },
    lines: [
      'import page.xml',
      'import feed.xml --out show',
      'import none.xml',
      'import feed.xml --feed rust',
    ],
  },
});
