import { isHttp } from '../../text/url.js';
import { parseJson } from '../syntax/json.js';
import { parseToml } from '../syntax/toml.js';
import { entryAt, type Table } from '../syntax/value.js';
import { parseYaml } from '../syntax/yaml.js';

/** The settings of the site that a folder of episodes belongs to, as a file: its name and its text. */
export interface SiteFile {
  readonly name: string;
  readonly text: string;
}

const parsers = { toml: parseToml, yml: parseYaml, yaml: parseYaml, json: parseJson } as const;

/** Where site generators keep what holds for the whole site: Hugo, Zola, Jekyll, 11ty and Lektor. */
export const siteFiles = [
  ...['hugo.toml', 'hugo.yaml', 'hugo.json', 'config.toml', 'config.yaml', 'zola.toml'],
  ...['_config.yml', '_config.yaml', '_data/site.json', '_data/metadata.json', '_data/site.yml'],
  ...['src/_data/site.json', 'src/_data/metadata.json', 'src/_data/site.yml'],
] as const;

/** The keys of `show.yaml` that the settings of a site say, and the keys there. */
const places: Readonly<Record<string, readonly string[]>> = {
  title: ['podcast.title', 'title', 'name', 'site.title'],
  link: ['baseURL', 'base_url', 'url', 'site.url', 'siteUrl'],
  language: ['languageCode', 'default_language', 'defaultContentLanguage', 'language', 'lang', 'locale'],
  description: [
    ...['podcast.description', 'description', 'params.description', 'extra.description', 'subtitle'],
  ],
  author: ['podcast.author', 'author.name', 'author', 'params.author.name', 'params.author', 'extra.author'],
  copyright: ['copyright', 'params.copyright'],
  zone: ['timeZone', 'timezone'],
};

/** What the settings of a site say of a show, by the keys of `show.yaml`. What cannot be read says nothing. */
export function sayingsOfSite({ name, text }: SiteFile): ReadonlyMap<string, string> {
  const ending = name.replace(/^.*\./, '') as keyof typeof parsers;
  const { table } = parsers[ending](text, 0);
  const said = new Map<string, string>();
  for (const [key, keys] of Object.entries(places)) {
    const [value] = table ? textsAt(table, keys).filter((text) => key !== 'link' || isHttp(text)) : [];
    if (table === undefined || value === undefined) continue;
    if (key === 'language') said.set(key, value.replace('_', '-'));
    else said.set(key, key === 'link' ? withBase(value, table) : value);
  }
  return said;
}

/** Jekyll names the folder of a site on its host under a key of its own: `baseurl: /cast`. */
function withBase(link: string, table: Table): string {
  const [base] = textsAt(table, ['baseurl']).filter((text) => /^\/[^/]/.test(text));
  return base === undefined ? link : `${link.replace(/(?<!\/)\/+$/, '')}${base.replace(/(?<!\/)\/+$/, '')}/`;
}

function textsAt(table: Table, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => {
    const value = entryAt(table, key)?.value;
    const text = value?.kind === 'scalar' ? value.text.trim() : '';
    return text === '' || /[{<]/.test(text) ? [] : [text];
  });
}
