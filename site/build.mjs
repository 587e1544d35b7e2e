/**
 * Builds the static site into `site/dist`, or the folder that is given, from the same rules and directories as the
 * command line.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'rolldown';
import { withoutExplanations } from '../scripts/rulebook.mjs';

const out = resolve(process.argv[2] ?? join(import.meta.dirname, 'dist'));
process.chdir(resolve(import.meta.dirname, '..'));

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** One of the entries as a single file. */
async function bundled(input, platform) {
  const { output } = await build({
    input,
    platform,
    resolve: {
      alias: platform === 'browser' ? { uuid: resolve('node_modules/uuid/dist/esm-browser/index.js') } : {},
    },
    external: platform === 'node' ? /^(?:node:|[a-z@])/i : [],
    // The judge in the page does without what rules say on their pages only, and is a third smaller.
    plugins: platform === 'browser' ? [withoutExplanations(['summary'])] : [],
    transform: { define: { VERSION: JSON.stringify(version) } },
    checks: { ineffectiveDynamicImport: false },
    write: false,
    output: {
      format: platform === 'browser' ? 'iife' : 'esm',
      minify: platform === 'browser',
      codeSplitting: false,
    },
  });
  return output[0].code;
}

const [page, worker, search, generator] = await Promise.all([
  bundled('site/judge/page.ts', 'browser'),
  bundled('site/judge/worker.ts', 'browser'),
  bundled('site/search.ts', 'browser'),
  bundled('site/pages.ts', 'node'),
]);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
// Beside the modules that it imports.
const program = resolve(`node_modules/.airworthy-site-${process.pid}.mjs`);
writeFileSync(program, generator);
const { pagesOf } = await import(program);
rmSync(program);
const style = ['site/style.css', 'site/preview/preview.css']
  .map((path) => readFileSync(path, 'utf8'))
  .join('');
const files = new Map([...(await pagesOf({ page, worker, search })), ['style.css', style]]);
const edition = createHash('sha256')
  .update(JSON.stringify([...files]))
  .digest('hex')
  .slice(0, 16);
files.set('offline.js', readFileSync('site/offline.js', 'utf8').replace("'site'", `'${edition}'`));
for (const [path, text] of files) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
}
