import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { oneOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { agreementChoices } from '../agreement.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { backToFamily, familyAt } from '../family-form.ts';
import type { Family } from '../family.ts';
import { getFamily, getPeopleOf } from '../people.queries.ts';
import { fullName, type Member } from '../person.ts';
import { recordAgreement } from './record-agreement.ts';

type Subject = Family & { people: Member[] };

const agreementForm = ({ people }: Subject) =>
  form(
    {
      given: oneOf({ label: 'What did the family say?', choices: agreementChoices, missing: 'Choose what the family said' }),
      personId: oneOf({ label: 'Who said so?', choices: people.map(person => ({ value: person.id, label: fullName(person) })), asList: true }),
      givenBy: text({ label: 'Or somebody not on the list', control: { kind: 'text', width: 20 } }),
      how: text({ label: 'How?', hint: 'For example, in person, by phone, signed' }),
      scope: text({ label: 'To what?', hint: 'For example, an assessment, a team around the family, sharing with the school' }),
      onDay: date({ label: 'When?', hint: 'Leave empty for today' }),
    },
    ({ given, personId, givenBy }) => (['yes', 'no', 'withdrawn'].includes(given) && !personId && !givenBy ? { personId: 'Say who said so' } : {}),
  );

export const recordAgreementPage = page({
  name: 'people.record-agreement',
  path: '/families/:familyId/agreement/new',
  title: 'Record agreement',
  audience: 'workers',
  load: async (work, { familyId }): Promise<Subject> => ({ ...(await getFamily(work, familyId)), people: await getPeopleOf(work, familyId) }),
  allow: mayWriteOfFamily,
  about: ({ id }) => ({ familyId: id }),
  back: backToFamily,
  form: agreementForm,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.name} family</span>Record agreement</h1>
      <p class="govuk-body">What was said before stays on the record.</p>
      ${formOf(view, askAll(view), { button: 'Save' })}`,
  submit: async (work, { id }, { onDay, ...answers }) => {
    await recordAgreement(work, id, { ...answers, ...(onDay && { onDay }) });
    return { goTo: familyAt(id) };
  },
});
