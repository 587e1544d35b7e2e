import { describe, expect, test } from 'vitest';
import { readSources } from '../../src/show/sources.js';
import { findShow } from '../../src/show/start/found.js';
import { folderOf, loadFiles, placesOf, showYaml } from './folder.js';

const page = (title: string, ...lines: readonly string[]): string =>
  ['---', `title: ${title}`, 'date: 2024-03-01', 'layout: post', ...lines, '---', 'Text.', ''].join('\n');

const heard = 'audio_url: https://media.example.com/a.mp3';

/** A blog: two posts, one of them with a recording, and an episode in a folder of its own. */
const blog = {
  '_posts/2024-03-01-spring.md': page('Spring', 'category: garden'),
  '_posts/2024-03-02-soil.md': page(
    'Soil',
    heard,
    'length: 100000',
    'category: [podcast, garden]',
    'podcast: true',
  ),
  'podcast/worms.md': page('Worms', heard.replace('a.mp3', 'b.mp3'), 'length: 100000', 'podcast: false'),
  'about-us.md': '---\ntitle: About us\n---\nText.\n',
};

describe('a blog that is also a podcast', () => {
  test.each([
    ['audio', ['Soil', 'Worms'], 2],
    ['{ audio: true }', ['Soil', 'Worms'], 2],
    ['{ key: podcast }', ['Soil'], 3],
    ['{ key: category, value: Podcast }', ['Soil'], 3],
    ['{ files: podcast/* }', ['Worms'], 3],
    ['{ files: [podcast, _posts], audio: true, key: category }', ['Soil'], 3],
  ])('chooses its episodes by %s', async (choose, titles, unchosen) => {
    const loaded = await loadFiles({ 'show.yaml': showYaml(`choose: ${choose}`), ...blog });
    expect(loaded.episodes.map(({ title }) => title).sort()).toEqual(titles);
    expect(loaded).toMatchObject({ unchosen, incomplete: [] });
    expect(placesOf(loaded.findings)).toEqual([]);
  });

  test('counts the rest in one line', async () => {
    const { unread, others } = await readSources(
      folderOf({ 'show.yaml': showYaml('choose: audio'), ...blog }),
    );
    expect(others).toEqual([]);
    expect(unread).toEqual([
      {
        ...{ kind: 'pages', because: '"choose" in show.yaml does not choose them' },
        files: ['_posts/2024-03-01-spring.md', 'about-us.md'],
      },
    ]);
  });

  test('is found to be one, or told how to say so', async () => {
    const { values } = await findShow(folderOf(blog), []);
    expect(values.get('choose')?.value).toBe('audio');
    const { findings } = await loadFiles({ 'show.yaml': showYaml(), ...blog });
    expect(findings.find(({ rule }) => rule === 'source/key-missing')?.help).toContain('"choose: audio"');
  });

  test.each([
    ['choose: sound', 'show.yaml:10:9'],
    ['choose: { value: podcast }', 'show.yaml:10:9'],
    ['choose: { category: podcast }', 'show.yaml:10:11'],
  ])('refuses %s at its place', async (line, place) => {
    const { findings } = await loadFiles({ 'show.yaml': showYaml(line), ...blog });
    expect(placesOf(findings).join()).toContain(place);
  });
});
