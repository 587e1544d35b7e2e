import { readChapters } from '../../../src/chapters/formats.js';
import type { AudioFacts, FileFacts, ImageFacts } from '../../../src/media.js';
import { readTranscript } from '../../../src/transcripts/formats.js';

const picture: ImageFacts = {
  width: 1400,
  height: 1400,
  format: 'jpeg',
  colorSpace: 'rgb',
  alpha: false,
  density: 72,
};

const recording: AudioFacts = {
  codec: 'mp3',
  type: 'audio/mpeg',
  duration: 2580.4,
  bitrate: 128_000,
  sampleRate: 44_100,
  channels: 2,
};

function pictureFile(name: string, facts: Partial<ImageFacts>, bytes = 300_000): [string, FileFacts] {
  return [`https://media.example.com/${name}`, { bytes, image: { ...picture, ...facts } }];
}

function audioFile(name: string, facts: Partial<AudioFacts>, bytes: number): [string, FileFacts] {
  return [`https://media.example.com/${name}`, { bytes, audio: { ...recording, ...facts } }];
}

/** A file of chapters; what is not said of a chapter is as it should be. */
function chapterFile(name: string, content: object | string): [string, FileFacts] {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const chapters = readChapters(text, { name: `media/${name}.chapters.json`, format: 'json' });
  return [`https://media.example.com/${name}.chapters.json`, { bytes: text.length, chapters }];
}

function transcriptFile(name: string, text: string): [string, FileFacts] {
  const transcript = readTranscript(text, { name: `media/${name}` });
  return [`https://media.example.com/${name}`, { bytes: text.length, transcript }];
}

/** A cue of WebVTT; `at` is when it starts and ends, in minutes and seconds. */
const cue = (at: string, text: string): string => {
  const [start, end] = at.split('-');
  return `\n00:${start}.000 --> 00:${end}.000\n${text}\n`;
};

/** The beginning and the end of an episode of 43 minutes, and every two minutes between. */
const said = Array.from({ length: 21 }, (_, index) => {
  const minute = String(index * 2).padStart(2, '0');
  return cue(`${minute}:01-${minute}:59`, `<v ${index % 2 === 0 ? 'Alice Ryhl' : 'Greg'}>Rust for Linux`);
});

const webvtt = (...cues: readonly string[]): string => `WEBVTT\n${said.join('')}${cues.join('')}`;

const subrip = (...cues: readonly string[]): string =>
  cues.map((each, index) => `${index + 1}\n${each}\n`).join('\n');

const segments = { startTime: 0, endTime: 2550, speaker: 'Alice Ryhl', body: 'Rust for Linux' };
const jsonOf = (...list: readonly object[]): string => JSON.stringify({ version: '1.0.0', segments: list });

const welcome = { startTime: 0, title: 'Welcome' };
const drivers = { startTime: 750, title: 'Drivers' };
const list = (...chapters: readonly object[]) => ({ version: '1.2.0', chapters });

/** The files at hand in the examples of the rules that need them; each name says what is particular to it. */
export const shelf: ReadonlyMap<string, FileFacts> = new Map([
  pictureFile('cover-1400px.jpg', {}),
  pictureFile('cover-1400px.png', { format: 'png' }),
  pictureFile('cover-3000px.jpg', { width: 3000, height: 3000 }),
  pictureFile('cover-1200px.jpg', { width: 1200, height: 1200 }),
  pictureFile('cover-4000px.jpg', { width: 4000, height: 4000 }),
  pictureFile('cover-wide.jpg', { width: 3000, height: 2000 }),
  pictureFile('cover.webp', { format: 'webp', colorSpace: 'unknown' }),
  pictureFile('cover-really-webp.png', { format: 'webp', colorSpace: 'unknown' }),
  pictureFile('cover-really-png.jpg', { format: 'png' }),
  pictureFile('cover-cmyk.jpg', { colorSpace: 'cmyk' }),
  pictureFile('cover-gray.png', { format: 'png', colorSpace: 'gray' }),
  pictureFile('cover-indexed.png', { format: 'png', colorSpace: 'indexed' }),
  pictureFile('cover-alpha.png', { format: 'png', alpha: true }),
  pictureFile('cover-300dpi.jpg', { density: 300 }),
  pictureFile('cover-900kb.jpg', {}, 900 * 1024),
  audioFile('rust.mp3', {}, 41_000_000),
  audioFile('rust-32k.mp3', { bitrate: 32_000, channels: 1 }, 2_400_000),
  audioFile('rust-320k.mp3', { bitrate: 320_000 }, 24_000_000),
  audioFile('rust-22khz.mp3', { sampleRate: 22_050 }, 2_400_000),
  audioFile('rust.m4a', { codec: 'aac', type: 'audio/x-m4a' }, 2_400_000),
  audioFile('rust.opus', { codec: 'opus', type: 'audio/ogg', bitrate: 64_000 }, 2_400_000),
  chapterFile(
    'good',
    list(
      {
        ...welcome,
        img: 'https://media.example.com/welcome.jpg',
        url: 'https://rust-for-linux.example.com/',
      },
      {
        startTime: 187,
        title: 'Why a kernel',
        endTime: 700,
        location: { name: 'Utrecht', geo: 'geo:52.09,5.12' },
      },
      drivers,
    ),
  ),
  chapterFile('broken', '{"version": "1.2.0", "chapters": [{"startTime": 0 "title": "Welcome"}]}'),
  chapterFile('page', '<!DOCTYPE html><title>Not found</title>'),
  chapterFile('no-version', { chapters: [welcome, drivers] }),
  chapterFile('start-text', list(welcome, { ...drivers, startTime: '12:30' })),
  chapterFile('start-negative', list({ ...welcome, startTime: -1 }, drivers)),
  chapterFile('null', list({ ...welcome, img: null, url: null }, drivers)),
  chapterFile('unsorted', list(drivers, welcome)),
  chapterFile('equal', list(welcome, { ...drivers, startTime: 0 })),
  chapterFile('hidden-equal', list(welcome, { startTime: 0, toc: false }, drivers)),
  chapterFile('past-the-end', list(welcome, { ...drivers, startTime: 2600 })),
  chapterFile('end-before-start', list(welcome, { ...drivers, endTime: 700 })),
  chapterFile('no-geo', list(welcome, { ...drivers, location: { name: 'Utrecht' } })),
  chapterFile('toc-text', list(welcome, { ...drivers, toc: 'false' })),
  chapterFile('hidden', list({ ...welcome, toc: false }, { ...drivers, toc: false })),
  chapterFile('untitled', list(welcome, { ...drivers, title: '' })),
  chapterFile(
    'long-title',
    list(welcome, { ...drivers, title: 'How the first driver in Rust came to be written' }),
  ),
  chapterFile('http-picture', list(welcome, { ...drivers, img: 'http://media.example.com/drivers.jpg' })),
  chapterFile('relative-link', list(welcome, { ...drivers, url: '/drivers/' })),
  transcriptFile('good.vtt', webvtt(cue('41:59-42:50', 'Goodbye'))),
  transcriptFile('good.srt', subrip('00:00:01,000 --> 00:42:30,500\nAlice: Rust for Linux')),
  transcriptFile('good.json', jsonOf(segments)),
  transcriptFile('good.html', '<cite>Alice:</cite>\n<time>42:30</time>\n<p>Rust for Linux</p>'),
  transcriptFile('good.txt', 'Alice: Rust for Linux'),
  transcriptFile('unnumbered.srt', '00:00:01,000 --> 00:42:30,500\nRust for Linux\n'),
  transcriptFile('empty.vtt', 'WEBVTT\n'),
  transcriptFile('page.vtt', '<!DOCTYPE html><title>404 Not Found</title><h1>Not Found</h1>'),
  transcriptFile('page.srt', '<!DOCTYPE html><title>404 Not Found</title><h1>Not Found</h1>'),
  transcriptFile('error-page.html', '<!DOCTYPE html><title>404 Not Found</title><h1>Not Found</h1>'),
  transcriptFile('binary.txt', '\0\u0001\u0002\u0003\uFFFD\uFFFD'),
  transcriptFile('subrip.vtt', subrip('00:00:01,000 --> 00:42:30,500\nRust for Linux')),
  transcriptFile('subrip.txt', subrip('00:00:01,000 --> 00:42:30,500\nRust for Linux')),
  transcriptFile('commas.vtt', webvtt(cue('41:59-42:50', 'Goodbye').replaceAll('.000', ',000'))),
  transcriptFile('broken-timing.vtt', webvtt('\n00:41:59.000 --> later\nGoodbye\n')),
  transcriptFile('dots.srt', subrip('00:00:01.000 --> 00:42:30.500\nRust for Linux')),
  transcriptFile('arrow.srt', subrip('00:00:01,000 -> 00:42:30,500\nRust for Linux')),
  transcriptFile('empty-line.srt', subrip('00:00:01,000 --> 00:42:30,500\nRust\n\nfor Linux')),
  transcriptFile('three-lines.srt', subrip('00:00:01,000 --> 00:42:30,500\nRust\nfor\nLinux')),
  transcriptFile('other.json', '{"a": 1}'),
  transcriptFile('no-end.json', jsonOf(segments, { startTime: 2550, body: 'Goodbye' })),
  transcriptFile('no-version.json', JSON.stringify({ segments: [segments] })),
  transcriptFile('mark.json', `\uFEFF${jsonOf(segments)}`),
  transcriptFile('mark.vtt', `\uFEFF${webvtt()}`),
  transcriptFile('whisper.json', JSON.stringify({ segments: [{ start: 0, end: 2550, text: 'Rust' }] })),
  transcriptFile('generic.vtt', webvtt(cue('41:59-42:50', 'It is a Vec<T>'))),
  transcriptFile('latin-1.vtt', webvtt(cue('41:59-42:50', 'F\uFFFDr wen?'))),
  transcriptFile('unsorted.vtt', webvtt(cue('41:00-41:30', 'Yes'), cue('40:59-41:00', 'No'))),
  transcriptFile('two-voices.vtt', webvtt(cue('41:00-42:30', '<v Alice>Yes</v>\n<v Greg>No'))),
  transcriptFile('backwards.vtt', webvtt(cue('41:30-41:00', 'Yes'))),
  transcriptFile('past-the-end.vtt', webvtt(cue('43:05-43:10', 'Yes'))),
  transcriptFile('overlap.vtt', webvtt(cue('41:00-41:30', 'Yes'), cue('41:10-41:40', 'No'))),
  transcriptFile('gap.vtt', `WEBVTT\n${cue('00:01-10:00', 'Yes')}${cue('20:00-42:30', 'No')}`),
  transcriptFile('short.vtt', `WEBVTT\n${cue('00:01-12:00', 'Yes')}`),
  transcriptFile('long-line.vtt', webvtt(cue('41:00-41:30', 'Rust '.repeat(14)))),
  transcriptFile('nobody.vtt', `WEBVTT\n${cue('00:01-42:30', 'Rust for Linux')}`),
  transcriptFile('stranger.vtt', webvtt(cue('41:00-41:30', '<v Danilo>Rust'))),
]);
