import { address, born, middle, name, number as digits } from './linkage/pairs/levels.ts';
import { risks, touched, type Risk, type Touched } from './match.ts';
import type { Reason } from './linkage-run.ts';

export const percent = (part: number): string => (part > 0 && part < 0.005 ? 'under 1%' : `${Math.round(part * 100)}%`);

/** Minutes and seconds, as people say them. */
export function sayDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) return 'under a second';
  if (whole < 60) return whole === 1 ? '1 second' : `${whole} seconds`;
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return `${minutes} min${rest > 0 ? ` ${rest} s` : ''}`;
}

export const number = (count: number): string => count.toLocaleString('en-GB');

/** How much something speaks for one person, or against it, in words. */
export function speaks(bits: number): string {
  const size = Math.abs(bits);
  if (size < 0.5) return 'says hardly anything';
  const how = size < 2 ? 'a little' : size < 5 ? 'clearly' : size < 9 ? 'strongly' : 'very strongly';
  return `speaks ${how} ${bits > 0 ? 'for' : 'against'}`;
}

/** “Not compared” is what both say, one of them in a way that the linkage cannot read, such as an NHS number that cannot be one. */
export type Mark = 'agrees' | 'nearly' | 'differs' | 'not known' | 'not compared';
export const markWords: Record<Mark, string> = {
  agrees: 'Agrees',
  nearly: 'Nearly',
  differs: 'Differs',
  'not known': 'Not known of both',
  'not compared': 'Not compared',
};

// From which level on two are nearly the same in something, and from which they differ.
const nearlyAt: Readonly<Record<string, readonly [nearlyFrom: number, differsFrom: number]>> = {
  forename: [name.form, name.other],
  surname: [name.form, name.other],
  'middle name': [middle.initial, middle.other],
  sex: [2, 2],
  'date of birth': [born.turned, born.nearYear],
  address: [address.postcode, address.town],
};

/** Whether two agree in something, by the level that the linkage gave it. */
export function markOf(comparison: string, level: number): Mark {
  const [nearly, differs] = nearlyAt[comparison] ?? [digits.near, digits.other];
  return level === 0 ? 'not known' : level >= differs ? 'differs' : level >= nearly ? 'nearly' : 'agrees';
}

export const sayTouched = (touches: readonly Touched[]): string => touches.map(one => touched[one]).join('; ');
export const sayRisks = (its: readonly Risk[]): string[] => its.map(risk => risks[risk]);

/** What is told of where somebody lives or how they are reached; left out where that is protected. */
export const aboutPlace = new Set(['address', 'phone', 'email']);
export const withoutPlace = (reasons: readonly Reason[]): Reason[] => reasons.filter(({ comparison }) => !aboutPlace.has(comparison));
