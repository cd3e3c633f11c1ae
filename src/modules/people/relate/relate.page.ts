import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { oneOf, text, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { backToFamily, familyAt } from '../family-form.ts';
import type { Family } from '../family.ts';
import { getFamily, getPeopleOf } from '../people.queries.ts';
import { fullName, type Member } from '../person.ts';
import { isParenting, relationshipChoices } from '../relationship.ts';
import { relate } from './relate.ts';

type Subject = Family & { people: Member[] };

const relateForm = ({ people }: Subject) => {
  const choices = people.map(person => ({ value: person.id, label: fullName(person) }));
  return form(
    {
      fromPersonId: oneOf({ label: 'Who?', choices, asList: true, missing: 'Choose a person' }),
      kind: oneOf({ label: 'Is the …', choices: relationshipChoices, asList: true, missing: 'Choose how they are related' }),
      toPersonId: oneOf({ label: 'Of whom?', choices, asList: true, missing: 'Choose the other person' }),
      hasParentalResponsibility: yesNo({
        label: 'Does the first have parental responsibility for the other?',
        missing: 'Say whether they have parental responsibility',
      }),
      evidence: text({ label: 'How do we know?', hint: 'For example, birth certificate, court order, what the mother told us' }),
    },
    ({ fromPersonId, toPersonId, kind, hasParentalResponsibility, evidence }) => ({
      ...(fromPersonId === toPersonId && { toPersonId: 'Choose two different people' }),
      ...(hasParentalResponsibility &&
        !isParenting(kind) && { hasParentalResponsibility: 'Only somebody who brings a child up can have parental responsibility' }),
      ...(hasParentalResponsibility && !evidence && { evidence: 'Say how we know that they have parental responsibility' }),
    }),
  );
};

export const relatePage = page({
  name: 'people.relate',
  path: '/families/:familyId/relationships/new',
  title: 'How two people are related',
  audience: 'workers',
  load: async (work, { familyId }): Promise<Subject> => ({ ...(await getFamily(work, familyId)), people: await getPeopleOf(work, familyId) }),
  allow: mayWriteOfFamily,
  about: ({ id }) => ({ familyId: id }),
  back: backToFamily,
  form: relateForm,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.name} family</span>How two people are related</h1>
      ${formOf(view, askAll(view), { button: 'Save' })}`,
  submit: async (work, { id }, answers) => {
    await relate(work, id, answers);
    return { goTo: familyAt(id) };
  },
});
