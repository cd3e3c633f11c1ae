import { closeSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';

export type Numbers = Uint16Array | Int32Array | Float64Array;
const kinds = { Uint16Array, Int32Array, Float64Array } as const;
type Held = { name: string; kind: keyof typeof kinds; from: number; length: number };

const mark = 'open-early-help linkage 3\n';
const mostAtOnce = 1 << 30;
const inEights = (length: number) => Math.ceil(length / 8) * 8;

/** Writes arrays of numbers, and a head that JSON can say, into one file: as a whole or not at all. */
export function writeArrays(path: string, head: object, arrays: Readonly<Record<string, Numbers>>): void {
  let size = 0;
  const held = Object.entries(arrays).map(([name, array]): Held => {
    const from = size;
    size += inEights(array.byteLength);
    return { name, kind: array.constructor.name as Held['kind'], from, length: array.length };
  });
  const text = Buffer.from(JSON.stringify({ head, held, size }));
  const begin = Buffer.alloc(inEights(mark.length + 4 + text.length));
  begin.write(mark);
  begin.writeUInt32LE(text.length, mark.length);
  text.copy(begin, mark.length + 4);
  const half = `${path}.half`;
  const file = openSync(half, 'w', 0o600);
  try {
    writeWhole(file, begin);
    for (const array of Object.values(arrays)) {
      writeWhole(file, new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      writeWhole(file, new Uint8Array(inEights(array.byteLength) - array.byteLength));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(half, path);
}

/** What `writeArrays` wrote; null where there is no such file, or it is none of ours. Behind the last array so many bytes are left free in memory. */
export function readArrays(path: string, room = 0): { head: unknown; arrays: Record<string, Numbers> } | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const first = Buffer.alloc(mark.length + 4);
    if (readSync(file, first, 0, first.length, 0) < first.length || first.toString('latin1', 0, mark.length) !== mark) return null;
    const length = first.readUInt32LE(mark.length);
    const text = Buffer.alloc(length);
    if (readSync(file, text, 0, length, first.length) < length) return null;
    const { head, held, size } = JSON.parse(text.toString()) as { head: unknown; held: Held[]; size: number };
    const begins = inEights(first.length + length);
    const bytes = Buffer.allocUnsafeSlow(size + room);
    let read = 0;
    while (read < size) {
      const got = readSync(file, bytes, read, Math.min(mostAtOnce, size - read), begins + read);
      if (got === 0) return null;
      read += got;
    }
    return { head, arrays: Object.fromEntries(held.map(({ name, kind, from, length: many }) => [name, new kinds[kind](bytes.buffer, from, many)])) };
  } finally {
    closeSync(file);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from, Math.min(mostAtOnce, bytes.length - from));
}
