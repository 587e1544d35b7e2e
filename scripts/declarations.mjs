/** Leaves of the declarations that tsc writes those that somebody who imports the package can reach. */
import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../dist/types');
const reached = new Set(['index.d.ts', 'judge.d.ts'].map((name) => join(folder, name)));
for (const file of reached) {
  for (const [, one, other] of readFileSync(file, 'utf8').matchAll(
    / from '(\.[^']+)'|import\("(\.[^"]+)"\)/g,
  )) {
    reached.add(resolve(dirname(file), (one ?? other).replace(/\.js$/, '.d.ts')));
  }
}
// Folders come before what is in them; backwards, those that are left empty can go.
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).reverse()) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !reached.has(path)) rmSync(path);
  if (entry.isDirectory() && readdirSync(path).length === 0) rmdirSync(path);
}
