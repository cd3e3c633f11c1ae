import { eachPair, type Known, type Truth } from './truth.ts';

export type Count = { precision: number; recall: number; f1: number };
type Found = { person: Int32Array };

const pairsOf = (counts: Iterable<number>): number => {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
};
const add = <K>(counts: Map<K, number>, key: K, more = 1) => counts.set(key, (counts.get(key) ?? 0) + more);

/** How right pairs are that are put together by `found`, where `truth` says which belong together; with `feed`, only pairs of two feeds count. */
export function countPairs(found: ArrayLike<number>, truth: ArrayLike<number>, feed?: ArrayLike<number>): Count {
  const count = (key: (row: number) => number): number => {
    const counts = new Map<number, number>();
    for (let row = 0; row < truth.length; row++) add(counts, key(row));
    return pairsOf(counts.values());
  };
  const between = (key: (row: number) => number): number => count(key) - (feed ? count(row => key(row) * 16 + feed[row]!) : 0);
  return countOf(
    between(row => found[row]! * 2 ** 24 + truth[row]!),
    between(row => found[row]!),
    between(row => truth[row]!),
  );
}

export function countOf(right: number, linked: number, there: number): Count {
  const [precision, recall] = [linked === 0 ? 1 : right / linked, there === 0 ? 1 : right / there];
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** People who were ever in one true household by their rows. */
export function sharing(truth: Truth): (one: number, other: number) => boolean {
  const homes = new Map<number, Set<number>>();
  for (let row = 0; row < truth.rows; row++) {
    const own = homes.get(truth.person[row]!) ?? new Set<number>();
    homes.set(truth.person[row]!, own.add(truth.household[row]!));
  }
  return (one, other) => {
    const others = homes.get(other)!;
    for (const home of homes.get(one)!) if (others.has(home)) return true;
    return false;
  };
}

/** Of all pairs of rows in one cluster, the share that are two people of one household; and what kinds of people were taken for one. */
export function countFalse(truth: Truth, { person }: Found, people: ReadonlyMap<number, Known>, told?: (kind: string, one: number, other: number) => void) {
  const shares = sharing(truth);
  const clusters = new Map<number, Map<number, number>>();
  for (let row = 0; row < truth.rows; row++) {
    const own = clusters.get(person[row]!) ?? new Map<number, number>();
    add(own, truth.person[row]!);
    clusters.set(person[row]!, own);
  }
  const kinds = new Map<string, number>();
  let [linked, within] = [0, 0];
  for (const own of clusters.values()) {
    const entries = [...own];
    const all = entries.reduce((sum, [, count]) => sum + count, 0);
    linked += (all * (all - 1)) / 2;
    for (const [nth, [one, count]] of entries.entries())
      for (const [other, otherCount] of entries.slice(nth + 1)) {
        const isWithin = shares(one, other);
        if (isWithin) within += count * otherCount;
        const kind = kindOf(people.get(one)!, people.get(other)!, isWithin);
        told?.(kind, one, other);
        add(kinds, kind, count * otherCount);
      }
  }
  return { linked, within, share: linked === 0 ? 0 : within / linked, kinds: sorted(kinds) };
}

export function kindOf(one: Known, other: Known, isWithin: boolean): string {
  const [names, born] = [one.forename === other.forename, one.born === other.born];
  if (isWithin)
    return born
      ? 'twins'
      : names
        ? 'two of one forename in a household'
        : one.sex === other.sex
          ? 'two of a household, same sex'
          : 'two of a household, other sex';
  const surnames = one.surname === other.surname;
  return `strangers: ${[names && 'same forename', surnames && 'same surname', born && 'same birthday'].filter(Boolean).join(', ') || 'nothing the same'}`;
}

const bands = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

/** Of the pairs said to be so sure, how many are true. */
export function calibrate(path: string, truth: Truth) {
  const [said, right] = [bands.map(() => 0), bands.map(() => 0)];
  eachPair(path, truth, (one, other, sure) => {
    const band = bands.findLastIndex(from => sure >= from);
    said[band]! += 1;
    if (truth.person[one] === truth.person[other]) right[band]! += 1;
  });
  const share = (from: number) => {
    const all = said.reduce((sum, count, nth) => (bands[nth]! >= from ? sum + count : sum), 0);
    return all === 0 ? 1 : right.reduce((sum, count, nth) => (bands[nth]! >= from ? sum + count : sum), 0) / all;
  };
  return {
    bands: bands
      .map((from, nth) => ({ from, to: bands[nth + 1] ?? 1, pairs: said[nth]!, true: said[nth] === 0 ? null : right[nth]! / said[nth]! }))
      .filter(({ pairs }) => pairs > 0),
    atLeast95: share(0.95),
  };
}

/** Of all true pairs, and of those where one row or the other was written so, the share that was missed: by what was done to the rows, and by background. */
export function countMissed(truth: Truth, { person }: Found, people: ReadonlyMap<number, Known>, told?: (one: number, other: number) => void) {
  const byPerson = new Map<number, number[]>();
  for (let row = 0; row < truth.rows; row++) {
    const own = byPerson.get(truth.person[row]!);
    if (own) own.push(row);
    else byPerson.set(truth.person[row]!, [row]);
  }
  const [there, missed] = [new Map<string, number>(), new Map<string, number>()];
  for (const [who, rows] of byPerson)
    for (const [nth, one] of rows.entries())
      for (const other of rows.slice(nth + 1)) {
        const isMissed = person[one] !== person[other];
        const kinds = new Set([...truth.slips[one]!.split(' '), ...truth.slips[other]!.split(' ')].filter(Boolean));
        if (isMissed) told?.(one, other);
        for (const kind of [...(kinds.size === 0 ? ['none'] : kinds), people.get(who)!.background, 'all']) {
          add(there, kind);
          if (isMissed) add(missed, kind);
        }
      }
  return [...there]
    .map(([kind, pairs]) => ({ kind, pairs, missed: missed.get(kind) ?? 0, share: (missed.get(kind) ?? 0) / pairs }))
    .sort((a, b) => b.missed - a.missed);
}

const sorted = (counts: ReadonlyMap<string, number>) => Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
