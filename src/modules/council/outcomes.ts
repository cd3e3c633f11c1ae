import outcomes from './outcomes.json' with { type: 'json' };

/** `about` says whose need it is. `verified` is false where the words could not be checked: say so where they are shown. */
export type Need = { key: string; words: string; about: 'child' | 'adult' | 'anyone'; verified: boolean };
export type Outcome = {
  key: string;
  words: string;
  verified: boolean;
  /** How long a result must last before it counts as one; commonly so, and set by each council. */
  sustainedFor: { amount: number; unit: 'months' | 'terms' };
  needs: readonly Need[];
};
/** A version of what good looks like. A need that was recorded stays under the framework it was recorded under. */
export type OutcomeFramework = { key: string; title: string; from: string; source: string; eligibleFromNeeds: number; outcomes: readonly Outcome[] };

export const outcomeFrameworks = outcomes.frameworks as readonly OutcomeFramework[];

export function outcomeFramework(key = 'supporting-families-2022'): OutcomeFramework {
  const framework = outcomeFrameworks.find(one => one.key === key);
  if (!framework) throw new Error(`No outcome framework ${key}`);
  return framework;
}

export const needsOf = (framework: OutcomeFramework): Need[] => framework.outcomes.flatMap(outcome => outcome.needs);

export const findNeed = (framework: OutcomeFramework, key: string): Need | undefined => needsOf(framework).find(need => need.key === key);

export const outcomeOfNeed = (framework: OutcomeFramework, need: string): Outcome | undefined =>
  framework.outcomes.find(outcome => outcome.needs.some(({ key }) => key === need));

/** The outcomes that a family's needs come under, in the framework's order, each once. */
export const outcomesOf = (framework: OutcomeFramework, needs: Iterable<string>): Outcome[] => {
  const found = new Set(Array.from(needs, need => outcomeOfNeed(framework, need)));
  return framework.outcomes.filter(outcome => found.has(outcome));
};

/** A result in the old programme's ledger needs all of these. A report's rule, and never a gate to help. */
export type LedgerCase = { needs: readonly string[]; assessed: boolean; planned: boolean; hasLead: boolean; met: boolean; sustained: boolean };

/** What still stands between a family's case and a result in the ledger, in words; nothing when it counts. */
export function missingForResult(framework: OutcomeFramework, ledger: LedgerCase): string[] {
  const known = new Set(ledger.needs.filter(need => findNeed(framework, need)));
  const parts: [boolean, string][] = [
    [known.size >= framework.eligibleFromNeeds, `At least ${framework.eligibleFromNeeds} needs`],
    [ledger.assessed, 'A whole-family assessment'],
    [ledger.planned, 'A whole-family plan'],
    [ledger.hasLead, 'A lead practitioner'],
    [ledger.met, 'Every outcome met'],
    [ledger.sustained, 'Outcomes that lasted long enough'],
  ];
  return parts.flatMap(([present, words]) => (present ? [] : [words]));
}
