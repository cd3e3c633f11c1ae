import type { Records } from '../records.ts';
import type { Pairs } from '../pairs/find-pairs.ts';

/** For each row the lowest row of its cluster, and how sure it is that it belongs there (a row alone: that it is alone). */
export type Clusters = { of: Int32Array; sureness: Float64Array };

/** How sure a pair must be to be linked without a person looking, and from where a person should. */
export const bands = { link: 0.9, look: 0.5 } as const;
export const bandOf = (sureness: number): 'link' | 'look' | 'no' => (sureness >= bands.link ? 'link' : sureness >= bands.look ? 'look' : 'no');

/** What people decided about two rows. It holds for ever. */
export type Decision = { one: number; other: number; isOnePerson: boolean };

export type Weighed = Pick<Pairs, 'count' | 'one' | 'other' | 'pattern'>;
export type Asked = {
  /** How sure each pattern is to be one person. */
  sureOf: Float64Array;
  /** How much any two rows speak for one person (above 0) or for two (below). */
  evidence: (one: number, other: number) => number;
  /** For each feed whether it holds a person once. */
  holdsOnce: readonly boolean[];
  decisions: readonly Decision[];
  /** For the first rows the lowest row of a cluster that stands already: no two of those are joined. */
  standing?: Int32Array;
};

// Two clusters are weighed by at most so many pairs across them.
const mostWeighed = 64;
// A logarithm: fifty to one.
const strongly = -4;

/**
 * Puts rows together: first those of which people said so, then the surest pairs. Two clusters meet only if they fit as wholes: what one pair says is
 * weighed against all other pairs across them, so that a chain of likenesses does not make one person of many. Whom people said to be two stay two.
 */
export function gather(
  { rows, feedOf }: Pick<Records, 'rows' | 'feedOf'>,
  pairs: Weighed,
  { sureOf, evidence, holdsOnce, decisions, standing }: Asked,
): Clusters {
  const of = new Int32Array(rows);
  for (let row = 0; row < rows; row++) of[row] = row;
  const next = new Int32Array(rows).fill(-1);
  const last = of.slice();
  const size = new Int32Array(rows).fill(1);
  const sure = new Float64Array(rows);
  const apart = new Map<number, number[]>();
  const isSaid = new Uint8Array(rows);
  const stands = new Uint8Array(rows);
  const members = (root: number): number[] => {
    const found: number[] = [];
    for (let row = root; row !== -1; row = next[row]!) found.push(row);
    return found;
  };
  const join = (a: number, b: number) => {
    for (let row = b; row !== -1; row = next[row]!) of[row] = a;
    next[last[a]!] = b;
    last[a] = last[b]!;
    size[a]! += size[b]!;
    isSaid[a]! |= isSaid[b]!;
    stands[a]! |= stands[b]!;
  };
  const areApart = (a: number, b: number) => {
    const there = new Set(members(b));
    return members(a).some(row => apart.get(row)?.some(other => there.has(other)) ?? false);
  };
  const mayMeet = (a: number, b: number): boolean => {
    if (stands[a] === 1 && stands[b] === 1) return false;
    if (isSaid[a] === 1 && isSaid[b] === 1 && areApart(a, b)) return false;
    if (size[a] === 1 && size[b] === 1) return feedOf[a] !== feedOf[b] || !holdsOnce[feedOf[a]!];
    return !shareFeed(members(a), members(b), feedOf, holdsOnce) && fit(members(a), members(b), evidence);
  };
  if (standing) for (let row = 0; row < standing.length; row++) if (standing[row] !== row) join(standing[row]!, row);
  if (standing) stands.fill(1, 0, standing.length);
  for (const { one, other, isOnePerson } of decisions) {
    isSaid[one] = isSaid[other] = 1;
    if (isOnePerson) continue;
    apart.set(one, [...(apart.get(one) ?? []), other]);
    apart.set(other, [...(apart.get(other) ?? []), one]);
  }
  for (const { one, other, isOnePerson } of decisions) {
    if (!isOnePerson) continue;
    const [a, b] = [Math.min(of[one]!, of[other]!), Math.max(of[one]!, of[other]!)];
    isSaid[a] = isSaid[b] = 1;
    if (a !== b && !areApart(a, b)) join(a, b);
    if (of[one] === of[other]) sure[one] = sure[other] = 1;
  }
  surestFirst(pairs, sureOf, rows, (i, j, pattern) => {
    const sureHere = sureOf[pattern]!;
    const a = Math.min(of[i]!, of[j]!);
    const b = Math.max(of[i]!, of[j]!);
    if (a !== b) {
      if (!mayMeet(a, b)) return;
      join(a, b);
    }
    if (sureHere > sure[i]!) sure[i] = sureHere;
    if (sureHere > sure[j]!) sure[j] = sureHere;
  });
  for (let n = 0; n < pairs.count; n++) {
    const sureHere = sureOf[pairs.pattern[n]!]!;
    if (sureHere < 0.01) continue;
    const i = pairs.one[n]!;
    const j = pairs.other[n]!;
    if (of[i] === of[j]) continue;
    if (size[of[i]!] === 1 && sureHere > sure[i]!) sure[i] = sureHere;
    if (size[of[j]!] === 1 && sureHere > sure[j]!) sure[j] = sureHere;
  }
  for (let row = 0; row < rows; row++) if (size[of[row]!] === 1) sure[row] = 1 - sure[row]!;
  return { of, sureness: sure };
}

/** The pairs to link, by the sureness of their patterns; by their rows where that is the same. */
function surestFirst(pairs: Weighed, sureOf: Float64Array, rows: number, each: (one: number, other: number, pattern: number) => void): void {
  const order = [...sureOf.keys()].filter(pattern => sureOf[pattern]! >= bands.link).sort((a, b) => sureOf[b]! - sureOf[a]! || a - b);
  const rank = new Int32Array(sureOf.length).fill(-1);
  order.forEach((pattern, nth) => (rank[pattern] = nth));
  const starts = new Int32Array(order.length + 1);
  for (let n = 0; n < pairs.count; n++) if (rank[pairs.pattern[n]!] !== -1) starts[rank[pairs.pattern[n]!]! + 1]! += 1;
  for (let nth = 0; nth < order.length; nth++) starts[nth + 1]! += starts[nth]!;
  const sorted = new Float64Array(starts[order.length]!);
  const next = starts.slice();
  for (let n = 0; n < pairs.count; n++) {
    const nth = rank[pairs.pattern[n]!]!;
    if (nth === -1) continue;
    sorted[next[nth]!] = pairs.one[n]! * rows + pairs.other[n]!;
    next[nth]! += 1;
  }
  const eachOf = (from: number, until: number, pattern: number) => {
    sorted.subarray(from, until).sort();
    for (let n = from; n < until; n++) {
      const one = Math.floor(sorted[n]! / rows);
      each(one, sorted[n]! - one * rows, pattern);
    }
  };
  for (const [nth, pattern] of order.entries()) eachOf(starts[nth]!, starts[nth + 1]!, pattern);
}

function shareFeed(one: readonly number[], other: readonly number[], feedOf: Uint16Array, holdsOnce: readonly boolean[]): boolean {
  for (const row of one) {
    const feed = feedOf[row]!;
    if (!holdsOnce[feed]) continue;
    for (const next of other) if (feedOf[next] === feed) return true;
  }
  return false;
}

/**
 * Whether the pairs across two clusters, taken together, rather say one person than two. Rows that say little fit everywhere: where more than a quarter of
 * the pairs speak strongly against it, they are two.
 */
function fit(one: readonly number[], other: readonly number[], evidence: (one: number, other: number) => number): boolean {
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
