import { at, type Records } from '../records.ts';
import type { Pairs } from '../pairs/find-pairs.ts';
import { areAllAgainst, fit, meanOf } from './fit.ts';
import { findUnclear } from './unclear.ts';

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
  /** Whether a row tells by itself who of a household it is: it has a forename and a day of birth. */
  tellsWho: (row: number) => boolean;
  /** For each feed whether it holds a person once. */
  holdsOnce: readonly boolean[];
  decisions: readonly Decision[];
  /** For the first rows the lowest row of a cluster that stands already: no two of those are joined. */
  standing?: Int32Array;
};

export const makeTellsWho =
  ({ cells, width }: Pick<Records, 'cells' | 'width'>) =>
  (row: number): boolean =>
    cells[row * width + at.forename] !== 0 && cells[row * width + at.born] !== 0;

// Three to one.
const clearly = 1.1;

/**
 * Puts rows together: first those of which people said so, then the surest pairs. Two clusters meet only if they fit as wholes: what one pair says is
 * weighed against all other pairs across them, so that a chain of likenesses does not make one person of many. Whom people said to be two stay two.
 */
export function gather(
  { rows, feedOf }: Pick<Records, 'rows' | 'feedOf'>,
  pairs: Weighed,
  { sureOf, evidence, tellsWho, holdsOnce, decisions, standing }: Asked,
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
  // What those rows say to one another that tell who they are; nothing where a side has none.
  const areClearlyOne = (some: readonly number[], others: readonly number[]): boolean | undefined => {
    const [full, there] = [some.filter(tellsWho), others.filter(tellsWho)];
    if (full.length === 0 || there.length === 0) return undefined;
    return meanOf(full, there, evidence) > clearly;
  };
  const mayMeet = (a: number, b: number, isByWho: boolean): boolean => {
    if (stands[a] === 1 && stands[b] === 1) return false;
    if (isSaid[a] === 1 && isSaid[b] === 1 && areApart(a, b)) return false;
    if (size[a] === 1 && size[b] === 1) return feedOf[a] !== feedOf[b] || !holdsOnce[feedOf[a]!];
    return (
      !shareFeed(members(a), members(b), feedOf, holdsOnce) &&
      fit(members(a), members(b), evidence) &&
      (isByWho || areClearlyOne(members(a), members(b)) !== false)
    );
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
      if (!mayMeet(a, b, tellsWho(i) && tellsWho(j))) return;
      join(a, b);
    }
    if (sureHere > sure[i]!) sure[i] = sureHere;
    if (sureHere > sure[j]!) sure[j] = sureHere;
  });
  const leave = (row: number) => {
    const left = members(of[row]!).filter(one => one !== row);
    [of[row], next[row], last[row], size[row], sure[row]] = [row, -1, row, 1, 0];
    for (const [nth, one] of left.entries()) [of[one], next[one]] = [left[0]!, left[nth + 1] ?? -1];
    [last[left[0]!], size[left[0]!]] = [left.at(-1)!, left.length];
    if (left.length === 1) sure[left[0]!] = 0;
  };
  const mayLeave = (row: number) => row >= (standing?.length ?? 0) && size[of[row]!]! > 1 && isSaid[of[row]!] === 0;
  const areTwo = (row: number, cluster: number) => {
    if (isSaid[cluster] === 1) return false;
    const [rest, there] = [members(of[row]!).filter(one => one !== row), members(cluster)];
    if (shareFeed(rest, there, feedOf, holdsOnce)) return true;
    const areOne = tellsWho(row) ? undefined : areClearlyOne(rest, there);
    return areOne === undefined ? areAllAgainst(rest, there, evidence) : !areOne;
  };
  const insteadOf = (row: number, cluster: number) => (holdsOnce[feedOf[row]!] ? members(cluster).filter(one => feedOf[one] === feedOf[row]) : []);
  for (const row of findUnclear({ pairs, sureOf, from: bands.link, of, sure, mayLeave, areTwo, insteadOf })) if (size[of[row]!]! > 1) leave(row);
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
