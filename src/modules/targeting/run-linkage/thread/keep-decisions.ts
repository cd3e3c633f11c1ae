import type { Pairs } from '../../linkage/pairs/find-pairs.ts';

/** What somebody said of two sides, by the sides' numbers. */
export type Decided = { id: string; one: number; other: number; answer: 'same' | 'different' };
type Linked = { pairs: Pick<Pairs, 'count' | 'one' | 'other' | 'pattern'>; sureOf: Float64Array };
export type Settled = { cluster: Int32Array; applied: number; contradicted: string[]; byPeople: ReadonlySet<number> };

/** Two who must never be one, whatever else is decided. */
function forbidding(decisions: readonly Decided[]) {
  const apart = new Map<number, Set<number>>();
  for (const { one, other, answer } of decisions) {
    if (answer !== 'different') continue;
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const)
      apart.set(a, (apart.get(a) ?? new Set()).add(b));
  }
  return (sides: Iterable<number>, others: ReadonlySet<number>): boolean =>
    [...sides].some(side => [...(apart.get(side) ?? [])].some(other => others.has(other)));
}

function joining(size: number) {
  const parent = Int32Array.from({ length: size }, (_, n) => n);
  const find = (one: number): number => {
    let root = one;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = one; at !== root;) [at, parent[at]] = [parent[at]!, root];
    return root;
  };
  return { find, join: (one: number, other: number) => (parent[Math.max(find(one), find(other))] = Math.min(find(one), find(other))) };
}

/**
 * What people decided is never overruled: whom they called two are taken apart, each row staying with the one it is more surely of; whom they called one are
 * joined, unless an earlier decision keeps them apart. A contradiction is told.
 */
export function keepDecisions(found: Int32Array, side: Int32Array, decisions: readonly Decided[], { pairs, sureOf }: Linked): Settled {
  const decided = new Set(decisions.flatMap(({ one, other }) => [one, other]));
  const rowsOf = new Map<number, number[]>([...decided].map(one => [one, []]));
  if (decided.size > 0) for (let row = 0; row < side.length; row++) rowsOf.get(side[row]!)?.push(row);
  const holding = decisions.filter(({ one, other }) => rowsOf.get(one)!.length > 0 && rowsOf.get(other)!.length > 0);
  const isForbidden = forbidding(holding);
  const cluster = Int32Array.from(found);
  splitApart(cluster, side, rowsOf, holding, isForbidden, { pairs, sureOf });

  const { find, join } = joining(cluster.length);
  const sidesIn = new Map<number, Set<number>>();
  for (const [one, rows] of rowsOf) for (const row of rows) sidesIn.set(cluster[row]!, (sidesIn.get(cluster[row]!) ?? new Set()).add(one));
  const contradicted: string[] = [];
  const byPeople = new Set<number>();
  for (const { id, one, other, answer } of holding) {
    const rows = [...rowsOf.get(one)!, ...rowsOf.get(other)!];
    if (answer === 'different') {
      for (const row of rows) byPeople.add(row);
      continue;
    }
    const roots = [...new Set(rows.map(row => find(cluster[row]!)))];
    const all = new Set(roots.flatMap(root => [...(sidesIn.get(root) ?? [])]));
    if (isForbidden(all, all)) {
      contradicted.push(id);
      continue;
    }
    for (const root of roots.slice(1)) join(roots[0]!, root);
    sidesIn.set(find(roots[0]!), all);
    for (const row of rows) byPeople.add(row);
  }
  return { cluster: cluster.map(root => find(root)), applied: holding.length - contradicted.length, contradicted, byPeople };
}

/** Puts the rows of each cluster that holds two who are not one together anew, the surest pairs first, and never those two. */
function splitApart(
  cluster: Int32Array,
  side: Int32Array,
  rowsOf: ReadonlyMap<number, readonly number[]>,
  decisions: readonly Decided[],
  isForbidden: ReturnType<typeof forbidding>,
  { pairs, sureOf }: Linked,
): void {
  const mixed = new Set<number>();
  for (const { one, other, answer } of decisions) {
    if (answer !== 'different') continue;
    const clusters = new Set(rowsOf.get(one)!.map(row => cluster[row]!));
    for (const row of rowsOf.get(other)!) if (clusters.has(cluster[row]!)) mixed.add(cluster[row]!);
  }
  if (mixed.size === 0) return;
  const members: number[] = [];
  for (let row = 0; row < cluster.length; row++) if (mixed.has(cluster[row]!)) members.push(row);
  const { find, join } = joining(cluster.length);
  const sides = new Map(members.map(row => [row, new Set([side[row]!])]));
  const tryJoin = (one: number, other: number) => {
    const [a, b] = [find(one), find(other)];
    if (a === b || isForbidden(sides.get(a)!, sides.get(b)!)) return;
    const all = new Set([...sides.get(a)!, ...sides.get(b)!]);
    join(a, b);
    sides.set(find(a), all);
  };
  // Rows that say the same of one person stay together; then the pairs, the surest first.
  const firstOf = new Map<string, number>();
  for (const row of members) {
    const key = `${cluster[row]!} ${side[row]!}`;
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, row);
    else tryJoin(first, row);
  }
  const inside: number[] = [];
  for (let n = 0; n < pairs.count; n++) if (cluster[pairs.one[n]!] === cluster[pairs.other[n]!] && mixed.has(cluster[pairs.one[n]!]!)) inside.push(n);
  inside.sort((a, b) => sureOf[pairs.pattern[b]!]! - sureOf[pairs.pattern[a]!]! || a - b);
  for (const n of inside) if (sureOf[pairs.pattern[n]!]! >= 0.5) tryJoin(pairs.one[n]!, pairs.other[n]!);
  for (const row of members) cluster[row] = find(row);
}
