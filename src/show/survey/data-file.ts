import { openFile, type SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { FrontMatter } from '../syntax/front-matter.js';
import { parseJson } from '../syntax/json.js';
import { placedIn } from '../syntax/value.js';
import { parseYaml } from '../syntax/yaml.js';

/** What data files end in where a generator gives them to the page of the same name. */
const parsers = { '.yml': parseYaml, '.yaml': parseYaml, '.11tydata.json': parseJson } as const;

/**
 * The front matter of a page that keeps it in a file of its own, which lies beside it under the same name;
 * undefined when there is none. What is wrong with it is reported with the page, at its place in that file.
 */
export function readDataFile(
  folder: Folder,
  { path, source, add }: SourceFile,
): Omit<FrontMatter, 'language'> | undefined {
  const stem = path.replace(/\.[^./]*$/, '');
  const found = Object.entries(parsers).find(([ending]) => folder.files.includes(stem + ending));
  if (!found) return undefined;
  const [ending, parse] = found;
  const data = openFile(folder, stem + ending);
  const { table, findings } = parse(data.source.text, 0);
  data.add(findings);
  add(
    data.findings().map(({ source, of: _of, ...finding }) => {
      return { ...finding, span: { source, ...finding.span } };
    }),
  );
  const body = { start: 0, end: source.text.length };
  return { table: table && placedIn(data.source, table), body };
}
