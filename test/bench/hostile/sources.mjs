/**
 * Folders of shows made to exhaust whoever builds them: by name, a function from a size in bytes to the files of a
 * folder, beside a show.yaml that is right unless they say otherwise.
 */

import { count, fill, show } from './pieces.mjs';
import { tables } from './tables.mjs';

const head = `title: Rust for Linux
published: 2025-12-11T10:00:00Z
audio: { url: "https://media.example.com/1.mp3", bytes: 1234567 }
duration: 600
`;

const yaml = (more, notes = 'Tea.') => ({
  'show.yaml': show,
  'e1.md': `---\n${head}${more}\n---\n\n${notes}\n`,
});
const toml = (more) => ({
  'show.yaml': show,
  'e1.md': `+++\ntitle = "Rust for Linux"\npublished = 2025-12-11T10:00:00Z\n${more}\n+++\n\nTea.\n`,
});
const json = (more) => ({
  'show.yaml': show,
  'e1.md': `{\n"title": "Rust for Linux",\n"published": "2025-12-11T10:00:00Z",\n${more}\n}\n\nTea.\n`,
});
const ofShow = (more) => ({ 'show.yaml': show + more, 'e1.md': `---\n${head}---\n\nTea.\n` });

/** What may stand in notes again and again. */
const notes = {
  words: 'tea ',
  lines: 'tea\n',
  paragraphs: 'tea\n\n',
  blanks: ' ',
  'line ends': '\n',
  stars: '*',
  'stars and letters': '*a ',
  'mixed emphasis': '*a _b **c ',
  'strong and emphasis': '***a** b* ',
  underscores: '_a',
  backticks: '`',
  'backticks and letters': '`a ',
  'open brackets': '[',
  'open pictures': '![',
  links: '[a](b) ',
  'open links': '[a](',
  'links in links': '[a](b"',
  references: '[a][b] ',
  definitions: '[a]: b\n',
  'open angles': '<',
  'open tags': '<b>',
  'tags opened and closed': '<b>a</b>',
  'deep divisions': '<div><p>',
  'nested svg': '<svg>',
  'nested tables': '<table><tr><td>',
  comments: '<!-- a -->',
  'open comments': '<!--',
  scripts: '<script>',
  iframes: '<iframe src="https://a"></iframe>',
  entities: '&amp;',
  ampersands: '&',
  quotes: '> ',
  'deep quotes': '>',
  lists: '- a\n',
  'deep lists': '- ',
  'numbered lists': '1. a\n',
  headings: '# a\n',
  'hash signs': '#',
  rules: '---\n',
  tables: 'a|b\n-|-\n',
  'wide tables': 'a|',
  code: '```\n',
  tildes: '~',
  addresses: 'https://example.com/a ',
  schemes: 'http://',
  www: 'www.a.',
  'mail addresses': 'a@b.c ',
  shortcodes: '{{< a >}}',
  'open shortcodes': '{{< ',
  'open braces': '{',
  templates: '{{ a }}',
  'template statements': '{% a %}',
  'open templates': '{% ',
  brackets: '[a] ',
  times: '00:10 a\n',
  'times in brackets': '(1:00) a\n',
  mojibake: 'Ã¤',
  backslashes: '\\',
  'no-break spaces': '\u00a0',
  'marks that hide': '\u200b',
  'dollar signs': '$a$ ',
  footnotes: '[^a] ',
  'wiki links': '[[a]] ',
  'open wiki links': '[[',
  'carriage returns': '\r',
  tabs: '\t',
  'quotation marks': '"a ',
  embeds: '{% embed a %}\n',
};

/** What YAML may hold again and again. */
const yamls = {
  dashes: (size) => `a:\n${fill('- ', size)}`,
  'entries of a list': (size) => `a:\n${fill('- b\n', size)}`,
  'question marks': (size) => fill('? ', size),
  colons: (size) => fill('a: ', size),
  stars: (size) => `a: ${fill('*a ', size)}`,
  'flow lists': (size) => `a: ${fill('[', size)}`,
  'flow tables': (size) => `a: ${fill('{a: ', size)}`,
  'flow entries': (size) => `a: [${fill('b, ', size)}]`,
  anchors: (size) => count((index) => `a${index}: &a${index} b\n`, size),
  aliases: (size) => `a: &a b\n${count((index) => `b${index}: *a\n`, size)}`,
  'aliases of aliases': (size) =>
    `a0: &a0 [b]\n${count((index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`, Math.min(size, 4000))}`,
  merges: (size) => `a: &a { b: c }\n${count((index) => `b${index}: { <<: *a }\n`, size)}`,
  keys: (size) => count((index) => `a${index}: b\n`, size),
  'keys of one name': (size) => fill('a: b\n', size),
  'deep keys': (size) => count((index) => `${' '.repeat(index)}a:\n`, size),
  'a long key': (size) => `${fill('a', size)}: b`,
  'a long value': (size) => `a: ${fill('b', size)}`,
  'a long value of a field': (size) => `description: ${fill('b ', size)}`,
  'a long title': (size) => `appleTitle: ${fill('b ', size)}`,
  'a quoted value without an end': (size) => `a: "${fill('b\n', size)}`,
  'a block of text': (size) => `description: |\n${fill('  tea\n', size)}`,
  'a folded text': (size) => `description: >\n${fill('  tea\n', size)}`,
  comments: (size) => fill('# a\n', size),
  'a banner': (size) => fill('#', size),
  tags: (size) => fill('a: !a b\n', size),
  documents: (size) => fill('---\n', size),
  directives: (size) => fill('%A b\n', size),
  tabs: (size) => fill('\ta: b\n', size),
  'blanks in a value': (size) => `link: a${fill(' ', size)}b`,
  'blanks in a date': (size) => `published: 2025${fill(' ', size)}x`,
  'blanks in a duration': (size) => `duration: 1${fill(' ', size)}x`,
  guests: (size) => `guests: [${count((index) => `Tea ${index}, `, size)}]`,
  'guests in one text': (size) => `guests: ${fill('Tea and ', size)}`,
  'a guest of blanks': (size) => `guests: [a${fill(' ', size)}b]`,
  keywords: (size) => `keywords: [${count((index) => `tea ${index}, `, size)}]`,
  transcripts: (size) => `transcripts:\n${count((index) => `  - https://example.com/${index}.vtt\n`, size)}`,
  chapters: (size) => `chapters:\n${count((index) => `  - { start: ${index}, title: Tea }\n`, size)}`,
  'a number of many digits': (size) => `season: ${fill('7', size)}`,
  'a language of many parts': (size) => `language: a${fill('-a', size)}`,
  'double quotes and escapes': (size) => `a: "${fill('\\u00e4', size)}"`,
  'a list of lists': (size) => `a:\n${fill('- - b\n', size)}`,
};

const tomls = {
  keys: (size) => count((index) => `a${index} = 1\n`, size),
  tables: (size) => count((index) => `[a${index}]\n`, size),
  'arrays of tables': (size) => fill('[[a]]\n', size),
  'dotted keys': (size) => `${fill('a.', size)}a = 1`,
  'dotted tables': (size) => `[${fill('a.', size)}a]`,
  'flow lists': (size) => `a = ${fill('[', size)}`,
  'entries of a list': (size) => `a = [${fill('1, ', size)}]`,
  'inline tables': (size) => `a = ${fill('{a = ', size)}`,
  'a number of many digits': (size) => `a = ${fill('7', size)}`,
  'a long text': (size) => `a = "${fill('tea ', size)}"`,
  'a text without an end': (size) => `a = """${fill('tea\n', size)}`,
  comments: (size) => fill('# a\n', size),
  escapes: (size) => `a = "${fill('\\u00e4', size)}"`,
};

const jsons = {
  keys: (size) => `${count((index) => `"a${index}": 1,\n`, size)}"b": 1`,
  'open lists': (size) => `"a": ${fill('[', size)}`,
  'open tables': (size) => `"a": ${fill('{"a":', size)}`,
  'nested lists': (size) => `"a": ${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  'entries of a list': (size) => `"a": [${fill('1, ', size)}1]`,
  'a long text': (size) => `"a": "${fill('tea ', size)}"`,
  'a number of many digits': (size) => `"a": ${fill('7', size)}`,
  escapes: (size) => `"a": "${fill('\\u00e4', size)}"`,
  commas: (size) => `"a": [${fill(',', size)}]`,
};

/** Heads of recordings and pictures that say more than the file holds, or the same again and again. */
const u32 = (number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number >>> 0);
  return bytes;
};
const synchsafe = (number) => Buffer.from([21, 14, 7, 0].map((shift) => (number >> shift) & 0x7f));
const atom = (type, content, length = content.length + 8) =>
  Buffer.concat([u32(length), Buffer.from(type, 'latin1'), content]);
const repeated = (piece, size) =>
  Buffer.concat(Array.from({ length: Math.ceil(size / piece.length) }, () => piece));
const id3 = (frames, length = frames.length) =>
  Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), synchsafe(length), frames]);
const frame = (name, content, length = content.length) =>
  Buffer.concat([Buffer.from(name), synchsafe(length), Buffer.alloc(2), content]);
const empty = Buffer.alloc(0);

function nestedAtoms(type, size) {
  const depth = Math.floor(size / 8);
  return Buffer.concat(Array.from({ length: depth }, (_, level) => atom(type, empty, 8 * (depth - level))));
}

const recordings = {
  'an ID3 tag of one picture': ['mp3', (size) => id3(frame('APIC', Buffer.alloc(size, 0x41)))],
  'an ID3 tag of many frames': ['mp3', (size) => id3(repeated(frame('TXXX', Buffer.from('\x03a\0b')), size))],
  'an ID3 tag of chapters': [
    'mp3',
    (size) => id3(repeated(frame('CHAP', Buffer.from(`a\0${'\0'.repeat(16)}`)), size)),
  ],
  'an ID3 tag of empty frames': ['mp3', (size) => id3(repeated(frame('TIT2', empty), size))],
  'an ID3 tag that is longer than the file': ['mp3', (size) => id3(Buffer.alloc(size), 0x0fffffff)],
  'an ID3 frame that is longer than the tag': [
    'mp3',
    (size) => id3(frame('TIT2', Buffer.alloc(size), 0x0fffffff)),
  ],
  'ID3 tags in a row': ['mp3', (size) => repeated(id3(empty), size)],
  'MP4 atoms of no length': [
    'm4a',
    (size) => Buffer.concat([atom('ftyp', Buffer.from('M4A \0\0\0\0')), Buffer.alloc(size)]),
  ],
  'MP4 atoms in atoms': [
    'm4a',
    (size) => Buffer.concat([atom('ftyp', Buffer.from('M4A \0\0\0\0')), nestedAtoms('moov', size)]),
  ],
  'MP4 atoms in a row': [
    'm4a',
    (size) => Buffer.concat([atom('ftyp', Buffer.from('M4A \0\0\0\0')), repeated(atom('free', empty), size)]),
  ],
  'MP4 tracks in a row': [
    'm4a',
    (size) =>
      Buffer.concat([
        atom('ftyp', Buffer.from('M4A \0\0\0\0')),
        atom('moov', repeated(atom('trak', atom('mdia', empty)), size)),
      ]),
  ],
  'an MP4 atom longer than the file': [
    'm4a',
    (size) =>
      Buffer.concat([
        atom('ftyp', Buffer.from('M4A \0\0\0\0')),
        atom('moov', Buffer.alloc(size), 0xffffffff),
      ]),
  ],
  'Ogg pages': ['ogg', (size) => repeated(Buffer.from(`OggS${'\0'.repeat(22)}\x01\0`, 'latin1'), size)],
  'an Ogg page without an end': [
    'opus',
    (size) =>
      Buffer.concat([
        Buffer.from(`OggS\0\x02${'\0'.repeat(20)}\xff${'\xff'.repeat(255)}`, 'latin1'),
        Buffer.alloc(size),
      ]),
  ],
  'FLAC blocks': [
    'flac',
    (size) => Buffer.concat([Buffer.from('fLaC'), repeated(Buffer.from([1, 0, 0, 0]), size)]),
  ],
  'a FLAC block longer than the file': [
    'flac',
    (size) => Buffer.concat([Buffer.from('fLaC'), Buffer.from([0, 255, 255, 255]), Buffer.alloc(size)]),
  ],
  'WAV chunks': [
    'wav',
    (size) =>
      Buffer.concat([
        Buffer.from('RIFF\xff\xff\xff\xffWAVE', 'latin1'),
        repeated(Buffer.from('LIST\0\0\0\0', 'latin1'), size),
      ]),
  ],
  'a WAV that lies about its length': [
    'wav',
    (size) =>
      Buffer.concat([
        Buffer.from('RIFF\xff\xff\xff\xffWAVEdata\xff\xff\xff\xff', 'latin1'),
        Buffer.alloc(size),
      ]),
  ],
};

const pictures = {
  'a PNG of huge dimensions': [
    'png',
    (size) =>
      Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        u32(13),
        Buffer.from('IHDR'),
        u32(0xffffffff),
        u32(0xffffffff),
        Buffer.alloc(size),
      ]),
  ],
  'PNG chunks': [
    'png',
    (size) =>
      Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        repeated(Buffer.concat([u32(0), Buffer.from('tEXt'), u32(0)]), size),
      ]),
  ],
  'JPEG segments': [
    'jpg',
    (size) => Buffer.concat([Buffer.from([0xff, 0xd8]), repeated(Buffer.from([0xff, 0xe1, 0, 2]), size)]),
  ],
  'JPEG markers': ['jpg', (size) => Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(size, 0xff)])],
  'WebP chunks': [
    'webp',
    (size) =>
      Buffer.concat([
        Buffer.from('RIFF\xff\xff\xff\xffWEBP', 'latin1'),
        repeated(Buffer.from('EXIF\0\0\0\0', 'latin1'), size),
      ]),
  ],
  'AVIF boxes': [
    'avif',
    (size) => Buffer.concat([atom('ftyp', Buffer.from('avif\0\0\0\0avif')), nestedAtoms('meta', size)]),
  ],
};

const others = {
  'chapters of JSON, deeply nested': (size) => ({
    ...yaml('chapters: c.json'),
    'c.json': `{"version":"1.2.0","chapters":${'['.repeat(size)}`,
  }),
  'chapters of JSON': (size) => ({
    ...yaml('chapters: c.json'),
    'c.json': `{"version":"1.2.0","chapters":[${count((index) => `{"startTime":${index},"title":"Tea"},`, size)}{"startTime":0}]}`,
  }),
  'chapters as text': (size) => ({ ...yaml('chapters: c.txt'), 'c.txt': fill('00:00:01.000 Tea\n', size) }),
  'a transcript of WebVTT': (size) => ({
    ...yaml('transcripts: [t.vtt]'),
    't.vtt': `WEBVTT\n\n${fill('00:00.000 --> 00:01.000\ntea\n\n', size)}`,
  }),
  'a transcript of one line': (size) => ({
    ...yaml('transcripts: [t.vtt]'),
    't.vtt': `WEBVTT\n\n00:00.000 --> 00:01.000\n${fill('a', size)}`,
  }),
  'a transcript of blanks': (size) => ({ ...yaml('transcripts: [t.srt]'), 't.srt': fill(' ', size) }),
  'a transcript of open tags': (size) => ({
    ...yaml('transcripts: [t.vtt]'),
    't.vtt': `WEBVTT\n\n00:00.000 --> 00:01.000\n${fill('<v a>', size)}`,
  }),
  'a transcript of arrows': (size) => ({ ...yaml('transcripts: [t.srt]'), 't.srt': fill('--> ', size) }),
  'a transcript of HTML': (size) => ({
    ...yaml('transcripts: [t.html]'),
    't.html': fill('<cite>A:</cite><time>0:00</time><p>tea</p>', size),
  }),
  'a transcript of JSON, deeply nested': (size) => ({
    ...yaml('transcripts: [t.json]'),
    't.json': `{"segments":${'['.repeat(size)}`,
  }),
  'MP3 frames that never come': (size) => ({
    ...yaml(''),
    '1.mp3': Buffer.alloc(size, 0xff),
    'e1.md': '---\ntitle: A\npublished: 2025-12-11\naudio: 1.mp3\n---\nTea.\n',
  }),
  'an MP3 of zeros': (size) => ({
    ...yaml(''),
    '1.mp3': Buffer.alloc(size),
    'e1.md': '---\ntitle: A\npublished: 2025-12-11\naudio: 1.mp3\n---\nTea.\n',
  }),
  'a picture of zeros': (size) => ({ ...yaml('artwork: a.png'), 'a.png': Buffer.alloc(size) }),
  'an episode of zeros': (size) => ({ 'show.yaml': show, 'e1.md': Buffer.alloc(size) }),
  'an episode that is not UTF-8': (size) => ({ 'show.yaml': show, 'e1.md': Buffer.alloc(size, 0xff) }),
  'front matter without an end': (size) => ({ 'show.yaml': show, 'e1.md': `---\n${fill('a: b\n', size)}` }),
  'many episodes': (size) => ({
    'show.yaml': show,
    ...Object.fromEntries(
      Array.from({ length: Math.ceil(size / 1000) }, (_, index) => [
        `e${index}.md`,
        `---\n${head}---\n\n${'tea '.repeat(200)}\n`,
      ]),
    ),
  }),
  'many short episodes': (size) => ({
    'show.yaml': show,
    ...Object.fromEntries(
      Array.from({ length: Math.ceil(size / 100) }, (_, index) => [
        `e${index}.md`,
        `---\n${head.replace('1.mp3', `${index}.mp3`)}---\n`,
      ]),
    ),
  }),
  'folders in folders': (size) => ({
    ...yaml(''),
    [`${'d/'.repeat(Math.min(1500, size / 100))}e1.md`]: `---\n${head}---\nTea.\n`,
  }),
  'names with escapes and line breaks': (size) => ({
    ...yaml(''),
    ...Object.fromEntries(
      Array.from({ length: Math.ceil(size / 1000) }, (_, index) => [
        `e\x1b[31m\r\n::error::\u202e${index}.md`,
        `---\ntitle: Tea\n---\n${'tea '.repeat(250)}\n`,
      ]),
    ),
  }),
  'many small files': (size) => ({
    ...yaml(''),
    ...Object.fromEntries(
      Array.from({ length: Math.ceil(size / 1000) }, (_, index) => [`a/${index}.txt`, 'tea\n']),
    ),
  }),
  'airworthy.yaml of dashes': (size) => ({ ...yaml(''), '../airworthy.yaml': fill('- ', size) }),
  'show.yaml of dashes': (size) => ({ ...yaml(''), 'show.yaml': fill('- ', size) }),
  'show.yaml of a banner': (size) => ({ ...yaml(''), 'show.yaml': `${show}${fill('#', size)}\n---\n` }),
  'show.yaml of aliases': (size) =>
    ofShow(`people:\n  a: &a { name: A }\n${count((index) => `  b${index}: *a\n`, size)}`),
  'show.yaml of people': (size) =>
    ofShow(`people:\n${count((index) => `  b${index}: { name: Tea ${index} }\n`, size)}`),
  'show.yaml of categories': (size) => ofShow(`more: [${fill('Technology, ', size)}]`),
};

export const sources = Object.fromEntries([
  ...Object.entries(notes).map(([name, piece]) => [
    `notes of ${name}`,
    (size) => yaml('', fill(piece, size)),
  ]),
  ...Object.entries(yamls).map(([name, of]) => [`YAML with ${name}`, (size) => yaml(of(size))]),
  ...Object.entries(tomls).map(([name, of]) => [`TOML with ${name}`, (size) => toml(of(size))]),
  ...Object.entries(jsons).map(([name, of]) => [`JSON with ${name}`, (size) => json(of(size))]),
  ...Object.entries(recordings).map(([name, [ending, of]]) => [
    name,
    (size) => ({
      ...yaml(''),
      [`1.${ending}`]: of(size),
      'e1.md': `---\ntitle: A\npublished: 2025-12-11\naudio: 1.${ending}\n---\nTea.\n`,
    }),
  ]),
  ...Object.entries(pictures).map(([name, [ending, of]]) => [
    name,
    (size) => ({
      ...yaml(''),
      'show.yaml': `${show}`.replace('https://media.example.com/cover.jpg', `a.${ending}`),
      [`a.${ending}`]: of(size),
    }),
  ]),
  ...Object.entries(others),
  ...Object.entries(tables),
]);
