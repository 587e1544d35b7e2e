import { cachedByObject } from '../../text/cache.js';
import { openFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { Notes } from '../survey/recognise.js';
import { parseJson } from '../syntax/json.js';
import { pathsOf } from '../syntax/value.js';
import { parseYaml } from '../syntax/yaml.js';

/** What `{{ site.data.people.ann.name }}` stands for in the notes of Jekyll, by the name; empty where none asks. */
export function valuesFor({ text }: Pick<Notes, 'text'>, folder: Folder): ReadonlyMap<string, string> {
  return text.includes('site.data.') ? valuesOf(folder) : new Map();
}

/** Every text in the data files of a folder, by its path; a malformed one says nothing. */
const valuesOf = cachedByObject((folder: Folder): ReadonlyMap<string, string> => {
  const values = new Map<string, string>();
  for (const path of folder.files) {
    const [, name, ending] = /^_data\/([\w-]{1,200})\.(ya?ml|json)$/.exec(path) ?? [];
    if (name === undefined) continue;
    const parse = ending === 'json' ? parseJson : parseYaml;
    const { table } = parse(openFile(folder, path).source.text, 0);
    if (!table) continue;
    for (const { path: key, found } of pathsOf(table).values()) {
      if (found.value.kind === 'scalar') values.set(`site.data.${name}.${key}`, found.value.text.trim());
    }
  }
  return values;
});
