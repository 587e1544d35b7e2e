/** Names that were given, none of them twice. */
export interface GivenNames {
  readonly has: (name: string) => boolean;
  /** Gives a name as it is, or with a number behind it where it was given before: `tea`, `tea-2`, `tea-3`. */
  readonly give: (name: string) => string;
}

/** No names yet. A name goes on with the number that it got to: names that are all alike take no longer than others. */
export function givenNames(): GivenNames {
  const next = new Map<string, number>();
  return {
    has: (name) => next.has(name),
    give(name) {
      let unique = name;
      for (let count = next.get(name) ?? 2; next.has(unique); count++) {
        unique = `${name}-${count}`;
        next.set(name, count + 1);
      }
      next.set(unique, 2);
      return unique;
    },
  };
}
