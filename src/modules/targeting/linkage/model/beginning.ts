import { born, comparisonsFor, name, place } from '../pairs/levels.ts';
import type { Kind } from './model.ts';

// What is usual, by level (the first is "not known", which says nothing): what training begins with, and falls back on where there is little to learn from.
const usual: Record<Exclude<Kind, 'unrelated'>, Record<number, readonly number[]>> = {
  person: {
    [place.forename]: [0, 0.17, 0.17, 0.17, 0.17, 0.17, 0.04, 0.06, 0.01, 0.005, 0.035],
    [place.surname]: [0, 0.17, 0.17, 0.17, 0.17, 0.17, 0.02, 0.06, 0.01, 0.005, 0.055],
    [place.middle]: [0, 0.8, 0.15, 0.05],
    [place.sex]: [0, 0.99, 0.01],
    [place.born]: [0, 0.85, 0.02, 0.02, 0.06, 0.01, 0.02, 0.01, 0.01],
    [place.address]: [0, 0.7, 0.04, 0.03, 0.03, 0.02, 0.06, 0.12],
    [place.phone]: [0, 0.65, 0.05, 0.3],
    [place.email]: [0, 0.65, 0.05, 0.3],
    [place.nhs]: [0, 0.95, 0.03, 0.02],
    [place.upn]: [0, 0.93, 0.04, 0.03],
    [place.other]: [0, 0.9, 0.06, 0.04],
    [place.extra]: [0, 0.8, 0.1, 0.1],
  },
  household: {
    [place.surname]: [0, 0.15, 0.15, 0.15, 0.15, 0.15, 0.02, 0.03, 0.01, 0.001, 0.189],
    [place.address]: [0, 0.9, 0.02, 0.02, 0.02, 0.01, 0.01, 0.02],
    [place.phone]: [0, 0.4, 0.02, 0.58],
    [place.email]: [0, 0.2, 0.02, 0.78],
    [place.extra]: [0, 0.5, 0.1, 0.4],
  },
};

// Two people of one household are two people: what belongs to one person alone agrees as seldom as between strangers, but for twins, sons named after
// their fathers, and a number written on the wrong line. This is said, not learnt: where there are no households to learn from, the model would otherwise
// take for them the people whose rows differ most.
const more: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  [place.forename]: [
    ...[1, 2, 3, 4, 5].map(level => [level, 0.001] as const),
    [name.form, 0.003],
    // a son whose surname is his father's forename, and who is called after his grandfather
    [name.swapped, 0.0002],
  ],
  [place.middle]: [[1, 0.02]],
  [place.sex]: [],
  [place.born]: [
    [born.same, 0.015],
    // what is written where the day is not known is written for the whole family
    [born.sameOften, 0.02],
    [born.twoParts, 0.005],
  ],
  [place.nhs]: [[1, 0.0005]],
  [place.upn]: [
    [1, 0.0005],
    [2, 0.001],
  ],
  [place.other]: [[1, 0.001]],
};

/** Whether a comparison is about what a household shares; the others are about one person alone. */
export const isShared = (comparison: number): boolean => !(comparison in more);

export function beginningOf(kind: Exclude<Kind, 'unrelated'>, extraNames: readonly string[], unrelated: readonly Float64Array[]): Float64Array[] {
  return comparisonsFor(extraNames).map((_, nth) => {
    if (kind === 'person' || isShared(nth)) return Float64Array.from(usual[kind][Math.min(nth, place.extra)]!);
    const chances = Float64Array.from(unrelated[nth]!);
    for (const [level, chance] of more[nth]!) chances[level]! += chance;
    const total = chances.reduce((sum, chance) => sum + chance, 0);
    return chances.map(chance => chance / total);
  });
}
