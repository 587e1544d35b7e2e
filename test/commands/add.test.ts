import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addCommand } from '../../src/commands/add.js';
import { buildCommand } from '../../src/commands/build.js';
import { showYaml, write } from '../show/folder.js';
import { episode, garden } from './garden.js';
import { keepsWhatIsSaid } from './sessions.js';
import { terminalIn } from './terminal.js';

async function build(folder: string, path: string) {
  const terminal = terminalIn(folder);
  const code = await buildCommand.run([path], { failOn: 'warning' }, terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

describe('add', () => {
  async function add(folder: string, ...args: readonly string[]) {
    const terminal = terminalIn(folder);
    await addCommand.run(args, {}, terminal);
    return terminal.out();
  }

  test.each([
    [
      '0603.md',
      '{ "title": "Old", "date": "2025-01-01", "episode": 603, "episode_guid": "a" }\n\nNotes.\n',
      '0604.md',
      /"episode": 604/,
    ],
    [
      's05e09-old/index.md',
      '+++\ntitle = "Old"\ndate = 2025-01-01\ntemplate = "x.html"\n[extra]\nseason = "05"\nepisode = "09"\n+++\n',
      's05e10-my-day/index.md',
      /\[extra\]\nseason = "05"\nepisode = "10"/,
    ],
    [
      '_posts/2025-01-01-old.md',
      '---\ntitle: Old\ndate: 2025-01-01\nlayout: episode\n---\nAbout Old.\n',
      '_posts/2030-01-01-my-day.md',
      /^date: 2030-01-01$/m,
    ],
    [
      'old.md',
      '---\ntitle: Old\npublished: 2025-01-01\naudio: old.mp3\nepisode: 9\n---\n',
      'my-day.md',
      /^episode: 10$/m,
    ],
  ])('after %s', async (name, text, expected, line) => {
    const folder = write({ 'episodes/x/show.yaml': showYaml(), [`episodes/x/${name}`]: text });
    expect(await add(folder, 'x', 'My Day')).toContain(`episodes/x/${expected} is started`);
    const written = readFileSync(join(folder, 'episodes/x', expected), 'utf8');
    expect(written).toMatch(line);
    // It is a draft, and in nobody's way.
    const { err } = await build(folder, 'x');
    expect(err).toContain('stays out: it is a draft');
  });

  test('a show that is not there, and one that has no show.yaml', async () => {
    const folder = write({ 'episodes/x/show.yaml': showYaml(), 'episodes/y/a.md': 'x' });
    await expect(add(folder, 'xx')).rejects.toThrow('did you mean x?');
    await expect(add(folder, 'y')).rejects.toThrow('"airworthy init episodes/y" starts one');
  });
});

keepsWhatIsSaid('add', {
  'the next of a season': {
    files: {
      ...garden,
      'episodes/garden/worms.md': episode('Worms', '2026-02-01', 'season: 2', 'episode: 9'),
    },
    lines: ['add garden "Bees & birds"', 'add episodes/garden', 'add garden "Bees & birds"'],
  },
  'a file for each recording that no episode names': {
    files: { ...garden, 'episodes/garden/new.mp3': 'x', 'episodes/garden/newer.mp3': 'x' },
    lines: ['add garden'],
  },
  'to what is no show': {
    files: { ...garden, 'episodes/y/a.md': 'x' },
    lines: ['add gardn Bees', 'add y Bees', 'add episodes/garden/soil.md Bees', 'add z'],
  },
});
