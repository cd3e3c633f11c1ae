import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { oneOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { backToFamily, familyAt } from '../family-form.ts';
import type { Family } from '../family.ts';
import { topicChoices } from '../note.ts';
import { getFamily, getPeopleOf } from '../people.queries.ts';
import { fullName, type Member } from '../person.ts';
import { addInvolvement } from './add-involvement.ts';

type Subject = Family & { people: Member[] };
const line = { kind: 'text', width: 30 } as const;

const helperForm = ({ people }: Subject) =>
  form({
    agencyName: text({ label: 'Who helps?', hint: 'The service, school or group', missing: 'Enter who helps', control: line }),
    personId: oneOf({
      label: 'Whom do they help?',
      hint: 'Leave it for the whole family',
      choices: people.map(person => ({ value: person.id, label: fullName(person) })),
      asList: true,
    }),
    doing: text({ label: 'What do they do?', control: line }),
    contactName: text({ label: 'Whom to speak to there', control: line }),
    contactPhone: text({ label: 'Their work phone', control: { kind: 'text', width: 20, type: 'tel' } }),
    startsOn: date({ label: 'Since when?', hint: 'Leave empty if you do not know' }),
    endsOn: date({ label: 'Until when?', hint: 'Leave empty if they still help' }),
    toldBy: text({ label: 'Who told you?', hint: 'For example, the mother, the school', missing: 'Say who told you', control: line }),
    sensitive: oneOf({
      label: 'Is it about something sensitive?',
      hint: 'Then only you and the people named for it will see it',
      choices: topicChoices,
      asList: true,
    }),
  });

export const addInvolvementPage = page({
  name: 'people.add-involvement',
  path: '/families/:familyId/helpers/new',
  title: 'Add somebody who helps',
  audience: 'workers',
  load: async (work, { familyId }): Promise<Subject> => ({ ...(await getFamily(work, familyId)), people: await getPeopleOf(work, familyId) }),
  allow: mayWriteOfFamily,
  about: ({ id }) => ({ familyId: id }),
  back: backToFamily,
  form: helperForm,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.name} family</span>Add somebody who helps</h1>
      ${formOf(view, askAll(view), { button: 'Save' })}`,
  submit: async (work, { id }, answers) => {
    await addInvolvement(work, id, answers);
    return { goTo: familyAt(id) };
  },
});
