import type { SaidDate } from './say-person.ts';

const two = (number: number) => String(number).padStart(2, '0');
/** How a file writes days. */
export type Write = (date: SaidDate) => string;
export const iso: Write = ({ year: of, month, day }) => `${of}-${two(month)}-${two(day)}`;
export const slashed: Write = ({ year: of, month, day }) => `${two(day)}/${two(month)}/${of}`;
export const dotted: Write = ({ year: of, month, day }) => `${day}.${month}.${of}`;
export const plain: Write = ({ year: of, month, day }) => `${of}${two(month)}${two(day)}`;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const worded =
  (between: string): Write =>
  ({ year: of, month, day }) =>
    `${two(day)}${between}${months[month - 1]!}${between}${of}`;
