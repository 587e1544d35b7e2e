/**
 * What a table has under a key that anybody may have written; undefined for any other key, also for "constructor" and
 * the like, which every table has.
 */
export function valueAt<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
