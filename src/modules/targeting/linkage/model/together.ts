import { born, place, sameName } from '../pairs/levels.ts';
import type { Model } from './model.ts';
import { asIfSeen, leastCommon, type Shown } from './show-together.ts';

/**
 * What goes together anyway, so that agreeing on both says less than agreeing on each: forename and surname, forename and sex, forename and year of birth. By
 * kind of pair, how many times as often both are met as each alone would say; where things do not go together, once.
 */
export type Together = Readonly<Record<'household' | 'unrelated', Float64Array>>;

const names = sameName.length;
// Behind one another in one row: both names by their rarities, sex by its level, birth by the forename's rarity. The first of each: not both are known.
const begins = { names: 0, sex: 1 + names ** 2, birth: 1 + names ** 2 + 3 } as const;
const length = begins.birth + 1 + names;

export const nothingTogether = (): Together => ({ household: new Float64Array(length).fill(1), unrelated: new Float64Array(length).fill(1) });
export const togetherLength = length;
export const namesTogetherLength = begins.sex;

const isSame = (level: number) => level >= 1 && level <= names;
const isNearBirth = (level: number) => level >= 1 && level !== born.twoParts && level !== born.other;
export const namesPlace = (forename: number, surname: number): number =>
  begins.names + (isSame(forename) && isSame(surname) ? (forename - 1) * names + surname : 0);

/** Where the levels of a pattern stand in a row of `Together`. */
export const placesTogether = (levels: ArrayLike<number>): readonly [names: number, sex: number, birth: number] => {
  const forename = isSame(levels[place.forename]!) ? levels[place.forename]! : 0;
  return [
    namesPlace(forename, levels[place.surname]!),
    begins.sex + (forename === 0 ? 0 : levels[place.sex]!),
    begins.birth + (isNearBirth(levels[place.born]!) ? forename : 0),
  ];
};

/** Which of the three say nothing among pairs that were found by an agreement on these comparisons. */
export const givenTogether = (given: readonly number[]): readonly boolean[] =>
  [place.surname, place.sex, place.born].map(other => given.includes(place.forename) && given.includes(other));

/**
 * Who is called Khan is rather called Mohammed than who is called Evans, and most forenames tell the sex. Of the pairs that share both names, or a forename, those
 * of one person (told by pattern) are taken away; the others are strangers, and so many times as many as there would be if one were given without regard to the other.
 */
export function setTogether({ chances, together }: Model, shown: Shown, persons: Float64Array, levels: readonly Uint8Array[], rows: number): void {
  const { unrelated } = chances;
  const possible = (rows * (rows - 1)) / 2;
  const [ofNames, ofSex] = [new Float64Array(namesTogetherLength), new Float64Array(3)];
  for (let n = 0; n < persons.length; n++) {
    const [names, sex] = placesTogether(levels[n]!);
    ofNames[names]! += persons[n]!;
    if (levels[n]![place.forename]! >= leastCommon) ofSex[sex - begins.sex]! += persons[n]!;
  }
  for (const forename of sameName) {
    together.unrelated[begins.birth + forename] = shown.births[forename]!;
    for (const surname of sameName) {
      if (Math.min(forename, surname) < leastCommon) continue;
      const at = namesPlace(forename, surname);
      const [one, other] = [unrelated[place.forename]![forename]!, unrelated[place.surname]![surname]!];
      const [strangers, usual] = [Math.max(0, shown.sharedNames[at]! - ofNames[at]!), possible * one * other];
      together.unrelated[at] = Math.min(1 / Math.max(one, other), Math.max(1, (strangers + asIfSeen) / (usual + asIfSeen)));
    }
  }
  const left = [1, 2].map(level => Math.max(0, shown.sexes[level]! - ofSex[level]!));
  for (const [nth, strangers] of left.entries()) {
    const chance = unrelated[place.sex]![nth + 1]!;
    const times = (strangers + asIfSeen * chance) / (left[0]! + left[1]! + asIfSeen) / chance;
    for (const kind of ['household', 'unrelated'] as const) together[kind][begins.sex + nth + 1] = times;
  }
}
