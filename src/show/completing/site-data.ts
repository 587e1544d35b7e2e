import type { TemplateValues } from '../../notes/templates.js';
import { cachedByObject } from '../../text/cache.js';
import { valueAt } from '../../text/table.js';
import type { ShowValues } from '../fields/fields.js';
import { openFile, type SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { Notes } from '../survey/recognise.js';
import { readFrontMatter } from '../syntax/front-matter.js';
import { parseJson } from '../syntax/json.js';
import { entryAt, pathsOf, type Table } from '../syntax/value.js';
import { parseYaml } from '../syntax/yaml.js';

const nothing: TemplateValues = { lookUp: () => undefined };

/** What generators call the page that a template stands on, before the name of a key. */
const ofPage = /^[$.]?(?:(?:page|post|frontmatter|data|params|this|it|episode|entry|content)\.)*/i;

/**
 * What the values in the templates of an episode stand for: `{{ page.title }}` the key of its front matter,
 * `{{ site.title }}` what the show says, `{{ site.data.people.ann.name }}` what a data file of the folder does.
 */
export function valuesFor(
  { text }: Pick<Notes, 'text'>,
  { source }: Pick<SourceFile, 'source'>,
  show: Partial<Pick<ShowValues, 'title' | 'link' | 'author' | 'description'>>,
  folder: Folder,
): TemplateValues {
  if (!/\{\{|<%|\{\w/.test(text)) return nothing;
  const { table } = readFrontMatter(source).front ?? {};
  const ofSite: Readonly<Record<string, string | undefined>> = {
    ...{ title: show.title, name: show.title, author: show.author, description: show.description },
    ...{ url: show.link?.replace(/\/$/, ''), baseurl: '' },
  };
  return {
    site: show.link,
    lookUp(name) {
      const [, data] = /^(?:site\.)?data\.(.+)$/.exec(name) ?? [];
      if (data !== undefined && name.startsWith('site.')) return valuesOf(folder).get(`site.data.${data}`);
      const [, key] = /^[$.]?site\.(?:params\.)?(\w+)$/i.exec(name) ?? [];
      if (key !== undefined) return valueAt(ofSite, key.toLowerCase());
      return (
        (table && textAt(table, name.replace(ofPage, ''))) ??
        (data && valuesOf(folder).get(`site.data.${data}`))
      );
    },
  };
}

function textAt(table: Table, path: string): string | undefined {
  const value = path === '' ? undefined : entryAt(table, path)?.value;
  return value?.kind === 'scalar' ? value.text.trim() : undefined;
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
