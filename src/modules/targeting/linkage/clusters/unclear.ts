import type { Weighed } from './gather.ts';

export type Gathered = {
  pairs: Weighed;
  /** How sure each pattern is to be one person, and from where a pair is linked. */
  sureOf: Float64Array;
  from: number;
  /** The cluster of each row, and how sure it is that it belongs there. */
  of: Int32Array;
  sure: Float64Array;
  /** Whether a row may leave its cluster. */
  mayLeave: (row: number) => boolean;
  /** Whether the others of a row's cluster and those of another cluster are two people beyond doubt. */
  areTwo: (row: number, cluster: number) => boolean;
  /** Rows of a cluster that stand where the row would: they are of its file, which holds a person once. */
  insteadOf: (row: number, cluster: number) => readonly number[];
};

// Whoever belongs to one of two people has to be so much likelier the one.
const times = 9;

/**
 * Rows that fit two people about as well: a row without a forename fits both twins, and a father's fits the son of his name where no day of birth is told.
 * Each of them was put with whom it met first; it belongs to either. Rows in the order in which they stand.
 */
export function findUnclear({ pairs, sureOf, from, of, sure, mayLeave, areTwo, insteadOf }: Gathered): number[] {
  const unclear = new Set<number>();
  const look = (row: number, cluster: number, odds: number) => {
    if (unclear.has(row) || !mayLeave(row)) return;
    if (oddsOf(sure[row]!) >= times * (1 + odds) || !areTwo(row, cluster)) return;
    // Of a file that holds both twins, the row that names one of them leaves the other to the row that names none.
    if (!insteadOf(row, cluster).some(there => oddsOf(sure[there]!) >= times * odds)) unclear.add(row);
  };
  for (let n = 0; n < pairs.count; n++) {
    const sureHere = sureOf[pairs.pattern[n]!]!;
    if (sureHere < from) continue;
    const [one, other] = [pairs.one[n]!, pairs.other[n]!];
    if (of[one] === of[other]) continue;
    look(one, of[other]!, oddsOf(sureHere));
    look(other, of[one]!, oddsOf(sureHere));
  }
  return [...unclear].sort((a, b) => a - b);
}

const oddsOf = (sure: number): number => sure / (1 - sure);
