/**
 * Settings, profiles, baselines and feeds with fixes, made to exhaust whoever reads them: by name, a function from a
 * size in bytes to the files of a folder and the arguments that airworthy is called with in it.
 */
import { feeds } from './feeds.mjs';
import { count, fill } from './pieces.mjs';
import { sources } from './sources.mjs';

const small = feeds['items with an enclosure'](1000);
const show = Object.fromEntries(
  Object.entries(sources['notes of words'](100)).map(([path, content]) => [`show/${path}`, content]),
);

const profiles = {
  'rules almost as they are called': (size) =>
    `rules:\n${count((n) => `  rss/guid-missin${n}: off\n`, size)}`,
  'rules with long names': (size) => `rules:\n  ${fill('rss/guid-', size)}: off\n`,
  'rules of prototypes': (size) =>
    `rules:\n  __proto__: off\n  constructor: off\n  toString: off\n${count((n) => `  __proto__${n}: off\n`, size)}`,
  'one rule again and again': (size) => `rules:\n${fill('  rss/guid-missing: off\n', size)}`,
  'bases again and again': (size) => `extends: [${fill('apple, ', size)}apple]`,
  'bases that are not': (size) => `extends: [${count((n) => `./p${n}.yaml, `, size)}p.yaml]`,
  'a base that it is itself': (size) => `extends: [p.yaml]\n${fill('# a\n', size)}`,
  'tags of descriptions': (size) => `extends: [apple]\nlimits:\n  tags: [${count((n) => `a${n}, `, size)}a]`,
  'files of many kinds': (size) =>
    `extends: [apple]\nlimits:\n  files: [${count((n) => `a${n}, `, size)}mp3]`,
  'keys that it does not have': (size) => count((n) => `limit${n}: 1\n`, size),
  'a number of many digits': (size) => `limits:\n  value: ${fill('9', size)}`,
  'aliases of aliases': (size) =>
    `a0: &a0 [b]\n${count((n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`, size)}`,
  'a name of steering characters': (size) => `name: "\\e[31m\\n::error::${fill('\\u202e', size)}"`,
  'a long title': (size) => `title: ${fill('tea ', size)}\nextends: [apple]`,
};

const settings = {
  'one profile again and again': (size) => ({
    'p.yaml': `extends: [apple]\n${fill('# a\n', size / 2)}`,
    'airworthy.yaml': `profiles: [${fill('p.yaml, ', size / 2)}p.yaml]`,
  }),
  'profiles that are not there': (size) => ({
    'airworthy.yaml': `profiles: [${count((n) => `p${n}.yaml, `, size)}p.yaml]`,
  }),
  'two profiles of many tags': (size) => ({
    'p.yaml': `limits:\n  tags: [${count((n) => `a${n}, `, size / 2)}a]`,
    'q.yaml': `limits:\n  tags: [${count((n) => `b${n}, `, size / 2)}a]`,
    'airworthy.yaml': 'profiles: [p.yaml, q.yaml]\nrules: { rss/guid-missing: error }',
  }),
  'rules that are not': (size) => ({
    'airworthy.yaml': `rules:\n${count((n) => `  rss/guid-${n}: error\n`, size)}`,
  }),
  'places of findings': (size) => ({
    'airworthy.yaml': `accept:\n${count((n) => `  - { rule: rss/guid-missing, at: "channel > item[${n}]", because: tea }\n`, size)}`,
  }),
  'rules that are accepted and are not': (size) => ({
    'airworthy.yaml': `accept:\n${count((n) => `  - { rule: rss/guid-missin${n}, because: tea }\n`, size)}`,
  }),
  'a long reason': (size) => ({
    'airworthy.yaml': `accept:\n  - { rule: rss/guid-missing, because: ${fill('tea ', size)} }`,
  }),
  'keys that are not': (size) => ({ 'airworthy.yaml': count((n) => `accep${n}: 1\n`, size) }),
  'keys of prototypes': (size) => ({
    'airworthy.yaml': `__proto__: 1\nconstructor: 1\naccept: { __proto__: 1 }\n${fill('# a\n', size)}`,
  }),
};

const baselines = {
  'many files': (size) =>
    `{"version":1,"files":{${count((n) => `"a${n}.xml":{"rss/guid-missing":["a"]},`, size)}"feed.xml":{}}}`,
  'many findings of one file': (size) =>
    `{"version":1,"files":{"feed.xml":{"rss/guid-missing":[${count((n) => `"${n}",`, size)}"a"]}}}`,
  'many rules of one file': (size) =>
    `{"version":1,"files":{"feed.xml":{${count((n) => `"a${n}":["a"],`, size)}"b":[]}}}`,
  'lists of one file': (size) =>
    `{"version":1,"files":{"feed.xml":{${count((n) => `"a${n}":[],`, size)}"b":[1]}}}`,
  prototypes: (size) =>
    `{"version":1,"__proto__":{"files":1},"files":{"__proto__":{"a":["b"]},"constructor":{"a":[${fill('"b",', size)}"b"]}}}`,
  'what is not a baseline': (size) => `[${fill('{"a":1},', size)}{}]`,
  'levels of lists': (size) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  'a number of many digits': (size) => `{"version":${fill('9', size)}}`,
  zeros: (size) => Buffer.alloc(size),
};

const itunes = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
const faulty = (content) =>
  `<rss version="2.0" ${itunes}><channel><title>Tea</title>${content}</channel></rss>`;

const fixed = {
  'faults of dates': (size) =>
    faulty(count((n) => `<item><title>${n}</title><pubDate>2025-12-11 10:00</pubDate></item>`, size)),
  'faults of durations': (size) =>
    faulty(count((n) => `<item><title>${n}</title><itunes:duration> 1:2:3 </itunes:duration></item>`, size)),
  'faults of explicit': (size) =>
    faulty(count((n) => `<item><title>${n}</title><itunes:explicit>Yes</itunes:explicit></item>`, size)),
  'faults in one title': (size) => faulty(`<item><title>${fill('&amp;amp;', size)}</title></item>`),
  'bare ampersands of many items': (size) => faulty(fill('<item><title>a & b</title></item>', size)),
  'copies of elements': (size) => faulty(`<item>${fill('<title>a</title>', size)}</item>`),
  'faults at the very end': (size) => `${faulty(fill('<item><title>a</title></item>', size))} & <a`,
  'line ends of Windows': (size) =>
    faulty(
      fill('<item>\r\n<title>a & b </title>\r\n<itunes:explicit>Yes</itunes:explicit>\r\n</item>\r\n', size),
    ),
  'a byte order mark': (size) =>
    `\ufeff${faulty(fill('<item><title>caf\u00c3\u00a9 & </title></item>', size))}`,
  'UTF-16': (size) =>
    Buffer.from(
      `\ufeff${faulty(fill('<item><title>a </title><itunes:explicit>Yes</itunes:explicit></item>', size / 2))}`,
      'utf16le',
    ),
  'Latin-1': (size) =>
    Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${faulty(fill('<item><title>\u00e9 </title><itunes:explicit>Yes</itunes:explicit></item>', size))}`,
      'latin1',
    ),
  'prefixes that are not declared': (size) =>
    `<rss version="2.0"><channel><title>a</title>${fill('<itunes:explicit>Yes</itunes:explicit>', size)}</channel></rss>`,
  'control characters': (size) => faulty(`<item><title>${fill('\u0001a', size)}</title></item>`),
  'empty items': (size) => faulty(fill('<item/>', size)),
  'bytes that are not UTF-8': (size) =>
    Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><title>'),
      Buffer.alloc(size, 0xe9),
      Buffer.from('</title></channel></rss>'),
    ]),
};

const named = (prefix, table, make) =>
  Object.entries(table).map(([name, of]) => [`${prefix}: ${name}`, (size) => make(of(size))]);

export const settingsOf = Object.fromEntries([
  ...named('a profile', profiles, (text) => ({
    files: { 'feed.xml': small, 'p.yaml': text },
    args: ['check', 'feed.xml', '--profile', 'p.yaml'],
  })),
  ...named('airworthy.yaml', settings, (files) => ({
    files: { 'feed.xml': small, ...files },
    args: ['check', 'feed.xml'],
  })),
  ...named('airworthy.yaml of a show', settings, (files) => ({
    files: { ...show, ...files },
    args: ['build', 'show'],
  })),
  ...named('a baseline', baselines, (text) => ({
    files: { 'feed.xml': small, 'b.json': text },
    args: ['check', 'feed.xml', '--baseline', 'b.json'],
  })),
  ...named('fixed', fixed, (content) => ({
    files: { 'feed.xml': content },
    args: ['fix', 'feed.xml', '--unsafe'],
  })),
  ...named('fixed in a unified diff', fixed, (content) => ({
    files: { 'feed.xml': content },
    args: ['fix', 'feed.xml', '--dry-run'],
  })),
]);
