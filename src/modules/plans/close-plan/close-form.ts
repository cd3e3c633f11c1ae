import { longText, oneOf } from '#platform/fields.ts';
import { form, type Field, type Form } from '#platform/form.ts';
import { closingReasons, outcomeStates, type Closing, type OutcomeLine } from '../closing.ts';
import type { Goal } from '../plan.ts';

/** What is asked depends on the needs of the plan, so the questions of the ledger end in the goal they are about. */
export type CloseAnswers = Readonly<Record<string, unknown>>;

export const questionsOfNeed = ({ id }: Pick<Goal, 'id'>) => [`state-${id}`, `evidence-${id}`] as const;

/** The goals that answer a need of the outcome framework: each is a line of the ledger. */
export const ledgerGoals = (goals: readonly Goal[]): Goal[] => goals.filter(goal => goal.outcomeNeed !== null && goal.state !== 'dropped');

export function closeForm(goals: readonly Goal[]): Form<CloseAnswers> {
  const fields: Record<string, Field<unknown>> = {};
  const add = <T>(name: string, field: Field<T>) => (fields[name] = field as Field<unknown>);
  for (const goal of ledgerGoals(goals)) {
    const [state, evidence] = questionsOfNeed(goal);
    add(state, oneOf({ label: 'Is it met?', choices: outcomeStates, missing: `Choose whether “${goal.wanted}” is met`, inline: true }));
    add(
      evidence,
      longText({
        label: 'What shows it?',
        hint: 'What you would show to somebody who audits this',
        missing: `Enter what shows how “${goal.wanted}” stands`,
        rows: 2,
        max: 1000,
      }),
    );
  }
  add(
    'words',
    longText({
      label: 'What changed, and what helps if things get hard again?',
      missing: 'Enter what changed, and what helps if things get hard again',
      rows: 6,
    }),
  );
  add('familySaid', longText({ label: 'What does the family say?', hint: 'In their own words', rows: 4 }));
  add('reason', oneOf({ label: 'Why does early help end?', choices: closingReasons(), missing: 'Select why early help ends' }));
  return form<CloseAnswers>(fields);
}

export const closingOf = (planId: string, goals: readonly Goal[], answers: CloseAnswers): Closing => ({
  planId,
  reason: answers['reason'] as string,
  words: answers['words'] as string,
  familySaid: answers['familySaid'] as string | null,
  outcomes: ledgerGoals(goals).flatMap(goal => lineOf(goal, answers)),
});

/** A need that several people share is a line for each of them, since each of them is counted. */
function lineOf(goal: Goal, answers: CloseAnswers): OutcomeLine[] {
  const [state, evidence] = questionsOfNeed(goal);
  const line = { goalId: goal.id, outcomeNeed: goal.outcomeNeed ?? '', state: answers[state] as OutcomeLine['state'], evidence: answers[evidence] as string };
  return goal.personIds.length === 0 ? [line] : goal.personIds.map(personId => ({ ...line, personId }));
}
