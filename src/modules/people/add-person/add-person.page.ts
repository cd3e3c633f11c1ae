import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { backToFamily, familyAt } from '../family-form.ts';
import { getFamily } from '../people.queries.ts';
import { personForm, personOf } from '../person-form.ts';
import { addPerson } from './add-person.ts';

export const addPersonPage = page({
  name: 'people.add-person',
  path: '/families/:familyId/people/new',
  title: 'Add a person',
  audience: 'workers',
  load: (work, { familyId }) => getFamily(work, familyId),
  allow: mayWriteOfFamily,
  about: ({ id }) => ({ familyId: id }),
  back: backToFamily,
  form: personForm,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.name} family</span>Add a person</h1>
      ${formOf(view, askAll(view), { button: 'Add this person' })}`,
  submit: async (work, { id }, answers) => {
    await addPerson(work, id, personOf(answers));
    return { goTo: familyAt(id) };
  },
});
