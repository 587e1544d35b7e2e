/**
 * How long a build takes from the files of a show to a feed that has passed, and where the time goes. Run alone:
 * `node test/bench/build.mjs`, after a build.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './modules/check.js';
import { defaultProfiles } from './modules/diagnostic.js';
import { write } from './modules/feed/write.js';
import { openFolder } from './modules/io/folder.js';
import { proveValues } from './modules/proof/proof.js';
import { finish } from './modules/show/finish.js';
import { load } from './modules/show/load.js';
import { readText } from './modules/xml/document.js';
import { readAgain } from './modules/xml/second.js';
import { built } from './shows.mjs';

const now = Date.UTC(2026, 10, 20);

const paragraph =
  'A kernel maintainer on the **first Rust driver** that was merged, and what it [cost](https://lore.kernel.org/).';

const show = `title: Rust for Linux
link: https://rust-for-linux.example.com/
feed: https://feeds.example.com/rust-for-linux/feed.xml
language: en
description: Alex and Sam follow Rust into the Linux kernel.
author: Alex and Sam
owner: { email: podcast@rust-for-linux.example.com }
categories: Technology
explicit: false
artwork: https://media.example.com/rust-for-linux/cover.jpg
hosts: [Alex, Sam]
`;

function episode(number) {
  const day = new Date(Date.UTC(2000, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
  return `---
title: Part ${number}
published: ${day}
episode: ${number}
guests: Guest ${number % 50}
description: Part ${number} of the story.
audio: { url: "https://media.example.com/rust-for-linux/${number}.mp3", bytes: ${48_000_000 + number} }
duration: ${2400 + (number % 1800)}
---

${Array.from({ length: 20 + (number % 10) }, () => paragraph).join('\n\n')}
`;
}

/** Milliseconds of each step of a build from `count` files, in order. */
export async function benchBuild(count = 1000) {
  const root = mkdtempSync(join(tmpdir(), 'airworthy-bench-'));
  try {
    writeFileSync(join(root, 'show.yaml'), show);
    for (let number = 1; number <= count; number++)
      writeFileSync(join(root, `${number}.md`), episode(number));
    const steps = [];
    const step = async (name, work) => {
      const start = performance.now();
      const result = await work();
      steps.push({ step: name, milliseconds: performance.now() - start });
      return result;
    };
    const loaded = await step('load the files', () => load(openFolder(root, 'rust-for-linux'), now));
    const { show: whole, episodes } = await step('complete', () => finish(loaded, { now }));
    const feed = await step('write', () => write(whole, episodes, built));
    const document = await step('read', () => readText(feed.text, { name: 'feed.xml' }));
    const again = await step('read again', () => readAgain(feed.text));
    const lost = await step('prove every value', () =>
      [document.root, again].flatMap((root) => proveValues(whole, episodes, feed, root)),
    );
    const { diagnostics } = await step('check', () => check(document, { profiles: defaultProfiles, now }));
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (loaded.findings.length + lost.length + errors.length > 0)
      throw new Error('the show of the bench is not whole');
    return { count, megabytes: Buffer.byteLength(feed.text) / 1e6, steps };
  } finally {
    rmSync(root, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { count, megabytes, steps } = await benchBuild();
  console.log(`\nbuild ${count} episodes from files, ${megabytes.toFixed(1)} MB`);
  for (const { step, milliseconds } of steps)
    console.log(`${step.padEnd(28)}${milliseconds.toFixed(0).padStart(8)} ms`);
}
