import { expect, test } from 'vitest';
import { describedAs } from '../../src/show/finish-text.js';
import { toRfc3339, toRfc5322 } from '../../src/show/time.js';

test.each([
  ['Rust for Linux', undefined],
  ['R & D, -> and "quotes"', undefined],
  ['Option<T>', 'Option&lt;T&gt;'],
  ['a < b & c', 'a &lt; b &amp; c'],
  ['the <b> element', 'the &lt;b&gt; element'],
  ['&lt; of a <b>', '&amp;lt; of a &lt;b&gt;'],
  ['<b>one</b> < <i>two</i>', '&lt;b&gt;one&lt;/b&gt; &lt; &lt;i&gt;two&lt;/i&gt;'],
  ['<b>one</b> and <', '&lt;b&gt;one&lt;/b&gt; and &lt;'],
  ['<x>one</x>', '&lt;x&gt;one&lt;/x&gt;'],
  ['<b>one</b></b>', '&lt;b&gt;one&lt;/b&gt;&lt;/b&gt;'],
  ['&amp <', '&amp;amp &lt;'],
])('%s is a text', (written, html = written) => {
  expect(describedAs(written, 'description')).toEqual({ html, plain: written, from: 'description' });
});

test.each([
  '<b>one</b>',
  '<p>one<p>two',
  'one<br>two',
  '<ul><li>one<li>two</ul>',
  'R &amp; D',
  'an en dash &#8211;',
  'one &#x2014; two',
])('%s is HTML', (written) => {
  expect(describedAs(written, 'notes')).toEqual({ html: written, plain: undefined, from: 'notes' });
});

test.each([
  [0, '16:00:00Z', '16:00:00 +0000'],
  [60, '17:00:00+01:00', '17:00:00 +0100'],
  [-210, '12:30:00-03:30', '12:30:00 -0330'],
  [345, '21:45:00+05:45', '21:45:00 +0545'],
])('an instant %i minutes from UTC is written on that clock', (offset, iso, mail) => {
  const instant = { millis: Date.UTC(2025, 11, 11, 16), offset };
  expect(toRfc3339(instant)).toBe(`2025-12-11T${iso}`);
  expect(toRfc5322(instant)).toBe(`Thu, 11 Dec 2025 ${mail}`);
});
