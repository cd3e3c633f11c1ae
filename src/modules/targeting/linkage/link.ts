import { gather, makeTellsWho, type Clusters, type Decision } from './clusters/gather.ts';
import { gatherHouseholds } from './clusters/households.ts';
import { findFeedsOfOnce } from './clusters/once.ts';
import { distinctOf } from './distinct.ts';
import { makeEvidence } from './model/evidence.ts';
import { levelsOf, surenessOf, type Sureness } from './model/model.ts';
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
  /** How many threads share the comparing, this one among them (1). The result is the same. */
  workers?: number | undefined;
  /** Told as each part of the work begins, and how much of it is done. */
  onStage?: OnStage;
};
export type OnStage = (stage: 'comparing' | 'learning' | 'clusters', done: number, of: number) => void;
export type Linked = {
  /** Pairs of rows, of those that say the same the first alone. */
  pairs: Pairs;
  trained: Trained;
  sureness: readonly Sureness[];
  levels: readonly Uint8Array[];
  persons: Clusters;
  households: Int32Array;
  holdsOnce: readonly boolean[];
  /** Of rows that say the same the first (distinct.ts). */
  rowOf: Int32Array;
};

/** Links rows to persons, and persons to households, learning from the rows themselves. The same rows and seed give the same result. */
export function link(all: Records, options: Options): Linked {
  const linked = linkPersons(all, options);
  return { ...linked, households: gatherHouseholds(all, linked.persons.of, makeSurnameLikeness(all.words.names)) };
}

/** A function of its own, so that what comparing remembers is let go of before households are looked for. */
function linkPersons(all: Records, { seed, holdsOnce: said = [], decisions = [], workers = 1, onStage }: Options): Omit<Linked, 'households'> {
  const sizes = comparisonsFor(all.extraNames).map(({ levels }) => levels.length);
  const { records, rowOf, placeOf } = distinctOf(all, said);
  const compare = makeCompare(records);
  const pairs = findPairs(records, compare, { workers, onRule: (done, of) => onStage?.('comparing', done, of) });
  const levels = pairs.patterns.map(pattern => levelsOf(pattern, sizes));
  const holdsOnce = findFeedsOfOnce(all, records, pairs, levels).map((shown, feed) => said[feed] ?? shown);
  const isPair = (n: number) => {
    const feed = records.feedOf[pairs.one[n]!]!;
    return !holdsOnce[feed] || feed !== records.feedOf[pairs.other[n]!];
  };
  onStage?.('learning', 0, 1);
  const trained = train(records, pairs, levels, unrelatedChances(records, compare, seed), isPair);
  const sureness = levels.map(one => surenessOf(trained.model, one));
  const evidence = makeEvidence(trained.model, compare, sizes);
  const sureOf = Float64Array.from(sureness, one => one.person);
  const placed = decisions.map(({ one, other, isOnePerson }) => ({ one: placeOf[one]!, other: placeOf[other]!, isOnePerson }));
  onStage?.('clusters', 0, 1);
  const found = gather(records, pairs, { sureOf, evidence, tellsWho: makeTellsWho(records), holdsOnce, decisions: placed });
  const persons = {
    of: placeOf.map(place => rowOf[found.of[place]!]!),
    sureness: new Float64Array(placeOf.length).map((_, row) => {
      const own = found.sureness[placeOf[row]!]!;
      return isAgain(placeOf, row) ? Math.max(own, sureOfSame) : own;
    }),
  };
  for (const side of [pairs.one, pairs.other]) for (let n = 0; n < pairs.count; n++) side[n] = rowOf[side[n]!]!;
  return { pairs, trained, sureness, levels, persons, holdsOnce, rowOf };
}

/** How sure it is that two rows of one file that say all the same are one person. */
const sureOfSame = 0.9999;
const isAgain = (placeOf: Int32Array, row: number): boolean => placeOf[row] === placeOf[row - 1] || placeOf[row] === placeOf[row + 1];
