/**
 * Reading and writing the transcript of three hours (10,000 cues), in every format, beside media-captions and
 * subsrt-ts where they can; how both grow from 1,000 to 100,000 cues; the same for chapters; and what hostile files
 * take. Each row runs in a process of its own. `npm run bench` runs it, too, after it has made its modules.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { peakMemory } from './memory.mjs';
import { readChapters, writeChapters } from './modules/chapters/formats.js';
import { readTranscript, writeTranscript } from './modules/transcripts/formats.js';

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

/** Text of pieces, in one piece itself, as what is read from a file is. */
function repeated(piece, size, head = '') {
  const text = head + piece.repeat(Math.ceil(size / piece.length));
  /\n$/.test(text);
  return text;
}

const cue = 'WEBVTT\n\n00:00.000 --> 00:01.000\n';

/** Files that nobody made by hand: the format that they claim, and what is in them, from its size. */
const hostile = {
  'one line of 20 MB': ['vtt', (times) => repeated('a', 20e6 * times, cue)],
  'one line of 15 MB': ['vtt', (times) => repeated('a', 15e6 * times, cue)],
  'a million time stamps in a text': ['vtt', (times) => repeated('<00:00.500>a', 12e6 * times, cue)],
  'a million time stamps': ['lrc', (times) => repeated('[00:00.00]a\n', 12e6 * times)],
  'a million names': ['text', (times) => repeated('Alice: a\n', 9e6 * times)],
};

const xml = '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">';

/** The same of chapters. */
const hostileChapters = {
  'one line of 20 MB': ['mp4chaps', (times) => repeated('a', 20e6 * times, '00:00:00.000 ')],
  'one line of 4 MB': ['mp4chaps', (times) => repeated('a', 4e6 * times, '00:00:00.000 ')],
  'one title of 4 MB': [
    'json',
    (times) => repeated('a', 4e6 * times, '{"chapters":[{"startTime":0,"title":"'),
  ],
  'brackets alone': ['json', (times) => repeated('[', 4e6 * times)],
  '200,000 numbers': ['json', (times) => repeated('{"startTime":0},', 4e6 * times, '{"chapters":[')],
  '100,000 elements': ['psc', (times) => repeated('<psc:chapter start="0"/>', 4e6 * times, xml)],
  'open elements': ['psc', (times) => repeated('<psc:chapter>', 4e6 * times, xml)],
  '400,000 lines': ['times', (times) => repeated('00:00 a\n', 4e6 * times)],
  '200,000 sections': [
    'ffmetadata',
    (times) => repeated('[CHAPTER]\nSTART=0\n', 4e6 * times, ';FFMETADATA1\n'),
  ],
  '200,000 tracks': ['cue', (times) => repeated('TRACK 1 AUDIO\n INDEX 01 0:0:0\n', 4e6 * times)],
  '200,000 numbers of chapters': ['ogm', (times) => repeated('CHAPTER1=0:0\n', 4e6 * times)],
  '100,000 cues': ['vtt', (times) => repeated('00:00.000 --> 00:01.000\na\n\n', 4e6 * times, 'WEBVTT\n\n')],
};

/** What a file takes beyond itself and a process that has read one a hundredth of its size. */
async function attacked(read, [format, make]) {
  read(make(0.01), { format });
  const text = make(1);
  const before = peakMemory();
  const milliseconds = await median(() => read(text, { format }), 1);
  return { milliseconds, bytes: text.length, memory: Math.max(0, peakMemory() - before) + text.length };
}

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
  hostile: (name) => attacked(readTranscript, hostile[name]),
  'hostile chapters': (name) => attacked(readChapters, hostileChapters[name]),
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
  const attacks = [
    ...Object.keys(hostile).map((name) => ({ name, ...run('hostile', name) })),
    ...Object.entries(hostileChapters).map(([name, [format]]) => {
      return { name: `chapters, ${format}: ${name}`, ...run('hostile chapters', name) };
    }),
  ];
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
    console.log(`${name.padEnd(44)} ${ms(milliseconds)} ms, ${(memory / bytes).toFixed(1)} times its size`);
  }
}

const [job, ...args] = process.argv[1] === self ? process.argv.slice(2) : [];
if (job) console.log(JSON.stringify(await jobs[job](...args)));
else if (process.argv[1] === self) print(benchTranscripts());
