import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { Refusal } from '#platform/refusal.ts';
import { getDescribed, nameOf } from '../described.queries.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { confirmRight } from './confirm-right.ts';

/** Says in one press that what is public is still right; the button stands on the record's page too. */
export const confirmRightPage = page({
  name: 'directory.confirm-right',
  path: '/directory/records/:recordId/confirm',
  title: 'Say that it is still right',
  audience: 'workers',
  load: async (work, { recordId }) => {
    const described = await getDescribed(work, recordId);
    if (!described.current) throw new Refusal('conflict', 'Nothing of it is public yet');
    return described;
  },
  allow: (actor, { record }) => mayKeepRecord(actor, record),
  about: ({ record }) => ({ subjectId: record.id }),
  back: ({ record }) => ({ href: `/directory/records/${record.id}`, text: 'Back' }),
  form: form({}),
  keeps: false,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${nameOf(view.subject)}</span>Is what is public still right?</h1>
      <p class="govuk-body">Families are shown today’s date as the day it was last checked. It is looked at again in half a year.</p>
      ${formOf(view, nothing, { button: 'It is still right' })}`,
  submit: async (work, { record }) => {
    await confirmRight(work, record.id);
    return { goTo: `/directory/records/${record.id}` };
  },
});
