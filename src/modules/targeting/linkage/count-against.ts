/** How right pairs are, against a truth: of those linked how many are right, of those there are how many are linked, and both in one number. */
export type Count = { precision: number; recall: number; f1: number };

const pairsOf = (counts: Iterable<number>): number => {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
};

/** Counts pairs of rows put together against pairs that a truth puts together, without going through them one by one. Rows whose truth is 0 are left out. */
export function countAgainst(found: ArrayLike<number>, truth: ArrayLike<number>): Count {
  const [byFound, byTruth, byBoth] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()];
  for (let row = 0; row < truth.length; row++) {
    if (truth[row] === 0) continue;
    byFound.set(found[row]!, (byFound.get(found[row]!) ?? 0) + 1);
    byTruth.set(truth[row]!, (byTruth.get(truth[row]!) ?? 0) + 1);
    const both = `${found[row]!} ${truth[row]!}`;
    byBoth.set(both, (byBoth.get(both) ?? 0) + 1);
  }
  const [right, linked, there] = [pairsOf(byBoth.values()), pairsOf(byFound.values()), pairsOf(byTruth.values())];
  const [precision, recall] = [linked === 0 ? 1 : right / linked, there === 0 ? 1 : right / there];
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
