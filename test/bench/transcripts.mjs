/**
 * Reading and writing the transcript of three hours (10,000 cues), in every format, beside media-captions and
 * subsrt-ts where they can; how both grow from 1,000 to 100,000 cues; the same for chapters; and what hostile files
 * take. Each row runs in a process of its own. Run after a build: `node test/bench/transcripts.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readChapters, writeChapters } from '../../dist/chapters/formats.js';
import { readTranscript, writeTranscript } from '../../dist/transcripts/formats.js';
import { peakMemory } from './memory.mjs';

const self = fileURLToPath(import.meta.url);
const formats = ['vtt', 'srt', 'json', 'html', 'text'];

function cuesOf(count) {
  return Array.from({ length: count }, (_, index) => ({
    start: index * 1.08,
    end: index * 1.08 + 1,
    speaker: index % 3 === 0 ? 'Matthias Endler' : 'Alice Ryhl',
    text: `The kernel has to work beside ${index} lines of C`,
  }));
}

/** The middle of some runs, in milliseconds. */
async function median(run, times = 5) {
  const taken = [];
  for (let index = 0; index < times; index++) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[times >> 1];
}

const repeated = (piece, size) => piece.repeat(Math.ceil(size / piece.length));

/** Files that nobody made by hand, with the format that they claim. */
const hostile = {
  'one line of 20 MB': ['vtt', () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${'a'.repeat(20e6)}`],
  'one line of 15 MB': ['vtt', () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${'a'.repeat(15e6)}`],
  'a million time stamps in a text': [
    'vtt',
    () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${repeated('<00:00.500>a', 12e6)}`,
  ],
  'a million time stamps': ['lrc', () => repeated('[00:00.00]a\n', 12e6)],
  'a million names': ['text', () => repeated('Alice: a\n', 9e6)],
};

const jobs = {
  async read(format, count) {
    const { text } = writeTranscript(cuesOf(Number(count)), format);
    const milliseconds = await median(() => readTranscript(text, { format }));
    return { milliseconds, bytes: text.length };
  },
  async write(format, count) {
    const cues = cuesOf(Number(count));
    const milliseconds = await median(() => writeTranscript(cues, format));
    return { milliseconds, bytes: writeTranscript(cues, format).text.length };
  },
  async 'media-captions'(format, count) {
    const { parseText } = await import('media-captions');
    const { text } = writeTranscript(cuesOf(Number(count)), format);
    return { milliseconds: await median(() => parseText(text, { type: format })), bytes: text.length };
  },
  async 'subsrt-ts'(format, count) {
    const { parse } = await import('subsrt-ts');
    const { text } = writeTranscript(cuesOf(Number(count)), format);
    return { milliseconds: await median(() => parse(text, { format })), bytes: text.length };
  },
  async chapters(format, count) {
    const list = cuesOf(Number(count)).map(({ start, text }) => ({ start, title: text }));
    const { text } = writeChapters(list, format);
    const milliseconds = await median(() => readChapters(writeChapters(list, format).text, { format }));
    return { milliseconds, bytes: text.length };
  },
  async hostile(name) {
    const [format, make] = hostile[name];
    const text = make();
    const before = peakMemory();
    const milliseconds = await median(() => readTranscript(text, { format }), 1);
    return { milliseconds, bytes: text.length, memory: Math.max(0, peakMemory() - before) + text.length };
  },
};

/** Runs a job in a process of its own. */
function run(...args) {
  const { stdout, stderr } = spawnSync(process.execPath, [self, ...args.map(String)], { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Milliseconds of each direction, of the peers, of growing files, and the memory that hostile files take. */
export function benchTranscripts() {
  const directions = formats.map((format) => ({
    format,
    bytes: run('read', format, 10_000).bytes,
    read: run('read', format, 10_000).milliseconds,
    write: run('write', format, 10_000).milliseconds,
    ...(['vtt', 'srt'].includes(format) && {
      'media-captions': run('media-captions', format, 10_000).milliseconds,
      'subsrt-ts': run('subsrt-ts', format, 10_000).milliseconds,
    }),
  }));
  const growth = ['vtt', 'srt', 'json'].map((format) => ({
    format,
    milliseconds: [1000, 10_000, 100_000].map((count) => run('read', format, count).milliseconds),
  }));
  const chapters = ['json', 'psc', 'mp4chaps'].map((format) => ({
    format,
    milliseconds: [100, 1000, 10_000].map((count) => run('chapters', format, count).milliseconds),
  }));
  const attacks = Object.keys(hostile).map((name) => ({ name, ...run('hostile', name) }));
  return { directions, growth, chapters, attacks };
}

function print({ directions, growth, chapters, attacks }) {
  const ms = (value) => (value === undefined ? '' : value.toFixed(1));
  for (const { format, read, write, ...peers } of directions) {
    console.log(
      `${format.padEnd(6)} read ${ms(read)} ms, write ${ms(write)} ms; media-captions ${ms(peers['media-captions'])}, subsrt-ts ${ms(peers['subsrt-ts'])}`,
    );
  }
  for (const { format, milliseconds } of growth)
    console.log(`${format.padEnd(6)} 1,000 → 100,000 cues: ${milliseconds.map(ms).join(', ')} ms`);
  for (const { format, milliseconds } of chapters)
    console.log(`${format.padEnd(9)} 100 → 10,000 chapters: ${milliseconds.map(ms).join(', ')} ms`);
  for (const { name, milliseconds, bytes, memory } of attacks) {
    console.log(`${name.padEnd(34)} ${ms(milliseconds)} ms, ${(memory / bytes).toFixed(1)} times its size`);
  }
}

const [job, ...args] = process.argv[1] === self ? process.argv.slice(2) : [];
if (job) console.log(JSON.stringify(await jobs[job](...args)));
else if (process.argv[1] === self) print(benchTranscripts());
