import { eachOf, type Words } from '../values/words.ts';

const longest = 64;
const matchedShort = new Uint8Array(longest);
const matchedLong = new Uint8Array(longest);

/** How alike two words are, from 0 to 1, more for the same beginning (Jaro and Winkler's measure). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const short = a.length <= b.length ? a : b;
  const long = a.length <= b.length ? b : a;
  if (short.length === 0) return 0;
  const reach = Math.max(0, (long.length >> 1) - 1);
  matchedShort.fill(0, 0, short.length);
  matchedLong.fill(0, 0, long.length);
  let matches = 0;
  for (let i = 0; i < short.length && i < longest; i++) {
    const letter = short.charCodeAt(i);
    const until = Math.min(i + reach + 1, long.length, longest);
    for (let j = Math.max(0, i - reach); j < until; j++) {
      if (matchedLong[j] !== 0 || long.charCodeAt(j) !== letter) continue;
      matchedShort[i] = 1;
      matchedLong[j] = 1;
      matches += 1;
      break;
    }
  }
  if (matches === 0) return 0;
  let moved = 0;
  for (let i = 0, at = 0; i < short.length && i < longest; i++) {
    if (matchedShort[i] === 0) continue;
    while (matchedLong[at] === 0) at += 1;
    if (short.charCodeAt(i) !== long.charCodeAt(at)) moved += 1;
    at += 1;
  }
  const jaro = (matches / short.length + matches / long.length + (matches - moved / 2) / matches) / 3;
  let begins = 0;
  while (begins < 4 && begins < short.length && short.charCodeAt(begins) === long.charCodeAt(begins)) begins += 1;
  return jaro + begins * 0.1 * (1 - jaro);
}

/** Whether one sign added, left out, changed, or two neighbours swapped, makes one word the other. */
export function isOneApart(a: string, b: string): boolean {
  const short = a.length <= b.length ? a : b;
  const long = a.length <= b.length ? b : a;
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short.charCodeAt(from) === long.charCodeAt(from)) from += 1;
  let same = 0;
  while (same < short.length - from && short.charCodeAt(short.length - 1 - same) === long.charCodeAt(long.length - 1 - same)) same += 1;
  const left = short.length - from - same;
  if (left === 0) return true;
  if (short.length !== long.length) return false;
  return left === 1 || (left === 2 && short.charCodeAt(from) === long.charCodeAt(from + 1) && short.charCodeAt(from + 1) === long.charCodeAt(from));
}

/** The same of words by their numbers, without making texts of them. Words may not be added while it is asked. */
export function makeAreOneApart(words: Words): (a: number, b: number) => boolean {
  const { units, starts } = words.kept();
  return (a, b) => {
    let [one, other] = [starts[a]!, starts[b]!];
    let [oneEnd, otherEnd] = [starts[a + 1]!, starts[b + 1]!];
    const longer = oneEnd - one - (otherEnd - other);
    if (longer > 1 || longer < -1) return false;
    while (one < oneEnd && other < otherEnd && units[one] === units[other]) [one, other] = [one + 1, other + 1];
    while (one < oneEnd && other < otherEnd && units[oneEnd - 1] === units[otherEnd - 1]) [oneEnd, otherEnd] = [oneEnd - 1, otherEnd - 1];
    if (oneEnd === one || otherEnd === other) return true;
    if (longer !== 0) return false;
    return oneEnd - one === 1 || (oneEnd - one === 2 && units[one] === units[other + 1] && units[one + 1] === units[other]);
  };
}

/** The letters of each word as bits, so that words of quite other letters are told apart at a glance. */
export const lettersIn = (text: string): number => {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
};

/** Whether two words, by their numbers, have letters so different that they cannot be alike by 0.82 or more: seven in ten would have to match. */
export function makeCannotBeAlike(words: Words): (a: number, b: number) => boolean {
  const letters = eachOf(words, lettersIn);
  const { starts } = words.kept();
  return (a, b) => {
    let bits = letters(a) ^ letters(b);
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    const apart = Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    const [one, other] = [starts[a + 1]! - starts[a]!, starts[b + 1]! - starts[b]!];
    return apart > one + other - 2 * Math.ceil((1.1 * one * other) / (one + other));
  };
}

/** Keeps the answers (0 to 15) for pairs of words that come again and again, forgetting older ones. */
export function remembered(answer: (a: number, b: number) => number, bits = 16): (a: number, b: number) => number {
  const mask = (1 << bits) - 1;
  // Both words and their answer in one number, so that one look at memory finds all.
  const kept = new Float64Array(mask + 1);
  return (one, other) => {
    const a = one < other ? one : other;
    const b = one < other ? other : one;
    const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ (Math.imul(a, 0x9e3779b1) >>> 15)) & mask;
    const both = (a * 0x1000000 + b) * 16;
    const found = kept[slot]! - both;
    if (found >= 0 && found < 16) return found;
    const fresh = answer(a, b);
    kept[slot] = both + fresh;
    return fresh;
  };
}
