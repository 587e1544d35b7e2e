import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import type { IAudioMetadata, IOptions } from 'music-metadata';
import type { ReadBytes } from '../chapters/mp4.js';
import { excessOf } from './container.js';

/** A recording that takes longer than this many milliseconds to look through is not one that was made well. */
const longestLook = 30_000;

/**
 * What `use` makes of a recording of so many bytes that was looked through, whatever the name of its file; undefined
 * when it is broken, exceeds every recording there is, or takes too long. Never rejects.
 */
export async function ofRecording<T>(
  path: string,
  size: number,
  options: IOptions,
  use: (metadata: IAudioMetadata) => T | Promise<T>,
): Promise<T | undefined> {
  if (await excessOfFile(path, size)) return undefined;
  const { parseStream } = await import('music-metadata');
  // The name of the file must not have a say, and a stream that was opened by name carries it.
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  const nameless = stream.pipe(new PassThrough());
  stream.on('error', (error) => nameless.destroy(error));
  const timer = setTimeout(() => nameless.destroy(new Error('too slow')), longestLook);
  try {
    return await use(await parseStream(nameless, { size }, options));
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    stream.destroy();
    nameless.destroy();
  }
}

/** In what a file exceeds every recording there is, in words that complete "its file has …". Never rejects. */
export async function excessOfFile(path: string, size: number): Promise<string | undefined> {
  return reading(path, (read) => excessOf(read, size)).catch(() => undefined);
}

/** What `use` makes of the bytes of a file. */
export async function reading<T>(path: string, use: (read: ReadBytes) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    return await use(async (offset, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return new DataView(buffer.buffer, buffer.byteOffset, bytesRead);
    });
  } finally {
    await file.close();
  }
}
