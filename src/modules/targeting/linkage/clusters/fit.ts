// Two clusters are weighed by at most so many pairs across them.
const mostWeighed = 64;
/** A logarithm: fifty to one. */
const strongly = -4;

/**
 * Whether the pairs across two clusters, taken together, rather say one person than two. Rows that say little fit everywhere: where more than a quarter of
 * the pairs speak strongly against it, they are two.
 */
export function fit(one: readonly number[], other: readonly number[], evidence: (one: number, other: number) => number): boolean {
  const step = Math.max(1, Math.floor((one.length * other.length) / mostWeighed));
  let sum = 0;
  let count = 0;
  let against = 0;
  for (let n = 0; n < one.length * other.length; n += step) {
    const speaks = evidence(one[Math.floor(n / other.length)]!, other[n % other.length]!);
    sum += Math.max(-8, Math.min(8, speaks));
    count += 1;
    if (speaks < strongly) against += 1;
  }
  return sum > 0 && against * 4 <= count;
}

/** What the pairs across two clusters say, one with another; of very many, some. */
export function meanOf(one: readonly number[], other: readonly number[], evidence: (one: number, other: number) => number): number {
  const said = someAcross(one, other, evidence);
  return said.reduce((sum, speaks) => sum + Math.max(-8, Math.min(8, speaks)), 0) / said.length;
}

/** Whether every pair across two clusters, or of very many some, speaks strongly against one person. */
export const areAllAgainst = (one: readonly number[], other: readonly number[], evidence: (one: number, other: number) => number): boolean =>
  someAcross(one, other, evidence).every(speaks => speaks < strongly);

function someAcross(one: readonly number[], other: readonly number[], evidence: (one: number, other: number) => number): number[] {
  const step = Math.max(1, Math.floor((one.length * other.length) / mostWeighed));
  const said: number[] = [];
  for (let n = 0; n < one.length * other.length; n += step) said.push(evidence(one[Math.floor(n / other.length)]!, other[n % other.length]!));
  return said;
}
