/** Gives the same number for the same bytes: 1, 2, 3 … in the order in which they are met; 0 for none at all. */
export type Dictionary = {
  codeOf(bytes: Uint8Array, from: number, until: number): number;
  text(code: number): string;
  /** The text as it came. */
  bytes(code: number): Uint8Array;
  size(): number;
};

const grownInts = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
};

/** Texts one behind another, in the bytes they came in. */
function newTexts() {
  let starts = new Int32Array(1 << 11);
  let arena = Buffer.alloc(1 << 14);
  let count = 0;
  let isPlain = true;
  return {
    /** Gives the number of this text: 1 for the first. */
    add: (bytes: Uint8Array, from: number, until: number): number => {
      if (count + 2 >= starts.length) starts = grownInts(starts);
      const start = starts[count]!;
      if (start + until - from > arena.length) {
        const grown = Buffer.alloc((start + until - from) * 2);
        grown.set(arena);
        arena = grown;
      }
      for (let i = from, at = start; i < until; i++, at++) {
        arena[at] = bytes[i]!;
        if (bytes[i]! > 127) isPlain = false;
      }
      count += 1;
      starts[count] = start + (until - from);
      return count;
    },
    text: (code: number): string => {
      if (code === 0) return '';
      const [from, until] = [starts[code - 1]!, starts[code]!];
      return isPlain ? arena.toString('latin1', from, until) : decode(arena.subarray(from, until));
    },
    bytes: (code: number): Uint8Array => (code === 0 ? arena.subarray(0, 0) : arena.subarray(starts[code - 1], starts[code])),
    size: () => count,
  };
}

/** For texts that hardly ever come again, ids: each gets a number of its own. */
export function newList(): Dictionary {
  const { add, ...texts } = newTexts();
  return { codeOf: (bytes, from, until) => (until <= from ? 0 : add(bytes, from, until)), ...texts };
}

/**
 * A million rows hold far fewer different values: each is kept once, as the bytes it came in. Two are the same if 64 bits of two hashes are: by chance
 * that goes wrong once in some ten million files, and one look at memory tells.
 */
export function newDictionary(): Dictionary {
  // Each slot holds both hashes and the code.
  let slots = new Int32Array(1 << 12);
  let mask = slots.length / 4 - 1;
  const { add, ...texts } = newTexts();
  const { size } = texts;

  const lay = (hash: number, other: number, code: number) => {
    let at = (hash & mask) * 4;
    while (slots[at + 2] !== 0) at = (at + 4) & (slots.length - 1);
    slots[at] = hash;
    slots[at + 1] = other;
    slots[at + 2] = code;
  };
  const makeRoom = () => {
    if (size() * 5 < slots.length - 8) return;
    const held = slots;
    slots = new Int32Array(held.length * 2);
    mask = slots.length / 4 - 1;
    for (let at = 0; at < held.length; at += 4) if (held[at + 2] !== 0) lay(held[at]!, held[at + 1]!, held[at + 2]!);
  };

  return {
    codeOf: (bytes, from, until) => {
      if (until <= from) return 0;
      let hash = 0x811c9dc5;
      let other = until - from;
      // Four signs at a time.
      for (let i = from; i < until; i += 4) {
        let four = bytes[i]!;
        if (i + 1 < until) four |= bytes[i + 1]! << 8;
        if (i + 2 < until) four |= bytes[i + 2]! << 16;
        if (i + 3 < until) four |= bytes[i + 3]! << 24;
        hash = Math.imul(hash ^ four, 0x85ebca6b);
        hash ^= hash >>> 15;
        other = Math.imul(other ^ four, 0xc2b2ae35);
        other ^= other >>> 13;
      }
      for (let at = (hash & mask) * 4; slots[at + 2] !== 0; at = (at + 4) & (slots.length - 1))
        if (slots[at] === hash && slots[at + 1] === other) return slots[at + 2]!;
      makeRoom();
      const code = add(bytes, from, until);
      lay(hash, other, code);
      return code;
    },
    ...texts,
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
