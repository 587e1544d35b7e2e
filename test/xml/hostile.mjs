/**
 * Documents made to exhaust whoever reads them: how long and in how much memory each is read, every value of
 * every field included, in a process of its own. Run alone: `node test/xml/hostile.mjs`, after a build; with
 * `--json` it prints what the test of the same name looks at.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { peakMemory } from '../bench/memory.mjs';

const megabyte = 1_000_000;

/** A piece again and again, up to a size. */
function fill(piece, size = megabyte) {
  return piece.repeat(size / piece.length);
}

function many(count, piece) {
  return Array.from({ length: count }, (_, index) => piece(index)).join('');
}

function feed(item, channel = '') {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Rust in Production</title>${channel}<item>${item}</item></channel></rss>`;
}

function withSubset(declarations, title) {
  return `<!DOCTYPE rss [${declarations}]>\n<rss><channel><item><title>${title}</title></item></channel></rss>`;
}

const laughs = many(12, (level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);

/**
 * What each is, and the rules that must be found in it; a document without any must be read cleanly.
 */
const documents = {
  'billion laughs': {
    document: () => withSubset(`<!ENTITY l0 "lol">${laughs}`, '&l12;'),
    finds: ['xml/doctype-present'],
  },
  'quadratic entities': {
    document: () => withSubset(`<!ENTITY a "${'a'.repeat(9_999)}">`, '&a;'.repeat(10_000)),
    finds: ['xml/doctype-present', 'xml/limit-exceeded'],
  },
  'one entity of 100 kB, 10,000 times': {
    document: () => withSubset(`<!ENTITY a "${'a'.repeat(100_000)}">`, '&a;'.repeat(10_000)),
    finds: ['xml/doctype-present'],
  },
  'entity that holds itself': {
    document: () => withSubset('<!ENTITY a "&b;"><!ENTITY b "&a;">', '&a;'),
    finds: ['xml/doctype-present'],
  },
  'external entity': {
    document: () => withSubset('<!ENTITY a SYSTEM "file:///etc/passwd">', '&a;'),
    finds: ['xml/external-entity'],
  },
  'parameter entity': {
    document: () => withSubset('<!ENTITY % a SYSTEM "https://example.com/a.dtd"> %a;', '&b;'),
    finds: ['xml/external-entity'],
  },
  'internal subset without end': {
    document: () => `<!DOCTYPE rss [${fill('<!ENTITY a "')}`,
    finds: ['xml/doctype-malformed'],
  },
  '100,000 levels': {
    document: () => `<rss>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</rss>`,
    finds: ['xml/limit-exceeded'],
  },
  '100,000 levels that never close': {
    document: () => `<rss>${'<a>'.repeat(100_000)}`,
    finds: ['xml/limit-exceeded'],
  },
  '100,000 levels of namespaces': {
    document: () => `<rss>${'<a xmlns:p="urn:x">'.repeat(100_000)}`,
    finds: ['xml/limit-exceeded'],
  },
  '50 MB of text in a channel': {
    document: () => feed('', fill('Rust for Linux ', 50 * megabyte)),
    finds: [],
  },
  '50 MB of text in an item': {
    document: () => feed(`<description>${fill('Rust for Linux ', 50 * megabyte)}</description>`),
    finds: [],
  },
  '50 MB of CDATA': {
    document: () =>
      feed(`<description><![CDATA[${fill('<p>Rust for Linux</p>\n', 50 * megabyte)}]]></description>`),
    finds: [],
  },
  '50 MB of escaped HTML': {
    document: () => feed(`<description>${fill('&lt;p&gt;Łódź&lt;/p&gt; ', 50 * megabyte)}</description>`),
    finds: [],
  },
  '50 MB of carriage returns': {
    document: () => feed(`<description>${fill('\r', 50 * megabyte)}</description>`),
    finds: [],
  },
  '100,000 attributes': {
    document: () => feed(`<a${many(100_000, (index) => ` a${index}="1"`)}/>`),
    finds: ['xml/limit-exceeded'],
  },
  '100,000 attributes of one name': {
    document: () => feed(`<a ${'a="1" '.repeat(100_000)}/>`),
    finds: ['xml/attribute-duplicate'],
  },
  '1 MB of attributes without quotes': {
    document: () => feed(`<a ${fill('a=1 ')}/>`),
    finds: ['xml/attribute-malformed', 'xml/limit-exceeded'],
  },
  '100,000 declarations': {
    document: () => feed(`<a${many(100_000, (index) => ` xmlns:a${index}="urn:x"`)}/>`),
    finds: ['xml/limit-exceeded'],
  },
  '20,000 misspelt declarations': {
    document: () => feed('<a xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtx"/>'.repeat(20_000)),
    finds: ['xml/namespace-uri-misspelled', 'xml/too-many-faults'],
  },
  '50,000 undeclared prefixes': {
    document: () => feed(many(50_000, (index) => `<p${index}:a/>`)),
    finds: ['xml/undeclared-prefix', 'xml/too-many-faults'],
  },
  '30,000 elements': { document: () => feed('<a>1</a>'.repeat(30_000)), finds: [] },
  '100,000 elements of eight bytes': {
    document: () => feed('<a>1</a>'.repeat(100_000)),
    finds: ['xml/limit-exceeded'],
  },
  'one name of 1 MB': { document: () => feed(`<${fill('a')}/>`), finds: ['xml/limit-exceeded'] },
  'one entity name of 1 MB': { document: () => feed(`&${fill('a')};`), finds: ['xml/undefined-entity'] },
  '5 MB of &': {
    document: () => feed(fill('&', 5 * megabyte)),
    finds: ['xml/unescaped-ampersand', 'xml/too-many-faults'],
  },
  '1 MB of & in an attribute': {
    document: () => feed(`<a b="${fill('&')}"/>`),
    finds: ['xml/unescaped-ampersand'],
  },
  '1 MB of &#': { document: () => feed(fill('&#')), finds: ['xml/character-reference-invalid'] },
  '5 MB of <': {
    document: () => feed(fill('<', 5 * megabyte)),
    finds: ['xml/unescaped-less-than', 'xml/too-many-faults'],
  },
  '1 MB of < without a feed': { document: () => fill('<'), finds: ['xml/text-before-root'] },
  '1 MB of < in an attribute': {
    document: () => feed(`<a b="${fill('<')}"/>`),
    finds: ['xml/less-than-in-attribute'],
  },
  '1 MB of ]]>': { document: () => feed(fill(']]>')), finds: ['xml/cdata-end-in-text'] },
  '1 MB of end tags': { document: () => feed(fill('</em>')), finds: ['xml/tag-unexpected'] },
  '1 MB of end tags after CDATA': {
    document: () => feed(`<![CDATA[]]>${fill('</em>')}`),
    finds: ['xml/tag-unexpected'],
  },
  '1 MB of quotes that run on': {
    document: () => feed(`<a b="${fill('x c="')}`),
    finds: ['xml/attribute-malformed'],
  },
  '1 MB of junk after a value': {
    document: () => feed(`<a b="${'c '.repeat(100_000)}"${fill('"')}/>`),
    finds: ['xml/attribute-malformed'],
  },
  '1 MB of end tags without end': { document: () => feed(fill('</em ')), finds: ['xml/tag-malformed'] },
  '500 kB of crossed tags': {
    document: () => feed(fill('<b><i></b></i>', megabyte / 2)),
    finds: ['xml/tag-mismatched'],
  },
  '1 MB of misspelt end tags': {
    document: () => feed(fill('<summary></sumary>')),
    finds: ['xml/tag-mismatched'],
  },
  '1 MB of start tags without end': { document: () => feed(fill('<a ')), finds: ['xml/tag-malformed'] },
  '1 MB of open quotes': { document: () => feed(fill('<a b="')), finds: ['xml/less-than-in-attribute'] },
  '1 MB of open comments': {
    document: () => feed(fill('<!-- ')),
    finds: ['xml/comment-unterminated'],
  },
  '1 MB of open comments with ">"': {
    document: () => feed(fill('<!-- >')),
    finds: ['xml/comment-unterminated'],
  },
  '1 MB of open instructions': {
    document: () => feed(fill('<?a >')),
    finds: ['xml/processing-instruction-malformed'],
  },
  '1 MB of open CDATA': {
    document: () => feed(fill('<a><![CDATA[</a>')),
    finds: ['xml/cdata-unterminated'],
  },
  '1 MB of CDATA that swallows': {
    document: () => feed(`${fill('<a><![CDATA[</a>')}]]></b>`),
    finds: ['xml/cdata-unterminated'],
  },
  '1 MB of comments': { document: () => feed(fill('<!---->')), finds: [] },
  '5 MB of NUL': { document: () => feed(fill('\0', 5 * megabyte)), finds: ['xml/invalid-character'] },
  '1 MB of NUL between letters': {
    document: () => feed(fill('a\0')),
    finds: ['xml/invalid-character', 'xml/too-many-faults'],
  },
  '1 MB of lone surrogates': {
    document: () => Buffer.from(`\ufeff${feed(fill('a\ud800')).replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    finds: ['xml/invalid-character'],
  },
  'UTF-8 cut at the end': {
    document: () => Buffer.from(feed('🦀')).subarray(0, -25),
    finds: ['xml/invalid-utf8'],
  },
  'elements of Object.prototype': {
    document: () =>
      feed('<__proto__ __proto__="1"><constructor>a</constructor><toString/></__proto__><hasOwnProperty/>'),
    finds: [],
  },
};

function* below(element) {
  yield element;
  for (const child of element.children) yield* below(child);
}

/** In the child: reads the document on standard input, and measures. */
async function measure() {
  const { read } = await import('../../dist/check.js');
  read(Buffer.from('<rss/>'), { name: 'warm.xml' });
  const idle = process.memoryUsage().rss;
  const bytes = readFileSync(0);
  const start = performance.now();
  const { root, findings, fatal, channel } = read(bytes, { name: 'hostile.xml' });
  let units = 0;
  for (const { text, attributes } of root ? below(root) : []) {
    units += text.length;
    for (const { value } of attributes) units += value.length;
  }
  const milliseconds = performance.now() - start;
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const memory = peakMemory() - idle;
  return {
    milliseconds,
    memory,
    bytes: bytes.length,
    rules,
    units,
    fatal,
    items: channel?.items.length ?? 0,
  };
}

/** One row for every document. */
export function benchHostile() {
  return Object.entries(documents).map(([name, { document, finds }]) => {
    const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--measure'], {
      input: document(),
      encoding: 'utf8',
    });
    if (child.status !== 0) throw new Error(`${name}: ${child.signal ?? child.stderr}`);
    return { name, finds, ...JSON.parse(child.stdout) };
  });
}

function print(rows) {
  console.log(
    `\n${'hostile document'.padEnd(44)}${'MB'.padStart(6)}${'ms'.padStart(8)}${'memory MB'.padStart(12)}`,
  );
  for (const { name, bytes, milliseconds, memory } of rows) {
    const [size, time, space] = [bytes / megabyte, milliseconds, memory / megabyte].map((number) =>
      number.toFixed(0),
    );
    console.log(`${name.padEnd(44)}${size.padStart(6)}${time.padStart(8)}${space.padStart(12)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === '--measure') console.log(JSON.stringify(await measure()));
  else if (process.argv[2] === '--json') console.log(JSON.stringify(benchHostile()));
  else print(benchHostile());
}
