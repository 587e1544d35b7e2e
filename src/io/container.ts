import type { ReadBytes } from '../chapters/mp4.js';
import { grouped } from '../text/number.js';

/**
 * More than any recording has: a day in pieces of a second has some hundred thousand atoms, and tags are eight levels
 * down. The reader of recordings takes a stack frame for each level and an object for each atom and block.
 */
const most = { levels: 32, atoms: 250_000, blocks: 10_000 } as const;

/** What is read at once; the headers of small atoms stand close together. */
const chunk = 4096;

/**
 * In what a recording exceeds every recording there is, by the headers of its parts, in words that complete "its file
 * has …". Undefined when it does not, whether it can be read or not.
 */
export async function excessOf(from: ReadBytes, size: number): Promise<string | undefined> {
  const read = inChunks(from);
  const start = await read(0, 10);
  if (start.byteLength < 10) return undefined;
  const isTagged = typeAt(start, 0).startsWith('ID3');
  const at = isTagged ? 10 + synchsafe(start) : 0;
  const head = isTagged ? await read(at, 8) : start;
  if (head.byteLength >= 8 && typeAt(head, 0) === 'fLaC') return excessOfFlac(read, at + 4);
  return isTagged ? undefined : excessOfMp4(read, size);
}

/** Reads from a part of the file that was read before, where it can. */
function inChunks(from: ReadBytes): ReadBytes {
  let begin = 0;
  let held: DataView = new DataView(new ArrayBuffer(0));
  return async (offset, length) => {
    if (offset < begin || offset + length > begin + held.byteLength) {
      held = await from(offset, chunk);
      begin = offset;
    }
    const at = offset - begin;
    return new DataView(held.buffer, held.byteOffset + at, Math.min(length, held.byteLength - at));
  };
}

function typeAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

/** The length of an ID3 tag: seven bits of each byte. */
function synchsafe(head: DataView): number {
  return [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head.getUint8(at) & 0x7f), 0);
}

async function excessOfFlac(read: ReadBytes, start: number): Promise<string | undefined> {
  let at = start;
  for (let count = 0; count < most.blocks; count++) {
    const head = await read(at, 4);
    if (head.byteLength < 4 || head.getUint8(0) >= 0x80) return undefined;
    at += 4 + (head.getUint32(0) & 0xffffff);
  }
  return `more than ${grouped(most.blocks)} FLAC blocks`;
}

/** The atoms that the reader of recordings looks into. */
const holders = new Set('moov udta mdia minf stbl <id> ilst tref moof meta trak traf'.split(' '));

/** Walks wherever the reader of recordings would, and out of what it would refuse. */
async function excessOfMp4(read: ReadBytes, size: number): Promise<string | undefined> {
  const open = [{ type: '', end: size }];
  let at = 0;
  for (let count = 0; count < most.atoms; ) {
    const inside = open.at(-1);
    if (!inside) return undefined;
    const head = at + 8 <= inside.end ? await read(at, 16) : undefined;
    const atom = head && head.byteLength >= 8 ? atomOf(head, inside.end - at) : undefined;
    if (!atom) {
      at = inside.end;
      open.pop();
      continue;
    }
    count++;
    const end = at + atom.length;
    at = end;
    if (!holders.has(atom.type) && inside.type !== 'ilst' && inside.type !== '<id>') continue;
    if (open.push({ type: atom.type, end }) > most.levels) {
      return `MP4 atoms more than ${most.levels} levels deep`;
    }
    at = end - atom.length + atom.header;
    if (atom.type === 'meta') at += await padding(read, at);
  }
  return `more than ${grouped(most.atoms)} MP4 atoms`;
}

/** The atom with a header; undefined when it is longer than what is left, or shorter than its header. */
function atomOf(
  head: DataView,
  left: number,
): { readonly type: string; readonly header: number; readonly length: number } | undefined {
  const short = head.getUint32(0);
  const isLong = short === 1 && head.byteLength === 16;
  const header = isLong ? 16 : 8;
  const length = isLong ? Number(head.getBigUint64(8)) : short === 0 ? left : short;
  return length < header || length > left ? undefined : { type: typeAt(head, 4), header, length };
}

/** Between the header of `meta` and its first atom there are four bytes, except in QuickTime. */
async function padding(read: ReadBytes, at: number): Promise<number> {
  const head = await read(at, 8);
  return head.byteLength === 8 && typeAt(head, 4) === 'hdlr' ? 0 : 4;
}
