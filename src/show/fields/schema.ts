import type { Described } from './described.js';
import { episodeFields, showFields } from './fields.js';
import type { Fields } from './kind.js';

/** What a file of the author's is called in prose, and its keys. */
interface Form {
  readonly title: string;
  readonly description: string;
  readonly fields: Fields;
}

/** The two kinds of file that authors write. */
export const forms = {
  show: {
    title: 'A show',
    description: 'The keys of `show.yaml`.',
    fields: showFields,
  },
  episode: {
    title: 'An episode',
    description: 'The keys of the front matter of an episode, in YAML, TOML or JSON.',
    fields: episodeFields,
  },
} as const satisfies Readonly<Record<string, Form>>;

type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (2020-12) of a file, with which editors complete and check it. A table that stands in several
 * places is described once, below `$defs`.
 */
export function schemaOf({ title, description, fields }: Form): Schema {
  const tables = new Map<string, unknown>();
  const properties = Object.entries(fields).map(([key, { kind, doc }]) => [
    key,
    { description: doc, ...(shared(kind.schema, tables) as Schema) },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    description,
    type: 'object',
    properties: Object.fromEntries(properties),
    required: Object.keys(fields).filter((key) => fields[key]?.required),
    additionalProperties: false,
    $defs: Object.fromEntries([...tables].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Moves every table that has a name into the tables and leaves a reference behind. */
function shared(schema: unknown, tables: Map<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((each) => shared(each, tables));
  if (typeof schema !== 'object' || schema === null) return schema;
  const within = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, shared(value, tables)]),
  );
  if (typeof within.title !== 'string' || !('properties' in within)) return within;
  const { title, description, ...table } = within;
  const name = title.replaceAll(' ', '-');
  const known = tables.get(name);
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(table)) return within;
  tables.set(name, table);
  return { ...(description !== undefined && { description }), $ref: `#/$defs/${name}` };
}

/** The keys of a file as a table in Markdown: what each says, of what kind it is, and the keys within it. */
export function fieldList({ fields }: Form): string {
  const rows = Object.entries(fields).map(([key, { kind, doc, required }]) => {
    const inner = innerKeys(kind.schema);
    const kinds = inner ? `${kind.noun}: ${inner}` : kind.noun;
    return `| ${required ? `**\`${key}\`**` : `\`${key}\``} | ${cell(doc)} | ${cell(kinds)} |`;
  });
  return ['| key | meaning | value |', '|---|---|---|', ...rows].join('\n');
}

/** The keys of the table that a schema describes, whether it stands alone, in a list, or beside a short form. */
function innerKeys(schema: Schema): string | undefined {
  const { properties, required, anyOf, items, additionalProperties } = schema as Described;
  if (properties) {
    return Object.keys(properties)
      .map((key) => (required?.includes(key) ? `**\`${key}\`**` : `\`${key}\``))
      .join(', ');
  }
  const within = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  for (const each of [...(anyOf ?? []), ...(items ? [items] : []), ...within]) {
    const found = innerKeys(each);
    if (found) return found;
  }
  return undefined;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/<[^<>]*>/g, '`$&`');
}
