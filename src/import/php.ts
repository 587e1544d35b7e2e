/** What PHP's `serialize` writes of a value, as far as exports hold it: texts, numbers, flags, and tables of them. */
export type Serialized = string | ReadonlyMap<string, Serialized>;

/** Tables within tables; nobody has more. */
const deepest = 16;

/**
 * Reads what PHP serialized. Nothing is ever constructed: an object, a reference or anything else that is not known
 * ends the reading. Undefined when it is not such a text at all; of a damaged one, what stands before the damage.
 */
export function readSerialized(text: string): Serialized | undefined {
  const reader = { bytes: new TextEncoder().encode(text), at: 0 };
  return valueIn(reader, 0);
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

const [colon, quote, semicolon, open, close] = [...':";{}'].map((each) => each.charCodeAt(0)) as [
  number,
  ...number[],
];

function valueIn(reader: Reader, depth: number): Serialized | undefined {
  const kind = String.fromCharCode(reader.bytes[reader.at] ?? 0);
  if (kind === 'N') return reader.bytes[reader.at + 1] === semicolon ? skipping(reader, 2, '') : undefined;
  if (reader.bytes[reader.at + 1] !== colon) return undefined;
  if (/[idb]/.test(kind)) return upTo(reader, semicolon, 2);
  if (kind !== 's' && kind !== 'a') return undefined;
  const size = Number(upTo(reader, colon, 2) ?? Number.NaN);
  if (!Number.isSafeInteger(size) || size < 0) return undefined;
  return kind === 's' ? textIn(reader, size) : tableIn(reader, size, depth);
}

function skipping(reader: Reader, count: number, value: string): string {
  reader.at += count;
  return value;
}

/** The text up to a sign, which is skipped; it is never long. */
function upTo(reader: Reader, sign: number | undefined, skip: number): string | undefined {
  const start = reader.at + skip;
  const end = reader.bytes.subarray(start, start + 40).indexOf(sign ?? 0);
  if (end < 0) return undefined;
  reader.at = start + end + 1;
  return new TextDecoder().decode(reader.bytes.subarray(start, start + end));
}

/** A text of so many bytes; where the count is wrong, for somebody replaced a part of it, up to its closing sign. */
function textIn(reader: Reader, size: number): string | undefined {
  const { bytes, at } = reader;
  if (bytes[at] !== quote) return undefined;
  const isEnd = (place: number): boolean => bytes[place] === quote && bytes[place + 1] === semicolon;
  let end = at + 1 + size;
  if (!isEnd(end)) {
    end = at + 1;
    while (end < bytes.length && !isEnd(end)) end++;
  }
  if (end >= bytes.length) return undefined;
  reader.at = end + 2;
  return new TextDecoder().decode(bytes.subarray(at + 1, end));
}

function tableIn(reader: Reader, size: number, depth: number): Serialized | undefined {
  if (reader.bytes[reader.at] !== open || depth >= deepest) return undefined;
  reader.at++;
  const table = new Map<string, Serialized>();
  for (let count = 0; count < size; count++) {
    const key = valueIn(reader, depth + 1);
    const value = key === undefined ? undefined : valueIn(reader, depth + 1);
    if (typeof key !== 'string' || value === undefined) return table;
    table.set(key, value);
  }
  if (reader.bytes[reader.at] === close) reader.at++;
  return table;
}
