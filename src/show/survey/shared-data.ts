import { cachedByObject } from '../../text/cache.js';
import { openFile, type SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import { parseJson } from '../syntax/json.js';
import { merged, placedIn, type Table } from '../syntax/value.js';
import { isAttached } from './data-file.js';

const filesOf = cachedByObject((folder: Folder) => ({
  paths: new Set(folder.files),
  isEleventy: folder.files.some((path) => /\.11tydata\.\w+$|(^|\/)eleventy\.config\.\w+$/.test(path)),
}));

/**
 * What 11ty gives to a page besides its front matter: the data file of its name, then those of the folders that it lies in.
 * Only there is `posts/posts.json` sure to be meant for pages. Undefined when there is none.
 */
export function sharedData(folder: Folder, { path, named, add }: SourceFile): Table | undefined {
  const { paths, isEleventy } = filesOf(folder);
  const parts = path.replace(/\.[^./]*$/, '').split('/');
  const stems = parts.map((_, depth) => {
    const above = parts.slice(0, parts.length - depth);
    return depth === 0 ? above.join('/') : [...above, above.at(-1)].join('/');
  });
  const tables: Table[] = [];
  for (const [depth, stem] of stems.entries()) {
    for (const ending of ['.11tydata.json', '.json']) {
      const file = stem + ending;
      if (!paths.has(file) || (depth > 0 && ending === '.json' && !isEleventy)) continue;
      const { source } = openFile(folder, file);
      const { table, findings } = parseJson(source.text, 0);
      if (table && isAttached(table)) continue;
      if (ending === '.11tydata.json')
        add(findings.map((each) => ({ ...each, span: { source, ...each.span } })));
      if (!table || findings.some(({ rule }) => rule === 'source/syntax')) continue;
      named.add(file);
      tables.push(placedIn(source, table));
    }
  }
  const [first, ...more] = tables;
  return first && more.reduce(merged, first);
}
