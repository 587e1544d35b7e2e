import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { type AttributeRow, type ElementRow, isAdopted, type Kind } from '../../src/vocabulary/row.js';
import { rowOf, vocabularies } from '../../src/vocabulary/vocabulary.js';
import { read } from '../../src/xml/document.js';
import { bytesOf, place } from './place.js';

/** Kinds of values that are addresses to open or to load. */
const isAddress = (kind: Kind) => kind === 'URL' || kind === 'URI' || kind === 'address';

/** Names that have the form of an address, and are only compared. */
const names = [
  'atom:id',
  'atom:category/@scheme',
  'media:rating/@scheme',
  'media:category/@scheme',
  'media:credit/@scheme',
];

const elements: readonly (readonly [string, ElementRow])[] = Object.values(vocabularies).flatMap(
  (vocabulary) => Object.entries<ElementRow>(vocabulary).filter(([, row]) => isAdopted(row)),
);

/** Markup of an element where its vocabulary has it. */
function within(name: string, markup: string): string {
  const [parent] = rowOf(name)?.parents ?? [];
  if (parent === undefined || parent === 'rss') return markup;
  return parent === 'channel' ? markup : within(parent, `<${parent}>${markup}</${parent}>`);
}

const places = elements.flatMap(([name, { attributes = {}, text }]) => [
  ...(text && isAddress(text.kind)
    ? [[name, (address: string) => within(name, `<${name}>${address}</${name}>`)] as const]
    : []),
  ...Object.entries<AttributeRow>(attributes)
    .filter(([, { kind }]) => isAddress(kind))
    .map(
      ([attribute]) =>
        [
          `${name}/@${attribute}`,
          (address: string) => within(name, `<${name} ${attribute}="${address}"/>`),
        ] as const,
    ),
]);

function found(markup: string): readonly string[] {
  const document = read(bytesOf(place(markup)), { name: 'example.xml' });
  return check(document, { profiles: ['rss'], now: Date.UTC(2026, 10, 20) }).diagnostics.map(
    ({ rule }) => rule,
  );
}

/** The rules of addresses, whatever the vocabulary. */
describe.each(places.filter(([name]) => !names.includes(name)))('%s', (_name, markup) => {
  test('is judged as an address', () => {
    expect(found(markup('https://matthias:secret@media.example.com/rust'))).toContain('rss/url-password');
    expect(
      found(markup('https://192.168.178.20/rust')).filter((rule) =>
        /url-private|enclosure-url-invalid/.test(rule),
      ),
    ).not.toEqual([]);
    expect(
      found(markup('https://media.example.com/rust|linux')).filter((rule) =>
        /url-unencoded|enclosure-url/.test(rule),
      ),
    ).not.toEqual([]);
  });
});

test('there are many of them', () => expect(places.length).toBeGreaterThan(35));
