import { countsOf, oftenWritten, rarities } from '../counts.ts';
import { at, ownCells, type Records } from '../records.ts';
import { eachOf } from '../values/words.ts';
import { born, comparisonsFor, middle, name, number, place } from './levels.ts';
import { bornLikeness } from './births.ts';
import { jaroWinkler, makeAreOneApart, remembered } from './likeness.ts';
import { makeForenameLikeness, makeIsAmong, makeSurnameLikeness } from './names.ts';
import { makeAddressLevel } from './address.ts';

/** Compares two rows: gives their agreement pattern as one number, the levels of all comparisons in it. */
export type Compare = (one: number, other: number) => number;

/** How each comparison stands in the number of a pattern. */
export function radices(extraNames: readonly string[]): number[] {
  let radix = 1;
  return comparisonsFor(extraNames).map(({ levels }) => {
    const own = radix;
    radix *= levels.length;
    return own;
  });
}

export function makeCompare(records: Records): Compare {
  const { cells, width, words, extraNames } = records;
  const radix = Float64Array.from(radices(extraNames));
  const raritiesOf = (cell: number) => rarities(countsOf(records, cell), records.rows);
  const forenameRarity = raritiesOf(at.forename);
  const surnameRarity = raritiesOf(at.surname);
  const isOften = oftenWritten(records);
  const forenameLikeness = makeForenameLikeness(words.names);
  const surnameLikeness = makeSurnameLikeness(words.names);
  const initials = eachOf(words.names, text => text.charCodeAt(0) || 0);
  const isAmong = makeIsAmong(words.names);
  const addressLevel = makeAddressLevel(records);
  const numbers = [words.phones, words.emails, words.nhs, words.upns, words.others].map(makeAreOneApart);
  const areEmails = remembered((a, b) => (areEmailsAlike(words.emails.text(a), words.emails.text(b)) ? 1 : 2), 14);
  const numberLevel = (n: number, a: number, b: number): number => (numbers[n]!(a, b) || (n === 1 && areEmails(a, b) === 1) ? number.near : number.other);
  const extraLevels = words.extra.map(({ text }) => remembered((a, b) => (jaroWinkler(text(a), text(b)) >= 0.9 ? number.near : number.other), 16));
  const extras = extraLevels.length;
  // First and last name the other way round are misspelt like any others.
  const isAlike = (a: number, b: number) => a === b || surnameLikeness(a, b) <= name.near;

  return (one, other) => {
    const i = one * width;
    const j = other * width;
    const f1 = cells[i + at.forename]!;
    const f2 = cells[j + at.forename]!;
    const s1 = cells[i + at.surname]!;
    const s2 = cells[j + at.surname]!;
    const m1 = cells[i + at.middle]!;
    const m2 = cells[j + at.middle]!;
    const given = f1 === 0 || f2 === 0 ? 0 : f1 === f2 ? forenameRarity[f1]! : forenameLikeness(f1, f2);
    const family = s1 === 0 || s2 === 0 ? 0 : s1 === s2 ? surnameRarity[s1]! : surnameLikeness(s1, s2);
    let pattern = 0;
    if (given >= name.rough && family >= name.rough && isAlike(f1, s2) && isAlike(s1, f2)) {
      // Turned names are one slip: the surname's level then says nothing more.
      pattern = name.swapped * radix[place.forename]!;
    } else {
      const isMiddle = given >= name.near && ((m2 !== 0 && isAmong(f1, m2)) || (m1 !== 0 && isAmong(f2, m1)));
      pattern = (isMiddle ? name.form : given) * radix[place.forename]! + family * radix[place.surname]!;
    }
    if (m1 !== 0 && m2 !== 0) pattern += (m1 === m2 ? middle.same : initials(m1) === initials(m2) ? middle.initial : middle.other) * radix[place.middle]!;
    const x1 = cells[i + at.sex]!;
    const x2 = cells[j + at.sex]!;
    if (x1 !== 0 && x2 !== 0) pattern += (x1 === x2 ? 1 : 2) * radix[place.sex]!;
    const b1 = cells[i + at.born]!;
    const b2 = cells[j + at.born]!;
    if (b1 !== 0 && b2 !== 0) pattern += (b1 === b2 ? (isOften(b1) ? born.sameOften : born.same) : bornLikeness(b1, b2)) * radix[place.born]!;
    pattern += addressLevel(i, j) * radix[place.address]!;
    for (let n = 0; n < 5; n++) {
      const a = cells[i + at.phone + n]!;
      const b = cells[j + at.phone + n]!;
      if (a !== 0 && b !== 0) pattern += (a === b ? number.same : numberLevel(n, a, b)) * radix[place.phone + n]!;
    }
    for (let n = 0; n < extras; n++) {
      const a = cells[i + ownCells + n]!;
      const b = cells[j + ownCells + n]!;
      if (a !== 0 && b !== 0) pattern += (a === b ? number.same : extraLevels[n]!(a, b)) * radix[place.extra + n]!;
    }
    return pattern;
  };
}

/** The same name at nearly the same place, or the other way round. */
function areEmailsAlike(one: string, other: string): boolean {
  const [a, b] = [one.indexOf('@'), other.indexOf('@')];
  return jaroWinkler(one.slice(0, a), other.slice(0, b)) >= 0.9 && jaroWinkler(one.slice(a + 1), other.slice(b + 1)) >= 0.9;
}
