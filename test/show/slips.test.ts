import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileFinding } from '../../src/show/faults.js';
import { episodeFields, showFields } from '../../src/show/fields/fields.js';
import { readTable } from '../../src/show/fields/tables.js';
import { parseCsv } from '../../src/show/syntax/csv.js';
import { readFrontMatter } from '../../src/show/syntax/front-matter.js';
import { parseJson, parseJsonLines } from '../../src/show/syntax/json.js';
import { parseToml } from '../../src/show/syntax/toml.js';
import type { Value } from '../../src/show/syntax/value.js';
import { parseYaml, parseYamlData } from '../../src/show/syntax/yaml.js';
import { keepsSlips } from '../slips.js';
import { damaged } from './files.js';

/** A value with its places, as `0-14{title 7-11"Soil"}`. */
function shown(value: Value | undefined): string {
  if (!value) return 'nothing';
  const { start, end } = value.span;
  const at = `${start}-${end}`;
  if (value.kind === 'scalar') return `${at}${JSON.stringify(value.text)}`;
  if (value.kind === 'list') return `${at}[${value.items.map(shown).join(' ')}]`;
  if (value.kind === 'empty') return `${at} empty`;
  const entries = value.entries.map((each) => {
    return `${each.key}@${each.keySpan.start}-${each.keySpan.end} ${shown(each.value)}`;
  });
  return `${at}{${entries.join(', ')}}`;
}

/** What is wrong, at its place, with the help and what a fix would write. */
function told({ rule, span, message, help, fix, instead }: FileFinding): string {
  const edits = fix?.edits.map(({ span, text }) => `${span.start}-${span.end}${JSON.stringify(text)}`) ?? [];
  const meant = instead ? [`${instead.of} means ${instead.write}${instead.safe ? '' : ', perhaps'}`] : [];
  const more = [...(help === undefined ? [] : [help]), ...meant, ...edits]
    .map((each) => ` → ${each}`)
    .join('');
  return `${rule} ${span.start}-${span.end} ${message}${more}`;
}

describe('front matter with a slip', () => {
  test.each([
    [
      'live.md',
      '---\ntitle: "On: stage"\nlist: [a, \'b\', {c: 1}]\nwho:\n  - name: Ann # host\nx: &x y\nz: *x\n---\nBody\n',
    ],
    ['block.md', '---\ntext: |\n  One\n  two\nmore: >-\n  x\n<<: { a: b }\nnull: ~\ntag: !t v\n...\nBody\n'],
    [
      'live.md',
      '+++\ntitle = "On"\n[a.b]\nc = [1, 2.5]\nd = { e = \'f\' }\n[[g]]\nday = 2024-03-01\n+++\nBody\n',
    ],
    ['live.md', '{ "title": "On", "list": [1, true, null], "in": { "a": "b" } }\nBody\n'],
    ['live.md', ';;;\n"title": "On",\n"n": -1.5\n;;;\nBody\n'],
    ['live.md', 'Title: On\nDate: 2024-03-01\nWho: Ann\n\nBody\n'],
    ['live.md', '<!--\n.. title: On\n.. date: 2024-03-01\n-->\nBody\n'],
    ['live.rst', '====\nSoil\n====\n:date: 2024-03-01\n:page-who: Ann\n\nBody\n'],
    ['nikola.rst', '.. title: On\n.. date: 2024-03-01\n\nBody\n'],
    ['live.adoc', '= Soil\nAnn <ann@example.com>\nv1, 2024-03-01\n:page-who: Ann\n:revnumber: 2\n\nBody\n'],
    ['live.txt', 'Title: Soil\n\n----\n\nDate: 2024-03-01\n\n----\n\nText:\n\nBody\n'],
    ['contents.lr', 'title: Soil\n---\nwho: Ann\n---\nbody:\n\nBody\nmore\n'],
  ])('%s: %j', (name, text) => {
    keepsSlips(text, (slip) => {
      const { front, findings } = readFrontMatter({ name, text: slip });
      const body = front && JSON.stringify(slip.slice(front.body.start, front.body.end));
      return {
        read: front ? `${front.language} ${shown(front.table)} ${body}` : '',
        faults: findings.map(told),
      };
    });
  });
});

describe('data with a slip', () => {
  test.each([
    ['a list', '- a: 1\n  b: [x]\n- [c, d]\n', parseYamlData],
    ['a table', 'Title,Note\nSoil,"a ""b"", c"\nRoots,\r\n', parseCsv],
    ['a table with tabs', '\uFEFFTitle\tNote\n\n"a\tb"\tc\n', parseCsv],
    ['lines', '{"a":1}\n\n{"b":[2]}\n', parseJsonLines],
  ] as const)('%s', (_, text, parse) => {
    keepsSlips(text, (slip) => {
      const { root, findings } = parse(slip, 0);
      return { read: shown(root), faults: findings.map(told) };
    });
  });
});

test.each([
  ['YAML', [parseYaml, parseYamlData]],
  ['TOML', [parseToml]],
  ['JSON', [parseJson, parseJsonLines]],
  ['CSV', [parseCsv]],
])('%s says the same at every offset', (_, parsers) => {
  fc.assert(
    fc.property(damaged, fc.nat(5000), (text, offset) => {
      const shifted = (value: unknown): unknown =>
        JSON.parse(JSON.stringify(value), (key, each: unknown) =>
          (key === 'start' || key === 'end') && typeof each === 'number' ? each - offset : each,
        );
      const bare = text.replace(/^\W+\n|\n\W+\n[\s\S]*$/g, '');
      for (const parse of parsers) {
        expect(shifted(parse(bare, offset))).toEqual(JSON.parse(JSON.stringify(parse(bare, 0))));
      }
    }),
    { numRuns: 200 },
  );
});

describe('a value with a slip', () => {
  const show = `title: Soil
link: https://a.example.com/
language: en-GB
owner: { name: Ann, email: ann@example.com }
categories: [News > Tech News]
explicit: false
zone: Europe/Berlin
time: 9:30
updates: { rrule: FREQ=WEEKLY }
hosts: [{ name: Ann, link: https://ann.example.com/ }]
media: https://m.example.com/
seasons: { 1: First }
`;
  const episode = `title: Soil
published: 2024-03-01T10:00:00Z
audio: { url: https://m.example.com/a.mp3, bytes: 2000000 }
duration: 1:02:03
season: 2
episode: 7
chapters:
  - { start: 0:00, title: Start }
soundbites: [{ start: 0:30, duration: 10, title: Bite }]
locations: [{ name: Kew, geo: "51.47,-0.29" }]
`;
  test.each([
    ['show', showFields, show],
    ['episode', episodeFields, episode],
  ] as const)('%s', (owner, fields, text) => {
    const valuesOf = (slip: string) => {
      const { table } = parseYaml(slip, 0);
      return table && readTable(fields, table, owner);
    };
    const sound = new Map<string, unknown>(Object.entries(valuesOf(text)?.values ?? {}));
    keepsSlips(text, (slip) => {
      const { values, findings = [] } = valuesOf(slip) ?? {};
      if (!values) return { read: 'no table', faults: [] };
      const read = new Map<string, unknown>(Object.entries(values));
      const changed = [...new Set([...sound.keys(), ...read.keys()])].filter(
        (key) => JSON.stringify(read.get(key)) !== JSON.stringify(sound.get(key)),
      );
      const said = changed.map((key) => `${key}: ${JSON.stringify(read.get(key)) ?? 'nothing'}`);
      return { read: said.join('; '), faults: findings.map(told) };
    });
  });
});
