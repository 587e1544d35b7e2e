import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCommand } from '../../src/commands/check.js';
import { fixCommand } from '../../src/commands/fix.js';
import { diagnosticsIn } from '../run.js';
import { write } from '../show/folder.js';
import { episode, garden } from './garden.js';
import { keepsWhatIsSaid } from './sessions.js';
import { terminalIn } from './terminal.js';

const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
  <!-- made by hand -->
  <channel>
    <title>Rust & friends</title>
    <language>en_US</language>
    <description>CafÃ©</description>
    <itunes:isClosedCaptioned>yes</itunes:isClosedCaptioned>
    <item>
      <guid> abc </guid>
      <enclosure   url="https://media.example.com/a.mp3?x=1&y=2"   length="1,234,567" type="audio/mp3" />
    </item>
  </channel>
</rss>
`;

const safely = feed
  .replace('Rust & friends', 'Rust &amp; friends')
  .replace('en_US', 'en-US')
  .replace('    <itunes:isClosedCaptioned>yes</itunes:isClosedCaptioned>\n', '')
  .replace('<guid>', '<guid isPermaLink="false">')
  .replace('x=1&y=2', 'x=1&amp;y=2')
  .replace('1,234,567', '1234567')
  .replace('audio/mp3', 'audio/mpeg');

function placed(content = feed): { readonly folder: string; readonly text: () => string } {
  const folder = write({ 'feed.xml': content });
  return { folder, text: () => readFileSync(join(folder, 'feed.xml'), 'utf8') };
}

test('fixes a feed, and then there is nothing more to fix', async () => {
  const { folder, text } = placed();
  const terminal = terminalIn(folder);
  expect(await fixCommand.run(['feed.xml'], {}, terminal)).toBe(0);
  expect(text()).toBe(safely);
  expect(terminal.err()).toMatchInlineSnapshot(`
    "feed.xml: 7 findings fixed (xml/unescaped-ampersand ×2, itunes/element-retired, rss/channel-language-separator, rss/enclosure-length-not-integer, rss/enclosure-type-invalid, rss/guid-not-permalink); 1 more with --unsafe
    "
  `);
  const again = terminalIn(folder);
  expect(await fixCommand.run(['feed.xml'], {}, again)).toBe(0);
  expect([text(), again.err()]).toEqual([safely, 'feed.xml: nothing to fix; 1 more with --unsafe\n']);
});

test('applies what needs judgement when asked, and shows it', async () => {
  const { folder, text } = placed(safely);
  const terminal = terminalIn(folder);
  expect(await fixCommand.run(['feed.xml'], { unsafe: 'true' }, terminal)).toBe(0);
  expect(text()).toBe(safely.replace('CafÃ©', 'Café'));
  expect(terminal.err()).toMatch(/^feed\.xml:7:21 {2}text\/mojibake {2}.*Write "é"\.\n/);
});

test('prints a diff and writes nothing in a dry run', async () => {
  const { folder, text } = placed();
  const terminal = terminalIn(folder);
  expect(
    await fixCommand.run(
      ['feed.xml'],
      { dryRun: 'true', rule: ['rss/channel-language-separator'] },
      terminal,
    ),
  ).toBe(0);
  expect(text()).toBe(feed);
  expect(terminal.out()).toMatchInlineSnapshot(`
    "--- a/feed.xml
    +++ b/feed.xml
    @@ -3,7 +3,7 @@
       <!-- made by hand -->
       <channel>
         <title>Rust & friends</title>
    -    <language>en_US</language>
    +    <language>en-US</language>
         <description>CafÃ©</description>
         <itunes:isClosedCaptioned>yes</itunes:isClosedCaptioned>
         <item>
    "
  `);
});

test.each([
  ['into a pipe, it is exact', undefined, 'Rust \u001b[2J'],
  ['on a screen, nothing in it steers that', 80, 'Rust \ufffd[2J'],
])('a diff: %s', async (_, width, written) => {
  const { folder } = placed(feed.replace('Rust', 'Rust \u001b[2J'));
  const terminal = terminalIn(folder);
  const asked = width === undefined ? terminal : { ...terminal, width };
  await fixCommand.run(['feed.xml'], { dryRun: 'true', rule: ['xml/unescaped-ampersand'] }, asked);
  expect(terminal.out()).toContain(`+    <title>${written} &amp; friends</title>\n`);
});

test('fixes the findings of one rule, and of the profiles that were asked for', async () => {
  const one = placed();
  await fixCommand.run(['feed.xml'], { rule: ['xml/unescaped-ampersand'] }, terminalIn(one.folder));
  expect(one.text()).toBe(feed.replace('Rust &', 'Rust &amp;').replace('1&y', '1&amp;y'));
  const profile = placed(safely.replace('en-US', 'en_US').replace('audio/mpeg', 'audio/mp3'));
  await fixCommand.run(['feed.xml'], { profile: 'spotify' }, terminalIn(profile.folder));
  expect(profile.text()).toBe(safely.replace('en-US', 'en_US'));
});

test('keeps the mode of a file, and a link to one', async () => {
  const { folder, text } = placed();
  writeFileSync(join(folder, 'feed.xml'), feed, { mode: 0o640 });
  symlinkSync('feed.xml', join(folder, 'link.xml'));
  const { mode } = statSync(join(folder, 'feed.xml'));
  expect(await fixCommand.run(['link.xml'], {}, terminalIn(folder))).toBe(0);
  expect(text()).toBe(safely);
  expect(statSync(join(folder, 'feed.xml')).mode).toBe(mode);
});

test('adds a missing link to itself where the address is given', async () => {
  const { folder, text } = placed(safely);
  const url = 'https://feeds.example.com/a.xml?x=1&y=2';
  expect(await fixCommand.run(['feed.xml'], { url }, terminalIn(folder))).toBe(0);
  expect(text()).toContain('href="https://feeds.example.com/a.xml?x=1&amp;y=2" rel="self"');
  await expect(fixCommand.run(['feed.xml'], { url: 'a.xml' }, terminalIn(folder))).rejects.toThrow('--url');
});

test('check --fix fixes and reports the rest', async () => {
  const { folder, text } = placed();
  const terminal = terminalIn(folder);
  await checkCommand.run(['feed.xml'], { fix: 'true', failOn: 'error', format: ['json'] }, terminal);
  expect(text()).toBe(safely);
  expect(diagnosticsIn(terminal.out()).filter(({ safe }) => safe)).toEqual([]);
});

test('says what it cannot do', async () => {
  const { folder } = placed();
  const terminal = terminalIn(folder);
  await expect(fixCommand.run(['-'], {}, terminal)).rejects.toThrow('name the file of a feed, or a show');
  await expect(fixCommand.run(['nope.xml'], {}, terminal)).rejects.toThrow('nope.xml does not exist');
  await expect(fixCommand.run(['feed.xml'], { rule: ['rss/no'] }, terminal)).rejects.toThrow('"rss/no"');
  await expect(checkCommand.run(['feed.xml'], { dryRun: 'true', failOn: 'error' }, terminal)).rejects.toThrow(
    'need --fix',
  );
});

keepsWhatIsSaid('fix', {
  'a feed': {
    files: { 'feed.xml': feed },
    lines: [
      'fix feed.xml --dry-run',
      'fix feed.xml --rule rss/guid-mising',
      'fix feed.xml',
      'fix feed.xml --unsafe',
      'fix feed.xml',
    ],
  },
  'a show': {
    files: { ...garden, 'episodes/garden/worms.md': episode('Worms', '2026-02-01', 'sesaon: 2') },
    lines: ['fix garden --dry-run --unsafe', 'fix garden', 'fix garden --unsafe'],
  },
  'what it cannot': {
    files: garden,
    lines: ['fix -', 'fix none.xml', 'fix gardn', 'fix garden --url garden'],
  },
});
