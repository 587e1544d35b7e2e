import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openFolder } from '../../src/io/folder.js';
import type { SourceFinding } from '../../src/show/faults.js';
import type { Folder } from '../../src/show/folder.js';
import { type Loaded, load } from '../../src/show/load.js';
import { position } from '../../src/text/source.js';
import { keepsFindings } from '../kept.js';

/** Later than every episode in the tests. */
export const now = Date.UTC(2030, 0, 1);

export const fixtures = join(import.meta.dirname, '../fixtures/shows');

/** A show that is complete, for episodes of any kind; lines of YAML may be added. */
export function showYaml(...lines: readonly string[]): string {
  return [
    'title: Rust in Production',
    'link: https://rust-in-production.example.com/',
    'feed: https://feeds.example.com/rust-in-production/feed.xml',
    'language: en',
    'description: Conversations about Rust.',
    'author: The example authors',
    'categories: [Technology]',
    'explicit: false',
    'artwork: https://media.example.com/cover.jpg',
    ...lines,
    ...(lines.some((line) => line.startsWith('guids:')) ? [] : ['guids: slug']),
    '',
  ].join('\n');
}

/** Writes files into a folder of their own, which is removed after the test; returns its path. */
export function write(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'airworthy-show-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  return openFolder(write(files), 'show');
}

/** Loads a show of these files, and keeps what is wrong with it. */
export async function loadFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<Loaded> {
  const loaded = await load(folderOf(files), now);
  keepsFindings(loaded.findings);
  return loaded;
}

/** Findings as people read them: `603.md:3:5 source/value-invalid`. */
export function placesOf(findings: readonly SourceFinding[]): readonly string[] {
  return findings.map(({ rule, source, span }) => {
    const { line, column } = position(source, span.start);
    return `${source.name.replace(/^[^/]*\//, '')}:${line}:${column} ${rule}`;
  });
}
