import { findNeed, outcomeFramework, type Need } from '#modules/council/index.ts';
import { isUnborn, type Member } from '#modules/people/index.ts';

/** Why nothing was found. The codes are counted; the words are said to those who choose. */
export const unmetReasons = {
  none: 'There is no such service',
  full: 'It is full and takes no more names',
  wait: 'The wait is too long',
  far: 'It is too far, or there is no way to get there',
  age: 'It is for another age',
  criteria: 'The family does not fit its criteria',
  cost: 'It costs more than the family can pay',
  times: 'Its times do not fit',
  language: 'Nobody there speaks the family’s language',
  access: 'It cannot be used with a disability',
  declined: 'The family does not want what there is',
  other: 'Something else',
} as const;
export type UnmetReason = keyof typeof unmetReasons;

export const endings = { met: 'Something was found', 'not needed': 'It is not needed any more' } as const;
export type EndedAs = keyof typeof endings;

export type UnmetNeed = {
  id: string;
  familyId: string;
  personId: string | null;
  goalId: string | null;
  requestId: string | null;
  framework: string;
  need: string;
  age: number | null;
  ward: string | null;
  reason: UnmetReason;
  words: string | null;
  sensitive: string | null;
  recordedBy: string;
  recordedOn: Temporal.PlainDate;
  endedAs: EndedAs | null;
  endedWords: string | null;
  endedOn: Temporal.PlainDate | null;
  version: number;
};

/** What somebody writes down: which need, whose, and why nothing was found. */
export type NewUnmetNeed = {
  need: string;
  personId?: string | null;
  reason: UnmetReason;
  words?: string | null;
  goalId?: string | null;
  requestId?: string | null;
};

export const isOpen = ({ endedAs }: UnmetNeed): boolean => endedAs === null;

/** A kind of need in words; one that the framework has no longer says its code. */
export const needInWords = (code: string): string => findNeed(outcomeFramework(), code)?.words ?? code;

/** Whole years on a day; nobody has one before birth. */
export function yearsOn(person: Pick<Member, 'bornOn' | 'dueOn' | 'bornAbout'>, day: Temporal.PlainDate): number | null {
  if (isUnborn(person)) return null;
  if (person.bornOn) return Math.max(0, person.bornOn.until(day, { largestUnit: 'years' }).years);
  return person.bornAbout === null ? null : day.year - person.bornAbout;
}

/** Whether a kind of need can be this person's: some are of children alone, some of adults. */
export const fits = ({ about }: Pick<Need, 'about'>, { isChild }: Pick<Member, 'isChild'>): boolean => about === 'anyone' || (about === 'child') === isChild;
