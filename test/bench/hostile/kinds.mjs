/**
 * The hostile inputs by kind, what each may take, and what is wrong with what it took. The bench and the long test
 * judge by the same limits.
 */

import { commands } from './commands.mjs';
import { feeds } from './feeds.mjs';
import { severalInFolders } from './several-of.mjs';
import { sources } from './sources.mjs';

/**
 * From a size to files and arguments; the two sizes that are measured; and the limits beyond what an idle run takes:
 * so many bytes of memory and twelve times the size, so many seconds of CPU and for each megabyte. Folders and what
 * other commands read go through libraries, which take more.
 */
export const kinds = {
  feed: {
    inputs: inputsOf(feeds, (content) => ({
      files: { 'feed.xml': content },
      args: ['check', 'feed.xml', '--profile', 'all'],
    })),
    sizes: [100_000, 400_000],
    ...{ memory: 64e6, seconds: 1, perMegabyte: 0.3 },
  },
  folder: {
    inputs: inputsOf({ ...sources, ...severalInFolders }, (files) => ({
      files: Object.fromEntries(Object.entries(files).map(([path, content]) => [`show/${path}`, content])),
      args: ['build', 'show'],
    })),
    sizes: [50_000, 200_000],
    ...{ memory: 200e6, seconds: 2, perMegabyte: 10 },
  },
  command: { inputs: commands, sizes: [100_000, 400_000], ...{ memory: 200e6, seconds: 3, perMegabyte: 2 } },
};

function inputsOf(table, given) {
  return Object.fromEntries(Object.entries(table).map(([name, make]) => [name, (size) => given(make(size))]));
}

/** What each takes besides what it is given: starting, and reading a feed and a show of no length. */
export const idle = {
  feed: kinds.feed.inputs['empty items'](1),
  folder: kinds.folder.inputs['notes of words'](100),
  command: kinds.feed.inputs['empty items'](1),
};

/** The largest that took most, by their share of the limits: the long test measures them at a larger size. */
export const worst = {
  feed: [
    'elements of many names',
    'podcast elements of many names',
    'marks that turn around in the notes',
    'links to nowhere in the notes',
    'curly mojibake in the notes',
    'templates in the notes',
    'combining marks in the title of an item',
    'template statements in the address of the enclosure',
    'underscores in the language',
    'times in a category',
    'items of the same guid',
    'items of many titles',
    'items with everything wrong',
    'live items',
    'items with an enclosure',
    'empty items',
    'unknown podcast elements',
    'entities used',
    'chapters inside one item',
    'bytes that are not UTF-8',
    'bytes of windows-1252',
    'zero bytes',
    'line ends in the notes',
    'attributes',
    'forbidden references',
    'bare ampersands',
  ],
  folder: [
    'notes of tables',
    'notes of mixed emphasis',
    'notes of deep divisions',
    'YAML with keys',
    'YAML with aliases',
    'TOML with tables',
    'JSON with nested lists',
    'MP3 frames that never come',
    'a transcript of one line',
    'many small files',
  ],
  command: [
    'a transcript: WebVTT of time stamps',
    'a transcript: LRC of many lines',
    'a transcript: text of many lines',
    'JSON chapters',
    'a feed that is imported',
    'a record of many files',
    'a report as json',
  ],
};

export function sizeOf({ files }) {
  return Object.values(files).reduce((sum, each) => sum + Buffer.byteLength(each), 0);
}

/** What a run takes varies by so many seconds on a busy machine, and by so many bytes, as the heap grows in steps. */
const noise = { seconds: 1, memory: 20e6 };

/** What is wrong with how a run ended, in words; empty when nothing is. */
function faultsOfEnd({ code, trace }) {
  return [
    ...([0, 1, 2].includes(code) ? [] : [`ends with ${code}`]),
    ...(trace ? [`prints a stack trace: ${trace}`] : []),
  ];
}

/** What is wrong with what a run took, in words, on a machine that is so many times as busy. */
export function faultsOf(run, { memory, seconds, perMegabyte }, busy = 1) {
  return [
    ...faultsOfEnd(run),
    ...(run.seconds > busy * (seconds + (perMegabyte * run.bytes) / 1e6) + noise.seconds
      ? [`takes ${run.seconds.toFixed(1)} s`]
      : []),
    ...(run.memory > memory + 12 * run.bytes + noise.memory
      ? [`takes ${Math.round(run.memory / 1e6)} MB`]
      : []),
  ];
}

/** The same of the runs of one input at two sizes, of which the second is four times the first. */
export function faultsOfTwo([small, large], limits) {
  const grows = large.seconds > 8 * small.seconds + noise.seconds;
  return [
    ...faultsOfEnd(small),
    ...faultsOf(large, limits),
    ...(grows ? ['grows faster than its input'] : []),
  ];
}
