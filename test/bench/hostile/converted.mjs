/**
 * Transcripts and chapter lists made to exhaust whoever converts them: by name, a function from a size in bytes to
 * the files of a folder and the arguments that airworthy is called with in it.
 */
import { count, fill } from './pieces.mjs';

const time = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 23);
const vttCues = (make) => (size) => `WEBVTT\n\n${count(make, size)}`;
const deep = (open, close, size) =>
  `${open.repeat(size / 2 / open.length)}${close.repeat(size / 2 / open.length)}`;

/** From what to what, and a function from a size to the text. */
const inputs = {
  'cues of one letter': [
    't.vtt',
    't.srt',
    vttCues((n) => `${time(n % 80_000)} --> ${time((n % 80_000) + 1)}\na\n\n`),
  ],
  'cues in reverse': [
    't.vtt',
    't.json',
    vttCues((n) => `${time(80_000 - (n % 80_000))} --> ${time(80_001 - (n % 80_000))}\na\n\n`),
  ],
  'cues that all overlap': ['t.vtt', 't.html', vttCues(() => '00:00:00.000 --> 23:00:00.000\na\n\n')],
  'cues that end before they start': [
    't.vtt',
    't.srt',
    vttCues(() => '23:00:00.000 --> 00:00:00.000\na\n\n'),
  ],
  'many voices': [
    't.vtt',
    't.json',
    vttCues((n) => `${time(n % 80_000)} --> ${time((n % 80_000) + 1)}\n<v Tea ${n}>a\n\n`),
  ],
  'voices that steer': [
    't.vtt',
    't.html',
    vttCues(
      (n) =>
        `${time(n % 80_000)} --> ${time((n % 80_000) + 1)}\n<v \u202e\u001b[31m${n}>\u0085::error::a\n\n`,
    ),
  ],
  'tags that never close': [
    't.vtt',
    't.srt',
    (size) => `WEBVTT\n\n00:00.000 --> 00:01.000\n${fill('<b><i><u>', size)}`,
  ],
  'tags that never open': [
    't.vtt',
    't.srt',
    (size) => `WEBVTT\n\n00:00.000 --> 00:01.000\n${fill('</v>', size)}`,
  ],
  'open angles': ['t.vtt', 't.srt', (size) => `WEBVTT\n\n00:00.000 --> 00:01.000\n${fill('<', size)}`],
  'ampersands in cues': ['t.vtt', 't.srt', (size) => `WEBVTT\n\n00:00.000 --> 00:01.000\n${fill('&', size)}`],
  notes: ['t.vtt', 't.srt', (size) => `WEBVTT\n\n${fill('NOTE tea\n\n', size)}`],
  'styles that never end': ['t.vtt', 't.srt', (size) => `WEBVTT\n\nSTYLE\n${fill('::cue {\n', size)}`],
  'settings of a cue': [
    't.vtt',
    't.srt',
    (size) => `WEBVTT\n\n00:00.000 --> 00:01.000 ${fill('align:start ', size)}\na`,
  ],
  'lines of spaces': ['t.srt', 't.vtt', (size) => fill('   \n', size)],
  'line ends': ['t.srt', 't.vtt', (size) => fill('\n', size)],
  'carriage returns': [
    't.vtt',
    't.srt',
    (size) => `WEBVTT\r\r${fill('00:00.000 --> 00:01.000\ra\r\r', size)}`,
  ],
  'cues of many lines': [
    't.srt',
    't.vtt',
    (size) => `1\n00:00:01,000 --> 00:00:02,000\n${fill('a\n', size)}`,
  ],
  'times of many digits': ['t.srt', 't.vtt', (size) => `1\n${fill('9', size)}:00:01,000 --> 00:00:02,000\na`],
  'spaces before an arrow': [
    't.srt',
    't.vtt',
    (size) => `1\n00:00:01,000${fill(' ', size)}-> 00:00:02,000\na`,
  ],
  'words of one cue': [
    't.json',
    't.vtt',
    (size) =>
      `{"segments":[{"start":0,"end":1,"text":"a","words":[${fill('{"word":"a","start":0,"end":1},', size)}{}]}]}`,
  ],
  'speakers in JSON': [
    't.json',
    't.vtt',
    (size) =>
      `{"version":"1.0.0","segments":[${count((n) => `{"speaker":"Tea ${n}","startTime":${n},"endTime":${n + 1},"body":"a"},`, size)}{}]}`,
  ],
  'segments of one letter': [
    't.json',
    't.srt',
    (size) =>
      `{"version":"1.0.0","segments":[${count((n) => `{"startTime":${n / 10},"endTime":${(n + 1) / 10},"body":"a"},`, size)}{}]}`,
  ],
  'numbers of many digits': [
    't.json',
    't.srt',
    (size) => `{"version":"1.0.0","segments":[{"startTime":${fill('9', size)},"body":"a"}]}`,
  ],
  'keys of one name': [
    't.json',
    't.srt',
    (size) => `{"version":"1.0.0","segments":[{${fill('"body":"a",', size)}"startTime":1}]}`,
  ],
  'keys of prototypes': [
    't.json',
    't.srt',
    (size) =>
      `{"__proto__":{"segments":[1]},"constructor":{},"segments":[${fill('{"__proto__":{"startTime":1},"constructor":1,"body":"a"},', size)}{}]}`,
  ],
  'JSON in JSON': ['t.json', 't.srt', (size) => `{"segments":${deep('[', ']', size)}}`],
  'a text without an end in JSON': [
    't.json',
    't.srt',
    (size) => `{"segments":[{"body":"${fill('\\"', size)}`,
  ],
  'elements in elements': ['t.html', 't.vtt', (size) => deep('<p><b>', '</b></p>'.slice(0, 6), size)],
  'names in HTML': [
    't.html',
    't.vtt',
    (size) =>
      count((n) => `<cite>Tea ${n}:</cite><time>${time(n % 80_000).slice(0, 8)}</time><p>a</p>`, size),
  ],
  'entities in HTML': ['t.html', 't.vtt', (size) => `<p>${fill('&amp;&nope;&#0;', size)}</p>`],
  'comments in HTML': ['t.html', 't.vtt', (size) => `<p>${fill('<!-- -->', size)}`],
  'levels in TTML': [
    't.ttml',
    't.vtt',
    (size) => `<tt xmlns="http://www.w3.org/ns/ttml"><body>${fill('<div>', size)}`,
  ],
  'agents in TTML': [
    't.ttml',
    't.vtt',
    (size) =>
      `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata>${count((n) => `<ttm:agent xml:id="a${n}"><ttm:name type="full">Tea ${n}</ttm:name></ttm:agent>`, size / 2)}</metadata></head><body><div>${count((n) => `<p begin="${n}s" end="${n + 1}s" ttm:agent="a${n}">a</p>`, size / 2)}</div></body></tt>`,
  ],
  'paragraphs in paragraphs': [
    't.ttml',
    't.vtt',
    (size) =>
      `<tt xmlns="http://www.w3.org/ns/ttml"><body><div>${fill('<p begin="1s" end="2s">a', size)}</div></body></tt>`,
  ],
  'times in reverse of LRC': [
    't.lrc',
    't.vtt',
    (size) => count((n) => `[${String(99 - (n % 100)).padStart(2, '0')}:00.00]a\n`, size),
  ],
  'speakers of a text': ['t.txt', 't.vtt', (size) => count((n) => `Tea${n}: a\n`, size)],
  'times of a text': [
    't.txt',
    't.vtt',
    (size) => count((n) => `Tea ${n} ${time(n % 80_000).slice(0, 8)}\na\n\n`, size),
  ],
  'JSON chapters in JSON': [
    'c.json',
    'c.psc',
    (size) => `{"version":"1.2.0","chapters":${deep('[', ']', size)}}`,
  ],
  'JSON chapters in reverse': [
    'c.json',
    'c.vtt',
    (size) =>
      `{"version":"1.2.0","chapters":[${count((n) => `{"startTime":${10_000_000 - n},"title":"a"},`, size)}{}]}`,
  ],
  'JSON chapters of one time': [
    'c.json',
    'c.times.txt',
    (size) => `{"version":"1.2.0","chapters":[${fill('{"startTime":1,"title":""},', size)}{}]}`,
  ],
  'JSON chapters that steer': [
    'c.json',
    'c.ogm.txt',
    (size) =>
      `{"version":"1.2.0","chapters":[${count((n) => `{"startTime":${n},"title":"\\n::error::a\\u001b[31m\u202e","url":"javascript:${n}"},`, size)}{}]}`,
  ],
  'PSC chapters in chapters': [
    'c.psc',
    'c.json',
    (size) =>
      `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters" version="1.2">${fill('<psc:chapter start="1" title="a">', size)}`,
  ],
  'PSC chapters cut off': [
    'c.psc',
    'c.json',
    (size) =>
      `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters" version="1.2">${fill('<psc:chapter start="1" title="a"/>', size)}<psc:chap`,
  ],
  'ffmetadata without a value': [
    'c.ffmetadata',
    'c.json',
    (size) => `;FFMETADATA1\n${fill('[CHAPTER]\n', size)}`,
  ],
  'ffmetadata of escapes': [
    'c.ffmetadata',
    'c.json',
    (size) => `;FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1\ntitle=${fill('\\\\\\\n', size)}`,
  ],
  'ffmetadata of huge numbers': [
    'c.ffmetadata',
    'c.json',
    (size) =>
      `;FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/${fill('9', size / 2)}\nSTART=${fill('9', size / 2)}\nEND=1\ntitle=a`,
  ],
  'OGM chapters of names without times': [
    'c.ogm.txt',
    'c.json',
    (size) => count((n) => `CHAPTER${n}NAME=a\n`, size),
  ],
  'OGM chapters of many numbers': [
    'c.ogm.txt',
    'c.json',
    (size) => count((n) => `CHAPTER${n}=${time(n % 80_000)}\nCHAPTER${n}NAME=a\n`, size),
  ],
  'tracks of a cue sheet': [
    'c.cue',
    'c.json',
    (size) => `FILE "a.mp3" MP3\n${count((n) => `TRACK ${n} AUDIO\nINDEX 01 ${n}:00:00\n`, size)}`,
  ],
  'quotes of a cue sheet': [
    'c.cue',
    'c.json',
    (size) => `FILE "a.mp3" MP3\nTRACK 01 AUDIO\nTITLE ${fill('"', size)}\nINDEX 01 00:00:00`,
  ],
  'lines of times': ['c.times.txt', 'c.json', (size) => count((n) => `${n}:00 a\n`, size)],
  'times in brackets in a line': ['c.times.txt', 'c.json', (size) => fill('(00:10) ', size)],
  'links of chapters': [
    'c.mp4chaps.txt',
    'c.json',
    (size) => fill('00:00:01.000 a <https://a.example/>\n', size),
  ],
  'open links of chapters': ['c.mp4chaps.txt', 'c.json', (size) => `00:00:01.000 a ${fill('<', size)}\n`],
  zeros: ['c.txt', 'c.json', (size) => Buffer.alloc(size)],
  'UTF-16': [
    't.srt',
    't.vtt',
    (size) => Buffer.from(`\ufeff${fill('1\n00:00:01,000 --> 00:00:02,000\na\n\n', size / 2)}`, 'utf16le'),
  ],
};

export const converted = Object.fromEntries(
  Object.entries(inputs).map(([name, [from, to, make]]) => [
    `converted: ${name}`,
    (size) => ({ files: { [from]: make(size) }, args: ['convert', from, `to-${to}`] }),
  ]),
);
