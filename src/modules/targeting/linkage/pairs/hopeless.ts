import { at, ownCells, type Records } from '../records.ts';
import { bornLikeness } from './births.ts';
import { born, name } from './levels.ts';
import type { NameLikeness } from './names.ts';

/**
 * Whether two rows are two people at first sight: quite another forename, a day of birth far from the other's, and no number of theirs the same.
 * Most of those who share a street and a surname are like that; nothing else of them need be compared, and nothing is learnt from them.
 */
export function makeAreHopeless({ cells, width, extraNames }: Records, forenameLikeness: NameLikeness): (one: number, other: number) => boolean {
  const until = ownCells + extraNames.length;
  return (one, other) => {
    const i = one * width;
    const j = other * width;
    const b1 = cells[i + at.born]!;
    const b2 = cells[j + at.born]!;
    if (b1 === 0 || b2 === 0 || b1 === b2) return false;
    const f1 = cells[i + at.forename]!;
    const f2 = cells[j + at.forename]!;
    // Somebody may be called by the surname or a middle name.
    if (f1 === 0 || f2 === 0 || f1 === f2) return false;
    if (f1 === cells[j + at.surname] || f1 === cells[j + at.middle] || f2 === cells[i + at.surname] || f2 === cells[i + at.middle]) return false;
    if (bornLikeness(b1, b2) < born.nearYear) return false;
    for (let cell: number = at.phone; cell <= at.other; cell++) if (cells[i + cell] !== 0 && cells[i + cell] === cells[j + cell]) return false;
    for (let cell = ownCells; cell < until; cell++) if (cells[i + cell] !== 0 && cells[i + cell] === cells[j + cell]) return false;
    return forenameLikeness(f1, f2) === name.other;
  };
}
