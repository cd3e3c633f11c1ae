const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as a number: 20190914. 0: none that can be read. */
export type DayNumber = number;

/** Whom a register of today can name was born later; registers of old names, long before. */
const usualSince = 1850;
export const oldestSince = 1500;

export const dayNumber = (year: number, month: number, day: number, since = usualSince): DayNumber =>
  year >= since && year <= 2150 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? year * 10_000 + month * 100 + day : 0;

/** A day that cannot be, kept as it stands: one slip of the pen from the right one, it still speaks for a person. */
const wrongDay = (year: number, month: number, day: number, since: number): DayNumber =>
  year >= since && year <= 2150 && month + day > 0 && month < 100 && day < 100 ? year * 10_000 + month * 100 + day : 0;

const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** A year of two digits is the last one there was of it: nobody is born after `latest`. */
function fullYear(text: string, latest: number): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const century = Math.floor(latest / 100) * 100;
  return century + year <= latest ? century + year : century - 100 + year;
}

type Reading = { monthFirst?: boolean; latest?: number; evenWrong?: boolean; since?: number };

/**
 * Reads a date as files write it: 2019-09-14, 14/09/2019, 14.9.19, 20190914, 14 September 2019, Sep 14, 2019. `monthFirst` for files that write 09/14/2019;
 * `evenWrong` gives a day that cannot be as it stands (20190914 with its digits turned, 20199014), where only its digits are compared, and a year alone
 * as its first day, as files do that must write a day; `since`: the first year there can be.
 */
export function readDay(text: string, { monthFirst = false, latest = 2100, evenWrong = false, since = usualSince }: Reading = {}): DayNumber {
  const parts =
    text
      .toLowerCase()
      .replace(/[t ]\d{1,2}:\d{2}.*$/, '')
      .match(/\d+|[a-z]+/g) ?? [];
  if (evenWrong && parts.length === 1 && parts[0].length === 4) return dayNumber(Number(parts[0]), 1, 1, since);
  const word = parts.findIndex(part => /^[a-z]{3,}$/.test(part));
  if (word !== -1) {
    const numbers = parts.filter(part => /^\d+$/.test(part));
    const month = months.indexOf(parts[word]!.slice(0, 3)) + 1;
    const [day, year] = numbers[0] !== undefined && numbers[0].length === 4 ? [numbers[1], numbers[0]] : numbers;
    return day === undefined || year === undefined ? 0 : dayNumber(fullYear(year, latest), month, Number(day), since);
  }
  const [a, b, c] = parts.length === 1 ? inThree(parts[0], monthFirst, since) : parts;
  if (a === undefined || b === undefined || c === undefined || parts.length > 3) return 0;
  const [year, second, third] = a.length === 4 ? [Number(a), Number(b), Number(c)] : [fullYear(c, latest), Number(b), Number(a)];
  const [month, day] = monthFirst && a.length !== 4 ? [third, second] : [second, third];
  return dayNumber(year, month, day, since) || dayNumber(year, day, month, since) || (evenWrong ? wrongDay(year, month, day, since) : 0);
}

/** 20190914 and 14092019: the year stands where one can stand. */
function inThree(digits: string, monthFirst: boolean, since: number): string[] {
  if (digits.length !== 8) return [];
  const parts = (...ends: number[]) => ends.map((end, nth) => digits.slice(nth === 0 ? 0 : ends[nth - 1], end));
  const [year, first, second] = parts(4, 6, 8).map(Number) as [number, number, number];
  if (dayNumber(year, first, second, since) !== 0) return parts(4, 6, 8);
  const last = parts(2, 4, 8).map(Number) as [number, number, number];
  const isLast = monthFirst ? dayNumber(last[2], last[0], last[1]) !== 0 : dayNumber(last[2], last[1], last[0]) !== 0;
  return isLast || year < since || year > 2150 ? parts(2, 4, 8) : parts(4, 6, 8);
}

/** Whether a column writes the month first: some of its dates can be read no other way, and more than can be read only with the day first. */
export function isMonthFirst(values: Iterable<string>): boolean {
  let [dayFirst, monthFirst] = [0, 0];
  for (const value of values) {
    const [, a, b] = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d{2,4}\s*$/.exec(value) ?? [];
    if (Number(a) > 12) dayFirst += 1;
    if (Number(b) > 12) monthFirst += 1;
  }
  return monthFirst > dayFirst;
}

/** Days that people type who do not know one. 1 January of other years is a birthday, though one that is written often. */
export const isNoDay = (day: DayNumber): boolean => day === 19_000_101 || day === 19_010_101 || day === 18_991_231 || day === 19_111_111;

/** Days from the first of 1970, for counting how many lie between two. */
export function daysSince1970(day: DayNumber): number {
  // Years that begin in March end with the leap day.
  const month = (monthOf(day) + 9) % 12;
  const year = yearOf(day) - (month > 9 ? 1 : 0);
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leaps + (((month * 153 + 2) / 5) | 0) + dayOf(day) - 719_469;
}

export const yearOf = (day: DayNumber): number => (day / 10_000) | 0;
export const monthOf = (day: DayNumber): number => ((day / 100) | 0) % 100;
export const dayOf = (day: DayNumber): number => day % 100;
