import { pretty } from './pretty.js';
import type { Renderer } from './report.js';

/** A format that a report can be rendered in. */
export interface Format {
  readonly doc: string;
  /** Loads the renderer; only what is asked for is worth the time. */
  readonly load: () => Promise<Renderer>;
}

/** Every format, for every command that reports findings. The one that nearly everybody asks for is always there. */
export const formats = {
  pretty: { doc: 'for people at a terminal', load: async () => pretty },
  summary: { doc: 'one line a file', load: async () => (await import('./lines.js')).summary },
  concise: { doc: 'one line a finding', load: async () => (await import('./lines.js')).concise },
  json: { doc: 'one JSON document, each rule once', load: async () => (await import('./json.js')).json },
  ndjson: {
    doc: 'one JSON document a finding, with all that is said of it',
    load: async () => (await import('./json.js')).ndjson,
  },
  sarif: { doc: 'SARIF 2.1.0', load: async () => (await import('./sarif.js')).sarif },
  junit: { doc: 'JUnit XML', load: async () => (await import('./trees.js')).junit },
  checkstyle: { doc: 'Checkstyle XML', load: async () => (await import('./trees.js')).checkstyle },
  github: { doc: 'annotations of GitHub Actions', load: async () => (await import('./lines.js')).github },
  gitlab: { doc: "GitLab's code quality", load: async () => (await import('./trees.js')).gitlab },
  markdown: { doc: 'for a pull request', load: async () => (await import('./lines.js')).markdown },
  csv: { doc: 'a table', load: async () => (await import('./lines.js')).csv },
  html: { doc: 'one page to read and print', load: async () => (await import('./html.js')).html },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
