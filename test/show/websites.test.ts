import { describe, expect, test } from 'vitest';
import { readSources } from '../../src/show/sources.js';
import { folderOf, loadFiles, placesOf, showYaml } from './folder.js';

describe('what site generators leave to a website', () => {
  const castanet = (...lines: readonly string[]): string =>
    [
      '+++',
      'title = "Back to School"',
      'date = "2020-12-25T04:10:01-05:00"',
      'episode = "12"',
      'podcast_file = "episode-12.mp3"',
      'podcast_bytes = "123456789"',
      ...lines,
      '+++',
      'Notes.',
    ].join('\n');
  const media = 'media: https://media.example.com/';

  test('a recording needs the URL that its folder has on the web', async () => {
    const files = { 'show.yaml': showYaml(), 'a.md': castanet() };
    const { findings } = await loadFiles(files);
    expect(placesOf(findings)).toEqual(['a.md:5:16 source/media-unknown']);
    // Nothing is wrong with the file: who looks at the sources alone is not told of what the show does not say.
    expect(await readSources(folderOf(files))).toMatchObject({ refused: [], findings: [] });
    const { episodes } = await loadFiles({ 'show.yaml': showYaml(media), 'a.md': castanet() });
    expect(episodes[0]?.audio.url).toBe('https://media.example.com/episode-12.mp3');
  });

  test('a transcript that only the website has is left out, with a warning', async () => {
    const { episodes, findings } = await loadFiles({
      'show.yaml': showYaml(media),
      'a.md': castanet('transcript = "/static/transcripts/chatops.txt"'),
    });
    expect(placesOf(findings)).toEqual(['a.md:7:14 source/file-elsewhere']);
    expect(episodes[0]?.transcripts).toEqual([]);
  });

  test.each([
    ...['upcoming = true', 'draft = true', 'published = false', 'isDraft = true', 'hidden = "yes"'],
    ...['draft = false\nstatus = "draft"', 'draft = false\nunlisted = true'],
  ])('%j holds an episode back', async (line) => {
    const { held, episodes } = await loadFiles({ 'show.yaml': showYaml(media), 'a.md': castanet(line) });
    expect(held).toEqual([{ slug: 'a', because: 'draft' }]);
    expect(episodes).toEqual([]);
  });

  test.each([
    ['idea.md', '+++\ntitle = "Live"\ndraft = true\n+++\n'],
    ['soon.md', '---\ntitle: Live\ndate: soon\nlayout: post\ndraft: true\n---\n{{ notes }}\n'],
    ['own.md', '---\ntitle: Live\npublished: soon\nsesaon: 6\ndraft: true\n---\n'],
    ['_drafts/idea.md', '---\ntitle: Live\n---\n'],
    ['_drafts/broken.md', '---\ntitle: Live: on stage\n---\n'],
  ])('a draft may be unfinished: %s', async (name, text) => {
    const files = { 'show.yaml': showYaml(media), 'a.md': castanet(), [name]: text };
    const { held, episodes, incomplete, findings } = await loadFiles(files);
    expect(held).toEqual([{ slug: name.replace(/^_drafts\/|\.md$/g, ''), because: 'draft' }]);
    expect({ episodes: episodes.length, incomplete, findings }).toEqual({
      ...{ episodes: 1, incomplete: [], findings: [] },
    });
    expect(await readSources(folderOf(files))).toMatchObject({ refused: [], findings: [] });
  });

  test('what may or may not be a draft is asked about', async () => {
    const { findings, held } = await loadFiles({
      'show.yaml': showYaml(media),
      'a.md': castanet('draft = "perhaps"'),
    });
    expect(held).toEqual([]);
    expect(placesOf(findings)).toEqual(['a.md:7:9 source/value-invalid']);
  });

  test.each(['hidden = false', 'status = "published"', 'draft = false'])('%s does not', async (line) => {
    const { episodes } = await loadFiles({ 'show.yaml': showYaml(media), 'a.md': castanet(line) });
    expect(episodes).toHaveLength(1);
  });

  test.each([
    castanet('publishDate = "2050-01-01"'),
    '---\ntitle: Live\ndate: 2020-01-01\npubDate: 2050-01-01\naudioUrl: https://media.example.com/1.mp3\n---\n',
    '---\ntitle: Live\nlayout: post\ndate: 2020-01-01\npublishDate: 2050-01-01\nmp3: https://media.example.com/1.mp3\n---\n',
  ])('a day to publish counts before any other date: %#', async (file) => {
    const { held } = await loadFiles({ 'show.yaml': showYaml(media), 'a.md': file });
    expect(held).toEqual([{ slug: 'a', because: 'future' }]);
  });

  test('a word in place of a recording is none', async () => {
    const { findings } = await loadFiles({
      'show.yaml': showYaml(media),
      'a.md': '---\ntitle: Live\ndate: 2026-05-21\naudio: true\nlayout: post\n---\n',
    });
    expect(placesOf(findings)).toEqual(['a.md:4:8 source/key-missing']);
  });
});

test('a body of HTML is taken for HTML, whatever Markdown would make of it', async () => {
  const html = `---
title: Live
date: 2026-05-21
mp3: https://media.example.com/live.mp3
link: https://rust-in-production.example.com/live/
---
<div>
  <p>Hi *there*</p>

    <ul><li><a href="../x">snake_case_name</a></li></ul>
  <!-- more -->
  <iframe src="https://player.example.com/?a=1&amp;b=2"></iframe>
</div>
`;
  const { episodes } = await loadFiles({ 'show.yaml': showYaml('embeds: link'), 'live.html': html });
  const [first = ''] = episodes[0]?.notes.split('<p><a') ?? [];
  expect(first.replace(/\s+/g, ' ').trim()).toBe(
    '<p>Hi *there*</p> <ul><li><a href="https://rust-in-production.example.com/x">snake_case_name</a></li></ul>',
  );
  expect(episodes[0]?.notes).toContain('<a href="https://player.example.com/?a=1&amp;b=2">');
  expect(episodes[0]?.description).not.toContain('player.example.com');
});
