import type { Mistakes } from './form.ts';

/** The four ways the system says no. Anything else that is thrown is a fault, and shows the "sorry" page. */
export class Refusal extends Error {
  readonly kind: 'not-found' | 'not-allowed' | 'conflict' | 'invalid';
  readonly mistakes: Mistakes;

  constructor(kind: Refusal['kind'], message: string, mistakes: Mistakes = {}) {
    super(message);
    this.kind = kind;
    this.mistakes = mistakes;
  }
}

/** A rule that only the whole record can check, told beside the field it is about. */
export const invalid = (mistakes: Mistakes) => new Refusal('invalid', Object.values(mistakes).join('. '), mistakes);

/** The same answer whether a thing never existed or may not be seen by this person. */
export const notFound = () => new Refusal('not-found', 'Page not found');

/** What a query gave, or the refusal that says there is no such thing. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw notFound();
  return row;
}

export const refusalStatus = { 'not-found': 404, 'not-allowed': 403, conflict: 409, invalid: 422 } as const;
