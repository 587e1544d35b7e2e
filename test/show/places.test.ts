import { describe, expect, test } from 'vitest';
import { loadFiles, placesOf, showYaml } from './folder.js';

const srt = '1\n00:00:00,000 --> 00:00:02,000\nAnn Root: Hello.\n';
const json = '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Intro"}]}';
const audio = 'audio_url: https://m.example.com/soil.mp3';

async function episodeWith(
  show: readonly string[],
  lines: readonly string[],
  files: Readonly<Record<string, string>> = {},
) {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml(...show),
    'posts/soil.md': [
      '---',
      'title: Soil',
      'date: 2024-03-01',
      audio,
      'length: 100000',
      ...lines,
      '---',
      'Text.',
      '',
    ].join('\n'),
    ...files,
  });
  const { artwork, chapters, transcripts = [] } = episodes[0] ?? {};
  const [transcript] = transcripts;
  return {
    ...{ artwork, chapters: chapters && ('url' in chapters ? chapters.url : chapters.from) },
    transcript: transcript && ('url' in transcript ? transcript.url : transcript.place),
    places: placesOf(findings),
    messages: findings.map(({ message }) => message),
  };
}

const named = ['image: covers/soil.png', 'chapters: soil.json', 'transcript: soil.srt'];
const host = 'https://rust-in-production.example.com';

describe('artwork, chapters and transcripts that an episode names and that do not lie by it', () => {
  test.each([
    ['https://cdn.example.com/x/', 'https://cdn.example.com/x/'],
    ['site', `${host}/`],
    ['page', `${host}/soil/`],
  ])('are at %s when the show says so', async (place, base) => {
    const show = [
      `places: { artwork: "${place}", chapters: "${place}", transcripts: "${place}" }`,
      `pages: ${host}/{slug}/`,
    ];
    expect(await episodeWith(show, named)).toEqual({
      ...{ artwork: `${base}covers/soil.png`, chapters: `${base}soil.json`, transcript: `${base}soil.srt` },
      ...{ places: [], messages: [] },
    });
  });

  test('are in a folder of the show, however the site names it', async () => {
    const show = ['places: { chapters: static/chapters, transcripts: static/text }'];
    const files = { 'static/chapters/soil.json': json, 'static/text/soil.srt': srt };
    for (const lines of [
      ['chapters: soil.json', 'transcript: soil.srt'],
      ['chapters: /chapters/soil.json', 'transcript: /text/soil.srt'],
    ]) {
      expect(await episodeWith(show, lines, files)).toMatchObject({
        ...{ chapters: 'front matter', transcript: 'front matter', places: [] },
      });
    }
  });

  test('are on the website when their names start with a slash', async () => {
    const lines = ['image: /img/soil.png', 'chapters: /c/soil.json', 'transcript: /t/soil.srt?v=2'];
    expect(await episodeWith([], lines)).toMatchObject({
      ...{
        artwork: `${host}/img/soil.png`,
        chapters: `${host}/c/soil.json`,
        transcript: `${host}/t/soil.srt?v=2`,
      },
      places: [],
    });
  });

  test('may lie at the root of the folder, as they do on the site', async () => {
    const files = { 'c/soil.json': json, 't/Soil #1?.srt': srt };
    const lines = ['chapters: /c/soil.json', 'transcript: "/t/Soil #1?.srt"'];
    expect(await episodeWith([], lines, files)).toMatchObject({
      ...{ chapters: 'front matter', transcript: 'front matter', places: [] },
    });
  });

  test('have any characters in their names', async () => {
    const show = ['places: { artwork: site, chapters: "https://cdn.example.com", transcripts: site }'];
    const lines = ['image: "Soil #1.png"', 'chapters: "Soil #1.json"', 'transcript: "Was ist Boden?.srt"'];
    expect(await episodeWith(show, lines)).toMatchObject({
      artwork: `${host}/Soil%20%231.png`,
      chapters: 'https://cdn.example.com/Soil%20%231.json',
      transcript: `${host}/Was%20ist%20Boden%3F.srt`,
    });
  });

  test('never double the folder that both name', async () => {
    const show = [
      'media: https://cdn.example.com/garden/covers/',
      'places: { transcripts: "https://cdn.example.com/a/text/" }',
    ];
    expect(await episodeWith(show, ['image: covers/soil.png', 'transcript: /a/text/soil.srt'])).toMatchObject(
      {
        artwork: 'https://cdn.example.com/garden/covers/soil.png',
        transcript: 'https://cdn.example.com/a/text/soil.srt',
      },
    );
  });

  test('are said to be nowhere, at their places', async () => {
    const { places } = await episodeWith(['places: { transcripts: text }'], named);
    expect(places).toEqual([
      'posts/soil.md:7:11 source/file-elsewhere',
      'posts/soil.md:6:8 source/file-elsewhere',
      'posts/soil.md:8:13 source/file-elsewhere',
    ]);
    const linked = await episodeWith([], ['chapters: /c/soil.txt']);
    expect(linked.messages).toEqual([
      '"/c/soil.txt" is not in the folder and not JSON, which is all that apps fetch, and is left out.',
    ]);
  });

  test('are not looked for at a place that is none', async () => {
    const { places } = await episodeWith(['places: { chapters: ../up, transcript: site }'], []);
    expect(places).toEqual(['show.yaml:10:21 source/value-invalid', 'show.yaml:10:28 source/key-unknown']);
  });
});
