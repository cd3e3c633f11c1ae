import type { Kind, Model } from './model.ts';
import { placesTogether, togetherLength } from './together.ts';

/** Agreement patterns side by side: for each and each comparison, and last for what goes together anyway, where its level stands in a row of all levels of all. 0: not known. */
export type Patterns = { count: number; width: number; cells: Int32Array };

/** Where the levels of each comparison begin in a row of all levels; the first place is kept for "not known". */
export function placesOf(sizes: readonly number[]): { begins: readonly number[]; ofTogether: number; length: number } {
  let length = 1;
  const begins = sizes.map(size => {
    const begin = length;
    length += size;
    return begin;
  });
  return { begins, ofTogether: length, length: length + togetherLength };
}

export function patternsOf(levels: readonly Uint8Array[], sizes: readonly number[]): Patterns {
  const { begins, ofTogether } = placesOf(sizes);
  const width = sizes.length + 3;
  const cells = new Int32Array(levels.length * width);
  for (let n = 0, to = 0; n < levels.length; n++) {
    const own = levels[n]!;
    for (let nth = 0; nth < sizes.length; nth++, to++) cells[to] = own[nth] === 0 ? 0 : begins[nth]! + own[nth]!;
    for (const at of placesTogether(own)) cells[to++] = ofTogether + at;
  }
  return { count: levels.length, width, cells };
}

/** The chances of one kind as one row; "not known" is certain, so that it changes nothing. */
export function inOneRow({ chances, together }: Model, kind: Kind, sizes: readonly number[]): Float64Array {
  const { begins, ofTogether, length } = placesOf(sizes);
  const row = new Float64Array(length).fill(1);
  for (const [nth, one] of chances[kind].entries()) row.set(one, begins[nth]);
  if (kind !== 'person') row.set(together[kind], ofTogether);
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
