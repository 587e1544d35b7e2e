/**
 * What outlives a call, and nothing else does: results that follow from their argument alone. Caches are bounded, by
 * a number of short keys or by the life of an object, so that hostile input cannot fill the memory.
 */

/** Remembers what was made of short texts, for the first `most` of them. */
export function cachedByText<T>(most: number, make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined || made.has(text)) return known as T;
    const value = make(text);
    if (made.size < most && text.length < longest) made.set(text, value);
    return value;
  };
}

const longest = 100;

/** So many objects are remembered at once: a weak map of millions takes longer to keep than all that is in it. */
const mostObjects = 50_000;

/**
 * Remembers what was made of an object for as long as the object lives, or until it was asked of very many others;
 * then it is made again.
 */
export function cachedByObject<K extends object, T>(make: (key: K) => T): (key: K) => T {
  let made = new WeakMap<K, T>();
  let count = 0;
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (++count > mostObjects) {
      made = new WeakMap();
      count = 1;
    }
    made.set(key, value);
    return value;
  };
}

/** Remembers what was made of the value that was asked of last: many rules look at one element, one after the other. */
export function cachedLast<K, T>(
  make: (key: K) => T,
  isSame: (a: K, b: K) => boolean = Object.is,
): (key: K) => T {
  let last: { readonly key: K; readonly value: T } | undefined;
  return (key) => {
    if (!last || !isSame(last.key, key)) last = { key, value: make(key) };
    return last.value;
  };
}

/** Makes something when it is first asked for, and keeps it: a table that few runs need. */
export function made<T extends object>(make: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= make();
    return known;
  };
}
