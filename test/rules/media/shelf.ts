import type { AudioFacts, FileFacts, ImageFacts } from '../../../src/media.js';

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
]);
