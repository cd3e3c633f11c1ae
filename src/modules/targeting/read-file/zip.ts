import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Inflate } from 'fflate';
import { CannotRead } from './table.ts';

export type Entry = { name: string; method: number; packed: number; unpacked: number; at: number };

/** How much may come out of an archive: of one entry, and for each byte of it once it is long. */
const mostUnpacked = 2 * 1024 ** 3;
const mostRatio = 200;
const ratioFrom = 32 * 1024 ** 2;
const mostEntries = 5000;
const isBomb = 'This file unpacks to far more than a table would. It was not read.';
const isDamaged = 'This file is damaged or was cut short. Send it again.';

/** The list of what is in a zip file, checked before anything is unpacked: few, whole, apart from one another, not locked. */
export function entriesOf(path: string): Entry[] {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end === -1 || end + 22 > tail.length) throw new CannotRead(isDamaged);
    const [count, length, from] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (count > mostEntries || count === 0xffff) throw new CannotRead('This archive holds far more parts than a table has. It was not read.');
    if (from + length > size) throw new CannotRead(isDamaged);
    const list = readAt(file, from, length);
    const entries: Entry[] = [];
    for (let at = 0; entries.length < count;) {
      if (at + 46 > list.length || list.readUInt32LE(at) !== 0x02014b50) throw new CannotRead(isDamaged);
      const [flags, method, packed, unpacked] = [list.readUInt16LE(at + 8), list.readUInt16LE(at + 10), list.readUInt32LE(at + 20), list.readUInt32LE(at + 24)];
      const [nameLength, extra, comment, local] = [
        list.readUInt16LE(at + 28),
        list.readUInt16LE(at + 30),
        list.readUInt16LE(at + 32),
        list.readUInt32LE(at + 42),
      ];
      const name = list.toString('utf8', at + 46, at + 46 + nameLength);
      if ((flags & 1) !== 0) throw new CannotRead('This file is locked with a password. Send it without one.');
      if (packed === 0xffffffff || unpacked === 0xffffffff || unpacked > mostUnpacked) throw new CannotRead(isBomb);
      if (local + 30 > size) throw new CannotRead(isDamaged);
      const head = readAt(file, local, 30);
      if (head.readUInt32LE(0) !== 0x04034b50) throw new CannotRead(isDamaged);
      entries.push({ name, method, packed, unpacked, at: local + 30 + head.readUInt16LE(26) + head.readUInt16LE(28) });
      at += 46 + nameLength + extra + comment;
    }
    const inOrder = entries.toSorted((one, other) => one.at - other.at);
    for (const [n, { at, packed }] of inOrder.entries()) if (at + packed > (inOrder[n + 1]?.at ?? from)) throw new CannotRead(isBomb);
    return entries;
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, from));
}

/** Unpacks one entry piece by piece. `take` answers false when enough was seen. What an entry says of its own length is not believed. */
export function unpack(path: string, { method, packed, at }: Entry, take: (piece: Uint8Array, share: number) => boolean): void {
  if (method !== 0 && method !== 8) throw new CannotRead('This file is packed in a way that is not known here. Save it anew with Excel, or as CSV.');
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(64 * 1024);
  let [read, written, goesOn] = [0, 0, true];
  const give = (piece: Uint8Array) => {
    written += piece.length;
    if (written > mostUnpacked || (written > ratioFrom && written > read * mostRatio)) throw new CannotRead(isBomb);
    if (goesOn) goesOn = take(piece, packed === 0 ? 1 : read / packed);
  };
  const inflate = new Inflate(give);
  try {
    while (goesOn && read < packed) {
      const got = readSync(file, buffer, 0, Math.min(buffer.length, packed - read), at + read);
      if (got === 0) throw new CannotRead(isDamaged);
      read += got;
      // Its own copy: what is unpacked later may still look back at it.
      const piece = Uint8Array.from(buffer.subarray(0, got));
      if (method === 0) give(piece);
      else inflate.push(piece, read >= packed);
    }
  } catch (fault) {
    if (fault instanceof CannotRead || !(fault instanceof Error) || !('code' in fault)) throw fault;
    throw new CannotRead(isDamaged);
  } finally {
    closeSync(file);
  }
}
