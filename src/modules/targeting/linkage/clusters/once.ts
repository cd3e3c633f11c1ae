import type { Pairs } from '../pairs/find-pairs.ts';
import { born, place, sameName } from '../pairs/levels.ts';
import type { Records } from '../records.ts';

// A file that holds people more than once holds some of them written alike: one row in fifty, usually. A few namesakes born on one day there always are.
const mostAlike = 1 / 2000;
const leastRows = 1000;

/** For each feed whether its rows show that it holds a person once: hardly any two of them have the same names and date of birth. */
export function findFeedsOfOnce(all: Records, { feeds, feedOf }: Records, pairs: Pairs, levels: readonly Uint8Array[]): boolean[] {
  const isSame = levels.map(one => isName(one[place.forename]!) && isName(one[place.surname]!) && one[place.born] === born.same);
  const alike = new Int32Array(feeds.length);
  for (let row = 0; row < all.feedOf.length; row++) alike[all.feedOf[row]!]! += 1;
  for (let row = 0; row < feedOf.length; row++) alike[feedOf[row]!]! -= 1;
  for (let n = 0; n < pairs.count; n++) {
    const feed = feedOf[pairs.one[n]!]!;
    if (feed === feedOf[pairs.other[n]!] && isSame[pairs.pattern[n]!]) alike[feed]! += 1;
  }
  // Whoever links one file to itself looks for people who are in it more than once.
  return feeds.map(({ rows }, feed) => feeds.length > 1 && rows >= leastRows && alike[feed]! < rows * mostAlike);
}

const isName = (level: number): boolean => level >= 1 && level <= sameName.length;
