import { gather, type Clusters, type Decision } from './clusters/gather.ts';
import { gatherHouseholds } from './clusters/households.ts';
import { findFeedsOfOnce } from './clusters/once.ts';
import { evidenceOf, levelsOf, surenessOf, type Sureness } from './model/model.ts';
import { train, type Trained } from './model/train.ts';
import { unrelatedChances } from './model/unrelated.ts';
import { makeCompare } from './pairs/compare.ts';
import { findPairs, type Pairs } from './pairs/find-pairs.ts';
import { comparisonsFor } from './pairs/levels.ts';
import { makeSurnameLikeness } from './pairs/names.ts';
import type { Records } from './records.ts';

export type Options = {
  seed: number;
  /** For each feed whether it holds a person once; where it is not said, the rows themselves show it. */
  holdsOnce?: readonly (boolean | undefined)[];
  /** What people decided about rows (by their places in the records): it is never overruled. */
  decisions?: readonly Decision[];
};
export type Linked = {
  pairs: Pairs;
  trained: Trained;
  sureness: readonly Sureness[];
  levels: readonly Uint8Array[];
  persons: Clusters;
  households: Int32Array;
  holdsOnce: readonly boolean[];
};

/** Links rows to persons, and persons to households, learning from the rows themselves. The same rows and seed give the same result. */
export function link(records: Records, { seed, holdsOnce: said = [], decisions = [] }: Options): Linked {
  const sizes = comparisonsFor(records.extraNames).map(({ levels }) => levels.length);
  const compare = makeCompare(records);
  const pairs = findPairs(records, compare);
  const levels = pairs.patterns.map(pattern => levelsOf(pattern, sizes));
  const shown = findFeedsOfOnce(records, pairs, levels);
  const holdsOnce = records.feeds.map((_, feed) => said[feed] ?? shown[feed]!);
  const isPair = (n: number) => {
    const feed = records.feedOf[pairs.one[n]!]!;
    return !holdsOnce[feed] || feed !== records.feedOf[pairs.other[n]!];
  };
  const trained = train(records, pairs, levels, unrelatedChances(records, compare, seed), isPair);
  const sureness = levels.map(one => surenessOf(trained.model, one));
  const known = new Map<number, number>();
  const evidence = (one: number, other: number): number => {
    const pattern = compare(one, other);
    let found = known.get(pattern);
    if (found === undefined) {
      found = evidenceOf(trained.model, levelsOf(pattern, sizes));
      known.set(pattern, found);
    }
    return found;
  };
  const persons = gather(records, pairs, { sureOf: Float64Array.from(sureness, one => one.person), evidence, holdsOnce, decisions });
  const households = gatherHouseholds(records, persons.of, makeSurnameLikeness(records.words.names.texts));
  return { pairs, trained, sureness, levels, persons, households, holdsOnce };
}
