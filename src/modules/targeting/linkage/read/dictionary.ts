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
  // Each slot holds a hash beside its code, so that most looks at what is not meant end there.
  let slots = new Int32Array(1 << 12);
  let mask = slots.length / 2 - 1;
  let starts = new Int32Array(1 << 11);
  let arena = Buffer.alloc(1 << 14);
  let count = 0;
  let isPlain = true;

  const isAt = (code: number, bytes: Uint8Array, from: number, until: number): boolean => {
    const start = starts[code - 1]!;
    if (starts[code]! - start !== until - from) return false;
    for (let i = from, at = start; i < until; i++, at++) if (arena[at] !== bytes[i]) return false;
    return true;
  };
  const lay = (into: Int32Array, hash: number, code: number) => {
    let slot = hash & (into.length / 2 - 1);
    while (into[slot * 2 + 1] !== 0) slot = (slot + 1) & (into.length / 2 - 1);
    into[slot * 2] = hash;
    into[slot * 2 + 1] = code;
  };
  const makeRoom = (length: number) => {
    if (count + 2 >= starts.length) starts = grownInts(starts);
    if (starts[count]! + length > arena.length) {
      const grown = Buffer.alloc((starts[count]! + length) * 2);
      grown.set(arena);
      arena = grown;
    }
    if (count * 4 < slots.length) return;
    const more = new Int32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += 2) if (slots[at + 1] !== 0) lay(more, slots[at]!, slots[at + 1]!);
    slots = more;
    mask = slots.length / 2 - 1;
  };

  return {
    codeOf: (bytes, from, until) => {
      if (until <= from) return 0;
      let hash = 0x811c9dc5;
      for (let i = from; i < until; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
      hash ^= hash >>> 15;
      for (let slot = hash & mask; slots[slot * 2 + 1] !== 0; slot = (slot + 1) & mask)
        if (slots[slot * 2] === hash && isAt(slots[slot * 2 + 1]!, bytes, from, until)) return slots[slot * 2 + 1]!;
      makeRoom(until - from);
      const start = starts[count]!;
      for (let i = from, at = start; i < until; i++, at++) {
        arena[at] = bytes[i]!;
        if (bytes[i]! > 127) isPlain = false;
      }
      count += 1;
      starts[count] = start + (until - from);
      lay(slots, hash, count);
      return count;
    },
    text: code => {
      if (code === 0) return '';
      const [from, until] = [starts[code - 1]!, starts[code]!];
      return isPlain ? arena.toString('latin1', from, until) : decode(arena.subarray(from, until));
    },
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
