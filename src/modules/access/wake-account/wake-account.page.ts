import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { getWorkerHere } from '../workers.queries.ts';
import { wakeAccount } from './wake-account.ts';

/** Somebody whose account was suspended needs it after all. */
export const wakeAccountPage = page({
  name: 'access.wake-account',
  path: '/workers/:workerId/wake',
  title: 'Open a suspended account',
  audience: 'workers',
  load: (work, { workerId }) => getWorkerHere(work, workerId),
  allow: mayManageAccounts,
  about: ({ id }) => ({ subjectId: id }),
  back: ({ id, name }) => ({ href: `/workers/${id}`, text: name }),
  form: form({}),
  show: view =>
    html`<h1 class="govuk-heading-l">Open the account of ${view.subject.name}</h1>
      <p class="govuk-body">First make sure that they still work at ${view.subject.agencyName}, and still need this service.</p>
      <p class="govuk-body">They sign in as before, and may do what they could before. They are told by email.</p>
      ${formOf(view, nothing, { button: 'Open it again' })}`,
  submit: async (work, { id }) => {
    await wakeAccount(work, id);
    return { goTo: `/workers/${id}` };
  },
});
