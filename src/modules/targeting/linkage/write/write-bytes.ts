import { closeSync, openSync, writeSync } from 'node:fs';

/** Writes a file in small signs piece by piece: bytes made before, and whole numbers. A million lines are not worth a million texts. */
export function writingBytes(path: string) {
  const file = openSync(path, 'w');
  const held = Buffer.alloc(1 << 16);
  let used = 0;
  const spill = () => {
    for (let from = 0; from < used;) from += writeSync(file, held, from, used - from);
    used = 0;
  };
  const digits = new Uint8Array(20);
  return {
    bytes: (piece: Uint8Array) => {
      if (piece.length > held.length) {
        spill();
        for (let from = 0; from < piece.length;) from += writeSync(file, piece, from);
        return;
      }
      if (used + piece.length > held.length) spill();
      // Short pieces are quicker copied sign by sign than by a call.
      if (piece.length > 48) held.set(piece, used);
      else for (let at = 0; at < piece.length; at++) held[used + at] = piece[at]!;
      used += piece.length;
    },
    /** A whole number from 0, with at least so many digits. */
    number: (number: number, least = 1) => {
      if (used + digits.length > held.length) spill();
      let count = 0;
      // Small ones are divided as whole numbers, which is quicker.
      for (let rest = number; rest > 0 || count < least; rest = rest < 0x40000000 ? (rest / 10) | 0 : Math.floor(rest / 10)) digits[count++] = 48 + (rest % 10);
      while (count > 0) held[used++] = digits[--count]!;
    },
    end: () => {
      spill();
      closeSync(file);
    },
  };
}

/** Whether bytes can stand in a cell as they are: small signs alone, and none that would have to be quoted. */
export function isPlain(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at]!;
    if (sign > 0x7e || sign < 0x20 || sign === 0x22 || sign === 0x2c) return false;
  }
  return true;
}

/** A cell that holds a delimiter or a quotation mark is quoted. */
export const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
