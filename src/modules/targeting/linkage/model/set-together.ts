import { place, sameName } from '../pairs/levels.ts';
import type { Model } from './model.ts';
import { asIfSeen, leastCommon, type Shown } from './show-together.ts';
import { begins, namesPlace, namesTogetherLength, placesTogether } from './together.ts';

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
