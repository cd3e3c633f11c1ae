/** How much any two rows speak for one person (above 0) or for two (below), as a logarithm. */
type Evidence = (one: number, other: number) => number;

// Two clusters are weighed by at most so many pairs across them.
const mostWeighed = 64;
// Fifty to one.
const strongly = -4;
// What one pair says is heeded so far.
const mostSaid = 8;

/**
 * Whether the pairs across two clusters, taken together, rather say one person than two. Rows that say little fit everywhere: where more than a quarter of
 * the pairs speak strongly against it, they are two.
 */
export function fit(one: readonly number[], other: readonly number[], evidence: Evidence): boolean {
  const { sum, count, against } = weighed(one, other, evidence);
  return sum > 0 && against * 4 <= count;
}

/** What the pairs across two clusters say, one with another. */
export function meanOf(one: readonly number[], other: readonly number[], evidence: Evidence): number {
  const { sum, count } = weighed(one, other, evidence);
  return sum / count;
}

/** Whether every pair across two clusters speaks strongly against one person. */
export function areAllAgainst(one: readonly number[], other: readonly number[], evidence: Evidence): boolean {
  const { count, against } = weighed(one, other, evidence);
  return against === count;
}

/** The pairs across two clusters, of very many some: what they say together, how many they are, and how many speak strongly against one person. */
function weighed(one: readonly number[], other: readonly number[], evidence: Evidence): { sum: number; count: number; against: number } {
  const step = Math.max(1, Math.floor((one.length * other.length) / mostWeighed));
  let [sum, count, against] = [0, 0, 0];
  for (let n = 0; n < one.length * other.length; n += step) {
    const speaks = evidence(one[Math.floor(n / other.length)]!, other[n % other.length]!);
    sum += Math.max(-mostSaid, Math.min(mostSaid, speaks));
    count += 1;
    if (speaks < strongly) against += 1;
  }
  return { sum, count, against };
}
