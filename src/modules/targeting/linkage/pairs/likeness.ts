/** How alike two words are, from 0 to 1, more for the same beginning (Jaro and Winkler's measure). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
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
      matchedShort[i] = matchedLong[j] = 1;
      matches += 1;
      break;
    }
  }
  if (matches === 0) return 0;
  let [moved, at] = [0, 0];
  for (let i = 0; i < short.length && i < longest; i++) {
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

const longest = 64;
const matchedShort = new Uint8Array(longest);
const matchedLong = new Uint8Array(longest);

/** Whether one sign added, left out, changed, or two neighbours swapped, makes one word the other. */
export function isOneApart(a: string, b: string): boolean {
  const apart = b.length - a.length;
  if (apart < -1 || apart > 1) return false;
  const [short, long] = apart >= 0 ? [a, b] : [b, a];
  let from = 0;
  while (from < short.length && short.charCodeAt(from) === long.charCodeAt(from)) from += 1;
  if (from === short.length) return true;
  if (short.length !== long.length) return short.slice(from) === long.slice(from + 1);
  if (short.slice(from + 1) === long.slice(from + 1)) return true;
  return short[from] === long[from + 1] && short[from + 1] === long[from] && short.slice(from + 2) === long.slice(from + 2);
}

/** Keeps the answers for pairs of words that come again and again, forgetting older ones. */
export function remembered(answer: (a: number, b: number) => number, bits = 18): (a: number, b: number) => number {
  const mask = (1 << bits) - 1;
  const [first, second, answers] = [new Int32Array(mask + 1), new Int32Array(mask + 1), new Uint8Array(mask + 1)];
  return (one, other) => {
    const [a, b] = one < other ? [one, other] : [other, one];
    const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ (Math.imul(a, 0x9e3779b1) >>> 15)) & mask;
    if (first[slot] === a && second[slot] === b) return answers[slot]!;
    const found = answer(a, b);
    [first[slot], second[slot], answers[slot]] = [a, b, found];
    return found;
  };
}
