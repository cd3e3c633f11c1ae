export const mix = (a: number, b: number): number => {
  const hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return hash ^ (hash >>> 13);
};

/** One key of several parts, or 0 where one of them is missing. */
export const keyOf = (salt: number, a: number, b: number, c = 1): number => (a === 0 || b === 0 || c === 0 ? 0 : mix(mix(mix(salt, a), b), c) | 1);

/** The same key whichever of two parts comes first. */
export const eitherWay = (salt: number, a: number, b: number, c: number): number => (a < b ? keyOf(salt, a, b, c) : keyOf(salt, b, a, c));
