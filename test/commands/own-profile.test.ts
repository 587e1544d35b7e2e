import { expect, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import { checkCommand } from '../../src/commands/check.js';
import type { Command, Options } from '../../src/commands/command.js';
import { explainCommand } from '../../src/commands/explain.js';
import { rulesCommand } from '../../src/commands/rules.js';
import { type DirectoryName, directories, profiles } from '../../src/directories/index.js';
import type { Limits } from '../../src/directories/profile.js';
import { openProfile } from '../../src/own-profile.js';
import { diagnosticsIn } from '../run.js';
import { showYaml, write } from '../show/folder.js';
import { terminalIn } from './terminal.js';

/** A feed whose description is long, with a heading in it, and whose episode has neither a guid nor a transcript. */
const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Rust Talk</title><link>https://rust-talk.example.com/</link><language>en</language>
<description><![CDATA[<h2>Rust</h2> <p>Conversations about Rust.</p>]]></description>
<itunes:explicit>no</itunes:explicit>
<item><title>Rust for Linux</title><description>Rust in C.</description>
<enclosure url="https://media.example.com/1.mp3" length="41280000" type="audio/mpeg"/></item>
</channel></rss>
`;

async function run(command: Command, folder: string, args: readonly string[], options: Options = {}) {
  const terminal = terminalIn(folder);
  const code = await command.run(args, { format: 'json', failOn: 'error', ...options }, terminal);
  return { code, out: terminal.out() };
}

/** What was found of some rules, by their ids: who asks, and what each makes of it. */
async function severities(folder: string, options: Options, ...ids: readonly string[]) {
  const { out } = await run(checkCommand, folder, ['feed.xml'], options);
  const found = diagnosticsIn(out);
  return Object.fromEntries(ids.map((id) => [id, found.find(({ rule }) => rule === id)?.severities]));
}

const house = `title: Our Network
extends: [apple, spotify]
rules:
  podcast/transcript-missing: error
  rss/guid-missing: info
  itunes/explicit-legacy: off
limits:
  description: { characters: 20 }
  tags: [p, h2]
`;

test('a profile of the user asks what it extends, with its own say in rules', async () => {
  const folder = write({ 'feed.xml': feed, 'network.yaml': house });
  const options = { profile: './network.yaml' };
  expect(
    await severities(
      folder,
      options,
      ...['podcast/transcript-missing', 'rss/guid-missing', 'itunes/explicit-legacy'],
      ...['itunes/author-missing', 'podcast/namespace-missing', 'rss/item-link-missing'],
    ),
  ).toEqual({
    'podcast/transcript-missing': { network: 'error' },
    'rss/guid-missing': { network: 'info' },
    'itunes/explicit-legacy': undefined,
    // The worse of what Apple and Spotify make of it.
    'itunes/author-missing': { network: 'error' },
    'podcast/namespace-missing': undefined,
    'rss/item-link-missing': { network: 'info' },
  });
});

test('its limits stand in place of those that it extends, and leave the others theirs', async () => {
  const folder = write({ 'feed.xml': feed, 'network.yaml': house });
  const messages = async (profile: string) => {
    const { out } = await run(checkCommand, folder, ['feed.xml'], { profile });
    return diagnosticsIn(out)
      .filter(({ rule }) => `${rule}`.startsWith('rss/description-'))
      .map(({ message, severities: who }) => `${message} ${Object.keys(who ?? {}).join()}`);
  };
  expect(await messages('network.yaml')).toEqual([
    '<description> has 46 characters; Our Network keeps 20 characters. network',
  ]);
  expect(await messages('apple,network.yaml')).toEqual([
    'In <description>, Apple drops <h2>. apple',
    '<description> has 46 characters; Our Network keeps 20 characters. network',
  ]);
});

test('without limits of its own it has the tighter of each of those that it extends', () => {
  const limitsOf = (name: DirectoryName) => directories[name].limits as Limits;
  for (const one of profiles) {
    for (const other of profiles) {
      const bytes = new TextEncoder().encode(`extends: [${one}, ${other}]`);
      const limits = openProfile('ours.yaml', bytes).profile?.limits;
      const both = [limitsOf(one), limitsOf(other)] as const;
      const numbers = (limitOf: (each: Limits) => number | undefined) =>
        both.flatMap((each) => limitOf(each) ?? []);
      const least = (limitOf: (each: Limits) => number | undefined) =>
        numbers(limitOf).length > 0 ? Math.min(...numbers(limitOf)) : undefined;
      const greatest = (limitOf: (each: Limits) => number | undefined) =>
        numbers(limitOf).length > 0 ? Math.max(...numbers(limitOf)) : undefined;
      const common = (limitOf: (each: Limits) => readonly string[] | undefined) => {
        const [a, b] = both.map(limitOf);
        return a && b ? a.filter((each) => b.includes(each)) : (a ?? b);
      };
      expect({ one, other, limits }).toEqual({
        one,
        other,
        limits: expect.objectContaining({
          description: {
            bytes: least(({ description }) => description?.bytes),
            characters: least(({ description }) => description?.characters),
          },
          tags: common(({ tags }) => tags),
          files: common(({ files }) => files),
          value: least(({ value }) => value),
          artwork: expect.objectContaining({
            smallest: greatest(({ artwork }) => artwork?.smallest),
            largest: least(({ artwork }) => artwork?.largest),
            formats: common(({ artwork }) => artwork?.formats),
            bytes: least(({ artwork }) => artwork?.bytes),
          }),
          chapterTitle: least(({ chapterTitle }) => chapterTitle),
          chapterSeconds: greatest(({ chapterSeconds }) => chapterSeconds),
          titleStart: least(({ titleStart }) => titleStart),
        }),
      });
    }
  }
});

test('what concerns one directory only concerns who extends that one, or asks for the rule', async () => {
  const folder = write({
    'feed.xml': feed.replace('https://rust-talk.example.com/', '//rust-talk.example.com/'),
    'apple-like.yaml': 'extends: [apple]',
    'rss-like.yaml': 'extends: [rss]',
    'both.yaml': 'extends: [apple, rss]',
    'asking.yaml': 'extends: [apple]\nrules: { rss/link-invalid: error }',
    'alone.yaml': 'rules: { rss/link-invalid: info }',
  });
  const profile = 'rss,apple,apple-like.yaml,rss-like.yaml,both.yaml,asking.yaml,alone.yaml';
  expect(await severities(folder, { profile }, 'rss/link-invalid')).toEqual({
    'rss/link-invalid': {
      ...{ rss: 'warning', 'rss-like': 'warning', both: 'warning', asking: 'error', alone: 'info' },
    },
  });
});

test('it has a verdict of its own', async () => {
  const folder = write({ 'feed.xml': feed, 'network.yaml': house });
  const { code, out } = await run(checkCommand, folder, ['feed.xml'], { profile: 'rss,network.yaml' });
  const { verdicts, summary } = JSON.parse(out);
  expect(verdicts).toEqual({
    rss: expect.stringMatching(/^valid/),
    network: expect.stringMatching(/^fails \(\d+\)$/),
  });
  expect(summary.refusedBy).toEqual(['network']);
  expect(code).toBe(1);
});

test('it is explained, and its rules are listed', async () => {
  const folder = write({ 'network.yaml': house });
  const { out } = await run(explainCommand, folder, ['./network.yaml']);
  expect(out).toContain('Our Network: a profile of your own that extends apple, spotify');
  expect(out).toContain('description            4000 bytes, 20 characters');
  const listed = await run(rulesCommand, folder, [], { profile: 'network.yaml', format: 'pretty' });
  expect(listed.out).toMatch(/^podcast\/transcript-missing +error/m);
  expect(listed.out).not.toContain('itunes/explicit-legacy');
});

test.each([
  ['name: apple', 1, 7, 'name is "apple"'],
  ['title: Ours\nextend: [apple]', 2, 1, 'Unknown key "extend" in the profile. Write "extends"'],
  ['extends: [aple]', 1, 11, 'Write "apple".'],
  ['rules:\n  rss/guid-mising: error', 2, 3, 'There is no rule "rss/guid-mising". Write "rss/guid-missing".'],
  ['rules:\n  rss/guid-missing: fatal', 2, 21, 'is not one of error, warning, info, off'],
  ['rules:\n  xml/tag-unclosed: off', 2, 3, 'holds for every feed and cannot be changed'],
  ['rules:\n  source/key-missing: off', 2, 3, 'There is no rule "source/key-missing".'],
  ['rules:\n  feed-change/guid-changed: off', 2, 29, 'protects subscribers and cannot be lowered'],
  ['rules: off', 1, 8, 'rules is not a table of rules'],
  ['limits: { description: { bytes: many } }', 1, 33, 'not a whole number'],
  ['extends: [apple', 1, 10, 'is never closed'],
  ['', 1, 1, 'The profile is empty.'],
])('an error in it is shown at its line and column: %s', async (text, line, column, message) => {
  const folder = write({ 'feed.xml': feed, 'network.yaml': text });
  const failed = run(checkCommand, folder, ['feed.xml'], { profile: './network.yaml' });
  await expect(failed).rejects.toThrow(`network.yaml:${line}:${column}: `);
  await expect(failed).rejects.toThrow(message);
});

test('a file that is called like a directory says another name', () => {
  const bytes = new TextEncoder().encode('extends: [apple]');
  const { profile, findings } = openProfile('profiles/apple.yaml', bytes);
  expect(profile).toBeUndefined();
  expect(findings[0]?.message).toContain('"apple"');
  const named = new TextEncoder().encode('name: ours\nextends: [apple]');
  expect(openProfile('profiles/apple.yaml', named).profile?.name).toBe('ours');
});

test('airworthy.yaml names it, and its own rules make a directory neither stricter nor another', async () => {
  const settings = `profiles: [apple, ./rules/network.yaml]
rules:
  podcast/transcript-missing: off
  rss/guid-missing: warning
  rss/channel-image-missing: error
`;
  const folder = write({ 'feed.xml': feed, 'airworthy.yaml': settings, 'rules/network.yaml': house });
  expect(
    await severities(
      folder,
      {},
      ...['podcast/transcript-missing', 'rss/guid-missing', 'rss/channel-image-missing'],
    ),
  ).toEqual({
    'podcast/transcript-missing': undefined,
    'rss/guid-missing': { apple: 'warning', network: 'info' },
    'rss/channel-image-missing': { 'airworthy.yaml': 'error' },
  });
});

const episode = `---
title: Rust for Linux
published: 2025-12-11
audio: { url: "https://media.example.com/1.mp3", bytes: 41280000 }
---
Notes about Rust in C.
`;

/** The errors of a build, at their places. */
async function errorsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = write(files);
  const { out } = await run(buildCommand, folder, []);
  return diagnosticsIn(out)
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

test('show.yaml names it, and it is judged by it', async () => {
  const files = {
    'episodes/rip/show.yaml': showYaml('profiles: [rss, network.yaml]'),
    'episodes/rip/network.yaml': 'rules:\n  podcast/transcript-missing: error\n',
    'episodes/rip/one.md': episode,
  };
  expect(await errorsOf(files)).toEqual(['episodes/rip/one.md:1 podcast/transcript-missing']);
  expect(await errorsOf({ ...files, 'episodes/rip/network.yaml': 'rules:\n  rss/gud: error\n' })).toEqual([
    'episodes/rip/network.yaml:2 source/key-unknown',
  ]);
  expect(
    await errorsOf({ ...files, 'episodes/rip/show.yaml': showYaml('profiles: [rss, gone.yaml]') }),
  ).toEqual(['episodes/rip/show.yaml:10 source/file-missing']);
  expect(
    await errorsOf({ ...files, 'episodes/rip/show.yaml': showYaml('profiles: [../network.yaml]') }),
  ).toEqual(['episodes/rip/show.yaml:10 source/value-invalid']);
});
