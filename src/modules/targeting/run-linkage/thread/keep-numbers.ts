/** For each item its cluster's number: one it had, or a new one, counted down from -1. */
export type Kept = { numberOf: Float64Array; made: number };

/**
 * Numbers stay with those they were given to. An old number goes to the cluster that has most of its items, where clusters were joined the number of
 * the larger part stays, and where one was split the larger part keeps it; among equals the lower number stays, with the cluster of the lowest key. Whoever
 * is left without gets a new one.
 */
export function keepNumbers(cluster: Int32Array, old: Float64Array, key: Float64Array): Kept {
  const lowest = new Map<number, number>();
  const votes = new Map<number, Map<number, number>>();
  for (let item = 0; item < cluster.length; item++) {
    const of = cluster[item]!;
    const known = lowest.get(of);
    if (known === undefined || key[item]! < known) lowest.set(of, key[item]!);
    if (old[item] === 0) continue;
    const own = votes.get(of);
    if (own) own.set(old[item]!, (own.get(old[item]!) ?? 0) + 1);
    else votes.set(of, new Map([[old[item]!, 1]]));
  }
  const numbers = new Map<number, number>();
  const taken = new Set<number>();
  const claims: { of: number; number: number; count: number }[] = [];
  for (const [of, own] of votes) for (const [number, count] of own) claims.push({ of, number, count });
  claims.sort((a, b) => b.count - a.count || a.number - b.number || lowest.get(a.of)! - lowest.get(b.of)!);
  for (const { of, number } of claims) {
    if (numbers.has(of) || taken.has(number)) continue;
    numbers.set(of, number);
    taken.add(number);
  }
  const fresh = [...lowest.keys()].filter(of => !numbers.has(of)).sort((a, b) => lowest.get(a)! - lowest.get(b)!);
  fresh.forEach((of, nth) => numbers.set(of, -(nth + 1)));
  return { numberOf: Float64Array.from(cluster, of => numbers.get(of)!), made: fresh.length };
}
