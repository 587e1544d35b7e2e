import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/commands/command.js';
import { convertCommand } from '../../src/commands/convert.js';
import { explainCommand } from '../../src/commands/explain.js';
import { acceptsFrom } from '../../src/commands/options.js';
import { rulesCommand } from '../../src/commands/rules.js';
import { sourcesCommand } from '../../src/commands/sources.js';
import { readMarks, writeMarks } from '../../src/rules/marks.js';
import { fixtures, write } from '../show/folder.js';
import { terminalIn } from './terminal.js';

async function run(command: Command, args: readonly string[], options = {}, folder = fixtures) {
  const terminal = terminalIn(folder);
  const code = await command.run(args, options, terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

describe('explain', () => {
  test('says what a rule looks at besides the feed, and shows markup without marks', async () => {
    const { out } = await run(explainCommand, ['feed-change/title-changed']);
    expect(out).toContain('\nIt compares with the feed as subscribers have it and is skipped without one.\n');
    expect(out).toContain('\nWrong: after\n  <title>Rust at Work</title>\n');
    expect(out).not.toMatch(/[«»]/);
  });

  test('says all that a directory asks, with its limits', async () => {
    const { out } = await run(explainCommand, ['apple']);
    expect(out).toMatch(/^apple\n\nApple Podcasts: a directory\n/);
    expect(out).toMatch(/artwork +at least 1400 × 1400 pixels/i);
  });
});

describe('rules', () => {
  test('lists for programs every rule that a choice means, with its examples as they are', async () => {
    const { code, out } = await run(rulesCommand, [], { format: 'json', vocabulary: 'spotify' });
    const { version, rules } = JSON.parse(out);
    expect({ code, version }).toEqual({ code: 0, version: 1 });
    expect(rules.map(({ id }: { id: string }) => id)).toContain('spotify/country-invalid');
    expect(out).not.toMatch(/[«»]/);
  });
});

test('a rule that there is not is not accepted', () => {
  expect(() => acceptsFrom({ accept: 'rss/guid-mising', because: 'We know.' })).toThrow(
    /"rss\/guid-mising".*rss\/guid-missing/s,
  );
  expect(() => acceptsFrom({ accept: 'rss/guid-missing' })).toThrow('needs --because "the reason"');
});

test('sources shows where each field comes from in a table with a head', async () => {
  const { out } = await run(sourcesCommand, ['zola'], { format: 'pretty' });
  expect(out).toMatch(/^ *field +← place +files$/m);
});

test('convert keeps the speakers that most cues of a text name', async () => {
  const folder = write({
    'a.srt':
      '1\n00:00:00,000 --> 00:00:02,000\nAnna: Welcome to the show.\n\n2\n00:00:02,000 --> 00:00:04,000\nBen: Thank you.\n',
  });
  const { code } = await run(convertCommand, ['a.srt', 'a.vtt'], {}, folder);
  expect(code).toBe(0);
});

describe('marks', () => {
  test.each(['a', '«»', '«a»b', 'a«b«c»d»«»', '<«item»><title>«»</title></item>'])(
    '%s is read and written',
    (example) => {
      expect(writeMarks(readMarks(example))).toBe(example);
    },
  );
});
