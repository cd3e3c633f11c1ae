import { longText, manyOf, oneOf, scale, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import type { FormView } from '#platform/page.ts';
import { personName } from './family-words.ts';
import type { FamilyPerson } from './names.queries.ts';
import { outcomeNeedChoices, topics, type Goal, type Topic } from './plan.ts';

export type GoalInput = {
  need: string;
  wanted: string;
  personIds: string[];
  outcomeNeed: string | null;
  scaleQuestion: string | null;
  firstScore: number | null;
  sensitive: Topic | 'no';
};

/** The questions of one need. For whom is asked of the people who are in the family. */
export const goalForm = (people: readonly FamilyPerson[]) =>
  form<GoalInput>({
    need: longText({ label: 'What is hard now?', hint: 'In the family’s own words where you can', missing: 'Enter what is hard now', rows: 4, max: 2000 }),
    wanted: longText({
      label: 'What does the family want instead?',
      hint: 'What would you see if this was going well?',
      missing: 'Enter what the family wants instead',
      rows: 3,
      max: 1000,
    }),
    personIds: manyOf({
      label: 'Who is this about?',
      hint: 'Leave empty for the whole family',
      choices: people.filter(person => person.isHere).map(person => ({ value: person.id, label: personName(person) })),
    }),
    outcomeNeed: oneOf({
      label: 'Kind of need',
      hint: 'From the outcome framework. It helps to show what changed',
      choices: outcomeNeedChoices(),
      asList: true,
    }),
    scaleQuestion: text({
      label: 'A question the family can score from 0 to 10',
      hint: 'For example “How calm are our mornings?” It is asked again at each review',
      max: 200,
    }),
    firstScore: scale({ label: 'What do they score today?', from: 0, to: 10, ends: ['Very hard', 'Going very well'] }),
    sensitive: oneOf({
      label: 'Who in the team may read this need and its actions?',
      choices: [
        { value: 'no', label: 'Everybody in the team' },
        ...topics.map(({ value, label }) => ({ value, label: `Only those named for: ${label.toLowerCase()}` })),
      ],
      missing: 'Choose who may read it',
    }),
  });

export const goalWords = ({ sensitive, ...words }: GoalInput) => ({ ...words, sensitive: sensitive === 'no' ? null : sensitive });

export const goalFilled = (goal: Goal): GoalInput => ({
  need: goal.need,
  wanted: goal.wanted,
  personIds: [...goal.personIds],
  outcomeNeed: goal.outcomeNeed,
  scaleQuestion: goal.scaleQuestion,
  firstScore: goal.firstScore,
  sensitive: goal.sensitive ?? 'no',
});

export const goalQuestions = (view: FormView<GoalInput>, more: Html, button: string): Html =>
  formOf(
    view,
    html`${ask(view, 'need')} ${ask(view, 'wanted')} ${ask(view, 'personIds')} ${ask(view, 'outcomeNeed')} ${ask(view, 'scaleQuestion')}
    ${ask(view, 'firstScore')} ${ask(view, 'sensitive')} ${more}`,
    { button },
  );
