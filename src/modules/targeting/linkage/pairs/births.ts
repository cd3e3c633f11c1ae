import { yearOf } from '../values/dates.ts';
import { born } from './levels.ts';

/** How two different days of birth stand to one another. */
export function bornLikeness(a: number, b: number): number {
  const [one, other] = [inDigits(a), inDigits(b)];
  const apart = one ^ other;
  const year = apart >>> 16 === 0;
  const month = (apart & 0xff00) === 0;
  const day = (apart & 0xff) === 0;
  if (year && ((one >>> 8) & 0xff) === (other & 0xff) && (one & 0xff) === ((other >>> 8) & 0xff)) return born.turned;
  if (areDigitsOneApart(one, other, apart)) return born.oneDigit;
  if (year && ((one & 0xffff) === 0x101 || (other & 0xffff) === 0x101)) return born.aboutYear;
  if (Number(year) + Number(month) + Number(day) === 2) return born.twoParts;
  return Math.abs(yearOf(a) - yearOf(b)) <= 2 ? born.nearYear : born.other;
}

const fourDigits = Int32Array.from({ length: 10_000 }, (_, number) => Number.parseInt(String(number), 16));
/** The eight digits of a day, four bits each. */
const inDigits = (day: number): number => (fourDigits[(day / 10_000) | 0]! << 16) | fourDigits[day % 10_000]!;

/** Whether one digit differs, or two neighbours are turned. */
function areDigitsOneApart(one: number, other: number, apart: number): boolean {
  const places = (apart | (apart >>> 1) | (apart >>> 2) | (apart >>> 3)) & 0x11111111;
  const lowest = places & -places;
  const left = places ^ lowest;
  if (left === 0) return true;
  if (left !== lowest << 4) return false;
  const shift = 31 - Math.clz32(lowest);
  const [a, b] = [(one >>> shift) & 0xff, (other >>> shift) & 0xff];
  return a >>> 4 === (b & 0xf) && (a & 0xf) === b >>> 4;
}
