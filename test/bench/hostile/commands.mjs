/**
 * What other commands are given, made to exhaust whoever reads it: by name, a function from a size in bytes to the
 * files of a folder and the arguments that airworthy is called with in it.
 */

import { compared } from './compared.mjs';
import { converted } from './converted.mjs';
import { feeds } from './feeds.mjs';
import { imported } from './imported.mjs';
import { count, fill } from './pieces.mjs';
import { settingsOf } from './settings.mjs';
import { severalOf } from './several-of.mjs';
import { sources } from './sources.mjs';

/** Transcripts in each format that is read: of many cues, and of what else may stand in one again and again. */
const transcripts = {
  'WebVTT of many cues': ['vtt', (size) => `WEBVTT\n\n${fill('00:00.000 --> 00:01.000\ntea\n\n', size)}`],
  'WebVTT of one line': ['vtt', (size) => `WEBVTT\n\n00:00.000 --> 00:01.000\n${fill('tea ', size)}`],
  'WebVTT of time stamps': [
    'vtt',
    (size) => `WEBVTT\n\n00:00.000 --> 01:00.000\n${fill('<00:00:01.000>a', size)}`,
  ],
  'WebVTT of voices': ['vtt', (size) => `WEBVTT\n\n${fill('00:00.000 --> 00:01.000\n<v A>tea\n\n', size)}`],
  'WebVTT of broken cues': ['vtt', (size) => `WEBVTT\n\n${fill('00:00 -->\n', size)}`],
  'SubRip of many cues': [
    'srt',
    (size) => count((n) => `${n}\n00:00:01,000 --> 00:00:02,000\ntea\n\n`, size),
  ],
  'SubRip of one line': ['srt', (size) => `1\n00:00:01,000 --> 00:00:02,000\n${fill('a', size)}`],
  'SubRip of numbers': ['srt', (size) => fill('1\n', size)],
  'JSON of many segments': [
    'json',
    (size) => `{"version":"1.0.0","segments":[${fill('{"startTime":1,"endTime":2,"body":"tea"},', size)}{}]}`,
  ],
  'JSON of one segment': [
    'json',
    (size) => `{"version":"1.0.0","segments":[{"startTime":1,"endTime":2,"body":"${fill('tea ', size)}"}]}`,
  ],
  'JSON of escapes': [
    'json',
    (size) => `{"version":"1.0.0","segments":[{"startTime":1,"body":"${fill('\\u00e4', size)}"}]}`,
  ],
  'JSON of numbers': ['json', (size) => `[${fill('1,', size)}1]`],
  'HTML of many cues': ['html', (size) => fill('<cite>A:</cite><time>0:00</time><p>tea</p>', size)],
  'HTML of time stamps': ['html', (size) => fill('<time>0:00</time>', size)],
  'HTML of one line': ['html', (size) => `<p>${fill('tea ', size)}</p>`],
  'HTML of open tags': ['html', (size) => fill('<p><cite>', size)],
  'TTML of many cues': [
    'ttml',
    (size) =>
      `<tt xmlns="http://www.w3.org/ns/ttml"><body><div>${fill('<p begin="1s" end="2s">tea</p>', size)}</div></body></tt>`,
  ],
  'TTML of one line': [
    'ttml',
    (size) =>
      `<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">${fill('tea ', size)}</p></div></body></tt>`,
  ],
  'TTML of spans': [
    'ttml',
    (size) =>
      `<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">${fill('<span>a</span>', size)}</p></div></body></tt>`,
  ],
  'LRC of many lines': ['lrc', (size) => fill('[00:01.00]tea\n', size)],
  'LRC of time stamps': ['lrc', (size) => fill('[00:01.00]', size)],
  'SubViewer of many cues': ['sbv', (size) => fill('0:00:01.000,0:00:02.000\ntea\n\n', size)],
  'text of time stamps': ['txt', (size) => fill('00:00:01\n', size)],
  'text of many lines': ['txt', (size) => fill('A: tea\n', size)],
  'text of one line': ['txt', (size) => fill('tea ', size)],
  'text of speakers': ['txt', (size) => fill('[00:00:01] Ann Lee: tea\n', size)],
};

/** Chapter lists in each format. */
const chapters = {
  'JSON chapters': [
    'json',
    (size) => `{"version":"1.2.0","chapters":[${fill('{"startTime":1,"title":"Tea"},', size)}{}]}`,
  ],
  'a JSON chapter of one title': [
    'json',
    (size) => `{"version":"1.2.0","chapters":[{"startTime":1,"title":"${fill('tea ', size)}"}]}`,
  ],
  'ffmetadata chapters': [
    'ffmetadata',
    (size) => `;FFMETADATA1\n${fill('[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=Tea\n', size)}`,
  ],
  'mp4chaps chapters': ['mp4chaps', (size) => fill('00:00:01.000 Tea\n', size)],
  'OGM chapters': ['ogm', (size) => fill('CHAPTER01=00:00:01.000\nCHAPTER01NAME=Tea\n', size)],
  'PSC chapters': [
    'psc',
    (size) =>
      `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters" version="1.2">${fill('<psc:chapter start="1" title="Tea"/>', size)}</psc:chapters>`,
  ],
  'a cue sheet': [
    'cue',
    (size) => `FILE "a.mp3" MP3\n${fill('TRACK 01 AUDIO\nTITLE "Tea"\nINDEX 01 00:01:00\n', size)}`,
  ],
};

const right = feeds['items with an enclosure'];
const folder = (files) =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`show/${path}`, content]));
const show = sources['notes of words'](100);

const others = {
  'a feed that is fixed': (size) => ({
    files: { 'feed.xml': feeds['items with everything wrong'](size) },
    args: ['fix', 'feed.xml', '--unsafe', '--dry-run'],
  }),
  'a feed of mojibake that is fixed': (size) => ({
    files: { 'feed.xml': feeds['mojibake in the notes'](size) },
    args: ['fix', 'feed.xml', '--dry-run'],
  }),
  'a feed that is imported': (size) => ({
    files: { 'feed.xml': feeds['items of many numbers'](size) },
    args: ['import', 'feed.xml', '--out', 'new'],
  }),
  'a feed of notes that is imported': (size) => ({
    files: { 'feed.xml': feeds['open tags in the notes'](size) },
    args: ['import', 'feed.xml', '--out', 'new'],
  }),
  'a feed of chapters that is imported': (size) => ({
    files: { 'feed.xml': feeds['chapters inside one item'](size) },
    args: ['import', 'feed.xml', '--out', 'new'],
  }),
  'two feeds that are compared': (size) => ({
    files: { 'a.xml': feeds['items of many titles'](size), 'b.xml': feeds['items of many numbers'](size) },
    args: ['diff', 'a.xml', 'b.xml'],
  }),
  'two feeds of one guid that are compared': (size) => ({
    files: { 'a.xml': feeds['items of the same guid'](size), 'b.xml': feeds['empty items'](size) },
    args: ['diff', 'a.xml', 'b.xml', '--format', 'markdown'],
  }),
  'two feeds of long notes that are compared': (size) => ({
    files: { 'a.xml': feeds['words in the notes'](size), 'b.xml': feeds['stars in the notes'](size) },
    args: ['diff', 'a.xml', 'b.xml'],
  }),
  'a published feed': (size) => ({
    files: { ...folder(show), 'feeds/show/feed.xml': feeds['items of many numbers'](size) },
    args: ['build', 'show'],
  }),
  'a published feed of open elements': (size) => ({
    files: { ...folder(show), 'feeds/show/feed.xml': feeds['levels of elements'](size) },
    args: ['build', 'show'],
  }),
  'a feed to build against': (size) => ({
    files: { ...folder(show), 'old.xml': feeds['items of many titles'](size) },
    args: ['build', 'show', '--against', 'old.xml'],
  }),
  'a record of many files': (size) => ({
    files: {
      ...folder(show),
      'feeds/show/published.json': `{"version":1,"accepted":[],"kept":{},"files":{${count((n) => `"a/${n}":{"bytes":1,"sha256":"${'0'.repeat(64)}"},`, size)}"b":{"bytes":1,"sha256":"${'0'.repeat(64)}"}}}`,
    },
    args: ['build', 'show'],
  }),
  'a record of brackets': (size) => ({
    files: { ...folder(show), 'feeds/show/published.json': fill('[', size) },
    args: ['build', 'show'],
  }),
  'a baseline of findings': (size) => ({
    files: { 'feed.xml': right(1000), 'b.json': `{"version":1,"findings":[${fill('"a",', size)}"b"]}` },
    args: ['check', 'feed.xml', '--baseline', 'b.json'],
  }),
  'a baseline of brackets': (size) => ({
    files: { 'feed.xml': right(1000), 'b.json': fill('{"a":[', size) },
    args: ['check', 'feed.xml', '--baseline', 'b.json'],
  }),
  'a baseline that is made': (size) => ({
    files: { 'feed.xml': feeds['items with everything wrong'](size) },
    args: ['check', 'feed.xml', '--baseline', 'b.json', '--update-baseline'],
  }),
  'a profile of rules': (size) => ({
    files: {
      'feed.xml': right(1000),
      'p.yaml': `extends: [apple]\nrules:\n${count((n) => `  a/${n}: off\n`, size)}`,
    },
    args: ['check', 'feed.xml', '--profile', 'p.yaml'],
  }),
  'a profile of dashes': (size) => ({
    files: { 'feed.xml': right(1000), 'p.yaml': fill('- ', size) },
    args: ['check', 'feed.xml', '--profile', 'p.yaml'],
  }),
  'airworthy.yaml of accepted findings': (size) => ({
    files: {
      'feed.xml': right(1000),
      'airworthy.yaml': `accept:\n${count((n) => `  - { rule: rss/guid-missing, at: item ${n}, because: tea }\n`, size)}`,
    },
    args: ['check', 'feed.xml'],
  }),
  'airworthy.yaml of a banner and a second document': (size) => ({
    files: {
      'feed.xml': right(1000),
      'airworthy.yaml': `profiles: [rss]\n---\n${fill('#', size)}\naccept: []\n`,
    },
    args: ['check', 'feed.xml'],
  }),
  'a folder that a show is started in': (size) => ({
    files: Object.fromEntries(
      Array.from({ length: Math.ceil(size / 1000) }, (_, n) => [
        `site/e${n}.md`,
        `---\ntitle: Tea ${n}\ndate: 2025-01-01\n---\n\n${'tea '.repeat(200)}\n`,
      ]),
    ),
    args: ['init', 'site'],
  }),
  'a folder whose sources are told': (size) => ({
    files: folder(sources['YAML with keys'](size)),
    args: ['sources', 'show'],
  }),
  'a file that a feed names': (size) => ({
    files: {
      'feed.xml':
        '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>A</title><item><title>A</title><podcast:chapters url="https://a.example/c.json" type="application/json+chapters"/><podcast:transcript url="https://a.example/t.vtt" type="text/vtt"/></item></channel></rss>',
      'c.json': chapters['JSON chapters'][1](size / 2),
      't.vtt': transcripts['WebVTT of many cues'][1](size / 2),
    },
    args: ['check', 'feed.xml', '--files', 'https://a.example/=.'],
  }),
};

const formats = 'summary concise json ndjson sarif junit checkstyle github gitlab markdown csv html'.split(
  ' ',
);

/** Everything, by its name. */
export const commands = {
  ...Object.fromEntries(
    Object.entries(transcripts).map(([name, [ending, of]]) => [
      `a transcript: ${name}`,
      (size) => ({ files: { [`t.${ending}`]: of(size) }, args: ['convert', `t.${ending}`, 'to.vtt'] }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(chapters).map(([name, [format, of]]) => [
      name,
      (size) => ({ files: { 'c.txt': of(size) }, args: ['convert', 'c.txt', 'to.json', '--from', format] }),
    ]),
  ),
  ...Object.fromEntries(
    formats.map((format) => [
      `a report as ${format}`,
      (size) => ({
        files: { 'feed.xml': feeds['items with everything wrong'](size) },
        args: ['check', 'feed.xml', '--profile', 'all', '--format', format],
      }),
    ]),
  ),
  ...others,
  ...compared,
  ...imported,
  ...converted,
  ...settingsOf,
  ...severalOf,
};
