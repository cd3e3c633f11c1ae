import { gather, type Clusters } from './clusters/gather.ts';
import { gatherHouseholds } from './clusters/households.ts';
import { evidenceOf, levelsOf, surenessOf, type Sureness } from './model/model.ts';
import { train, type Trained } from './model/train.ts';
import { unrelatedChances } from './model/unrelated.ts';
import { makeCompare, makeSurnameLikeness } from './pairs/compare.ts';
import { findPairs, type Pairs } from './pairs/find-pairs.ts';
import { comparisonsFor } from './pairs/levels.ts';
import type { Records } from './records.ts';

export type Options = { uniqueWithinFeed: boolean; seed: number };
export type Linked = {
  pairs: Pairs;
  trained: Trained;
  sureness: readonly Sureness[];
  levels: readonly Uint8Array[];
  persons: Clusters;
  households: Int32Array;
};

/** Links rows to persons, and persons to households, learning from the rows themselves. The same rows and seed give the same result. */
export function link(records: Records, { uniqueWithinFeed, seed }: Options): Linked {
  const sizes = comparisonsFor(records.extraNames).map(({ levels }) => levels.length);
  const compare = makeCompare(records);
  const pairs = findPairs(records, compare);
  const isPair = uniqueWithinFeed ? (n: number) => records.feedOf[pairs.one[n]!] !== records.feedOf[pairs.other[n]!] : () => true;
  const trained = train(records, pairs, unrelatedChances(records, compare, seed), isPair);
  const levels = pairs.patterns.map(pattern => levelsOf(pattern, sizes));
  const sureness = levels.map(one => surenessOf(trained.model, one));
  const known = new Map<number, number>();
  const evidence = (one: number, other: number): number => {
    const pattern = compare(one, other);
    const found = known.get(pattern) ?? evidenceOf(trained.model, levelsOf(pattern, sizes));
    known.set(pattern, found);
    return found;
  };
  const persons = gather(records, pairs, { sureOf: Float64Array.from(sureness, one => one.person), evidence, uniqueWithinFeed });
  const households = gatherHouseholds(records, persons.of, makeSurnameLikeness(records.words.names.texts));
  return { pairs, trained, sureness, levels, persons, households };
}
