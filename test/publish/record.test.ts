import { expect, test } from 'vitest';
import { isInside, printRecord, readRecord } from '../../src/publish/record.js';
import { CannotPublish } from '../../src/publish/refusal.js';

const digest = { bytes: 5, sha256: 'a'.repeat(64) };
const whole = {
  version: 1,
  guid: 'a-b',
  files: { 'feed.xml': digest },
  kept: { 'chapters/1.json': digest },
  accepted: [{ rule: 'feed-change/guid-changed', at: 'one', because: 'Nobody had subscribed.' }],
  adding: ['feed.xml'],
};

const read = (text: string) => readRecord(new TextEncoder().encode(text), 'feeds/rip/published.json');

test('a record says what was written to it, in an order of its own', () => {
  const read = readRecord(new TextEncoder().encode(JSON.stringify(whole)), 'published.json');
  expect(read).toEqual({
    guid: 'a-b',
    files: new Map([['feed.xml', digest]]),
    kept: new Map([['chapters/1.json', digest]]),
    accepted: whole.accepted,
    adding: ['feed.xml'],
  });
  const files = new Map(['b', 'feed.xml', 'a/1', 'a'].map((path) => [path, digest]));
  const text = printRecord({ guid: undefined, files, kept: new Map(), accepted: [] });
  expect(Object.keys(JSON.parse(text).files)).toEqual(['a', 'a/1', 'b', 'feed.xml']);
  expect(printRecord(readRecord(new TextEncoder().encode(text), 'x'))).toBe(
    printRecord({ guid: undefined, files, kept: new Map(), accepted: [], adding: [] }),
  );
});

test.each<[string, object]>([
  ['no guid', { guid: undefined }],
  ['a change without a place', { accepted: [{ rule: 'a/b', because: 'So.' }] }],
  ['nothing that is about to be added', { adding: undefined }],
  ['no files', { files: {}, kept: {} }],
  ['an empty file', { files: { 'feed.xml': { ...digest, bytes: 0 } } }],
])('a record may have %s', (_what, changed) => {
  expect(() => read(JSON.stringify({ ...whole, ...changed }))).not.toThrow();
});

// One thing at a time is not what a record says: each of its checks is the only one that can notice.
test.each<[string, object]>([
  ['a guid that is not a text', { guid: 5 }],
  ['no list of files', { files: undefined }],
  ['nothing for files', { files: null }],
  ['a text for files', { files: 'feed.xml' }],
  ['a list of files', { files: [] }],
  ['nothing for kept files', { kept: null }],
  ['a path out of the folder', { files: { '../victim': digest } }],
  ['a kept path out of the folder', { kept: { '../victim': digest } }],
  ['nothing for a digest', { files: { 'feed.xml': null } }],
  ['a list for a digest', { files: { 'feed.xml': [5, digest.sha256] } }],
  ['half a byte', { files: { 'feed.xml': { ...digest, bytes: 0.5 } } }],
  ['bytes in words', { files: { 'feed.xml': { ...digest, bytes: '5' } } }],
  ['no sum', { files: { 'feed.xml': { bytes: 5 } } }],
  ['a list with a sum', { files: { 'feed.xml': { ...digest, sha256: [digest.sha256] } } }],
  ['a short sum', { files: { 'feed.xml': { ...digest, sha256: 'a'.repeat(63) } } }],
  ['a long sum', { files: { 'feed.xml': { ...digest, sha256: 'a'.repeat(65) } } }],
  ['a sum in capitals', { files: { 'feed.xml': { ...digest, sha256: 'A'.repeat(64) } } }],
  ['no list of changes', { accepted: undefined }],
  ['a table of changes', { accepted: {} }],
  ['nothing for a change', { accepted: [null] }],
  ['a text for a change', { accepted: ['a/b'] }],
  ['a change without a rule', { accepted: [{ because: 'So.' }] }],
  ['a change without a reason', { accepted: [{ rule: 'a/b' }] }],
  ['a change at no text', { accepted: [{ rule: 'a/b', because: 'So.', at: 5 }] }],
  ['one bad change behind a good one', { accepted: [...whole.accepted, { rule: 'a/b' }] }],
  ['a text for what is added', { adding: 'feed.xml' }],
  ['nothing for what is added', { adding: null }],
  ['a number among what is added', { adding: ['feed.xml', 5] }],
])('a record with %s is refused', (_what, changed) => {
  const refused = new CannotPublish(
    'feeds/rip/published.json is not a record of what was published; restore it (from version control, for instance), or remove it',
  );
  expect(() => read(JSON.stringify({ ...whole, ...changed }))).toThrow(refused);
});

test.each([
  ['{', 'is not valid JSON; restore it (from version control, for instance), or remove it'],
  [
    'null',
    'is not a record of what was published; restore it (from version control, for instance), or remove it',
  ],
  [
    '[]',
    'is not a record of what was published; restore it (from version control, for instance), or remove it',
  ],
  [
    '"a"',
    'is not a record of what was published; restore it (from version control, for instance), or remove it',
  ],
  ['{}', 'was written by another version of airworthy; use that one or a newer one'],
  [
    JSON.stringify({ ...whole, version: '1' }),
    'was written by another version of airworthy; use that one or a newer one',
  ],
])('%s is not a record', (text, why) => {
  expect(() => read(text)).toThrow(new CannotPublish(`feeds/rip/published.json ${why}`));
});

test.each<[string, boolean]>([
  ['feed.xml', true],
  ['a/b.json', true],
  ['...', true],
  ['a/..b', true],
  ['cc:b', true],
  ['', false],
  ['.', false],
  ['..', false],
  ['a//b', false],
  ['a/', false],
  ['/a', false],
  ['a/./b', false],
  ['a/../b', false],
  ['a\\..\\b', false],
  ['c:b', false],
  ['C:\\b', false],
  ['a\0b', false],
])('%j is a path inside of a folder: %s', (path, expected) => expect(isInside(path)).toBe(expected));
