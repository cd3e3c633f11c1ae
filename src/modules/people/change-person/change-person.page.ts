import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { familyAt } from '../family-form.ts';
import { getMember } from '../people.queries.ts';
import { answersOf, personForm, personOf } from '../person-form.ts';
import { changePerson } from './change-person.ts';

/** Corrects what is known of somebody; two who do so at once are shown each other's words. */
export const changePersonPage = page({
  name: 'people.change-person',
  path: '/families/:familyId/people/:personId',
  title: 'Change a person’s details',
  audience: 'workers',
  load: (work, { familyId, personId }) => getMember(work, familyId, personId),
  allow: mayWriteOfFamily,
  about: ({ familyId, id }) => ({ familyId, subjectId: id }),
  back: ({ familyId }) => ({ href: familyAt(familyId), text: 'The family’s page' }),
  form: personForm,
  fill: answersOf,
  version: ({ version }) => version,
  show: view =>
    html`<h1 class="govuk-heading-l">Change a person’s details</h1>
      ${formOf(view, askAll(view), { button: 'Save' })}`,
  submit: async (work, { familyId, id, version }, answers) => {
    const { isChild, household, ...facts } = personOf(answers);
    await changePerson(work, familyId, id, { version, facts, isChild, household: household ?? null });
    return { goTo: familyAt(familyId) };
  },
});
