import type { Records } from '../records.ts';
import type { Keys } from './compare-part.ts';
import type { Rule } from './keys.ts';
import { makeTraits } from './traits.ts';

/** The keys of all rules, row by row: what several rules look at is worked out once for each row. */
export function keysFor(records: Records, rules: readonly Rule[], ints: (length: number) => Int32Array = length => new Int32Array(length)): Keys {
  const { rows, width } = records;
  const many = rules.length;
  const keys = ints(rows * many);
  const traitsAt = makeTraits(records);
  const fill = (row: number) => {
    const traits = traitsAt(row * width);
    for (let nth = 0, to = row * many; nth < many; nth++, to++) keys[to] = rules[nth]!.keyOf(traits);
  };
  for (let row = 0; row < rows; row++) fill(row);
  return { keys, many };
}

/** Those of the nth rule alone, side by side. */
export function takeKeys({ keys, many }: Keys, nth: number, into: Int32Array): void {
  for (let row = 0, from = nth; row < into.length; row++, from += many) into[row] = keys[from]!;
}
