import { closeSync, openSync, readSync } from 'node:fs';

const megabyte = 1 << 20;

/** A file's bytes in parts of a megabyte, the last of them shorter, each with its number from 0. */
export function* megabytesOf(path: string): Generator<{ part: number; bytes: Buffer }> {
  const file = openSync(path, 'r');
  try {
    for (let part = 0; ; part += 1) {
      const bytes = Buffer.alloc(megabyte);
      const got = readSync(file, bytes, 0, megabyte, part * megabyte);
      if (got === 0) return;
      yield { part, bytes: bytes.subarray(0, got) };
    }
  } finally {
    closeSync(file);
  }
}
