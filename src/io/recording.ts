import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import type { IAudioMetadata, IOptions } from 'music-metadata';

/** A recording that takes longer than this many milliseconds to look through is not one that was made well. */
const longestLook = 30_000;

/**
 * What `use` makes of a recording of so many bytes that was looked through, whatever the name of its file; undefined
 * when it is broken or takes too long. Never rejects.
 */
export async function ofRecording<T>(
  path: string,
  size: number,
  options: IOptions,
  use: (metadata: IAudioMetadata) => T | Promise<T>,
): Promise<T | undefined> {
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
