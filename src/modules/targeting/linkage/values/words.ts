/** Gives each text a number: 1, 2, 3 …; 0 for none. Texts stand one behind another in plain arrays, so that a million of them cost little and can be kept in a file. */
export type Words = {
  /** So many numbers are given, 0 among them. */
  size(): number;
  text(code: number): string;
  codeOf(text: string): number;
  /** A hash of each text by its number, the same in every run. */
  hashes(): Int32Array;
  kept(): KeptWords;
};
/** All that there is to know of them, to be kept and taken up again. */
export type KeptWords = { units: Uint16Array; starts: Int32Array; hashes: Int32Array };

const nothing = (): KeptWords => ({ units: new Uint16Array(1 << 8), starts: new Int32Array(1 << 5), hashes: new Int32Array(1 << 5) });

export function newWords(from?: KeptWords): Words {
  let { units, starts, hashes } = from ?? nothing();
  let size = from ? from.hashes.length : 1;
  let slots = new Int32Array(0);
  const lay = (length: number) => {
    slots = new Int32Array(length);
    for (let code = 1; code < size; code++) {
      let slot = hashes[code]! & (length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
      slots[slot] = code;
    }
  };
  const makeRoom = (length: number) => {
    if (size + 1 >= starts.length) [starts, hashes] = [grown(starts, size * 2 + 2), grown(hashes, size * 2 + 2)];
    if (starts[size]! + length > units.length) units = grown(units, (starts[size]! + length) * 2);
    if (size * 2 >= slots.length) lay(slots.length * 2);
  };
  const isAt = (code: number, text: string): boolean => {
    const start = starts[code]!;
    if (starts[code + 1]! - start !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (units[start + i] !== text.charCodeAt(i)) return false;
    return true;
  };
  lay(2 ** Math.max(6, Math.ceil(Math.log2(size * 2))));
  return {
    size: () => size,
    text: code => {
      let text = '';
      for (let at = starts[code]!, until = starts[code + 1]!; at < until; at++) text += String.fromCharCode(units[at]!);
      return text;
    },
    codeOf: text => {
      if (text === '') return 0;
      const hash = hashOf(text);
      let slot = hash & (slots.length - 1);
      for (let code = slots[slot]!; code !== 0; code = slots[slot]!) {
        if (hashes[code] === hash && isAt(code, text)) return code;
        slot = (slot + 1) & (slots.length - 1);
      }
      makeRoom(text.length);
      const start = starts[size]!;
      for (let i = 0; i < text.length; i++) units[start + i] = text.charCodeAt(i);
      hashes[size] = hash;
      slot = hash & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = size;
      size += 1;
      starts[size] = start + text.length;
      return size - 1;
    },
    hashes: () => hashes.subarray(0, size),
    kept: () => ({ units: units.subarray(0, starts[size]), starts: starts.subarray(0, size + 1), hashes: hashes.subarray(0, size) }),
  };
}

export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Their texts, each made when it is first asked for. */
export function textsOf(words: Words): (code: number) => string {
  const made: string[] = [];
  return code => (made[code] ??= words.text(code));
}

/** Something worked out for each of the words, when it is first asked for: of all words that a run knows, a few new rows meet hardly any. */
export function eachOf(words: Words, make: (text: string) => number): (code: number) => number {
  const made = new Int32Array(words.size()).fill(notMade);
  return code => {
    const known = made[code]!;
    return known === notMade ? (made[code] = make(words.text(code))) : known;
  };
}
const notMade = -0x80000000;

function grown<A extends Uint16Array | Int32Array>(old: A, length: number): A {
  const next = new (old.constructor as new (length: number) => A)(length);
  next.set(old);
  return next;
}
