import { expectTypeOf, test } from 'vitest';
import { element, parent, tree } from '../../src/feed/element.js';
import type { Spent } from '../../src/proof/said.js';
import type { Funding } from '../../src/show/model.js';
import type { AttributeOf, WrittenIn } from '../../src/vocabulary/written.js';

/*
 * What must not compile: `tsc --project test/tsconfig.json` reports an expected error that does not come.
 */

test('what is written in an element follows from the rows of the vocabulary', () => {
  expectTypeOf<WrittenIn<'podcast:alternateEnclosure'>>().toEqualTypeOf<
    'podcast:source' | 'podcast:integrity'
  >();
  expectTypeOf<'podcast:guid'>().toExtend<WrittenIn<'channel'>>();
  expectTypeOf<'podcast:guid'>().not.toExtend<WrittenIn<'item'>>();
  // Retired, and written for the other parent alone.
  expectTypeOf<'itunes:keywords'>().not.toExtend<WrittenIn<'item'>>();
  expectTypeOf<'content:encoded'>().not.toExtend<WrittenIn<'channel'>>();
  expectTypeOf<AttributeOf<'enclosure'>>().toEqualTypeOf<'url' | 'length' | 'type'>();
});

test('an element, an attribute or a child without a row does not compile', () => {
  // @ts-expect-error
  tree('podcast:mood', {}, 'calm');
  // @ts-expect-error
  tree('podcast:locked', { holder: 'show@example.com' }, 'yes');
  // @ts-expect-error
  tree('podcast:podroll', {}, [tree('podcast:funding', {}, 'Support us')]);
  // @ts-expect-error
  parent<Funding>()('podcast:funding', { url: 'url' }, () => [tree('podcast:funding', {}, '')]);
});

test('an attribute of a row without a key does not compile, nor does one too many', () => {
  element<Funding>()('podcast:funding', { url: 'url' }, 'text');
  // @ts-expect-error
  element<Funding>()('podcast:funding', {}, 'text');
  // @ts-expect-error
  element<Funding>()('podcast:funding', { url: 'url', platform: 'text' }, 'text');
});

test('a key of the author’s that is in no value needs a reason', () => {
  interface Written {
    readonly file: string;
    readonly url: string;
  }
  const reasons: Spent<Written, { readonly url: string }> = { file: { unsaid: 'its URL says it' } };
  expectTypeOf(reasons.file.unsaid).toBeString();
  // @ts-expect-error
  const none: Spent<Written, { readonly url: string }> = {};
  expectTypeOf(none).toExtend<object>();
});
