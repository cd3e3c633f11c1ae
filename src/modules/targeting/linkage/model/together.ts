import { born, place, sameName } from '../pairs/levels.ts';

/**
 * What goes together anyway, so that agreeing on both says less than agreeing on each: forename and surname, forename and sex, forename and year of birth. By
 * kind of pair, how many times as often both are met as each alone would say; where things do not go together, once.
 */
export type Together = Readonly<Record<'household' | 'unrelated', Float64Array>>;

const names = sameName.length;
// Behind one another in one row: both names by their rarities, sex by its level, birth by the forename's rarity. The first of each: not both are known.
export const begins = { names: 0, sex: 1 + names ** 2, birth: 1 + names ** 2 + 3 } as const;
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
