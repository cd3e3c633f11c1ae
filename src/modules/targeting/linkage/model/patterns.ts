import type { Chances } from './model.ts';

/** Agreement patterns side by side: for each and each comparison, where its level stands in a row of all levels of all comparisons. 0: not known. */
export type Patterns = { count: number; width: number; cells: Int32Array };

/** Where the levels of each comparison begin in a row of all levels; the first place is kept for "not known". */
export function placesOf(sizes: readonly number[]): { begins: readonly number[]; length: number } {
  let length = 1;
  const begins = sizes.map(size => {
    const begin = length;
    length += size;
    return begin;
  });
  return { begins, length };
}

export function patternsOf(levels: readonly Uint8Array[], sizes: readonly number[]): Patterns {
  const { begins } = placesOf(sizes);
  const width = sizes.length;
  const cells = new Int32Array(levels.length * width);
  for (let n = 0, to = 0; n < levels.length; n++)
    for (let nth = 0; nth < width; nth++, to++) cells[to] = levels[n]![nth] === 0 ? 0 : begins[nth]! + levels[n]![nth]!;
  return { count: levels.length, width, cells };
}

/** The chances of one kind as one row; "not known" is certain, so that it changes nothing. */
export function inOneRow(chances: Chances[keyof Chances], sizes: readonly number[]): Float64Array {
  const { begins, length } = placesOf(sizes);
  const row = new Float64Array(length).fill(1);
  for (const [nth, one] of chances.entries()) row.set(one, begins[nth]);
  return row;
}

/** How likely each pattern is for one kind. */
export function likelihoods({ count, width, cells }: Patterns, row: Float64Array): Float64Array {
  const found = new Float64Array(count);
  for (let n = 0, at = 0; n < count; n++) {
    let product = 1;
    for (const until = at + width; at < until; at++) product *= row[cells[at]!]!;
    found[n] = product;
  }
  return found;
}
