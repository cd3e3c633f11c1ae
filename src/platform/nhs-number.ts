/** Ten digits, the last of which checks the nine before it. Never, on its own, a reason to join two records. */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^0+$/.test(digits)) return false;
  return checkDigit(digits.slice(0, 9)) === Number(digits[9]);
}

/** The tenth digit (modulus 11); 10 means that these nine digits are never given out. */
export function checkDigit(nine: string): number {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += (nine.charCodeAt(i) - 48) * (10 - i);
  return (11 - (sum % 11)) % 11;
}

/** What somebody typed or pasted, as ten digits. Nothing typed is no mistake: the number is often not known. */
export function readNhsNumber(typed: string): { value: string | null } | { mistake: string } {
  const digits = typed.replaceAll(/[\s\u00a0-]/g, '');
  if (digits === '') return { value: null };
  if (!/^\d*$/.test(digits)) return { mistake: 'NHS number must only have digits, like 999 000 0018' };
  if (digits.length !== 10) return { mistake: 'NHS number must be 10 digits' };
  return isNhsNumber(digits) ? { value: digits } : { mistake: 'Check the NHS number: one of its digits is not right' };
}

/** As it is printed on letters: 3, 3 and 4 digits. */
export const nhsNumberWords = (digits: string): string => digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
