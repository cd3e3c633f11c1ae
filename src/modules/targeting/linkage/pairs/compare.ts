import { at, ownCells, type Records } from '../records.ts';
import { dayOf, monthOf, yearOf } from '../values/dates.ts';
import { born, comparisonsFor, middle, name, number, place } from './levels.ts';
import { isOneApart, jaroWinkler, remembered } from './likeness.ts';
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
  const forenameRarity = rarities(records, at.forename);
  const surnameRarity = rarities(records, at.surname);
  const oftenBorn = oftenWritten(records);
  const names = words.names.texts;
  const forenameLikeness = makeForenameLikeness(names);
  const surnameLikeness = makeSurnameLikeness(names);
  const isAmong = makeIsAmong(names);
  const addressLevel = makeAddressLevel(records);
  const numberLevels = [words.phones, words.emails, words.nhs, words.upns, words.others].map(({ texts }, nth) =>
    remembered((a, b) => (isOneApart(texts[a]!, texts[b]!) || (nth === 1 && areEmailsAlike(texts[a]!, texts[b]!)) ? number.near : number.other), 14),
  );
  const extraLevels = words.extra.map(({ texts }) => remembered((a, b) => (jaroWinkler(texts[a]!, texts[b]!) >= 0.9 ? number.near : number.other), 16));
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
    if (m1 !== 0 && m2 !== 0)
      pattern += (m1 === m2 ? middle.same : names[m1]!.charCodeAt(0) === names[m2]!.charCodeAt(0) ? middle.initial : middle.other) * radix[place.middle]!;
    const x1 = cells[i + at.sex]!;
    const x2 = cells[j + at.sex]!;
    if (x1 !== 0 && x2 !== 0) pattern += (x1 === x2 ? 1 : 2) * radix[place.sex]!;
    const b1 = cells[i + at.born]!;
    const b2 = cells[j + at.born]!;
    if (b1 !== 0 && b2 !== 0) pattern += (b1 === b2 ? (oftenBorn.has(b1) ? born.sameOften : born.same) : bornLikeness(b1, b2)) * radix[place.born]!;
    pattern += addressLevel(i, j) * radix[place.address]!;
    for (let n = 0; n < 5; n++) {
      const a = cells[i + at.phone + n]!;
      const b = cells[j + at.phone + n]!;
      if (a !== 0 && b !== 0) pattern += (a === b ? number.same : numberLevels[n]!(a, b)) * radix[place.phone + n]!;
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

/** How rare a name is, 1 to 5: by the part of all rows that have it, each step about five times more. */
export const rarityOf = (count: number, rows: number): number => (count <= 2 ? 1 : 1 + steps.filter(step => count * step > rows).length);
const steps = [25_000, 5000, 1000, 200];

function rarities({ cells, rows, width, words }: Records, cell: number): Uint8Array {
  const counts = new Int32Array(words.names.texts.length);
  for (let row = 0, from = cell; row < rows; row++, from += width) counts[cells[from]!]! += 1;
  return Uint8Array.from(counts, count => rarityOf(count, rows));
}

/** Days that stand in far more rows than others: 1 January, where only the year is known. */
export function oftenWritten({ cells, rows, width }: Records): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (let row = 0, from = at.born; row < rows; row++, from += width) if (cells[from] !== 0) counts.set(cells[from]!, (counts.get(cells[from]!) ?? 0) + 1);
  const usual = Math.max(4, (rows / Math.max(1, counts.size)) * 6);
  return new Set([...counts].flatMap(([day, count]) => (count > usual ? [day] : [])));
}

function bornLikeness(a: number, b: number): number {
  const year = yearOf(a) === yearOf(b);
  const month = monthOf(a) === monthOf(b);
  const day = dayOf(a) === dayOf(b);
  if (year && monthOf(a) === dayOf(b) && dayOf(a) === monthOf(b)) return born.turned;
  if (areDigitsOneApart(a, b)) return born.oneDigit;
  if (year && (a % 10_000 === 101 || b % 10_000 === 101)) return born.aboutYear;
  if (Number(year) + Number(month) + Number(day) === 2) return born.twoParts;
  return Math.abs(yearOf(a) - yearOf(b)) <= 2 ? born.nearYear : born.other;
}

/** Whether one digit differs, or two neighbours are turned. */
function areDigitsOneApart(a: number, b: number): boolean {
  let apart = 0;
  let last = -1;
  let isTurned = false;
  for (let place = 0, one = a, other = b; place < 8; place++, one = Math.floor(one / 10), other = Math.floor(other / 10)) {
    if (one % 10 === other % 10) continue;
    isTurned = last === place - 1 && last >= 0 && one % 10 === Math.floor(b / 10 ** last) % 10 && other % 10 === Math.floor(a / 10 ** last) % 10;
    apart += 1;
    if (apart > 2) return false;
    last = place;
  }
  return apart === 1 || (apart === 2 && isTurned);
}
