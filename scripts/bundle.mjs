/** Bundles the source into `dist`. What is rarely needed stays in files of its own, loaded when something asks for it. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { explanationsAsData, withoutExplanations } from './rulebook.mjs';

process.chdir(resolve(import.meta.dirname, '..'));

/**
 * The packages that every run needs are part of the bundle: to find and open their files takes longer than to judge a
 * small feed. All others stay packages.
 */
const inlined = ['commander', 'luxon', 'uuid', 'entities', 'string-width', 'jsonc-parser'];

/** The packages that those are made of. */
const within = ['ansi-regex', 'emoji-regex', 'get-east-asian-width', 'strip-ansi'];

const isOwn = (id) => /^(?:[./]|[a-z]:[\\/]|node:|\0)/i.test(id);
const isInlined = (id) => [...inlined, ...within].includes(id.split('/')[0]);

/**
 * Where the files of the bundle start: each holds all that these modules import, unless a file above it has it. All
 * other modules are divided by who needs them. Each file costs every run that needs it the time to open it.
 */
const chunks = {
  clean: ['report/clean.ts'],
  start: ['commands/command.ts', 'io/input.ts'],
  judge: ['judge.ts', 'report/pretty.ts'],
  reports: ['report/json.ts', 'report/lines.ts', 'report/html.ts', 'report/sarif.ts', 'report/changes.ts'],
  trees: ['report/trees.ts'],
  time: ['show/time.ts'],
  checking: ['commands/check.ts'],
  explaining: ['explained.ts'],
  settings: ['settings.ts'],
  building: ['index.ts', 'commands/build.ts', 'commands/sources.ts', 'commands/watch-places.ts'],
  previewing: ['commands/preview.ts'],
};

/** The modules of each chunk. */
const members = new Map();

function isIn(chunk, id, context) {
  if (!members.has(chunk)) {
    const found = new Set(chunks[chunk].map((start) => resolve('src', start)));
    for (const module of found) {
      for (const imported of context.getModuleInfo(module)?.importedIds ?? []) found.add(imported);
    }
    members.set(chunk, found);
  }
  return members.get(chunk).has(id);
}

const groups = Object.keys(chunks).map((chunk, index, { length }) => ({
  debugName: chunk,
  priority: length - index,
  name: (id, context) => (isIn(chunk, id, context) ? chunk : null),
}));

/** What packages get ready when they are loaded and few runs need: it is made where it is used. */
const hasty = {
  'string-width/index.js': [
    ['const segmenter = new Intl.Segmenter();', 'let segmenter;'],
    ['segmenter.segment(', '(segmenter ??= new Intl.Segmenter()).segment('],
  ],
  'commander/lib/command.js': [
    ["const childProcess = require('node:child_process');", ''],
    ['childProcess.spawn(', "require('node:child_process').spawn("],
  ],
};

const unhurried = {
  name: 'unhurried',
  transform: {
    filter: { id: /\/node_modules\/(?:string-width|commander)\// },
    handler(code, id) {
      const edits = Object.entries(hasty).find(([end]) => id.endsWith(end))?.[1] ?? [];
      return edits.reduce((text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`${id} has no ${from}`);
        return text.replaceAll(from, to);
      }, code);
    },
  },
};

/**
 * V8 looks up every property of Unicode in every pattern while it parses a file. Patterns that have some are written as
 * strings and looked up when something needs them, in functions once and for all.
 */
const latePatterns = {
  name: 'late-patterns',
  transform: {
    filter: { id: /\/src\//, code: /\\p\{/ },
    handler(code) {
      const edits = [];
      const keepers = [];
      const seek = (node, within, parent) => {
        if (node === null || typeof node !== 'object') return;
        if (node.regex?.pattern.includes('\\p{')) {
          const { pattern, flags } = node.regex;
          const made = `new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(flags)})`;
          // One that remembers where it is must not be shared.
          const isShared = within && (!/[gy]/.test(flags) || resetting.test(parent.callee?.property?.name));
          if (isShared) keepers.push(`latePattern${keepers.length}`);
          edits.push({ ...node, text: isShared ? `(${keepers.at(-1)} ??= ${made})` : made });
        }
        const isFunction = /Function/.test(node.type);
        const caller = Array.isArray(node) ? parent : node;
        for (const each of Object.values(node)) seek(each, within || isFunction, caller);
      };
      seek(this.parse(code, { lang: 'ts' }), false, undefined);
      const text = edits.reduceRight(
        (rest, { start, end, text }) => `${rest.slice(0, start)}${text}${rest.slice(end)}`,
        code,
      );
      return keepers.length > 0 ? `${text}\nvar ${keepers.join(', ')};\n` : text;
    },
  },
};

/** What takes a pattern from its beginning, whatever it was used for. */
const resetting = /^(?:replace|replaceAll|match|matchAll|split|search)$/;

/** Text outside ASCII makes V8 hold a whole file in two bytes a character, and take longer to read it. */
const ascii = {
  name: 'ascii',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replace(/[\u0080-\uffff]/g, (unit) => {
        return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
      });
    }
  },
};

/** The licences of the packages that are part of the bundle. */
const licences = {
  name: 'licences',
  generateBundle() {
    const texts = [...inlined, ...within].map((name) => {
      const folder = join('node_modules', name);
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      if (!file) throw new Error(`${name} has no licence to copy`);
      return `${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
    });
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
  },
};

await build({
  input: {
    ...{ cli: 'src/cli.ts', index: 'src/index.ts', check: 'src/judge.ts' },
    // Threads start from files of their own.
    'preview-thread': 'src/commands/preview-thread.ts',
    'check-worker': 'src/commands/check-worker.ts',
  },
  platform: 'node',
  // The judge runs in a browser as well, and what these are for Node asks for node:crypto and node:module.
  resolve: {
    alias: {
      uuid: resolve('node_modules/uuid/dist/esm-browser/index.js'),
      'emoji-regex': resolve('node_modules/emoji-regex/index.mjs'),
      'jsonc-parser': resolve('node_modules/jsonc-parser/lib/esm/main.js'),
    },
  },
  external: (id) => !isOwn(id) && !isInlined(id),
  plugins: [
    withoutExplanations(),
    explanationsAsData('dist/explanations.mjs'),
    unhurried,
    latePatterns,
    ascii,
    licences,
  ],
  // A module may be imported by one part at once and by another when it needs it.
  checks: { ineffectiveDynamicImport: false },
  // Names of modules in comments are read by every run, and by nobody.
  experimental: { attachDebugInfo: 'none' },
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    chunkFileNames: '[name].js',
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: false } },
    comments: false,
    codeSplitting: { groups },
  },
});

copyFileSync('src/report/report.schema.json', 'dist/report.schema.json');

// The page of `airworthy preview`.
await build({
  input: { page: 'site/preview/live.ts' },
  platform: 'browser',
  output: { dir: 'dist/preview', format: 'iife', minify: true },
});
copyFileSync('site/preview/page.html', 'dist/preview/page.html');
const styles = ['site/style.css', 'site/preview/preview.css'].map((path) => readFileSync(path, 'utf8'));
writeFileSync('dist/preview/page.css', styles.join(''));
