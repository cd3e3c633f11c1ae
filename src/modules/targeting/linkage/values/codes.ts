import { isNhsNumber } from '#platform/nhs-number.ts';

/** The last ten digits of a phone number, so that 07700 900123 and +44 7700 900123 are one. Too short: none. */
export function phoneOf(text: string): string {
  const digits = digitsOf(text)
    .replace(/^(00)?440?/, '')
    .replace(/^0+/, '');
  return digits.length < 6 || /^(\d)\1+$/.test(digits) ? '' : digits.slice(-10);
}

export const emailOf = (text: string): string => (/^\S+@\S+$/.test(text.trim()) ? text.trim().toLowerCase() : '');

/** A number given by some office, letters and digits alone. One sign again and again stands for none. */
export function numberOf(text: string): string {
  const code = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return code.length < 3 || /^(.)\1*$/.test(code) ? '' : code;
}

/** An NHS number that can be one, or none: one digit again and again is what people type who do not know it. */
export function nhsNumberOf(text: string): string {
  const digits = digitsOf(text);
  return isNhsNumber(digits) && !/^(\d)\1+$/.test(digits) ? digits : '';
}

/** 1: male, 2: female, 0: neither is said. */
export function sexOf(text: string): 0 | 1 | 2 {
  const word = text.trim().toLowerCase();
  if (word === '1' || word === 'm' || word === 'male' || word === 'boy' || word === 'man') return 1;
  return word === '2' || word === 'f' || word === 'female' || word === 'girl' || word === 'woman' ? 2 : 0;
}

/** Most numbers hold nothing but digits. */
const digitsOf = (text: string): string => (/^\d*$/.test(text) ? text : text.replaceAll(/\D/g, ''));
