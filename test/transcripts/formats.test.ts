import { describe, expect, test } from 'vitest';
import { position } from '../../src/text/source.js';
import type { Cue } from '../../src/transcripts/cue.js';
import {
  detectTranscriptFormat,
  readTranscript,
  unwritable,
  writeTranscript,
} from '../../src/transcripts/formats.js';
import {
  type TranscriptFormatName,
  transcriptFormatOf,
  transcriptFormatOfType,
} from '../../src/transcripts/types.js';
import { keeps, keepsFaults } from '../kept.js';

/** The cues of a text, one a line: `start-end speaker: text`, with `|` for a line break. Their places are kept. */
function read(format: TranscriptFormatName, text: string): readonly string[] {
  const { source, cues } = readTranscript(text, { format });
  const places = cues.slice(0, 20).map(({ at }) => {
    const parts = Object.entries(at).map(([part, { start, end }]) => {
      const { line, column } = position(source, start);
      return `${part} ${line}:${column} «${source.text.slice(start, end).replace(/\s+/g, ' ').slice(0, 60)}»`;
    });
    return `  ${parts.join(', ')}`;
  });
  keeps(places.join('\n'));
  return cues.map(shown);
}

function shown({ start, end, speaker, text }: Cue): string {
  return `${start ?? '?'}-${end ?? '?'} ${speaker === undefined ? '' : `${speaker}: `}${text.replaceAll('\n', '|')}`;
}

/** What is wrong with a text, one fault a line. */
function faults(format: TranscriptFormatName, text: string): readonly string[] {
  const { source, faults } = readTranscript(text, { format });
  keepsFaults(source, faults);
  return faults.map(({ kind, span, message }) => {
    const { line, column } = position(source, span.start);
    return `${line}:${column} ${kind}: ${message}`;
  });
}

const cue = '00:00:01.000 --> 00:00:02.500';

describe('the traps of WebVTT', () => {
  test('notes, styles and regions are no cues', () => {
    const text = `WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\nwidth:40%\n\nNOTE\nfor\nus\n\nNOTE one line\n\n${cue}\nRust\n\nNOTE end\n`;
    expect(read('vtt', text)).toEqual(['1-2.5 Rust']);
    expect(faults('vtt', text)).toEqual([]);
  });

  test('times may have no hours, or a hundred', () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.500\nRust\n\n100:00:00.000 --> 100:00:01.250\nLinux\n';
    expect(read('vtt', text)).toEqual(['1-2.5 Rust', '360000-360001.25 Linux']);
    expect(faults('vtt', text)).toEqual([]);
  });

  test('a cue may have several voices, with classes, with and without an end', () => {
    const text = `WEBVTT\n\n${cue}\n<v.loud.first Alice Ryhl>Rust <b>for</b></v>\n<v Greg>Linux, he\nsaid\n\n${cue}\nNobody\n`;
    expect(read('vtt', text)).toEqual([
      '1-2.5 Alice Ryhl: Rust for',
      '1-2.5 Greg: Linux, he|said',
      '1-2.5 Nobody',
    ]);
    expect(faults('vtt', text)).toEqual([]);
  });

  test('settings stand behind the timing, and an identifier before it', () => {
    const text = `WEBVTT\n\nAlice speaks\n${cue} align:start line:0 position:10%,line-left\nRust\n`;
    expect(read('vtt', text)).toEqual(['1-2.5 Rust']);
    expect(faults('vtt', text)).toEqual([]);
  });

  test('a byte order mark, CRLF, lines in the header, tabs', () => {
    const text = `\uFEFFWEBVTT - Rust\nKind: captions\nLanguage: en\n\n00:00:01.000\t-->\t00:00:02.500\tline:0\nRust\n`;
    expect(read('vtt', text.replaceAll('\n', '\r\n'))).toEqual(['1-2.5 Rust']);
    expect(read('vtt', text.replaceAll('\n', '\r'))).toEqual(['1-2.5 Rust']);
    expect(faults('vtt', text)).toEqual([]);
  });

  test('references and tags are not text', () => {
    const text = `WEBVTT\n\n${cue}\n<i.x>R&amp;D</i> &lt;b&gt; <00:00:01.500><c>now</c> <lang de>Rost</lang> <ruby>a<rt>b</rt></ruby>&nbsp;x\n`;
    expect(read('vtt', text)).toEqual(['1-2.5 R&D <b> now Rost ab x']);
    expect(faults('vtt', text)).toEqual([]);
  });

  test('without its header, nothing is read', () => {
    expect(faults('vtt', `${cue}\nRust\n`)).toEqual([
      '1:1 unreadable: The file is a SubRip file, not a WebVTT file.',
    ]);
    expect(faults('vtt', `WEBVTTX\n\n${cue}\nRust\n`)[0]).toContain('unreadable');
    expect(faults('vtt', 'Rust\n')).toEqual(['1:1 unreadable: The file does not begin with WEBVTT.']);
  });

  test('commas and broken timings are reported where they are', () => {
    const text = `WEBVTT\n\n00:00:01,000 --> 00:00:02.500\nRust\n\n00:00:03.000 --> later\nLinux\n\n00:00:05.000 --> 00:00:04.000\nKernel\n`;
    expect(read('vtt', text)).toEqual(['1-2.5 Rust', '5-4 Kernel']);
    expect(faults('vtt', text)).toEqual([
      '3:1 timing: The time is "00:00:01,000", not one such as "00:03:07.000".',
      '6:1 lost: The line is not a timing such as 00:00:00.000 --> 00:03:07.000, so players skip the cue.',
    ]);
  });
});

const subRip = '1\n00:00:01,000 --> 00:00:02,500\n';

describe('the traps of SubRip', () => {
  test('a byte order mark, CRLF, no line end at the end', () => {
    expect(
      read('srt', `\uFEFF${subRip}Rust\n\n2\n00:00:03,000 --> 00:00:04,000\nLinux`.replaceAll('\n', '\r\n')),
    ).toEqual(['1-2.5 Rust', '3-4 Linux']);
  });

  test('no numbers', () => {
    const text = '00:00:01,000 --> 00:00:02,500\nRust\n\n00:00:03,000 --> 00:00:04,000\nLinux\n';
    expect(read('srt', text)).toEqual(['1-2.5 Rust', '3-4 Linux']);
    expect(faults('srt', text)).toEqual([]);
  });

  test('dots, and one figure for the hour', () => {
    expect(read('srt', '1\n0:00:01.000 --> 0:00:02.500\nRust\n')).toEqual(['1-2.5 Rust']);
    expect(faults('srt', '1\n0:00:01.000 --> 0:00:02.500\nRust\n')).toEqual([
      '2:1 timing: The time is "0:00:01.000", not one such as "00:03:07,000".',
    ]);
  });

  test('a line that is a number', () => {
    const text = `${subRip}42\n\n2\n00:00:03,000 --> 00:00:04,000\nis\n7\n`;
    expect(read('srt', text)).toEqual(['1-2.5 42', '3-4 is|7']);
  });

  test('an empty line in a cue', () => {
    const text = `${subRip}Rust\n\nfor Linux\n\n2\n00:00:03,000 --> 00:00:04,000\nKernel\n`;
    expect(read('srt', text)).toEqual(['1-2.5 Rust|for Linux', '3-4 Kernel']);
    expect(faults('srt', text)).toEqual([
      '5:1 syntax: The text follows an empty line, which ends a cue for most players.',
    ]);
  });

  test('speakers, and tags', () => {
    const text = `${subRip}Alice Ryhl: <i>Rust</i> {\\an8}for\nVec<T>\n`;
    expect(read('srt', text)).toEqual(['1-2.5 Alice Ryhl: Rust for|Vec<T>']);
  });

  test('a hundred hours', () => {
    expect(read('srt', '1\n100:00:00,000 --> 100:00:01,250\nRust\n')).toEqual(['360000-360001.25 Rust']);
  });

  test.each([
    '00:00:03,000 00:00:04,000',
    '00:00:03,000 - 00:00:04,000',
    '00:00:03,000 to 00:00:04,000',
    '00:00:03 --> 4',
    'x0:00:03,000 --> 00:00:04,000',
    '--> 00:00:04,000',
    '00:00:03,000 -->',
    '00:00:03,000',
    'three seconds in',
  ])('a cue whose timing is broken is not joined to the one before it: %s', (broken) => {
    for (const number of [
      '2\n',
      /^\d+:\S+ .*\d+:\d\d:/.test(broken) && !broken.includes('-->') ? '' : '2\n',
    ]) {
      const text = `${subRip}Rust\n\n${number}${broken}\nLinux\n\n3\n00:00:05,000 --> 00:00:06,000\nKernel\n`;
      expect(read('srt', text)).toEqual(['1-2.5 Rust', '?-? Linux', '5-6 Kernel']);
      expect(faults('srt', text)).toEqual([
        `${number === '' ? 5 : 6}:1 lost: The line is not a timing such as 00:00:00,000 --> 00:03:07,000, so players skip the cue.`,
      ]);
    }
  });

  test('numbers and times that somebody says are text', () => {
    for (const said of ['7\n8', '2\n3', 'open 12:30 - 13:30', 'a\n\n7\nb', 'File --> Save'])
      expect(faults('srt', `${subRip}${said}\n`).filter((each) => each.includes('lost'))).toEqual([]);
  });

  test('a broken arrow is reported', () => {
    const text = `1\n00:00:01,000 -> 00:00:02,500\nRust\n\n2\n00:00:03,000 --> 4\nLinux\n`;
    expect(faults('srt', text)).toEqual([
      '2:14 timing: The arrow of the timing is "->", not "-->".',
      '6:1 lost: The line is not a timing such as 00:00:00,000 --> 00:03:07,000, so players skip the cue.',
    ]);
  });
});

describe('the other formats', () => {
  test('JSON of the namespace, with segments or with words', () => {
    const words = ['Rust', 'for', 'Linux'].map((body, index) => ({
      startTime: index,
      endTime: index + 0.5,
      body,
    }));
    expect(read('json', JSON.stringify({ version: '1.0.0', segments: words }))).toEqual([
      '0-0.5 Rust',
      '1-1.5 for',
      '2-2.5 Linux',
    ]);
    const said = [
      { speaker: 'Alice', startTime: 0.5, endTime: 2, body: 'Rust\nfor' },
      { speaker: null, startTime: '3', body: 'x' },
      { startTime: 4 },
      7,
    ];
    const text = `{"version": "1.0.0", "segments": [\n${said.map((each) => JSON.stringify(each)).join(',\n')}\n]}`;
    expect(read('json', text)).toEqual(['0.5-2 Alice: Rust|for', '3-? x']);
    expect(faults('json', text)).toEqual([
      '3:29 syntax: The startTime of segment 2 is "3", a text.',
      '3:1 timing: Segment 2 has no endTime, so some players leave it out.',
      '4:1 lost: Segment 3 has no body.',
      '5:1 lost: Segment 4 is not an object.',
    ]);
    expect(faults('json', '{"a":1}')).toEqual(['1:1 unreadable: The file has no list of segments.']);
    expect(faults('json', '{"segments": []}')).toEqual([
      '1:1 empty: The file has no text (JSON transcript).',
      '1:1 syntax: The transcript has no version.',
    ]);
  });

  test('the JSON of Podlove and of Whisper', () => {
    const podlove = [
      {
        start: '00:00:01.000',
        start_ms: 1000,
        end: '00:00:02.500',
        end_ms: 2500,
        speaker: '7',
        voice: 'Alice',
        text: 'Rust',
      },
    ];
    expect(read('json', JSON.stringify(podlove))).toEqual(['1-2.5 Alice: Rust']);
    const grouped = [
      {
        speaker: '7',
        voice: 'Alice',
        items: [{ start: '00:00:01.000', start_ms: 1000, end_ms: 2500, text: 'Rust' }],
      },
    ];
    expect(read('json', JSON.stringify(grouped))).toEqual(['1-2.5 Alice: Rust']);
    const whisper = {
      text: ' Rust',
      segments: [{ id: 0, start: 1, end: 2.5, text: ' Rust' }],
      language: 'en',
    };
    expect(read('json', JSON.stringify(whisper))).toEqual(['1-2.5 Rust']);
  });

  test('HTML', () => {
    const page =
      '<!doctype html><title>404 ways</title><h1>Transcript</h1>\n<cite>Alice:</cite>\n<time>0:01</time>\n<p>Rust &amp; <b>C</b></p>\n<p>for Linux</p>\n<cite>Greg:</cite><time>1:00:02</time><p>Yes<br>no</p>';
    expect(read('html', page)).toEqual(['1-? Alice: Rust & C|for Linux', '3602-? Greg: Yes|no']);
    expect(read('html', '<p>Alice: Rust</p><p>Greg: Linux</p>')).toEqual([
      '?-? Alice: Rust',
      '?-? Greg: Linux',
    ]);
    const error =
      '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr>nginx</body></html>';
    expect(faults('html', error)).toEqual([
      '1:1 unreadable: The file is the error page of a server, not a transcript.',
    ]);
    expect(faults('vtt', error)).toEqual([
      '1:1 unreadable: The file is an HTML transcript, not a WebVTT file.',
    ]);
  });

  test.each([
    [
      '[00:00:01] Alice: Rust\n\n[00:00:03] Greg: Linux\nis old\n',
      ['1-? Alice: Rust', '3-? Greg: Linux|is old'],
    ],
    ['Alice: Rust\nGreg: Linux\nAlice: Yes', ['?-? Alice: Rust', '?-? Greg: Linux', '?-? Alice: Yes']],
    [
      'Alice Ryhl (00:01)\nRust\n\nmore\n\nGreg (00:03):\nLinux',
      ['1-? Alice Ryhl: Rust|more', '3-? Greg: Linux'],
    ],
    ['Alice\n00:00:01\nRust\n\nGreg\n00:00:03\nLinux', ['1-? Alice: Rust', '3-? Greg: Linux']],
    ['00:01 Alice\nRust\n00:03 Alice\nLinux', ['1-? Alice: Rust', '3-? Alice: Linux']],
    [
      'One paragraph\nin two lines.\n\nNote: this is no speaker.',
      ['?-? One paragraph|in two lines.', '?-? Note: this is no speaker.'],
    ],
  ])('plain text %j', (text, cues) => {
    expect(read('text', text)).toEqual(cues);
  });

  test('TTML, SBV and LRC', () => {
    const ttml =
      '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata><ttm:agent xml:id="a" type="person"><ttm:name>Alice</ttm:name></ttm:agent></metadata></head><body><div><p begin="1.0s" end="00:00:02.500" ttm:agent="a"><span>Rust</span> <span>&amp; C</span><br/>x</p></div></body></tt>';
    expect(read('ttml', ttml)).toEqual(['1-2.5 Alice: Rust & C|x']);
    expect(read('sbv', '0:00:01.000,0:00:02.500\nRust\nfor\n\n0:00:03.000,0:00:04.000\nLinux\n')).toEqual([
      '1-2.5 Rust|for',
      '3-4 Linux',
    ]);
    const broken = '0:00:01.000,0:00:02.500\nRust\n\n0:00:03.000;0:00:04.000\nLinux\n';
    expect(read('sbv', broken)).toEqual(['1-2.5 Rust']);
    expect(faults('sbv', broken)).toEqual([
      '4:1 lost: The line is not a timing such as 0:00:00.000,0:03:07.000.',
      '5:1 lost: The text has no timing such as 0:00:00.000,0:03:07.000 above it.',
    ]);
    expect(read('lrc', '[ar:Alice]\n[offset:+500]\n[00:01.50]Rust\n[00:03.50][00:05.00]Linux\n')).toEqual([
      '1-? Rust',
      '3-? Linux',
      '4.5-? Linux',
    ]);
  });
});

describe('the format of a file', () => {
  test.each([
    ['rust.vtt', 'vtt'],
    ['rust.SRT', 'srt'],
    ['rust-transcript.md', 'text'],
    ['rust.htm', 'html'],
    ['rust.mp3', undefined],
  ])('%s', (name, format) => {
    expect(transcriptFormatOf(name)).toBe(format);
  });

  test('is told by its type', () => {
    expect(transcriptFormatOfType('text/vtt; charset=utf-8')).toBe('vtt');
    expect(transcriptFormatOfType('application/srt')).toBe('srt');
    expect(transcriptFormatOfType('audio/mpeg')).toBeUndefined();
  });

  test('is told by its text', () => {
    expect(detectTranscriptFormat(`WEBVTT\n\n${cue}\nRust`)).toBe('vtt');
    expect(detectTranscriptFormat(`${subRip}Rust`)).toBe('srt');
    expect(detectTranscriptFormat('Alice: Rust')).toBe('text');
    expect(detectTranscriptFormat(' \n')).toBeUndefined();
  });

  test('of one that is no transcript', () => {
    expect(faults('vtt', '')).toEqual(['1:1 empty: The file is empty.']);
    expect(faults('text', ' ')).toEqual(['1:1 empty: The file is empty.']);
    expect(faults('vtt', 'WEBVTT\n')).toEqual(['1:1 empty: The file has no text (WebVTT file).']);
    expect(faults('html', 'PK\u0003\u0004\0\0\0\uFFFD\uFFFD')).toEqual([
      '1:3 unreadable: The file is not text in UTF-8.',
    ]);
  });
});

test('a name of nothing is no speaker', () => {
  expect(read('html', '<cite>:</cite><p>Rust</p><cite> Ann : </cite><p>Linux</p>')).toEqual([
    '?-? Rust',
    '?-? Ann: Linux',
  ]);
});

describe('writing', () => {
  const cues: readonly Cue[] = [
    { start: 0.5, end: 2, speaker: 'Alice & Co', text: 'a --> b <i>' },
    { start: 3, text: 'The quick brown fox jumps over the lazy dog, and over the lazy cat' },
  ];

  test('every format', () => {
    expect(writeTranscript(cues, 'vtt', 60).text).toBe(
      'WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n<v Alice &amp; Co>a --&gt; b &lt;i&gt;\n\n00:00:03.000 --> 00:01:00.000\nThe quick brown fox jumps over the lazy dog, and over the lazy\ncat\n',
    );
    expect(writeTranscript(cues, 'srt').text).toBe(
      '1\n00:00:00,500 --> 00:00:02,000\nAlice & Co: a -> b <i>\n\n2\n00:00:03,000 --> 00:00:03,001\nThe quick brown fox jumps over\nthe lazy dog, and over the lazy\ncat\n',
    );
    expect(writeTranscript(cues, 'html').text).toContain(
      '<cite>Alice &amp; Co:</cite>\n<time>00:00:00</time>\n<p>a --&gt; b &lt;i&gt;</p>\n',
    );
    expect(writeTranscript(cues, 'text').text).toContain(
      '[00:00:00] Alice & Co: a --> b <i>\n\n[00:00:03] The quick',
    );
    expect(JSON.parse(writeTranscript(cues, 'json', 60).text).segments).toEqual([
      { speaker: 'Alice & Co', startTime: 0.5, endTime: 2, body: 'a --> b <i>' },
      { startTime: 3, endTime: 60, body: cues[1]?.text },
    ]);
  });

  test('names what is lost', () => {
    expect(writeTranscript(cues, 'vtt').lost).toEqual([]);
    expect(writeTranscript(cues, 'srt').lost).toEqual([
      'the voice, which became a prefix, of 1 cue',
      'the arrow in the text of 1 cue',
    ]);
    expect(writeTranscript(cues, 'html').lost).toEqual([
      'the end of 1 cue',
      'the fraction of a second of 1 cue',
    ]);
  });

  test('makes up no times', () => {
    expect(unwritable([{ text: 'Rust' }], 'vtt')).toBe(
      'One cue has no time, and a WebVTT file needs one for each: airworthy does not make up times.',
    );
    expect(() => writeTranscript([{ text: 'Rust' }, ...cues], 'srt')).toThrow(RangeError);
    expect(() => writeTranscript(cues, 'ttml')).toThrow(
      'airworthy reads a TTML file, but does not write one.',
    );
    expect(writeTranscript([{ text: 'Rust' }], 'text').text).toBe('Rust\n');
  });
});

describe('every fault has its place, its words and its help', () => {
  test.each<[string, TranscriptFormatName, string]>([
    ['lines without a timing', 'vtt', `WEBVTT\n\n${cue}\nRust\n\nHello\nyou\n`],
    ['a setting that is none', 'vtt', `WEBVTT\n\n${cue} big\nRust\n`],
    ['a text beside its timing', 'vtt', `WEBVTT\n\n${cue} Rust for Linux\n`],
    ['a voice without a name', 'vtt', `WEBVTT\n\n${cue}\n<v>Rust\n`],
    ['a tag that is not closed', 'vtt', `WEBVTT\n\n${cue}\n<v Alice Rust\n`],
    ['no header', 'vtt', `${cue}\nRust\n`],
    ['a text above all timings', 'srt', 'Hello\n\n1\n00:00:01,000 --> 00:00:02,500\nRust\n'],
    ['a text above all timings', 'sbv', 'Hello\n\n0:00:01.000,0:00:02.500\nRust\n'],
    ['a line without a time', 'lrc', '[00:01.00]Rust\nHello\n'],
    ['another document', 'ttml', '<feed/>'],
    ['no list of segments', 'json', '{"version": "1.0.0", "segments": {}}'],
    ['a segment that is none', 'json', '{"version": "1.0.0", "segments": [5]}'],
    ['a segment without a text', 'json', '{"version": "1.0.0", "segments": [{"startTime": 0}]}'],
    ['an empty text', 'json', '{"version": "1.0.0", "segments": [{"startTime": 0, "body": ""}]}'],
    ['no start', 'json', '{"version": "1.0.0", "segments": [{"body": "Rust"}]}'],
    ['a start in words', 'json', '{"version": "1.0.0", "segments": [{"startTime": "soon", "body": "Rust"}]}'],
    ['a time that is none', 'html', '<cite>Alice:</cite><time>soon</time><p>Rust</p>'],
    ['nothing', 'vtt', ''],
    ['nothing', 'html', ''],
  ])('%s (%s)', (_what, format, text) => {
    expect(faults(format, text)).not.toEqual([]);
  });
});

describe('an error page of a server is not a transcript', () => {
  test.each([
    ['<title>404 Not Found</title><p>nginx</p>', true],
    [`<title>404 Not Found${' x'.repeat(300)}</title><p>nginx</p>`, true],
    [`<title>${'x '.repeat(300)}404 Not Found</title><p>nginx</p>`, false],
    ['<h1>403 Forbidden</h1><p>nginx</p>', true],
    ['<p>404 Not Found</p>', true],
    ['<title>Soil</title><p>404 Not Found</p>', false],
    [`<p>404 Not Found</p><p>${'Soil. '.repeat(40)}</p>`, false],
    [`<h1>404 Not Found</h1>${'<p>Soil.</p>'.repeat(61)}`, false],
    [`<h1>404 Not Found</h1><p>${'Soil. '.repeat(1000)}</p>`, false],
    ['<h1>404 Not Found</h1><p>Ann: Soil.</p>', true],
    ['<h1>404 Not Found</h1><cite>Ann:</cite><p>Soil.</p>', false],
  ])('%#', (text, isRefusal) => {
    expect(faults('html', text).some((each) => each.includes('error page'))).toBe(isRefusal);
    if (!isRefusal) expect(read('html', text)).not.toEqual([]);
  });
});
