type Schema = Readonly<Record<string, unknown>>;

/** The parts of a schema that say which keys a table has. */
export interface Described {
  readonly properties?: Schema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

/** The keys of a table that a schema describes, alone or beside a short form; none for a list of tables. */
export function keysOf(schema: Schema): readonly string[] {
  const { properties, anyOf, items } = schema as Described;
  if (properties) return Object.keys(properties);
  const isList = items !== undefined || anyOf?.some((each) => 'items' in each);
  return isList ? [] : (anyOf ?? []).flatMap(keysOf);
}
