import type { Compare } from '../pairs/compare.ts';
import { evidenceOf, levelsOf, type Model } from './model.ts';

/** How much any two rows speak for one person (above 0) or for two (below), each pattern weighed once. */
export function makeEvidence(model: Model, compare: Compare, sizes: readonly number[]): (one: number, other: number) => number {
  const known = new Map<number, number>();
  return (one, other) => {
    const pattern = compare(one, other);
    let found = known.get(pattern);
    if (found === undefined) {
      found = evidenceOf(model, levelsOf(pattern, sizes));
      known.set(pattern, found);
    }
    return found;
  };
}
