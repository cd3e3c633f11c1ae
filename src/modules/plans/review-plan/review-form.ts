import { date, sayDate } from '#platform/date-field.ts';
import { longText, oneOf, scale, text } from '#platform/fields.ts';
import { form, type Field, type Form } from '#platform/form.ts';
import type { FamilyPerson } from '../names.queries.ts';
import type { Goal } from '../plan.ts';
import { latestReviewOn } from '../review-date.ts';
import { mayHearChoices, progresses, reviewOutcomes, type NewReview, type Progress, type ReviewOutcome, type Voice } from '../review.ts';

/** What is asked depends on the goals and the people, so each question's name ends in whom or what it is about. */
export type ReviewAnswers = Readonly<Record<string, unknown>>;
type Asked = { goals: readonly Goal[]; people: readonly FamilyPerson[]; today: Temporal.PlainDate };

export const questionsOfGoal = ({ id }: Pick<Goal, 'id'>) => [`progress-${id}`, `score-${id}`, `change-${id}`] as const;
export const questionsOfPerson = ({ id, isChild }: Pick<FamilyPerson, 'id' | 'isChild'>): readonly string[] =>
  isChild ? [`life-${id}`, `said-${id}`, `how-${id}`, `hear-${id}`, `influence-${id}`, `told-${id}`] : [`life-${id}`, `said-${id}`];

export function reviewForm({ goals, people, today }: Asked): Form<ReviewAnswers> {
  const fields: Record<string, Field<unknown>> = {};
  const add = <T>(name: string, field: Field<T>) => (fields[name] = field as Field<unknown>);
  for (const goal of goals) goalFields(goal, add);
  for (const person of people) personFields(person, add);
  add(
    'words',
    longText({
      label: 'What was said at the review?',
      hint: 'What is going well, and what is still hard',
      missing: 'Enter what was said at the review',
      rows: 6,
    }),
  );
  add('outcome', oneOf({ label: 'What happens with the plan?', choices: reviewOutcomes, missing: 'Choose what happens with the plan' }));
  add(
    'nextReviewOn',
    date({ label: 'When do you look at it again?', hint: `Not later than ${sayDate(latestReviewOn(today))}. Leave empty if you close the plan or step up` }),
  );
  return form<ReviewAnswers>(fields, answers => unsettled(people, answers));
}

type Add = <T>(name: string, field: Field<T>) => unknown;

function goalFields(goal: Goal, add: Add): void {
  const [progress, score, change] = questionsOfGoal(goal);
  add(progress, oneOf({ label: 'How does it stand?', choices: progresses, missing: `Choose how “${goal.wanted}” stands`, inline: true }));
  add(score, scale({ label: goal.scaleQuestion ?? 'What does the family score it now?', from: 0, to: 10, ends: ['Very hard', 'Going very well'] }));
  add(change, longText({ label: 'What changed?', rows: 2, max: 1000 }));
}

function personFields({ id, givenName, isChild }: FamilyPerson, add: Add): void {
  add(`life-${id}`, scale({ label: `How are things for ${givenName}?`, hint: 'Their own score', from: 0, to: 10, ends: ['Very bad', 'Very good'] }));
  add(`said-${id}`, longText({ label: `What ${givenName} said`, hint: 'In their own words', rows: 3, max: 2000 }));
  if (!isChild) return;
  add(`how-${id}`, text({ label: `How ${givenName} told you`, hint: 'Said it, drew it, showed it at play, through an interpreter', max: 200 }));
  add(`hear-${id}`, oneOf({ label: `Who may hear what ${givenName} said?`, hint: 'Settle it with them where you can', choices: mayHearChoices }));
  add(`influence-${id}`, longText({ label: 'What did it change?', rows: 2, max: 1000 }));
  add(`told-${id}`, longText({ label: `What did you tell ${givenName} back?`, rows: 2, max: 1000 }));
}

const unsettled = (people: readonly FamilyPerson[], answers: ReviewAnswers): Record<string, string> =>
  Object.fromEntries(
    people
      .filter(person => person.isChild && answers[`said-${person.id}`] !== null && answers[`hear-${person.id}`] === null)
      .map(person => [`hear-${person.id}`, `Choose who may hear what ${person.givenName} said`]),
  );

/** The review that these answers tell. */
export function reviewOf(planId: string, { goals, people }: Asked, answers: ReviewAnswers): NewReview {
  const given = <T>(name: string) => answers[name] as T;
  return {
    planId,
    outcome: given<ReviewOutcome>('outcome'),
    words: given<string>('words'),
    nextReviewOn: given<Temporal.PlainDate | null>('nextReviewOn'),
    progress: goals.map(goal => {
      const [progress, score, change] = questionsOfGoal(goal);
      return { goalId: goal.id, progress: given<Progress>(progress), score: given<number | null>(score), words: given<string | null>(change) };
    }),
    voices: people.flatMap(person => voiceOf(person, answers)),
  };
}

function voiceOf({ id, isChild }: FamilyPerson, answers: ReviewAnswers): Voice[] {
  const given = (name: string) => (answers[`${name}-${id}`] ?? null) as string | null;
  const score = (answers[`life-${id}`] ?? null) as number | null;
  const words = given('said');
  if (score === null && words === null) return [];
  const mayHear = isChild ? ((given('hear') ?? 'not settled') as NonNullable<Voice['mayHear']>) : 'team';
  return [{ personId: id, score, words, how: given('how'), mayHear, changed: given('influence'), toldBack: given('told') }];
}
