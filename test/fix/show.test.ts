import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { expect, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import { fixCommand } from '../../src/commands/fix.js';
import { terminalIn } from '../commands/terminal.js';
import { write } from '../show/folder.js';

const show = `# Our show
titel: "Rust in Production"   # the name
link: https://rust-in-production.example.com/
feed: https://feeds.example.com/rust-in-production/feed.xml
language: en_US   # spoken
description: Conversations about Rust: the language.
author: The example authors
owner: { name: 'Matthias', email: 'mailto:show@example.com' }
categories: [technology, 'Education > How-To']
explicit: clean
type: episodik
artwork: https://media.example.com/cover.jpg
guids: slug
`;

const yaml = `---
title: 'It''s Rust\u200b turn'
# when
published: Thu, 11 Dec 2025 16:00:00 +0000
audio:
  url: https://media.example.com/one.mp3
  byts: 41,000,000
duration: 43 min
season: "Season 2"
episode: '#1'
typ: Full
---

Notes that nobody touches: it's "quoted" & all.
`;

const toml = `+++
title = "Two" # second
published = 2025-12-18T16:00:00Z
audio = { url = "https://media.example.com/two.mp3", bytes = 41000000 }
duration = "1h 3m"
type = 'trailr'
explicit = "n"
seasn = 2
episode = 2
+++
Notes.
`.replaceAll('\n', '\r\n');

const json = `{
  "title": "Three",
  "published": "25.12.2025",
  "audio": { "url": "https://media.example.com/three.mp3", "bytes": "41 000 000" },
  "lable": "3",
  "season": 2,
  "episode": "No. 3",
}

Notes.
`;

const files = { 'show.yaml': show, 'one.md': yaml, 'two.md': toml, 'three.md': json };

/** The lines that differ between two texts, as a diff has them. */
function changed(before: string, after: string): readonly string[] {
  return createTwoFilesPatch('a', 'b', before, after, '', '', { context: 0 })
    .split('\n')
    .filter((line) => /^[-+](?![-+]{2})/.test(line));
}

function placed(): string {
  return write(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`episodes/rust/${name}`, text])),
  );
}

test('a show with faults in YAML, TOML, JSON and show.yaml is fixed in place, and built', async () => {
  const folder = placed();
  const text = (name: string) => readFileSync(join(folder, 'episodes/rust', name), 'utf8');

  const dry = terminalIn(folder);
  expect(await fixCommand.run(['rust'], { dryRun: 'true' }, dry)).toBe(0);
  expect(text('show.yaml')).toBe(show);
  expect(dry.out()).toContain('--- a/episodes/rust/one.md\n+++ b/episodes/rust/one.md\n');

  const terminal = terminalIn(folder);
  expect(await fixCommand.run(['rust'], {}, terminal)).toBe(0);
  expect(terminal.err()).toMatch(/^episodes\/rust: 2\d findings fixed \(/);
  expect(changed(show, text('show.yaml'))).toMatchInlineSnapshot(`
    [
      "-titel: "Rust in Production"   # the name",
      "+title: "Rust in Production"   # the name",
      "-language: en_US   # spoken",
      "-description: Conversations about Rust: the language.",
      "+language: en-US   # spoken",
      "+description: "Conversations about Rust: the language."",
      "-owner: { name: 'Matthias', email: 'mailto:show@example.com' }",
      "-categories: [technology, 'Education > How-To']",
      "-explicit: clean",
      "-type: episodik",
      "+owner: { name: 'Matthias', email: 'show@example.com' }",
      "+categories: [Technology, 'Education > How To']",
      "+explicit: false",
      "+type: episodic",
    ]
  `);
  expect(changed(yaml, text('one.md'))).toMatchInlineSnapshot(`
    [
      "-title: 'It''s Rust​ turn'",
      "+title: 'It''s Rust turn'",
      "-published: Thu, 11 Dec 2025 16:00:00 +0000",
      "+published: 2025-12-11T16:00:00+00:00",
      "-  byts: 41,000,000",
      "-duration: 43 min",
      "-season: "Season 2"",
      "-episode: '#1'",
      "-typ: Full",
      "+  bytes: 41000000",
      "+duration: 43:00",
      "+season: "2"",
      "+episode: '1'",
      "+type: Full",
    ]
  `);
  expect(changed(toml, text('two.md'))).toMatchInlineSnapshot(`
    [
      "-duration = "1h 3m"
    ",
      "-type = 'trailr'
    ",
      "-explicit = "n"
    ",
      "-seasn = 2
    ",
      "+duration = "1:03:00"
    ",
      "+type = 'trailer'
    ",
      "+explicit = "false"
    ",
      "+season = 2
    ",
    ]
  `);
  expect(changed(json, text('three.md'))).toMatchInlineSnapshot(`
    [
      "-  "published": "25.12.2025",",
      "-  "audio": { "url": "https://media.example.com/three.mp3", "bytes": "41 000 000" },",
      "-  "lable": "3",",
      "+  "published": "2025-12-25",",
      "+  "audio": { "url": "https://media.example.com/three.mp3", "bytes": "41000000" },",
      "+  "label": "3",",
      "-  "episode": "No. 3",",
      "+  "episode": "3"",
    ]
  `);

  const again = terminalIn(folder);
  expect(await fixCommand.run(['rust'], {}, again)).toBe(0);
  expect(again.err()).toBe('episodes/rust: nothing to fix\n');

  const built = terminalIn(folder);
  expect(await buildCommand.run(['rust'], { failOn: 'error' }, built)).toBe(0);
  expect(built.err()).toContain('1 show published');
});

test('what needs judgement is fixed when asked for, and shown', async () => {
  const folder = write({
    'episodes/rust/show.yaml': show
      .replace('titel', 'title')
      .replace('Conversations about Rust: the language.', '"About Rust"')
      .replace('clean', 'false')
      .replace('episodik', 'episodic')
      .concat('funding:\n  - url: http://example.com/support # soon\n    text: Support us\n'),
    'episodes/rust/one.md': `---
title: "CafÃ© one"
published: 2025-12-11T16:00:00Z
audio: { url: https://media.example.com/one.mp3, bytes: 41000000 }
---
Hello.

<iframe src="https://player.example.com/1"></iframe>

{{< youtube abc >}}
`,
  });
  const terminal = terminalIn(folder);
  expect(await fixCommand.run(['episodes/rust'], { unsafe: 'true' }, terminal)).toBe(0);
  expect(readFileSync(join(folder, 'episodes/rust/one.md'), 'utf8')).toBe(`---
title: "Café one"
published: 2025-12-11T16:00:00Z
audio: { url: https://media.example.com/one.mp3, bytes: 41000000 }
---
Hello.

[player.example.com](<https://player.example.com/1>)


`);
  expect(readFileSync(join(folder, 'episodes/rust/show.yaml'), 'utf8')).toContain(
    '  - url: https://example.com/support # soon\n',
  );
  expect(terminal.err()).toContain('episodes/rust/one.md:2:12  source/mojibake  "Ã©" should be "é"');
});

test('a guid and the address of a recording stay as they are', async () => {
  const episode = `---
title: One
published: 2025-12-11T16:00:00Z
guid: "CafÃ©\u200b "
audio: { url: "http://media.example.com/CafÃ©.mp3", bytes: 41000000 }
---
Hello.
`;
  const folder = write({
    'episodes/rust/show.yaml': show
      .replace('titel', 'title')
      .replace(': the', ' the')
      .replace('episodik', 'serial'),
    'episodes/rust/one.md': episode,
  });
  expect(await fixCommand.run(['rust'], { unsafe: 'true' }, terminalIn(folder))).toBe(0);
  expect(readFileSync(join(folder, 'episodes/rust/one.md'), 'utf8')).toBe(episode);
});

test('a fault that needs a person in one episode does not keep those of the feed waiting', async () => {
  const healthy = `title: Rust in Production
link: https://rust-in-production.example.com/
feed: https://feeds.example.com/rust-in-production/feed.xml
language: en
description: Conversations about Rust, the language.
author: The example authors
owner: { name: Matthias, email: show@example.com }
categories: [Technology]
explicit: false
artwork: https://media.example.com/cover.jpg
guids: slug
`;
  const episode = (title: string, audio: string) => `---
title: "${title}"
published: 2025-12-11T16:00:00Z
audio: { url: "https://media.example.com/${audio}", bytes: 41000000 }
duration: 2580
---

Notes.
`;
  const folder = write({
    'episodes/rust/show.yaml': healthy,
    'episodes/rust/one.md': episode('Rust\u200b for Linux', 'one.mp3'),
    'episodes/rust/two.md': '---\npublished: 2025-12-12T16:00:00Z\n---\n\nNotes.\n',
  });
  const terminal = terminalIn(folder);
  await fixCommand.run(['rust'], {}, terminal);
  expect(readFileSync(join(folder, 'episodes/rust/one.md'), 'utf8')).toContain('title: "Rust for Linux"');
});
