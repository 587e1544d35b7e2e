/** What a table has under a key that anybody may have written: nothing for "constructor" and other names of every table. */
export function valueAt<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
