/**
 * Folders whose episodes stand in files of data, or whose show.yaml is hostile: by name, a function from a size in
 * bytes to the files of a folder.
 */
import { count, fill, show } from './pieces.mjs';

const of = (path, content, more = '') => ({ 'show.yaml': show + more, [path]: content });
const row = (n) => ({
  title: `Tea ${n}`,
  date: '2025-12-11',
  audio: `https://media.example.com/${n}.mp3`,
  description: 'Tea.',
});

/** Files of data by the ending of their name. */
const data = {
  csv: {
    'rows of episodes': (size) =>
      `title,date,audio,description\n${count((n) => `${Object.values(row(n)).join(',')}\n`, size)}`,
    'many columns': (size) =>
      `title,date,audio,${count((n) => `a${n},`, size / 2)}\nTea,2025-12-11,https://media.example.com/1.mp3,${count((n) => `a${n},`, size / 2)}\n`,
    'many columns of one name': (size) =>
      `title,date,audio,${fill('a,', size / 2)}\nTea,2025-12-11,https://media.example.com/1.mp3,${fill('a,', size / 2)}\n`,
    'columns of the names of ours': (size) =>
      `${fill('title,date,audio,', size / 2)}\n${fill('Tea,2025-12-11,https://media.example.com/1.mp3,', size / 2)}\n`,
    'one cell': (size) =>
      `title,date,audio,description\nTea,2025-12-11,https://media.example.com/1.mp3,"${fill('tea ', size)}"\n`,
    'a quote that is never closed': (size) => `title,date,audio\n"${fill('a,b\n', size)}`,
    'quotes in quotes': (size) =>
      `title,date,audio\n"${fill('""', size)}",2025-12-11,https://media.example.com/1.mp3\n`,
    'quotes that close early': (size) => `title,date,audio\n${fill('"a"b,', size)}`,
    commas: (size) => fill(',', size),
    'line ends': (size) => `title,date,audio\n${fill('\n', size)}`,
    'columns of prototypes': (size) =>
      `title,date,audio,__proto__,constructor,toString,__proto__\n${fill('Tea,2025-12-11,https://media.example.com/1.mp3,a,b,c,d\n', size)}`,
    'rows that are all alike': (size) =>
      `title,date,audio\n${fill('Tea,2025-12-11,https://media.example.com/1.mp3\n', size)}`,
  },
  json: {
    'episodes of a list': (size) =>
      JSON.stringify(Array.from({ length: Math.ceil(size / 110) }, (_, n) => row(n))),
    'episodes of a table': (size) =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: Math.ceil(size / 110) }, (_, n) => [`e${n}`, row(n)])),
      ),
    'items of a JSON feed': (size) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Tea',
        items: Array.from({ length: Math.ceil(size / 200) }, (_, n) => ({
          id: `${n}`,
          title: `Tea ${n}`,
          date_published: '2025-12-11T10:00:00Z',
          content_html: '<p>Tea.</p>',
          attachments: [{ url: `https://media.example.com/${n}.mp3`, mime_type: 'audio/mpeg' }],
        })),
      }),
    'attachments of an item of a JSON feed': (size) =>
      `{"version":"https://jsonfeed.org/version/1.1","title":"Tea","items":[{"id":"1","title":"Tea","date_published":"2025-12-11","attachments":[${fill('{"url":"https://media.example.com/1.mp3"},', size)}{}]}]}`,
    'lists in lists': (size) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
    'tables in tables': (size) => fill('{"title":', size),
    'keys of one name': (size) =>
      `[{"title":"Tea","date":"2025-12-11","audio":"https://media.example.com/1.mp3",${fill('"a":1,', size)}"b":1}]`,
    'keys of prototypes': (size) =>
      `[${fill('{"__proto__":{"title":"Tea"},"constructor":{"date":"2025-12-11"},"title":"Tea","date":"2025-12-11","audio":"https://media.example.com/1.mp3"},', size)}{}]`,
    'a table of prototypes': (size) =>
      `{"__proto__":${JSON.stringify(row(1))},"constructor":${JSON.stringify(row(2))},"hasOwnProperty":${JSON.stringify(row(3))},"a":"${fill('a', size)}"}`,
    'numbers of many digits': (size) =>
      `[{"title":"Tea","date":"2025-12-11","audio":"https://media.example.com/1.mp3","episode":${fill('9', size)}}]`,
    'a text without an end': (size) => `[{"title":"${fill('\\"', size)}`,
    'half characters': (size) =>
      `[{"title":"${fill('\\ud800', size)}","date":"2025-12-11","audio":"https://media.example.com/1.mp3"}]`,
  },
  jsonl: {
    'lines of episodes': (size) => count((n) => `${JSON.stringify(row(n))}\n`, size),
    'lines of brackets': (size) => fill('[\n', size),
  },
  yml: {
    'entries that are episodes': (size) => count((n) => `- ${JSON.stringify(row(n))}\n`, size),
    'entries that share all by an alias': (size) => `- &a ${JSON.stringify(row(0))}\n${fill('- *a\n', size)}`,
    'entries that merge': (size) =>
      `- &a ${JSON.stringify(row(0))}\n${count((n) => `- { <<: *a, title: Tea ${n} }\n`, size)}`,
  },
  toml: {
    'tables that are episodes': (size) =>
      count(
        (n) =>
          `[[episodes]]\ntitle = "Tea ${n}"\ndate = 2025-12-11\naudio = "https://media.example.com/${n}.mp3"\n`,
        size,
      ),
  },
};

const shows = {
  'seasons of many numbers': (size) => `seasons:\n${count((n) => `  ${n}: Tea ${n}\n`, size)}`,
  'feeds of a show': (size) =>
    `feeds:\n${count((n) => `  a${n}: { feed: "https://feeds.example.com/${n}.xml" }\n`, size)}`,
  'keys of prototypes': (size) =>
    `__proto__: { title: a }\nconstructor: 1\ntoString: [${fill('a, ', size)}a]`,
  'keys that almost are': (size) => count((n) => `titl${n}: a\n`, size),
  'keys of one name': (size) => fill('title: a\n', size),
  'patterns in patterns': (size) => `guids: "${fill('{slug}', size)}"`,
  'open patterns': (size) => `guids: "${fill('{', size)}"`,
  'a pattern of the files of media': (size) => `choose: { files: "${fill('*a', size / 2)}" }`,
  'stars in the files of episodes': (size) => `episodes: "${fill('*', size)}"`,
  'a folder of the media above': (size) => `artwork: ${fill('../', size)}a.png`,
  'people of a show': (size) =>
    `people:\n${count((n) => `  b${n}: { name: "Tea ${n}", role: host }\n`, size)}`,
  'value recipients': (size) =>
    `value:\n  type: lightning\n  method: keysend\n  recipients:\n${count((n) => `    - { type: node, address: a${n}, split: 1 }\n`, size)}`,
  'social accounts': (size) => `social: [${count((n) => `"https://a.example/@a${n}", `, size)}a]`,
  'profiles again and again': (size) => `profiles: [${fill('apple, ', size)}apple]`,
};

/** Many files beside a show.yaml. */
const many = {
  'pages without front matter': (size) =>
    Object.fromEntries(
      Array.from({ length: Math.ceil(size / 50) }, (_, n) => [`e${n}.md`, `# Tea ${n}\n\nTea.\n`]),
    ),
  'pages with a file of data each': (size) =>
    Object.fromEntries(
      Array.from({ length: Math.ceil(size / 100) }, (_, n) => [
        [`e${n}.md`, 'Tea.\n'],
        [`e${n}.json`, JSON.stringify(row(n))],
      ]).flat(),
    ),
  'recordings without an episode': (size) =>
    Object.fromEntries(Array.from({ length: Math.ceil(size / 50) }, (_, n) => [`e${n}.mp3`, 'ID3'])),
  'episodes with a transcript and chapters each': (size) =>
    Object.fromEntries(
      Array.from({ length: Math.ceil(size / 300) }, (_, n) => [
        [
          `e${n}.md`,
          `---\ntitle: Tea ${n}\npublished: 2025-12-11\naudio: { url: "https://media.example.com/${n}.mp3", bytes: 1 }\nduration: 60\n---\nTea.\n`,
        ],
        [`e${n}.vtt`, 'WEBVTT\n\n00:00.000 --> 00:01.000\ntea\n'],
        [`e${n}.chapters.txt`, '00:00:00.000 Tea\n00:00:10.000 Coffee\n'],
      ]).flat(),
    ),
  'names that differ in their case': (size) =>
    Object.fromEntries(
      Array.from({ length: Math.ceil(size / 200) }, (_, n) => {
        const name = [...n.toString(2).padStart(16, '0')]
          .map((bit, at) => (bit === '1' ? 'TEACOFFEEANDMILK' : 'teacoffeeandmilk')[at])
          .join('');
        return [
          `${name}.md`,
          `---\ntitle: Tea ${n}\npublished: 2025-12-11\naudio: { url: "https://media.example.com/${n}.mp3", bytes: 1 }\n---\nTea.\n`,
        ];
      }),
    ),
  'folders with a page each': (size) =>
    Object.fromEntries(
      Array.from({ length: Math.ceil(size / 200) }, (_, n) => [
        `d${n}/index.md`,
        `---\ntitle: Tea ${n}\npublished: 2025-12-11\naudio: { url: "https://media.example.com/${n}.mp3", bytes: 1 }\n---\nTea.\n`,
      ]),
    ),
};

export const tables = Object.fromEntries([
  ...Object.entries(data).flatMap(([ending, each]) =>
    Object.entries(each).map(([name, make]) => [
      `${name} in ${ending}`,
      (size) => of(`episodes.${ending}`, make(size)),
    ]),
  ),
  ...Object.entries(shows).map(([name, make]) => [
    `show.yaml of ${name}`,
    (size) =>
      of(
        'e1.md',
        '---\ntitle: Tea\npublished: 2025-12-11\naudio: { url: "https://media.example.com/1.mp3", bytes: 1 }\n---\nTea.\n',
        make(size),
      ),
  ]),
  ...Object.entries(many).map(([name, make]) => [name, (size) => ({ 'show.yaml': show, ...make(size) })]),
]);
