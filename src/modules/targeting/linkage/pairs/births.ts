import { dayOf, monthOf, yearOf } from '../values/dates.ts';
import { born } from './levels.ts';

/** How two different days of birth stand to one another. */
export function bornLikeness(a: number, b: number): number {
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
