import type { Mistakes } from '#platform/form.ts';

/** Why help stopped before it began: they said no, took back their yes, or could not be reached. */
export const refusalKinds = {
  declined: 'They said no',
  withdrawn: 'They said yes, and have changed their mind',
  missed: 'They could not be reached, or a child was not brought',
} as const;
export type RefusalKind = keyof typeof refusalKinds;

export const refusalChoices = {
  'offer-again': 'Offer help again',
  close: 'Close',
  'consult-social-care': 'Consult social care',
} as const;
export type RefusalChoice = keyof typeof refusalChoices;

/** One try to reach the family. `missed` is one that reached nobody; a child "was not brought". */
export type Attempt = { onDay: Temporal.PlainDate; how: string; missed: boolean; words: string };

export type NewRefusal = { familyId: string; requestId?: string | null; kind: RefusalKind; words: string; viewOfRisk: string };

export type Refusal = {
  id: string;
  familyId: string;
  familyName: string;
  familyReference: string;
  kind: RefusalKind;
  words: string;
  viewOfRisk: string;
  recordedBy: string;
  recordedByName: string | null;
  recordedAt: Temporal.Instant;
  version: number;
  decided: { choice: RefusalChoice; words: string; consulted: string | null; byName: string | null; at: Temporal.Instant } | null;
};

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

export function refusalMistakes(refusal: Pick<NewRefusal, 'kind' | 'words' | 'viewOfRisk'>, attempts: readonly Attempt[]): Mistakes {
  const mistakes: Record<string, string> = {};
  if (refusal.kind === 'missed' && !asksForAManager(attempts))
    mistakes['kind'] = `There must be ${missedContactsThatCount} missed contacts in a row in the record first`;
  if (refusal.words.trim() === '') mistakes['words'] = 'Enter what happened';
  if (refusal.viewOfRisk.trim() === '') mistakes['viewOfRisk'] = 'Enter your view of the risk to each child';
  return mistakes;
}

/** What a manager decides, and why. Whom in social care they spoke to, where that is the choice. */
export type ChoiceAfterRefusal = { choice: RefusalChoice; words: string; consulted?: string | null };

export function choiceMistakes({ choice, words, consulted }: ChoiceAfterRefusal): Mistakes {
  const mistakes: Record<string, string> = {};
  if (words.trim() === '') mistakes['words'] = 'Enter why you decided this';
  if (choice === 'consult-social-care' && !consulted?.trim()) mistakes['consulted'] = 'Enter whom in social care you spoke to';
  return mistakes;
}
