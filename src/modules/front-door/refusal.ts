import type { Mistakes } from '#platform/form.ts';

/** Why help stopped before it began: they said no, took back their yes, or could not be reached. */
export const refusalKinds = ['declined', 'withdrawn', 'missed'] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export const refusalChoices = ['offer-again', 'close', 'consult-social-care'] as const;
export type RefusalChoice = (typeof refusalChoices)[number];

/** One try to reach the family. `missed` is one that reached nobody; a child "was not brought". */
export type Attempt = { onDay: Temporal.PlainDate; how: string; missed: boolean; words: string };

export type NewRefusal = { kind: RefusalKind; words: string; viewOfRisk: string };

/** How many missed contacts make a refusal of their own. */
export const missedContactsThatCount = 2;

/** Missed contacts since somebody was last reached: a talk in between begins the count again. */
export function missedInARow(attempts: readonly Attempt[]): number {
  const newestFirst = [...attempts].sort((a, b) => Temporal.PlainDate.compare(b.onDay, a.onDay));
  const reached = newestFirst.findIndex(attempt => !attempt.missed);
  return reached === -1 ? newestFirst.length : reached;
}

/** Whether the record by itself asks for a manager: nothing closes by itself, but nothing may be forgotten either. */
export const asksForAManager = (attempts: readonly Attempt[]): boolean => missedInARow(attempts) >= missedContactsThatCount;

export function refusalMistakes(refusal: NewRefusal, attempts: readonly Attempt[]): Mistakes {
  const mistakes: Record<string, string> = {};
  if (refusal.kind === 'missed' && !asksForAManager(attempts)) mistakes['kind'] = `There must be ${missedContactsThatCount} missed contacts in a row in the record first`;
  if (refusal.words.trim() === '') mistakes['words'] = 'Enter what happened';
  if (refusal.viewOfRisk.trim() === '') mistakes['viewOfRisk'] = 'Enter your view of the risk to each child';
  return mistakes;
}
