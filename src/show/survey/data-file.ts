import { openFile, type SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { FrontMatter } from '../syntax/front-matter.js';
import { parseJson } from '../syntax/json.js';
import { entry, merged, placedIn, type Table } from '../syntax/value.js';
import { parseYaml } from '../syntax/yaml.js';

/** What data files end in where a generator gives them to the page of the same name. */
const parsers = {
  '.yml': parseYaml,
  '.yaml': parseYaml,
  '.11tydata.json': parseJson,
  '.json': parseJson,
} as const;

/**
 * The front matter of a page that keeps it in a file of its own, which lies beside it under the same name;
 * undefined when there is none. Of several, the first wins. What is wrong is reported with the page, at its place.
 */
export function readDataFile(
  folder: Folder,
  { path, source, add, failed }: SourceFile,
): Omit<FrontMatter, 'language'> | undefined {
  const stem = path.replace(/\.[^./]*$/, '');
  const found = Object.entries(parsers).filter(([ending]) => folder.files.includes(stem + ending));
  const tables: Table[] = [];
  for (const [ending, parse] of found) {
    const data = openFile(folder, stem + ending);
    const { table, findings } = parse(data.source.text, 0);
    // Beside a page also lie chapters and transcripts in JSON, which are named after it.
    if (ending === '.json' && (!table || isAttached(table))) continue;
    data.add(findings);
    add(
      data.findings().map(({ source, of: _of, ...finding }) => {
        return { ...finding, span: { source, ...finding.span } };
      }),
    );
    if (table) tables.push(placedIn(data.source, table));
  }
  const [first, ...more] = tables;
  if (!first) return found.length > 0 && failed() ? { table: undefined, body: whole(source) } : undefined;
  return { table: more.reduce(merged, first), body: whole(source) };
}

function whole({ text }: SourceFile['source']): FrontMatter['body'] {
  return { start: 0, end: text.length };
}

/** Whether a data file is one of chapters or a transcript. */
export function isAttached(table: Table): boolean {
  return ['chapters', 'segments', 'cues'].some((key) => entry(table, key)?.value.kind === 'list');
}
