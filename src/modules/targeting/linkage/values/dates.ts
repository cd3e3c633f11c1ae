const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as a number: 20190914. 0: none that can be read. */
export type DayNumber = number;

export const dayNumber = (year: number, month: number, day: number): DayNumber =>
  year >= 1850 && year <= 2150 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? year * 10_000 + month * 100 + day : 0;

const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** A year of two digits is the last one there was of it: nobody is born after `latest`. */
function fullYear(text: string, latest: number): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const century = Math.floor(latest / 100) * 100;
  return century + year <= latest ? century + year : century - 100 + year;
}

/** Reads a date as files write it: 2019-09-14, 14/09/2019, 14.9.19, 20190914, 14 September 2019, Sep 14, 2019. `monthFirst` for files that write 09/14/2019. */
export function readDay(text: string, { monthFirst = false, latest = 2100 } = {}): DayNumber {
  const parts =
    text
      .toLowerCase()
      .replace(/[t ]\d{1,2}:\d{2}.*$/, '')
      .match(/\d+|[a-z]+/g) ?? [];
  const word = parts.findIndex(part => /^[a-z]{3,}$/.test(part));
  if (word !== -1) {
    const numbers = parts.filter(part => /^\d+$/.test(part));
    const month = months.indexOf(parts[word]!.slice(0, 3)) + 1;
    const [day, year] = numbers[0] !== undefined && numbers[0].length === 4 ? [numbers[1], numbers[0]] : numbers;
    return day === undefined || year === undefined ? 0 : dayNumber(fullYear(year, latest), month, Number(day));
  }
  if (parts.length === 1) return readDigits(parts[0], monthFirst);
  if (parts.length !== 3) return 0;
  const [a, b, c] = parts as [string, string, string];
  if (a.length === 4) return dayNumber(Number(a), Number(b), Number(c)) || dayNumber(Number(a), Number(c), Number(b));
  const year = fullYear(c, latest);
  return monthFirst
    ? dayNumber(year, Number(a), Number(b)) || dayNumber(year, Number(b), Number(a))
    : dayNumber(year, Number(b), Number(a)) || dayNumber(year, Number(a), Number(b));
}

function readDigits(digits: string, monthFirst: boolean): DayNumber {
  if (digits.length !== 8) return 0;
  const number = (from: number, to: number) => Number(digits.slice(from, to));
  const year = dayNumber(number(0, 4), number(4, 6), number(6, 8));
  if (year !== 0) return year;
  return monthFirst ? dayNumber(number(4, 8), number(0, 2), number(2, 4)) : dayNumber(number(4, 8), number(2, 4), number(0, 2));
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

export const yearOf = (day: DayNumber): number => Math.floor(day / 10_000);
export const monthOf = (day: DayNumber): number => Math.floor(day / 100) % 100;
export const dayOf = (day: DayNumber): number => day % 100;
