/** Gives the same number for the same bytes: 1, 2, 3 … in the order in which they are met; 0 for none at all. */
export type Dictionary = {
  codeOf(bytes: Uint8Array, from: number, until: number): number;
  text(code: number): string;
  size(): number;
};

const grownInts = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
};

/** A million rows hold far fewer different values: each is kept once, as the bytes it came in. */
export function newDictionary(): Dictionary {
  let slots = new Int32Array(1 << 12);
  let hashes = new Int32Array(1 << 11);
  let starts = new Int32Array(1 << 11);
  let arena = new Uint8Array(1 << 16);
  let count = 0;

  const isAt = (code: number, bytes: Uint8Array, from: number, until: number): boolean => {
    const start = starts[code - 1]!;
    if (starts[code]! - start !== until - from) return false;
    for (let i = from, at = start; i < until; i++, at++) if (arena[at] !== bytes[i]) return false;
    return true;
  };

  const makeRoom = (length: number) => {
    if (count + 2 >= starts.length) [starts, hashes] = [grownInts(starts), grownInts(hashes)];
    while (starts[count]! + length > arena.length) {
      const grown = new Uint8Array(arena.length * 2);
      grown.set(arena);
      arena = grown;
    }
    if (count * 2 < slots.length) return;
    slots = new Int32Array(slots.length * 2);
    for (let code = 1; code <= count; code++) {
      let slot = hashes[code]! & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = code;
    }
  };

  return {
    codeOf: (bytes, from, until) => {
      if (until <= from) return 0;
      let hash = 0x811c9dc5;
      for (let i = from; i < until; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
      hash ^= hash >>> 15;
      let slot = hash & (slots.length - 1);
      for (let code = slots[slot]!; code !== 0; code = slots[slot]!) {
        if (hashes[code] === hash && isAt(code, bytes, from, until)) return code;
        slot = (slot + 1) & (slots.length - 1);
      }
      makeRoom(until - from);
      count += 1;
      const start = starts[count - 1]!;
      arena.set(bytes.subarray(from, until), start);
      starts[count] = start + (until - from);
      hashes[count] = hash;
      slot = hash & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = count;
      return count;
    },
    text: code => (code === 0 ? '' : decode(arena.subarray(starts[code - 1], starts[code]))),
    size: () => count,
  };
}

const asUtf8 = new TextDecoder('utf-8', { fatal: true });
const asWindows = new TextDecoder('windows-1252');

/** Bytes that are no UTF-8 are read as older Windows programs write them. */
export function decode(bytes: Uint8Array): string {
  try {
    return asUtf8.decode(bytes);
  } catch {
    return asWindows.decode(bytes);
  }
}
