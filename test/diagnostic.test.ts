import { expect, test } from 'vitest';
import { judge } from '../src/diagnostic.js';

test('a message that is longer than anybody reads is without its middle', () => {
  const source = { name: 'feed.xml', text: '<rss/>' };
  const advice = { summary: 'A title.', why: 'Because.', help: 'Do.', severity: 'error' } as const;
  const demand = { severity: 'error', profiles: ['rss'], severities: { rss: 'error' } } as const;
  const messageOf = (message: string) =>
    judge({ rule: 'test/title', span: { start: 0, end: 6 }, message }, advice, demand, source).message;
  expect(messageOf('x'.repeat(1000))).toBe('x'.repeat(1000));
  expect(messageOf(`${'a'.repeat(800)}${'b'.repeat(9000)}${'c'.repeat(200)}`)).toBe(
    `${'a'.repeat(800)}…${'c'.repeat(200)}`,
  );
});
