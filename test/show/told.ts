import { expect } from 'vitest';
import { build } from '../../src/build.js';
import { position } from '../../src/text/source.js';
import { keepsDiagnostics } from '../kept.js';
import { folderOf } from './folder.js';

/** A show without a fault. */
export const garden = `title: Garden Talk
link: https://garden.example.com/
feed: https://garden.example.com/feed.xml
language: en
description: Conversations about soil.
author: Ann Gardener
owner:
  name: Ann Gardener
  email: ann@example.com
categories: [Science]
explicit: false
artwork: https://media.example.com/cover.jpg
guids: slug
`;

/** An episode of it. */
export const soil = `---
title: Soil
published: 2024-03-01
link: https://garden.example.com/soil/
audio: { url: https://media.example.com/soil.mp3, bytes: 21660000 }
duration: 36:06
---
Notes about soil.
`;

/** Another one. */
export const roots = soil.replaceAll(/soil/gi, 'roots').replace('03-01', '03-08');

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A change of a text, which holds what is changed. */
export function edited(text: string, was: string, now: string): string {
  expect(text).toContain(was);
  return text.replace(was, () => now);
}

/** A change of `show.yaml`. */
export const inShow = (was: string, now: string) => () => ({ 'show.yaml': edited(garden, was, now) });
/** A change of the episode. */
export const inEpisode = (was: string, now: string) => () => ({ 'soil.md': edited(soil, was, now) });
/** A line more in the episode. */
export const added = (line: string) => inEpisode('duration: 36:06', `duration: 36:06\n${line}`);

/** Everything that a build says, as people read it. */
export async function told(files: Files): Promise<readonly string[]> {
  const { diagnostics } = await build(folderOf({ 'show.yaml': garden, 'soil.md': soil, ...files }), {
    ...{ profiles: undefined, now: Date.UTC(2026, 5, 1), threshold: 'error', accepts: [], name: 'feed.xml' },
  });
  keepsDiagnostics(diagnostics);
  return diagnostics.map(({ source, span, message, help }) => {
    const { line, column } = position(source, span.start);
    return `${source.name.replace('show/', '')}:${line}:${column} ${message} → ${help}`;
  });
}
