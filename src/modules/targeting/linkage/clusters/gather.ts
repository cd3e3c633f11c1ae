import type { Records } from '../records.ts';
import type { Pairs } from '../pairs/find-pairs.ts';

/** For each row the lowest row of its cluster, and how sure it is that it belongs there (a row alone: that it is alone). */
export type Clusters = { of: Int32Array; sureness: Float64Array };

/** How sure a pair must be to be linked without a person looking, and from where a person should. */
export const bands = { link: 0.9, look: 0.5 } as const;
export const bandOf = (sureness: number): 'link' | 'look' | 'no' => (sureness >= bands.link ? 'link' : sureness >= bands.look ? 'look' : 'no');

type Asked = {
  /** How sure each pattern is to be one person. */
  sureOf: Float64Array;
  /** How much any two rows speak for one person (above 0) or for two (below). */
  evidence: (one: number, other: number) => number;
  uniqueWithinFeed: boolean;
};

// Two clusters are weighed by at most so many pairs across them.
const mostWeighed = 64;
// A logarithm: fifty to one.
const strongly = -4;

/**
 * Puts rows together, the surest pairs first. Two clusters meet only if they fit as wholes: what one pair says is weighed against all other pairs
 * across them, so that a chain of likenesses does not make one person of many.
 */
export function gather({ rows, feedOf }: Records, pairs: Pairs, { sureOf, evidence, uniqueWithinFeed }: Asked): Clusters {
  const of = Int32Array.from({ length: rows }, (_, row) => row);
  const next = new Int32Array(rows).fill(-1);
  const last = Int32Array.from(of);
  const size = new Int32Array(rows).fill(1);
  const sure = new Float64Array(rows);
  const members = (root: number): number[] => {
    const found: number[] = [];
    for (let row = root; row !== -1; row = next[row]!) found.push(row);
    return found;
  };
  for (const n of surestFirst(pairs, sureOf)) {
    const [i, j] = [pairs.one[n]!, pairs.other[n]!];
    const [a, b] = of[i]! < of[j]! ? [of[i]!, of[j]!] : [of[j]!, of[i]!];
    const sureHere = sureOf[pairs.pattern[n]!]!;
    if (a !== b) {
      const isLone = size[a] === 1 && size[b] === 1;
      if (uniqueWithinFeed && (isLone ? feedOf[a] === feedOf[b] : shareFeed(members(a), members(b), feedOf))) continue;
      if (!isLone && !fit(members(a), members(b), evidence)) continue;
      for (let row = b; row !== -1; row = next[row]!) of[row] = a;
      next[last[a]!] = b;
      last[a] = last[b]!;
      size[a]! += size[b]!;
    }
    sure[i] = Math.max(sure[i]!, sureHere);
    sure[j] = Math.max(sure[j]!, sureHere);
  }
  for (let n = 0; n < pairs.count; n++) {
    const [i, j, sureHere] = [pairs.one[n]!, pairs.other[n]!, sureOf[pairs.pattern[n]!]!];
    if (sureHere < 0.01 || of[i] === of[j]) continue;
    for (const row of [i, j]) if (size[of[row]!] === 1) sure[row] = Math.max(sure[row]!, sureHere);
  }
  for (let row = 0; row < rows; row++) if (size[of[row]!] === 1) sure[row] = 1 - sure[row]!;
  return { of, sureness: sure };
}

/** The pairs to link, by the sureness of their patterns; as they were found where that is the same. */
function surestFirst(pairs: Pairs, sureOf: Float64Array): Int32Array {
  const order = [...sureOf.keys()]
    .filter(pattern => sureOf[pattern]! >= bands.link)
    .sort((a, b) => sureOf[b]! - sureOf[a]! || pairs.patterns[a]! - pairs.patterns[b]!);
  const rank = new Int32Array(sureOf.length).fill(-1);
  order.forEach((pattern, nth) => (rank[pattern] = nth));
  const starts = new Int32Array(order.length + 1);
  for (let n = 0; n < pairs.count; n++) if (rank[pairs.pattern[n]!] !== -1) starts[rank[pairs.pattern[n]!]! + 1]! += 1;
  for (let nth = 0; nth < order.length; nth++) starts[nth + 1]! += starts[nth]!;
  const sorted = new Int32Array(starts[order.length]!);
  for (let n = 0; n < pairs.count; n++) {
    const nth = rank[pairs.pattern[n]!]!;
    if (nth === -1) continue;
    sorted[starts[nth]!] = n;
    starts[nth]! += 1;
  }
  return sorted;
}

const shareFeed = (one: readonly number[], other: readonly number[], feedOf: Uint16Array) => {
  const feeds = new Set(one.map(row => feedOf[row]));
  return other.some(row => feeds.has(feedOf[row]));
};

/**
 * Whether the pairs across two clusters, taken together, rather say one person than two. Rows that say little fit everywhere: where more than a quarter of
 * the pairs speak strongly against it, they are two.
 */
function fit(one: readonly number[], other: readonly number[], evidence: (one: number, other: number) => number): boolean {
  const step = Math.max(1, Math.floor((one.length * other.length) / mostWeighed));
  let [sum, count, against] = [0, 0, 0];
  for (let n = 0; n < one.length * other.length; n += step) {
    const speaks = evidence(one[Math.floor(n / other.length)]!, other[n % other.length]!);
    sum += Math.max(-8, Math.min(8, speaks));
    count += 1;
    if (speaks < strongly) against += 1;
  }
  return sum > 0 && against * 4 <= count;
}
